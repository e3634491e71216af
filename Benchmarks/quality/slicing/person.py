"""The true persons behind the records, and who of them is whose relative or namesake."""

from collections import Counter, defaultdict
from itertools import combinations

from .pair import one_edit, same_address
from .record import PERSONS_MAX

# A landline, postal code or address of more persons is an office's or a tower's, no household's.
HOUSEHOLD_PERSONS_MAX = 8
GENERATION_YEARS = range(18, 51)


class Person:
    """What all records of one true person say together."""

    def __init__(self, records):
        self.records = records
        self.fulls = {record.full for record in records} - {""}
        self.givens = {record.given for record in records} - {""}
        self.given_sounds = {record.given_sound for record in records} - {""}
        self.surnames = {record.family for record in records if len(record.family) > 1}
        sounds = {record.family_sound for record in records}
        self.surname_sounds = {sound for sound in sounds if len(sound) > 1}
        births = Counter(record.birth for record in records if len(record.birth) > 4)
        self.birth = min(births, key=lambda day: (-births[day], day)) if births else ""

    def usual_surname(self, script):
        names = Counter(record.family for record in self.records if record.script == script)
        names.pop("", None)
        return min(names, key=lambda name: (-names[name], name)) if names else ""


def people_of(records):
    grouped = defaultdict(list)
    for record in records:
        grouped[record.person].append(record)
    return {person: Person(found) for person, found in grouped.items()}


def same_surname(left, right):
    return bool(
        left.surnames & right.surnames or left.surname_sounds & right.surname_sounds
    )


def other_given_name(left, right):
    """Whether both have given names, and not one of them could be the other's."""
    return bool(left.givens and right.givens) and not any(
        mine == yours or len(mine) > 2 and one_edit(mine, yours)
        for one, other in (
            (left.givens, right.givens),
            (left.given_sounds, right.given_sounds),
        )
        for mine in one
        for yours in other
    )


def sharing(records, value_of, persons_max=None):
    """The pairs of persons that have a value in common, and the values each pair shares."""
    holders = defaultdict(set)
    for record in records:
        for value in value_of(record):
            holders[value].add(record.person)
    pairs = defaultdict(set)
    for value, persons in holders.items():
        if persons_max is None or len(persons) <= persons_max:
            for pair in combinations(sorted(persons), 2):
                pairs[pair].add(value)
    return pairs


def one(value):
    return [value] if value else []


def households(records):
    """The pairs of persons with a landline, a postal code or an address in common."""
    found = set(sharing(records, lambda record: one(record.landline), HOUSEHOLD_PERSONS_MAX))
    found |= set(sharing(records, lambda record: one(record.postal), HOUSEHOLD_PERSONS_MAX))
    # By a number and a word first, since no address is written twice in the same way.
    near = defaultdict(list)
    for record in records:
        for number in record.numbers:
            for word in record.words:
                near[number, word].append(record)
    for together in near.values():
        if len(together) <= 40 * HOUSEHOLD_PERSONS_MAX:
            for left, right in combinations(together, 2):
                if left.person != right.person and same_address(left, right):
                    found.add(tuple(sorted((left.person, right.person))))
    return found


def generations(left, right):
    """Whether one could be the other's parent by age."""
    if not (left.birth and right.birth):
        return False
    return abs(int(left.birth[:4]) - int(right.birth[:4])) in GENERATION_YEARS


def twins(people):
    """The pairs of persons born on one day with one surname and two given names."""
    days = defaultdict(list)
    for key, person in people.items():
        if person.birth:
            days[person.birth].append(key)
    for together in days.values():
        for left, right in combinations(sorted(together), 2):
            mine, yours = people[left], people[right]
            if same_surname(mine, yours) and other_given_name(mine, yours):
                yield left, right


def surname_pairs(people):
    """How many pairs of persons have one surname in one script: counted, there are too many."""
    counts = Counter(), Counter(), Counter()
    for person in people.values():
        names = person.usual_surname("Persian"), person.usual_surname("Latin")
        for count, name in zip(counts, (*names, names if all(names) else "")):
            if name:
                count[name] += 1
    persian, latin, both = (
        sum(size * (size - 1) // 2 for size in count.values()) for count in counts
    )
    return persian + latin - both


def usual_surname_shared(left, right):
    return any(
        left.usual_surname(script) and left.usual_surname(script) == right.usual_surname(script)
        for script in ("Persian", "Latin")
    )


def mobile_sharing(records, people, household):
    """The pairs of persons that use one mobile, by when they used it."""
    times = defaultdict(list)
    for record in records:
        if record.mobile:
            times[record.person, record.mobile].append(record.time)
    kinds = {"at the same time": set(), "one after another, kin": set(), "recycled": set()}
    shared = sharing(records, lambda record: one(record.mobile), PERSONS_MAX["mobile"])
    for (left, right), mobiles in shared.items():
        kind = "recycled"
        for mobile in mobiles:
            mine, yours = times[left, mobile], times[right, mobile]
            if max(min(mine), min(yours)) <= min(max(mine), max(yours)):
                kind = "at the same time"
        kin = (left, right) in household or same_surname(people[left], people[right])
        if kind == "recycled" and kin:
            kind = "one after another, kin"
        kinds[kind].add((left, right))
    return kinds


def relations(records, people):
    """The kinds of pairs of two persons that are easily taken for one, each a set of pairs."""
    household = households(records)
    surname = {pair for pair in household if same_surname(people[pair[0]], people[pair[1]])}
    born_together = set(twins(people))
    mobiles = mobile_sharing(records, people, household)
    return {
        "one household": household,
        "one household, one surname": surname,
        "one household, other surnames": household - surname,
        "twins": born_together & household,
        "one surname and birth date, no household known": born_together - household,
        "a generation apart": {
            pair for pair in surname if generations(people[pair[0]], people[pair[1]])
        },
        "namesakes": set(sharing(records, lambda record: one(record.full))),
        **{f"one mobile, {kind}": pairs for kind, pairs in mobiles.items()},
    }
