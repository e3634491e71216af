"""Splink's own first example: names, birth date, city and e-mail."""

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import SettingsCreator, block_on

from .cleaning import lower
from .people import birth_date

columns = {"first_name", "surname", "dob", "city", "email"}


def prepare(row):
    out = {"unique_id": row["record_id"]}
    return out | lower(row, "first_name", "surname", "dob", "city", "email")


def name(column, other):
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            cll.NullLevel(column),
            cll.ExactMatchLevel(column, term_frequency_adjustments=True),
            cll.JaroWinklerLevel(column, 0.9),
            cll.CustomLevel(
                f"{column}_l = {other}_r or {other}_l = {column}_r", "names swapped"
            ),
            cll.JaroWinklerLevel(column, 0.7),
            cll.ElseLevel(),
        ],
    )


def settings(records):
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("email"),
            block_on("dob"),
            block_on("first_name", "surname"),
            block_on("first_name", "city"),
            block_on("surname", "city"),
            block_on("split_part(email, '@', 1)"),
            "l.first_name = r.surname and l.surname = r.first_name",
            block_on("surname", "substr(dob, 1, 4)"),
            block_on("first_name", "substr(dob, 1, 4)"),
        ],
        comparisons=[
            name("first_name", "surname"),
            name("surname", "first_name"),
            birth_date(),
            cl.CustomComparison(
                output_column_name="city",
                comparison_levels=[
                    cll.NullLevel("city"),
                    cll.ExactMatchLevel("city", term_frequency_adjustments=True),
                    cll.JaroWinklerLevel("city", 0.85),
                    cll.ElseLevel(),
                ],
            ),
            cl.EmailComparison("email"),
        ],
    )


def train(linker):
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("first_name", "surname", "dob"), block_on("email")], recall=0.7
    )
    training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (block_on("dob"), block_on("email"), block_on("first_name", "surname")):
        training.estimate_parameters_using_expectation_maximisation(rule)
