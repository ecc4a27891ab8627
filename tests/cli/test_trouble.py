"""A machine that does not give what is needed is told of in a sentence, and so is a file without records."""

import os
import resource
import signal
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.records import write
from kg.release import Release
from tests.pipeline.test_whole_or_not import wait
from tests.runs import SETTINGS, Ran, command, environment, kg

LEAVE_OUT = "; leave it out, or write records into it with: kg read PAGES --json"
EMPTY = f"the file is empty{LEAVE_OUT}"
STOPPED = "kg: stopped; what was there before is unchanged\n"
BLANK = f"it holds no record: all its lines are empty{LEAVE_OUT}"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "blank.jsonl").write_bytes(b"\n  \r\n\n")
    write(3, tmp_path / "some.jsonl")
    return tmp_path


def limited(desk: Path, *arguments: str, most: int) -> Ran:
    """Runs `kg` in a process no file of which may become larger than so many bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    ran = subprocess.run(
        command(*arguments), cwd=desk, env=environment(), capture_output=True, preexec_fn=limit, check=False
    )
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def test_a_file_without_records_is_named_and_the_others_are_done(desk: Path) -> None:
    ran = kg("build", "empty.jsonl", "some.jsonl", "blank.jsonl", "--json", cwd=desk)
    assert (ran.code, ran.json["pages"]) == (2, 3)
    told = [("blank.jsonl", BLANK), ("empty.jsonl", EMPTY)]
    assert [(it["document"], it["reason"]) for it in ran.json["failures"]] == told
    assert EMPTY in (desk / "output" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["read", "coverage"])
def test_other_commands_name_it_too(desk: Path, name: str) -> None:
    ran = kg(name, "empty.jsonl", "blank.jsonl", cwd=desk)
    assert ran.code == 2
    assert f"empty.jsonl: {EMPTY}" in ran.err
    assert f"blank.jsonl: {BLANK}" in ran.err


def test_so_do_shards(desk: Path) -> None:
    ran = kg("build", "empty.jsonl", "some.jsonl", "blank.jsonl", "--only-shards", "--out", "shards", cwd=desk)
    assert ran.code == 2
    assert f"empty.jsonl: {EMPTY}" in ran.err
    assert f"blank.jsonl: {BLANK}" in ran.err


@pytest.mark.parametrize(
    ("most", "files"),
    [(100_000, ["some.jsonl"]), (2_000, ["some.jsonl"]), (2_000, ["page.txt"]), (500, ["some.jsonl", "--only-shards"])],
)
def test_a_disk_that_takes_no_more_is_told_of_in_words(desk: Path, most: int, files: list[str]) -> None:
    (desk / "page.txt").write_text("AB1\n", encoding="utf-8")
    ran = limited(desk, "build", *files, "--out", "out", "--workers", "1", most=most)
    assert ran.code == 3
    assert "a disk is full" in ran.err
    assert "make room on it and run the command again" in ran.err
    assert "Traceback" not in ran.err
    assert not list((desk / "out").glob("releases/*"))
    assert kg("build", *files, "--out", "out", "--workers", "1", cwd=desk).code in (0, 1, 2)


def workers_of(process: int) -> list[int]:
    """The worker processes that a process started (Linux), without the one that only keeps count of semaphores."""
    found = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for pid in path.read_text().split():
            if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found.append(int(pid))
    return found


def with_workers(desk: Path) -> subprocess.Popen[bytes]:
    """A build whose workers have begun to make packs."""
    write(3_000, desk / "many.jsonl")
    running = subprocess.Popen(
        command("build", "many.jsonl", "--workers", "2"),
        cwd=desk,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    packs = desk / "output" / "parts" / "records"
    wait(lambda: packs.is_dir() and len(list(packs.iterdir())) > 5)
    return running


def lives(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().rpartition(") ")[2][0] != "Z"


def test_workers_end_with_a_build_that_is_killed(desk: Path) -> None:
    running = with_workers(desk)
    workers = workers_of(running.pid)
    assert len(workers) == 2
    try:
        running.kill()
        running.communicate()
        wait(lambda: not any(map(lives, workers)), 20)
    finally:
        for pid in filter(lives, workers):
            os.kill(pid, signal.SIGKILL)


def test_a_worker_that_is_killed_is_told_of_in_words(desk: Path) -> None:
    running = with_workers(desk)
    try:
        os.kill(workers_of(running.pid)[0], signal.SIGKILL)
        _, err = running.communicate(timeout=100)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
    assert running.returncode == 3
    assert "a worker process was killed" in err.decode()
    assert "fewer --workers" in err.decode()
    assert "Traceback" not in err.decode()


def interrupted(running: subprocess.Popen[bytes], interrupt: Callable[[int, int], None]) -> tuple[int, str]:
    """Exit code and error stream of what is interrupted now."""
    try:
        interrupt(running.pid, signal.SIGINT)
        _, err = running.communicate(timeout=100)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
    return running.returncode, err.decode()


@pytest.mark.parametrize("interrupt", [os.kill, os.killpg], ids=["the build", "workers too, as a terminal does"])
def test_a_build_that_is_interrupted_says_so(desk: Path, interrupt: Callable[[int, int], None]) -> None:
    assert interrupted(with_workers(desk), interrupt) == (130, STOPPED)
    assert not list((desk / "output" / "releases").iterdir())


def test_workers_that_are_interrupted_while_they_start_say_nothing(desk: Path) -> None:
    write(3_000, desk / "many.jsonl")
    running = subprocess.Popen(
        command("build", "many.jsonl", "--only-shards", "--out", "shards", "--workers", "2"),
        cwd=desk,
        env=environment(),
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait(lambda: len(workers_of(running.pid)) == 2)
    assert interrupted(running, os.killpg) == (130, STOPPED)
    assert not list(desk.glob("*shards*"))


@pytest.mark.parametrize("server", ["serve", "reconcile serve"])
def test_a_server_that_is_interrupted_has_ended(desk: Path, server: str) -> None:
    assert kg("build", "some.jsonl", cwd=desk).code in (0, 1)
    running = subprocess.Popen(
        command(*server.split(), "--port", "0"),
        cwd=desk,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert running.stdout is not None
    address = ""
    while not address:
        address = running.stdout.readline().decode().partition("http://")[2].split("/")[0]
    urllib.request.urlopen(f"http://{address}/", timeout=60).close()
    assert interrupted(running, os.killpg) == (130, "")


def test_what_was_published_before_stays(desk: Path) -> None:
    assert kg("build", "some.jsonl", cwd=desk).code in (0, 1)
    before = Release.current(desk / "output").folder
    write(40, desk / "more.jsonl")
    assert limited(desk, "build", "more.jsonl", "--workers", "1", most=100_000).code == 3
    assert Release.current(desk / "output").folder == before


def killed_shards(desk: Path) -> subprocess.Popen[bytes]:
    """A run of --only-shards that has begun to write."""
    running = subprocess.Popen(
        command("build", "many.jsonl", "--only-shards", "--out", "shards", "--workers", "1"),
        cwd=desk,
        env=environment(),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait(lambda: any(path.stat().st_size for path in desk.glob(".shards-new-*/*.nq.zst")))
    return running


def test_what_shards_that_died_left_is_removed_and_what_others_write_is_not(desk: Path) -> None:
    write(20_000, desk / "many.jsonl")
    died, living = killed_shards(desk), None
    try:
        os.killpg(died.pid, signal.SIGKILL)
        died.wait()
        left = desk / f".shards-new-{died.pid}"
        assert left.is_dir()
        living = subprocess.Popen(
            command("build", "many.jsonl", "--only-shards", "--out", "shards", "--workers", "1"),
            cwd=desk,
            env=environment(),
            start_new_session=True,
        )
        other = desk / f".shards-new-{living.pid}"
        wait(lambda: any(other.glob("*.nq.zst")))
        assert not left.exists()
        os.kill(living.pid, signal.SIGSTOP)
        assert kg("build", "some.jsonl", "--only-shards", "--out", "shards", "--workers", "1", cwd=desk).code == 0
        assert other.is_dir()
    finally:
        for running in (died, living):
            if running is not None and running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
                running.wait()


def test_shards_that_stood_there_come_back_when_the_swap_was_cut(desk: Path) -> None:
    assert kg("build", "some.jsonl", "--only-shards", "--out", "shards", cwd=desk).code == 0
    before = sorted((desk / "shards").iterdir())
    (desk / "shards").rename(desk / ".shards-old-1")
    (desk / ".shards-old-note").mkdir()  # whatever else a person calls a folder
    assert limited(desk, "build", "some.jsonl", "--only-shards", "--out", "shards", most=500).code == 3
    assert sorted((desk / "shards").iterdir()) == before
    assert sorted(it.name for it in desk.glob(".shards-*")) == [".shards-old-note"]
