"""The accounts of clients."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.serve.sparql import budget
from kg.serve.sparql.budget import Accounts, client_of, create


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1_000.0]
    monkeypatch.setattr(budget, "monotonic", lambda: now[0])
    return now


def test_what_was_used_drains_away(tmp_path: Path, clock: list[float]) -> None:
    accounts = Accounts(create(tmp_path), 10)
    assert accounts.enter("a", 60).left == 10
    accounts.leave("a", 6)
    assert accounts.standing("a").left == 4
    clock[0] += 12
    assert accounts.standing("a").left == pytest.approx(6)
    clock[0] += 100
    assert accounts.standing("a").left == 10
    accounts.close()


def test_one_place_and_its_lease(tmp_path: Path, clock: list[float]) -> None:
    accounts = Accounts(create(tmp_path), 10)
    assert not accounts.enter("a", 60).busy
    assert accounts.enter("a", 60).busy
    assert not accounts.enter("b", 60).busy
    accounts.leave("b", 0)
    clock[0] += 61  # whoever had the place has died with it
    assert not accounts.enter("a", 60).busy
    accounts.close()


def test_who_has_overdrawn_waits(tmp_path: Path, clock: list[float]) -> None:
    accounts = Accounts(create(tmp_path), 10)
    accounts.enter("a", 60)
    accounts.leave("a", 13)
    refused = accounts.enter("a", 60)
    assert (refused.left, refused.busy) == (-3, False)
    assert not accounts.standing("a").busy  # a refusal takes no place
    clock[0] += 18.1
    assert accounts.enter("a", 60).left > 0
    accounts.close()


def test_two_processes_see_the_same(tmp_path: Path) -> None:
    file = create(tmp_path)
    one, two = Accounts(file, 10), Accounts(file, 10)
    one.enter("a", 60)
    assert two.enter("a", 60).busy
    one.leave("a", 5)
    assert two.standing("a").left == pytest.approx(5, abs=0.1)
    one.close()
    two.close()


def test_a_place_in_the_slow_lane_is_taken_once(tmp_path: Path) -> None:
    """Two releases of one process share the accounts: the kernel's locks would let the same process in twice."""
    accounts = Accounts(create(tmp_path), 10)
    assert [accounts.slow_place(2) for _ in range(3)] == [0, 1, None]
    accounts.leave_slow_place(0)
    assert accounts.slow_place(2) == 0
    accounts.close()


def test_a_full_file_forgets_the_emptiest(tmp_path: Path, clock: list[float]) -> None:
    accounts = Accounts(create(tmp_path), 10)
    accounts.enter("greedy", 60)
    accounts.leave("greedy", 9)
    for number in range(40_000):
        accounts.leave(f"client {number}", 0.001)
    assert accounts.standing("greedy").left == pytest.approx(1)
    accounts.close()


def test_no_address_stands_in_the_file(tmp_path: Path) -> None:
    file = create(tmp_path)
    accounts = Accounts(file, 10)
    accounts.enter("192.0.2.1", 60)
    accounts.close()
    assert b"192.0.2.1" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::ffff", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_whose_account_it_is(address: str, client: str) -> None:
    assert client_of(address) == client
