"""Runs yekta and Splink on the same files and prints one table of their quality, in Markdown.

    quality.py YEKTA WORK [--data DIR] [--splink PYTHON] [--slices]

YEKTA is the program, WORK a directory for what is written, DIR a directory with further sets,
PYTHON an interpreter that can import Splink; without it Splink's columns stay empty. A set is
DIR/NAME.csv with DIR/NAME.truth.csv, or DIR/NAME/records.csv with DIR/NAME/truth.csv. The truth has
the columns record_id and entity_id. With --slices, reports of the contact data among the sets by
slices.py follow the table.
"""

import argparse
import csv
import json
import os
import pathlib
import subprocess
import sys
import time

from scoring import read_column, score

SAMPLES = ("contacts", "registry", "archive")
SEEDS = (1, 2)
NOTHING = "–"


def make_samples(yekta, work):
    """Our own sets: each kind of sample with two seeds."""
    for kind in SAMPLES:
        for seed in SEEDS:
            name = f"{kind}, seed {seed}"
            records, truth = work / f"{kind}{seed}.csv", work / f"{kind}{seed}.truth.csv"
            subprocess.run(
                [yekta, "sample", "--kind", kind, "--seed", str(seed), "-o", records]
                + ["--truth", truth],
                check=True,
                stderr=subprocess.DEVNULL,
            )
            yield name, records, truth


def sets_in(directory):
    """The pairs of records and truth that a directory has, by name."""
    for path in sorted(directory.iterdir()):
        if path.is_dir():
            records, truth, name = path / "records.csv", path / "truth.csv", path.name
        elif path.suffix == ".csv":
            records, truth, name = path, path.with_suffix(".truth.csv"), path.stem
        else:
            continue
        if records.exists() and truth.exists():
            yield name, records, truth


def measured(command):
    """Output, seconds and peak megabytes of a command that has to succeed."""
    start = time.monotonic()
    child = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True)
    output = child.stdout.read()
    child.stdout.close()
    # wait4 gives the peak of this child alone.
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{command[0]} left with exit code {child.returncode}")
    return output, time.monotonic() - start, usage.ru_maxrss / 1024


def run_yekta(yekta, found, records, truth):
    output, seconds, megabytes = measured([yekta, "dedupe", records, "-o", found, "--json"])
    summary = json.loads(output.strip().splitlines()[-1])
    result = score(truth, read_column(found, "record_id", "identity_id"))
    expected = summary.get("expected_precision")
    return [
        f"{summary['records']:,}",
        *(f"{result[name]:.4f}" for name in ("precision", "recall", "f1")),
        f"{seconds:.1f}",
        f"{megabytes:.0f}",
        NOTHING if expected is None else f"{expected:.4f}",
    ]


def run_splink(python, records, truth_path):
    script = pathlib.Path(__file__).with_name("splink_run.py")
    output, _, _ = measured([python, script, records, truth_path])
    result = json.loads(output.strip().splitlines()[-1])
    if result["schema"] is None:
        return ["no settings", NOTHING, NOTHING, NOTHING]
    return [
        f"{result['best']['f1']:.4f}",
        f"{result['at_095']['f1']:.4f}",
        f"{result['seconds']:.1f}",
        f"{result['megabytes']:.0f}",
    ]


def print_slices(name, records, truth, found):
    """The report by slices, if the set is contact data."""
    with open(records, newline="", encoding="utf-8-sig") as file:
        if "channel" not in next(csv.reader(file)):
            return
    print(f"\n# {name}\n", flush=True)
    script = pathlib.Path(__file__).with_name("slices.py")
    subprocess.run([sys.executable, script, records, truth, found], check=True)


def print_row(cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("yekta")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--splink", metavar="PYTHON")
    parser.add_argument("--slices", action="store_true")
    options = parser.parse_args()

    sets = list(make_samples(options.yekta, options.work))
    if options.data:
        more = list(sets_in(options.data))
        if not more:
            raise SystemExit(f"{options.data} has no pairs of records and truth")
        sets += more
    header = ["set", "records", "yekta P", "R", "F1", "s", "MB", "expected P"]
    header += ["Splink F1, best threshold", "F1 at 0.95", "s", "MB"]
    print_row(header)
    print_row(["---"] + ["---:"] * (len(header) - 1))
    for place, (name, records, truth_path) in enumerate(sets):
        print(f"{name} …", file=sys.stderr, flush=True)
        truth = read_column(truth_path, "record_id", "entity_id")
        found = options.work / f"found{place}.csv"
        row = [name, *run_yekta(options.yekta, found, records, truth)]
        if options.splink:
            row += run_splink(options.splink, records, truth_path)
        else:
            row += [NOTHING] * 4
        print_row(row)
    if options.slices:
        for place, (name, records, truth_path) in enumerate(sets):
            print_slices(name, records, truth_path, options.work / f"found{place}.csv")


if __name__ == "__main__":
    main()
