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

What the graph answers is staged in temporary tables: memory does not grow with the number of incidents.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import orjson
from pyoxigraph import Literal

from kg import resources
from kg.iri import Names
from kg.merge import batched
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
#: In how many incidents a thing is named; what is a place and an area has the number of the area.
_WEIGHTS = (
    "SELECT incidents, iri FROM places",
    "SELECT incidents, iri FROM actors",
    """SELECT COUNT(*), a.iri FROM areas AS a JOIN facets AS f ON f.facet = 'region' AND f.value = a.path
    GROUP BY a.iri""",
)
_STAGES = """
CREATE TEMP TABLE kinds (iri TEXT PRIMARY KEY, kind TEXT) WITHOUT ROWID;
CREATE TEMP TABLE codes (iri TEXT, form TEXT, form_rank INTEGER, code TEXT, role TEXT);
CREATE TEMP TABLE bears (iri TEXT, role TEXT, name TEXT, language TEXT);
CREATE TEMP TABLE sounds (sound TEXT, name INTEGER);
CREATE TEMP TABLE stands (place TEXT, incident TEXT);
"""
_THINGS = """
INSERT INTO search_things SELECT ROW_NUMBER() OVER (ORDER BY iri), iri, kind, 0 FROM kinds ORDER BY iri
"""
_CODES = """
INSERT INTO search_codes SELECT DISTINCT c.form, c.form_rank, t.id, c.code, c.role
FROM temp.codes AS c JOIN search_things AS t USING (iri) ORDER BY 1, 2, 3, 4, 5
"""
_NAMED = """
SELECT DISTINCT t.id, b.role, b.name, b.language FROM temp.bears AS b JOIN search_things AS t USING (iri)
ORDER BY 1, 2, 3, 4
"""
_AT = """
INSERT INTO search_at SELECT DISTINCT p.id, i.id FROM temp.stands AS s
JOIN search_things AS p ON p.iri = s.place JOIN search_things AS i ON i.iri = s.incident ORDER BY 1, 2
"""
#: Names of listed sources lead to the incidents that list them: one name may be several sources.
_LISTED = """
SELECT t.id, 'listed-source', l.name, '' FROM
(SELECT DISTINCT i.iri, s.name FROM source_items AS s JOIN incidents AS i ON i.id = s.incident) AS l
JOIN search_things AS t USING (iri) ORDER BY l.iri, l.name
"""
_DONE = "INSERT INTO {0} ({0}) VALUES ('optimize')"

#: Places of one incident that only a claim or a position names are found by its words, not as places of their own.
_SAID_ONLY = """
DELETE FROM temp.kinds WHERE kind = 'place' AND instr(iri, '/incident/') > 0
AND iri NOT IN (SELECT place FROM temp.stands)
"""
_AT_ONCE = 1_000


def fill(database: sqlite3.Connection, made: Made) -> None:
    """The tables above. Those of passages and of the index must stand already."""
    database.executescript(_TABLES + _STAGES)
    stands = ((row["place"].value, row["incident"].value) for row in _read(made, "where"))
    database.executemany("INSERT INTO temp.stands VALUES (?, ?)", stands)
    _things(database, made)
    database.execute(_CODES)
    last = _names(database, _NAMED, 0)
    database.execute("INSERT INTO search_keys SELECT DISTINCT sound, name FROM temp.sounds ORDER BY 1, 2")
    last = _library(database, made, last)
    _names(database, _LISTED, last, heard=False)
    database.execute(_AT)
    _chunks(database, made)
    for table in ("search_parts", "search_words"):
        database.execute(_DONE.format(table))
    for table in ("kinds", "codes", "bears", "sounds", "stands"):
        database.execute(f"DROP TABLE temp.{table}")


def _things(database: sqlite3.Connection, made: Made) -> None:
    """What can be found, and the codes and names by which it can."""
    kinds = "INSERT OR REPLACE INTO temp.kinds VALUES (?, ?)"
    bears = "INSERT INTO temp.bears VALUES (?, ?, ?, ?)"
    for some in batched(_read(made, "codes"), _AT_ONCE):
        database.executemany(kinds, ((row["incident"].value, "incident") for row in some))
        database.executemany("INSERT INTO temp.codes VALUES (?, ?, ?, ?, ?)", _codes(some))
    for some in batched(_read(made, "names"), _AT_ONCE):
        database.executemany(kinds, _kinds(some, made.names))
        database.executemany(bears, _named(some))
    database.executemany(bears, _victims(_read(made, "victims")))
    database.executemany(kinds, ((it.incident, "incident") for it in made.source.documents if it.incident))
    database.execute(_SAID_ONLY)
    database.execute(_THINGS)
    for query in _WEIGHTS:
        database.executemany("UPDATE search_things SET weight = ? WHERE iri = ?", database.execute(query))


def _read(made: Made, name: str) -> Iterator[Row]:
    return made.graphs.rows(resources.text(f"queries/site/search-{name}.rq", made.names.base))


def _kinds(rows: Iterable[Row], names: Names) -> Iterator[tuple[str, str]]:
    for row in rows:
        kind = _CLASSES.get(row["class"].value.rpartition("/")[2].rpartition("#")[2])
        if row["class"] == names.chv.Place:
            kind = "place"
        elif row["class"] == names.chv.Actor:
            kind = _ACTORS.get(row["kind"].value.removeprefix(names.chc.iri)) if "kind" in row else None
        if kind is not None:
            yield row["thing"].value, kind


def _codes(rows: Iterable[Row]) -> Iterator[tuple[str, str, int, str, str]]:
    for row in rows:
        thing, role, code = row["incident"].value, row["role"].value, row["code"].value
        if role == "address":
            yield thing, exact(code).rstrip("/"), 0, code, role
        else:
            for form in code_forms(code):
                yield thing, form.text, form.rank, code, role


def _named(rows: Iterable[Row]) -> Iterator[tuple[str, str, str, str]]:
    for row in rows:
        role = "name" if row["preferred"].value == "true" else "other-name"
        yield row["thing"].value, role, row["name"].value, _language(row["name"])


def _victims(rows: Iterable[Row]) -> Iterator[tuple[str, str, str, str]]:
    for row in rows:
        yield row["incident"].value, "victim", row["name"].value, _language(row["name"])


def _names(database: sqlite3.Connection, query: str, last: int, *, heard: bool = True) -> int:
    """Adds the names that the query gives behind the `last`; found by their sound where they are `heard`.

    Returns the number of the last one.
    """
    insert = "INSERT INTO search_names VALUES (?, ?, ?, ?, ?, ?, ?)"
    parts = "INSERT INTO search_parts (rowid, word, sound) VALUES (?, ?, ?)"
    for some in batched(enumerate(database.execute(query), last + 1), _AT_ONCE):
        named = [(number, row[2]) for number, row in some]
        database.executemany(insert, ((number, *row, exact(row[2]), normalise(row[2])) for number, row in some))
        if heard:
            filed = ((sound, number) for number, name in named for sound in keys(name))
            database.executemany("INSERT INTO temp.sounds VALUES (?, ?)", filed)
        words = ((number, folded(name), sounds(name) if heard else "") for number, name in named)
        database.executemany(parts, words)
        last = named[-1][0]
    return last


def _library(database: sqlite3.Connection, made: Made, last: int) -> int:
    """Names that gazetteers know are found as they are spelled: alike by sound would be too much of a good thing.

    Returns the number of the last one.
    """
    ask = "SELECT id FROM search_things WHERE iri = ?"
    insert = "INSERT INTO search_names VALUES (?, ?, ?, ?, ?, ?, ?)"
    pairs = set(library_names(made))  # as many as there are places that were linked
    found = sorted({(number, name) for iri, name in pairs for (number,) in database.execute(ask, (iri,))})
    rows = (
        (at, thing, ROLE, name, "", exact(name), normalise(name)) for at, (thing, name) in enumerate(found, last + 1)
    )
    database.executemany(insert, rows)
    return last + len(found)


def _chunks(database: sqlite3.Connection, made: Made) -> None:
    ask = """SELECT t.id, p.data FROM search_things AS t JOIN passages AS p ON p.document = ? WHERE t.iri = ?"""
    chunk = "INSERT INTO search_chunks VALUES (?, ?, ?, ?, ?)"
    found = (
        (thing, document.iri, first, text)
        for document in made.source.documents
        for thing, data in database.execute(ask, (document.iri, document.incident))
        for first, text in cut(orjson.loads(data)["stretches"])
    )
    for some in batched(enumerate(found, 1), _AT_ONCE):
        rows = ((number, thing, iri, first, first + len(text)) for number, (thing, iri, first, text) in some)
        database.executemany(chunk, rows)
        words = ((number, folded(text)) for number, (*_, text) in some)
        database.executemany("INSERT INTO search_words (rowid, word) VALUES (?, ?)", words)


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
