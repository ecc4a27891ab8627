"""`kg validate --engine` and `--explain`."""

import pytest

from tests.cli.conftest import Desk


@pytest.mark.parametrize("report", ["json", "text", "ttl"])
def test_both_engines_write_the_same(desk: Desk, report: str) -> None:
    fast = desk.kg("validate", "--engine", "fast", "--report", report)
    reference = desk.kg("validate", "--engine", "pyshacl", "--report", report)
    assert fast == reference
    assert fast.out == desk.kg("validate", "--report", report).out


def test_another_engine_is_refused(desk: Desk) -> None:
    assert desk.kg("validate", "--engine", "slow").code == 3


def test_explain_tells_which_checks_need_the_whole_store(desk: Desk) -> None:
    ran = desk.kg("validate", "--explain")
    assert ran.code == 0
    alone, _, rest = ran.out.partition("checks need the whole store")
    assert "Claim-speaker MinCount" in alone
    assert "Claim-speaker MinCount" not in rest
    assert "Code-shared SPARQL" in rest
    assert "Victim-claim MinCount: reads chv:victim that points at the focus node" in rest
    assert "documents that name one node differ under" in rest
