"""Names and birth dates only, in German habit."""

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import SettingsCreator, block_on

from contact_values import fold

from .cleaning import or_none

columns = {"fname_c1", "lname_c1", "by", "bm", "bd"}

ALIKE = [
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ck", "k"), ("dt", "t"), ("th", "t"), ("ph", "f"),
    ("tz", "z"), ("c", "k"), ("y", "i"), ("ei", "ai"), ("v", "f"), ("d", "t"), ("b", "p"),
    ("g", "k"), ("w", "f"), ("h", ""),
]


def sound(name):
    """A rough key of German sound: umlauts, hard and soft consonants, doubled letters."""
    for letters, other in ALIKE:
        name = name.replace(letters, other)
    return "".join(c for i, c in enumerate(name) if c.isalpha() and name[i - 1 : i] != c)


def prepare(row):
    given, surname = fold(row["fname_c1"]), fold(row["lname_c1"])
    out = {
        "unique_id": row["record_id"],
        "given": or_none(given.replace("ue", "u").replace("ae", "a").replace("oe", "o")),
        "surname": or_none(surname.replace("ue", "u").replace("ae", "a").replace("oe", "o")),
        "second": or_none(fold(row.get("fname_c2", ""))),
        "given_sound": or_none(sound(given)),
        "surname_sound": or_none(sound(surname)),
        "year": or_none(row["by"]),
        "month": or_none(row["bm"]),
        "day": or_none(row["bd"]),
    }
    return out


def name(column, other):
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            cll.NullLevel(column),
            cll.ExactMatchLevel(column, term_frequency_adjustments=True),
            cll.ExactMatchLevel(f"{column}_sound", term_frequency_adjustments=True),
            cll.DamerauLevenshteinLevel(column, 1),
            cll.JaroWinklerLevel(column, 0.9),
            cll.CustomLevel(
                f"{column}_l = {other}_r or {other}_l = {column}_r"
                f" or {column}_l = second_r or second_l = {column}_r",
                "moved",
            ),
            cll.JaroWinklerLevel(column, 0.8),
            cll.ElseLevel(),
        ],
    )


def date():
    """The three parts together, because errors seldom hit two of them."""
    same = {part: f"{part}_l = {part}_r" for part in ("year", "month", "day")}
    year, month, day = same.values()
    return cl.CustomComparison(
        output_column_name="birth_date",
        comparison_levels=[
            cll.CustomLevel("year_l is null or year_r is null", "missing").configure(
                is_null_level=True
            ),
            cll.CustomLevel(f"{year} and {month} and {day}", "equal"),
            cll.CustomLevel(f"{year} and month_l = day_r and day_l = month_r", "swapped"),
            cll.CustomLevel(
                f"{month} and {day} and levenshtein(year_l, year_r) = 1", "a digit of the year"
            ),
            cll.CustomLevel(f"{year} and {month}", "another day"),
            cll.CustomLevel(f"{year} and {day}", "another month"),
            cll.CustomLevel(f"{month} and {day}", "another year"),
            cll.ElseLevel(),
        ],
    )


def settings(records):
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("year", "month", "day"),
            block_on("given_sound", "surname_sound"),
            block_on("surname", "year", "month"),
            block_on("surname", "year", "day"),
            block_on("surname", "month", "day"),
            block_on("given", "year", "month"),
            block_on("given", "year", "day"),
            block_on("given", "month", "day"),
            "l.given = r.surname and l.surname = r.given",
        ],
        comparisons=[name("given", "surname"), name("surname", "given"), date()],
    )


def train(linker):
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("given", "surname", "year", "month", "day")], recall=0.4
    )
    training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (
        block_on("year", "month", "day"),
        block_on("given", "surname"),
    ):
        training.estimate_parameters_using_expectation_maximisation(rule)
