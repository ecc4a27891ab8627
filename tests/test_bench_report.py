"""What benches write into documents: a section of their own, with command, day and versions."""

import argparse
from datetime import date
from pathlib import Path

import pytest

from bench import report
from bench.run import replaced
from bench.sections import BEGIN, END

PAGE = f"# How fast\n\n## One\n\nold\n\n## Two\n\nstays\n\n{BEGIN}\n## Beside\n\nold\n{END}\n"


def test_a_section_takes_the_place_of_its_own_and_of_no_other() -> None:
    made = report.replaced(PAGE, "## Two\n\nnew\n", "## Two")
    assert made == PAGE.replace("stays", "new")
    assert report.replaced(made, "## Three\n\nmore\n", "## Three") == made.rstrip("\n") + "\n\n## Three\n\nmore\n"
    assert replaced(PAGE, f"{BEGIN}\nnew\n{END}") == PAGE.replace("## Beside\n\nold", "new")


def test_a_document_that_is_not_there_is_begun(tmp_path: Path) -> None:
    report.put(report.document(str(tmp_path / "new.md")), "## One\n\nfirst\n", "## One")
    assert (tmp_path / "new.md").read_text(encoding="utf-8") == "# How fast it is\n\n## One\n\nfirst\n"


@pytest.mark.parametrize("name", ["nowhere/new.md", "."])
def test_what_cannot_be_written_is_refused_before_anything_is_measured(tmp_path: Path, name: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        report.document(str(tmp_path / name))


def test_a_section_tells_command_day_and_versions() -> None:
    told = report.told("python -m bench.stream", "2 workers")
    assert told.startswith(f"Written by `python -m bench.stream` on {date.today()} (2 workers; ")
    assert "Python 3." in told and "pyoxigraph 0." in told
