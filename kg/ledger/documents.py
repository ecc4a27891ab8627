"""What documents are called: each has a key of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from kg.ledger.identity import Identity
from kg.model import Finding
from kg.scratch import scratch


def document_keys(identities: Iterable[Identity]) -> Iterator[tuple[str, str, tuple[Finding, ...]]]:
    """Each document's name with its own key and findings, for documents in the order of their names.

    The site's id names the document, so that it keeps its IRI when the file is renamed; else the path does. No two get
    keys that are one IRI.
    """
    taken = scratch("CREATE TABLE taken (key TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID")
    for it in identities:
        wanted = f"site-{it.site_id}" if it.site_id else it.document
        if wanted.isascii() and not wanted.startswith("site-"):  # a path: no two documents have one
            yield it.document, wanted, ()
            continue
        same = normalize("NFC", wanted)  # as it stands in the IRI
        taken.execute("INSERT OR IGNORE INTO taken VALUES (?, ?)", (same, it.document))
        [other] = taken.execute("SELECT name FROM taken WHERE key = ?", (same,)).fetchone()
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
