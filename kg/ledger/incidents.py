"""Which incident a document is about: keys, frozen once they are given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.ledger.documents import document_keys
from kg.ledger.identity import Identity
from kg.ledger.rows import Row, parse, printed
from kg.model import Finding


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
        return cls(parse(text, where))

    def print(self) -> str:
        """The CSV text, sorted by key."""
        return printed(self.rows.values())

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


def _rivals(identities: Iterable[Identity]) -> _Rivals:
    rivals = _Rivals(defaultdict(set), defaultdict(set))
    for it in identities:
        if it.site_id or it.permalink:
            rivals.of_codes[it.codes].add(it.own_key or "")
        if it.site_id:
            rivals.of_link[it.permalink or ""].add(it.site_id)
    return rivals
