"""The page on an incident: every claim with its speaker and words, and each leads to these very words in their text."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import NamedNode

from kg.pages.facts import Facts
from kg.pages.words import visible
from kg.public import Publication
from kg.site import Language, Site
from kg.site.incident import incident_page
from kg.site.incident_view import incident_view
from kg.site.spoken import spoken
from kg.site.words_in_text import words_page
from kg.terms import OA
from tests.site.pages import Seen


def incidents(site: Site) -> list[str]:
    chv = site.publication.names.chv
    rows = site.publication.graphs.rows(f"SELECT DISTINCT ?i WHERE {{ ?i a {chv.Incident} }} ORDER BY ?i")
    return [row["i"].value for row in rows]


def khafsa(site: Site, language: Language = "en") -> Seen:
    return Seen(incident_page(site, f"{site.publication.names.id}airwars/incident/CS243-RS0954", language))


def test_the_head_says_what_it_is(site: Site) -> None:
    page = khafsa(site)
    assert page.text("h1") == "Al Khafsa الخفسة, Aleppo, Syria"
    assert page.text(".eyebrow") == "Incident CS243 · RS0954"
    assert page.text(".head .when") == "no date printed"
    assert page.text(".head .badge") == "Contested"
    assert "no person has checked it" in page.text(".head .status")
    name = next(it for it in page.all("h1 bdi") if it.text() == "الخفسة")
    assert (name.attributes["lang"], name.attributes["dir"]) == ("ar", "rtl")
    assert khafsa(site, "ar").text(".head .badge") == "متنازع عليها"


def test_every_claim_stands_with_speaker_words_and_mark(site: Site) -> None:
    for iri in incidents(site):
        view = incident_view(site, spoken(site, "en"), NamedNode(iri))
        page = Seen(incident_page(site, iri, "en"))
        rows = page.all("table.claims tbody tr")
        assert len(rows) == len(view.claims) > 0
        for row, claim in zip(rows, view.claims, strict=True):
            told = " ".join(row.text().split())
            assert (claim.of or claim.speaker).name.text in told
            assert claim.row.named_as is None or f"({getattr(claim.row.named_as, 'text', '')})" in told
            assert "checked by" in told or "not checked by a person" in told
            for passage in claim.passages:
                words = getattr(passage.words, "text", "")
                assert " ".join(visible(words).split()) in told


def test_a_claimant_stands_with_the_words_that_name_it(site: Site) -> None:
    told = [it.text() for it in khafsa(site).all("table.claims th")]
    assert any("U.S.-led Coalition (US-led Coalition)" in " ".join(it.split()) for it in told)


def test_tolls_are_drawn_as_they_are_said(site: Site) -> None:
    page = khafsa(site)
    told = [" ".join(it.text().split()) for it in page.all(".toll[role=listitem]")]
    assert told[0] == "Airwars 5–13"
    assert any(it.endswith("at most 13") for it in told)
    assert any("“" not in it and "no number given" in it for it in told)
    bars = page.all(".toll[role=listitem] .bar")
    assert len(bars) < 2 * len(told)
    mirrored = khafsa(site, "ar")
    [first], [other] = page.all(".is-assessment rect.bar"), mirrored.all(".is-assessment rect.bar")
    ends = [float((it.attributes[key] or "").rstrip("%")) for it in (first, other) for key in ("x", "width")]
    assert ends[0] + ends[1] == pytest.approx(100 - ends[2])


def test_contradictions_are_said_in_words(site: Site) -> None:
    page = khafsa(site)
    assert "cannot hold together" in page.text(".note")
    assert "does not fit with" in page.text("table.claims .differs")


def test_positions_stand_beside_reports(site: Site) -> None:
    page = khafsa(site)
    told = page.text("[aria-labelledby=positions] table")
    assert "Non credible / Unsubstantiated" in told
    assert "Strike report 2016-06-26" in told
    days = [it.text(strip=True) for it in page.all("[aria-labelledby=positions] ol.moments > li > .day")]
    dated = [it for it in days if it[:1].isdigit()]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated


def test_a_claim_stands_with_the_statement_that_it_rests_on(site: Site) -> None:
    page = khafsa(site)
    days = {it.css(".day")[0].text(strip=True): it for it in page.all("[aria-labelledby=positions] ol.moments > li")}
    assert "2016-06-27" not in days, "that is the day of the incident, not of the statement"
    said = " ".join(days["2020-03-25"].text().split())
    assert said.index("What was read out of it") < said.index("denies an action by")
    assert "Non credible" in said


def test_words_of_a_report_are_shown_once(site: Site) -> None:
    for iri in incidents(site):
        for moment in Seen(incident_page(site, iri, "en")).all("ol.moments > li"):
            words = [" ".join(it.text().split()).strip("“”") for it in moment.css("blockquote, q")]
            long = [it for it in words if len(it) > 60]
            assert len(long) == len(set(long)), iri


def test_nobody_is_named_twice_in_one_cell(site: Site) -> None:
    numbered = 0
    for iri in incidents(site):
        for cell in Seen(incident_page(site, iri, "en")).all("[aria-labelledby=positions] td:last-child"):
            lines: dict[int, list[str]] = {}
            for link in cell.css("a:not(.small)"):
                assert link.parent is not None
                lines.setdefault(link.parent.mem_id, []).append(link.text())
            assert all(len(named) == len(set(named)) for named in lines.values()), (iri, lines)
            numbered += len(cell.css("a.small"))
    assert numbered, "a second claim of a speaker is a number behind his name"


@pytest.mark.parametrize("settings", ["full", "careful"])
def test_words_marked_in_the_text_are_the_words_quoted(settings: str, request: pytest.FixtureRequest) -> None:
    publication: Publication = request.getfixturevalue(settings)
    site, facts = Site(publication), Facts(publication.graphs, publication.names)
    met = 0
    for iri in incidents(site):
        for claim in incident_view(site, spoken(site, "en"), NamedNode(iri)).claims:
            for passage in claim.passages:
                parts = urlsplit(passage.href)
                query = parse_qs(parts.query)
                if passage.start is None or "from" not in query:
                    continue
                asked = int(query["from"][0]), int(query["to"][0])
                version = passage.iri.partition("#")[0]
                page = Seen(words_page(site, version, "en", asked) or "")
                marked = "".join(it.text() for it in page.all(".rendition mark"))
                exact = facts.value(NamedNode(passage.iri), OA.exact)
                if exact is not None:
                    assert marked == visible(exact)
                    met += 1
                assert page.all(f'[id="{parts.fragment}"]'), parts.fragment
    assert met > 40


def test_the_whole_text_is_there_or_marked_as_a_gap(site: Site, careful: Publication) -> None:
    for where in (site, Site(careful)):
        chv = where.publication.names.chv
        rows = where.publication.graphs.rows(f"SELECT ?v WHERE {{ ?v a {chv.DocumentVersion} }} ORDER BY ?v")
        for version in [row["v"].value for row in rows]:
            page = Seen(words_page(where, version, "en") or "")
            at = 0
            for it in page.all(".rendition [data-from]"):
                assert int(it.attributes["data-from"] or "") == at
                at = int(it.attributes["data-to"] or "")
            facts = Facts(where.publication.graphs, where.publication.names)
            assert at == facts.number(NamedNode(version), chv.textLength)


def test_asking_outside_the_text_marks_nothing(site: Site) -> None:
    chv = site.publication.names.chv
    [row, *_] = site.publication.graphs.rows(f"SELECT ?v WHERE {{ ?v a {chv.DocumentVersion} }} ORDER BY ?v")
    for asked in ((10**9, 10**9 + 5), (9, 3), (-5, 0)):
        assert not Seen(words_page(site, row["v"].value, "en", asked) or "").all("mark")


def test_the_data_block_cannot_end_its_element(site: Site) -> None:
    page = khafsa(site)
    [block] = page.all('script[type="application/ld+json"]')
    assert not set("<>&") & set(block.text())
    assert '"Dataset"' in block.text()


def test_it_is_offered_in_every_format(site: Site) -> None:
    offered = {(it.attributes["href"] or "").rpartition(".")[2] for it in khafsa(site).all("#cite ~ ul a[type]")}
    assert offered == {"ttl", "jsonld", "rdf", "nt", "trig", "nq", "json", "csv", "geojson"}


def test_corrections_by_people_are_shown(site: Site) -> None:
    page = khafsa(site)
    [moment] = page.all("[aria-labelledby=corrections] ol.moments > li")
    told = " ".join(moment.text().split())
    assert "2026-01-02" in told
    assert "A. Person" in told
    assert "the sentence tells of another day" in told
