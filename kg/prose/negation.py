"""Denials and hedges of belligerents and other speakers: what is denied, and how firmly it is said."""

import re
from typing import Literal

from kg.prose.screen import Screened

Denial = Literal["denies-action", "denies-harm"]

_NO_HARM = re.compile(
    r"\b(?:no\s+civilians?\s+(?:\w+\s+){0,3}(?:killed|harmed|injured|casualt\w+|hurt)"
    r"|no\s+(?:credible\s+)?evidence\s+(?:of|that)\s+(?:any\s+)?(?:civilian|non-combatant)"
    r"|no\s+civilian\s+(?:casualt\w+|harm|deaths)|civilian\s+(?:casualties|harm|deaths)\s+"
    r"(?:did\s+not\s+occur|were\s+not|was\s+not|had\s+not)|not\s+(?:result|cause)\w*\s+(?:in\s+)?civilian"
    r"|den(?:y|ied|ies|ying)\s+(?:\w+\s+){0,4}(?:civilian|harm|kill\w+))",
    re.IGNORECASE,
)
_NO_ACTION = re.compile(
    r"\b(?:no\s+(?:[\w’.-]+\s+){0,3}(?:actions?|strikes?|air ?strikes?|operations?|activit\w+|aircraft|raids?"
    r"|attacks?|sorties)\s+(?:\w+\s+){0,2}?(?:were|was|had been|ha(?:d|s|ve) taken place"
    r"|occurred|took place|in)|(?:did|had|have"
    r"|has)\s+not\s+"
    r"(?:(?!the\b|an?\b|any\b|confirm|comment|verif)\w+\s+){0,2}(?:conduct\w*|carr\w+|struck|strike|target\w*|bomb\w*|operat\w*|fire\w*|attack\w*"
    r"|launch\w*)|den(?:y|ied|ies|ying)\s+(?:\w+\s+){0,4}(?:responsib\w+|carr\w+|conduct\w+"
    r"|strik\w+|struck|hit|hitting|kill\w+|attack\w*|involv\w+|bomb\w+|fir\w+|shell\w+|launch\w+|target\w+|raid\w*|the(?:se)?\s+(?:allegation|claim|accusation|report)s?|targeting|it|any)"
    r"|(?:dismiss|reject|refut)(?:ed|es|s|ing)\s+(?:\w+\s+){0,3}?(?:reports?|allegations?|claims?|accusations?|responsibility|story|stories|account|version|news)\b"
    r"|(?:called|described|labelled|labeled)\s+(?:the|these|this|such)\s+(?:\w+\s+)?(?:reports?|allegations?|claims?|accusations?)\s+(?:as\s+)?(?:\w+ly\s+)?[“‘\"]?(?:an?\s+)?(?:false|fake|baseless|untrue|unfounded|fabricat\w+|lies?)\b)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:not\s+aware|unaware|review(?:ing)?\s+(?:the|this)|look(?:ed|ing)?\s+into|under\s+(?:review"
    r"|investigation)|investigating|aware\s+of\s+(?:the\s+)?(?:reports?|claims?|allegations?)"
    r"|(?:still|remain\w*)\s+open\b|(?:will|would|to)\s+be\s+(?:assess|investigat|review)\w+|(?:assessing|examining)\s+(?:the|this)"
    r"|could\s+not\s+(?:comment|confirm)|no\s+comment|insufficient\s+information"
    r"|(?:includ|list|record|kept|keep|carr)\w*\b[^.;]{0,80}?\bas\s+(?:still\s+)?[“‘\"](?:open|ongoing|pending)[”’\"]"
    r"|(?:declined|refused)\s+to\s+comment|assessment\s+(?:was|is)\s+(?:still\s+)?(?:open|ongoing|pending)|aware\s+of\s+(?:the|this|an?)\s+(?:allegation|report|claim|incident)|unable\s+to\s+confirm"
    r"|(?:received|had|have|has)\s+(?:no|not\s+received\s+any)\s+(?:\w+\s+)?(?:reports?|information|allegations?|complaints?|knowledge)\b)",
    re.IGNORECASE,
)
_HEDGE = Screened(r"\bmore likely than not\b", re.IGNORECASE)


def denial(text: str) -> Denial | None:
    """What a belligerent denies in these words; None where it denies nothing, or says only that it does not know."""
    if _OPEN.search(text):
        return None
    if _NO_HARM.search(text):
        return "denies-harm"
    return "denies-action" if _NO_ACTION.search(text) else None


def undecided(text: str) -> bool:
    """Whether a party says that it does not know, or is looking into it: neither a denial nor an admission."""
    return _OPEN.search(text) is not None


def hedge(text: str) -> tuple[int, int] | None:
    """Where the speaker says how sure he is; None where he does not."""
    found = _HEDGE.search(text)
    return (found.start(), found.end()) if found else None
