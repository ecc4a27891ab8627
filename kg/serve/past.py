"""Incidents that had an IRI once and are in this release no more: the ledger keeps what was minted for ever."""

from __future__ import annotations

from pathlib import Path

from kg import ledger
from kg.iri import Names


class Past:
    """Every incident that the ledger knows, with the codes it bore. Whether a release still has it others know."""

    def __init__(self, names: Names, file: Path | None) -> None:
        """`file` None, or not there: nothing is known of earlier releases. Raises SettingsError for a broken one."""
        self._space = names.incident("x").value.removesuffix("x")
        self._codes = {names.incident(it.key).value: sorted(it.codes) for it in ledger.load(file).rows}

    def incident_of(self, iri: str) -> str | None:
        """The incident that an IRI names or stands below, if the ledger knows it; None: it does not."""
        if not iri.startswith(self._space):
            return None
        incident = self._space + iri.removeprefix(self._space).partition("/")[0]
        return incident if incident in self._codes else None

    def codes(self, incident: str) -> list[str]:
        """Its current codes as they last were, sorted; none where its page printed none."""
        return self._codes[incident]
