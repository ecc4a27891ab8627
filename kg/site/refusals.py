"""Why a request is refused, in the language of a page: whoever refuses says it in English, the strings in Arabic."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from kg.site.i18n import strings, table
from kg.site.layout import said
from kg.site.site import Language

_FACT = re.compile(r"\\\{(\w+)\\\}")


def sentence(detail: str, language: Language) -> Markup:
    """The sentence as isolated words; in English where the strings do not have it in the language."""
    if language != "en":
        for key, form in _sentences():
            if found := form.fullmatch(detail):
                facts = {name: said(words) for name, words in found.groupdict().items()}
                return strings(language)(f"refusal.{key}", **facts)
    return said(detail)


@cache
def _sentences() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The English sentences, each as the form of all that it may say of its facts."""
    rows = ((key.removeprefix("refusal."), both["en"]) for key, both in table().items() if key.startswith("refusal."))
    return tuple((key, re.compile(_FACT.sub(r"(?P<\1>.*?)", re.escape(str(text))), re.DOTALL)) for key, text in rows)
