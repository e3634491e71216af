#!/bin/bash
# `yekta dedupe` beside Splink on the same file of people, the two alternating in one run: seconds,
# processor seconds, peak memory, their ratios, and with a truth the quality of the pairs.
#
#     FILE=people.csv [TRUTH=truth.csv] Benchmarks/side_by_side/splink.sh [path of yekta]
#
# FILE has the columns record_id, given_name, middle_name, surname, dob, sex, street_number, street,
# city, postcode, state, phone and email; TRUTH has record_id and entity_id. ROUNDS (3). Splink runs
# twice each round, with rules that generate few candidates and with rules that generate many (see
# splink_dedupe.py), and joins at THRESHOLD (0.95). It is installed from PyPI, once, into the
# environment of the quality run.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
quality=$here/../quality

yekta=$(realpath "${1:-$here/../../.build/release/yekta}")
file=${FILE:-}
if [ ! -f "$file" ]; then
    echo "name a file of people: FILE=people.csv (its columns: see the head of $0)" >&2
    exit 64
fi
for column in record_id given_name middle_name surname dob sex street_number street city postcode state \
    phone email; do
    if ! head -1 "$file" | tr -d '\r"' | tr ',' '\n' | grep -qx "$column"; then
        echo "$file has no column $column; Splink's settings are for files of people" >&2
        exit 64
    fi
done
work=$(mktemp -d "${TMPDIR:-/tmp}/yekta-splink.XXXXXX")
trap 'rm -rf "$work"' EXIT

python=$("$quality/environment.sh")
options=(--rounds "${ROUNDS:-3}" --threshold "${THRESHOLD:-0.95}")
if [ -n "${TRUTH:-}" ]; then options+=(--truth "$TRUTH"); fi
printf '%s, %s processors; %s records; yekta %s, splink %s\n\n' "$(uname -srm)" "$(nproc)" \
    "$(($(wc -l <"$file") - 1))" "$("$yekta" --version)" \
    "$("$python" -c 'import splink; print(splink.__version__)')"
"$python" "$here/beside_splink.py" "$yekta" "$work" "$file" "${options[@]}"
