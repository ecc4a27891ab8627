"""The same pages give the same bytes, whatever the machine, the order, the clock and the number of workers."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.pool import WORTH_A_POOL
from tests.pipeline.test_rebuild import hashes
from tests.runs import SETTINGS, pages, program

SERIALS = range(1, WORTH_A_POOL + 1)  # enough for a pool of workers


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return made(tmp_path_factory.mktemp("first"), "output", SERIALS, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="0")


def made(folder: Path, out: str, serials: Iterable[int], *more: str, **variables: str) -> dict[str, str]:
    """Builds the pages, written in this order, in a process of its own; the hashes of what it made."""
    (folder / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    for serial in serials:
        pages(folder / "pages", serial)
    (folder / "pages" / "zz.bin").write_bytes(b"\x00\x01")
    ran = program("build", "pages", "--out", out, *more, cwd=folder, **variables)
    assert ran.code == 2, ran.err
    found = hashes(folder / out)
    found["ledger.csv"] = (folder / "ledger.csv").read_text(encoding="utf-8")
    return found


def test_everything_is_compared(first: dict[str, str]) -> None:
    rooms = {name.partition("/")[0] for name in first}
    assert rooms >= {
        "graph",
        "findings",
        "documents.db",
        "documents",
        "findings.json",
        "manifest.json",
        "report.html",
        "readings",
        "text",
        "export",
    }


def test_two_workers_other_order_zone_locale_and_seed(first: dict[str, str], tmp_path: Path) -> None:
    variables = {"TZ": "Asia/Kathmandu", "LC_ALL": "ar_SY.UTF-8", "LANG": "tr_TR", "PYTHONHASHSEED": "4711"}
    variables |= {"SOURCE_DATE_EPOCH": "1", "COLUMNS": "40", "PYTHONUTF8": "0"}
    deep = tmp_path / "some other" / "place"
    deep.mkdir(parents=True)
    assert made(deep, "results/of/today", reversed(SERIALS), "--workers", "2", **variables) == first


def test_one_worker_and_other_times_on_the_files(first: dict[str, str], tmp_path: Path) -> None:
    pages(tmp_path / "pages", *SERIALS)
    for path in (tmp_path / "pages").iterdir():
        os.utime(path, (1, 1))
        path.chmod(0o400)
    assert made(tmp_path, "output", (), "--workers", "1", PYTHONHASHSEED="99") == first
