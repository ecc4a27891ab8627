"""Pages that say that something is not there, gone, or was asked in a way that cannot be answered."""

from __future__ import annotations

from collections.abc import Sequence

from kg.site.layout import Variant, page
from kg.site.refusals import sentence
from kg.site.site import Language, Site


def message_page(
    site: Site,
    language: Language,
    *,
    status: int,
    title: str,
    text: str,
    here: str = "/",
    choices: Sequence[Variant] = (),
) -> str:
    """A page with one message: `title` in the page's language, `text` in English (`kg.site.refusals` translates it).

    Both are plain text. `choices` is what could be asked for instead.
    """
    return page(
        site,
        language,
        title=title,
        body_template="message.html.j2",
        here=here,
        status=status,
        text=sentence(text, language),
        choices=choices,
    )
