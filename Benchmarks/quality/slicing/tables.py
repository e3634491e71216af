"""The tables of the report, in Markdown."""

from collections import Counter

from scoring import f1

from .person import surname_pairs, usual_surname_shared

KINDS_SHOWN = 15
NOTHING = "–"

# What two persons joined by mistake are to each other, the closest first, and the relations that
# tell; each pair of persons is counted once.
WHO = {
    "twins": "twins",
    "a generation apart": "parent and child by surname and age",
    "one household, one surname": "one household and surname, ages not known",
    "one household, other surnames": "one household, other surnames",
    "namesakes": "namesakes",
    "one mobile, at the same time": "one mobile at the same time",
    "one mobile, one after another, kin": "one mobile and surname, one after another",
    "one mobile, recycled": "a recycled mobile",
    "one e-mail": "one e-mail",
}


def row(*cells):
    print("| " + " | ".join(f"{c:,}" if isinstance(c, int) else str(c) for c in cells) + " |")


def head(title, *columns, words=1):
    """A title and the head of a table whose first columns are words, the others numbers."""
    print(f"\n## {title}\n")
    row(*columns)
    row(*["---"] * words, *["---:"] * (len(columns) - words))


def share(part, whole):
    return f"{part / whole:.4f}" if whole else NOTHING


def slices(title, slice_name, counts):
    """Precision, recall and F1 of the groups of one way to slice."""
    real, said, both = counts
    groups = {group for name, group in real | said if name == slice_name}
    if not groups:
        return
    head(title, "pairs", "true", "joined", "of them right", "precision", "recall", "F1")
    for group in sorted(groups, key=lambda group: (-real[slice_name, group], group)):
        key = slice_name, group
        row(
            *(group, real[key], said[key], both[key]),
            *(share(both[key], said[key]), share(both[key], real[key])),
            f"{f1(both[key], said[key], real[key]):.4f}",
        )


def relations(found, people, lost, hits, wrong):
    """Pairs of persons who are easily taken for one: how many were, and what it costs them.

    Lost and hits are the pairs of records of each person, wrong those of each pair of persons.
    """
    head(
        "Persons easily taken for one",
        *("two persons", "pairs of them", "joined, at least in part", "share"),
        *("wrong pairs of records", "of so many", "recall of their own pairs"),
    )
    for name, pairs in found.items():
        joined = pairs & wrong.keys()
        concerned = {person for pair in pairs for person in pair}
        mine = sum(hits[person] for person in concerned)
        row(
            *(name, len(pairs), len(joined), share(len(joined), len(pairs))),
            sum(wrong[pair] for pair in joined),
            sum(len(people[left].records) * len(people[right].records) for left, right in pairs),
            share(mine, mine + sum(lost[person] for person in concerned)),
        )
    # Counted, not listed: one surname is that of too many.
    household = found["one household"]
    count = surname_pairs(people)
    count -= sum(usual_surname_shared(people[left], people[right]) for left, right in household)
    joined = [
        pair
        for pair in wrong.keys() - household
        if usual_surname_shared(people[pair[0]], people[pair[1]])
    ]
    pairs = sum(wrong[pair] for pair in joined)
    name = "one surname, no household known"
    row(name, count, len(joined), share(len(joined), count), pairs, NOTHING, NOTHING)


def who(found, people, wrong):
    """Every false pair once, by what its two persons are to each other."""
    columns = "two persons", "pairs of them", "pairs of records", "share"
    head("False pairs by who was joined", *columns)
    persons, pairs = Counter(), Counter()
    for pair, count in wrong.items():
        label = next((label for name, label in WHO.items() if pair in found[name]), None)
        if label is None:
            alike = usual_surname_shared(people[pair[0]], people[pair[1]])
            label = "one surname, nothing else known" if alike else "strangers"
        persons[label] += 1
        pairs[label] += count
    for label, count in pairs.most_common():
        row(label, persons[label], count, share(count, pairs.total()))


def in_words(kind):
    """The cells that tell what both records have."""
    name, agree, differ = kind
    return name, ", ".join(agree) or NOTHING, ", ".join(differ) or NOTHING


def evidence(title, rows):
    """What shared values are worth in the file, and what was made of them."""
    head(
        title,
        *("names", "agrees", "disagrees", "pairs in the file", "of one person"),
        *("share", "joined of these", "joined of the others", "judged wrongly"),
        words=3,
    )
    for kind, total, real, hits, false in rows[:KINDS_SHOWN]:
        row(
            *(*in_words(kind), total, real, share(real, total)),
            *(share(hits, real), share(false, total - real), real - hits + false),
        )


def kinds(title, marked, rows, total):
    """The commonest kinds of errors, with what evidence would settle them."""
    columns = ("names", "agrees", "disagrees", "what would settle it", "pairs", "share", marked)
    head(title, *columns, words=4)
    for kind, count, part, settles in rows[:KINDS_SHOWN]:
        row(*in_words(kind), settles, count, share(count, total), share(part, count))
    rest = rows[KINDS_SHOWN:]
    if rest:
        count, part = sum(kind[1] for kind in rest), sum(kind[2] for kind in rest)
        name = f"{len(rest):,} other kinds"
        row(name, *[NOTHING] * 3, count, share(count, total), share(part, count))


def settled(title, rows, total):
    """The errors by the sentence alone."""
    head(title, "what would settle it", "pairs", "share")
    counts = Counter()
    for _, count, _, settles in rows:
        counts[settles] += count
    for settles, count in counts.most_common():
        row(settles, count, share(count, total))


def parts(title, rows, total):
    """What the two sides of the errors share at best, all records of each side together."""
    head(title, "in common", "pairs of sides", "pairs of records", "share")
    for label, count, size in rows:
        row(label, count, size, share(size, total))
