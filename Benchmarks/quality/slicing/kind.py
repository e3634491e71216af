"""The errors by kind: what both records have, and what evidence would settle it."""

from collections import Counter, defaultdict

from .pair import IDENTIFIERS, LABELS, fields, names

OWNED = {"national id", "loyalty id", "device", "handle", "e-mail"}


def shared_values(records):
    """The mobiles and addresses of e-mail that several true persons have."""
    holders = defaultdict(set)
    for record in records:
        for value in (record.mobile, record.email):
            if value:
                holders[value].add(record.person)
    return {value for value, persons in holders.items() if len(persons) > 1}


def describe(left, right, shared):
    """A pair in words: the names, what agrees, what disagrees."""
    agree, differ = [], []
    for field, state in fields(left, right).items():
        label = LABELS[field]
        if state == "other":
            # Which of them does not matter: a person has one of each for a time.
            differ.append("other identifier" if field in IDENTIFIERS[1:] else label)
            continue
        if field in ("mobile", "email") and getattr(left, field) in shared and state == "equal":
            label += " of several persons"
        agree.append(label if state == "equal" else f"{label} nearly")
    return names(left, right), tuple(agree), tuple(dict.fromkeys(differ))


def chains(records):
    """A number per record, equal where values that one person owns lead from one to the other.

    Only among the records of one true person: the best that following identifiers could do.
    """
    parent = list(range(len(records)))

    def root(place):
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    first = {}
    for record in records:
        for field in ("mobile", "email", *IDENTIFIERS):
            value = getattr(record, field)
            if value:
                other = first.setdefault((record.person, field, value), record.place)
                parent[root(record.place)] = root(other)
    return [root(place) for place in range(len(records))]


def settles_lost(name, agree, differ):
    """What evidence would join a pair of this kind that was lost."""
    owned = [label for label in agree if label in OWNED or label == "mobile"]
    if owned and differ:
        return "the shared identifier and what disagrees: which of them changed, and when"
    if owned:
        what = f"the {owned[0]} alone"
        if "another" in name or "other" in name:
            return f"{what}, if the names are one person's: a changed or a misread name"
        return f"{what} should do: see what else their identities hold that disagrees"
    if any("several persons" in label for label in agree):
        if "no name" in name:
            return "who of those on the number it was: a name, or when each of them used it"
        return "the given name, or when each person used the number"
    if any("nearly" in label for label in agree):
        return "that one of the two values is a slip: a third record with the right one"
    if "birth date" in agree or "landline" in agree or "address" in agree:
        if "full names" in name:
            return "name and household or birth date should do, if nothing holds them apart"
        return "a name or an identifier that tells the members of the household apart"
    if "full names" in name:
        if differ:
            return "a third record with both the old and the new value, or a birth date"
        return "a name is no proof: a birth date, an address or any identifier on both"
    if "only the" in name and "agreeing" in name:
        return "the other part of the name and an identifier: only a third record that links them"
    if "no name" in name:
        return "nothing in common: only a third record that links them"
    return "names that disagree: only a third record that links them"


def settles_false(name, agree, differ):
    """What evidence would have kept a pair of this kind apart."""
    if any(label in OWNED for label in agree):
        return "an identifier that two persons have in the data: a birth date or a national id"
    if any("several persons" in label for label in agree):
        if "another given name" in name or "other names" in name:
            return "the given name should do: the owner's and the relative's"
        if "no name" in name:
            return "who of those on the number it was: a name, or when each of them used it"
        return "a number handed on or a family's: when each person used it, a birth date"
    if any("nearly" in label for label in agree):
        return "that the two values are no slip of one another: other records with each of them"
    if "address" in agree or "landline" in agree:
        return "a birth date, sex or an identifier of one's own tells members of a household apart"
    if "full names" in name:
        return "namesakes: a birth date, a national id, an address"
    return "nothing in common: the record between them that was joined to both"


def kinds_of(pairs, records, shared, marked, settles):
    """The kinds among pairs of records, commonest first: the kind, its pairs, those of them that
    are marked, and what would settle it.
    """
    counts, parts = Counter(), Counter()
    for left, right in pairs:
        kind = describe(records[left], records[right], shared)
        counts[kind] += 1
        parts[kind] += marked((left, right))
    ranked = sorted(counts, key=lambda kind: (-counts[kind], kind))
    return [(kind, counts[kind], parts[kind], settles(*kind)) for kind in ranked]


STRENGTHS = (
    "a national id, loyalty id, device or handle",
    "an e-mail",
    "a mobile of one person",
    "a mobile or e-mail of several persons, and a name",
    "full names, and birth date, landline or address",
    "a mobile or e-mail of several persons",
    "birth date, landline or address",
    "equal full names",
    "alike full names",
    "a part of a name",
    "nothing",
)


def strength(name, agree):
    """The place in STRENGTHS of the best that a pair of records has in common."""
    exact = {label for label in agree if "nearly" not in label}
    shared = any("several" in label for label in exact)
    household = exact & {"birth date", "landline", "address"}
    full = "full names" in name
    named = full or "agreeing" in name
    tests = (
        exact & OWNED - {"e-mail"},
        "e-mail" in exact,
        "mobile" in exact,
        shared and named,
        full and household,
        shared,
        household,
        name == "equal full names",
        full,
        named,
        True,
    )
    return next(place for place, holds in enumerate(tests) if holds)


def pieces(pairs, records, shared):
    """For each strength: how many pairs of pieces have it at best, and of how many record pairs.

    A piece is what one identity has of one person; its pairs are all those lost, or false, between
    the two pieces.
    """
    best, sizes = {}, Counter()
    for left, right in pairs:
        ends = ((records[place].identity, records[place].person) for place in (left, right))
        key = tuple(sorted(ends, key=str))
        name, agree, _ = describe(records[left], records[right], shared)
        best[key] = min(best.get(key, len(STRENGTHS)), strength(name, agree))
        sizes[key] += 1
    found, total = Counter(best.values()), Counter()
    for key, place in best.items():
        total[place] += sizes[key]
    return [(STRENGTHS[place], found[place], total[place]) for place in sorted(found)]
