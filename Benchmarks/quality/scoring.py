"""Scores a clustering against the truth by pairs of records, for both programs alike."""

import csv
from collections import Counter


def read_column(path, key, value):
    """The values of one column of a CSV file by those of another."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        return {row[key]: row[value] for row in csv.DictReader(file)}


def pairs(count):
    return count * (count - 1) // 2


def f1(hits, said, real):
    return 2 * hits / (said + real) if said + real else 1.0


def score(truth, clusters):
    """Precision, recall and F1 over the pairs of the truth's records.

    A record that the clusters lack is a cluster of its own.
    """
    cells, entities, found = Counter(), Counter(), Counter()
    for record, entity in truth.items():
        cluster = clusters.get(record, ("alone", record))
        cells[entity, cluster] += 1
        entities[entity] += 1
        found[cluster] += 1
    hits = sum(map(pairs, cells.values()))
    said = sum(map(pairs, found.values()))
    real = sum(map(pairs, entities.values()))
    return {
        "precision": hits / said if said else 1.0,
        "recall": hits / real if real else 1.0,
        "f1": f1(hits, said, real),
    }


def best_threshold(truth, edges):
    """The best F1 of connected components over all thresholds, with the truth in hand.

    Edges are (weight, record, record). They are joined from the heaviest down, and the counts of
    pairs are kept up as components meet, so that every threshold is tried.
    """
    parent = {record: record for record in truth}
    members = {record: Counter([entity]) for record, entity in truth.items()}
    real = sum(map(pairs, Counter(truth.values()).values()))
    hits = said = 0
    best = (f1(0, 0, real), None, 0, 0)

    def root(record):
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    edges = sorted(edges, reverse=True)
    for place, (weight, left, right) in enumerate(edges):
        left, right = root(left), root(right)
        if left != right:
            if len(members[left]) < len(members[right]):
                left, right = right, left
            said += members[left].total() * members[right].total()
            for entity, count in members[right].items():
                hits += count * members[left][entity]
            members[left].update(members.pop(right))
            parent[right] = left
        # A threshold lies between two weights, never among edges of one.
        if place + 1 == len(edges) or edges[place + 1][0] < weight:
            value = f1(hits, said, real)
            if value > best[0]:
                best = (value, weight, hits, said)
    value, weight, hits, said = best
    return {
        "precision": hits / said if said else 1.0,
        "recall": hits / real if real else 1.0,
        "f1": value,
        "weight": weight,
    }
