#!/usr/bin/env bash
# Builds the corpus pages, exports the tables and prints what the corpus's own scorers say, field by field.
# Nothing is left behind; KG_SHARED names the folder that holds the corpus.
set -euo pipefail
cd "$(dirname "$0")/.."

corpus="${KG_SHARED:-../shared}/corpus"
if [ ! -d "$corpus/score" ]; then
    echo "score: no corpus at $corpus; set KG_SHARED to the folder that holds it" >&2
    exit 3
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Codes 1 (violations) and 2 (a page could not be read) are part of what is measured; only wrong use stops the run.
kg() {
    local code=0
    .venv/bin/kg --config tools/score.toml "$@" || code=$?
    [ "$code" -lt 3 ] || exit "$code"
}

tables() { # PAGES NAME KIND
    kg build "$1" --out "$work/$2" --ledger "$work/$2.ledger.csv"
    kg export --store "$work/$2" --format tables --out "$work/$2-tables"
    .venv/bin/python "$corpus/score/tables_to_gold.py" "$work/$2-tables" "$3" >"$work/$2.jsonl"
}

tables "$corpus/html" html html
tables "$corpus/syria_rendered_txt" text records
echo
echo "== saved pages ($corpus/html)"
.venv/bin/python "$corpus/score/score_html.py" "$corpus/gold_dev_html.jsonl" "$work/html.jsonl"
echo
echo "== text layout ($corpus/syria_rendered_txt)"
.venv/bin/python "$corpus/score/score_records.py" "$corpus/gold_dev_syria.jsonl" "$work/text.jsonl" --text
