#!/bin/bash
# Shows the whole program at work on made-up people: a server on a temporary store, an import over the
# socket, look-ups, explanations, load, a clean stop. Nothing is left behind.
#
#     Benchmarks/demo.sh [path of yekta]
set -euo pipefail
cd "$(dirname "$0")/.."

yekta=${1:-.build/release/yekta}
work=$(mktemp -d)
store=$work/demo.db
server=

cleanup() {
    if [ -n "$server" ]; then kill -KILL "$server" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap cleanup EXIT

if [ -t 1 ]; then bold=$'\e[1m' plain=$'\e[0m'; else bold='' plain=''; fi
step=0
title() {
    step=$((step + 1))
    printf '\n%s%d. %s%s\n' "$bold" "$step" "$1" "$plain"
}
say() { printf '%s\n' "$@"; }
indented() { sed 's/^/   /'; }
number() { sed -n "s/.*\"$1\": *\\([0-9.]*\\).*/\\1/p"; }
# Shows a command as it could be typed, then runs it.
try() {
    printf '   $ yekta'
    printf ' %s' "$@"
    printf '\n'
    "$yekta" "$@" | indented
}

began=$(date +%s)

# ---------------------------------------------------------------------------------------------------
title "Made-up contact records"
"$yekta" sample -o "$work/sample.csv" --truth "$work/truth.csv" 2>/dev/null
say "6,000 records of seven channels, in Persian and Latin script, with families, namesakes, twins" \
    "and junk values. Nobody in them exists. Six of them:"
sed -n 2,7p "$work/sample.csv" | awk -F, '{
    line = ""
    for (cell = 2; cell <= NF; cell++) if ($cell != "" && cell != 3) line = line "  " $cell
    print " " line
}'

# ---------------------------------------------------------------------------------------------------
title "A server on an empty store, and an import over the socket"
mkfifo "$work/listening"
"$yekta" serve --store "$store" --port 0 >"$work/listening" 2>"$work/server.log" &
server=$!
exec 3<"$work/listening"
if ! read -r -t 60 listening <&3; then
    say "the server did not start:" >&2
    cat "$work/server.log" >&2
    exit 1
fi
export YEKTA_ADDRESS=${listening#listening on }
say "The server says: $listening. The columns were recognised by their names and contents:"
"$yekta" import "$work/sample.csv" | indented

# ---------------------------------------------------------------------------------------------------
title "Records in, identities out"
"$yekta" export --store "$store" -o "$work/export.csv" 2>/dev/null
say "One person who called, wrote and bought is one identity; a channel's identities are the people" \
    "who used it."
awk -F, '
    /^y[0-9]+,/ {
        records[$2]++; total++
        if (!(($1, $2) in met)) { met[$1, $2]; people[$2]++; channels[$1]++ }
    }
    END {
        format = "   %-12s %9s %12s\n"
        printf format, "channel", "records", "identities"
        for (channel in records) printf format, channel, records[channel], people[channel] | "sort"
        close("sort")
        for (identity in channels) { all++; if (channels[identity] > 1) several++ }
        printf format, "all", total, all
        printf "   %d people were met through more than one channel.\n", several
    }' <(grep -E '^(y[0-9]+),' "$work/export.csv") | {
    read -r heading
    printf '   %s\n' "$heading"
    cat
}

# ---------------------------------------------------------------------------------------------------
title "Is it right?"
say "The sample comes with the truth, which the server has never seen. Of the pairs of records that it" \
    "put together, precision is the share that belong together; recall is the share of all true" \
    "pairs that it found."
"$yekta" evaluate --truth "$work/truth.csv" "$work/export.csv" >"$work/score"
awk '{ value[$1] = $2 } END {
    printf "   precision %s   recall %s   F1 %s\n", \
        value["pair_precision"], value["pair_recall"], value["pair_f1"]
    printf "   %d true people, %d identities\n", value["entities"], value["identities"]
}' "$work/score"

# ---------------------------------------------------------------------------------------------------
title "The phone rings: ۰۹۱۲۷۶۵۴۳۲۱"
say "A look-up takes the number in any spelling; her records hold it in five."
try lookup --phone ۰۹۱۲۷۶۵۴۳۲۱
identity=$("$yekta" lookup --phone ۰۹۱۲۷۶۵۴۳۲۱ --json | sed -n 's/.*"identity_id": "\(y[0-9]*\)", "requested_id".*/\1/p')

# ---------------------------------------------------------------------------------------------------
title "Her records, as the channels sent them"
printf '   $ yekta lookup %s --records\n' "$identity"
"$yekta" lookup "$identity" --records | sed -n '/^  [a-z_]*:[^ ]/,$p' | indented

# ---------------------------------------------------------------------------------------------------
title "Why two of them are one person"
say "One was typed in Persian, with a Jalali birth date, the other in Latin letters. Every line is" \
    "evidence in bits: one bit more doubles the odds, and the lines add up to the weight that decided."
records=$("$yekta" lookup "$identity" --records --json | sed 's/{"key": /\n&/g')
# The fullest of her records whose given name begins with such a letter.
key_of() {
    LC_ALL=C awk -F'"' -v pattern="\"given_name\"[^}]*\"value\": \"$1" \
        '/^{"key"/ && $0 ~ pattern && length > most { most = length; key = $4 } END { print key }' \
        <<<"$records"
}
persian=$(key_of '[^ -~]')
latin=$(key_of '[A-Za-z]')
try explain "$persian" "$latin"

# ---------------------------------------------------------------------------------------------------
title "A case it was not sure of"
"$yekta" watch --json >"$work/feed"
awk -F'"' '
    $6 == "review_opened" && $20 == "possible_link" { open[$10, $14] = NR }
    $6 == "review_closed" { delete open[$10, $14] }
    END {
        for (pair in open) { cases++; if (open[pair] > last) { last = open[pair]; chosen = pair } }
        split(chosen, keys, SUBSEP)
        print cases, keys[1], keys[2]
    }' "$work/feed" >"$work/doubt"
read -r doubts first second <"$work/doubt"
say "$doubts pairs are likely enough to be looked at and not enough to be joined; they are left apart" \
    "and wait for a person. The latest:"
try explain "$first" "$second"

# ---------------------------------------------------------------------------------------------------
title "How fast"
say "64 connections, three seconds each; every resolve is on disk before it is answered."
load() { "$yekta" load --mode "$1" --connections 64 --seconds 3 --json "${@:2}"; }
micros() { sed -n "s/.*\"$1\": *\\([0-9]*\\).*/\\1/p"; }
lookups=$(load lookup --file "$work/sample.csv")
resolves=$(load resolve)
for each in lookups resolves; do
    printf '   %-9s %8.0f per second   p50 %6d µs   p99 %6d µs\n' "$each" \
        "$(number operations_per_second <<<"${!each}")" \
        "$(micros p50 <<<"${!each}")" "$(micros p99 <<<"${!each}")"
done

# ---------------------------------------------------------------------------------------------------
title "A clean stop"
kill -TERM "$server"
code=0
wait "$server" || code=$?
server=
say "SIGTERM: the server answered what it had accepted, closed the store and left with exit code $code."
[ "$code" = 0 ] || { cat "$work/server.log" >&2; exit 1; }
try verify --store "$store"

printf '\n%sAll of it took %d seconds.%s ' "$bold" $(($(date +%s) - began)) "$plain"
cat <<END
The store was temporary and is gone. To go on:

   alias yekta=$PWD/${yekta#"$PWD/"}
   yekta sample -o sample.csv --truth truth.csv     records to play with
   yekta dedupe sample.csv -o who.csv               one file, no server; or a file of your own
   make run                                         a server on yekta.db; then, in another terminal:
   yekta import sample.csv
   yekta search given_name=Narges surname=Tavakoli  spelling and script do not matter
   yekta --help
END
