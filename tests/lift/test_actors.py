"""One speaker on one page is one actor with one kind and one name, however the prose puts it."""

from kg.iri import Names
from kg.lift.scribe import Scribe
from kg.model import Actor, Document
from kg.terms import SKOS

NAMES = Names("https://example.org/harm/", "Airwars")
DOCUMENT = Document(
    name="page.txt",
    media_type="text/plain",
    reader="made",
    encoding="utf-8",
    sha256="0" * 64,
    byte_length=1,
    text_length=1,
)


def test_the_first_kind_and_name_stand() -> None:
    scribe = Scribe(NAMES, DOCUMENT, "ZZ1", "page.txt")
    first = scribe.speaker(Actor(name="Made Up", kind="person", registered=False))
    again = scribe.speaker(Actor(name="Made Up", kind="account", registered=False))
    group = scribe.speaker(Actor(name="local sources", kind="unnamed-group", registered=False))
    capital = scribe.speaker(Actor(name="Local sources", kind="unnamed-group", registered=False))
    assert (first, group) == (again, capital)
    kinds = {(str(t.subject), t.object) for t in scribe.triples() if t.predicate == NAMES.chv.kind}
    labels = [t for t in scribe.triples() if t.predicate == SKOS.prefLabel]
    assert kinds == {(first, NAMES.chc["actor-person"]), (group, NAMES.chc["actor-unnamed-group"])}
    assert len(labels) == 2
