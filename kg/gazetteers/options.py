"""The table of one gazetteer in kg.toml: each value is taken by name and kind, what is left is refused."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.errors import SettingsError


class Options:
    """`[gazetteers.NAME]`; relative paths start in the folder of kg.toml."""

    def __init__(self, name: str, table: Mapping[str, object], folder: Path) -> None:
        self.name = name
        self._table = dict(table)
        self._known: list[str] = []
        self._folder = folder

    def text(self, key: str, default: str | None = None) -> str | None:
        found = self._take(key)
        if found is not None and not isinstance(found, str):
            raise SettingsError(f"[gazetteers.{self.name}] {key} must be text")
        return default if found is None else found

    def needed(self, key: str) -> str:
        found = self.text(key)
        if not found:
            raise SettingsError(f"[gazetteers.{self.name}] needs {key}")
        return found

    def number(self, key: str, default: float) -> float:
        found = self._take(key)
        if found is None:
            return default
        if isinstance(found, bool) or not isinstance(found, int | float) or found < 0:
            raise SettingsError(f"[gazetteers.{self.name}] {key} must be a number that is not negative")
        return float(found)

    def file(self, key: str) -> Path | None:
        """A path that exists; None: not given."""
        told = self.text(key)
        if told is None:
            return None
        path = self._folder / told
        if not path.exists():
            raise SettingsError(f"[gazetteers.{self.name}] {key}: there is no {path}")
        return path

    def needed_file(self, key: str) -> Path:
        found = self.file(key)
        if found is None:
            raise SettingsError(f"[gazetteers.{self.name}] needs {key}")
        return found

    def done(self) -> None:
        """Raises SettingsError where an option was given that the gazetteer does not know."""
        for key in self._table:
            raise SettingsError(
                f"[gazetteers.{self.name}] has no '{key}'; known are {', '.join(sorted(self._known)) or 'no options'}"
            )

    def _take(self, key: str) -> object | None:
        self._known.append(key)
        return self._table.pop(key, None)
