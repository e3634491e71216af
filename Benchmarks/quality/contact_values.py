"""One form for each value of a contact record, in Persian or Latin script: letters, digits, names,
phones, dates. Splink's settings prepare their rows with it, and the report by slices reads with it.
"""

import datetime
import re
import unicodedata

PERSIAN_LETTERS = str.maketrans("يىكةۀأإآٱؤئ", "ییکههااااوی")
# Letters that fold to nothing: marks of vowels, the joiner, the stretcher.
DROPPED = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f]")


def digits(text):
    """The text with the digits of any script written as 0 to 9."""
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text
    )


def fold(text):
    """Lower case, without accents and doubled spaces; Persian letters in one form."""
    text = unicodedata.normalize("NFKC", text)
    text = DROPPED.sub("", text.replace("\u200c", " ")).translate(PERSIAN_LETTERS)
    text = unicodedata.normalize("NFD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.split())


DEFAULT_DATES = {(1300, 1, 1), (1370, 1, 1), (1900, 1, 1), (1970, 1, 1), (1111, 11, 11)}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

TITLES = set(
    "mr mrs ms miss dr eng آقای خانم سرکار جناب دکتر مهندس حاج حاجی حاجیه آقا سید سیده میر "
    "استاد کربلایی مشهدی بانو سرکارخانم جنابآقای seyed seyyed seyedeh sayed".translate(
        str.maketrans("آ", "ا")
    ).split()
)
NOBODY = {
    "مشتری گرامی", "خریدار محترم", "نامشخص", "ناشناس",
    "کاربر مهمان", "test", "test test", "unknown",
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
    return datetime.date(622, 3, 21) + datetime.timedelta(days=days)


def birth_date(text):
    """The day in ISO form, "YYYY" if only the year is known, or nothing."""
    text = digits(text).strip()
    named = re.fullmatch(r"(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})", text.lower())
    if named and named[2] in MONTHS:
        text = f"{named[3]}-{MONTHS.index(named[2]) + 1}-{named[1]}"
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
