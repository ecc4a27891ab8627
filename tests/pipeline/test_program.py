"""What of the program decides on what a build may take over."""

import tomllib

from kg.pipeline import program
from tests.conftest import ROOT


def test_every_library_that_the_program_needs_has_a_say() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert list(program.LIBRARIES) == sorted(it.partition(">")[0] for it in wanted)


def test_what_only_shows_has_no_say_in_what_is_read() -> None:
    assert program.fingerprint() != program.fingerprint_of_all()
    assert program.fingerprint() == program.fingerprint()
