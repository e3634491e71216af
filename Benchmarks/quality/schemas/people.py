"""People of one country with names, birth date, address, phone and e-mail."""

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import SettingsCreator, block_on

from .cleaning import lower, or_none

columns = {"given_name", "middle_name", "surname", "dob", "street", "phone", "email"}


def prepare(row):
    out = {"unique_id": row["record_id"]}
    out |= lower(
        row, "given_name", "middle_name", "surname", "dob", "sex", "street_number", "street",
        "city", "postcode", "state", "email",
    )
    number = "".join(c for c in row["phone"] if c.isdigit())
    out["phone"] = or_none(number[-10:])
    given, surname = out["given_name"], out["surname"]
    out["full_name"] = f"{given} {surname}" if given and surname else None
    out["middle_initial"] = out["middle_name"][0] if out["middle_name"] else None
    out["year"] = out["dob"][:4] if out["dob"] else None
    return out


def names():
    """Given name and surname, each with its own levels, swapped in the first."""
    given = cl.CustomComparison(
        output_column_name="given_name",
        comparison_levels=[
            cll.NullLevel("given_name"),
            cll.ExactMatchLevel("given_name", term_frequency_adjustments=True),
            cll.JaroWinklerLevel("given_name", 0.92),
            cll.CustomLevel(
                "given_name_l = surname_r or surname_l = given_name_r", "names swapped"
            ),
            cll.JaroWinklerLevel("given_name", 0.82),
            cll.CustomLevel(
                "least(length(given_name_l), length(given_name_r)) <= 2"
                " and left(given_name_l, 1) = left(given_name_r, 1)",
                "initial",
            ),
            cll.ElseLevel(),
        ],
    )
    surname = cl.CustomComparison(
        output_column_name="surname",
        comparison_levels=[
            cll.NullLevel("surname"),
            cll.ExactMatchLevel("surname", term_frequency_adjustments=True),
            cll.JaroWinklerLevel("surname", 0.92),
            cll.CustomLevel(
                "given_name_l = surname_r or surname_l = given_name_r", "names swapped"
            ),
            cll.JaroWinklerLevel("surname", 0.82),
            cll.ElseLevel(),
        ],
    )
    return [given, surname]


def birth_date(column="dob"):
    swapped = (
        f"left({column}_l, 4) = left({column}_r, 4)"
        f" and substr({column}_l, 6, 2) = substr({column}_r, 9, 2)"
        f" and substr({column}_l, 9, 2) = substr({column}_r, 6, 2)"
    )
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            cll.NullLevel(column),
            cll.ExactMatchLevel(column, term_frequency_adjustments=True),
            cll.DamerauLevenshteinLevel(column, 1),
            cll.CustomLevel(swapped, "day and month swapped"),
            cll.CustomLevel(f"left({column}_l, 4) = left({column}_r, 4)", "same year"),
            cll.CustomLevel(f"substr({column}_l, 6) = substr({column}_r, 6)", "same day"),
            cll.ElseLevel(),
        ],
    )


def settings(records):
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("phone"),
            block_on("email"),
            block_on("dob", "surname"),
            block_on("dob", "given_name"),
            block_on("full_name"),
            block_on("given_name", "postcode"),
            block_on("surname", "postcode"),
            block_on("dob", "postcode"),
            block_on("street", "street_number"),
            block_on("dob", "substr(surname, 1, 2)"),
            block_on("dob", "substr(given_name, 1, 2)"),
            block_on("year", "given_name", "city"),
            block_on("street_number", "postcode"),
        ],
        comparisons=[
            *names(),
            cl.ExactMatch("middle_initial"),
            birth_date(),
            cl.ExactMatch("sex"),
            # One comparison for the whole address, whose parts depend on each other.
            cl.CustomComparison(
                output_column_name="address",
                comparison_levels=[
                    cll.CustomLevel(
                        "coalesce(street_l, postcode_l, city_l) is null"
                        " or coalesce(street_r, postcode_r, city_r) is null",
                        "missing",
                    ).configure(is_null_level=True),
                    cll.And(
                        cll.JaroWinklerLevel("street", 0.85), cll.ExactMatchLevel("street_number")
                    ),
                    cll.And(
                        cll.ExactMatchLevel("postcode"), cll.ExactMatchLevel("street_number")
                    ),
                    cll.And(cll.ExactMatchLevel("postcode"), cll.JaroWinklerLevel("street", 0.85)),
                    cll.ExactMatchLevel("postcode", term_frequency_adjustments=True),
                    cll.ExactMatchLevel("city", term_frequency_adjustments=True),
                    cll.JaroWinklerLevel("city", 0.92),
                    cll.DamerauLevenshteinLevel("postcode", 1),
                    cll.ElseLevel(),
                ],
            ),
            cl.CustomComparison(
                output_column_name="phone",
                comparison_levels=[
                    cll.NullLevel("phone"),
                    cll.ExactMatchLevel("phone", term_frequency_adjustments=True),
                    cll.DamerauLevenshteinLevel("phone", 1),
                    cll.ElseLevel(),
                ],
            ),
            cl.CustomComparison(
                output_column_name="email",
                comparison_levels=[
                    cll.NullLevel("email"),
                    cll.ExactMatchLevel("email", term_frequency_adjustments=True),
                    cll.LevenshteinLevel("email", 2),
                    cll.CustomLevel(
                        "split_part(email_l, '@', 1) = split_part(email_r, '@', 1)",
                        "same local part",
                    ),
                    cll.JaroWinklerLevel("email", 0.9),
                    cll.ElseLevel(),
                ],
            ),
        ],
    )


def train(linker):
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [
            block_on("full_name", "dob"),
            block_on("email"),
            block_on("phone", "given_name"),
        ],
        recall=0.75,
    )
    training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (
        block_on("dob", "given_name"),
        block_on("phone", "given_name"),
        block_on("email"),
        block_on("full_name"),
    ):
        training.estimate_parameters_using_expectation_maximisation(rule)
