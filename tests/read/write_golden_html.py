"""What the reader of saved pages says of each page in tests/pages/html, as JSON in tests/read/golden.

`python -m tests.read.write_golden_html` writes the files again. Read the difference before it is committed: the files
are the record of what a person has checked.
"""

import json
from pathlib import Path

from kg.read.airwars_html import AirwarsHtml
from kg.read.base import Page
from tests.conftest import ROOT

PAGES = ROOT / "tests" / "pages" / "html"
GOLDEN = ROOT / "tests" / "read" / "golden"


def golden(page: Path) -> str:
    """The reading without its ledger, the rendition line by line; fields that hold nothing are left out."""
    reading = AirwarsHtml().read(Page(page.name, page.read_bytes()))
    record = reading.model_dump(mode="json", exclude={"carried"}, exclude_defaults=True)
    record["text"] = reading.text.split("\n")
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    for saved in sorted(PAGES.glob("*.html")):
        (GOLDEN / f"{saved.stem}.json").write_text(golden(saved), encoding="utf-8")
