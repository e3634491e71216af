#!/bin/sh
# Starts a server on a store of its own and runs the tests of this folder against it: the contract as
# a client in another language sees it. Needs python3 and protoc.
#
# Usage: Tests/python/run.sh [path to the yekta binary]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
yekta=${1:-$root/.build/debug/yekta}
[ -x "$yekta" ] || {
    echo "there is no $yekta; run swift build, or name the binary" >&2
    exit 1
}

work=$(mktemp -d)
server=
cleanup() {
    if [ -n "$server" ]; then kill -KILL "$server" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

# The system's python may have the runtime where another that comes first in the path has not.
python=
for candidate in python3 /usr/bin/python3; do
    if $candidate -c 'import google.protobuf' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    python3 -m venv "$work/venv"
    python=$work/venv/bin/python
    "$python" -m pip install --quiet -r "$here/requirements.txt"
fi

# The server's line comes through a named pipe, so that nobody has to ask again and again for it.
mkfifo "$work/lines"
"$yekta" serve --store "$work/store.yekta" --port 0 --socket "$work/socket" \
    >"$work/lines" 2>"$work/log" &
server=$!
exec 3<"$work/lines"
read -r line <&3 || {
    cat "$work/log" >&2
    echo "the server did not start" >&2
    exit 1
}
address=${line#listening on }
address=${address%% and *}

tests=0
for YEKTA_ADDRESS in "$address" "unix:$work/socket"; do
    export YEKTA_ADDRESS
    $python -m unittest discover -s "$here" -p 'test_client.py' || tests=1
done
# These start servers of their own, to kill them.
YEKTA_BINARY=$yekta $python -m unittest discover -s "$here" -p 'test_crash.py' || tests=1

kill -TERM "$server"
stopped=0
wait "$server" || stopped=$?
server=
if [ "$stopped" -ne 0 ]; then
    cat "$work/log" >&2
    echo "after SIGTERM the server exited with $stopped, not 0" >&2
    exit 1
fi
exit $tests
