"""Identity: which documents are about one incident, and that IRIs once given stay (DECISIONS 5)."""

import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generate import Incident, as_html, as_text
from kg.errors import SettingsError
from kg.ledger import Identity, Ledger, document_keys, load, save
from tests.runs import SETTINGS, kg

HEADER = "key,site_id,permalink,codes\n"


def text(name: str, *codes: str) -> Identity:
    """A page in the text layout: codes alone."""
    return Identity(name, f"{name:0<64}", None, None, frozenset(codes))


def record(name: str, site_id: str | None, *codes: str, link: str | None = None) -> Identity:
    """A page that prints the site's id or its own address."""
    return Identity(name, f"{name:0<64}", site_id, link, frozenset(codes))


def keys(ledger: Ledger, *identities: Identity) -> dict[str, str]:
    return {name: named.incident_key for name, named in ledger.assign(identities).items()}


def test_the_key_is_the_site_s_id_then_its_address_then_all_codes() -> None:
    found = keys(
        Ledger(),
        record("a", "100", "AB1", link="https://pages.example/a"),
        record("b", None, "AB2", link="https://pages.example/b"),
        text("c", "AB4", "AB3"),
    )
    assert found == {"a": "100", "b": "https://pages.example/b", "c": "AB3-AB4"}


def test_a_page_with_an_address_alone_joins_the_one_record_of_that_address() -> None:
    link = "https://pages.example/1"
    a, b, c = record("a", None, "AB1", link=link), record("b", "100", "AB1", link=link), record("c", "101", link=link)
    assert keys(Ledger(), a, b) == {"a": "100", "b": "100"}
    assert keys(Ledger(), a, b, c) == {"a": link, "b": "100", "c": "101"}
    # read first, its IRI stays
    ledger = Ledger()
    keys(ledger, a)
    assert keys(ledger, a, b) == {"a": link, "b": link}


def test_a_text_page_joins_the_one_record_of_the_same_full_code_set() -> None:
    same = keys(Ledger(), text("a", "AB1", "CD2"), record("b", "100", "CD2", "AB1"))
    assert same == {"a": "100", "b": "100"}
    part = keys(Ledger(), text("a", "AB1"), record("b", "100", "AB1", "CD2"))
    assert part == {"a": "AB1", "b": "100"}


def test_several_records_of_one_code_set_are_not_joined() -> None:
    found = keys(Ledger(), record("a", "100", "AB1"), record("b", "101", "AB1"), text("c", "AB1"))
    assert found == {"a": "100", "b": "101", "c": "AB1"}


def test_a_page_without_id_and_codes_is_told_by_its_bytes() -> None:
    found = keys(Ledger(), text("a"), text("b"))
    assert len(set(found.values())) == 2
    assert found["a"].startswith("document-a000")


def test_two_texts_of_one_code_set_are_one_incident_and_two_documents() -> None:
    named = Ledger().assign([text("a", "AB1"), text("b", "AB1")])
    assert {it.incident_key for it in named.values()} == {"AB1"}
    assert {it.document_key for it in named.values()} == {"a", "b"}


def test_two_files_of_one_site_id_stay_two_documents_and_are_told_of() -> None:
    named = Ledger().assign([record("b", "100", "AB1"), record("a", "100", "AB1")])
    assert [named[it].document_key for it in "ab"] == ["site-100", "site-100 b"]
    assert [[finding.check for finding in named[it].findings] for it in "ab"] == [[], ["reader-SameDocument"]]


def test_keys_once_given_are_frozen() -> None:
    """A text page was read first; the record that appears later takes over its IRI, and keeps it from then on."""
    ledger = Ledger()
    assert keys(ledger, text("a", "AB1")) == {"a": "AB1"}
    later = Ledger.parse(ledger.print())
    assert keys(later, text("a", "AB1"), record("b", "100", "AB1")) == {"a": "AB1", "b": "AB1"}
    # the site gives the incident another code: its id still leads to the IRI that was given
    last = Ledger.parse(later.print())
    assert keys(last, record("b", "100", "AB7")) == {"b": "AB1"}


def test_a_page_that_is_gone_keeps_its_line() -> None:
    ledger = Ledger()
    keys(ledger, text("a", "AB1"), record("b", "100", "CD2"))
    later = Ledger.parse(ledger.print())
    keys(later, text("c", "EF3"))
    assert {it.key for it in later.rows} == {"AB1", "100", "EF3"}


def test_a_key_of_one_kind_never_joins_what_another_kind_names() -> None:
    """A site's id may read as another incident's code does; such keys stay apart, and stay as they are."""
    them = (text("a", "AB1"), record("b", "AB1", "CD2"), record("c", "https://p.example/1"))
    address = record("d", None, "EF3", link="https://p.example/1")
    ledger = Ledger()
    found = keys(ledger, *them, address)
    assert found == {
        "a": "codes-AB1",
        "b": "AB1",
        "c": "https://p.example/1",
        "d": "address-https://p.example/1",
    }
    assert keys(Ledger.parse(ledger.print()), *them, address) == found


def test_an_address_that_a_record_took_over_stays_its_own() -> None:
    link = "https://pages.example/1"
    a, b, c = record("a", None, link=link), record("b", "100", link=link), record("c", "101", link=link)
    ledger = Ledger()
    keys(ledger, a)
    keys(ledger, a, b)
    assert keys(ledger, a, b, c) == {"a": link, "b": link, "c": "101"}
    taken = ledger.rows.get(link)
    assert taken is not None
    assert taken.site_id == "100"


def test_whatever_stands_in_a_cell_comes_back(tmp_path: Path) -> None:
    ledger = Ledger()
    keys(ledger, record("a", "1\r2"), record("b", "3\r\n4"), record("c", '5\n,"6'), text("d", "A\u00a0B"))
    save(tmp_path / "ledger.csv", ledger, [])
    assert list(load(tmp_path / "ledger.csv").rows) == list(ledger.rows)


@pytest.mark.parametrize("data", [b"\xff", HEADER.encode() + b"x" * 200_000 + b",,,\n"])
def test_a_file_that_is_no_ledger_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "ledger.csv").write_bytes(data)
    with pytest.raises(SettingsError, match=r"ledger\.csv"):
        load(tmp_path / "ledger.csv")


def test_a_ledger_from_a_spreadsheet_is_the_same_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger.csv").write_bytes(b"\xef\xbb\xbf" + HEADER.encode() + b"AB1,,,AB1\r\n")
    assert [it.key for it in load(tmp_path / "ledger.csv").rows] == ["AB1"]


def test_memory_does_not_grow_with_the_rows() -> None:
    """What lies in tables is no object of Python's; SQLite's own memory is limited by what it keeps of a file."""

    def many() -> Iterable[Identity]:
        for at in range(20_000):
            yield record(f"p{at:05}", str(at), f"AB{at}", link=f"https://pages.example/{at}")

    tracemalloc.start()
    try:
        ledger = Ledger()
        assert sum(1 for _ in ledger.incident_keys(many)) == 20_000
        assert sum(1 for _ in document_keys(many())) == 20_000
        assert sum(map(len, ledger.pieces())) > 500_000
        assert tracemalloc.get_traced_memory()[1] < 3_000_000  # with rows as objects: 38 MB
    finally:
        tracemalloc.stop()


codes = st.frozensets(st.sampled_from(["AB1", "AB2", "CD3", "EF4a"]), max_size=3)
identities = st.builds(
    lambda site, link, found: record("x", site, *found, link=link),
    st.none() | st.sampled_from(["100", "101", "AB1", "https://pages.example/1"]),
    st.none() | st.sampled_from(["https://pages.example/1", "https://pages.example/2"]),
    codes,
)


def numbered(items: Iterable[Identity]) -> list[Identity]:
    return [Identity(f"p{at}", f"{at:064}", it.site_id, it.permalink, it.codes) for at, it in enumerate(items)]


@given(st.lists(identities, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_documents_changes_nothing(items: list[Identity], dice: Random) -> None:
    them = numbered(items)
    shuffled = list(them)
    dice.shuffle(shuffled)
    one, other = Ledger(), Ledger()
    assert one.assign(them) == other.assign(shuffled)
    assert one.print() == other.print()


@given(st.lists(identities, max_size=8))
def test_building_again_gives_the_same_keys(items: list[Identity]) -> None:
    ledger = Ledger()
    first = ledger.assign(numbered(items))
    again = Ledger.parse(ledger.print())
    assert again.assign(numbered(items)) == first
    assert again.print() == ledger.print()
    assert list(again.print().splitlines()[1:]) == sorted(
        again.print().splitlines()[1:], key=lambda it: it.split(",")[0]
    )


BAD = [
    ("", 1),
    ("key;site_id;permalink;codes\n", 1),
    (HEADER + "AB1,,,AB1\nCD2,,CD2\n", 3),
    (HEADER + "AB1,,,AB1,more\n", 2),
    (HEADER + ",,,AB1\n", 2),
    (HEADER + "AB1,,,AB1\nCD2,,,CD2\nAB1,,,AB1\n", 4),
]


@pytest.mark.parametrize(("words", "line"), BAD)
def test_a_ledger_that_is_wrong_is_refused_with_its_line(tmp_path: Path, words: str, line: int) -> None:
    (tmp_path / "ledger.csv").write_text(words, encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"ledger\.csv:{line}: "):
        load(tmp_path / "ledger.csv")


def test_an_unchanged_ledger_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    ledger = Ledger()
    keys(ledger, text("a", "CD2"), text("b", "AB1"))
    notes: list[str] = []
    save(path, ledger, notes)
    assert path.read_text(encoding="utf-8") == HEADER + "AB1,,,AB1\nCD2,,,CD2\n"
    before = path.stat()
    save(path, load(path), notes)
    assert path.stat() == before
    assert notes == []
    assert [it.name for it in tmp_path.iterdir()] == ["ledger.csv"]


def test_a_ledger_that_cannot_be_written_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    notes: list[str] = []
    ledger = Ledger()
    keys(ledger, text("a", "AB1"))
    save(tmp_path / "no such folder" / "ledger.csv", ledger, notes)
    assert len(notes) == 1
    assert "not frozen" in notes[0]


def test_a_build_freezes_the_iris_beside_its_settings(tmp_path: Path) -> None:
    """A text page and the saved page of one incident, in the order in which a person comes by them."""
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(as_text(Incident.make(7)), encoding="utf-8")
    asked = "SELECT DISTINCT ?i { ?i a <https://example.org/harm/ns#Incident> }"

    def incidents() -> list[str]:
        assert kg("build", "pages", cwd=tmp_path).code == 0
        return kg("query", "-", "--format", "csv", typed=asked, cwd=tmp_path).out.split()[1:]

    first = incidents()
    assert first == ["https://example.org/harm/id/airwars/incident/ZZ00007"]
    (folder / "b.html").write_text(as_html(Incident.make(7)), encoding="utf-8")
    assert incidents() == first
    (folder / "a.txt").unlink()
    assert incidents() == first
    assert (tmp_path / "ledger.csv").read_text(encoding="utf-8") == HEADER + "ZZ00007,900007,,ZZ00007\n"
    # without the ledger the site's id is the key
    (tmp_path / "ledger.csv").unlink()
    assert incidents() == ["https://example.org/harm/id/airwars/incident/900007"]
