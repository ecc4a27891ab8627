"""Claimants in the tables: as the text names them, and by their name in the graph; neither where it must not leave."""

from dataclasses import dataclass

import pytest
from pyoxigraph import Literal, Quad

from kg.export import published
from kg.export.columns import COLUMNS
from kg.export.tables import Cell, table
from kg.lift import lift
from kg.model import Claim, Quotation, Victim
from kg.prose import claims
from kg.settings import Text, Victims
from kg.store import Graphs
from tests.export.stores import NAMES, settings
from tests.prose.made import reading

TEXT = (
    "The IDF said that two people were killed. It said that three people were injured.\n\n"
    "Harbour News reported five dead.\n\n"
    "Sami Odeh said that two people were killed.\n\nSami later said that three people were killed."
)


Row = tuple[Cell, Cell]


@dataclass(frozen=True)
class Told:
    """Claimants of the table with their actors, the `chv:namedAs` and all literals that leave."""

    rows: tuple[Row, ...]
    named: tuple[str, ...]
    literals: frozenset[str]


def told(victims: Victims, text: Text, *listed: str, said: tuple[Claim, ...] | None = None) -> Told:
    """What leaves of a page whose claims are `said` (None: those of TEXT) and which lists these victims."""
    page = reading(TEXT)
    words = Quotation(exact=TEXT[:7], start=0, end=7)
    people = tuple(Victim(position=n, name_en=it, evidence=(words,)) for n, it in enumerate(listed, start=1))
    assessed = page.assessment.model_copy(update={"victims": people})
    found = claims(page)[0] if said is None else said
    lifted = lift(page.model_copy(update={"assessment": assessed, "claims": found}), NAMES, "ZZ1", "made.txt")
    store = Graphs.memory(Quad(it.subject, it.predicate, it.object, lifted.graph) for it in lifted.triples)
    view = published(store, settings(victims, text))
    at = [COLUMNS["claims"].index(name) for name in ("claimant", "claimant_actor")]
    quads = [(it.predicate, it.object.value) for it in view.graphs.quads() if isinstance(it.object, Literal)]
    return Told(
        tuple((row[at[0]], row[at[1]]) for row in table(view, "claims")),
        tuple(sorted(value for predicate, value in quads if predicate == NAMES.chv.namedAs)),
        frozenset(value for _, value in quads),
    )


def _named(claim: Claim, words: str, victims: Victims) -> Row:
    """The cells of the claim where the page names its claimant so and lists Lina Haddad."""
    named = Quotation(exact=words, start=0, end=len(words))
    speaker = claim.claimant.model_copy(update={"named": named})
    [row] = told(victims, "none", "Lina Haddad", said=(claim.model_copy(update={"claimant": speaker}),)).rows
    return row


def test_both_names_stand_side_by_side() -> None:
    assert told("names", "full").rows == (
        ("IDF", "Israeli Military"),
        ("IDF", "Israeli Military"),
        ("Harbour News", "Harbour News"),
        ("Sami Odeh", "Sami Odeh"),
        ("Sami", "Sami Odeh"),
    )


def test_an_article_stays_out_of_the_table() -> None:
    [claim] = claims(reading("IDF said that two people were killed."))[0]
    assert _named(claim, "the IDF", "counts") == ("IDF", "Israeli Military")


@pytest.mark.parametrize("text", ["full", "quotes", "none"])
def test_words_for_a_speaker_leave_where_its_name_does(text: Text) -> None:
    assert told("counts", text, "Lina Haddad").rows == told("names", "full").rows


def test_words_that_hold_a_listed_name_stay() -> None:
    """A page may call a party by words in which a listed person stands."""
    [claim] = claims(reading("IDF said that two people were killed."))[0]
    assert _named(claim, "Lina Haddad's forces", "names") == ("Lina Haddad's forces", "Israeli Military")
    assert _named(claim, "Lina Haddad's forces", "counts") == ("Israeli Military", "Israeli Military")


def test_who_is_not_named_is_not_called_otherwise_either() -> None:
    found = told("counts", "full", "Sami Odeh")
    assert found.named == ("IDF", "IDF")
    assert "Sami Odeh" not in found.literals and "Sami" not in found.literals
    assert "Sami" in told("names", "full", "Sami Odeh").named
