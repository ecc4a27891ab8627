"""The findings on the two real pages: those of findings.md, with line and words, and no others."""

from collections import Counter
from collections.abc import Iterator

from tests.conftest import shared
from tests.runs import kg
from tests.seeds.built import FIRST, SECOND, Built, line

Told = tuple[str, str, str, tuple[int, ...], str, str]


def listed() -> Iterator[tuple[str, Told]]:
    """The design's findings: what each needs; document, severity, check, lines, words, message."""
    page = ""
    for row in (shared("design") / "findings.md").read_text(encoding="utf-8").splitlines():
        if row.startswith("## seeds/"):
            page = row.removeprefix("## seeds/").split()[0]
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if page and len(cells) == 6 and cells[0] in ("Violation", "Warning", "Info"):
            severity, check, lines, words, message, needs = cells
            numbers = () if lines == "-" else tuple(int(number) for number in lines.split(","))
            yield needs, (page, severity, check, numbers, words, message)


#: Where ours differ from the list on purpose: the words are the statement, which is what names the other actor, and not
#: the heading above it; and the whole location line, region and country too, by which the candidates were judged.
OTHERWISE = {(FIRST, "OtherActor"): ((66,), 66), (SECOND, "NoMatch"): ((11,), 11)}


def ours(it: Told) -> Told:
    page, severity, check, numbers, words, message = it
    if (page, check) in OTHERWISE:
        numbers, at = OTHERWISE[page, check]
        assert set(numbers) <= set(it[3])
        assert words in line(page, at)
        words = line(page, at)
    return page, severity, check, numbers, words, message


def test_findings_are_those_of_the_design_and_no_others(seeds: Built) -> None:
    """Document, severity, check, lines and message of each; the words too, where they are a field's.

    Those on prose show all the words of the claims that they rest on, where the list shows a few.
    """
    expected = Counter(ours(it) for _, it in listed())
    assert sum(expected.values()) == 30
    found = kg("validate", "--report", "json", "--store", seeds.store)
    assert found.code == 0
    told = Counter(
        (it["document"], it["severity"], it["check"], tuple(it["lines"]), it["words"], it["message"])
        for it in found.json
    )
    assert without_words(told) == without_words(expected)
    on_prose = {it[2] for needs, it in listed() if needs == "prose"}
    assert not {it for it in told if it[2] not in on_prose} - set(expected)


def without_words(found: Counter[Told]) -> Counter[tuple[object, ...]]:
    return Counter((*it[:4], it[5]) for it in found.elements())
