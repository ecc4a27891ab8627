"""Verbs of saying and attributing, in the forms that carry a speaker.

The table names the simple past and the participle in -ing; forms that are nouns as well ("reports", "posts") count only
after a name. Passive participles ("a video posted by X") are read by `PASSIVE`.
"""

import re

from kg.prose.words import harm
from kg.prose.words.begins import begun
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.wordlists import any_of, words

#: What somebody does who says something. Lemma, past, present, -ing.
_REGULAR = (
    "report", "state", "note", "post", "announce", "claim", "allege", "add", "mention", "indicate", "confirm",
    "explain", "describe", "declare", "affirm", "assert", "reveal", "suggest", "publish", "tweet", "share", "repost",
    "repeat", "corroborate", "acknowledge", "recall", "recount", "testify", "stress", "emphasize", "emphasise", "warn",
    "estimate", "count", "list", "name", "quote", "cite", "highlight", "document", "detail", "offer",
    "provide", "release", "circulate", "relay", "remark", "comment", "observe", "record", "maintain", "insist",
    "believe", "clarify", "conclude", "assess", "class", "concede", "deny", "update", "verify", "echo", "express",
    "extend", "identify", "specify", "include", "admit", "refer", "attribute", "blame", "accuse", "lament", "mourn",
    "remember", "commemorate", "eulogise", "eulogize", "grieve", "upload", "attach", "caption", "continue", "reiterate",
    "transmit", "disclose", "continue", "wish", "ask", "feature", "recognise", "recognize", "term", "call", "label",
    "dispute", "contradict", "reply", "respond", "inform", "counter", "suspect", "agree", "conflict", "elaborate",
    "classify", "reject", "deem", "determine", "characterise", "characterize", "pray", "raise", "investigate",
    "disagree", "differ", "vary", "dismiss", "condemn", "hint", "claim", "rule", "track", "compile",
    "tally", "retweet", "reshare", "enumerate", "relate", "narrate", "convey", "underline", "underscore", "attest",
    "proclaim", "argue", "memorialise", "memorialize", "honour", "honor", "register", "place", "ascribe",
    "cover", "implicate", "denounce", "issue", "re-post", "re-share", "re-publish", "re-tweet", "contend", "stipulate",
    "outline", "decry", "deplore", "bemoan", "exclaim", "depict", "portray", "illustrate", "rebut", "refute", "imply",
    "speculate", "theorise", "theorize", "substantiate", "certify", "authenticate", "pen", "salute", "bewail", "vow",
    "reckon", "divulge", "impart", "notify", "alert", "brief", "livestream", "recap", "caution", "signal", "herald",
    "wonder", "plead", "appeal", "recite", "honor", "summarise", "summarize", "elucidate", "aver", "attest",
    "profess", "reference", "acclaim", "praise", "hail", "regret", "protest", "object", "allude",
    "revise", "correct", "adjust", "lower", "amend", "celebrate",
    "communicate", "telegraph", "charge", "retort", "apologise", "apologize", "itemise", "itemize", "pronounce",
)  # fmt: skip
_IRREGULAR = {
    "say": "said says saying", "write": "wrote writes writing", "tell": "told tells telling",
    "put": "put puts putting", "give": "gave gives giving", "speak": "spoke speaks speaking",
    "broadcast": "broadcast broadcasts broadcasting", "pay": "paid pays paying", "hold": "held holds holding",
    "refer": "referred refers referring", "admit": "admitted admits admitting",
    "read": "read reads reading", "find": "found finds finding", "take": "took takes taking",
    "send": "sent sends sending",
    "think": "thought thinks thinking",
    "air": "aired airs airing", "set": "set sets setting", "log": "logged logs logging",
    "point": "pointed points pointing", "bid": "bid bids bidding", "lay": "laid lays laying",
    "break": "broke breaks breaking", "pin": "pinned pins pinning", "swear": "swore swears swearing",
}  # fmt: skip
#: Forms that are nouns or adjectives as often as verbs: the subject must stand directly before them.
NOUN_LIKE = words(
    """
    agrees airs asks bid broadcast broadcasts calls carries claims classes comments counters counts details
    covers displays documents echoes estimates features finding findings gives honors honours includes labels lists logs
    making mentions
    mourning names naming notes offers placed places points posting posts put puts quotes read reading recording records
    registers releases remarks repeats reporting reports sees set sets shares sharing shows states takes terms
    thinking thinks thought tweets updates wishes writing
    """
)


def _forms(lemma: str) -> tuple[str, str, str]:
    if lemma in _IRREGULAR:
        past, present, participle = _IRREGULAR[lemma].split()
        return past, present, participle
    if lemma.endswith("e"):
        return lemma + "d", lemma + "s", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma[:-1] + "ied", lemma[:-1] + "ies", lemma + "ing"
    return lemma + "ed", lemma + ("es" if lemma.endswith(("s", "sh", "ch")) else "s"), lemma + "ing"


LEMMAS: dict[str, str] = {}
FINITE: set[str] = set()
PARTICIPLES: set[str] = set()
for _lemma in (*_REGULAR, *_IRREGULAR):
    _past, _present, _ing = _forms(_lemma)
    for _form in (_past, _present, _ing, _lemma):
        LEMMAS.setdefault(_form, _lemma)
    FINITE |= {_past, _present}
    PARTICIPLES.add(_ing)
#: Forms behind "had", where they are not the past form: "had spoken of five".
for _form, _lemma in (("spoken", "speak"), ("written", "write"), ("given", "give"), ("shown", "show")):
    LEMMAS.setdefault(_form, _lemma)
    FINITE.add(_form)
#: Plain forms, which only several speakers have: "sources report".
PLURAL = words("say write report claim mention describe state note indicate confirm suggest allege tell add")
#: Plain forms behind "did not": "Noor News did not identify the culprit".
BASE = frozenset({*_REGULAR, *_IRREGULAR})
#: Verbs that may stand before their speaker: "…, said X".
SAYING = words(
    "say write state report note announce add tweet claim confirm recall recount explain declare stress warn testify"
    " lament insist retort relate narrate remark comment conclude reveal affirm assert exclaim post read"
)
#: Participles that name a speaker only with "by".
WITH_BY = frozenset({"left", "made", "written", "given", "carried", "taken", "sent", "pinned", "assigned"})
for _form in WITH_BY:
    LEMMAS.setdefault(_form, _form)
#: Participles that stand before a noun as adjectives: "an alleged strike", "the reported figure".
ADJECTIVES = words(
    "alleged reported claimed named identified listed suspected quoted mentioned confirmed estimated declared"
)

#: Any other past form is a verb of saying where what is said stands behind it: "conjectured that", "shrieked: “".
_OTHER = (
    r"[a-z]{2,}ed(?=\s+that\s|\s*[:,]?\s+[“‘\"]|\s+(?:the\s+|all\s+|full\s+|sole\s+)?(?:responsibility|blame)\s+(?:to|on|upon|with)\b"
    rf"|\s+(?:(?:at\s+least|some|about|around|over|up\s+to|as\s+many\s+as|more\s+than|only)\s+)?{NUMBER_WORD}\s+(?:(?:civilian|confirmed)\s+)?"
    r"(?:dead|deaths|fatalities|martyrs|victims|casualties)\b)"
)
VERB = begun(rf"\b(?:{any_of(LEMMAS)}|{_OTHER})\b")
#: Past forms that tell of deeds, not of words, whatever stands behind them.
_DEEDS = re.compile(
    rf"(?:{harm.KILLED_VERB}|{harm.INJURED_VERB}|{harm.STRIKE_VERB}|called|named|entitled|titled|dubbed|used|based"
    rf"|ensured"
    r"|required|meant|showed|showed|waited|lived|worked|happened|occurred|resulted|needed|hoped|wanted|learned|known"
    r"|caused|inflicted|suffered|sustained|witnessed|involved|followed|preceded|included|recovered|retrieved|rescued|pulled|transferred"
    r"|received|treated|moved|evacuated|claimed|produced|entailed|totalled|totaled|reached|added|leaved|yielded|buried)"
)


def lemma(form: str) -> str:
    """The lemma of a verb of saying; a form that no table knows stands for itself."""
    return LEMMAS.get(form, form)


def past(base: str) -> str:
    """The past form of a verb of saying that the table knows: "wrote" of "write"."""
    return _forms(base)[0]


def finite(form: str) -> bool:
    """Whether the form carries a subject of its own: "said", and any unknown past form that is no deed."""
    return form in FINITE or (form not in LEMMAS and _DEEDS.fullmatch(form) is None)


#: Verbs whose "by" names somebody who did it, not somebody who told of it: "raised by his mother".
_NOT_TOLD = words(
    """
    air amend ask attach believe bid call class continue condemn cover deem determine extend feature find hold include
    inform investigate lower pay place point pray raise recognise recognize respond rule set speak take tell term
    think track wish
    """
)
_TOLD_BY = "|".join(sorted({_forms(lemma)[0] for lemma in (*_REGULAR, *_IRREGULAR) if lemma not in _NOT_TOLD}))

#: A participle that names its speaker: "posted on Facebook by", "as quoted by", "provided additionally by".
PASSIVE = re.compile(
    r"\b(?P<verb>(?:(?<=was )left|(?<=were )left|provided|given|written|made|issued|carried|put forward|sent|taken"
    rf"|held (?:responsible|accountable)|{_TOLD_BY})(?: (?:killed|dead|injured|wounded))?)"
    r"(?:\s+(?:(?:on|to|via|through|in)\s+(?:(?:a|an|the|social|his|her|their)\s+)?[\w/’'-]+(?:\s+(?:media"
    r"|page|account|post))?"
    r"(?:\s+of\s+the\s+\w+)?"
    r"|online|also|earlier|later|publicly|independently|only|as well|and\s+\w+ed)){0,3}\s+by\s+"
    r"|\b(?P<kept>mourned|remembered|eulogi[sz]ed|commemorated|memoriali[sz]ed|honou?red|described|praised|hailed"
    r"|identified|named|listed)\s+as\s+[^.;]{1,120}?,?\s+by\s+(?=(?:the\s+|an?\s+|his\s+|her\s+|their\s+)?"
    r"(?:[\w/’'-]+\s+){0,4}?[A-Z@])"
    r"|\b(?P<deemed>classed|classified|assessed|judged|deemed|rated|labell?ed|declared|dismissed|described|graded"
    r"|designated|found|ruled|termed)"
    r"\s+(?:as\s+|to\s+be\s+)?[‘“\"]?(?:░{2,40}|(?:an?\s+)?(?:[Nn]on|[Nn]ot"
    r"|in)?[\s-]?[Cc]redible)[’”\"]?,?\s+by\s+(?=(?:the\s+)?[A-Z])"
    r"|\b(?P<among>named|listed|identified|counted|mentioned|mourned|recorded)\s+(?:among"
    r"|amongst)\s+[^.,;“”]{1,40}?\s+by\s+"
    r"|\b(?P<set>raised|reduced|cut|brought|changed|amended|trimmed|whittled|scaled|upgraded|downgraded|lifted|altered|revised|updated|increased|lowered|corrected|adjusted)\s+(?:up\w*\s+"
    r"|down\w*\s+)?(?:from\s+\w+\s+)?"
    r"to\s+[^.,;“”]{1,40}?\s+by\s+"
    r"|\b(?P<put>put|placed|set|estimated|given|listed|recorded|reported|counted)\s+(?:at"
    r"|as)\s+[^.,;“”]{1,40}?\s+by\s+"
    r"|\b(?P<laid>placed|put|laid|pinned|assigned|attributed|ascribed)\s+(?:\w+ly\s+)?(?:on|(?:down\s+)?to|with|upon"
    r"|at\s+the\s+(?:door|feet)\s+of)\s+"
    r"[^,.;:“”]{2,60}?\s+by\s+(?=(?:the\s+)?(?:[\w/’'-]+\s+){0,3}?[A-Z@])"
    rf"|\b(?P<held>(?<=were )(?:blamed|accused)|(?<=was )(?:blamed|accused)|(?<=been )(?:blamed|accused)"
    rf"|held\s+(?:responsible|accountable|to\s+blame))\s+(?:for|of)\s+[^.;:“”]{{2,90}}?\s+by\s+"
    r"(?=(?:the\s+|an?\s+|his\s+|her\s+|their\s+|its\s+)?(?:[\w/’'-]+\s+){0,4}?[A-Z@])"
    rf"|(?:(?<=was )|(?<=were )|(?<=been )|(?<=be )|(?<=ly )|(?<=also )|(?<=first )"
    rf"|(?<=later ))(?P<any>{_TOLD_BY})\s+(?:in|on|through|via|among|at|to|for|with|separately|elsewhere)\s"
    r"(?:(?!\b(?:killed|hit|struck|bombed|shelled|fired|strikes?|raids?|shelling|bombing|bombardment|attacks?|fire|forces|drones?|jets|planes|aircraft)\s+by\b)[^.;:,“”]){2,90}?\s+by\s+"
    r"(?=(?:the\s+|an?\s+|his\s+|her\s+|their\s+|its\s+)?(?:[\w/’'-]+\s+){0,4}?[A-Z@])"
    r"|\b(?P<paid>paid|extended|offered|sent|expressed)\s+(?:\w+ly\s+)?(?:to|for)\s+[^,.;:“”]{2,80}?\s+by\s+"
    r"(?=(?:the\s+|an?\s+|his\s+|her\s+|their\s+)?(?:[\w/’'-]+\s+){0,3}?[A-Z@])"
    r"|\b(?P<told>reported|announced|confirmed|covered|mentioned)"
    r"(?:\s+(?!as\b|that\b(?! (?:day|morning|evening|night|afternoon))|to\b"
    r"|killed\b)[\w:]+){1,8}?\s+by\s+(?=(?:the\s+)?(?:[\w/’'-]+\s+){0,3}?[A-Z@])"
)
