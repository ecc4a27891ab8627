"""A store that was changed holds what a store filled anew holds, and the checks over it find the same."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat
from pyoxigraph import Store as Oxigraph

from kg import filling
from kg.errors import StoreError
from kg.filling import Filling
from kg.iri import Names
from kg.shacl.terms import rows
from kg.store import Graphs
from kg.terms import DCT, RDF, SKOS
from kg.validate import Across, Change

NAMES = Names("https://example.org/harm/", "Example Monitor")
ASIDE = NAMES.graph("findings")
CHV, CHC = NAMES.chv, NAMES.chc
State = dict[str, frozenset[str]]  # from a document to what it says, as N-Triples without the full stop


def facts() -> list[str]:
    """What a document may say: of few things, so that documents share them and contradict each other."""
    incidents = [NAMES.incident(str(number)) for number in range(3)]
    place, actor, monitor = NAMES.place(("X", "Y")), NAMES.actor("somebody"), NAMES.actor("monitor")
    found = [f"{it} {RDF.type} {CHV.Incident}" for it in incidents]
    found += [f'{it} {CHV.code} "{code}"' for it, code in product(incidents, ("AB1", "AB2"))]
    found += [f'{it} {DCT.identifier} "{number}"' for it, number in product(incidents, (100, 101))]
    found += [f'{it} {SKOS.prefLabel} "incident"@en' for it in incidents]
    found += [f"{place} {RDF.type} {CHV.Place}", f"{actor} {RDF.type} {CHV.Actor}"]
    found += [f'{it} {SKOS.prefLabel} "{name}"@en' for it, name in product((place, actor), ("one", "other"))]
    found += [f"{actor} {CHV.kind} {CHC[kind]}" for kind in ("actor-unidentified", "actor-person")]
    for number in range(2):
        claim, document = (f"<{NAMES.base}{kind}/{number}>" for kind in ("claim", "other-document"))
        found += [f"{claim} {CHV[name]} {actor}" for name in ("claimedBy", "blames")]
        found += [f"{it} {CHV.about} {incident}" for it in (claim, document) for incident in incidents[:2]]
        found += [f"{document} {DCT.publisher} {monitor}"]
    return found


FACTS = facts()
documents = st.sampled_from(["a", "b", "c"])
states = st.dictionaries(documents, st.frozensets(st.sampled_from(FACTS), max_size=30), max_size=3)


def lines(state: State) -> set[bytes]:
    """The N-Quads of a state; every document tells its name."""
    found = {f"{fact} {NAMES.document(name)} ." for name, told in state.items() for fact in told}
    found |= {f'{NAMES.document(it)} {DCT.identifier} "{it}" {NAMES.document(it)} .' for it in state}
    return {it.encode() for it in found}


def content(store: Oxigraph) -> list[bytes]:
    return sorted((store.dump(format=RdfFormat.N_QUADS) or b"").splitlines())


def digests(folder: Path) -> dict[str, str]:
    return {it.name: hashlib.sha256(it.read_bytes()).hexdigest() for it in folder.iterdir()}


@settings(max_examples=30)
@given(st.lists(states, min_size=2, max_size=4))
def test_a_changed_store_is_a_fresh_one_and_so_is_what_is_found_in_it(steps: list[State]) -> None:
    across = Across(NAMES)
    with tempfile.TemporaryDirectory() as place:
        folders = [Path(place) / str(number) for number in range(len(steps))]
        first = Filling(folders[0], [ASIDE])
        first.load(sorted(lines(steps[0])))
        found = across.found(Graphs(first.store))
        first.close(whole=True)
        for number in range(1, len(steps)):
            old, new = lines(steps[number - 1]), lines(steps[number])
            bytes_before, before = digests(folders[number - 1]), Graphs.open(folders[number - 1])
            changing = Filling(folders[number], [ASIDE], folders[number - 1])
            aside = f"<urn:f> <urn:p> <urn:{number}> {ASIDE} .".encode()
            changed = changing.change(old - new, new - old)
            changing.change([], [aside], union=False)
            fresh = Filling(Path(place) / f"fresh {number}", [ASIDE])
            fresh.load(sorted(new))
            held = [it for it in content(changing.store) if str(ASIDE).encode() not in it]
            assert held == content(fresh.store)
            unions = [set(rows(it.union())) for it in (before, Graphs(changing.store))]
            assert set(rows(changed.gone)) == unions[0] - unions[1]
            assert set(rows(changed.come)) == unions[1] - unions[0]
            found = across.found(Graphs(changing.store), Change(before, found, changed.gone, changed.come))
            assert found == across.found(Graphs(fresh.store))
            changing.change([aside], [], union=False)
            changing.close(whole=False)
            fresh.close(whole=False)
            assert digests(folders[number - 1]) == bytes_before  # whoever reads it is not disturbed
            assert len(Graphs.open(folders[number])) == len(unions[1])


@settings(max_examples=30)
@given(
    states, st.integers(min_value=1, max_value=5), st.integers(min_value=1, max_value=3), st.sampled_from(["", "\n"])
)
def test_lines_are_loaded_whole_however_many_are_handed_over_at_once(
    state: State, some: int, blocks: int, end: str
) -> None:
    told = sorted(lines(state))
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(filling, "_AT_ONCE", some)  # several documents say the same triple, on both sides of a seam
        patch.setattr(filling, "_BLOCKS", blocks)
        made = Filling(Path(place) / "store", [ASIDE])
        count = made.load(line + end.encode() for line in told)
        made.load([f"<urn:f> <urn:p> <urn:o> {ASIDE} .{end}".encode()], union=False)
        made.close(whole=False)
        graphs = Graphs.open(Path(place) / "store")
        triples = {line[: line.rindex(b" <")] for line in told}
        assert count == len(triples) == len(graphs)
        assert {" ".join(it).encode() for it in rows(graphs.union())} == triples
        assert sum(1 for _ in graphs.quads()) == len(told) + 1


def test_what_is_wrong_with_the_lines_is_told_as_it_is_and_nothing_is_loaded(tmp_path: Path) -> None:
    def damaged() -> Iterator[bytes]:
        yield f"<urn:s> <urn:p> <urn:o> {ASIDE} .".encode()
        raise StoreError("a shard is damaged")

    made = Filling(tmp_path / "store", [ASIDE])
    with pytest.raises(StoreError, match="a shard is damaged"):
        made.load(damaged())
    assert len(made.store) == 0


def test_a_number_whose_last_byte_is_full_is_no_other_number(tmp_path: Path) -> None:
    """255 is not held because 256 is: the database looks up too much for such numbers."""
    claim, start, graph = "<urn:claim>", "<urn:start>", NAMES.document("a")
    kind = "<http://www.w3.org/2001/XMLSchema#integer>"
    told = [f'{claim} {start} "{number}"^^{kind} {graph} .'.encode() for number in range(250, 600)]
    filling = Filling(tmp_path / "first", [ASIDE])
    filling.load(sorted(told))
    changed = filling.change([told[5], told[261]], [])  # 255 and 511
    assert sorted(int(it.object.value) for it in changed.gone if isinstance(it.object, Literal)) == [255, 511]
    filling.close(whole=True)
    graphs = Graphs.open(tmp_path / "first")
    number = Literal(255)
    assert list(graphs.leading_to(number)) == list(graphs.pointing_at(number)) == []
    assert [it.object for it in graphs.leading_to(Literal(512))] == [Literal(512)]
