#!/bin/bash
# Compares yekta, as it is without options, with Splink on the very same files: a table in Markdown.
#
#     Benchmarks/quality/quality.sh [path of yekta]
#
# Always on the samples that yekta makes, three kinds with two seeds each. DATA=DIR adds every set of
# a directory: DIR/NAME.csv with DIR/NAME.truth.csv, or DIR/NAME/records.csv with DIR/NAME/truth.csv.
# SLICES=1 prints a report of each set of contact data by slices after it; see slices.py, which also
# runs alone. QUICK=1 leaves Splink out; else it is installed from PyPI into .venv beside this file,
# once. The best threshold is found by looking at the truth, which whoever has no truth cannot do.
# Seconds and megabytes are of one run, the whole way from file to clusters.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

yekta=${1:-$here/../../.build/release/yekta}
work=$(mktemp -d "${TMPDIR:-/tmp}/yekta-quality.XXXXXX")
trap 'rm -rf "$work"' EXIT

options=()
if [ -n "${DATA:-}" ]; then options+=(--data "$DATA"); fi
if [ "${SLICES:-0}" = 1 ]; then options+=(--slices); fi
if [ "${QUICK:-0}" != 1 ]; then
    if ! python=$("$here/environment.sh"); then
        echo "QUICK=1 leaves Splink out" >&2
        exit 1
    fi
    options+=(--splink "$python")
fi

printf '%s, %s processors, yekta %s\n' "$(uname -srm)" "$(nproc)" "$("$yekta" --version)" >&2
python3 "$here/quality.py" "$yekta" "$work" "${options[@]}"
