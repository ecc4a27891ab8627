"""Somebody who tells at the end of a sentence what he went through: "Sami Odeh lost two sons, he told Noor News"."""

import re
from dataclasses import replace

from kg.prose.names.name_patterns import NAME
from kg.prose.names.noun_phrases import single
from kg.prose.speech.clause import Clause

#: What one does who lives to tell of it.
_LIVED = (
    r"(?:lost|buried|saw|watched|witnessed|survived|heard|ran|fled|escaped|woke|found|pulled|dug|carried|rushed"
    r"|returned|came|arrived"
    r"|recogni[sz]ed|identified|learned|knew|stood|was\s+(?:at\s+home|asleep|sleeping|inside|outside|standing"
    r"|sitting|visiting|working|there))"
)
_TOLD_LAST = re.compile(
    rf"\s*(?P<who>{NAME.pattern})(?:,\s[^,;:“”]{{2,60}},)?\s+(?:also\s+|had\s+|had\s+just\s+"
    rf"|\w+ly\s+)?{_LIVED}\b[^;:“”]{{3,200}},\s+(?:he|she)\s+$"
)


def told_by_himself(text: str, clause: Clause) -> Clause:
    """The clause with the subject of the sentence for its "he", where that one tells what happened to himself."""
    last = clause.speakers[-1]
    if last.anaphor not in ("he", "she") or clause.how != "subject":
        return clause
    found = _TOLD_LAST.match(text[: last.end] + " ")
    if found is None or " " not in found["who"]:
        return clause
    speaker = single(found["who"], found.start("who"))
    return replace(clause, speakers=(speaker,)) if speaker and speaker.kind == "person" else clause
