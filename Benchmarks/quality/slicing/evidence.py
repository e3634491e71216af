"""What a shared value is worth in this file: of all pairs of records with it, how many are one
person's, and how many of either sort were joined.
"""

from collections import Counter, defaultdict
from itertools import combinations

from .kind import describe
from .pair import IDENTIFIERS

SHARED = ("mobile", "landline", "email", *IDENTIFIERS)

# A value of more records would make more pairs than the rest of the file; it is left out.
RECORDS_MAX = 500


def pairs_sharing(records):
    """The pairs of records with an equal number, e-mail, identifier or full name."""
    groups = defaultdict(list)
    for record in records:
        for field in SHARED:
            value = getattr(record, field)
            if value:
                groups[field, value].append(record.place)
        if record.full:
            # Both orders, since a form filled in the wrong way round is an equal name, too.
            for name in {record.full, record.family + record.given}:
                groups["full", name].append(record.place)
    return {
        pair
        for places in groups.values()
        if len(places) <= RECORDS_MAX
        for pair in combinations(places, 2)
    }


def worth(records):
    """For each kind of pair with a shared value: all, of one person, and the joined of both sorts.

    Ordered by the pairs that were judged wrongly. The kinds say nothing that only the truth knows.
    """
    total, real, hits, false = Counter(), Counter(), Counter(), Counter()
    for left, right in pairs_sharing(records):
        left, right = records[left], records[right]
        kind = describe(left, right, ())
        same, joined = left.person == right.person, left.identity == right.identity
        total[kind] += 1
        real[kind] += same
        hits[kind] += same and joined
        false[kind] += joined and not same
    wrong = {kind: real[kind] - hits[kind] + false[kind] for kind in total}
    ranked = sorted(total, key=lambda kind: (-wrong[kind], kind))
    return [(kind, total[kind], real[kind], hits[kind], false[kind]) for kind in ranked]
