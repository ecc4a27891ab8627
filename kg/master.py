"""The master: sorted canonical N-Quads in shards, each a file of zstd.

    graph/<shard>.nq.zst        documents, by a hash of their IRI; four hexadecimal digits
    graph/ontology.nq.zst, graph/links.nq.zst, graph/corrections.nq.zst   the named graphs of no document

Lines are sorted within a shard, and each quad stands once in all shards together: a named graph lies in one shard. How
many shards there are follows from the number of documents alone, so that a shard holds about sixteen of them: a change
costs a few shards, however large the graph is. The same lines give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import zstandard

END = ".nq.zst"
#: Named graphs of no document, by the names of their shards.
APART = ("ontology", "links", "corrections")

_LEVEL = 3
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


def compressed(data: bytes) -> bytes:
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


def files(folder: Path) -> list[Path]:
    """The shards of a master (`graph/` of a release), in the order of their names."""
    return sorted(folder.glob(f"*{END}"))


def quads(folder: Path) -> Iterator[bytes]:
    """Every line of a master, shard by shard."""
    for path in files(folder):
        yield from lines_of(path)
