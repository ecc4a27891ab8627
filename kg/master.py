"""The master: sorted canonical N-Quads in shards, each a file of zstd.

    graph/<shard>.nq.zst        documents, by a hash of their IRI; four hexadecimal digits
    graph/ontology.nq.zst, graph/links.nq.zst, graph/corrections.nq.zst   the named graphs of no document

Lines are sorted within a shard, and each quad stands once in all shards together: a named graph lies in one shard. How
many shards there are follows from the number of documents alone, so that a shard holds about sixteen of them: a change
costs a few shards, however large the graph is. The same lines give the same bytes.
"""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import zstandard

END = ".nq.zst"
#: Named graphs of no document, by the names of their shards.
APART = ("ontology", "links", "corrections")

_LEVEL = 3
_A_PIECE = 1 << 17  #: bytes of a file that are unpacked at a time; shards of documents have fewer
_DOCUMENTS_A_SHARD = 16
_LEAST_BITS, _MOST_BITS = 4, 16


def bits(documents: int) -> int:
    """How many bits of a hash name the shard, where there are so many documents."""
    found = _LEAST_BITS
    while found < _MOST_BITS and _DOCUMENTS_A_SHARD << found < documents:
        found += 1
    return found


def shard(document: str, bits_: int) -> str:
    """The shard of a document's graph. `document` is its IRI."""
    number = int.from_bytes(hashlib.sha256(document.encode()).digest()[:2], "big") >> (_MOST_BITS - bits_)
    return f"{number:04x}"


def packed(lines: Iterable[bytes]) -> bytes:
    """The bytes of a file with these lines (without line breaks), sorted, each once."""
    return compressed(b"".join(line + b"\n" for line in sorted(set(lines))))


def compressed(data: bytes | memoryview) -> bytes:
    """The bytes of a file with these lines, which are sorted already."""
    return compressor().compress(data)


def compressor() -> zstandard.ZstdCompressor:
    """One thread, a fixed level, no dictionary: the same lines give the same bytes (with one release of zstd)."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True, threads=0)


def unpacked(data: bytes) -> list[bytes]:
    """The lines of such a file, without line breaks. Raises zstandard.ZstdError where it is damaged."""
    frame = zstandard.ZstdDecompressor().decompressobj()
    lines = frame.decompress(data)
    if not frame.eof:
        raise zstandard.ZstdError("the file is cut short")
    return lines.split(b"\n")[:-1]


def lines_of(path: Path) -> list[bytes]:
    """The lines of a shard, sorted, without line breaks."""
    return unpacked(path.read_bytes())


def lines(path: Path) -> Iterator[bytes]:
    """The same one by one: a file of a graph of no document may be larger than memory should hold."""
    frame, rest = zstandard.ZstdDecompressor().decompressobj(), b""
    with path.open("rb") as file:
        while piece := file.read(_A_PIECE):
            *some, rest = (rest + frame.decompress(piece)).split(b"\n")
            yield from some
    if not frame.eof:
        raise zstandard.ZstdError("the file is cut short")


def write_sorted(path: Path, lines_: Iterable[bytes]) -> tuple[int, str]:
    """Writes a file of lines that are sorted already, each once, and may be more than memory should hold.

    Returns how many there are and the SHA-256 of the file. Of no lines there is no file.
    """
    aside, count, digest = path.with_name(f".{path.name}-lines"), 0, ""
    with aside.open("wb+") as file:
        for line in lines_:
            file.write(line + b"\n")
            count += 1
        file.flush()
        if count:
            # one call for all: given in pieces, the same lines become other bytes
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped, memoryview(mapped) as plain:
                data = compressed(plain)
            path.write_bytes(data)
            digest = hashlib.sha256(data).hexdigest()
    aside.unlink()
    return count, digest


def files(folder: Path) -> list[Path]:
    """The shards of a master (`graph/` of a release), in the order of their names."""
    return [*each(folder)]


def each(folder: Path) -> Iterator[Path]:
    """The same one by one: paths take more memory than names."""
    return (folder / name for name in sorted(os.listdir(folder)) if name.endswith(END))  # noqa: PTH208


def quads(folder: Path) -> Iterator[bytes]:
    """Every line of a master, shard by shard."""
    for path in each(folder):
        yield from lines(path)
