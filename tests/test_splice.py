"""A file that was changed by its edits is the file of all its records, sorted."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.splice import Key, Records, spliced

#: From the first word of a record to the lines behind its first one.
records = st.dictionaries(
    st.text("ab>/é", min_size=1, max_size=4), st.lists(st.text("ab \t", max_size=9), max_size=3), max_size=20
)


def key_of(line: bytes) -> Key:
    return 0, line.split(b" ")[0]


def written(told: dict[str, list[str]]) -> dict[Key, bytes]:
    return {
        (0, word.encode()): f"{word} first\n{''.join(f'{chr(9)}{line}{chr(10)}' for line in lines)}".encode()
        for word, lines in told.items()
    }


def whole(found: dict[Key, bytes]) -> bytes:
    return b"".join(found[key] for key in sorted(found))


@given(records, records, st.sets(st.text("ab>/é", min_size=1, max_size=4)))
def test_what_changed_is_changed_and_the_rest_is_as_it_was(
    before: dict[str, list[str]], come: dict[str, list[str]], gone: set[str]
) -> None:
    old, new = written(before), written(come)
    leaving = {(0, word.encode()) for word in gone}
    now = {key: block for key, block in (old | new).items() if key not in leaving or key in new}
    seen: dict[Key, bytes] = {}

    def made(key: Key, was: bytes) -> bytes:
        seen[key] = was
        return new.get(key, b"")

    keys = sorted(leaving | set(new))
    edits: list[tuple[Key, Callable[[bytes], bytes]]] = [(key, partial(made, key)) for key in keys]
    with tempfile.TemporaryDirectory() as place:
        first, second = Path(place) / "first", Path(place) / "second"
        first.write_bytes(whole(old))
        spliced(first, second, edits, Records(key_of))
        assert second.read_bytes() == whole(now)
        assert first.read_bytes() == whole(old)
    assert seen == {key: old.get(key, b"") for key in keys}


def test_all_lines_of_a_key_are_one_record(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"a 1\nb 1\nb 2\nc 1\n")
    spliced(first, second, [((0, b"b"), lambda was: was + b"b 3\n")], Records(key_of))
    assert second.read_bytes() == b"a 1\nb 1\nb 2\nb 3\nc 1\n"
