"""Identity: which incident a document is about, and what its document is called (DECISIONS 5).

An incident is keyed on the site's id, else on the permalink, else on its full set of current codes, never on a
previous code. A text page without an id joins a record with one only where exactly one such record has the same full
code set; any other likeness becomes a finding. Keys once given are frozen in a ledger file that is committed with the
pages, sorted, and written by `kg build`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

from kg.errors import SettingsError
from kg.model import Finding

_HEADER = ["key", "site_id", "permalink", "codes"]


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of its incident's identity. `codes` is the set of current codes as printed."""

    document: str
    sha256: str
    site_id: str | None
    permalink: str | None
    codes: frozenset[str]

    @property
    def own_key(self) -> str | None:
        """The key that this document alone gives; None where it has neither id nor codes."""
        return own_key(self.site_id, self.permalink, sorted(self.codes))


def own_key(site_id: str | None, permalink: str | None, codes: Iterable[str]) -> str | None:
    """`Identity.own_key` of its parts; the codes are sorted, each once."""
    return site_id or permalink or "-".join(codes) or None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger."""

    key: str
    site_id: str
    permalink: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """The keys given to one document, and what a person should look at."""

    incident_key: str
    document_key: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Rivals:
    """The records of one build that carry the same codes (by their own keys), or the same address (by site id)."""

    of_codes: dict[frozenset[str], set[str]]
    of_link: dict[str, set[str]]


class Ledger:
    """The frozen keys, grown by `assign`. Pure: nothing is written here."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.rows: dict[str, Row] = {}
        self._by_site: dict[str, str] = {}
        self._by_link: dict[str, list[str]] = defaultdict(list)
        self._by_codes: dict[frozenset[str], list[str]] = defaultdict(list)
        for row in rows:
            self._enter(row)

    @classmethod
    def parse(cls, text: str, where: str = "the ledger") -> Ledger:
        """Reads the CSV text. Raises SettingsError with the line that is wrong."""
        lines = csv.reader(io.StringIO(text, newline=""))
        try:
            return cls(_rows(lines, where))
        except csv.Error as error:
            raise SettingsError(f"{where}:{lines.line_num}: {error}") from error

    def print(self) -> str:
        """The CSV text, sorted by key: the same rows give the same bytes."""
        out = io.StringIO()
        plain = csv.writer(out, lineterminator="\n")
        quoted = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
        plain.writerow(_HEADER)
        for key in sorted(self.rows):
            row = self.rows[key]
            cells = [key, row.site_id, row.permalink, " ".join(sorted(row.codes))]
            # the writer leaves a carriage return bare, where the reader takes it for the end of the line
            (quoted if "\r" in "".join(cells) else plain).writerow(cells)
        return out.getvalue()

    def assign(self, identities: Iterable[Identity]) -> dict[str, Named]:
        """Keys for all documents of a build, by document name; new keys are added to this ledger.

        The outcome does not depend on the order in which the documents are given.
        """
        them = sorted(identities, key=lambda it: it.document)
        keys = dict(self.incident_keys(lambda: them))
        return {name: Named(keys[name], key, findings) for name, key, findings in document_keys(them)}

    def incident_keys(self, identities: Callable[[], Iterable[Identity]]) -> Iterator[tuple[str, str]]:
        """Each document's name with the key of its incident; new keys are added to this ledger.

        `identities` gives all of them, in the order of the documents' names, as often as it is called.
        """
        rivals = _rivals(identities())
        for it in identities():
            if it.site_id:
                yield it.document, self._key_of_record(it, rivals)
        for it in identities():
            if it.permalink and not it.site_id:
                yield it.document, self._key_of_address(it, rivals)
        for it in identities():
            if not it.permalink and not it.site_id:
                yield it.document, self._key_of_text(it)

    def _enter(self, row: Row) -> None:
        """Adds a row, or replaces the one with its key: what leads to it is then as if read from a file."""
        before = self.rows.get(row.key)
        if before is not None and before.permalink:
            self._by_link[before.permalink].remove(row.key)
        if before is not None and before.codes:
            self._by_codes[before.codes].remove(row.key)
        self.rows[row.key] = row
        if row.site_id:
            self._by_site.setdefault(row.site_id, row.key)
        if row.permalink:
            self._by_link[row.permalink].append(row.key)
        if row.codes:
            self._by_codes[row.codes].append(row.key)

    def _key_of_record(self, it: Identity, rivals: _Rivals) -> str:
        """The key of a document that prints a site id."""
        site_id = it.site_id or ""
        known = self._by_site.get(site_id)
        if known is not None:
            return known
        frozen = self._by_link.get(it.permalink or "", [])
        if len(frozen) == 1 and len(rivals.of_link[it.permalink or ""]) == 1 and not self.rows[frozen[0]].site_id:
            # a page with the address alone was read first
            key = frozen[0]
        else:
            key = self._frozen_by_codes(it, rivals) or self._free(site_id, "site")
        self._enter(Row(key, site_id, it.permalink or "", it.codes))
        return key

    def _key_of_address(self, it: Identity, rivals: _Rivals) -> str:
        """The key of a document without site id that prints its address: the one incident of it, else its own."""
        link = it.permalink or ""
        same = self._by_link.get(link, [])
        own = [key for key in same if not self.rows[key].site_id]
        if own or len(same) == 1:
            return (own or same)[0]
        if link in self.rows and self.rows[link].permalink == link:
            return link  # frozen, and a record took it over
        key = self._frozen_by_codes(it, rivals) or self._free(link, "address")
        self._enter(Row(key, "", link, it.codes))
        return key

    def _frozen_by_codes(self, it: Identity, rivals: _Rivals) -> str | None:
        """The key of a text page that was read first, where this record alone carries the same codes."""
        frozen = [self.rows[key] for key in self._by_codes.get(it.codes, ())]
        if len(rivals.of_codes[it.codes]) == 1 and len(frozen) == 1 and not (frozen[0].site_id or frozen[0].permalink):
            return frozen[0].key
        return None

    def _key_of_text(self, it: Identity) -> str:
        """The key of a document without id: the one incident of the same full code set, else its own."""
        same = self._by_codes.get(it.codes, [])
        own = [key for key in same if not (self.rows[key].site_id or self.rows[key].permalink)]
        if own or len(same) == 1:
            return (own or same)[0]
        # without codes the bytes themselves are all that tells this incident from others
        key = it.own_key or f"document-{it.sha256[:16]}"
        known = self.rows.get(key)
        if known is None or known.codes != it.codes:
            key = self._free(key, "codes")
            self._enter(Row(key, "", "", it.codes))
        return key

    def _free(self, wanted: str, kind: str) -> str:
        """The key, or one of its own where another incident has it: a site's id may read as another one's codes do."""
        while wanted in self.rows:
            wanted = f"{kind}-{wanted}"
        return wanted


def _rows(lines: Any, where: str) -> Iterator[Row]:
    """The rows of a reader of CSV. Raises SettingsError, csv.Error."""
    if next(lines, None) != _HEADER:
        raise SettingsError(f"{where}:1: the header must be {','.join(_HEADER)}")
    keys: set[str] = set()
    for line in lines:
        if len(line) != len(_HEADER) or not line[0]:
            raise SettingsError(f"{where}:{lines.line_num}: a line has {len(_HEADER)} cells and begins with a key")
        if line[0] in keys:
            raise SettingsError(f"{where}:{lines.line_num}: the key {line[0]} stands twice")
        keys.add(line[0])
        yield Row(line[0], line[1], line[2], frozenset(filter(None, line[3].split(" "))))


def _rivals(identities: Iterable[Identity]) -> _Rivals:
    rivals = _Rivals(defaultdict(set), defaultdict(set))
    for it in identities:
        if it.site_id or it.permalink:
            rivals.of_codes[it.codes].add(it.own_key or "")
        if it.site_id:
            rivals.of_link[it.permalink or ""].add(it.site_id)
    return rivals


def document_keys(identities: Iterable[Identity]) -> Iterator[tuple[str, str, tuple[Finding, ...]]]:
    """Each document's name with its own key and findings, for documents in the order of their names.

    The site's id names the document, so that it keeps its IRI when the file is renamed; else the path does. No two get
    keys that are one IRI.
    """
    taken: dict[str, str] = {}
    for it in identities:
        wanted = f"site-{it.site_id}" if it.site_id else it.document
        if wanted.isascii() and not wanted.startswith("site-"):  # a path: no two documents have one
            yield it.document, wanted, ()
            continue
        same = normalize("NFC", wanted)  # as it stands in the IRI
        other = taken.setdefault(same, it.document)
        if other == it.document:
            yield it.document, wanted, ()
        elif it.site_id:
            yield it.document, f"{wanted} {it.document}", (_same(f"This file has the same site id as {other}"),)
        else:
            own = hashlib.sha256(it.document.encode()).hexdigest()[:8]
            said = f"The name of this file differs from {other} only in how Unicode composes its letters"
            yield it.document, f"{wanted} {own}", (_same(said),)


def _same(said: str) -> Finding:
    return Finding(
        check="reader-SameDocument",
        severity="Warning",
        message=f"{said}; both were kept as documents of their own.",
        lines=(),
        words="",
        hint="Keep one of the two, or check which capture is the later one.",
    )


def load(path: Path | None) -> Ledger:
    """The ledger in the file; an empty one where there is no file or no path. Raises SettingsError."""
    if path is None or not path.is_file():
        return Ledger()
    try:
        text = path.read_bytes().decode("utf-8-sig")  # spreadsheets put a mark before the first cell
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not in UTF-8: {error}") from error
    return Ledger.parse(text, str(path))


def save(path: Path | None, ledger: Ledger, notes: list[str]) -> None:
    """Writes the ledger where it changed, whole or not at all. A folder that cannot be written is a note, no error."""
    if path is None:
        return
    data = ledger.print().encode()
    if path.is_file() and path.read_bytes() == data:
        return
    fresh = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        with fresh.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())  # else the rename may be on disk before the words are
        fresh.replace(path)
    except OSError as error:
        notes.append(f"the ledger {path} could not be written ({error.strerror}): IRIs given now are not frozen")
