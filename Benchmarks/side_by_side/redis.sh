#!/bin/bash
# Look-ups by identifier beside redis-server's GET of values of the same size, and beside an echo of the
# same frames: one client loop for all three (../wire/wire.c), alternating in one run.
#
#     Benchmarks/side_by_side/redis.sh [path of yekta]
#
# RECORDS (100000) made-up records, or FILE=people.csv; ROUNDS (3); SECONDS_PER_RUN (4). Everything
# listens on loopback only, redis keeps nothing on disk. Then the p99 of yekta and of the echo at half
# of the highest rate that yekta was seen to reach at depth 1.
set -euo pipefail
cd "$(dirname "$0")/../.."

yekta=$(realpath "${1:-.build/release/yekta}")
records=${RECORDS:-100000}
rounds=${ROUNDS:-3}
seconds=${SECONDS_PER_RUN:-4}
connections=64
for tool in redis-server "${CC:-clang}"; do
    command -v "$tool" >/dev/null || { echo "$tool is missing; make bench-redis installs it" >&2; exit 1; }
done
work=$(mktemp -d "${TMPDIR:-/tmp}/yekta-redis.XXXXXX")
children=()
declare -A process

cleanup() {
    for child in "${children[@]}"; do
        kill -KILL "$child" 2>/dev/null || true
        wait "$child" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap cleanup EXIT

median() { printf '%s\n' "$@" | sort -g | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
ratio() { awk "BEGIN { printf \"%.2f\", $1 / $2 }"; }
number() { sed -n "s/.*\"$1\": *\\([0-9.]*\\).*/\\1/p"; }

"${CC:-clang}" -O2 -o "$work/wire" Benchmarks/wire/wire.c
file=${FILE:-}
if [ -z "$file" ]; then
    file=$work/people.csv
    "$yekta" sample --records "$records" -o "$file" 2>/dev/null
fi
printf '%s, %s processors; %s; ' "$(uname -srm)" "$(nproc)" "$(redis-server --version | cut -d' ' -f1-3)"
printf '%s records, %s connections, %s rounds of %s s\n' \
    "$(($(wc -l <"$file") - 1))" "$connections" "$rounds" "$seconds"

# yekta, with the file in its store.
mkfifo "$work/listening"
"$yekta" serve --store "$work/bench.db" --port 0 >"$work/listening" 2>"$work/server.log" &
children+=($!)
process[yekta]=$!
exec 3<"$work/listening"
if ! read -r -t 60 listening <&3; then
    cat "$work/server.log" >&2
    exit 1
fi
export YEKTA_ADDRESS=${listening#listening on }
yekta_port=${YEKTA_ADDRESS##*:}
rate=$("$yekta" import "$file" --json 2>/dev/null | number records_per_second)
printf 'imported at %.0f records per second\n' "$rate"
"$yekta" load --write-frames "$work/frames" --file "$file" --by identifier --count 100000 2>/dev/null

# The echo; it ends when its standard input does.
mkfifo "$work/echo.in" "$work/echo.out"
"$work/wire" echo 0 <"$work/echo.in" >"$work/echo.out" &
children+=($!)
process[echo]=$!
exec 4>"$work/echo.in" 5<"$work/echo.out"
read -r echo_port <&5

# redis, with as many values as there are frames, of the size of a look-up's reply.
redis_port=
for port in $(seq 16379 16479); do
    if ! (exec 6<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then redis_port=$port && break; fi
done
redis-server --bind 127.0.0.1 --port "$redis_port" --save '' --appendonly no --dir "$work" \
    --daemonize no >"$work/redis.log" 2>&1 &
children+=($!)
process[redis]=$!
for _ in $(seq 100); do
    if (exec 6<>"/dev/tcp/127.0.0.1/$redis_port") 2>/dev/null; then break; fi
    sleep 0.1
done
reply_bytes=$("$work/wire" yekta "$yekta_port" "$work/frames" 1 1 1 | cut -d' ' -f8)
"$work/wire" fill "$redis_port" 100000 "$reply_bytes"
printf 'a look-up is answered with %s bytes, as redis is given to hold\n\n' "$reply_bytes"

# Processor time that a process has used, in microseconds.
cpu_us() { awk -v tick="$(getconf CLK_TCK)" '{ print ($14 + $15) * 1e6 / tick }' "/proc/$1/stat"; }
# What a server used for each reply between two such times.
per_reply() { awk "BEGIN { printf \"%.1f\", ($2 - $1) / ($3 * $seconds) }"; }

run() {
    local who=$1 depth=$2
    case $who in
    yekta) "$work/wire" yekta "$yekta_port" "$work/frames" "$connections" "$depth" "$seconds" ;;
    redis) "$work/wire" redis "$redis_port" 100000 "$connections" "$depth" "$seconds" ;;
    echo) "$work/wire" echo-of "$echo_port" "$work/frames" "$connections" "$depth" "$seconds" ;;
    esac
}

# The last column is the server's processor time per reply, which other work on the machine disturbs
# least.
printf '%-6s %-6s %-6s %11s %9s %9s %10s %7s %10s\n' \
    depth round who per_second p50_us p99_us max_us errors cpu_us
half=
for depth in 1 32; do
    declare -A rates=([yekta]="" [redis]="" [echo]="") costs=([yekta]="" [redis]="" [echo]="")
    to_redis=() to_echo=()
    for round in $(seq "$rounds"); do
        declare -A now=()
        for who in redis yekta echo; do
            before=$(cpu_us "${process[$who]}")
            read -r rate p50 _ p99 _ longest errors _ _ < <(run "$who" "$depth")
            used=$(per_reply "$before" "$(cpu_us "${process[$who]}")" "$rate")
            printf '%-6s %-6s %-6s %11s %9s %9s %10s %7s %10s\n' \
                "$depth" "$round" "$who" "$rate" "$p50" "$p99" "$longest" "$errors" "$used"
            now[$who]=$rate
            costs[$who]+=" $used"
            rates[$who]+=" $rate"
        done
        to_redis+=("$(ratio "${now[yekta]}" "${now[redis]}")")
        to_echo+=("$(ratio "${now[yekta]}" "${now[echo]}")")
    done
    # shellcheck disable=SC2086
    printf 'depth %s, medians: yekta %s, redis %s, echo %s per second; ' "$depth" \
        "$(median ${rates[yekta]})" "$(median ${rates[redis]})" "$(median ${rates[echo]})"
    printf 'yekta/redis %s, yekta/echo %s (of each round: %s; %s); ' \
        "$(median "${to_redis[@]}")" "$(median "${to_echo[@]}")" "${to_redis[*]}" "${to_echo[*]}"
    # shellcheck disable=SC2086
    printf 'processor time of the server per reply: yekta %s, redis %s, echo %s µs\n\n' \
        "$(median ${costs[yekta]})" "$(median ${costs[redis]})" "$(median ${costs[echo]})"
    # shellcheck disable=SC2086
    if [ "$depth" = 1 ]; then half=$(($(printf '%s\n' ${rates[yekta]} | sort -g | tail -1) / 2)); fi
done

printf 'open loop at %s per second, half of the most that yekta reached at depth 1\n' "$half"
printf '%-7s %-6s %12s %9s %9s %9s %9s %7s\n' round who per_second p50_us p99_us p999_us max_us errors
tails=()
for round in $(seq "$rounds"); do
    declare -A tail_us=()
    for who in echo yekta; do
        if [ "$who" = yekta ]; then target=(yekta "$yekta_port"); else target=(echo-of "$echo_port"); fi
        read -r rate p50 _ p99 p999 longest errors _ _ < <(
            "$work/wire" "${target[@]}" "$work/frames" "$connections" 1 "$seconds" "$half"
        )
        printf '%-7s %-6s %12s %9s %9s %9s %9s %7s\n' \
            "$round" "$who" "$rate" "$p50" "$p99" "$p999" "$longest" "$errors"
        tail_us[$who]=$p99
    done
    tails+=("$(ratio "${tail_us[yekta]}" "${tail_us[echo]}")")
done
printf 'p99 of yekta / p99 of the echo: %s (of each round: %s)\n' "$(median "${tails[@]}")" "${tails[*]}"
