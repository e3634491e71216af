"""Deduplicates one file with Splink as an expert would set it up, and scores the result.

    splink_run.py RECORDS.csv TRUTH.csv

Prints one line of JSON. The settings are chosen by the columns of the file (see schemas/); for
columns that nobody has written settings for, it says so and stops. Seconds and memory are those of
preparing, training, predicting and clustering; the search for the best threshold comes after.
"""

import csv
import json
import logging
import resource
import sys
import time
import warnings

import schemas
from scoring import best_threshold, read_column, score

# Pairs below this weight cannot be anybody's best threshold, and would only fill the memory.
WEIGHT_MIN = -6


def main(records_path, truth_path):
    with open(records_path, newline="", encoding="utf-8-sig") as file:
        header = next(csv.reader(file))
    schema = schemas.of(header)
    if schema is None:
        print(json.dumps({"schema": None}))
        return

    start = time.monotonic()
    # Imported here, so that an unknown schema costs nothing.
    import pyarrow
    from splink import DuckDBAPI, Linker

    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    with open(records_path, newline="", encoding="utf-8-sig") as file:
        rows = [schema.prepare(row) for row in csv.DictReader(file)]
    if hasattr(schema, "prepare_all"):
        schema.prepare_all(rows)
    table = pyarrow.table(
        {name: pyarrow.array([row[name] for row in rows], pyarrow.string()) for name in rows[0]}
    )
    database = DuckDBAPI()
    linker = Linker(database.register(table), schema.settings(len(rows)))
    schema.train(linker)
    predictions = linker.inference.predict(threshold_match_weight=WEIGHT_MIN)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predictions, threshold_match_probability=0.95
    )
    run = database.duckdb_con.execute
    found = dict(
        run(f"select unique_id, cluster_id from {clusters.physical_name}").fetchall()
    )
    seconds = time.monotonic() - start
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    edges = run(
        f"select match_weight, unique_id_l, unique_id_r from {predictions.physical_name}"
    ).fetchall()
    truth = read_column(truth_path, "record_id", "entity_id")
    print(
        json.dumps(
            {
                "schema": schema.__name__.split(".")[-1],
                "seconds": seconds,
                "megabytes": kilobytes / 1024,
                "pairs": len(edges),
                "best": best_threshold(truth, edges),
                "at_095": score(truth, found),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
