"""Makes views out of pages or of readings made by hand, as a build would."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, Quad

from kg import resources
from kg.errors import PageError
from kg.iri import Names
from kg.lift import lift
from kg.model import (
    Actor,
    Assessment,
    Code,
    Document,
    Family,
    Figure,
    Geolocation,
    Incident,
    Note,
    Place,
    Position,
    Quotation,
    Reading,
    Report,
    StatedTime,
    Term,
    Victim,
)
from kg.pages.findings import Listed
from kg.pages.totals import asking
from kg.pages.view import DocumentSummary, Failure, ReportView
from kg.read import read
from kg.read.base import Page
from kg.settings import Settings
from kg.store import Graphs, ontology_graphs
from kg.terms import SKOS
from kg.validate import CheckedFinding, Checker, told

DEMO = Settings(base="https://example.org/civharm/", victims="counts", text="quotes")


@cache
def ontology(base: str) -> tuple[Quad, ...]:
    files = [name for name in resources.names("ontology", ".ttl") if not name.endswith("examples.ttl")]
    texts = [resources.text(name, base) for name in files]
    return tuple(ontology_graphs(texts, Names(base, "Airwars").graph("ontology")))


@cache
def checker(base: str) -> Checker:
    return Checker(Names(base, "Airwars"))


def of_pages(paths: Iterable[Path], settings: Settings = DEMO, *, checked: bool = True) -> ReportView:
    """The view of some pages; a page that cannot be read is a failure. `checked` runs the shapes, too."""
    readings: list[Reading] = []
    failures: list[Failure] = []
    for path in paths:
        try:
            readings.append(read(Page(path.name, path.read_bytes())))
        except PageError as error:
            failures.append(Failure(error.document, error.reason))
    return of_readings(readings, settings, tuple(failures), checked=checked)


def of_readings(
    readings: Iterable[Reading],
    settings: Settings = DEMO,
    failures: tuple[Failure, ...] = (),
    *,
    checked: bool = False,
) -> ReportView:
    """The view of some readings, each lifted into a graph of its own."""
    names = settings.names
    quads = list(ontology(settings.base))
    by_name: dict[str, Reading] = {}
    documents: list[DocumentSummary] = []
    findings: list[CheckedFinding] = []
    for reading in readings:
        name = reading.document.name
        lifted = lift(reading, names, "-".join(sorted(code.code for code in reading.incident.codes)), name)
        quads += [Quad(it.subject, it.predicate, it.object, lifted.graph) for it in lifted.triples]
        by_name[name] = reading
        documents.append(DocumentSummary.of(reading, lifted.graph.value, lifted.incident.value))
        findings += [told(name, lifted.graph.value, it) for it in reading.findings]
        if checked:
            findings += checker(settings.base).document(name, lifted.triples, reading.text)
    persons = {it.subject for it in quads if it.object == names.chv.Victim}
    labels = (it.object for it in quads if it.subject in persons and it.predicate == SKOS.prefLabel)
    listed = {label.value.casefold() for label in labels if isinstance(label, Literal)} - {"unknown"}
    graphs = Graphs.memory(quads)
    return ReportView(
        graphs=graphs,
        settings=settings,
        documents=tuple(documents),
        failures=failures,
        findings=Listed.these(findings),
        reading_of=by_name.get,
        asked=asking(graphs, names),
        holds_name=lambda text: any(name in text.casefold() for name in listed),
        version="0.0",
    )


def reading(words: str, *, name: str = "page.txt", figures: tuple[Figure, ...] = ()) -> Reading:
    """A reading that has the same words in every field that takes words."""
    at = Quotation(exact=words, start=0, end=len(words))
    somebody = Actor(name=words, kind="outlet", registered=False)
    when = StatedTime(verbatim=words, evidence=at)
    unlisted = Term(scheme="harm-status", label=words, concept=None, evidence=at)
    report = Report(
        kind="strike-report", position=1, headed_under=somebody, issuer=somebody, name=words, url=words, tags=(words,),
        text=at, reference=words, period=when, near=at, mentions=(somebody,), notes=(at,), evidence=(at,),
    )  # fmt: skip
    return Reading(
        document=Document(
            name=name, media_type="text/plain", reader="by-hand", encoding="utf-8", sha256="0" * 64,
            byte_length=len(words), text_length=len(words),
        ),
        text=words,
        incident=Incident(codes=(Code(code="CS1", evidence=at),), previous_codes=(Code(code=words, evidence=at),)),
        assessment=Assessment(
            date=when,
            place=Place(name_ar=words, name_en=words, parts=(words,), region=None, country=None, evidence=at),
            geolocation=Geolocation(mgrs=words, accuracy_verbatim=at, evidence=(at,)),
            geolocation_notes=at,
            categories=(unlisted,),
            figures=figures or (figure(words, None, None),),
            suspected=(somebody,),
            known_targets=(somebody,),
            victims=(Victim(position=1, name_en=words, age=words, gender=words,
                             notes=words, family=1, evidence=(at,)),),
            families=(Family(number=1, declared=None, evidence=at),),
            narrative=at,
            notes=(Note(label=words, words=at),),
            evidence=(at,),
        ),
        positions=(
            Position(index=1, belligerent=somebody, role="suspected", position=unlisted, reasons=(unlisted,),
                     notes=(at,), conceded=(figure(words, None, None),), stated_location=at, evidence=(at,)),
        ),
        reports=(report,),
        sources=(report.model_copy(update={"kind": "source-item"}),),
        citations=(report.model_copy(update={"kind": "citation"}),),
    )  # fmt: skip


def figure(words: str, minimum: int | None, maximum: int | None, *, group: str = "civilians") -> Figure:
    at = Quotation(exact=words, start=0, end=len(words))
    return Figure(harm="killed", group=group, minimum=minimum, maximum=maximum, verbatim=words, evidence=at)
