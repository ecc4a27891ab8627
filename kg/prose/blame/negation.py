"""Denials and hedges of belligerents and other speakers: what is denied, and how firmly it is said."""

import re
from typing import Literal

from kg.prose.words.screen import Screened

Denial = Literal["denies-action", "denies-harm"]

_NO_HARM = re.compile(
    r"\b(?:no\s+civilians?\s+(?:\w+\s+){0,3}(?:killed|harmed|injured|casualt\w+|hurt)"
    r"|no\s+(?:credible\s+)?evidence\s+(?:of|that)\s+(?:any\s+)?(?:civilian|non-combatant)"
    r"|(?:allegations?|reports?|claims?)\s+(?:was|were|is|as|to\s+be)\s+[“‘\"]?(?:unsubstantiated|unfounded)\b"
    r"|no\s+civilian\s+(?:casualt\w+|harm|deaths)|civilian\s+(?:casualties|harm|deaths)\s+"
    r"(?:did\s+not\s+occur|were\s+not|was\s+not|had\s+not)|not\s+(?:result|cause)\w*\s+(?:in\s+)?civilian"
    r"|den(?:y|ied|ies|ying)\s+(?:\w+\s+){0,4}(?:civilian|harm|kill\w+))",
    re.IGNORECASE,
)
_NO_ACTION = re.compile(
    r"\b(?:no\s+(?:[\w’.-]+\s+){0,3}(?:actions?|strikes?|air ?strikes?|operations?|activit\w+|aircraft|raids?"
    r"|attacks?|sorties)\s+(?:\w+\s+){0,2}?(?:were|was|had been|ha(?:d|s|ve) taken place|occurred|took place|in)"
    r"|there\s+(?:were|was|had\s+been)\s+no\s+(?:[\w’.-]+\s+){0,3}?(?:strikes?|air ?strikes?|raids?|attacks?"
    r"|sorties)\b|(?:did|had|have"
    r"|has)\s+not\s+"
    r"(?:(?!the\b|an?\b|any\b|confirm|comment|verif)\w+\s+){0,2}(?:conduct\w*|carr\w+|struck|strike|target\w*"
    r"|bomb\w*|operat\w*|fire\w*|attack\w*"
    r"|launch\w*)|den(?:y|ied|ies|ying)\s+(?:\w+\s+){0,4}(?:responsib\w+|carr\w+|conduct\w+"
    r"|strik\w+|struck|hit|hitting|kill\w+|attack\w*|involv\w+|bomb\w+|fir\w+|shell\w+|launch\w+|target\w+|raid\w*"
    r"|that\s+(?:any|a|the)\s+(?:\w+\s+){1,3}?(?:was|were|had\s+been)\s+(?:\w+\s+)?(?:hit|struck|targeted|bombed"
    r"|shelled|attacked|raided)|(?:this|that|these)(?=\s*(?:[.,;]|$))"
    r"|the(?:se)?\s+(?:allegation|claim|accusation|report)s?|targeting|it|any|this|that(?=[.,;]|$)"
    r"|that\s+(?:(?:its|his|their|the|any|our)\s+)?(?:\w+\s+){0,2}?(?:jets|aircraft|planes|warplanes|forces|troops"
    r"|soldiers|drones|helicopters"
    r"|artillery|army|air\s+force)\b)"
    r"|(?:dismiss|reject|refut)(?:ed|es|s|ing)\s+(?:\w+\s+){0,3}?(?:reports?|allegations?|claims?|accusations?"
    r"|responsibility|story|stories|account|version|news)\b"
    r"|(?:dismiss|reject|refut)(?:ed|es|s|ing)\s+(?:this|that|it|these|them|both)\b(?!\s+\w+ed\b)"
    r"|(?:spoke|speaks|speaking)\s+of\s+[“‘\"]?(?:an?\s+)?(?:\w+\s+)?(?:provocation|fabrication|hoax|staged\b)"
    r"|no\s+(?:[\w’.-]+\s+){0,2}(?:strikes?|air ?strikes?|raids?|attacks?)\s+(?:\w+\s+){0,2}?"
    r"had\s+(?:taken\s+place|occurred|been\s+\w+ed)"
    r"|no\s+(?:[\w’.-]+\s+){0,2}(?:aircraft|warplanes?|planes?|drones?|jets?|forces|units?)\s+(?:of\s+\w+\s+)?had\s+"
    r"(?:flown|operated|been|struck|fired|taken)"
    r"|(?:accusations?|allegations?|claims?|reports?|charges?)(?:\s+(?:of|that)\s[^.;“”]{2,50}?)?\s+(?:was|were|is|are)\s+(?:\w+ly\s+)?[“‘\"]?(?:false|fake"
    r"|baseless|untrue|unfounded|groundless|fabricat\w+|without\s+foundation|(?:an?(?:other)?\s+)?(?:\w+\s+)?(?:lies?"
    r"|fabrication|invention))\b"
    r"|(?:called|described|labelled|labeled|termed)\s+(?:this|that|it|them|(?:the|these|such)\s+(?:reports?"
    r"|allegations?|claims?|accusations?)(?:\s+of\s+[^.;,“”]{2,40})?)\s+"
    r"(?:as\s+)?[“‘\"]?(?:(?:an?|the|another)\s+)?(?:\w+\s+)?(?:false|fake|baseless|untrue|unfounded|fabricat\w+"
    r"|lies?|invention|propaganda)\b"
    r"|(?:called|described|labelled|labeled)\s+(?:the|these|this|such)\s+(?:\w+\s+)?(?:reports?|allegations?|claims?"
    r"|accusations?)\s+(?:as\s+)?(?:\w+ly\s+)?[“‘\"]?(?:an?\s+)?(?:false|fake|baseless|untrue|unfounded|fabricat\w+"
    r"|lies?)\b)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:neither\s+(?:confirm|den)\w*\s+nor\s+(?:confirm|den)\w*|not\s+aware|unaware|review(?:ing)?\s+(?:the|this)|look(?:ed|ing)?\s+into|under\s+(?:review"
    r"|investigation)|investigating|aware\s+of\s+(?:the\s+)?(?:reports?|claims?|allegations?)"
    r"|(?:still|remain\w*)\s+open\b|(?:will|would|to)\s+be\s+(?:assess|investigat|review)\w+|(?:assessing"
    r"|examining)\s+(?:the|this)"
    r"|could\s+not\s+(?:comment|confirm)|no\s+comment|insufficient\s+information"
    r"|(?:includ|list|record|kept|keep|carr)\w*\b[^.;]{0,80}?\bas\s+(?:still\s+)?[“‘\"](?:open|ongoing|pending)[”’\"]"
    r"|(?:declined|refused)\s+to\s+comment|assessment\s+(?:was|is)\s+(?:still\s+)?(?:open|ongoing|pending)"
    r"|aware\s+of\s+(?:the|this|an?)\s+(?:allegation|report|claim|incident)|unable\s+to\s+confirm"
    r"|(?:received|had|have|has)\s+(?:no|not\s+received\s+any)\s+(?:\w+\s+)?(?:reports?|information|allegations?"
    r"|complaints?|knowledge)\b)",
    re.IGNORECASE,
)
_HEDGE = Screened(r"\bmore likely than not\b", re.IGNORECASE)


#: "Neither A nor B reported strikes in the vicinity".
_NEITHER = re.compile(
    r"\W*[Nn]either\b[^.;“”]*?\b(?:reported|published|listed|declared|announced|recorded|claimed|acknowledged)\s+(?:any\s+)?"
    r"(?:strikes?|airstrikes?|raids?|activity|operations?|attacks?|sorties)\b"
)
#: "accused Russia, though a minority held the regime responsible": those are others.
_OTHERS_HELD = Screened(
    r",?\s+(?:though|although|while|whereas|but)\s+(?:an?\s+(?:few|minority|handful|number|couple)|some|others|several|the\s+rest)\b"
)


def own_part(text: str) -> str:
    """The words without what they say of others: "accused Russia, though a few held the regime responsible"."""
    others = _OTHERS_HELD.search(text)
    return text[: others.start()] if others else text


def neither_acted(text: str) -> bool:
    """Whether the words say only that two parties told of no strike: that they are silent is no denial."""
    return _NEITHER.match(text) is not None


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
