"""A build appears whole or not at all, one at a time; pages that are broken stop nothing."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.generate import write
from kg.release import Release
from tests.pipeline.test_rebuild import hashes
from tests.runs import SETTINGS, command, environment, kg, pages

LOCK = """
import sys, time
from pathlib import Path
from kg.release import building
with building(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(120)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    pages(tmp_path / "few", 1, 2)
    assert kg("build", "few", cwd=tmp_path).code == 0
    return tmp_path


def codes(desk: Path) -> str:
    return kg("query", "codes", "--param", "asked=ZZ00001", "--format", "csv", cwd=desk).out


def test_a_build_that_is_killed_leaves_the_old_release(desk: Path) -> None:
    write(60, desk / "many", every=0)
    before, target = codes(desk), (desk / "output" / "current").readlink()
    running = subprocess.Popen(
        command("build", "many", "--workers", "2"),
        cwd=desk,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    releases = desk / "output" / "releases"
    try:
        wait(lambda: len(list((desk / "output" / "parts" / "documents").glob("*.nq.zst"))) >= 5)
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    left = [it.name for it in releases.iterdir() if it.name.startswith(".building-")]
    assert len(left) == 1  # it did die in the middle
    assert (desk / "output" / "current").readlink() == target
    assert codes(desk) == before
    assert kg("validate", cwd=desk).code == 0

    # the next build goes on where this one stopped, and makes what a build from nothing makes
    ran = kg("build", "many", "--workers", "1", "--json", cwd=desk)
    assert ran.code == 0
    assert 5 <= ran.json["reused"] <= 60
    assert kg("build", "many", "--workers", "1", "--out", "fresh", cwd=desk).code == 0
    assert hashes(desk / "output") == hashes(desk / "fresh")

    ran = kg("build", "few", "--json", cwd=desk)
    assert (ran.code, ran.json["reused"]) == (0, 0)  # parts of pages that are gone are gone
    assert [it.name for it in releases.iterdir()] == [(desk / "output" / "current").readlink().name]
    assert not list((desk / "output").glob(".current-*"))
    assert codes(desk) == before


def wait(until: Callable[[], bool], seconds: float = 100) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "the build did not get so far"
        time.sleep(0.02)


def test_a_second_build_at_the_same_time_is_refused(desk: Path) -> None:
    before = codes(desk)
    with subprocess.Popen(
        [sys.executable, "-c", LOCK, str(desk / "output")], env=environment(), stdout=subprocess.PIPE
    ) as holder:
        try:
            assert holder.stdout and holder.stdout.readline() == b"held\n"
            ran = kg("build", "few", cwd=desk)
            assert ran.code == 3
            assert f"(process {holder.pid})" in ran.err
            assert codes(desk) == before  # whoever only reads is not disturbed
            assert kg("build", "few", "--out", "elsewhere", cwd=desk).code == 0
        finally:
            holder.kill()
    assert kg("build", "few", cwd=desk).code == 0  # the lock dies with its holder


def test_a_build_that_fails_before_its_end_leaves_nothing(desk: Path) -> None:
    before = sorted(it.name for it in (desk / "output" / "releases").iterdir())
    (desk / "ledger.csv").write_text("not a ledger\n", encoding="utf-8")
    assert kg("build", "few", cwd=desk).code == 3
    assert sorted(it.name for it in (desk / "output" / "releases").iterdir()) == before


@pytest.mark.parametrize("name", ["releases", "parts"])
def test_folders_that_no_build_made_are_not_swept(desk: Path, name: str) -> None:
    mine = desk / "mine" / name / "v1" / "work.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("of a person", encoding="utf-8")
    ran = kg("build", "few", "--out", "mine", cwd=desk)
    assert ran.code == 3
    assert f"{name} is not of a build" in ran.err
    assert mine.read_text(encoding="utf-8") == "of a person"


def test_what_a_person_put_beside_the_releases_stays(desk: Path) -> None:
    (desk / "mine" / "graph").mkdir(parents=True)
    (desk / "mine" / "report.html").write_text("of a person", encoding="utf-8")
    for _ in range(2):
        assert kg("build", "few", "--out", "mine", cwd=desk).code == 0
    assert (desk / "mine" / "report.html").read_text(encoding="utf-8") == "of a person"
    assert list((desk / "mine" / "graph").iterdir()) == []
    assert (desk / "mine" / "findings.json").is_symlink()


def test_corrupt_pages_are_reported_and_the_others_are_done(desk: Path) -> None:
    corrupt = write(60, desk / "many", every=10)
    ran = kg("build", "many", "--workers", "2", "--json", cwd=desk)
    assert ran.code == 2
    assert corrupt == 6
    assert (ran.json["pages"], ran.json["incidents"]) == (54, 54)
    assert ran.json["findings"]["Violation"] == 0
    assert [it["document"] for it in ran.json["failures"]] == [f"page-{at:06d}.txt" for at in range(10, 61, 10)]
    assert all(it["reason"] for it in ran.json["failures"])
    asked = kg("query", "documents", "--format", "csv", cwd=desk).out
    assert len(re.findall(r"page-[0-9]{6}\.", asked)) == 54
    # each document's graph stands alone, so a page is the same whichever others it was built with
    one = kg("build", "many/page-000007.txt", "--out", "one", "--json", cwd=desk)
    assert one.code == 0
    alone = {it for it in Release.current(desk / "one").quads() if b"page-000007" in it.split()[-2]}
    assert alone
    assert alone <= set(Release.current(desk / "output").quads())
