"""The search index, as tables of site.db: filled once from what may leave the store, in sorted order.

search_things   what can be found: IRI, kind, and in how many incidents it is named
search_codes    codes, identifiers and addresses of incidents in every form (`kg.public.search_forms.code_forms`)
search_names    names with the forms in which they are compared; `thing` is the incident where a victim is named or a
                source is listed. Those with the role "gazetteer-name" stand on no page
search_keys     the sounds of a whole name -> names
search_at       place -> incidents that an assessment puts there
search_parts    FTS5: words and sounds of each name, one by one
search_chunks   stretches of text that may be shown, a few lines each
search_words    FTS5: the folded words of each stretch; the text itself stands in the table of passages
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import orjson
from pyoxigraph import Literal

from kg import resources
from kg.iri import Names
from kg.names import normalise
from kg.public.search_forms import TOKENIZER, code_forms, exact, folded, keys, sounds
from kg.public.search_library import ROLE, library_names
from kg.public.source import Made
from kg.store import Term

Row = dict[str, Term]

#: At least so many code points make a stretch, unless the text ends: a few lines tell more than one.
CHUNK = 400

#: Who speaks or is spoken of under a name of his own; a group without a name belongs to its incident.
_ACTORS = {
    "actor-belligerent": "belligerent",
    "actor-monitor": "monitor",
    "actor-outlet": "source",
    "actor-account": "source",
    "actor-person": "source",
    "actor-official": "source",
}
_CLASSES = {"Concept": "concept", "ConceptScheme": "scheme", "Class": "term"} | dict.fromkeys(
    ("ObjectProperty", "DatatypeProperty"), "term"
)

_TABLES = f"""
CREATE TABLE search_things (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
                            weight INTEGER NOT NULL);
CREATE TABLE search_codes (form TEXT NOT NULL, form_rank INTEGER NOT NULL, thing INTEGER NOT NULL, code TEXT NOT NULL,
                           role TEXT NOT NULL, PRIMARY KEY (form, form_rank, thing, code, role)) WITHOUT ROWID;
CREATE TABLE search_names (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL,
                           language TEXT NOT NULL, exact TEXT NOT NULL, plain TEXT NOT NULL);
CREATE INDEX search_names_by_exact ON search_names (exact);
CREATE INDEX search_names_by_plain ON search_names (plain);
CREATE INDEX search_names_by_thing ON search_names (thing);
CREATE TABLE search_keys (sound TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (sound, name)) WITHOUT ROWID;
CREATE TABLE search_at (place INTEGER NOT NULL, incident INTEGER NOT NULL, PRIMARY KEY (place, incident)) WITHOUT ROWID;
CREATE TABLE search_chunks (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, document TEXT NOT NULL,
                            first INTEGER NOT NULL, past INTEGER NOT NULL);
CREATE VIRTUAL TABLE search_parts USING fts5(word, sound, content='', tokenize='{TOKENIZER}');
CREATE VIRTUAL TABLE search_words USING fts5(word, content='', tokenize='{TOKENIZER}');
"""
_WEIGHTS = """
SELECT iri, incidents FROM places UNION ALL SELECT iri, incidents FROM actors
UNION ALL SELECT a.iri, COUNT(*) FROM areas AS a JOIN facets AS f ON f.facet = 'region' AND f.value = a.path GROUP BY 1
"""
_DONE = "INSERT INTO {0} ({0}) VALUES ('optimize')"


def fill(database: sqlite3.Connection, made: Made) -> None:
    """The tables above. Those of passages and of the index must stand already."""
    database.executescript(_TABLES)
    codes, named, victims = (_read(made, it) for it in ("codes", "names", "victims"))
    kinds = {row["incident"].value: "incident" for row in codes} | dict(_kinds(named, made.names))
    kinds |= {it.incident: "incident" for it in made.source.documents if it.incident}
    ids = {iri: number for number, iri in enumerate(sorted(kinds), 1)}
    weights = dict(database.execute(_WEIGHTS))
    things = ((ids[it], it, kinds[it], weights.get(it, 0)) for it in sorted(kinds))
    database.executemany("INSERT INTO search_things VALUES (?, ?, ?, ?)", things)
    database.executemany("INSERT OR IGNORE INTO search_codes VALUES (?, ?, ?, ?, ?)", _codes(codes, ids))
    _names(database, sorted({*_named(named, ids), *_victims(victims, ids)}))
    _library(database, made, ids)
    _listed(database, ids)
    where = sorted({(ids.get(row["place"].value), ids.get(row["incident"].value)) for row in _read(made, "where")})
    database.executemany("INSERT INTO search_at VALUES (?, ?)", (it for it in where if None not in it))
    _chunks(database, made, ids)
    for table in ("search_parts", "search_words"):
        database.execute(_DONE.format(table))


def _read(made: Made, name: str) -> list[Row]:
    return list(made.graphs.rows(resources.text(f"queries/site/search-{name}.rq", made.names.base)))


def _kinds(rows: list[Row], names: Names) -> Iterator[tuple[str, str]]:
    for row in rows:
        kind = _CLASSES.get(row["class"].value.rpartition("/")[2].rpartition("#")[2])
        if row["class"] == names.chv.Place:
            kind = "place"
        elif row["class"] == names.chv.Actor:
            kind = _ACTORS.get(row["kind"].value.removeprefix(names.chc.iri)) if "kind" in row else None
        if kind is not None:
            yield row["thing"].value, kind


def _codes(rows: list[Row], ids: dict[str, int]) -> Iterator[tuple[str, int, int, str, str]]:
    for row in rows:
        thing, role, code = ids[row["incident"].value], row["role"].value, row["code"].value
        if role == "address":
            yield exact(code).rstrip("/"), 0, thing, code, role
        else:
            for form in code_forms(code):
                yield form.text, form.rank, thing, code, role


def _named(rows: list[Row], ids: dict[str, int]) -> Iterator[tuple[int, str, str, str]]:
    for row in rows:
        if row["thing"].value in ids:
            role = "name" if row["preferred"].value == "true" else "other-name"
            yield ids[row["thing"].value], role, row["name"].value, _language(row["name"])


def _victims(rows: list[Row], ids: dict[str, int]) -> Iterator[tuple[int, str, str, str]]:
    for row in rows:
        yield ids[row["incident"].value], "victim", row["name"].value, _language(row["name"])


def _names(database: sqlite3.Connection, names: list[tuple[int, str, str, str]]) -> None:
    for number, (thing, role, name, language) in enumerate(names, 1):
        told = (number, thing, role, name, language, exact(name), normalise(name))
        database.execute("INSERT INTO search_names VALUES (?, ?, ?, ?, ?, ?, ?)", told)
        database.executemany("INSERT INTO search_keys VALUES (?, ?)", ((sound, number) for sound in keys(name)))
        parts = (number, folded(name), sounds(name))
        database.execute("INSERT INTO search_parts (rowid, word, sound) VALUES (?, ?, ?)", parts)


def _library(database: sqlite3.Connection, made: Made, ids: dict[str, int]) -> None:
    """Names that gazetteers know are found as they are spelled: alike by sound would be too much of a good thing."""
    found = sorted({(ids[iri], name) for iri, name in library_names(made) if iri in ids})
    rows = ((thing, ROLE, name, "", exact(name), normalise(name)) for thing, name in found)
    query = "INSERT INTO search_names (thing, role, name, language, exact, plain) VALUES (?, ?, ?, ?, ?, ?)"
    database.executemany(query, rows)


def _listed(database: sqlite3.Connection, ids: dict[str, int]) -> None:
    """Names of listed sources lead to the incidents that list them: one name may be several sources."""
    rows = database.execute(
        "SELECT DISTINCT i.iri, s.name FROM source_items AS s JOIN incidents AS i ON i.id = s.incident ORDER BY 1, 2"
    ).fetchall()
    [(last,)] = database.execute("SELECT COALESCE(MAX(id), 0) FROM search_names").fetchall()
    for number, (iri, name) in enumerate(rows, last + 1):
        told = (number, ids[iri], "listed-source", name, "", exact(name), normalise(name))
        database.execute("INSERT INTO search_names VALUES (?, ?, ?, ?, ?, ?, ?)", told)
        parts = (number, folded(name), "")
        database.execute("INSERT INTO search_parts (rowid, word, sound) VALUES (?, ?, ?)", parts)


def _chunks(database: sqlite3.Connection, made: Made, ids: dict[str, int]) -> None:
    number = 0
    for document in made.source.documents:
        thing = ids.get(document.incident)
        row = database.execute("SELECT data FROM passages WHERE document = ?", (document.iri,)).fetchone()
        if thing is None or row is None:
            continue
        for first, text in cut(orjson.loads(row[0])["stretches"]):
            number += 1
            told = (number, thing, document.iri, first, first + len(text))
            database.execute("INSERT INTO search_chunks VALUES (?, ?, ?, ?, ?)", told)
            database.execute("INSERT INTO search_words (rowid, word) VALUES (?, ?)", (number, folded(text)))


def cut(stretches: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Stretches of text cut at the ends of lines into pieces of at least CHUNK code points, with their first ones."""
    for at, text in stretches:
        start = here = at
        piece = ""
        for line in text.splitlines(keepends=True):
            piece, here = piece + line, here + len(line)
            if len(piece) >= CHUNK:
                yield start, piece
                start, piece = here, ""
        if piece.strip():
            yield start, piece


def _language(term: Term) -> str:
    return (term.language or "") if isinstance(term, Literal) else ""
