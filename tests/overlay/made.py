"""Pages and overlays made by hand for the tests of corrections."""

from kg.model import Actor, Claim, Code, Document, Figure, Finding, Incident, Quotation, Reading, Verb
from kg.model import Assessment as OwnClaim
from kg.overlay import Overlay, parse

TEXT = (
    "Baladi Example blamed Russia for the strike, in which seven people died, two children among them.\n"
    "Example Wire said that five people were injured. It added that nobody was named.\n"
    "Nobody read this: three people were killed, said Third Example.\n"
)
SIGNED = 'by: A. Person, date: 2026-01-02, reason: "compared with the page"'


def quotation(words: str, text: str = TEXT) -> Quotation:
    start = text.index(words)
    return Quotation(exact=words, start=start, end=start + len(words))


def outlet(name: str) -> Actor:
    return Actor(name=name, kind="outlet", registered=False)


def figure(words: str, low: int | None, high: int | None, text: str = TEXT, **facts: object) -> Figure:
    given = {"harm": "killed", "group": "people-unspecified", **facts}
    return Figure.model_validate(
        {"minimum": low, "maximum": high, "verbatim": words, "evidence": quotation(words, text), **given}
    )


RUSSIA = Actor(name="Russian Military", kind="belligerent", registered=True)


def claim(speaker: str, words: str, text: str = TEXT, verb: Verb = "none", **facts: object) -> Claim:
    return Claim.model_validate(
        {"claimant": outlet(speaker), "verb": verb, "rule": "attribution", "evidence": quotation(words, text), **facts}
    )


def claims(text: str = TEXT) -> tuple[Claim, ...]:
    """What the rules would read of TEXT."""
    toll = figure("seven people died", 7, 7, text)
    children = figure("two children", 2, 2, text, group="children")
    return (
        claim(
            "Baladi Example", TEXT[: TEXT.index("\n")], text, "blames", attributed_to=(RUSSIA,),
            figures=(toll.model_copy(update={"parts": (children,)}),),
        ),
        claim(
            "Example Wire", "Example Wire said that five people were injured.", text,
            figures=(figure("five people were injured", 5, 5, text, harm="injured"),),
        ),
        claim("Example Wire", "It added that nobody was named.", text, "not-identified", replaces=1),
    )  # fmt: skip


def reading(text: str = TEXT, name: str = "page.txt", given: tuple[Claim, ...] | None = None) -> Reading:
    left = quotation("three people were killed", text)
    return Reading(
        document=Document(
            name=name, media_type="text/plain", reader="by-hand", encoding="utf-8", sha256="0" * 64,
            byte_length=len(text), text_length=len(text),
        ),
        text=text,
        incident=Incident(codes=(Code(code="ZZ1", evidence=quotation("Baladi Example", text)),), site_id="77"),
        assessment=OwnClaim(narrative=Quotation(exact=text, start=0, end=len(text))),
        claims=claims(text) if given is None else given,
        findings=(
            Finding(
                check="prose-Unclaimed", severity="Info", message="A figure from which no claim was read.", lines=(3,),
                words=left.exact, start=left.start, end=left.end, hint="",
            ),
        ),
    )  # fmt: skip


def overlay(*entries: str) -> Overlay:
    """An overlay of entries in flow style, each signed by A. Person unless it says by whom."""
    lines = [f"  - {{{it}}}" if "by:" in it else f"  - {{{it}, {SIGNED}}}" for it in entries]
    return parse("\n".join(("corrections:", *lines)))


def which(claimant: str, words: str) -> str:
    return f'document: {{codes: [ZZ1]}}, claim: {{claimant: {claimant}, words: "{words}"}}'


BALADI = which("Baladi Example", TEXT[: TEXT.index("\n")])
WIRE = which("Example Wire", "Example Wire said that five people were injured.")
