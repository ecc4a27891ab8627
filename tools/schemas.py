"""Writes schema/*.schema.json from the records of what people and programs may give: overlay files, lines of the model.

python -m tools.schemas            writes the files
python -m tools.schemas --check    exit code 1 where a file on disk differs
"""

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from kg.model import Reading
from kg.overlay.entries import Overlay

FOLDER = Path(__file__).resolve().parents[1] / "schema"
RECORDS: dict[str, type[BaseModel]] = {"overlay": Overlay, "reading": Reading}


def file(name: str) -> Path:
    """Where the schema of these records stands."""
    return FOLDER / f"{name}.schema.json"


def schema(name: str) -> str:
    """JSON Schema, draft 2020-12."""
    found = RECORDS[name].model_json_schema(by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"kg {name}"}
    return json.dumps({**found, **head}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        return int(any(not file(it).is_file() or file(it).read_text(encoding="utf-8") != schema(it) for it in RECORDS))
    FOLDER.mkdir(exist_ok=True)
    for name in RECORDS:
        file(name).write_text(schema(name), encoding="utf-8", newline="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
