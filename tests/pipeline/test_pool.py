"""Tasks run in order of their results, errors come up, and parts are merged in bounded memory."""

import os
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import PageError
from kg.merge import differing, merged, sorted_file
from kg.pool import WORTH_A_POOL, Workers, each

TASKS = [(number,) for number in range(WORTH_A_POOL)]


def square(number: int) -> int:
    return number * number


def quiet(_done: int) -> None:
    """Nobody wants to know how far it is."""


def process(_number: int) -> int:
    return os.getpid()


def laborious(number: int) -> tuple[int, int]:
    """A fifth of a second of the processor, and who worked."""
    end = time.process_time() + 0.2
    while time.process_time() < end:
        pass
    return number, os.getpid()


def refuse(number: int) -> int:
    if number == 17:
        raise PageError("a page", "it is the seventeenth", number)
    return number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_tasks(workers: int) -> None:
    told: list[int] = []
    assert list(each(square, TASKS, workers, told.append)) == [number * number for (number,) in TASKS]
    assert told == list(range(1, WORTH_A_POOL + 1))


def test_few_tasks_need_no_pool() -> None:
    assert set(each(process, TASKS[:7], 2, quiet)) == {os.getpid()}
    assert list(each(square, [], 2, quiet)) == []


def test_many_tasks_are_spread() -> None:
    assert os.getpid() not in set(each(process, TASKS, 2, quiet))


def test_few_tasks_that_take_long_are_spread_and_done_here_while_workers_start() -> None:
    with Workers(2) as pool:
        done = list(pool.each(laborious, TASKS[:40], quiet))
        assert [number for number, _ in done] == list(range(40))
        here = [number for number, who in done if who == os.getpid()]
        assert here[:5] == list(range(5))  # those that were tried
        assert here[5:] == list(range(40 - len(here[5:]), 40))  # the last ones, in the meantime
        assert 5 < len(here) < 40
        assert os.getpid() not in set(pool.each(process, TASKS[:9], quiet))  # workers run: they do all


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_a_worker_comes_up_as_it_was(workers: int) -> None:
    with pytest.raises(PageError) as caught:
        list(each(refuse, TASKS, workers, quiet))
    assert (caught.value.document, caught.value.reason, caught.value.line) == ("a page", "it is the seventeenth", 17)
    assert str(caught.value) == "a page:17: it is the seventeenth"


def test_long_lines_are_sorted_in_parts_of_some_bytes(tmp_path: Path) -> None:
    assert sorted_file(tmp_path / "all", (b"%03d" % (it % 7) * 20 for it in range(50)), at_once=100) == 7
    assert (tmp_path / "all").read_bytes() == b"".join(b"%03d" % it * 20 + b"\n" for it in range(7))
    assert [it.name for it in tmp_path.iterdir()] == ["all"]


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 450])
def test_merging_sorted_files_gives_the_sorted_set_of_their_lines(tmp_path: Path, count: int) -> None:
    dice = Random(count)
    parts, everything = [], set[bytes]()
    for number in range(count):
        lines = sorted({b"%04d\n" % dice.randrange(900) for _ in range(5)})
        everything.update(lines)
        parts.append(tmp_path / f"{number:04d}.nq")
        parts[-1].write_bytes(b"".join(lines))
    before = {path: path.read_bytes() for path in parts}
    dice.shuffle(parts)
    merged(tmp_path / "all.nq", parts)
    assert (tmp_path / "all.nq").read_bytes() == b"".join(sorted(everything))
    assert {path: path.read_bytes() for path in parts} == before
    assert len(list(tmp_path.iterdir())) == count + 1  # nothing in between is left


@given(st.sets(st.binary(max_size=3)), st.sets(st.binary(max_size=3)))
def test_what_two_sorted_files_differ_in_is_found_line_by_line(old: set[bytes], new: set[bytes]) -> None:
    found = list(differing(sorted(old), sorted(new)))
    assert found == sorted([(line, True) for line in old - new] + [(line, False) for line in new - old])
