"""Words that place an event near a named place: `Near Dayr Az Zawr`, `on the south-western outskirts of Manbij`."""

import re

#: A place name in running text: capitalised words, with the Arabic article in any spelling between them.
_WORD = r"[A-Z][\w’'`]*"  # no hyphen: it separates words, and one thing may match in one way only
_ARTICLE = "al|ad|an|ar|as|at|az|ash|el|ed|en|er|es|et|ez|ul|ur|bin|ibn|abu|umm"
_NAME = rf"(?:(?:{_ARTICLE})[ -])?{_WORD}(?:[ -](?:{_ARTICLE}|{_WORD}))*"
NEAR = re.compile(
    r"(?:\b[Nn]ear(?: to)?|\b(?:on|in) the (?:[a-z-]+ )?(?:outskirts|vicinity) of) (?:the (?:city|town|village) of )?"
    rf"(?P<name>{_NAME})"
)


def place_name(words: str) -> str | None:
    """The name in one such phrase: "Manbij" for "Near Manbij"; None where `words` as a whole is no such phrase."""
    found = NEAR.fullmatch(" ".join(words.split()))
    return None if found is None else found["name"]
