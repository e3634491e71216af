"""Two records side by side: what both have, and whether it agrees."""

IDENTIFIERS = ("national", "loyalty", "device", "handle")

LABELS = {
    "mobile": "mobile",
    "landline": "landline",
    "email": "e-mail",
    "national": "national id",
    "loyalty": "loyalty id",
    "device": "device",
    "handle": "handle",
    "birth": "birth date",
    "address": "address",
}


def one_edit(left, right):
    """Whether one letter wrong, lost, too many or swapped with the next explains the difference."""
    if abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    left, right = left[start:], right[start:]
    swapped = left[1::-1] + left[2:] if len(left) > 1 else left
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped == right


def part(left, right, left_sound, right_sound, one_script):
    """"equal", "alike" or "other" for two given names or two surnames."""
    if left == right:
        return "equal"
    if one_script:
        short, long = sorted((left, right), key=len)
        # An initial, a part of a compound, a name cut off.
        if len(short) != 2 and (long.startswith(short) or long.endswith(short)):
            return "alike"
        if len(short) > 3 and one_edit(left, right):
            return "alike"
    if left_sound == right_sound and left_sound:
        return "alike"
    if min(len(left_sound), len(right_sound)) > 2 and one_edit(left_sound, right_sound):
        return "alike"
    return "other"


def names(left, right):
    """What the names of two records say, in words."""
    if not (left.named and right.named):
        return "no name on one side" if left.named or right.named else "no name on either side"
    one_script = left.script == right.script
    across = "" if one_script else " across scripts"
    if left.full and right.full:
        if left.full == right.full or left.full == right.family + right.given:
            return "equal full names"
    given = family = None
    if left.given and right.given:
        sounds = left.given_sound, right.given_sound
        given = part(left.given, right.given, *sounds, one_script)
    if left.family and right.family:
        sounds = left.family_sound, right.family_sound
        family = part(left.family, right.family, *sounds, one_script)
    if given and family:
        return both_parts(given, family, across, left, right)
    if not given and not family:
        return "a given name against a surname"
    agrees = (given or family) != "other"
    which = "given name" if given else "surname"
    return f"only the {which} on both sides, {'agreeing' + across if agrees else 'another'}"


def both_parts(given, family, across, left, right):
    if given != "other" and family != "other":
        return "alike full names" + across
    swapped = left.given_sound == right.family_sound and left.family_sound == right.given_sound
    if swapped and left.given_sound and left.family_sound:
        return "alike full names" + across
    if family != "other":
        return f"the surname agrees{across}, another given name"
    if given != "other":
        return f"the given name agrees{across}, another surname"
    return "other names" + across


def births(left, right):
    """"equal", "near", "other" or nothing."""
    if not (left and right):
        return ""
    if left == right:
        return "equal"
    mine, yours = left.split("-"), right.split("-")
    if len(mine) != len(yours):
        return "near" if mine[0] == yours[0] else "other"
    swapped = mine[:1] + mine[:0:-1] == yours
    return "near" if swapped or sum(a != b for a, b in zip(mine, yours)) == 1 else "other"


def same_address(left, right):
    """Whether two addresses are one: numbers and words of one are, nearly, among the other's."""
    numbers, most = sorted((left.numbers, right.numbers), key=len)
    few, many = sorted((left.words, right.words), key=len)
    if not numbers or not numbers <= most:
        return False
    common = len(few & many)
    return common >= 2 and common >= len(few) - 1 or common == 1 and left.numbers == right.numbers


def addresses(left, right):
    """"equal", "other" or nothing, by the postal code and the address together."""
    found = ""
    if left.postal and right.postal:
        if left.postal == right.postal or one_edit(left.postal, right.postal):
            return "equal"
        found = "other"
    if left.numbers and right.numbers and left.words and right.words:
        return "equal" if same_address(left, right) else "other"
    return found


def fields(left, right):
    """For each field that both records have, whether it is "equal", "near" or "other"."""
    found = {}
    for field in ("mobile", "landline", "email", *IDENTIFIERS):
        mine, yours = getattr(left, field), getattr(right, field)
        if mine and yours:
            near = one_edit(mine, yours) and field != "device"
            found[field] = "equal" if mine == yours else "near" if near else "other"
    for field, value in (
        ("birth", births(left.birth, right.birth)),
        ("address", addresses(left, right)),
    ):
        if value:
            found[field] = value
    return found
