"""Contact records of several channels, Persian and Latin.

Splink compares what it is given, so the preparation does here what a good practitioner would do
first: one form for digits, letters, phones, calendars and titles, full names split into two, and
for each name part a key of its consonants that is the same in both scripts.
"""

import re
from collections import defaultdict

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import SettingsCreator, block_on

from contact_values import (
    NOBODY,
    address_numbers,
    birth_date,
    fold,
    gender,
    identifier,
    phone,
    sound,
    split,
    words,
)

from .cleaning import drop_generic, or_none

columns = {"channel", "given_name", "family_name", "full_name", "phone", "national_id", "handle"}

# How many records may share a value that is one person's or one household's.
GENERIC_MAX = {
    "mobile": 20, "landline": 25, "email": 12, "national_id": 12, "loyalty_id": 20,
    "device_id": 20, "handle": 20, "postal_code": 20,
}

# What the owner of such files would know.
RECORDS_PER_PERSON = 3

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
