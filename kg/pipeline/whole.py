"""What is known of a whole release, and the checks that need all of it: asked again only of what a change concerns."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kg.filling import Changed
from kg.iri import Names
from kg.pipeline.memo import Memo
from kg.release import MASTER, Release
from kg.store import Graphs
from kg.validate import Across, Change, CheckedFinding
from kg.validate.across import Found


@dataclass(frozen=True, slots=True)
class Known:
    """The release before: what the checks across documents found in it.

    `age`: how many documents were changed in its store since that was filled.
    """

    release: Release
    found: Found
    age: int


def known(memo: Memo, before: Release | None) -> Known | None:
    """What is remembered of the release before; None: nothing."""
    row = None if before is None else memo.get(_key(memo, before.manifest["sha256"][MASTER]))
    if before is None or row is None:
        return None
    found = {check: [(focus, message) for focus, message in its] for check, its in row["found"].items()}
    return Known(before, found, row["age"])


def remember(memo: Memo, graph: str, found: Found, age: int) -> None:
    """The same of the release that is being built, for the build after this one. `graph`: the hash of its master."""
    memo.put(_key(memo, graph), {"found": found, "age": age})


def across(
    names: Names, graphs: Graphs, before: Known | None, changed: Changed | None
) -> tuple[Found, list[CheckedFinding]]:
    """What needs more than one document, and the findings on it. `changed`: how the store before was changed."""
    asked, change = Across(names), None
    if before is not None and changed is not None:
        if not changed.gone and not changed.come:
            return before.found, asked.findings(graphs, before.found)
        change = Change(before.release.graphs(), before.found, changed.gone, changed.come)
    found = asked.found(graphs, change)
    return found, asked.findings(graphs, found)


def _key(memo: Memo, graph: str) -> str:
    return f"whole {hashlib.sha256(f'{memo.fingerprint} {graph}'.encode()).hexdigest()}"
