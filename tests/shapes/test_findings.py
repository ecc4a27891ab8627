"""The expected graphs give the findings that the design lists for them, word for word, and no Violation."""

from collections import Counter

import pytest
from rdflib import Graph
from rdflib.namespace import SH

from tests.conftest import shared
from tests.shapes.shape_engine import SHAPE, Found, findings, graph_of

PAGES = ("000_acb6866aad5f5815", "001_3cedff8cfe9fab97")


def listed(page: str) -> Counter[Found]:
    """The findings of the design for one page; those that a reader tells are not for the shapes."""
    record = Graph().parse(shared("design/expected") / "findings.ttl", format="turtle")
    found: Counter[Found] = Counter()
    for result in record.subjects(SH.resultSeverity):
        shape = str(record.value(result, SH.sourceShape)).removeprefix(SHAPE)
        if not shape.startswith("reader-") and page in str(set(record.objects(result))):
            severity = str(record.value(result, SH.resultSeverity)).removeprefix(str(SH))
            message, focus = record.value(result, SH.resultMessage), record.value(result, SH.focusNode)
            found[Found(shape, severity, str(message), str(focus))] += 1
    return found


@pytest.mark.parametrize("page", PAGES)
def test_the_findings_of_the_design(page: str) -> None:
    data = graph_of([shared("design/expected") / f"{page}.ttl", shared("design/expected") / "links.ttl"])
    found = Counter(finding for finding in findings(data) if not _of_the_other_page(finding, page))
    assert found == listed(page)


def _of_the_other_page(finding: Found, page: str) -> bool:
    """The links of both pages stand in one file; the one place without a match is on the second page."""
    return finding.shape == "NoMatch" and page == PAGES[0]
