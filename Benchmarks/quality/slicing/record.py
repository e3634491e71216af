"""Records with each value in one form, so that equal means equal."""

import csv
import re
from collections import defaultdict

from contact_values import (
    NOBODY,
    birth_date,
    digits,
    fold,
    gender,
    identifier,
    phone,
    sound,
    split,
    words,
)

# What columns are called where they are not called as in contact data.
COLUMNS = {
    "given_name": ("given_name", "first_name", "fname_c1"),
    "family_name": ("family_name", "surname", "last_name", "lname_c1"),
    "birth_date": ("birth_date", "dob"),
    "postal_code": ("postal_code", "postcode", "postcode_fake"),
}

# More true persons than can share one value: it stands for nobody. A family has a mobile, a couple
# an address of e-mail, and one digit wrong makes a number somebody else's.
PERSONS_MAX = {"mobile": 6, "email": 3, "national": 3}

PERSIAN = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[a-z]")

# Words of an address that say what a word beside them is. Titles of persons are gone before.
ADDRESS_WORDS = {
    fold(word)
    for word in (
        "خیابان خ کوچه ک پلاک پ واحد شهید شماره بلوار میدان طبقه no unit alley st street rd road"
        " kooche pelak flat lane ln avenue ave apt house"
    ).split()
}


class Record:
    """One record; a value that is missing or stands for nobody is an empty string."""

    __slots__ = (
        "place channel time person identity given family given_sound family_sound script mobile"
        " landline email national loyalty device handle birth gender words numbers postal junk"
    ).split()

    def __init__(self, place, row):
        self.place = place
        self.channel = row.get("channel", "").strip()
        self.time = row.get("received_at", "").strip()
        self.read_name(row)
        self.read_contacts(row)
        self.birth = read_birth(row)
        self.gender = gender(row.get("gender", ""))
        address = fold(digits(row.get("address", "")))
        self.numbers = frozenset(re.findall(r"\d+", address))
        tokens = re.findall(r"[^\W\d_]+", address)
        self.words = frozenset(sound(word) for word in tokens if word not in ADDRESS_WORDS) - {""}
        self.postal = identifier(cell(row, "postal_code"))

    def read_name(self, row):
        given, family = cell(row, "given_name"), cell(row, "family_name")
        full = row.get("full_name", "")
        if fold(f"{given} {family}") in NOBODY:
            given = family = ""
        given, family = "".join(words(given)), "".join(words(family))
        if full and not family:
            first, last = split(full)
            given, family = given or first, last
        # What is left of "-" and the like.
        given, family = (name if re.search(r"\w", name) else "" for name in (given, family))
        self.given, self.family = given, family
        self.given_sound, self.family_sound = sound(given), sound(family)
        self.script = ""
        if PERSIAN.search(given + family):
            self.script = "Persian"
        elif LATIN.search(given + family):
            self.script = "Latin"

    def read_contacts(self, row):
        self.mobile, landline = phone(row.get("phone", ""))
        # Without the code of the area, which is often left out.
        self.landline = landline[-8:]
        email = row.get("email", "").strip().lower()
        local, at, domain = email.partition("@")
        local = local.partition("+")[0]
        if domain == "gmail.com":
            local = local.replace(".", "")
        self.email = f"{local}@{domain}" if at else ""
        national = identifier(row.get("national_id", ""))
        self.national = national.zfill(10) if len(national) >= 7 else ""
        self.loyalty = identifier(row.get("loyalty_id", ""))
        self.device = identifier(row.get("device_id", ""))
        self.handle = row.get("handle", "").strip().lower()
        self.junk = any(
            row.get(column, "").strip() and not found
            for column, found in (
                ("phone", self.mobile or self.landline),
                ("email", self.email),
                ("national_id", self.national),
            )
        )

    @property
    def full(self):
        """Both parts of the name in one, or nothing."""
        return self.given + self.family if self.given and self.family else ""

    @property
    def named(self):
        return bool(self.given or self.family)


def cell(row, column):
    return next((row[name] for name in COLUMNS[column] if row.get(name)), "")


def read_birth(row):
    """The day in ISO form, or the year alone, or nothing."""
    if row.get("by"):
        return "-".join(row.get(part, "").zfill(2) for part in ("by", "bm", "bd"))
    text = cell(row, "birth_date").strip()
    return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) and text < "1850" else birth_date(text)


def read_records(path, truth, identities):
    """The records that the truth knows, each with its person and the identity it was given."""
    records = []
    with open(path, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            key = row["record_id"]
            if key in truth:
                record = Record(len(records), row)
                record.person = truth[key]
                record.identity = identities.get(key, ("alone", key))
                records.append(record)
    drop_junk(records)
    return records


def drop_junk(records):
    """Empties the values that more persons have than can share one, and marks their records."""
    for field, most in PERSONS_MAX.items():
        persons = defaultdict(set)
        for record in records:
            persons[getattr(record, field)].add(record.person)
        for record in records:
            value = getattr(record, field)
            if value and len(persons[value]) > most:
                setattr(record, field, "")
                record.junk = True
