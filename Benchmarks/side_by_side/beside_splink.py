"""Alternates `yekta dedupe` and Splink on one file and prints what each took, in one table.

    beside_splink.py YEKTA WORK RECORDS.csv [--truth TRUTH.csv] [--rounds N] [--threshold P]

Both go the whole way: read the file, learn without labels, find pairs, cluster, write a file. Seconds
and peak memory are of the whole process, start-up included, as its parent sees them.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import time
from statistics import median

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "quality"))

from scoring import read_column, score

NOTHING = "–"
RUNNERS = ("yekta", "splink tight", "splink wide")


def measured(command):
    """Seconds, processor seconds and peak megabytes of a command that has to succeed."""
    start = time.monotonic()
    child = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    said = child.stderr.read()
    child.stderr.close()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.stderr.buffer.write(said)
        raise SystemExit(f"{command[0]} left with exit code {child.returncode}")
    seconds = time.monotonic() - start
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def command(runner, options, out):
    if runner == "yekta":
        return [options.yekta, "dedupe", options.records, "-o", out]
    rules = runner.split()[1]
    script = here / "splink_dedupe.py"
    return [sys.executable, script, rules, options.records, out, options.threshold]


def scores(truth, out):
    if truth is None:
        return [NOTHING] * 3
    found = score(truth, read_column(out, "record_id", "identity_id"))
    return [f"{found[name]:.4f}" for name in ("precision", "recall", "f1")]


def print_row(cells):
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def print_medians(taken):
    """The medians, and how much more each run of Splink took than the run of yekta beside it."""
    print()
    print_row(["median", "seconds", "CPU s", "MB", "times yekta's s", "CPU s", "MB"])
    print_row(["---"] + ["---:"] * 6)
    for runner in RUNNERS:
        row = [runner]
        row += [f"{median(column):.1f}" for column in zip(*taken[runner])]
        for column in range(3):
            ratios = [
                run[column] / beside[column] for run, beside in zip(taken[runner], taken["yekta"])
            ]
            row.append(f"{median(ratios):.2f}")
        print_row(row)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("yekta")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("records", type=pathlib.Path)
    parser.add_argument("--truth", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threshold", type=float, default=0.95)
    options = parser.parse_args()

    truth = read_column(options.truth, "record_id", "entity_id") if options.truth else None
    out = options.work / "out.csv"
    taken = {runner: [] for runner in RUNNERS}
    print_row(["round", "", "seconds", "CPU s", "MB", "precision", "recall", "F1"])
    print_row(["---:", "---"] + ["---:"] * 6)
    for turn in range(options.rounds):
        for runner in RUNNERS:
            used = measured(command(runner, options, out))
            taken[runner].append(used)
            # The results of a runner are the same in every round.
            found = scores(truth, out) if turn == 0 else [NOTHING] * 3
            print_row([turn + 1, runner, *(f"{value:.1f}" for value in used), *found])
    print_medians(taken)


if __name__ == "__main__":
    main()
