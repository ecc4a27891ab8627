"""Packed files are gzip for everybody, and what is taken over from one before is what packing it anew gives."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from kg.packing import pack
from kg.pool import Workers

LINES = [b"<urn:%d> <urn:p> <urn:%d> .\n" % (number, number * number) for number in range(90_000)]  # 3 MB


def packed(folder: Path, name: str, data: bytes, before: Path | None = None, workers: int = 1) -> Path:
    plain, out = folder / name, folder / f"{name}.gz"
    plain.write_bytes(data)
    with Workers(workers) as pool:
        pack(plain, out, pool.beside(worth=workers > 1), before)
    return out


@pytest.mark.parametrize("data", [b"", b"one line\n", b"no line break", b"x" * (1 << 21), b"".join(LINES)])
def test_what_is_packed_can_be_unpacked(data: bytes, tmp_path: Path) -> None:
    out = packed(tmp_path, "data", data)
    assert gzip.decompress(out.read_bytes()) == data
    assert out.read_bytes()[4:8] == b"\0\0\0\0"  # no clock


def test_the_program_gzip_reads_it(tmp_path: Path) -> None:
    program = shutil.which("gzip")
    if program is None:
        pytest.skip("there is no gzip on this machine")
    out = packed(tmp_path, "data", b"".join(LINES))
    read = subprocess.run([program, "-dc", out], capture_output=True, check=True)
    assert read.stdout == b"".join(LINES)


def test_edits_and_workers_do_not_show(tmp_path: Path) -> None:
    dice, lines = Random(7), list(LINES)
    out = packed(tmp_path, "data-0", b"".join(lines))
    for number in range(1, 4):
        at = dice.randrange(len(lines))
        lines[at : at + dice.randrange(3)] = [b"another line\n"] * dice.randrange(3)
        again = packed(tmp_path, f"data-{number}", b"".join(lines), out)
        anew = packed(tmp_path, f"anew-{number}", b"".join(lines), workers=2 if number == 1 else 1)
        assert again.read_bytes() == anew.read_bytes()
        out = again


def test_a_file_that_was_packed_otherwise_is_no_hindrance(tmp_path: Path) -> None:
    other = tmp_path / "other.gz"
    other.write_bytes(gzip.compress(b"".join(LINES)))
    assert gzip.decompress(packed(tmp_path, "data", b"".join(LINES), other).read_bytes()) == b"".join(LINES)
