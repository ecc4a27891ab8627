#!/usr/bin/env bash
# Installs the servers that bench/serve.py compares with: oxigraph and rdflib-endpoint from PyPI, Fuseki's jar from Maven
# Central. Nothing of this is needed to use kg or to run its tests.
#   bash bench/peers.sh FOLDER
set -euo pipefail
folder=${1:?a folder to install into}
here=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$folder"
"$here/.venv/bin/uv" venv --allow-existing "$folder/venv"
"$here/.venv/bin/uv" pip install --python "$folder/venv/bin/python" oxigraph rdflib-endpoint uvicorn
if command -v mvn >/dev/null; then
    mvn -q dependency:copy -Dartifact=org.apache.jena:jena-fuseki-server:5.5.0 -DoutputDirectory="$folder" ||
        echo "peers: Fuseki could not be had; it is left out" >&2
fi
command -v wrk >/dev/null || echo "peers: wrk is absent; install it (Debian: apt-get install wrk)" >&2
