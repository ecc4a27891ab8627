"""Readers of source pages: the explicit table of formats, and the one way in."""

from kg.errors import PageError
from kg.model import Reading
from kg.read.airwars_html import AirwarsHtml
from kg.read.airwars_text import AirwarsText
from kg.read.base import Page, Reader
from kg.read.encoding import decode

READERS: tuple[Reader, ...] = (AirwarsHtml(), AirwarsText())


def reader_for(page: Page) -> Reader | None:
    """The first reader that knows the page by its content; None where none does."""
    return next((reader for reader in READERS if reader.accepts(page)), None)


def read(page: Page) -> Reading:
    """The page as the reader that knows it gives it. Raises PageError where none does, or where it cannot be read."""
    reader = reader_for(page)
    if reader is None:
        if not page.data.strip():
            raise PageError(page.name, "the file is empty")
        decode(page.data, page.name)  # bytes that are no text are told with their place
        raise PageError(
            page.name, "no reader knows this page: it is neither a saved Airwars page nor a text copied from one"
        )
    return reader.read(page)
