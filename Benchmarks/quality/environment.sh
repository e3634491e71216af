#!/bin/bash
# Makes the Python environment with Splink beside this file unless it is there, and prints the path of
# its interpreter.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

python=$here/.venv/bin/python
# A stamp of what was installed, so that another version is fetched and an old one is not kept.
if ! cmp -s "$here/requirements.txt" "$here/.venv/installed"; then
    echo "installing Splink into $here/.venv" >&2
    if ! python3 -m venv "$here/.venv"; then
        echo "no Python environment: install python3 and python3-venv" >&2
        exit 1
    fi
    "$python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt" >&2
    cp "$here/requirements.txt" "$here/.venv/installed"
fi
echo "$python"
