"""Writes schema/reading.schema.json from the model: what a line of JSON may hold that `kg build` takes as a document.

python -m tools.reading_schema            writes the file
python -m tools.reading_schema --check    exit code 1 where the file on disk differs
"""

import json
import sys
from pathlib import Path

from kg.model import Reading

FILE = Path(__file__).resolve().parents[1] / "schema" / "reading.schema.json"


def schema() -> str:
    """JSON Schema, draft 2020-12."""
    found = Reading.model_json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "kg reading"}
    return json.dumps({**found, **head}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        return 0 if FILE.is_file() and FILE.read_text(encoding="utf-8") == schema() else 1
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(schema(), encoding="utf-8", newline="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
