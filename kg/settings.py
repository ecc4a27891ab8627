"""Settings from kg.toml: the file named by `--config`, else by KG_CONFIG, else `kg.toml` in the working folder.

    base    = "https://example.org/harm/"   absolute http(s) IRI that ends in "/"; all IRIs of ours start with it
    monitor = "Airwars"                     who publishes the pages
    victims = "names" | "counts"            what of the listed persons may leave the local store
    text    = "full" | "quotes" | "none"    what of the pages' words may leave it
    licence = "https://…"                   IRI of the licence under which the data may be used; without: not said

    [gazetteers.NAME]                       a gazetteer to ask, with its options (`kg.gazetteers`); without any the
                                            embedded one is asked; `gazetteers = {}`: none is

`victims` and `text` have no default: an export asks for them (DECISIONS 16).
"""

import os
import tomllib
from pathlib import Path
from typing import Any, Literal, Self, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    field_validator,
    model_validator,
)

from kg.errors import SettingsError
from kg.iri import Names, web_address
from kg.resources import PLACEHOLDER

Victims = Literal["names", "counts"]
Text = Literal["full", "quotes", "none"]

MISSING = {
    "victims": 'victims = "counts"   # or "names": whether listed persons leave the store by name',
    "text": 'text = "quotes"      # or "full", "none": how much of the pages\' words leaves it',
}


class Settings(BaseModel):
    """What kg.toml says. `path` is the file, None where there is none; `victims` and `text` None: not set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: str = PLACEHOLDER
    monitor: str = "Airwars"
    victims: Victims | None = None
    text: Text | None = None
    licence: str | None = None
    gazetteers: dict[str, dict[str, str | float]] | None = None
    path: Path | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _refused_in_words(cls, given: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Raises SettingsError for a key that is not known, and for a value that it may not have."""
        try:
            return handler(given)
        except ValidationError as error:
            first = error.errors()[0]
            key = first["loc"][0]
            known = ", ".join(sorted(set(cls.model_fields) - {"path"}))
            unknown = first["type"] == "extra_forbidden"
            reason = f"unknown key; known are {known}" if unknown else _reason(key, first["msg"])
            where = f"{given['path']}: " if given.get("path") else ""
            raise SettingsError(f"{where}{key}: {reason}") from error

    @field_validator("base")
    @classmethod
    def _absolute(cls, value: str) -> str:
        Names(value, "monitor")
        return value

    @field_validator("monitor")
    @classmethod
    def _named(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("must not be empty")
        return value

    @field_validator("licence")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        found = web_address(value) if value is not None else None
        if value is not None and found is None:
            raise ValueError("must be an http(s) address, such as https://creativecommons.org/licenses/by/4.0/")
        return found.value if found else None

    @property
    def names(self) -> Names:
        return Names(self.base, self.monitor)

    @property
    def missing(self) -> list[str]:
        """The lines to add to kg.toml before anything may leave the store; empty where all is set."""
        return [line for key, line in MISSING.items() if getattr(self, key) is None]

    def require_publishing(self) -> tuple[Victims, Text]:
        """`victims` and `text`. Raises SettingsError with the lines to add where one is not set."""
        if self.victims is None or self.text is None:
            where = self.path or Path("kg.toml")
            lines = "\n".join(f"    {line}" for line in self.missing)
            raise SettingsError(f"an export needs a decision on what may leave the store; add to {where}:\n{lines}")
        return self.victims, self.text


def load(config: Path | None = None) -> Settings:
    """Reads the settings. Raises SettingsError for a file that is named and missing, no TOML, or has unknown keys."""
    named = config or (Path(os.environ["KG_CONFIG"]) if os.environ.get("KG_CONFIG") else None)
    path = named or Path("kg.toml")
    if not path.is_file():
        if named is not None:
            raise SettingsError(f"there is no settings file {path}")
        return Settings()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is no TOML: {error}") from error
    allowed = {"base", "monitor", "victims", "text", "licence", "gazetteers"}
    for key in found:
        if key not in allowed:
            raise SettingsError(f"{path}: unknown key '{key}'; known are {', '.join(sorted(allowed))}")
    return Settings(**found, path=path)


def _reason(key: object, message: str) -> str:
    choices = {"victims": get_args(Victims), "text": get_args(Text)}.get(str(key))
    return f"must be one of {', '.join(choices)}" if choices else message
