#!/bin/bash
# Measures the program on this machine: each figure three times, with the command that reproduces it,
# beside two probes of the machine itself. Needs no network. redis and Splink: see side_by_side/.
#
#     Benchmarks/bench.sh [path of yekta] [path of StageBench]
#
# RECORDS (100000) is the size of the file and of the store, SECONDS_PER_RUN (5) the length of a load.
set -euo pipefail
cd "$(dirname "$0")/.."

yekta=${1:-.build/release/yekta}
stages=${2:-.build/release/StageBench}
records=${RECORDS:-100000}
seconds=${SECONDS_PER_RUN:-5}
work=$(mktemp -d "${TMPDIR:-/tmp}/yekta-bench.XXXXXX")
server=

cleanup() {
    if [ -n "$server" ]; then kill -KILL "$server" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap cleanup EXIT

# The number that a line of JSON on standard input has under a name.
number() { sed -n "s/.*\"$1\": *\\([0-9.]*\\).*/\\1/p"; }
# Best (the highest, or the least of latencies) and median of three numbers.
best() { printf '%s\n' "$@" | sort -gr | head -1; }
least() { printf '%s\n' "$@" | sort -g | head -1; }
median() { printf '%s\n' "$@" | sort -g | sed -n 2p; }
row() { printf '%-56s %12.0f %12.0f  %s\n' "$1" "$2" "$3" "$4"; }
command_of() { printf '    $ %s\n' "$1"; }

# Three loads of one kind: throughput, then the latencies of the same runs.
load() {
    local name=$1 run rates=() middles=() tails=() result
    shift
    for run in 1 2 3; do
        result=$("$yekta" load "$@" --connections 64 --seconds "$seconds" --json)
        rates+=("$(number operations_per_second <<<"$result")")
        middles+=("$(number p50 <<<"$result")")
        tails+=("$(number p99 <<<"$result")")
        if grep -q '"errors": {"' <<<"$result"; then
            echo "a load had errors: $result" >&2
            exit 1
        fi
    done
    row "$name" "$(best "${rates[@]}")" "$(median "${rates[@]}")" "per second"
    row "  p50" "$(least "${middles[@]}")" "$(median "${middles[@]}")" "µs"
    row "  p99" "$(least "${tails[@]}")" "$(median "${tails[@]}")" "µs"
    command_of "yekta load ${*//"$work/"/} --connections 64 --seconds $seconds"
}

# The highest rate of an open loop at which callers wait no longer than this at the 99th percentile.
find_max() {
    local name=$1 milliseconds=$2 run rates=()
    shift 2
    for run in 1 2 3; do
        rates+=("$("$yekta" load "$@" --find-max --p99-ms "$milliseconds" --connections 64 --seconds 1 \
            --warmup 0.5 --resolution 10 --json | tail -1 | number max_rate || true)")
    done
    row "$name, p99 <= $milliseconds ms" "$(best "${rates[@]}")" "$(median "${rates[@]}")" \
        "per second, open loop"
    command_of "yekta load ${*//"$work/"/} --find-max --p99-ms $milliseconds --connections 64"
}

printf '%s, %s processors\n' "$(uname -srm)" "$(nproc)"
"$yekta" sample --records "$records" -o "$work/people.csv" --truth "$work/truth.csv" 2>/dev/null
printf '%-56s %12s %12s\n' "" "best of 3" "median of 3"

# The disk: what one durable append costs where the store will be.
"${CC:-clang}" -O2 -o "$work/fdatasync" Benchmarks/fdatasync.c
rates=() middles=() tails=()
for run in 1 2 3; do
    read -r rate middle tail < <("$work/fdatasync" "$work/appended")
    rates+=("$rate") middles+=("$middle") tails+=("$tail")
done
row "fdatasync probe, appends of 4 KiB" "$(best "${rates[@]}")" "$(median "${rates[@]}")" "per second"
row "  p50" "$(least "${middles[@]}")" "$(median "${middles[@]}")" "µs"
row "  p99" "$(least "${tails[@]}")" "$(median "${tails[@]}")" "µs"
command_of "clang -O2 -o fdatasync Benchmarks/fdatasync.c && ./fdatasync FILE"

# Stages by themselves: what one thread does in a second of its own CPU time.
if [ -x "$stages" ]; then
    "$stages" contacts --records 20000 --rounds 3 --json |
        sed -n 's/.*"group": "\(.*\)", "stage": "\(.*\)", "unit": "\(.*\)", "ns_median": \(.*\), "ns_least": \([0-9.]*\),.*/\1: \2|\5|\4|\3/p' |
        while IFS='|' read -r name least middle unit; do
            row "$name" "$(awk "BEGIN { print 1e9 / $least }")" \
                "$(awk "BEGIN { print 1e9 / $middle }")" "${unit}s per second of one core"
        done
    command_of "make bench-stages KINDS=contacts RECORDS=20000"
fi

rates=()
for run in 1 2 3; do
    rates+=("$("$yekta" dedupe "$work/people.csv" -o "$work/out.csv" --json | number records_per_second)")
done
row "dedupe, $records records" "$(best "${rates[@]}")" "$(median "${rates[@]}")" "records per second"
command_of "yekta sample --records $records -o people.csv && yekta dedupe people.csv -o out.csv"
"$yekta" evaluate --truth "$work/truth.csv" "$work/out.csv" |
    awk '/^pair_/ { printf "    %s %s", $1, $2 } END { print "" }'

mkfifo "$work/listening"
"$yekta" serve --store "$work/bench.db" --port 0 >"$work/listening" 2>"$work/server.log" &
server=$!
exec 3<"$work/listening"
if ! read -r -t 60 listening <&3; then
    cat "$work/server.log" >&2
    exit 1
fi
export YEKTA_ADDRESS=${listening#listening on }

load "health: the sockets alone" --mode health
rate=$("$yekta" import "$work/people.csv" --json 2>/dev/null | number records_per_second)
row "import into an empty store" "$rate" "$rate" "records per second (one run)"
command_of "yekta import people.csv"
load "look-ups" --mode lookup --file "$work/people.csv"
load "look-ups, depth 32" --mode lookup --depth 32 --file "$work/people.csv"
find_max "look-ups" 5 --mode lookup --file "$work/people.csv"
load "searches by name" --mode search --file "$work/people.csv"
load "resolves, durable" --mode resolve
printf '    beside a store of %s records; the server used %s MiB\n' "$records" \
    "$(awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$server/status")"

kill -TERM "$server"
code=0
wait "$server" || code=$?
server=
[ "$code" = 0 ] || { echo "the server left with exit code $code" >&2; exit 1; }
"$yekta" verify --store "$work/bench.db"
