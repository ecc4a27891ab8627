"""What the reader of text says of each page in tests/pages/text, as JSON in tests/read/golden.

`python -m tests.read.write_golden` writes the files again. Read the difference before it is committed: the files are
the record of what a person has checked.
"""

import json
from pathlib import Path

from kg.read.airwars_text import AirwarsText
from kg.read.base import Page
from tests.conftest import ROOT

PAGES = ROOT / "tests" / "pages" / "text"
GOLDEN = ROOT / "tests" / "read" / "golden"


def golden(page: Path) -> str:
    """The reading without text and ledger, which follow from the page; fields that hold nothing are left out."""
    reading = AirwarsText().read(Page(page.name, page.read_bytes()))
    record = reading.model_dump(mode="json", exclude={"text", "carried"}, exclude_defaults=True)
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    for text in sorted(PAGES.glob("*.txt")):
        (GOLDEN / f"{text.stem}.json").write_text(golden(text), encoding="utf-8")
