"""Historical persons, after the settings of Splink's own example on historical figures."""

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import SettingsCreator, block_on

from .cleaning import lower, or_none

columns = {"full_name", "first_name", "surname", "birth_date", "birth_place", "occupation"}

TITLES = {"sir", "lady", "lord", "dame", "mrs", "rev", "dr", "captain", "colonel"}
ORDINALS = ("1st", "2nd", "3rd")


def split(full):
    """First name, surname and what comes after a comma, out of a full name."""
    head, _, tail = full.partition(", ")
    parts = [part for part in head.split() if part not in TITLES]
    is_rank = tail.startswith(("the ", *ORDINALS)) or tail[:1].isdigit()
    if tail and not is_rank:
        return tail.split()[0], head, ""
    if not parts:
        return "", "", tail
    return (parts[0], parts[-1], tail) if len(parts) > 1 else ("", "", tail)


def prepare(row):
    out = {"unique_id": row["record_id"]}
    out |= lower(
        row, "full_name", "first_name", "surname", "birth_date", "birth_place", "postcode",
        "gender", "occupation",
    )
    first, last, rank = split(out["full_name"] or "")
    out["first_name"] = out["first_name"] or or_none(first)
    out["surname"] = out["surname"] or or_none(last)
    out["rank"] = or_none(rank)
    first, last = out["first_name"], out["surname"]
    out["first_and_surname"] = f"{first} {last}" if first and last else None
    date, place = out["birth_date"], out["birth_place"]
    out["year"] = date[:4] if date else None
    # The first of January stands for a year whose day is unknown.
    out["day"] = date if date and not date.endswith("-01-01") else None
    out["birth_place"] = or_none((place or "").split(",")[0].removeprefix("near "))
    return out


def settings(records):
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("first_name", "surname"),
            block_on("postcode"),
            block_on("surname", "year"),
            block_on("surname", "birth_place"),
            block_on("day"),
            block_on("first_name", "year"),
            block_on("substr(surname, 1, 3)", "substr(first_name, 1, 3)", "birth_place"),
        ],
        comparisons=[
            cl.CustomComparison(
                output_column_name="first_name",
                comparison_levels=[
                    cll.NullLevel("first_name"),
                    cll.ExactMatchLevel("first_name", term_frequency_adjustments=True),
                    cll.JaroWinklerLevel("first_name", 0.92),
                    cll.CustomLevel(
                        "least(length(first_name_l), length(first_name_r)) = 1"
                        " and left(first_name_l, 1) = left(first_name_r, 1)",
                        "initial",
                    ),
                    cll.JaroWinklerLevel("first_name", 0.8),
                    cll.CustomLevel("left(first_name_l, 1) = left(first_name_r, 1)", "letter"),
                    cll.ElseLevel(),
                ],
            ),
            cl.CustomComparison(
                output_column_name="surname",
                comparison_levels=[
                    cll.NullLevel("surname"),
                    cll.ExactMatchLevel("surname", term_frequency_adjustments=True),
                    cll.JaroWinklerLevel("surname", 0.92),
                    cll.JaroWinklerLevel("surname", 0.85),
                    cll.ElseLevel(),
                ],
            ),
            cl.ExactMatch("rank"),
            cl.CustomComparison(
                output_column_name="birth_date",
                comparison_levels=[
                    cll.NullLevel("birth_date"),
                    cll.ExactMatchLevel("day", term_frequency_adjustments=True),
                    cll.CustomLevel("birth_date_l = birth_date_r", "one year and no more"),
                    cll.CustomLevel(
                        "year_l = year_r and (day_l is null or day_r is null)", "year in day"
                    ),
                    cll.DamerauLevenshteinLevel("birth_date", 1),
                    cll.CustomLevel("year_l = year_r", "year"),
                    cll.CustomLevel("abs(cast(year_l as int) - cast(year_r as int)) <= 1", "near"),
                    cll.ElseLevel(),
                ],
            ),
            cl.CustomComparison(
                output_column_name="birth_place",
                comparison_levels=[
                    cll.And(cll.NullLevel("birth_place"), cll.NullLevel("postcode")),
                    cll.ExactMatchLevel("postcode"),
                    cll.ExactMatchLevel("birth_place", term_frequency_adjustments=True),
                    cll.JaroWinklerLevel("birth_place", 0.9),
                    cll.CustomLevel(
                        "regexp_extract(postcode_l, '^[a-z]+')"
                        " = regexp_extract(postcode_r, '^[a-z]+')",
                        "postcode area",
                    ),
                    cll.ElseLevel(),
                ],
            ),
            cl.ExactMatch("gender"),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
    )


def train(linker):
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("first_and_surname", "day"), block_on("surname", "postcode")], recall=0.5
    )
    training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (
        block_on("first_and_surname"),
        block_on("day"),
        block_on("surname", "postcode"),
    ):
        training.estimate_parameters_using_expectation_maximisation(rule)
