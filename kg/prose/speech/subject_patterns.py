"""Noun phrases that may be the subject of a verb of saying, and what stands between them and it."""

import re

from kg.prose.names import nouns
from kg.prose.names.name_patterns import HANDLE, NAME, PARTICLE
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.wordlists import words

#: Verbs that have no subject but one who speaks.
STRONG = words(
    """
    accuse acknowledge add admit allege announce assert blame claim comment concede condemn confirm celebrate declare
    denounce deny dispute estimate explain insist maintain mourn recall recount reiterate reply report say speak state
    stress tell testify tweet warn write count document describe identify mention name note post publish record relate
    reveal share suggest allege attribute affirm argue conclude determine verify assess corroborate
    """
)
GIVES = words("give put set place")
TOLL = re.compile(
    r"\s+(?:it|them|this|(?:the|its|a)\s+(?:\w+\s+){0,2}?(?:toll|number|count|figures?|total|dead|death\s+toll"
    r"|tally))\b"
)
#: Forms of them that tell of deeds as well: "the blast claimed five lives".
COMPLEMENT = re.compile(
    r"\s*(?:[:,]?\s*[“\"‘]|:|\s(?:(?:on|in|to|via|through|from|by|at|with|during)\s+[^,;:“”]{2,60}?,?\s*(?::"
    r"|\s[“\"‘]|\sthat\b))|\sthat\b)"
)
AS_DEEDS = words(
    """
    count document describe identify mention name note post publish record relate share suggest attribute claim
    maintain celebrate add report speak confirm state recall mourn deny stress
    """
)
OTHER_OBJECT = re.compile(
    rf"\s+(?:{NUMBER_WORD}\b|the|its|his|her|their|an?|all|any|responsib\w+|having|how|what|who|whether|no|at|of|to"
    r"|about|deaths?|\d|[A-Z“‘\"])"
)
PREPOSITION = (
    r"of|from|in|at|for|with|near|on|to|by|under|against|within|outside|between|around|behind|across|among"
    r"|inside|beyond|opposite|without|about"
)
TIED = (
    r"close|affiliated|loyal|linked|opposed|aligned|associated|sympathetic|allied|related|familiar|responsible|based"
    r"|known|run|owned|led|headed|backed|funded|operated|maintained|controlled|founded|established|belonging|set"
    r"|working|living|writing|posting|reporting|speaking|covering|monitoring|specialising|specializing|documenting"
    r"|appointed|elected|installed|quoted|cited|displaced|present|stationed|identified|calling|claiming"
)
NO_NOUN = (
    rf"(?:{PREPOSITION}|the|an?|and|or|but|nor|who|which|that|whose|where|when|while|was|were|is|are|be|been|had"
    r"|has|have"
    r"|did|does|do|not|will|would|could|can|may|might|must|it|he|she|they|we|i|there|as|if|than|after|before|because"
    r"|then|so|also|killed|injured|wounded|died)"
)
WORD = rf"(?!{NO_NOUN}\b|(?:By|At|Until|Since)(?![\w-]))[\w@][\w’'./&-]*"
DET = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]nother|[Oo]ne|[Tt]his|[Tt]hat|[Ss]ome|[Ss]everal|[Tt]wo"
    r"|[Tt]hree|[Ff]our|[Mm]any)"
)
ADVERB = r"(?:(?:now|then|also|formerly|previously|at\s+the\s+time|[a-z]+ly)\s+)?"
SMALL_NP = rf"(?:{DET}\s+)?{WORD}(?:\s+{WORD}){{0,5}}"
BEHIND = (
    rf"(?:\s+(?:(?:{PREPOSITION})|{ADVERB}(?:{TIED})(?:\s+(?:{PREPOSITION}|up\s+by|as))?)\s+{SMALL_NP}"
    rf"(?:\s+and\s+{SMALL_NP})?)"
)
RELATIVE = r"(?:\s+(?:who|which|that|whose|whom|where)\s+[^,“”:;]{3,110})"
HEAD = re.compile(
    rf"(?P<head>(?:{DET}\s+)?(?P<core>{WORD}(?:\s+{WORD}){{0,7}}?)(?P<behind>{BEHIND}{{0,3}}))(?P<rel>{RELATIVE}?)"
)
#: What goes on with a noun phrase between commas.
APPOSED = re.compile(
    rf"(?:{DET}\s+(?:former\s+)?{WORD}(?:\s+{WORD}){{0,6}}?{BEHIND}{{0,3}}{RELATIVE}?"
    rf"|(?:who|which|whose|whom)\s[^“”:;]{{3,110}}"
    rf"|{ADVERB}(?:{TIED}|[a-z]{{2,}}ed|aged|born|himself|herself)(?:\s[^“”:;]{{2,90}})?"
    rf"|(?:{PREPOSITION})\s[^“”:;]{{2,60}}|\d{{1,3}}|[a-z-]+(?:\s+[a-z-]+)?\s+(?:of|at|for|in|from|with"
    rf"|to)\s[^“”:;]{{2,60}})"
)
#: "who calls herself Umm Malak", "known as Tolik".
CALLED = re.compile(
    r"\b(?:(?:calls?|called|named|identifi(?:es|ed)|introduced|styles?|signs?|nam(?:es|ed)"
    r"|describes?)\s+(?:himself|herself|itself|themselves|themself)(?:\s+(?:only\s+)?as)?"
    r"|goes\s+by(?:\s+the\s+name(?:\s+of)?)?|known\s+(?:only\s+)?(?:as|by\s+the\s+name(?:\s+of)?)|called|named"
    r"|under\s+the\s+(?:name|handle|pseudonym)(?:\s+of)?"
    r"|(?:gave|gives|giving)\s+(?:his|her|its|their)\s+name\s+(?:only\s+)?as|whose\s+(?:handle"
    rf"|name)\s+is)\s+[“‘]?(?P<who>{NAME.pattern})"
)
LEADS = re.compile(
    r"\s*(?:(?:(?i:however|meanwhile|moreover|furthermore|similarly|likewise|conversely|additionally|later|earlier"
    r"|still|yet|but|and|although|though|while|whereas"
    r"|afterwards|elsewhere|separately|nevertheless|nonetheless|instead|today|yesterday|finally|then|here|thus"
    r"|also|again)"
    r"|[A-Z][a-z]+ly|(?i:in|by)\s+contrast|(?i:for)\s+(?:its|his|her|their)\s+part|(?i:in)\s+(?:addition|turn"
    r"|response|reply|fact|particular)|(?i:on\s+the\s+(?:other\s+hand|contrary))"
    r"|(?i:at\s+first|at\s+the\s+same\s+time|as\s+a\s+result|what\s+is\s+more|so\s+far))\b,?\s+)"
)
SUBORDINATE = re.compile(r"(?:[Aa]s|[Ii]f|[Ww]hen|[Bb]ecause|[Ww]hether|[Uu]nless|[Oo]nce|[Ww]here|[Tt]hat)\s[^,]*$")
OPENS = (
    r"(?i:In|On|At|For|By|After|Before|During|Following|Until|Since|Despite|Within|Over|Upon|Throughout|Unlike|As"
    r"|With|From|Among|Under|About|Amid|Around"
    r"|Shortly|Hours|Days|Minutes|Weeks|Months|Soon|Just|Late|Early|Asked|Contacted|Speaking|Writing|Posting"
    r"|Addressing|Commenting|Referring|Responding|Reacting|When|Through|Via"
    r"|Several|Some|Half|An?|One|Two|Three|Four|Five|Six|Seven|The|That)"
)
TO_COMMA = re.compile(rf"\s*{OPENS}\b[^“”:;]{{2,120}}?,\s+")
NEXT_COMMA = re.compile(r"[^“”:;,]{2,120}?,\s+")
NO_COMMA = re.compile(
    r"\s*(?i:in|on|at|for|by|after|during|until|since|within|from|around|via|through|over|under|before"
    r"|following)\s+(?P<what>(?:[\w’'./-]+\s+){1,9}?)(?=\S)"
)
LATER = re.compile(
    rf"\s*(?:(?:About|Around|Almost|Nearly|Over|Just|Only|Some|More\s+than|Less\s+than)\s+)?(?:{NUMBER_WORD}|[Aa]n?"
    r"|[Hh]alf\s+an?|[Ss]ome|[Ss]everal|[Aa]\s+(?:few|couple\s+of))?\s*"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|[Hh]ours|[Dd]ays|[Mm]inutes|[Mm]onths|[Ww]eeks|[Ss]hortly"
    r"|[Ss]oon)\s+(?:later|afterwards?|after\s+the\s+\w+|on|earlier),?\s+",
    re.IGNORECASE,
)
MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Facebook|Twitter|Telegram|Instagram|X)\b"
)
#: What tells nothing: events, figures, things; "reports" and "sources" are groups and read elsewhere.
NOT_WHO = re.compile(
    r"\b(?:it|there|this|that|these|those|strikes?|airstrikes?|attacks?|raids?|incidents?|bombings?|bombardments?"
    r"|shellings?|explosions?|blasts?|fire|tolls?|numbers?|figures?"
    r"|counts?|totals?|deaths?|war|wars|fighting|clash(?:es)?|events?|night|day|morning|evening|hours?|house|home"
    r"|building|bod(?:y|ies)|victims?|dead|wounded|injured|lists?"
    r"|maps?|images?|imagery|photos?|photographs?|pictures?|footage|videos?|clips?|assault|offensive|operation"
    r"|campaign|siege|crater|missiles?|rockets?|bombs?|shells?"
    r"|drones?|planes?|aircraft|jets?|helicopters?|weapons?|munitions?|name|names|age|reason|cause|result|results"
    r"|target|location|sites?|damage|impact|rubble|area|claims?"
    r"|allegations?|rest|majority|most|half|latter|former|sources?|reports?|accounts?|reporting|versions?|evidence"
    r"|information|details?|data|analysis|assessment"
    r"|confusion|belligerents?|part(?:y|ies)|others?|none|nobody|everyone|who|which|loss|killing|massacre|murder"
    r"|massacres|families|family|relatives|casualt(?:y|ies)|fatalit(?:y|ies)|injur(?:y|ies))$",
    re.IGNORECASE,
)
#: "In its monthly report", "at 2:14 AM, who wrote": nobody.
NO_PHRASE = re.compile(
    r"[\s,]*(?:(?:in|on|at|by|from|for|as|of|with|during|under)\s+(?:its|his|her|their|our|the|an?)(?:\s+[a-z]+ly)?|AM|PM)[\s,]*",
    re.IGNORECASE,
)
PLURAL = re.compile(r"(?:[a-z-]*[a-z]{2,}(?<!ss)(?<!us)s|people|police(?:men|women)|\w*men|\w*women)$")
SOMEBODY = re.compile(
    rf"(?:{nouns.RELATION}|{nouns.ACCOUNT.pattern}|{nouns.OFFICIAL.pattern}|{nouns.OUTLET.pattern}|[a-z-]*(?:man"
    r"|woman|person|er|or|ist|ian|ant|ent|ee|ic|girl|boy|child)"
    r"|site|blog|page|feed|broadcaster|station|daily|weekly|paper|magazine|group|faction|party|militia|charity|NGO"
    r"|team|body|cent(?:re|er)|crew|society|foundation|trust|fund|mission|unit|service|board|panel|bureau|collective"
    r"|firm|company|school|clinic|hospital|university|church|mosque|embassy|court|agency|institution"
    r"|organi[sz]ation|league|forum|federation|coalition|alliance|front|brigade"
    r"|bloc|committee|command|branch|wing|arm|department|division|office|desk|monitor|watchdog|tracker|project"
    r"|initiative|platform|portal|outlet|account|user|channel|programme"
    r"|spokes\w+|witness|kin|uncle|aunt|niece|chief|head|imam|sheikh|cleric|priest|nun|monk|governor|mayor|deputy"
    r"|colonel|general|captain|major|lieutenant|sergeant|guard|cook|nurse"
    r"|youth|refugee|relative|native|dean|pilot|judge|tribe|clan|council|union|syndicate|municipality|authority"
    r"|parliament|cabinet|network)$",
)
BY_WHOM = re.compile(r"\s+(?:by|from)\s+(?P<who>.+)")
WRITTEN = re.compile(
    r"statement|post|tweet|message|article|letter|communiqu[ée]|caption|story|release|bulletin|update|note|thread"
)
FUNCTION = rf"(?:of|in|for|the|and|to|on|at|by|under|is|being|with|without|from|against|w|{PARTICLE})"
#: A name with small words within: "Raqqa in Silence", "The Voice of the Voiceless".
TITLED = re.compile(rf"(?:[Tt]he\s+)?[A-Z][\w’'.-]*(?:\s+(?:{FUNCTION}\s+){{0,2}}[A-Z\d][\w’'.-]*)+|{HANDLE}")
