"""One page, read whole: its labelled fields, and the claims out of its running text."""

from kg import records
from kg.errors import PageError
from kg.model import Reading
from kg.pipeline.records import RecordPage, holds_records
from kg.read import read
from kg.read.base import Page


def read_whole(page: Page) -> Reading:
    """The page as its reader gives it, with the claims that rules read out of its prose.

    A record of the model is what it says, its claims too: nothing is read again.
    Raises PageError where no reader takes the page or it cannot be read.
    """
    if isinstance(page, RecordPage):
        return records.parse(page.data, page.file, page.number)
    if holds_records(page.data):
        told = f"records go into a file whose name ends in {records.SUFFIX}, one a line, as kg read --json prints them"
        raise PageError(page.name, f"this is a record of the model, not a page; {told}")
    from kg import prose  # noqa: PLC0415  # its rules take a second to load: only where a page is read

    reading = read(page)
    claims, findings = prose.claims(reading)
    return reading.model_copy(update={"claims": claims, "findings": (*reading.findings, *findings)})
