"""Printed labels find their concepts, and printed lists come apart as the code lists say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.codelists import CodeList, Concept, actor, code_list, names_where_blamed, register
from kg.resources import names, text

SCHEMES = ["strike-type", "cause", "infrastructure", "impact", "observation", "accuracy", "conflict", "group"]


@pytest.mark.parametrize(
    ("scheme", "label", "name"),
    [
        ("strike-type", "AIRSTRIKE", "strike-type-airstrike"),
        ("strike-type", "431", "strike-type-airstrike"),
        ("strike-status", "single-source-claim", "strike-status-single-source-claim"),
        ("infrastructure", "IDP\u00a0or  Refugee Camp", "infrastructure-idp-camp"),
        ("observation", "dual-national-foreign-visa", "observation-foreign-passport-holder"),
        ("position", "Non credible / Unsubstantiated", "position-non-credible"),
        ("position", "credible", "position-credible"),
        ("group", "healthcare_personnel", "group-healthcare-personnel"),
        ("group", "Woman", "group-women"),
        ("conflict", "coalition-in-iraq-and-syria", "conflict-u-s-led-coalition-in-iraq-syria"),
        ("strike-type", "غارة جوية", "strike-type-airstrike"),
    ],
)
def test_a_label_finds_its_concept(scheme: str, label: str, name: str) -> None:
    found = code_list(scheme).find(label)
    assert found is not None and found.name == name


def test_a_label_that_is_not_in_the_list_finds_nothing() -> None:
    assert code_list("strike-type").find("Catapult") is None
    with pytest.raises(KeyError):
        code_list("no-such-list")


@pytest.mark.parametrize(
    ("scheme", "line", "pieces"),
    [
        ("strike-type", "Airstrike (Drone Strike)", ["Airstrike", "Drone Strike"]),
        (
            "strike-type",
            "Ground operation, Airstrike (Drone Strike)",
            ["Ground operation", "Airstrike", "Drone Strike"],
        ),
        ("strike-type", "Counter-Terrorism Action (Ground)", ["Counter-Terrorism Action (Ground)"]),
        ("strike-type", "Airstrike (Glider)", ["Airstrike", "Glider"]),
        ("strike-type", "Catapult (Large, Wooden), Artillery", ["Catapult (Large, Wooden)", "Artillery"]),
        ("strike-type", "Airstrike at night", ["Airstrike at night"]),
        ("strike-type", "Airstrike (Drone", ["Airstrike", "(Drone"]),
        ("impact", "Education,Healthcare", ["Education", "Healthcare"]),
        (
            "cause",
            "Incendiary, Chemical, Biological, Radiological, Nuclear (CBRN), Thunder,Lightning",
            ["Incendiary", "Chemical, Biological, Radiological, Nuclear (CBRN)", "Thunder", "Lightning"],
        ),
        (
            "infrastructure",
            " Healthcare (Hospital, Clinic) ,\u00a0House ",
            ["Healthcare", "Hospital", "Clinic", "House"],
        ),
        ("infrastructure", " , ", []),
    ],
)
def test_a_printed_list_comes_apart(scheme: str, line: str, pieces: list[str]) -> None:
    found = code_list(scheme).split(line)
    assert [piece for piece, _, _ in found] == pieces
    assert all(line[start:end] == piece for piece, start, end in found)


@given(st.data())
def test_joined_labels_come_apart_again(data: st.DataObject) -> None:
    listed = code_list(data.draw(st.sampled_from(SCHEMES)))
    labels = data.draw(st.lists(st.sampled_from([concept.label for concept in listed.concepts]), unique=True))
    line = data.draw(st.sampled_from([", ", ","])).join(labels)
    assert [piece for piece, _, _ in listed.split(line)] == labels


@given(st.sampled_from(SCHEMES), st.text(alphabet="AirstkeDon(), \u00a0", max_size=40))
def test_nothing_of_a_list_is_lost(scheme: str, line: str) -> None:
    pieces = code_list(scheme).split(line)
    ends = [0, *(end for _, _, end in pieces)]
    starts = [*(start for _, start, _ in pieces), len(line)]
    between = "".join(line[end:start] for end, start in zip(ends, starts, strict=True))
    assert all(piece and piece == piece.strip() for piece, _, _ in pieces)
    assert set(between) <= set("(), \u00a0")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_concepts_keep_their_order_and_their_parents(scheme: str) -> None:
    concepts = code_list(scheme).concepts
    assert [concept.name for concept in concepts] == sorted(concept.name for concept in concepts)
    assert {concept.broader for concept in concepts} - {None} <= {concept.name for concept in concepts}


def test_two_concepts_cannot_share_a_label() -> None:
    one = Concept("x-one", "x", "One", "1", None, ())
    other = Concept("x-other", "x", "Other", "2", None, ("ONE",))
    with pytest.raises(ValueError, match="two concepts"):
        CodeList("x", (one, other))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("US-led Coalition", "us-led-coalition"),
        ("the  coalition", "us-led-coalition"),
        ("Russian warplanes", "russian-military"),
        ("IDF", "israeli-military"),
        ("Assad regime", "syrian-regime"),
        ("SDF", "syrian-democratic-forces"),
        ("الجيش التركي", "turkish-military"),
    ],
)
def test_the_register_knows_an_actor_under_its_names(name: str, slug: str) -> None:
    found = actor(name)
    assert found is not None and (found.slug, found.kind) == (slug, "actor-belligerent")


def test_the_register_merges_nobody() -> None:
    assert actor("Unknown") is None
    assert actor("UK MoD") is None
    monitor = actor("airwars")
    assert monitor is not None and monitor.kind == "actor-monitor"
    assert {known.slug for known in register().values()} >= {"palestinian-forces", "palestinian-militants", "isis"}


def test_a_file_is_read_under_another_base() -> None:
    moved = text("ontology/codes.ttl", "https://example.org/harm/")
    assert "https://example.org/harm/concept/" in moved and "w3id.org" not in moved


@pytest.mark.parametrize("name", ["../pyproject.toml", "ontology/../pyproject.toml", "tests/x.ttl"])
def test_a_file_outside_the_folders_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="travels"):
        text(name)


def test_a_base_without_its_slash_is_refused() -> None:
    with pytest.raises(ValueError, match="ends with"):
        text("ontology/kg.ttl", "https://example.org")


def test_names_are_sorted_and_readable() -> None:
    found = names("shapes", ".ttl")
    assert found == sorted(found) and "shapes/claim.ttl" in found
    assert all(text(name) for name in found)
    with pytest.raises(FileNotFoundError):
        names("no-such-folder", ".ttl")


def test_a_group_that_speaks_for_itself_has_an_actor_where_it_is_blamed() -> None:
    blamed = names_where_blamed()
    assert blamed["Hamas"].name == "Palestinian Militants"
    assert not set(blamed) & set(register()), "as a speaker it keeps its own name"
