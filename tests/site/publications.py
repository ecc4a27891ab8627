"""A publication of many pages: the demo's, invented ones, generated ones, and some with what those never have."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from bench.generate import Incident, as_text
from kg.public import Publication
from kg.release import Release
from kg.settings import Settings, Text, Victims
from kg.site import Site
from tests.conftest import EXAMPLES, ROOT
from tests.runs import BASE, kg, pages

GENERATED = 16

#: What a generated page prints, and what stands there instead on a page of its own.
_CHANGES = (
    ("spans two months", "Incident Date\n\n{day}", "Incident Date\n\nMarch 30, 2017 - April 2, 2017"),
    ("only a month", "Incident Date\n\n{day}", "Incident Date\n\nJune 2016"),
    ("no date", "Incident Date\n\n{day}\n\n", ""),
    ("no figure", "Civilians reported killed\n{range}\n", ""),
    ("words", "Civilians reported killed\n{range}\n", "Civilians reported killed\nUnknown\n"),
    ("no region", "{region}, Exampleland", "Exampleland"),
    ("no conflict", "Conflict\n\nRussian Military in Syria\n\n", ""),
    ("new status", "Civilian Harm Status\n{status}\n", "Civilian Harm Status\nUnheard of\n"),
)


@cache
def published(victims: Victims = "names", text: Text = "full", prefix: str = "") -> Site:
    """The site of these pages under these settings, built once a process."""
    folder = Path(tempfile.mkdtemp(prefix="kg-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    found = pages(folder / "pages", *range(1, GENERATED + 1))
    for path in sorted([*(ROOT / "tests" / "pages").glob("*/zz9*"), *(EXAMPLES / "pages").iterdir()]):
        (found / path.name).write_bytes(path.read_bytes())
    for n, (_, before, after) in enumerate(_CHANGES):
        it = Incident.make(2 * (100 + n) + 1)
        facts = {"day": it.printed_day, "range": it.range, "region": it.region, "status": it.status}
        text_of_page = as_text(it)
        assert before.format(**facts) in text_of_page
        changed = text_of_page.replace(before.format(**facts), after.format(**facts))
        (found / f"changed-{n}.txt").write_text(changed, encoding="utf-8", newline="")
    config = folder / "kg.toml"
    config.write_text(f'base = "{BASE}"\nvictims = "{victims}"\ntext = "{text}"\n', encoding="utf-8")
    ran = kg("--config", config, "build", found, "--out", folder / "out")
    assert ran.code in (0, 1, 2), ran.err
    settings = Settings(base=BASE, victims=victims, text=text)
    return Site(Publication.of(Release.current(folder / "out"), settings), prefix)
