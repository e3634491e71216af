"""Contact records of several channels, Persian and Latin.

Splink compares what it is given, so the preparation does here what a good practitioner would do
first: one form for digits, letters, phones, calendars and titles, full names split into two, and
for each name part a key of its consonants that is the same in both scripts.
"""

import datetime
import re
from collections import defaultdict

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import SettingsCreator, block_on

from .cleaning import digits, drop_generic, fold, or_none

columns = {"channel", "given_name", "family_name", "full_name", "phone", "national_id", "handle"}

# How many records may share a value that is one person's or one household's.
GENERIC_MAX = {
    "mobile": 20, "landline": 25, "email": 12, "national_id": 12, "loyalty_id": 20,
    "device_id": 20, "handle": 20, "postal_code": 20,
}

DEFAULT_DATES = {(1300, 1, 1), (1370, 1, 1), (1900, 1, 1), (1970, 1, 1), (1111, 11, 11)}

# What the owner of such files would know.
RECORDS_PER_PERSON = 3

TITLES = set(
    "mr mrs ms miss dr eng آقای خانم سرکار جناب دکتر مهندس حاج حاجی حاجیه آقا سید سیده میر "
    "استاد کربلایی مشهدی بانو سرکارخانم جنابآقای seyed seyyed seyedeh sayed".translate(
        str.maketrans("آ", "ا")
    ).split()
)
NOBODY = {
    "مشتری گرامی", "خریدار محترم", "نامشخص", "ناشناس", "کاربر مهمان", "test", "test test", "unknown",
}
SUFFIXES = {"زاده", "زاد", "پور", "نژاد", "نیا", "فر", "zadeh", "pour", "poor", "nejad", "nia"}

PERSIAN_SOUNDS = {
    "ب": "b", "پ": "p", "ت": "t", "ط": "t", "ث": "s", "س": "s", "ص": "s", "ج": "j", "چ": "c",
    "خ": "x", "د": "d", "ذ": "z", "ز": "z", "ض": "z", "ظ": "z", "ر": "r", "ژ": "j", "ش": "$",
    "غ": "g", "ق": "g", "گ": "g", "ف": "f", "ک": "k", "ل": "l", "م": "m", "ن": "n",
    "ه": "h", "ح": "h",
}
LATIN_SOUNDS = [
    ("kh", "x"), ("sh", "$"), ("ch", "č"), ("zh", "j"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "z"), ("q", "g"), ("ck", "k"), ("c", "k"), ("č", "c"),
]


def sound(name):
    """The consonants of a name in either script, without those that come and go."""
    for letters, other in LATIN_SOUNDS:
        name = name.replace(letters, other)
    text = "".join(PERSIAN_SOUNDS.get(c, c) for c in name)
    text = "".join(c for c in text if c in "bptsjcxdzr$gfklmnh")
    first, rest = text[:1], text[1:].replace("h", "")
    text = first + rest
    return "".join(c for i, c in enumerate(text) if text[i - 1 : i] != c)


def words(text):
    text = re.sub(r"[^\w\s,،'-]", " ", fold(text)).replace("'", "").replace("-", " ")
    return [word for word in text.split() if word not in TITLES]


def join_suffixes(parts):
    out = []
    for part in parts:
        if part in SUFFIXES and out:
            out[-1] += part
        else:
            out.append(part)
    return out


def split(full):
    """Given name and surname out of a full name; a lone word is a surname."""
    text = fold(full)
    if text in NOBODY:
        return "", ""
    head, comma, tail = text.replace("،", ",").partition(",")
    if comma:
        return "".join(words(tail)), "".join(words(head))
    parts = join_suffixes(words(full))
    if len(parts) < 2:
        return "", "".join(parts)
    return "".join(parts[:-1]), parts[-1]


def phone(text):
    """Mobile and landline of a number, in national form without the leading 0."""
    number = re.sub(r"\D", "", digits(text))
    number = re.sub(r"^(0098|098|98(?=\d{10}$)|0044|44(?=7\d{9}$))", "", number).lstrip("0")
    if len(number) < 8 or re.search(r"(\d)\1{5}", number) or number in "9123456789":
        return "", ""
    is_mobile = len(number) == 10 and number[0] == "9" or number[0] == "7"
    return (number, "") if is_mobile else ("", number)


def gregorian(year, month, day):
    """A day of the Jalali calendar, by its 33-year cycle."""
    days = 365 * (year - 1) + (8 * (year - 1) + 29) // 33
    days += (month - 1) * 31 - max(0, month - 7) + day - 1
    return datetime.date(622, 3, 22) + datetime.timedelta(days=days)


def birth_date(text):
    """The day in ISO form, "YYYY" if only the year is known, or nothing."""
    text = digits(text)
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) == 1 and 1200 < parts[0] < 2030:
        return str(parts[0] if parts[0] > 1800 else parts[0] + 621)
    if len(parts) != 3:
        return ""
    if parts[2] > 31:
        parts = parts[::-1]
    year, month, day = parts
    if year < 100:
        year += 1300
    if (year, month, day) in DEFAULT_DATES:
        return ""
    if month > 12 >= day:
        month, day = day, month
    try:
        if 1250 < year < 1450:
            return gregorian(year, month, day).isoformat()
        return datetime.date(year, month, day).isoformat() if year > 1850 else ""
    except ValueError:
        return ""


def gender(text):
    text = text.strip().lower()
    if text in {"m", "male", "1", "مرد", "آقا"}:
        return "m"
    return "f" if text in {"f", "female", "2", "زن", "خانم"} else ""


def address_numbers(text):
    """The numbers of an address in order: house, unit, alley. Words differ by script."""
    return " ".join(re.findall(r"\d+", digits(text)))


def identifier(text):
    text = re.sub(r"\W", "", digits(text)).lower()
    return text if len(set(text)) > 2 and text not in "01234567890123456789" else ""


def prepare(row):
    given = "".join(words(row["given_name"]))
    family = "".join(words(row["family_name"]))
    if fold(f"{row['given_name']} {row['family_name']}") in NOBODY:
        given = family = ""
    if row["full_name"] and not family:
        first, last = split(row["full_name"])
        given, family = given or first, last
    mobile, landline = phone(row["phone"])
    email = re.sub(r"\+[^@]*@", "@", row["email"].strip().lower())
    national = identifier(row["national_id"])
    date = birth_date(row["birth_date"])
    given_sound, family_sound = sound(given), sound(family)
    both = given_sound and family_sound
    return {
        "unique_id": row["record_id"],
        "given": or_none(given),
        "family": or_none(family),
        "given_sound": or_none(given_sound),
        "family_sound": or_none(family_sound),
        "whole_sound": given_sound + family_sound if both else None,
        "joined_sound": or_none(given_sound + family_sound),
        "mobile": or_none(mobile),
        "landline": or_none(landline),
        "email": email if "@" in email else None,
        "email_local": or_none(re.sub(r"[^a-z]", "", email.split("@")[0])),
        "national_id": or_none(national.zfill(10) if len(national) >= 7 else ""),
        "birth_date": or_none(date),
        "gender": or_none(gender(row["gender"])),
        "address_numbers": or_none(address_numbers(row["address"])),
        "address": or_none(sound(fold(row["address"]))),
        "city": or_none(sound(fold(row["city"]))),
        "postal_code": or_none(identifier(row["postal_code"])),
        "loyalty_id": or_none(identifier(row["loyalty_id"])),
        "device_id": or_none(identifier(row["device_id"])),
        "handle": or_none(row["handle"].strip().lower()),
    }


def prepare_all(rows):
    """Takes junk out, and tells the mobiles of one person from those that several names use."""
    drop_generic(rows, GENERIC_MAX)
    names = defaultdict(set)
    for row in rows:
        if row["mobile"] and row["given_sound"] and len(row["given_sound"]) > 1:
            names[row["mobile"]].add(row["given_sound"][:2])
    for row in rows:
        row["mobile_users"] = "several" if len(names[row["mobile"]]) > 1 else "one"


def name(part, other):
    """One part of the name; that both parts joined are equal counts here, since splits go wrong."""
    return cl.CustomComparison(
        output_column_name=part,
        comparison_levels=[
            cll.NullLevel(part),
            cll.ExactMatchLevel(part, term_frequency_adjustments=True),
            cll.ExactMatchLevel(f"{part}_sound", term_frequency_adjustments=True),
            cll.ExactMatchLevel("joined_sound"),
            cll.JaroWinklerLevel(part, 0.92),
            cll.CustomLevel(
                f"{part}_sound_l = {other}_sound_r or {other}_sound_l = {part}_sound_r", "swapped"
            ),
            cll.CustomLevel(
                f"damerau_levenshtein({part}_sound_l, {part}_sound_r) <= 1"
                f" and length({part}_sound_l) > 2 and length({part}_sound_r) > 2",
                "one consonant",
            ),
            cll.CustomLevel(
                f"starts_with({part}_sound_l, {part}_sound_r)"
                f" or starts_with({part}_sound_r, {part}_sound_l)"
                f" or ends_with({part}_sound_l, {part}_sound_r)"
                f" or ends_with({part}_sound_r, {part}_sound_l)",
                "part",
            ),
            cll.ElseLevel(),
        ],
    )


def owned(column, records, share):
    """A number that belongs to one person, or to a household.

    Sampled u would be that of true matches, and a term frequency would count a customer's many
    records against the customer; so u is fixed: `share` of a person's chance to meet the owner.
    """
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            cll.NullLevel(column),
            cll.ExactMatchLevel(column).configure(
                u_probability=share * RECORDS_PER_PERSON / records, fix_u_probability=True
            ),
            cll.DamerauLevenshteinLevel(column, 1),
            cll.ElseLevel(),
        ],
    )


def settings(records):
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("mobile"),
            block_on("landline"),
            block_on("email"),
            block_on("national_id"),
            block_on("loyalty_id"),
            block_on("device_id"),
            block_on("handle"),
            block_on("postal_code"),
            block_on("whole_sound"),
            block_on("birth_date", "family_sound"),
            block_on("birth_date", "given_sound"),
        ],
        comparisons=[
            name("given", "family"),
            name("family", "given"),
            cl.CustomComparison(
                output_column_name="mobile",
                comparison_levels=[
                    cll.NullLevel("mobile"),
                    cll.CustomLevel(
                        "mobile_l = mobile_r and mobile_users_l = 'one'", "equal, one person's"
                    ).configure(
                        u_probability=0.1 * RECORDS_PER_PERSON / records, fix_u_probability=True
                    ),
                    cll.CustomLevel("mobile_l = mobile_r", "equal, a family's").configure(
                        u_probability=0.3 * RECORDS_PER_PERSON / records, fix_u_probability=True
                    ),
                    cll.DamerauLevenshteinLevel("mobile", 1),
                    cll.ElseLevel(),
                ],
            ),
            owned("landline", records, 2),
            cl.CustomComparison(
                output_column_name="email",
                comparison_levels=[
                    cll.NullLevel("email"),
                    cll.ExactMatchLevel("email").configure(
                        u_probability=0.05 * RECORDS_PER_PERSON / records, fix_u_probability=True
                    ),
                    cll.DamerauLevenshteinLevel("email", 2),
                    cll.ExactMatchLevel("email_local", term_frequency_adjustments=True),
                    cll.ElseLevel(),
                ],
            ),
            owned("national_id", records, 0.03),
            owned("loyalty_id", records, 0.03),
            owned("device_id", records, 0.05),
            owned("handle", records, 0.03),
            cl.CustomComparison(
                output_column_name="birth_date",
                comparison_levels=[
                    cll.NullLevel("birth_date"),
                    cll.ExactMatchLevel("birth_date", term_frequency_adjustments=True),
                    cll.DamerauLevenshteinLevel("birth_date", 1),
                    cll.CustomLevel("left(birth_date_l, 4) = left(birth_date_r, 4)", "year"),
                    cll.ElseLevel(),
                ],
            ),
            cl.ExactMatch("gender"),
            cl.CustomComparison(
                output_column_name="address",
                comparison_levels=[
                    cll.And(
                        cll.NullLevel("address"),
                        cll.NullLevel("postal_code"),
                        cll.NullLevel("city"),
                    ),
                    cll.ExactMatchLevel("postal_code", term_frequency_adjustments=True),
                    cll.And(
                        cll.ExactMatchLevel("address_numbers"), cll.JaroWinklerLevel("address", 0.8)
                    ),
                    cll.JaroWinklerLevel("address", 0.9),
                    cll.ExactMatchLevel("city", term_frequency_adjustments=True),
                    cll.ElseLevel(),
                ],
            ),
        ],
    )


def train(linker):
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [
            block_on("national_id"),
            block_on("loyalty_id"),
            block_on("device_id"),
            block_on("email"),
            block_on("mobile"),
        ],
        recall=0.68,
    )
    training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (
        block_on("mobile"),
        block_on("email"),
        block_on("loyalty_id"),
        block_on("whole_sound"),
        block_on("national_id"),
    ):
        training.estimate_parameters_using_expectation_maximisation(rule)
