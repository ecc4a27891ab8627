"""Turns a draft of annotations (with the words as text) into gold rows (offsets and values only).

    python -m tools.annotate PAGE DRAFT.json

The draft is a JSON array of rows as docs/annotating.md describes them, each with `quote` as the exact words. White
space is compared loosely; words that stand several times need `"occurrence": 2`. The gold file goes to
tests/prose/gold/dev or held_out, by the hash of the page's first code; a page that was opened stays in opened.
"""

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from kg.read import read
from kg.read.base import Page

GOLD = Path(__file__).parent.parent / "tests" / "prose" / "gold"


def held_out(code: str) -> bool:
    """Whether the page with this code is set aside for the final figures."""
    return int(hashlib.sha256(code.upper().encode()).hexdigest(), 16) % 2 == 1


def located(row: dict[str, Any], narrative: str) -> dict[str, Any]:
    """The row with its words replaced by their offsets. Raises SystemExit where they do not stand in the narrative."""
    words = str(row["quote"]).split()
    pattern = r"\s+".join(map(re.escape, words))
    found = list(re.finditer(pattern, narrative))
    wanted = int(row.get("occurrence", 1))
    if len(found) < wanted:
        raise SystemExit(f"{row['source_name']}: these words do not stand in the narrative: {row['quote']!r}")
    if len(found) > 1 and "occurrence" not in row:
        raise SystemExit(f"{row['source_name']}: these words stand {len(found)} times; give the occurrence")
    at = found[wanted - 1]
    rest = {key: value for key, value in row.items() if key not in ("quote", "occurrence")}
    return rest | {"quote": {"start": at.start(), "end": at.end()}}


def main(page: Path, draft: Path) -> None:
    reading = read(Page(page.name, page.read_bytes()))
    narrative = reading.assessment.narrative
    if narrative is None:
        raise SystemExit(f"{page} has no narrative")
    code = reading.incident.codes[0].code
    rows = [located(row, narrative.exact) for row in json.loads(draft.read_text(encoding="utf-8"))]
    rows.sort(key=lambda row: (row["quote"]["start"], row["quote"]["end"], row["source_name"]))
    gold = {
        "document": page.name,
        "incident": code,
        "narrative_sha256": hashlib.sha256(narrative.exact.encode()).hexdigest(),
        "claims": rows,
    }
    opened = (GOLD / "opened" / f"{page.stem}.json").exists()
    folder = GOLD / ("opened" if opened else "held_out" if held_out(code) else "dev")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{page.stem}.json"
    target.write_text(json.dumps(gold, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{target}: {len(rows)} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
