"""The strings of the pages in English and Arabic: one table, `strings/*.toml`, both languages of a string side by side.

    [incident]
    killed = { en = "Killed", ar = "القتلى" }
    # a string that counts: the plural forms of the language (https://cldr.unicode.org/index/cldr-spec/plural-rules)
    [incident.claims]
    en = { one = "{n} claim", other = "{n} claims" }
    ar = { one = "ادعاء واحد", two = "ادعاءان", few = "{n} ادعاءات", many = "{n} ادعاءً", other = "{n} ادعاء" }

Labels of terms and concepts are no strings: they come from the ontology.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from kg.site.site import Language

Forms = str | Mapping[str, str]


class Strings:
    """The strings of one language. An unknown key raises KeyError; what is put into a string is escaped."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._table = {key: both[language] for key, both in table().items()}

    def __call__(self, key: str, **facts: object) -> Markup:
        """The string ("incident.killed") with its facts put in."""
        found = self._table[key]
        if not isinstance(found, str):
            raise KeyError(f"{key} counts: ask for it with its number")
        text = Markup(found)  # noqa: S704  # the tables are ours; facts are escaped by format
        return text.format(**facts) if facts else text

    def count(self, key: str, n: int, **facts: object) -> Markup:
        """The string in the form that the number asks for; `{n}` is the number, grouped."""
        forms = self._table[key]
        if isinstance(forms, str):
            raise KeyError(f"{key} does not count")
        text = Markup(forms.get(plural(self.language, n), forms["other"]))  # noqa: S704  # as above
        return text.format(n=f"{n:,}", **facts)


def plural(language: Language, n: int) -> str:
    """The plural category of a whole number (CLDR)."""
    if language == "en":
        return "one" if n == 1 else "other"
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    return "few" if 3 <= n % 100 <= 10 else "many" if 11 <= n % 100 <= 99 else "other"


@cache
def strings(language: Language) -> Strings:
    return Strings(language)


@cache
def table() -> dict[str, dict[Language, Forms]]:
    """Every string by its dotted key. Raises ValueError where two files have a key or one language is missing."""
    found: dict[str, dict[Language, Forms]] = {}
    for file in sorted(files("kg.site").joinpath("strings").iterdir(), key=lambda it: it.name):
        if file.name.endswith(".toml"):
            for key, both in _flat(tomllib.loads(file.read_text("utf-8")), ""):
                if key in found:
                    raise ValueError(f"{key} stands in two files of strings, one of them {file.name}")
                if not all(both.values()):
                    raise ValueError(f"{file.name}: {key} needs en and ar")
                found[key] = both
    return found


def _flat(tree: Mapping[str, Any], above: str) -> list[tuple[str, dict[Language, Forms]]]:
    if tree.keys() & {"en", "ar"}:
        return [(above.removesuffix("."), {"en": tree.get("en", ""), "ar": tree.get("ar", "")})]
    return [pair for key, below in tree.items() for pair in _flat(below, f"{above}{key}.")]
