"""What cannot be opened, or is no file, is named as not read; nothing waits for it, and all else is done."""

import os
import shutil
import socket
from pathlib import Path

import pytest

from bench.records import write
from kg.errors import UsageError
from kg.pipeline import inputs
from tests.runs import SETTINGS, Ran, kg, pages, program

GONE = "cannot be opened: No such file or directory"
DENIED = "cannot be opened: Permission denied"
PIPE = "cannot be opened: it is a pipe, not a file; save what it gives to a file, and name that one"
#: Root may open everything, unless it gives that up.
WITHOUT_RIGHTS = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"] if os.geteuid() == 0 else []


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Settings, and a folder with two pages, three records and a link that leads nowhere."""
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    write(3, pages(tmp_path / "in", 1, 2) / "some.jsonl")
    (tmp_path / "in" / "gone.jsonl").symlink_to("nowhere.jsonl")
    return tmp_path


def failures(ran: Ran) -> dict[str, str]:
    assert ran.code == 2, ran.err
    return {it["document"]: it["reason"] for it in ran.json["failures"]}


@pytest.mark.parametrize("command", ["read", "coverage"])
def test_a_link_that_leads_nowhere(desk: Path, command: str) -> None:
    (desk / "in" / "round.txt").symlink_to("round.txt")
    ran = kg(command, "in", "--json", cwd=desk)
    assert (ran.code, len(ran.lines)) == (2, 5)
    round_ = "kg: round.txt: cannot be opened: Too many levels of symbolic links"
    assert ran.err.splitlines() == [f"kg: gone.jsonl: {GONE}", round_]
    alone = kg(command, "in/gone.jsonl", cwd=desk)
    assert (alone.code, alone.err) == (2, f"kg: gone.jsonl: {GONE}\n")


def test_it_makes_no_shard(desk: Path) -> None:
    ran = kg("build", "in/gone.jsonl", "in/some.jsonl", "--only-shards", "--out", "out", "--json", cwd=desk)
    assert (ran.code, ran.json["documents"]) == (2, 3)
    assert ran.json["failures"] == [{"file": "gone.jsonl", "line": None, "reason": GONE}]


def test_nothing_waits_for_what_is_no_file(desk: Path) -> None:
    for name in ("pipe.html", "pipe.jsonl"):
        os.mkfifo(desk / "in" / name)
    (desk / "in" / "zero.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(desk / "in" / "socket.txt"))
        found = failures(program("build", "in", "--workers", "1", "--json", cwd=desk))
        read = program("read", "in", "--json", cwd=desk)
    told = {name: PIPE.replace("pipe", kind) for name, kind in (("socket.txt", "socket"), ("zero.txt", "device"))}
    assert found == {"gone.jsonl": GONE, "pipe.html": PIPE, "pipe.jsonl": PIPE, **told}
    assert (read.code, len(read.lines)) == (2, 5)
    assert read.err.splitlines() == [f"kg: {name}: {reason}" for name, reason in sorted(found.items())]
    only = ("--only-shards", "--out", "out", "--json")
    shards = program("build", "in/pipe.jsonl", "in/some.jsonl", "in/pipe.html", *only, cwd=desk)
    assert (shards.code, shards.json["documents"]) == (2, 3)
    assert [(it["file"], it["reason"]) for it in shards.json["failures"]] == [
        ("pipe.html", PIPE),
        ("pipe.jsonl", PIPE),
    ]


def test_nor_for_a_pipe_of_the_shell(desk: Path) -> None:
    read, written = os.pipe()
    try:
        for more in ((), ("--only-shards", "--out", "out")):
            ran = kg("build", f"/dev/fd/{read}", *more, cwd=desk)
            assert ran.code == 2
            assert f"kg: {read}: {PIPE}" in ran.err
    finally:
        os.close(read)
        os.close(written)


@pytest.mark.skipif(bool(WITHOUT_RIGHTS) and shutil.which("setpriv") is None, reason="root may open everything")
def test_what_nobody_may_look_at(desk: Path) -> None:
    locked, half = desk / "in" / "locked", desk / "in" / "half"
    for folder in (locked, half):
        pages(folder, 3)
    for path, mode in ((locked, 0), (half, 0o400), (desk / "in" / "page-001.txt", 0)):
        path.chmod(mode)
    shutil.copy(desk / "in" / "some.jsonl", desk / "unread.jsonl")
    (desk / "unread.jsonl").chmod(0)
    try:
        built = program("build", "in", "--workers", "1", "--json", cwd=desk, before=WITHOUT_RIGHTS)
        read = program("read", "in", "in/half/page-003.txt", "--json", cwd=desk, before=WITHOUT_RIGHTS)
        only = ("--only-shards", "--out", "out", "--json")
        shards = program("build", "unread.jsonl", "in/some.jsonl", *only, cwd=desk, before=WITHOUT_RIGHTS)
        alone = program("build", "in/locked", "--json", cwd=desk, before=WITHOUT_RIGHTS)
    finally:
        for folder in (locked, half):
            folder.chmod(0o700)
    denied = dict.fromkeys(("half/page-003.txt", "locked", "page-001.txt"), DENIED)
    assert failures(built) == {"gone.jsonl": GONE, **denied}
    assert built.json["pages"] == 4
    assert (read.code, len(read.lines)) == (2, 4)
    assert "kg: locked: cannot be opened: Permission denied" in read.err.splitlines()
    assert (shards.code, shards.json["documents"]) == (2, 3)
    assert shards.json["failures"] == [{"file": "unread.jsonl", "line": None, "reason": DENIED}]
    assert failures(alone) == {"locked": DENIED}


def test_a_name_that_no_file_can_have_names_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no file, folder or match"):
        inputs([str(tmp_path / ("x" * 300))])
