"""Where a result is right and where wrong: pair precision, recall and F1 by slice, in Markdown.

    slices.py RECORDS.csv TRUTH.csv RESULT.csv

RESULT is what `yekta dedupe RECORDS.csv -o RESULT.csv` wrote, TRUTH has the columns record_id and
entity_id. The slices are those of contact data (`yekta sample` shows the columns); a column that is
missing leaves its slices empty. The report has counts only, nobody's values.

Who is whose relative is told by the records of true persons, so what no record says is not known:
- a household has a landline, a postal code or an address in common;
- twins are those of a household with one surname, one birth date and two given names;
- a generation apart are those of a household with one surname, born 18 to 50 years apart;
- namesakes have the full name equal in one script, after folding;
- who share a mobile use it at the same time if the times of their records with it overlap; one
  after another it is recycled, unless they have a surname or a household in common;
- a junk value is a phone, an e-mail or an id that is none by its form, or that more true persons
  have than can share one.

"What shared values are worth" looks at all pairs of the file that share a value: the share of one
person is what the evidence of that kind is worth alone, to be held against what was joined. "A
chain of identifiers" is the share of the lost pairs that values of one owner link over records of
that person. Pieces are what one identity has of one person, all their records together.
"""

import argparse
from collections import Counter, defaultdict
from itertools import combinations

from scoring import read_column
from slicing import tables
from slicing.evidence import worth
from slicing.kind import chains, kinds_of, pieces, settles_false, settles_lost, shared_values
from slicing.person import one, people_of, relations, sharing
from slicing.record import read_records


def pairs_within(records, key):
    """The pairs of places of records that are equal by key."""
    groups = defaultdict(list)
    for record in records:
        groups[key(record)].append(record.place)
    for places in groups.values():
        yield from combinations(places, 2)


def slices_of(left, right, users):
    """The names of the slices that a pair of records belongs to, each with its group."""
    yield "overall", "all pairs"
    yield "channels", " – ".join(sorted((left.channel or "none", right.channel or "none")))
    nameless = (not left.named) + (not right.named)
    if nameless:
        yield "names", ("one record without a name", "both without a name")[nameless - 1]
    elif left.script and right.script:
        scripts = "both " + left.script
        if left.script != right.script:
            scripts = "Persian against Latin"
        yield "scripts", scripts
        if left.full and right.full:
            yield "scripts", scripts + ", full names"
    if not nameless:
        yield "names", "both with a name"
    if left.junk or right.junk:
        side = "both" if left.junk and right.junk else "one"
        yield "junk", f"a junk phone, e-mail or id on {side}"
    if left.mobile and right.mobile:
        if left.mobile != right.mobile:
            yield "mobiles", "two mobiles"
        else:
            several = len(users[left.mobile]) > 1
            yield "mobiles", "one mobile, " + ("several persons'" if several else "one person's")


def count_slices(records, lost, hits, false):
    """For each slice and group: the pairs that are real, said, and both."""
    users = defaultdict(set)
    for record in records:
        users[record.mobile].add(record.person)
    real, said, both = Counter(), Counter(), Counter()
    for pairs, counters in ((lost, (real,)), (hits, (real, said, both)), (false, (said,))):
        for left, right in pairs:
            for key in slices_of(records[left], records[right], users):
                for counter in counters:
                    counter[key] += 1
    return real, said, both


def persons(records, pair):
    return tuple(sorted(records[place].person for place in pair))


def report_slices(records, lost, hits, false):
    counts = count_slices(records, lost, hits, false)
    tables.slices("Overall", "overall", counts)
    tables.slices("By channels", "channels", counts)
    tables.slices("Names, by script", "scripts", counts)
    tables.slices("With and without names", "names", counts)
    tables.slices("Mobiles on both sides", "mobiles", counts)
    tables.slices("Junk values", "junk", counts)


def report_persons(records, lost, hits, false):
    people = people_of(records)
    found = relations(records, people)
    wrong = Counter(persons(records, pair) for pair in false)
    own = [Counter(records[pair[0]].person for pair in pairs) for pairs in (lost, hits)]
    tables.relations(found, people, *own, wrong)
    found["one e-mail"] = set(sharing(records, lambda record: one(record.email)))
    tables.who(found, people, wrong)
    return found["one household"]


def report_errors(records, lost, false, household):
    shared, chain = shared_values(records), chains(records)

    def chained(pair):
        return chain[pair[0]] == chain[pair[1]]

    def at_home(pair):
        return persons(records, pair) in household

    tables.evidence("What shared values are worth, most wrongly judged first", worth(records))
    for name, pairs, marked, title, settles in (
        ("Lost", lost, chained, "a chain of identifiers", settles_lost),
        ("False", false, at_home, "one household", settles_false),
    ):
        kinds = kinds_of(pairs, records, shared, marked, settles)
        tables.settled(f"{name} pairs by what would settle them", kinds, len(pairs))
        tables.kinds(f"{name} pairs by kind", title, kinds, len(pairs))
        parts = pieces(pairs, records, shared)
        whose = "Pieces of one person" if name == "Lost" else "Persons in one identity"
        tables.parts(f"{whose}: the best that two of them share", parts, len(pairs))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("records", "truth", "result"):
        parser.add_argument(name)
    options = parser.parse_args()

    truth = read_column(options.truth, "record_id", "entity_id")
    identities = read_column(options.result, "record_id", "identity_id")
    records = read_records(options.records, truth, identities)
    hits, lost = [], []
    for pair in pairs_within(records, lambda record: record.person):
        left, right = (records[place] for place in pair)
        (hits if left.identity == right.identity else lost).append(pair)
    together = pairs_within(records, lambda record: record.identity)
    false = [pair for pair in together if len(set(persons(records, pair))) == 2]

    print(
        f"{len(records):,} records, {len({record.person for record in records}):,} persons, "
        f"{len({record.identity for record in records}):,} identities."
    )
    report_slices(records, lost, hits, false)
    household = report_persons(records, lost, hits, false)
    report_errors(records, lost, false, household)


if __name__ == "__main__":
    main()
