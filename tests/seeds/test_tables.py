"""The tables of the two real pages, cell by cell (TABLES.md): what is not named here is empty."""

from tests.seeds.built import FIRST, SECOND, Built, line


def test_table_of_incidents(seeds: Built) -> None:
    first = {
        "incident": "CS243-RS0954",
        "document": FIRST,
        "codes": "CS243 | RS0954",
        "previous_codes": "R850A | S218 | RS950",
        "conflicts": "Russian Military in Syria | U.S.-led Coalition in Iraq & Syria",
        "place_ar": "الخفسة",
        "place_en": "Al Khafsa, Aleppo, Syria",
        "region": "Aleppo",
        "country": "Syria",
        "latitude": "36.2308082",
        "longitude": "38.021965",
        "accuracy": "Town",
        "harm_reported": "Yes",
        "harm_status": "Contested",
        "killed_min": "5",
        "killed_max": "13",
        "killed_as_written": "5–13",
        "injured_min": "2",
        "injured_max": "2",
        "injured_as_written": "2",
        "children_killed_min": "2",
        "children_killed_max": "2",
        "women_killed_min": "1",
        "women_killed_max": "1",
        "last_updated": "2025-07-23",
        "geolocation_notes": line(FIRST, 56),
    }
    second = {
        "incident": "CS1141",
        "document": SECOND,
        "codes": "CS1141",
        "previous_codes": "S993",
        "conflicts": "U.S.-led Coalition in Iraq & Syria",
        "place_ar": "الصور",
        "place_en": "Al Soor, Deir Ezzor, Syria",
        "region": "Deir Ezzor",
        "country": "Syria",
        "latitude": "35.5081949",
        "longitude": "40.6549072",
        "accuracy": "Village",
        "harm_reported": "Yes",
        "harm_status": "Fair",
        "strike_types": "Airstrike",
        "strike_status": "Likely strike",
        "causes": "Heavy weapons and explosive munitions",
        "killed_min": "8",
        "killed_max": "50",
        "killed_as_written": "8–50",
        "families_killed_as_written": "At least one family",
        "last_updated": "2024-12-15",
        "geolocation_notes": line(SECOND, 55),
    }
    assert seeds.table("incidents") == [first, second]


def test_table_of_positions(seeds: Built) -> None:
    nothing = {"conceded_as_written": "None | None"}
    nothing |= {"deaths_conceded_as_written": "None", "injuries_conceded_as_written": "None"}
    coalition = {"belligerent": "U.S.-led Coalition", "role": "suspected", "position": "Non credible / Unsubstantiated"}
    first = {"incident": "CS243-RS0954", "document": FIRST}
    open_ = {"role": "suspected", "position": "Not yet assessed"}
    assert seeds.table("positions") == [
        first | open_ | {"belligerent": "Unknown"},
        first | open_ | {"belligerent": "Syrian Regime"},
        first | coalition | nothing | {"reason": line(FIRST, 78), "mgrs": "37SDA121099", "distance_km": "0.059"},
        {"incident": "CS1141", "document": SECOND}
        | coalition
        | nothing
        | {"mgrs": "37SFV500306", "distance_km": "0.032"},
    ]


#: incident, document, heading, kind, date, issuer, reference, line of its text
STATEMENTS = [
    ("CS243-RS0954", FIRST, "Unknown", "strike report", "", "", "", 66),
    ("CS243-RS0954", FIRST, "U.S.-led Coalition", "strike report", "", "U.S.-led Coalition", "", 86),
    (
        "CS243-RS0954",
        FIRST,
        "U.S.-led Coalition",
        "casualty statement",
        "2020-03-25",
        "U.S.-led Coalition",
        "2995/CS243",
        90,
    ),
    ("CS1141", SECOND, "U.S.-led Coalition", "strike report", "", "U.S.-led Coalition", "", 71),
    (
        "CS1141",
        SECOND,
        "U.S.-led Coalition",
        "casualty statement",
        "2021-07-13",
        "U.S.-led Coalition",
        "1829/CS1141",
        75,
    ),
]


def test_table_of_statements(seeds: Built) -> None:
    names = ("incident", "document", "belligerent", "kind", "date", "issued_by", "reference")
    found = [(*(row.get(name, "") for name in names), row["text"]) for row in seeds.table("statements")]
    assert found == [(*row[:-1], line(row[1], row[-1])) for row in STATEMENTS]
    assert all("url" not in row for row in seeds.table("statements"))  # this copy of the pages lost every address


def test_tables_without_rows(seeds: Built) -> None:
    """The seeds list no sources, victims or media."""
    assert [name for name in ("sources", "victims", "media", "citations") if seeds.table(name)] == []


#: claimant, attribution, to whom, killed (lowest, highest, bound), relays; in the page's order
CLAIMS = {
    FIRST: [
        (
            "local sources",
            "conflicting",
            "Russian Military | Syrian Regime | U.S.-led Coalition",
            ("5", "13", "range"),
            "",
        ),
        ("@AJABreaking", "blames", "Russian Military", ("", "", ""), ""),
        ("@HalabNewsN", "blames", "Russian Military", ("", "", ""), ""),
        ("HNN", "blames", "Russian Military", ("", "", ""), ""),
        ("the majority of sources", "blames", "Russian Military", ("", "", ""), ""),
        ("Step News Agency", "blames", "Russian Military", ("7", "7", "exact"), ""),
        ("Abarahpress", "not-identified", "", ("", "13", "at-most"), ""),
        ("a number of other sources", "not-identified", "", ("", "", ""), ""),
        ("Breakingnews", "reports-action", "U.S.-led Coalition", ("", "", ""), ""),
        ("@RadioAlKul", "blames", "U.S.-led Coalition", ("7", "7", "exact"), ""),
        ("Manbij Mother of the World", "reports-action", "U.S.-led Coalition", ("", "", ""), ""),
        ("Syrianewsdesk", "blames", "Syrian Regime", ("5", "5", "exact"), ""),
        ("US-led Coalition", "denies-action", "U.S.-led Coalition", ("", "", ""), ""),
        ("U.S.-led Coalition", "denies-action", "U.S.-led Coalition", ("", "", ""), ""),
    ],
    SECOND: [
        ("a number of local sources", "none", "", ("", "", ""), ""),
        ("media sources", "blames", "U.S.-led Coalition", ("50", "50", "about"), "Baladi News"),
        ("other sources", "none", "", ("", "", "exact"), "Baladi News"),
        ("All four sources reporting the incident", "blames", "U.S.-led Coalition", ("", "", ""), ""),
        ("US-led Coalition", "none", "", ("", "", ""), ""),
        ("Coalition", "denies-harm", "U.S.-led Coalition", ("", "", ""), ""),
        ("U.S.-led Coalition", "denies-harm", "U.S.-led Coalition", ("", "", ""), ""),
    ],
}


def test_table_of_claims(seeds: Built) -> None:
    for page, expected in CLAIMS.items():
        rows = [row for row in seeds.table("claims") if row["document"] == page]
        told = [
            (
                row["claimant"],
                row["attribution"],
                row.get("attributed_to", ""),
                (row.get("killed_min", ""), row.get("killed_max", ""), row.get("killed_bound", "")),
                row.get("relays", ""),
            )
            for row in rows
        ]
        assert told == expected
        assert {row["checked_by"] for row in rows} == {"not checked"}
        assert all(row["quote"] and row["reading"] for row in rows)
        called = {row["claimant"]: row["claimant_actor"] for row in rows}
        assert {name for name, actor in called.items() if name != actor} <= {"US-led Coalition", "Coalition"}
        assert called["US-led Coalition"] == "U.S.-led Coalition"
