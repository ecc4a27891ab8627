"""The model as JSON is taken where it holds in itself, and refused with the reason where it does not."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.records import record
from kg import plain
from kg.errors import PageError
from kg.iri import Names
from kg.lift import lift
from kg.model import Reading
from kg.pipeline.reading import read_whole
from kg.read.base import Page
from kg.records import is_name, lines, parse, parse_plain
from tests.conftest import ROOT
from tools.schemas import file, schema

PAGES = sorted((ROOT / "examples" / "pages").glob("*.*"))
NAMES = Names("https://example.org/harm/", "Airwars")
WHAT_TO_DO = "; correct the line, or write the record again with: kg read PAGE --json"
Change = Callable[[dict[str, Any]], object]


def light() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(record(3).model_dump_json())
    return found


@cache
def read_page(path: Path) -> str:
    return read_whole(Page(path.name, path.read_bytes())).model_dump_json(exclude={"carried", "findings"})


def refused(change: Change) -> str:
    made = light()
    change(made)
    with pytest.raises(PageError) as error:
        parse(json.dumps(made).encode(), "models.jsonl", 7)
    with pytest.raises(PageError) as plain_error:
        parse_plain(json.dumps(made).encode())
    assert plain_error.value.reason == error.value.reason
    assert (error.value.document, error.value.line) == ("models.jsonl", 7)
    assert error.value.reason.endswith(WHAT_TO_DO)
    return error.value.reason


@pytest.mark.parametrize("path", PAGES, ids=lambda it: it.name)
def test_what_readers_make_is_taken_and_stays_as_it_was(path: Any) -> None:
    reading = read_whole(Page(path.name, path.read_bytes()))
    line = reading.model_dump_json().encode()
    assert parse(line) == reading
    assert parse(line).model_dump_json().encode() == line
    jsonschema.validate(json.loads(line), json.loads(schema("reading")))


def fields_of(it: Any) -> Any:
    """The fields of a record, or of a plain object that has the same, in their order; all the way down."""
    if isinstance(it, tuple):
        return tuple(fields_of(part) for part in it)
    if not hasattr(it, "__dict__"):
        return it
    return plain.model_of(type(it)), [(name, fields_of(value)) for name, value in vars(it).items()]


@pytest.mark.parametrize("path", [None, *PAGES], ids=str)
def test_plain_objects_have_the_same_fields_and_give_the_same_triples(path: Path | None) -> None:
    """Also where the record leaves out what it does not say."""
    model = record(3) if path is None else read_whole(Page(path.name, path.read_bytes()))
    for line in (model.model_dump_json(), model.model_dump_json(exclude_defaults=True)):
        made = parse_plain(line.encode())
        assert type(made) is not Reading
        assert fields_of(made) == fields_of(model)
        assert lift(made, NAMES, "K", "D").lines == lift(model, NAMES, "K", "D").lines


def test_the_schema_is_what_the_model_says() -> None:
    assert file("reading").read_text(encoding="utf-8") == schema("reading")
    with pytest.raises(jsonschema.ValidationError, match="text"):
        jsonschema.validate({"document": {}}, json.loads(schema("reading")))


WRONG: list[tuple[str, Change]] = [
    ("a quotation says '3–6', the text has '–6\n' at 38 to 41", lambda it: shift(it, 1)),
    ("a quotation says '3–6'", lambda it: it["assessment"]["figures"][0]["evidence"].update(end=10**9)),
    ("a quotation says '3–6'", lambda it: shift(it, -100)),
    ("neither offsets nor a pointer", lambda it: it["assessment"]["figures"][0]["evidence"].update(start=None)),
    ("not both: '3–6'", lambda it: it["assessment"]["figures"][0]["evidence"].update(pointer="a/@b")),
    ("the kind of an actor is no local name: 'a> <b'", lambda it: it["claims"][0]["claimant"].update(kind="a> <b")),
    (
        "a figure counts more than 1,000,000,000: '3–6'",
        lambda it: it["assessment"]["figures"][0].update(maximum=10**20),
    ),
    ("an actor has no name", lambda it: it["claims"][0]["claimant"].update(name="")),
    ("a country or region", lambda it: it["assessment"]["place"].update(country="")),
    ("'Nobody' is said to be in the register", lambda it: it["claims"][0]["attributed_to"][0].update(name="Nobody")),
    ("a claim's source is 0", lambda it: it["claims"][0].update(source=0)),
    ("a claim's replaces is -1", lambda it: it["claims"][0].update(replaces=-1)),
    ("the group of a figure is no local name", lambda it: it["assessment"]["figures"][0].update(group="")),
    ("a stretch from 2 to 1", lambda it: it.update(carried=[{"start": 2, "end": 1, "field": "x"}])),
    ("document.name must be a relative path: '../x'", lambda it: it["document"].update(name="../x")),
    ("a code is one word: 'A B'", lambda it: it["incident"]["codes"][0].update(code="A B")),
    ("a code is one word: ''", lambda it: it["incident"]["codes"][0].update(code="")),
    ("the check of a finding is no local name: 'a b>'", lambda it: it.update(findings=[found(check="a b>")])),
    ("a finding has no such line", lambda it: it.update(findings=[found(lines=[10**30])])),
    ("document.text_length is 1", lambda it: it["document"].update(text_length=1)),
    ("not a record of the model: colour: Extra inputs", lambda it: it.update(colour=1)),
    ("not a record of the model: incident: Field required", lambda it: it.pop("incident")),
    ("not a record of the model: claims.0.verb: Input", lambda it: it["claims"][0].update(verb="accuses")),
    (
        "no coordinate has so many digits",
        lambda it: it["assessment"].update(geolocation={"latitude": "1E-99999999", "evidence": []}),
    ),
]


def found(**other: Any) -> dict[str, Any]:
    plain = {"check": "reader-X", "severity": "Info", "message": "a", "lines": [1], "words": "", "hint": ""}
    return plain | other


def shift(it: dict[str, Any], by: int) -> None:
    words = it["assessment"]["figures"][0]["evidence"]
    words.update(start=words["start"] + by, end=words["end"] + by)


@pytest.mark.parametrize(("reason", "change"), WRONG, ids=[reason for reason, _ in WRONG])
def test_what_does_not_hold_is_refused(reason: str, change: Change) -> None:
    assert reason in refused(change)


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"null", b'{"text": "\\ud800"}', b"\xff{}", b"<html>"])
def test_what_is_no_record(line: bytes) -> None:
    with pytest.raises(PageError, match="not a record of the model"):
        parse(line)


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_where_json_breaks_off_is_told_by_the_column_in_its_line(end: str) -> None:
    with pytest.raises(PageError) as error:
        parse(('{"document": {"name": "a' + end).encode(), "cut.jsonl", 2)
    cut = "not a record of the model: Invalid JSON: EOF while parsing a string at column 24"
    assert str(error.value) == f"cut.jsonl:2: {cut}{WHAT_TO_DO}"


def test_a_mark_before_the_first_record_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf{}\r\n\r\n{} \n{}")
    assert list(lines(tmp_path / "a.jsonl")) == [(1, 3, 4, b"{}\r\n"), (3, 9, 4, b"{} \n"), (4, 13, 2, b"{}")]


@pytest.mark.parametrize("name", ["", "/x", "a//b", "a/../b", ".", "a\\b", "a\nb", "x" * 201, "a/"])
def test_names_that_lead_out_of_a_folder(name: str) -> None:
    assert not is_name(name)


@pytest.mark.parametrize("name", ["page.html", "2017/page 1.txt", "صفحة.html", "..a"])
def test_names_that_do_not(name: str) -> None:
    assert is_name(name)


@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from(PAGES))
def test_whatever_is_taken_becomes_a_graph(data: st.DataObject, path: Path) -> None:
    """One value of a record is replaced by any other: it is refused, or lifted. Nothing else can happen."""
    made = json.loads(read_page(path))
    place: Any = made
    while isinstance(place, dict | list) and place:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.integers(0, 5)) == 0:
            place[key] = data.draw(
                st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=9), st.just([]), st.just({}))
            )
            break
        place = place[key]
    try:
        reading = parse(json.dumps(made).encode())
    except PageError:
        return
    assert isinstance(reading, Reading)
    assert lift(reading, NAMES, "K1", "D1").lines
