"""What readings made by hand are made of: words, actors, terms, figures, and an empty page around them."""

from kg.iri import Names
from kg.model import (
    Actor,
    Assessment,
    Code,
    Document,
    Figure,
    Incident,
    Quotation,
    Reading,
    Term,
)

NAMES = Names("https://example.org/harm/", "Example Monitor")
WORDS: list[str] = []


def said(words: str) -> Quotation:
    """The words as a quotation: where they stand is counted on, word by word."""
    if words not in WORDS:
        WORDS.append(words)
    start = sum(len(it) + 1 for it in WORDS[: WORDS.index(words)])
    return Quotation(exact=words, start=start, end=start + len(words))


def actor(name: str, kind: str = "belligerent", *, registered: bool = True) -> Actor:
    return Actor(name=name, kind=kind, registered=registered, evidence=said(name))


def term(scheme: str, label: str, concept: str | None) -> Term:
    return Term(scheme=scheme, label=label, concept=concept, evidence=said(label))


def figure(harm: str, group: str, low: int | None, high: int | None, words: str, *parts: Figure) -> Figure:
    return Figure.model_validate(
        {
            "harm": harm,
            "group": group,
            "minimum": low,
            "maximum": high,
            "verbatim": words,
            "evidence": said(words),
            "parts": parts,
        }
    )


def reading(assessment: Assessment | None = None, incident: Incident | None = None, **more: object) -> Reading:
    """A page of one code that says nothing else, apart from what is given."""
    bare = Incident(codes=(Code(code="AB1", evidence=said("AB1")),))
    document = Document(
        name="a page.txt",
        media_type="text/plain",
        reader="by-hand",
        encoding="utf-8",
        sha256="0" * 64,
        byte_length=100,
        text_length=90,
    )
    found = {"document": document, "text": "", "incident": incident or bare, "assessment": assessment or Assessment()}
    # notes keep the assessment from resting on the codes alone, which it does where there is nothing else
    given = found["assessment"].model_copy(update={"evidence": (said("Assessment"),)})  # type: ignore[attr-defined]
    return Reading.model_validate(found | {"assessment": given} | more)
