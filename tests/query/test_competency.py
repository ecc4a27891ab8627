"""The competency questions, on the graphs that the design expects of the two seeds: rows as the design states them."""

import pytest

from kg.query import bind, load
from kg.store import Graphs
from tests.export.stores import graphs
from tests.query.test_questions import NOTHING

COALITION = "U.S.-led Coalition"
SEED_1, SEED_2 = "CS243 RS0954", "CS1141"

#: name of the query, its parameters, the columns that count, the rows in the order of their text
CASES: dict[str, tuple[dict[str, str], str, list[tuple[str, ...]]]] = {
    "death-tolls": (
        {},
        "code source min max words unit",
        [
            (SEED_2, "Airwars", "1", "", "At least one family", "families"),
            (SEED_2, "Airwars", "8", "50", "8–50", "persons"),
            (SEED_2, "media sources", "50", "50", "about 50 members", "persons"),
            (SEED_2, "other sources", "1", "1", "members of one family", "families"),
            (SEED_1, "@RadioAlKul", "7", "7", "seven deaths", "persons"),
            (SEED_1, "Abarahpress", "", "13", "as many as 13", "persons"),
            (SEED_1, "Airwars", "5", "13", "5–13", "persons"),
            (SEED_1, "Manbij Mother of the World", "", "", "an entire displaced family", "families"),
            (SEED_1, "Step News Agency", "7", "7", "seven", "persons"),
            (SEED_1, "Syrianewsdesk", "5", "5", "five non-combatants", "persons"),
            (SEED_1, "local sources", "5", "13", "Between five and 13 civilians", "persons"),
        ],
    ),
    "conceded": (
        {},
        "code belligerent harm words min max",
        [(code, COALITION, harm, "None", "", "") for code in (SEED_2, SEED_1) for harm in ("injured", "killed")],
    ),
    "incident-days": (
        {},
        "code who words earliest latest clock",
        [
            (SEED_2, COALITION, "Jul. 2, 2017", "2017-07-02", "2017-07-02", ""),
            (SEED_2, "media sources", "Sunday", "", "", ""),
            (SEED_1, "Manbij Mother of the World", "at exactly 02:00 am", "", "", "02:00:00"),
            (SEED_1, COALITION, "June 27, 2016", "2016-06-27", "2016-06-27", ""),
        ],
    ),
    "grid-references": (
        {},
        "code mgrs km accuracy",
        [(SEED_2, "37SFV500306", "0.032", "Village"), (SEED_1, "37SDA121099", "0.059", "Town")],
    ),
    "blamed-without-block": ({}, "code belligerent", [(SEED_1, "Russian Military")]),
    "codes": (
        {"asked": "S993"},
        "incident status code",
        [(SEED_2, "code", "CS1141"), (SEED_2, "previousCode", "S993")],
    ),
    "open-dates": (
        {},
        "code words earliest latest how",
        [
            (SEED_2, "July 1st-2nd", "2017-07-01", "2017-07-02", "year-inferred"),
            (SEED_2, "Sunday", "", "", ""),
            (SEED_1, "June 26th - 27th", "2016-06-26", "2016-06-27", "year-inferred"),
            (SEED_1, "June 27th - 28th", "2016-06-27", "2016-06-28", "year-inferred"),
            (SEED_1, "Monday 27 June", "2016-06-27", "2016-06-27", "year-inferred"),
            (SEED_1, "at exactly 02:00 am", "", "", ""),
            (SEED_1, "between June 1st – 31st 2016", "2016-06-01", "", ""),
        ],
    ),
    "children": (
        {},
        "code who children of",
        [(SEED_1, "Airwars", "2", "5–13"), (SEED_1, "Step News Agency", "2", "seven")],
    ),
    "incidents-at-place": (
        {"name": "الخفسة"},
        "code place region country gazetteer",
        [(SEED_1, "Al Khafsa", "Aleppo", "Syria", "https://sws.geonames.org/168422/")],
    ),
    "strikes-reported": (
        {},
        "code strikes near words issuer heading",
        [
            (SEED_2, "2", "Dayr Az Zawr", "July 1st-2nd", COALITION, COALITION),
            (SEED_1, "7", "Manbij", "June 26th - 27th", COALITION, COALITION),
            (SEED_1, "7", "Manbij", "June 27th - 28th", COALITION, COALITION),
        ],
    ),
    "totals-by-belligerent": (
        {},
        "belligerent column incidents min max one_bound_only",
        [
            ("Syrian Regime", "one of several", "1", "5", "13", "0"),
            (COALITION, "one of several", "1", "5", "13", "0"),
            (COALITION, "only one suspected", "1", "8", "50", "0"),
            ("Unknown", "one of several", "1", "5", "13", "0"),
        ],
    ),
    "grand-total": ({}, "column incidents min max one_bound_only", [("counted", "2", "13", "63", "0")]),
    "months": (
        {},
        "month belligerent column incidents min max",
        [
            ("no date", "Syrian Regime", "one of several", "1", "5", "13"),
            ("no date", COALITION, "one of several", "1", "5", "13"),
            ("no date", COALITION, "only one suspected", "1", "8", "50"),
            ("no date", "Unknown", "one of several", "1", "5", "13"),
        ],
    ),
    "same-report": (
        {},
        "code through claims",
        [
            (SEED_2, "Baladi News", "2"),
            (SEED_2, f"{COALITION}, 2021-07-13", "3"),
            (SEED_1, f"{COALITION}, 2020-03-25", "3"),
        ],
    ),
    "position-changes": (
        {},
        "code who from to on",
        [(SEED_2, COALITION, "In the process of being assessed", "Non credible / Unsubstantiated", "2021-07-13")],
    ),
    "positions-and-reports": (
        {},
        "code belligerent position report issued strikes near",
        [
            (SEED_2, COALITION, "Non credible / Unsubstantiated", "casualty statement", "2021-07-13", "", ""),
            (SEED_2, COALITION, "Non credible / Unsubstantiated", "strike report", "", "2", "Dayr Az Zawr"),
            (SEED_1, "Syrian Regime", "Not yet assessed", "", "", "", ""),
            (SEED_1, COALITION, "Non credible / Unsubstantiated", "casualty statement", "2020-03-25", "", ""),
            (SEED_1, COALITION, "Non credible / Unsubstantiated", "partner report", "", "", "Manbij"),
            (SEED_1, COALITION, "Non credible / Unsubstantiated", "strike report", "", "7", "Manbij"),
            (SEED_1, COALITION, "Non credible / Unsubstantiated", "strike report", "", "7", "Manbij"),
            (SEED_1, "Unknown", "Not yet assessed", "no strikes reported", "", "", ""),
        ],
    ),
}


@pytest.fixture(scope="module")
def store() -> Graphs:
    return graphs("expected")


@pytest.mark.parametrize("name", CASES)
def test_rows_are_those_of_the_design(name: str, store: Graphs) -> None:
    given, columns, wanted = CASES[name]
    query = load(name, NOTHING)
    found = store.rows(query.text, bind(query, given))
    rows = [tuple(row[column].value if column in row else "" for column in columns.split()) for row in found]
    assert sorted(rows) == sorted(wanted)
