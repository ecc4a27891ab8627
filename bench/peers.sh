#!/usr/bin/env bash
# Installs what bench/ compares with into a folder of its own: nothing of this is needed to use kg or to run its tests,
# and nothing of it enters the project's own environment. What cannot be had is named here and in the tables.
#   bash bench/peers.sh FOLDER [servers|run]
set -euo pipefail
folder=${1:?a folder to install into}
which=${2:-servers}
here=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$folder"

# python NAME PACKAGE…: a virtual environment of its own
python() {
    local name=$1
    shift
    "$here/.venv/bin/python" -m venv "$folder/$name"
    "$folder/$name/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@" ||
        echo "peers: $* could not be had" >&2
}

# Debian's Virtuoso, unpacked and not installed: no service starts, nothing outside the folder changes
virtuoso() {
    [ -x "$folder/virtuoso/usr/bin/virtuoso-t" ] && return
    mkdir -p "$folder/deb"
    (cd "$folder/deb" && apt-get download virtuoso-opensource-7-bin libpcre3 2>/dev/null) || return 1
    for file in "$folder"/deb/*.deb; do dpkg -x "$file" "$folder/virtuoso"; done
}

case $which in
servers) # for bench/serve.py
    python venv oxigraph rdflib-endpoint uvicorn
    if command -v mvn >/dev/null; then
        mvn -q dependency:copy -Dartifact=org.apache.jena:jena-fuseki-server:5.5.0 -DoutputDirectory="$folder" ||
            echo "peers: Fuseki could not be had; it is left out" >&2
    fi
    command -v wrk >/dev/null || echo "peers: wrk is absent; install it (Debian: apt-get install wrk)" >&2
    ;;
run) # for bench/run.py
    python rudof pyrudof
    python morph morph-kgc 'pandas<3'
    python duckdb duckdb
    virtuoso || echo "peers: Virtuoso could not be had" >&2
    ;;
esac
