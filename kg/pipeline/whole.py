"""The checks that need the whole store: after a change only what it concerns is asked again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from kg.filling import Changed
from kg.iri import Names
from kg.pipeline.memo import Memo
from kg.pipeline.storing import Master
from kg.release import MASTER, Release
from kg.store import Graphs
from kg.validate import Across, Change, CheckedFinding


def across(
    names: Names, memo: Memo, before: Release | None, graphs: Graphs, changed: Changed | None, stored: Master
) -> list[CheckedFinding]:
    """The findings that need more than one document. `changed`: how the store before was changed, None: it was not.

    `stored` is the master that the store holds; what is found in it is remembered for the build after this one.
    """
    asked = Across(names)
    change = None
    if before is not None and changed is not None:
        known = memo.get(_whole(memo, before.manifest["sha256"]))
        if known is not None:
            told = {check: [(focus, message) for focus, message in its] for check, its in known.items()}
            change = Change(before.graphs(), told, changed.gone, changed.come)
    found = asked.found(graphs, change)
    memo.put(_whole(memo, stored.sha256), found)
    return asked.findings(graphs, found)


def _whole(memo: Memo, sha256: Mapping[str, str]) -> str:
    """The key of what was found in a whole master."""
    shards = sorted(f"{path} {digest}" for path, digest in sha256.items() if path.startswith(f"{MASTER}/"))
    return f"across {hashlib.sha256(chr(31).join((memo.fingerprint, *shards)).encode()).hexdigest()}"
