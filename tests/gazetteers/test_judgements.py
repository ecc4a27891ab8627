"""What persons decide overrides scores, survives, and speaks up when place or entry changed since."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SettingsError, UsageError
from kg.gazetteers import Candidate, Judgement, PlaceQuery, Source, StatedPoint, judge
from kg.gazetteers.judgements import COLUMNS, Decided, changes, load, save, settle
from kg.gazetteers.review import answers, as_csv, merged, rows

SOURCE = Source("example", "Example 1", "https://example.org/licence", "Example", "https://example.org/")
PLACE = PlaceQuery("https://h.org/id/place/a", ("Tell Rifaat",), (StatedPoint(36.0, 38.0, 5000, True),), "Syria")
ENTRY = Candidate("https://example.org/1", (("Tall Rif'at", None),), (36.01, 38.0), "SY")
OTHER = Candidate("https://example.org/2", (("Azaz", None),), (36.02, 38.0), "SY")
DAY = date(2026, 11, 1)
NO = Decided(
    *(
        "place/a",
        "example",
        ENTRY.iri,
        "Tell Rifaat",
        "36.0, 38.0",
        "Tall Rif'at",
        "36.01, 38.0",
        "no",
        "A. Person",
        DAY,
    )
)


def settled(*decisions: Decided) -> dict[str, Judgement]:
    judged = judge(PLACE, [ENTRY, OTHER], SOURCE)
    return {it.candidate.iri[-1]: it for it in settle(PLACE, judged, decisions, {"example": SOURCE})}


def test_a_persons_no_overrides_the_rule() -> None:
    assert settled()["1"].decision == "accepted"
    it = settled(NO)["1"]
    assert (it.decision, it.person, it.exact, it.day) == ("rejected", "A. Person", False, DAY)


def test_only_a_person_says_exact() -> None:
    assert settled(replace(NO, decision="exact"))["1"].exact
    assert not settled(replace(NO, decision="close"))["1"].exact


def test_a_persons_choice_is_the_only_one_of_its_gazetteer() -> None:
    chosen = replace(NO, candidate=OTHER.iri, candidate_name="Azaz", candidate_point="36.02, 38.0", decision="close")
    found = settled(chosen)
    assert (found["2"].decision, found["1"].decision) == ("accepted", "rejected")


def test_an_entry_that_no_gazetteer_offered_can_be_chosen() -> None:
    it = settled(replace(NO, candidate="https://example.org/9", decision="exact"))["9"]
    assert (it.decision, it.exact, it.distance_km is not None) == ("accepted", True, True)


def test_nothing_changed_nothing_is_said() -> None:
    assert changes(NO, PLACE, ENTRY, asked=True) == []
    assert changes(NO, PLACE, None, asked=False) == []


@pytest.mark.parametrize(
    ("place", "candidate", "words"),
    [
        (replace(PLACE, names=("Tell Other",)), ENTRY, "is now 'Tell Other'"),
        (replace(PLACE, points=()), ENTRY, "is now not given"),
        (PLACE, replace(ENTRY, names=(("Tall", None),)), "is now 'Tall'"),
        (PLACE, replace(ENTRY, point=(36.5, 38.0)), "is now 36.5, 38.0"),
        (PLACE, None, "no longer offers"),
        (None, None, "No page names the place"),
    ],
)
def test_each_change_is_told(place: PlaceQuery | None, candidate: Candidate | None, words: str) -> None:
    (told,) = changes(NO, place, candidate, asked=True)
    assert words in told


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, st.sampled_from(["exact", "close", "no"]), st.dates()), max_size=6))
def test_the_file_holds_what_was_decided(made: list[tuple[str, str, str, str, date]]) -> None:
    decisions = [
        Decided(place, "example", f"https://example.org/{at}", name, "", "", "", answer, person, day, name)  # type: ignore[arg-type]
        for at, (place, name, person, answer, day) in enumerate(made)
    ]
    path = Path.cwd() / ".hypothesis" / "places-of-a-test.csv"
    path.parent.mkdir(exist_ok=True)
    save(path, decisions)
    first = path.read_bytes()
    assert load(path) == sorted(decisions)
    save(path, reversed(decisions))
    assert path.read_bytes() == first, "the order of rows is fixed"
    path.unlink()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("place/a,example,https://e.org/1,n,,c,,maybe,P,2026-11-01,", "must be one of"),
        ("place/a,example,https://e.org/1,n,,c,,no,,2026-11-01,", "'person' is empty"),
        ("place/a,example,https://e.org/1,n,,c,,no,P,yesterday,", "YYYY-MM-DD"),
        ("place/a,example,node 1,n,,c,,no,P,2026-11-01,", "is no IRI"),
        ("place/a,example,https://e.org/1,n,,c,,no,P,2026-11-01,said so, by phone", "more cells"),
        ('place/a,example,https://e.org/1,n,,c,"200, 3",no,P,2026-11-01,', "candidate_point"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(row: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{row}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"places.csv:2: .*{words}"):
        load(path)
    path.write_text("place,who\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=":1: the columns must be"):
        load(path)


def test_a_sheet_goes_out_and_comes_back(tmp_path: Path) -> None:
    judged = judge(PLACE, [ENTRY, OTHER], SOURCE)
    sheet = as_csv(rows(judged, {PLACE.key: PLACE}, "https://h.org/id/"))
    path = tmp_path / "review.csv"
    path.write_text(sheet.replace("accepted,,,", "accepted,,exact,seen on a map"), encoding="utf-8")
    (it,) = answers(path, "A. Person", DAY)
    assert it == replace(NO, decision="exact", note="seen on a map")
    assert merged([NO], [it]) == [it]
    path.write_text(sheet.replace("accepted,,,", "accepted,,perhaps,"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"review.csv:2: answer 'perhaps'"):
        answers(path, "A. Person", DAY)
