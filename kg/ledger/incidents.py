"""Which incident a document is about: keys, frozen once they are given."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.errors import SettingsError
from kg.ledger.documents import document_keys
from kg.ledger.identity import Identity
from kg.ledger.rows import Row, parse, printed
from kg.ledger.table import Rows
from kg.model import Finding


@dataclass(frozen=True, slots=True)
class Named:
    """The keys given to one document, and what a person should look at."""

    incident_key: str
    document_key: str
    findings: tuple[Finding, ...]


class Ledger:
    """The frozen keys, grown by `assign`. Nothing is written here but a temporary file, where they are many."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.rows = Rows()
        for row in rows:
            self.rows.enter(row)

    @classmethod
    def parse(cls, text: str, where: str = "the ledger") -> Ledger:
        """Reads the CSV text. Raises SettingsError with the line that is wrong."""
        return cls.read(io.StringIO(text, newline=""), where)

    @classmethod
    def read(cls, lines: Iterable[str], where: str) -> Ledger:
        """Reads the lines of CSV text, with their ends. Raises SettingsError with the line that is wrong."""
        ledger = cls()
        for number, row in parse(lines, where):
            if ledger.rows.get(row.key) is not None:
                raise SettingsError(f"{where}:{number}: the key {row.key} stands twice")
            ledger.rows.enter(row)
        return ledger

    def print(self) -> str:
        """The CSV text, sorted by key."""
        return "".join(self.pieces())

    def pieces(self) -> Iterator[str]:
        """The same in pieces."""
        return printed(self.rows)

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
        for it in identities():
            self.rows.rival(it)
        for it in identities():
            if it.site_id:
                yield it.document, self._key_of_record(it)
        for it in identities():
            if it.permalink and not it.site_id:
                yield it.document, self._key_of_address(it)
        for it in identities():
            if not it.permalink and not it.site_id:
                yield it.document, self._key_of_text(it)
        self.rows.forget_rivals()

    def _key_of_record(self, it: Identity) -> str:
        """The key of a document that prints a site id."""
        site_id, link = it.site_id or "", it.permalink or ""
        known = self.rows.of_site(site_id)
        if known is not None:
            return known
        frozen = self.rows.of_link(link)
        if len(frozen) == 1 and not frozen[0].site_id and self.rows.alone_with_link(link):
            # a page with the address alone was read first
            key = frozen[0].key
        else:
            key = self._frozen_by_codes(it) or self._free(site_id, "site")
        self.rows.enter(Row(key, site_id, link, it.codes))
        return key

    def _key_of_address(self, it: Identity) -> str:
        """The key of a document without site id that prints its address: the one incident of it, else its own."""
        link = it.permalink or ""
        same = self.rows.of_link(link)
        if same and (len(same) == 1 or not same[0].site_id):
            return same[0].key
        known = self.rows.get(link)
        if known is not None and known.permalink == link:
            return link  # frozen, and a record took it over
        key = self._frozen_by_codes(it) or self._free(link, "address")
        self.rows.enter(Row(key, "", link, it.codes))
        return key

    def _frozen_by_codes(self, it: Identity) -> str | None:
        """The key of a text page that was read first, where this record alone carries the same codes."""
        frozen = self.rows.of_codes(it.codes)
        if len(frozen) == 1 and not frozen[0].of_record and self.rows.alone_with_codes(it.codes):
            return frozen[0].key
        return None

    def _key_of_text(self, it: Identity) -> str:
        """The key of a document without id: the one incident of the same full code set, else its own."""
        same = self.rows.of_codes(it.codes)
        if same and (len(same) == 1 or not same[0].of_record):
            return same[0].key
        # without codes the bytes themselves are all that tells this incident from others
        key = it.own_key or f"document-{it.sha256[:16]}"
        known = self.rows.get(key)
        if known is None or known.codes != it.codes:
            key = self._free(key, "codes")
            self.rows.enter(Row(key, "", "", it.codes))
        return key

    def _free(self, wanted: str, kind: str) -> str:
        """The key, or one of its own where another incident has it: a site's id may read as another one's codes do."""
        while self.rows.get(wanted) is not None:
            wanted = f"{kind}-{wanted}"
        return wanted
