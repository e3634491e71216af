"""The people of FEBRL 3 and 4."""

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import SettingsCreator, block_on

from .cleaning import lower

columns = {"given_name", "surname", "street_number", "address_1", "soc_sec_id", "date_of_birth"}


def prepare(row):
    out = {"unique_id": row["record_id"]}
    out |= lower(
        row, "given_name", "surname", "street_number", "address_1", "address_2", "suburb",
        "postcode", "state", "date_of_birth", "soc_sec_id",
    )
    return out


def settings(records):
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("soc_sec_id"),
            block_on("date_of_birth"),
            block_on("given_name", "surname"),
            block_on("given_name", "postcode"),
            block_on("surname", "postcode"),
            block_on("street_number", "address_1"),
            block_on("suburb", "street_number"),
            block_on("address_1"),
        ],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.CustomComparison(
                output_column_name="date_of_birth",
                comparison_levels=[
                    cll.NullLevel("date_of_birth"),
                    cll.ExactMatchLevel("date_of_birth", term_frequency_adjustments=True),
                    cll.DamerauLevenshteinLevel("date_of_birth", 1),
                    cll.DamerauLevenshteinLevel("date_of_birth", 2),
                    cll.ElseLevel(),
                ],
            ),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("address_1", [0.9, 0.8]).configure(
                term_frequency_adjustments=True
            ),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(
                term_frequency_adjustments=True
            ),
            cl.JaroWinklerAtThresholds("suburb", [0.9]).configure(
                term_frequency_adjustments=True
            ),
            cl.ExactMatch("state"),
        ],
    )


def train(linker):
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")],
        recall=0.9,
    )
    training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (block_on("date_of_birth"), block_on("postcode"), block_on("soc_sec_id")):
        training.estimate_parameters_using_expectation_maximisation(rule)
