"""The tables of the index and how the staged rows fill them; `kg.public.index` runs these statements.

incidents  a row an incident, in the order of their IRIs. Dates are first and last day (ISO 8601), None: nobody gives
           one. killed_* and injured_* are the monitor's headline figures of civilians; *_kind says how to read them:
           "range" both bounds, "bound" one of them, "words" no number, None no figure. Coordinates stand as written,
           the radius in metres. `listed` counts the belligerents that the monitor lists.
facets     facet, value, incident: what the lists are narrowed by; "year" stands for every year that its days allow
terms      what a value of a facet is called, and its IRI where it is a thing of its own
days       the first and last day that each of the monitor's dates allows: two pages may give an incident two dates
actors, places, areas, gazetteers, sources, source_items, listings, recorded   what the other lists show
"""

_OF_INCIDENT = "incident = i.incident"


def _toll(harm: str) -> str:
    return ", ".join(
        f"(SELECT {column} FROM tolls WHERE {_OF_INCIDENT} AND harm = :{harm}) AS {harm}_{column}"  # noqa: S608
        for column in ("words", "minimum", "maximum", "kind")
    )


_INCIDENTS = f"""
CREATE TABLE main.incidents AS
SELECT ROW_NUMBER() OVER (ORDER BY incident) AS id, incident AS iri, MIN(codes) AS codes, MIN(permalink) AS permalink,
  (SELECT group_concat(words, ' | ') FROM (SELECT DISTINCT words FROM times WHERE {_OF_INCIDENT} ORDER BY words))
    AS date_words,
  (SELECT MIN(earliest) FROM times WHERE {_OF_INCIDENT}) AS earliest,
  (SELECT MAX(COALESCE(latest, earliest)) FROM times WHERE {_OF_INCIDENT} AND earliest IS NOT NULL) AS latest,
  (SELECT MIN(place) FROM places AS p WHERE {_OF_INCIDENT}) AS place,
  (SELECT latitude FROM points WHERE {_OF_INCIDENT} ORDER BY latitude, longitude, radius, accuracy) AS latitude,
  (SELECT longitude FROM points WHERE {_OF_INCIDENT} ORDER BY latitude, longitude, radius, accuracy) AS longitude,
  (SELECT radius FROM points WHERE {_OF_INCIDENT} ORDER BY latitude, longitude, radius, accuracy) AS radius,
  (SELECT accuracy FROM points WHERE {_OF_INCIDENT} ORDER BY latitude, longitude, radius, accuracy) AS accuracy,
  {_toll("killed")}, {_toll("injured")},
  (SELECT COUNT(*) FROM categories WHERE {_OF_INCIDENT} AND concept = :discounted) > 0 AS discounted,
  (SELECT COUNT(DISTINCT belligerent) FROM listed WHERE {_OF_INCIDENT}) AS listed,
  (SELECT COUNT(*) FROM claims WHERE {_OF_INCIDENT}) AS claims,
  (SELECT COUNT(*) FROM claims WHERE {_OF_INCIDENT} AND checked = 'true') AS checked,
  (SELECT COUNT(*) FROM claims AS c WHERE {_OF_INCIDENT}
     AND (SELECT kind FROM named WHERE thing = c.speaker) IS NOT :monitor) AS others,
  (SELECT COUNT(*) FROM sources WHERE {_OF_INCIDENT}) AS sources,
  EXISTS (SELECT 1 FROM figures AS f JOIN figures AS g USING (incident, harm, grp)
          WHERE f.incident = i.incident AND f.claim <> g.claim AND harm = :killed AND f.minimum > g.maximum)
    AS differ_killed,
  EXISTS (SELECT 1 FROM verbs AS v JOIN verbs AS w USING (incident)
          WHERE v.incident = i.incident AND v.verb = :blames AND w.verb = :blames AND v.claim <> w.claim
          AND NOT EXISTS (SELECT 1 FROM verbs AS x JOIN verbs AS y USING (party)
                          WHERE x.claim = v.claim AND y.claim = w.claim AND x.incident = i.incident
                          AND y.incident = i.incident AND x.verb = :blames AND y.verb = :blames))
    OR EXISTS (SELECT 1 FROM verbs WHERE {_OF_INCIDENT} AND verb = :conflicting) AS differ_blamed,
  EXISTS (SELECT 1 FROM verbs WHERE {_OF_INCIDENT} AND verb IN (:denies_action, :denies_harm)) AS denied,
  (SELECT COUNT(*) FROM main.findings AS f WHERE {_OF_INCIDENT}
     AND json_extract(CAST(f.data AS TEXT), '$.severity') <> 'Info') AS findings
FROM temp.incidents AS i GROUP BY incident ORDER BY incident
"""  # noqa: S608  # names and pieces of ours

TABLES = (
    _INCIDENTS,
    "CREATE UNIQUE INDEX main.incidents_by_id ON incidents (id)",
    "CREATE UNIQUE INDEX main.incidents_by_iri ON incidents (iri)",
    """CREATE TABLE days AS
    SELECT DISTINCT m.id AS incident, t.earliest, COALESCE(t.latest, t.earliest) AS latest
    FROM times AS t JOIN main.incidents AS m ON m.iri = t.incident WHERE t.earliest IS NOT NULL ORDER BY 1, 2, 3""",
    "CREATE INDEX days_by_day ON days (earliest, latest)",
    """CREATE TABLE listings AS
    SELECT DISTINCT m.id AS incident, l.belligerent AS iri, COALESCE(n.name, '') AS name, l.verb = :known AS known
    FROM listed AS l JOIN main.incidents AS m ON m.iri = l.incident LEFT JOIN named AS n ON n.thing = l.belligerent
    ORDER BY name, m.id, iri, known""",
    "CREATE INDEX listings_by_incident ON listings (incident)",
    "CREATE INDEX listings_by_name ON listings (name)",
    """CREATE TABLE recorded AS
    SELECT COALESCE(n.name, '') AS belligerent, COALESCE(p.position, '') AS position,
           COUNT(DISTINCT p.incident) AS incidents
    FROM positions AS p LEFT JOIN named AS n ON n.thing = p.belligerent GROUP BY 1, 2 ORDER BY 1, 2""",
    """CREATE TABLE areas AS
    SELECT DISTINCT w.area AS iri, substr(w.area, length(:id || 'area/') + 1) AS path, n.name, n.name_ar
    FROM within AS w LEFT JOIN named AS n ON n.thing = w.area WHERE w.area LIKE :id || 'area/%' ORDER BY iri""",
    """CREATE TABLE main.places AS
    SELECT p.place AS iri, n.name, n.name_en, n.name_ar, COUNT(DISTINCT p.incident) AS incidents,
      (SELECT substr(MAX(area), length(:id || 'area/') + 1) FROM within AS w WHERE w.place = p.place) AS area,
      (SELECT MIN(latitude) FROM points AS t WHERE t.place = p.place) IS NOT NULL AS point,
      CASE WHEN EXISTS (SELECT 1 FROM links AS l WHERE l.place = p.place AND decision = :accepted) THEN 'accepted'
           WHEN EXISTS (SELECT 1 FROM links AS l WHERE l.place = p.place) THEN 'open' END AS linked
    FROM temp.places AS p LEFT JOIN named AS n ON n.thing = p.place GROUP BY p.place ORDER BY p.place""",
    "CREATE UNIQUE INDEX main.places_by_iri ON places (iri)",
    """CREATE TABLE gazetteers AS
    SELECT gazetteer AS name, MIN(licence) AS licence, MIN(rights) AS rights, COUNT(*) AS judged,
           COUNT(*) FILTER (WHERE decision = :accepted) AS accepted
    FROM links WHERE gazetteer IS NOT NULL GROUP BY gazetteer ORDER BY gazetteer""",
    """CREATE TABLE actors AS
    SELECT c.speaker AS iri, n.name, n.name_ar, n.kind, COUNT(*) AS claims, COUNT(DISTINCT c.incident) AS incidents
    FROM claims AS c LEFT JOIN named AS n ON n.thing = c.speaker GROUP BY c.speaker ORDER BY c.speaker""",
    """CREATE TABLE source_items AS
    SELECT s.name, s.item, m.id AS incident FROM temp.sources AS s JOIN main.incidents AS m ON m.iri = s.incident
    WHERE s.name IS NOT NULL ORDER BY s.name, m.id, s.item""",
    "CREATE INDEX source_items_by_name ON source_items (name)",
    "CREATE INDEX source_items_by_item ON source_items (item)",
    """CREATE TABLE main.sources AS
    SELECT name, COUNT(*) AS items, COUNT(DISTINCT incident) AS incidents
    FROM temp.sources WHERE name IS NOT NULL GROUP BY name ORDER BY name""",
)

_CATEGORY = """SELECT DISTINCT CASE substr(c.scheme, length(:chc) + 1) WHEN 'harm-status' THEN 'status'
    WHEN 'strike-status' THEN 'strike' WHEN 'strike-type' THEN 'type' ELSE 'conflict' END AS facet,
    substr(c.concept, length(c.scheme) + 2) AS value, c.concept AS iri, m.id AS incident
    FROM categories AS c JOIN main.incidents AS m ON m.iri = c.incident"""

_VALUES = f"""
SELECT facet, value, incident FROM ({_CATEGORY})
UNION SELECT 'belligerent', name, incident FROM listings WHERE name <> ''
UNION SELECT 'listed', CASE listed WHEN 0 THEN 'nobody' WHEN 1 THEN 'alone' ELSE 'several' END, id FROM main.incidents
UNION SELECT 'region', a.path, m.id FROM temp.places AS p JOIN within AS w ON w.place = p.place
    JOIN areas AS a ON a.iri = w.area JOIN main.incidents AS m ON m.iri = p.incident
UNION SELECT 'place', substr(p.place, length(:id || 'place/') + 1), m.id FROM temp.places AS p
    JOIN main.incidents AS m ON m.iri = p.incident WHERE p.place LIKE :id || 'place/%'
UNION SELECT 'source', s.name, m.id FROM temp.sources AS s JOIN main.incidents AS m ON m.iri = s.incident
    WHERE s.name IS NOT NULL
UNION SELECT 'dated', CASE WHEN earliest IS NULL THEN 'no' ELSE 'yes' END, id FROM main.incidents
UNION SELECT 'year', y.year, d.incident FROM days AS d JOIN
    (SELECT substr(earliest, 1, 4) AS year FROM days UNION SELECT substr(latest, 1, 4) FROM days) AS y
    ON y.year BETWEEN substr(d.earliest, 1, 4) AND substr(d.latest, 1, 4)
UNION SELECT 'differ', 'killed', id FROM main.incidents WHERE differ_killed
UNION SELECT 'differ', 'blamed', id FROM main.incidents WHERE differ_blamed
UNION SELECT 'differ', 'denied', id FROM main.incidents WHERE denied
"""  # noqa: S608

_TERMS = f"""
SELECT DISTINCT facet, value, c.iri, n.name, n.name_ar FROM ({_CATEGORY}) AS c LEFT JOIN named AS n ON n.thing = c.iri
UNION SELECT 'belligerent', b.name, b.iri, b.name, n.name_ar
    FROM (SELECT name, MIN(iri) AS iri FROM listings WHERE name <> '' GROUP BY name) AS b
    LEFT JOIN named AS n ON n.thing = b.iri
UNION SELECT 'region', path, iri, name, name_ar FROM areas
UNION SELECT 'place', substr(iri, length(:id || 'place/') + 1), iri, name, name_ar FROM main.places
    WHERE iri LIKE :id || 'place/%'
UNION SELECT 'source', name, NULL, name, NULL FROM main.sources
"""  # noqa: S608

FACETS = (
    "CREATE TABLE facets (facet TEXT, value TEXT, incident INTEGER, PRIMARY KEY (facet, value, incident)) "
    "WITHOUT ROWID",
    f"INSERT INTO facets SELECT facet, value, incident FROM ({_VALUES}) ORDER BY facet, value, incident",  # noqa: S608
    "CREATE INDEX facets_by_incident ON facets (incident, facet, value)",
    "CREATE TABLE terms (facet TEXT, value TEXT, iri TEXT, name TEXT, name_ar TEXT, PRIMARY KEY (facet, value)) "
    "WITHOUT ROWID",
    f"INSERT INTO terms SELECT facet, value, iri, name, name_ar FROM ({_TERMS}) ORDER BY facet, value",  # noqa: S608
)
