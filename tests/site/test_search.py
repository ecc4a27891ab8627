"""Search: a fixed list of questions with what each must find, on invented pages and on real ones."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from kg.public import Publication
from kg.public.search import HOWS, chunk, search
from kg.public.search_forms import asked_codes, code_forms, folded, match_all, words
from kg.site import Language, Site
from kg.site.search import search_json, search_page
from tests.conftest import shared
from tests.runs import kg
from tests.site.pages import Seen, check, known

#: The question, and the end of the IRI that is meant (decoded): on the demo's pages and the invented ones.
INVENTED = [
    ("CS243", "incident/CS243-RS0954"),
    ("cs243", "incident/CS243-RS0954"),
    ("CS0243", "incident/CS243-RS0954"),
    ("243", "incident/CS243-RS0954"),
    ("RS0954", "incident/CS243-RS0954"),
    ("RS954", "incident/CS243-RS0954"),
    ("rs-0954", "incident/CS243-RS0954"),
    ("0954", "incident/CS243-RS0954"),
    ("954", "incident/CS243-RS0954"),
    ("CS243 RS0954", "incident/CS243-RS0954"),
    ("CS243RS0954", "incident/CS243-RS0954"),
    ("S993", "incident/CS1141"),
    ("993", "incident/CS1141"),
    ("CS1141", "incident/CS1141"),
    ("1141", "incident/CS1141"),
    ("R850A", "incident/CS243-RS0954"),
    ("R850AS218", "incident/CS243-RS0954"),
    ("Khafsa", "Al_Khafsa"),
    ("Al Khafsa", "Al_Khafsa"),
    ("al-Khafsah", "Al_Khafsa"),
    ("Khafssa", "Al_Khafsa"),
    ("Khafsah", "Al_Khafsa"),
    ("El Khafsa", "Al_Khafsa"),
    ("Alkhafsa", "Al_Khafsa"),
    ("الخفسة", "Al_Khafsa"),
    ("خفسة", "Al_Khafsa"),
    ("الخفسه", "Al_Khafsa"),
    ("الْخَفْسَة", "Al_Khafsa"),
    ("Al Soor", "Al_Soor"),
    ("Al-Soor", "Al_Soor"),
    ("soor", "Al_Soor"),
    ("الصور", "Al_Soor"),
    ("الصّور", "Al_Soor"),
    ("As Suwar", "Al_Soor"),
    ("Deir Ezzor", "Deir_Ezzor"),
    ("Deir al-Zour", "Deir_Ezzor"),
    ("دير الزور", "Deir_Ezzor"),
    ("Aleppo", "area/Syria/Aleppo"),
    ("حلب", "area/Syria/Aleppo"),
    ("Halab", "area/Syria/Aleppo"),
    ("Syria", "area/Syria"),
    ("سوريا", "area/Syria"),
    ("U.S.-led Coalition", "us-led-coalition"),
    ("US led coalition", "us-led-coalition"),
    ("Coalition", "us-led-coalition"),
    ("التحالف", "us-led-coalition"),
    ("Russian Military", "russian-military"),
    ("Russia", "russian-military"),
    ("روسيا", "russian-military"),
    ("Baladi News", "Baladi_News"),
    ("baladi", "Baladi_News"),
    ("telephone exchange", "incident/CS1141"),
    ('"telephone exchange"', "incident/CS1141"),
    ("oil tankers", "incident/CS1141"),
    ("Tell al Mithal", "Tell_al_Mithal"),
    ("تل المثال", "Tell_al_Mithal"),
    ("Dar Marsa", "Dar_Marsa"),
    ("ZZ900", "incident/ZZ900"),
    ("Salwa Testani", "airwars/incident/"),
    ("سلوى تستاني", "airwars/incident/"),
    ("bakery", "incident/ZZ900"),
]

#: The same on real pages.
REAL = [
    ("ISPT0007", "incident/93830"),
    ("ispt0007", "incident/93830"),
    ("ISPT7", "incident/93830"),
    ("ISPT 0007", "incident/93830"),
    ("ISPT-0007", "incident/93830"),
    ("0007", "incident/93830"),
    ("93830", "incident/93830"),
    ("ISPT0332c", "incident/101863"),
    ("ISPT332", "incident/101863"),
    ("332c", "incident/101863"),
    ("https://airwars.org/civilian-casualties/ispt0007-october-7-2023/", "incident/93830"),
    ("Rafah", "area/the_Gaza_Strip/Rafah"),
    ("rafah", "area/the_Gaza_Strip/Rafah"),
    ("Rafa", "area/the_Gaza_Strip/Rafah"),
    ("رفح", "/Rafah/رفح"),
    ("Beit Lahia", "Beit_Lahia"),
    ("Beit Lahiya", "Beit_Lahia"),
    ("Bayt Lahya", "Beit_Lahia"),
    ("بيت لاهيا", "Beit_Lahia"),
    ("بيت لاهية", "Beit_Lahia"),
    ("Maghazi", "Al_Maghazi"),
    ("al-Maghazi", "Al_Maghazi"),
    ("El Maghazy", "Al_Maghazi"),
    ("Maghazi camp", "incident/113966"),
    ("مخيم المغاز", "Al_Maghazi"),
    ("Nuseirat", "useirat"),
    ("النصيرات", "useirat"),
    ("An Nuseirat camp", "useirat"),
    ("Nusayrat", "useirat"),
    ("مُخَيَّم النُّصَيْرَات", "useirat"),
    ("Zaytoun", "aytoun"),
    ("الزيتون", "الزيتون"),
    ("Al-Zeitoun", "Zeitoun"),
    ("Zawaida", "Zawaida"),
    ("الزوايده", "Zawaida"),
    ("قطاع غزة", "area/the_Gaza_Strip"),
    ("Khuzaa", "Khuza"),
    ("خزاعه", "Khuza"),
    ("Khan Younis", "Khan_Younis"),
    ("Khan Yunis", "Khan_Younis"),
    ("خان يونس", "Khan_Younis"),
    ("Gaza European Hospital", "European_Hospital"),
    ("European hospital gaza", "European_Hospital"),
    ("المستشفى الاوروبي", "European_Hospital"),
    ("Fakhoura School", "akhoura_School"),
    ("مدرسة الفاخورة", "الفاخورة"),
    ("Israeli Military", "actor/israeli-military"),
    ("IDF", "actor/israeli-military"),
    ("Al Jazeera", "actor/name/Al_Jazeera"),
    ("al-jazira", "actor/name/Al_Jazeera"),
    ("الجزيرة", "actor/name/Al_Jazeera"),
    ("Shehab", "Shehab"),
    ("@ShehabAgency", "ShehabAgency"),
    ("Safa News", "Safa_News"),
    ("Airwars", "actor/airwars"),
    ("إيروورز", "actor/airwars"),
    ('"Indonesia Hospital"', "incident/"),
    ("TIKA towers", "TIKA"),
    ("تيكا", "TIKA"),
    ("Karni crossing", "Karni"),
    ("معبر كارني", "Karni"),
    ("Hospital", "infrastructure-hospital"),
    ("مستشفى", "infrastructure-hospital"),
    ("Contested", "harm-status-contested"),
]

#: Of the corpus, so many pages are read: every one that a question is about is among them.
PAGES = (
    *("ispt0007", "ispt0332c", "ispt0462", "ispt0532", "ispt0697", "ispt0168", "ispt0718", "ispt0116a", "ispt0481"),
    *("ispt191024h", "ispt240824e", "ispt1198", "ispt0133", "ispt0561", "ispt0256", "ispt0102b", "ispt0178"),
    *("ispt0057", "ispt041024c", "ispt0871", "ispt010824g", "ispt0640", "ispt0768"),
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    source, folder = shared("corpus/html"), tmp_path_factory.mktemp("corpus")
    (folder / "pages").mkdir()
    for name in PAGES:
        shutil.copy(source / f"{name}.html", folder / "pages")
    settings = 'base = "https://example.org/harm/"\nvictims = "names"\ntext = "full"\n'
    (folder / "kg.toml").write_text(settings, encoding="utf-8")
    done = kg("build", "pages", cwd=folder)
    assert (folder / "output" / "current").exists(), done.err
    return Publication((folder / "output" / "current" / "public").resolve())


def ranks(publication: Publication, questions: list[tuple[str, str]]) -> Iterator[tuple[str, int | None]]:
    """For each question the rank of what is meant, from 1; None: it is not among the first fifty."""
    for text, meant in questions:
        found = [unquote(it.iri) for it in search(publication, text, 50).hits]
        yield text, next((n for n, iri in enumerate(found, 1) if meant in iri), None)


def judged(name: str, publication: Publication, questions: list[tuple[str, str]]) -> None:
    found = dict(ranks(publication, questions))
    mrr = sum(1 / rank for rank in found.values() if rank) / len(found)
    print(f"search, {name}: {len(found)} questions, MRR {mrr:.3f}")  # noqa: T201  # the figure is asked for
    assert not [text for text, rank in found.items() if rank is None]
    assert not {text: rank for text, rank in found.items() if rank and rank > 3}
    assert mrr >= 0.95


def test_questions_on_invented_pages(full: Publication) -> None:
    judged("invented pages", full, INVENTED)


def test_questions_on_real_pages(corpus: Publication) -> None:
    judged("real pages", corpus, REAL)
    assert len(INVENTED) + len(REAL) >= 60


def test_what_agrees_most_comes_first(full: Publication) -> None:
    for text in ("CS243", "Khafsa", "الخفسة", "bakery", "US"):
        found = [HOWS.index(it.how) for it in search(full, text, 50).hits]
        assert found == sorted(found), text


def test_an_incident_is_found_by_the_name_of_its_place(full: Publication) -> None:
    first, second = search(full, "Khafssa").hits[:2]
    assert (first.kind, second.kind) == ("place", "incident")
    assert second.at == first.iri


def test_names_that_no_page_prints_are_said_to_be_a_gazetteers(full: Publication, site: Site) -> None:
    [hit, *_] = search(full, "حلب").hits
    assert (hit.role, hit.matched) == ("gazetteer-name", "حلب")
    page = Seen(search_page(site, "حلب", "en"))
    assert "a name in the gazetteer GeoNames, on no page" in page.text(".hits li")
    [where, *_] = [it.attributes["href"] or "" for it in page.all(".hits li p:not(.what) a")]
    assert where.startswith("/incidents?region=Syria/Aleppo")
    told = full.graphs.rows("SELECT ?s ?name WHERE { ?s ?p ?name }", {"name": Literal("Halab")})
    assert not list(told), "it is no fact of the graph"


def test_a_listed_source_leads_to_the_incidents_that_list_it(full: Publication) -> None:
    [(name, n)] = full.database.execute("SELECT name, incidents FROM sources ORDER BY incidents DESC, name LIMIT 1")
    found = [it for it in search(full, name, 100).hits if it.role == "listed-source"]
    assert len({it.iri for it in found}) == len(found) == n
    assert {it.kind for it in found} == {"incident"}


def test_pages_of_hits_are_one_list(full: Publication) -> None:
    whole = search(full, "killed", 50)
    assert whole.total == len(whole.hits) <= 50
    parts = [it for start in range(0, whole.total, 3) for it in search(full, "killed", 3, start).hits]
    assert parts == list(whole.hits)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0", '"', "'", "* OR", "NEAR(a b)", "a AND", "word:x", "-x", "^x", "{a b}: c", "%", "\\", "'; DROP",
     "\ud800", "x" * 5000, "؟", "ـ", "🙂", "a" * 199 + "é", "“half", "(((((", "1" * 400, "\u202e243"],
)  # fmt: skip
def test_any_text_is_a_question(full: Publication, site: Site, text: str) -> None:
    search(full, text)
    assert orjson.loads(search_json(site, text.encode("utf-8", "replace").decode()))["total"] >= 0


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_text_is_syntax(text: str) -> None:
    wanted = match_all(text)
    with sqlite3.connect(":memory:") as memory:
        memory.execute("CREATE VIRTUAL TABLE t USING fts5(word, sound, content='')")
        if wanted:
            memory.execute("SELECT rowid FROM t WHERE t MATCH ?", (f"word : ({wanted})",)).fetchall()


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    found = list(words(text))
    assert all(text[it.start : it.end] for it in found)
    assert folded(text).split() == [it.folded for it in found]
    assert len(asked_codes(text)) < 60


def test_codes_are_filed_under_every_form() -> None:
    forms = {it.text: it.rank for it in code_forms("RS0954")}
    assert forms == {"rs0954": 0, "rs954": 1, "0954": 2, "954": 2}
    assert {"r850a", "r850", "850a", "850"} <= {it.text for it in code_forms("R850A")}


def test_names_of_victims_are_found_only_where_they_may_leave(full: Publication, careful: Publication) -> None:
    assert next(it.role for it in search(full, "Salwa Testani").hits) == "victim"
    for name in ("Salwa Testani", "سلوى تستاني", "Testani"):
        assert not search(careful, name).hits, name


def test_words_are_found_only_where_they_may_be_shown(full: Publication, wordless: Publication) -> None:
    [hit, *_] = search(full, "telephone exchange").hits
    assert hit.how == "text"
    assert hit.chunk is not None
    told = chunk(full, hit.chunk)
    assert told is not None
    assert "telephone exchange" in told[2]
    assert not [it for it in search(wordless, "telephone exchange").hits if it.chunk is not None]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("text", ["", "CS243", "Khafssa", "الخفسة", "telephone exchange", "no such thing at all", "US"])
def test_the_page_stands(site: Site, text: str, language: Language) -> None:
    page = Seen(search_page(site, text, language))
    check(page, site, known(site) | {"/search.json"})
    assert page.all("input[name=q]")[0].attributes["value"] == (text or "")


def test_what_agrees_is_marked_and_leads_to_its_place(site: Site) -> None:
    page = Seen(search_page(site, "telephone exchanges", "en"))
    assert {it.text() for it in page.all(".snippet mark")} >= {"telephone", "exchange"}
    [where, *_] = [it.attributes["href"] or "" for it in page.all(".snippet a")]
    assert "?from=" in where


def test_markup_in_a_question_is_text(site: Site) -> None:
    assert "<script>alert" not in search_page(site, "<script>alert(1)</script>", "en")


def test_the_same_pages_give_the_same_index(full: Publication, tmp_path: Path) -> None:
    def dump(publication: Publication) -> list[str]:
        return [it for it in publication.database.iterdump() if "search_" in it]

    copy = tmp_path / "again"
    shutil.copytree(full.folder.parent.parent.parent.parent / "pages", copy / "pages")
    shutil.copy(full.folder.parent.parent.parent.parent / "kg.toml", copy / "kg.toml")
    done = kg("build", "pages", cwd=copy)
    assert (copy / "output" / "current").exists(), done.err
    assert dump(Publication(copy / "output" / "current" / "public")) == dump(full)
