"""Remote gazetteers speak HTTP to real services on the loopback address: politely, and never twice for one answer."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.errors import GazetteerError
from kg.gazetteers import Gazetteer, configured, judge
from kg.gazetteers.osm import Nominatim
from kg.gazetteers.web import AGENT, Web
from kg.gazetteers.wikidata import Endpoint
from tests.conftest import ROOT
from tests.gazetteers import files
from tests.gazetteers.files import ARABIC, NAME, QUERY
from tests.gazetteers.services import Search, Service

pytestmark = pytest.mark.usefixtures("own_cache")

FOUND = {
    "osm_type": "node",
    "osm_id": 12,
    "lat": "36.25",
    "lon": "38.02",
    "category": "place",
    "type": "village",
    "name": ARABIC,
    "namedetails": {"name": ARABIC, "name:en": NAME},
    "address": {"state": "Northern Example", "country_code": "sy"},
}


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[str]:
    """An Oxigraph server over the extract, in a process of its own."""
    command = [sys.executable, "-m", "tests.gazetteers.services", "sparql", str(files.extract(tmp_path))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield f"http://127.0.0.1:{int(server.stdout.readline())}/sparql"
        finally:
            server.terminate()


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    thread = threading.Thread(target=service.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.shutdown()
        thread.join()
        service.server_close()


def accepted(gazetteer: Gazetteer) -> list[str]:
    judged = judge(QUERY, gazetteer.candidates(QUERY), gazetteer.source)
    return [it.candidate.iri for it in judged if it.decision == "accepted"]


@pytest.mark.parametrize("nearby", ["filter", "none"])
def test_wikidata_by_an_endpoint(oxigraph: str, nearby: str, tmp_path: Path) -> None:
    table: dict[str, object] = {"endpoint": oxigraph, "nearby": nearby, "rate": 0}
    (gazetteer,) = configured({"wikidata": table}, tmp_path)
    assert gazetteer.source.remote
    assert accepted(gazetteer) == ["http://www.wikidata.org/entity/Q1"]
    (found,) = gazetteer.candidates(QUERY)
    assert (found.point, found.country, found.region_agrees) == ((36.25, 38.02), "SY", True)
    assert (ARABIC, "ar") in found.names


def test_an_answer_is_kept_on_disk(oxigraph: str, tmp_path: Path) -> None:
    table: dict[str, object] = {"endpoint": oxigraph, "nearby": "filter", "rate": 0}
    (gazetteer,) = configured({"wikidata": table}, tmp_path)
    first = gazetteer.candidates(QUERY)
    kept = list((tmp_path / "cache" / "answers").iterdir())
    assert len(kept) == 2
    for path in kept:
        path.write_bytes(path.read_bytes().replace(b"Tall al Mithal", b"Tall al Khayal"))
    again = gazetteer.candidates(QUERY)
    assert [it.names for it in again] != [it.names for it in first]


def test_an_endpoint_that_is_not_there(tmp_path: Path) -> None:
    table: dict[str, object] = {"endpoint": "http://127.0.0.1:9/sparql", "rate": 0}
    (gazetteer,) = configured({"wikidata": table}, tmp_path)
    with pytest.raises(GazetteerError, match="did not answer"):
        gazetteer.candidates(QUERY)


def test_nominatim_of_ones_own(tmp_path: Path) -> None:
    with serving(Search([FOUND])) as service:
        (gazetteer,) = configured({"osm": {"nominatim": f"{service.address}/", "rate": 0}}, tmp_path)
        assert accepted(gazetteer) == ["https://www.openstreetmap.org/node/12"]
        assert accepted(gazetteer) == ["https://www.openstreetmap.org/node/12"]
        assert len(service.asked) == len(QUERY.names), "an answer is asked for once"
        path, query, agent = service.asked[0]
        assert (path, query["format"], agent) == ("/search", "jsonv2", AGENT)
        assert query["q"] == "Tell al-Mithal, Northern Example, Syria"


def test_a_busy_service_is_given_the_time_that_it_asks_for() -> None:
    waited: list[float] = []
    with serving(Search([FOUND], [(429, b"", "3")])) as service:
        server = Nominatim(service.address, Web("Nominatim", rate=0, sleep=waited.append))
        assert [it.iri for it in server.candidates(QUERY, 5)] == ["https://www.openstreetmap.org/node/12"]
    assert len(waited) >= 1 and 2.5 < waited[0] <= 3


def test_a_service_that_asks_for_much_time_is_left_alone() -> None:
    with serving(Search([FOUND], [(503, b"", "86400")])) as service:
        server = Nominatim(service.address, Web("Nominatim", rate=0))
        with pytest.raises(GazetteerError) as told:
            server.candidates(QUERY, 5)
        assert told.value.retry_after == 86400
        with pytest.raises(GazetteerError, match="asked to wait"):
            server.candidates(QUERY, 5)
        assert len(service.asked) == 1


def test_questions_keep_their_distance() -> None:
    waited: list[float] = []
    with serving(Search([FOUND])) as service:
        Nominatim(service.address, Web("Nominatim", rate=0.5, sleep=waited.append)).candidates(QUERY, 5)
    assert len(waited) == len(QUERY.names) - 1 and waited[0] == pytest.approx(2, abs=0.3)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, b""),
        (200, b"<html>"),
        (200, b'{"error": "no list"}'),
        (200, b'[{"osm_type": "node", "osm_id": 1, "name": "x", "lat": "north", "lon": "1"}]'),
        (200, b"[3]"),
        (500, b""),
    ],
)
def test_whatever_a_service_answers_is_an_answer_or_a_clear_error(status: int, body: bytes) -> None:
    with serving(Search([], [(status, body, None)])) as service:
        server = Nominatim(service.address, Web("Nominatim", rate=0))
        with pytest.raises(GazetteerError, match=r"answered|gave"):
            server.candidates(QUERY, 5)


def test_an_answer_that_cannot_be_read_is_asked_again() -> None:
    """What was no answer is not kept on disk for ever."""
    with serving(Search([FOUND], [(200, b"<html>sign in</html>", None)])) as service:
        server = Nominatim(service.address, Web("Nominatim", rate=0))
        with pytest.raises(GazetteerError, match="gave"):
            server.candidates(QUERY, 5)
        assert server.candidates(QUERY, 5)


@pytest.mark.parametrize("row", [b"3", b"{}", b'{"item": {"value": "http://www.wikidata.org/entity/Q1"}}'])
def test_rows_of_another_kind_are_a_clear_error(row: bytes) -> None:
    with serving(Search([], [(200, b'{"results": {"bindings": [' + row + b"]}}", None)])) as service:
        endpoint = Endpoint(f"{service.address}/search", "none", Web("the endpoint", rate=0))
        with pytest.raises(GazetteerError, match="gave"):
            endpoint.candidates(QUERY, 5)
