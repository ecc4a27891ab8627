"""What corrections do to a reading, and what becomes of those that no longer fit."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Claim, Reading, Report
from kg.overlay import Correction, Overlay, apply
from tests.overlay.made import BALADI, RUSSIA, TEXT, WIRE, claim, claims, overlay, quotation, reading, which

ADD = (
    "do: add, document: {site_id: '77'}, claim: {claimant: {name: Third Example, kind: outlet}, "
    'words: "three people were killed, said Third Example.", '
    "figures: [{harm: killed, minimum: 3, maximum: 3, words: three people}]}"
)


def checks_of(it: Reading) -> list[str]:
    return [finding.check for finding in it.findings if finding.check.startswith("overlay-")]


def done(*entries: str, of: Reading | None = None) -> tuple[Reading, tuple[Correction, ...]]:
    return apply(of or reading(), overlay(*entries))


def test_without_a_correction_nothing_changes() -> None:
    before = reading()
    assert apply(before, Overlay()) == (before, ())
    assert apply(before, overlay("do: fix, document: {codes: [QQ9]}, field: assessment.date, value: null")) == (
        before,
        (),
    )


def test_a_claim_is_withdrawn_and_the_others_keep_their_links() -> None:
    after, [record] = done(f"do: withdraw, {BALADI}")
    assert [it.claimant.name for it in after.claims] == ["Example Wire", "Example Wire"]
    assert after.claims[1].replaces == 0  # counted anew
    assert (record.claim, record.before, record.by) == (None, claims()[0], "A. Person")
    gone, _ = done(f"do: withdraw, {WIRE}")
    assert [it.replaces for it in gone.claims] == [None, None]


def test_a_claim_is_found_by_the_words_that_name_its_claimant() -> None:
    """As claims.csv gives it; the name of an actor goes before."""
    words = "Example Wire said that five people were injured."
    army = claims()[1].model_copy(update={"claimant": RUSSIA.model_copy(update={"named": quotation("Example Wire")})})
    given = f"do: withdraw, {which('Example Wire', words)}"
    after, [record] = apply(reading(given=(claims()[0], army)), overlay(given))
    assert [it.claimant.name for it in after.claims] == ["Baladi Example"] and record.before == army
    after, [record] = apply(reading(given=(army, claims()[1])), overlay(given))
    assert [it.claimant for it in after.claims] == [army.claimant] and record.before == claims()[1]


def test_a_claim_is_replaced_in_what_is_different() -> None:
    change = "with: {killed: [{harm: killed, minimum: 7, words: seven people died}], place: the strike}"
    after, [record] = done(f"do: replace, {BALADI}, {change}")
    it, before = after.claims[0], claims()[0]
    assert (it.verb, it.attributed_to, it.claimant, it.evidence) == (
        "blames",
        (RUSSIA,),
        before.claimant,
        before.evidence,
    )
    assert (it.figures[0].minimum, it.figures[0].maximum) == (7, None)
    assert it.figures[0].parts == before.figures[0].parts  # not said: kept
    assert it.stated_place == quotation("the strike")
    assert it.rule == f"overlay-{record.key}"
    assert (record.claim, record.before, record.action) == (0, before, "replace")


def test_an_empty_list_takes_away_and_a_party_may_change() -> None:
    change = "with: {verb: reports-action, attributed_to: [{name: Syrian Regime}], killed: []}"
    after, _ = done(f"do: replace, {BALADI}, {change}")
    assert after.claims[0].figures == ()
    assert [it.name for it in after.claims[0].attributed_to] == ["Syrian Regime"]


def test_a_claim_is_added_with_its_words_and_answers_the_finding() -> None:
    assert [it.check for it in reading().findings] == ["prose-Unclaimed"]
    after, [record] = done(ADD)
    it = after.claims[record.claim or 0]
    assert (record.claim, it.claimant.name, it.figures[0].minimum) == (3, "Third Example", 3)
    assert after.text[it.evidence.start : it.evidence.end] == it.evidence.exact
    assert after.text[it.figures[0].evidence.start : it.figures[0].evidence.end] == "three people"
    assert after.findings == ()
    assert any(one.field == "correction" for one in after.carried)


def test_white_space_counts_as_one_space() -> None:
    after, _ = done(ADD.replace("people were killed, said", "people   were killed,\\n said"))
    assert len(after.claims) == 4


def test_a_field_is_fixed_and_the_machine_s_value_is_kept() -> None:
    value = "value: [{harm: killed, minimum: 7, maximum: 7, words: seven people died}]"
    after, [record] = done(f"do: fix, document: {{name: page.txt, codes: [ZZ1]}}, field: assessment.figures, {value}")
    assert after.assessment.figures[0].evidence == quotation("seven people died")
    assert (record.field, record.machine, record.decision) == ("assessment.figures", "null", "replace")
    codes, [record] = done('do: fix, document: {site_id: "77"}, field: incident.codes, value: []')
    assert codes.incident.codes == ()
    assert json.loads(record.machine or "")[0]["code"] == "ZZ1"


def test_every_field_can_be_fixed() -> None:
    page = reading(TEXT + "Fair\nAl Example, Region, Land\n36.5, 38.25\n1 June 2016\nZZ2\n")
    values = {
        "incident.codes": "[ZZ2]",
        "incident.previous_codes": "[ZZ2]",
        "assessment.date": "{words: 1 June 2016, earliest: 2016-06-01, latest: 2016-06-01}",
        "assessment.place": '"Al Example, Region, Land"',
        "assessment.geolocation": '{latitude: 36.5, longitude: 38.25, words: "36.5, 38.25"}',
        "assessment.figures": "[]",
        "assessment.suspected": "[{name: Russia, words: Russia}]",
        "assessment.known": "[]",
        "assessment.categories": "[{scheme: harm-status, label: Fair}]",
    }
    entries = [f"do: fix, document: {{codes: [ZZ1]}}, field: {name}, value: {value}" for name, value in values.items()]
    after, records = done(*entries, of=page)
    assert checks_of(after) == []
    assert [it.field for it in records] == list(values)
    own = after.assessment
    assert own.place is not None
    assert own.date is not None
    assert own.geolocation is not None
    assert (own.place.country, own.date.verbatim, str(own.geolocation.longitude)) == ("Land", "1 June 2016", "38.25")
    assert ([it.code for it in after.incident.codes], own.suspected[0].name) == (["ZZ2"], "Russian Military")
    assert own.categories[0].concept == "harm-status-fair"


def test_two_spellings_become_one_source() -> None:
    after, [record] = done("do: merge, keep: Baladi Example, also: [Example Wire]")
    assert {it.claimant.name for it in after.claims} == {"Baladi Example"}
    assert [(it.before.name, it.after.name) for it in record.respelled] == [("Example Wire", "Baladi Example")]
    assert all(after.text[it.evidence.start : it.evidence.end] == it.evidence.exact for it in after.claims)


def test_after_a_merge_a_claim_is_found_under_either_name() -> None:
    words = "Example Wire said that five people were injured."
    for name in ("Example Wire", "Baladi Example"):
        after, _ = done("do: merge, keep: Baladi Example, also: [Example Wire]", f"do: withdraw, {which(name, words)}")
        assert (len(after.claims), checks_of(after)) == (2, [])


def test_a_check_names_who_stands_behind_the_reading() -> None:
    checks = (
        "checks: [{by: B. Other, date: 2026-01-03, decision: ok}, {by: C. Third, date: 2026-01-04, decision: wrong}]"
    )
    after, [record] = done(f"do: check, {WIRE}, by: A. Person, date: 2026-01-02, {checks}")
    assert (record.claim, [name for name, _ in record.agreeing]) == (1, ["A. Person", "B. Other"])
    assert after.claims == reading().claims
    [finding] = [it for it in after.findings if it.check == "overlay-Disputed"]
    assert "C. Third (wrong) judged otherwise" in finding.message
    assert finding.lines == (2,)


def test_who_confirmed_the_machine_did_not_confirm_what_replaced_it() -> None:
    check = f"do: check, {WIRE}, by: B. Other, date: 2026-01-02"
    change = f"do: replace, {WIRE}, with: {{injured: []}}"
    for entries in ((check, change), (change, check)):
        after, records = done(*entries)
        assert checks_of(after) == ["overlay-Disputed"]
        assert {it.action: it.claim for it in records} == {"check": None, "replace": 1}


def test_a_passage_that_holds_no_claim_is_answered() -> None:
    after, [record] = done('do: check, document: {codes: [ZZ1]}, words: "three people were killed"')
    assert after.findings == ()
    assert record.words == quotation("three people were killed")


def test_words_that_are_gone_are_a_finding_and_nothing_else_changes() -> None:
    lost = f"do: withdraw, {which('Example Wire', 'words that stood here once')}"
    after, records = done(lost, f"do: withdraw, {WIRE}")
    assert [it.action for it in records] == ["withdraw"]
    [finding] = [it for it in after.findings if it.check == "overlay-Lost"]
    assert (finding.severity, finding.words) == ("Warning", "words that stood here once")
    assert len(after.claims) == 2


def test_a_correction_that_fits_two_claims_is_not_applied() -> None:
    words = "Example Wire said that five people were injured."
    twice = reading(given=(claim("Example Wire", words), claim("Example Wire", words, verb="not-identified")))
    after, records = done(f"do: withdraw, {WIRE}", of=twice)
    assert (checks_of(after), records, len(after.claims)) == (["overlay-Ambiguous"], (), 2)
    told = WIRE.replace("claim: {", "claim: {verb: not-identified, ")
    after, _ = done(f"do: withdraw, {told}", of=twice)
    assert [it.verb for it in after.claims] == ["none"]


def test_other_faults_are_findings_too() -> None:
    assert checks_of(done(f"do: withdraw, {which('Nobody', 'five people')}")[0]) == ["overlay-NoClaim"]
    assert checks_of(done(ADD.replace("three people}", "people}"))[0]) == []  # within the claim's own words
    assert checks_of(done("do: check, document: {codes: [ZZ1]}, words: people")[0]) == ["overlay-Ambiguous"]
    twice = (f"do: withdraw, {WIRE}", f"do: withdraw, {WIRE}, by: B. Other, date: 2026-01-03, reason: too")
    assert checks_of(done(*twice)[0]) == ["overlay-Conflict"]
    assert checks_of(done("do: merge, document: {codes: [ZZ1]}, keep: A, also: [B]")[0]) == ["overlay-NoSource"]


def test_half_a_correction_is_never_applied() -> None:
    """The claim's own words stand there, those of its figure do not."""
    after, records = done(ADD.replace("words: three people}", "words: four people}"))
    assert (records, len(after.claims), checks_of(after)) == ((), 3, ["overlay-Lost"])


def test_the_document_is_found_by_its_first_key() -> None:
    by_name = reading(name="other.txt").model_copy(update={"incident": reading().incident})
    for of, fits in (
        ("{site_id: '77', name: nothing}", True),
        ("{site_id: '78', codes: [ZZ1]}", False),
        ("{codes: [ZZ1], name: nothing}", True),
        ("{codes: [ZZ1, ZZ2]}", False),
        ("{name: other.txt}", True),
        ("{name: page.txt}", False),
    ):
        entry = f"do: fix, document: {of}, field: assessment.place, value: null"
        assert bool(apply(by_name, overlay(entry))[1]) is fits, of


ENTRIES = (
    f"do: withdraw, {BALADI}",
    f"do: replace, {WIRE}, with: {{injured: []}}",
    f"do: check, {which('Example Wire', 'It added that nobody was named.')}",
    ADD,
    "do: merge, keep: Wire, also: [Example Wire]",
)


@settings(max_examples=60, deadline=None)
@given(st.text("ab .\n", max_size=40), st.text("ab .\n", max_size=40), st.permutations(ENTRIES))
def test_corrections_survive_edits_elsewhere(before: str, after: str, entries: list[str]) -> None:
    """Whatever is written before or after: the same claims with the same words, wherever these now stand."""

    def told(it: Claim) -> tuple[object, ...]:
        return it.claimant.name, it.verb, it.evidence.exact, [one.verbatim for one in it.figures], it.rule

    plain, records = done(*entries)
    moved, moved_records = done(*entries, of=reading(f"{before}\n{TEXT}{after}", "renamed.txt"))
    assert list(map(told, moved.claims)) == list(map(told, plain.claims))
    assert [it.key for it in moved_records] == [it.key for it in records]
    assert checks_of(moved) == checks_of(plain) == []
    assert all(moved.text[it.evidence.start : it.evidence.end] == it.evidence.exact for it in moved.claims)


def listed(*names: str) -> Reading:
    """The page with a list of sources that it prints twice, as sites do; the first was read."""
    text = TEXT + "".join(f"{name}\nTwitter\n" for name in names) * 2
    sources = tuple(
        Report(kind="source-item", position=at, name=name, evidence=(quotation(f"{name}\nTwitter", text),))
        for at, name in enumerate(names, start=1)
    )
    return reading(text).model_copy(update={"sources": sources})


def test_a_listed_source_without_issuer_is_merged_too() -> None:
    """The sheet lists it under the name that the page prints."""
    entry = "do: merge, document: {codes: [ZZ1]}, keep: Example Wire, also: [Wire]"
    after, [record] = done(entry, of=listed("Wire"))
    assert [(it.before.name, it.after.name) for it in record.respelled] == [("Wire", "Example Wire")]
    assert after.sources[0].issuer is not None and after.sources[0].issuer.name == "Example Wire"
    assert [it.source for it in after.claims] == [None, 0, 0]


def test_a_check_of_a_source_holds_where_the_page_prints_its_list_twice() -> None:
    of = listed("Wire")
    after, [record] = done('do: check, document: {codes: [ZZ1]}, words: "Wire Twitter"', of=of)
    assert (checks_of(after), record.words) == ([], of.sources[0].evidence[0])
