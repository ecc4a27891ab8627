#!/usr/bin/env bash
# Makes .venv with kg in it (editable), every package at the version and hash of requirements.lock. Safe to run again.
# PYTHON names the interpreter to use; otherwise the first python >= 3.11 found.
set -euo pipefail
cd "$(dirname "$0")/.."

good() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local name
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
        if good "$name"; then
            echo "$name"
            return
        fi
    done
    echo "setup: no Python 3.11 or newer found${PYTHON:+ (PYTHON=$PYTHON)}; install one, or name it: make setup PYTHON=/path/to/python3" >&2
    exit 3
}

if ! good .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    echo "setup: making .venv with $("$python" --version)"
    if ! "$python" -m venv --clear .venv; then
        echo "setup: $python cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2
        exit 3
    fi
fi

echo "setup: installing the packages of requirements.lock (about a minute the first time)"
pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input)
"${pip[@]}" --require-hashes -r requirements.lock
# The build backend is in the lock too: without isolation nothing is fetched that has no hash.
"${pip[@]}" --no-deps --no-build-isolation -e .
.venv/bin/kg --version
