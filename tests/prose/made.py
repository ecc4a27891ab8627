"""Readings made of a few sentences, and claims as short tuples, for tests of single rules."""

from kg.model import Assessment, Claim, Document, Incident, Quotation, Reading, Report
from kg.prose import claims


def reading(text: str, *sources: str, reports: tuple[Report, ...] = ()) -> Reading:
    """A reading whose narrative is the whole text; `sources` are the names that the page lists."""
    document = Document(
        name="made.txt", media_type="text/plain", reader="made", encoding="utf-8", sha256="0" * 64,
        byte_length=len(text.encode("utf-8", "surrogatepass")), text_length=len(text),
    )  # fmt: skip
    listed = tuple(Report(kind="source-item", position=n, name=name) for n, name in enumerate(sources, start=1))
    return Reading(
        document=document,
        text=text,
        incident=Incident(codes=()),
        assessment=Assessment(narrative=Quotation(exact=text, start=0, end=len(text))),
        sources=listed,
        reports=reports,
    )


def said(text: str, *sources: str) -> list[Claim]:
    """The claims of the text, those of the monitor itself left out."""
    return [c for c in claims(reading(text, *sources))[0] if c.claimant.kind != "monitor"]


def speakers(text: str, *sources: str) -> list[str]:
    return [claim.claimant.name for claim in said(text, *sources)]


Range = tuple[int | None, int | None]
Told = tuple[str, str, tuple[str, ...], Range | None, Range | None]


def told(claim: Claim) -> Told:
    """Who speaks, what he says of whom, how many were killed and hurt."""
    parties = tuple(party.name for party in claim.attributed_to)
    return claim.claimant.name, claim.verb, parties, killed(claim), injured(claim)


def killed(claim: Claim) -> tuple[int | None, int | None] | None:
    """The headline of persons killed, fighters apart; None where there is none."""
    return _headline(claim, "killed")


def injured(claim: Claim) -> tuple[int | None, int | None] | None:
    return _headline(claim, "injured")


def _headline(claim: Claim, harm: str) -> tuple[int | None, int | None] | None:
    for figure in claim.figures:
        if figure.harm == harm and figure.unit == "persons" and figure.group != "belligerents":
            return figure.minimum, figure.maximum
    return None


def toll(text: str) -> tuple[Range | None, Range | None]:
    """Killed and injured of the one claim in the text; None: no number of them."""
    (claim,) = said(text)
    dead, hurt = (None if it == (None, None) else it for it in (killed(claim), injured(claim)))
    return dead, hurt
