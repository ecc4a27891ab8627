"""Patterns of places by name, of what can stand around them, and of words that take a place away from the event."""

import re

from kg.prose.words.screen import Screened

_AREA = (
    r"neighbou?rhoods?|(?:refugee\s+|displacement\s+|IDP\s+)?camp|city|town|village|hamlet|districts?|area"
    r"|governorate|province|suburb|countryside|sub-?district|region|quarter|island|valley|mountains?|desert|oblast"
    r"|settlement"
)
_ROAD = r"street|road|highway|avenue|junction|intersection|roundabout|square|bridge|crossing|checkpoint|front"
_BUILT = (
    r"school|hospital|mosque|market|university|clinic|airport|port|church|cemetery|stadium|prison|airbase|farms?"
    r"|(?:wedding\s+)?hall|warehouses?|bakery|factory|mill|station|restaurant|caf[ée]|complex|dam|plant|project"
)
_ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa][dnrstz]|[Aa]sh|[Ee][dsz]|[Uu]l)[- ]"
_WORD = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September"
    rf"|October|November|December)\b)(?:{_ARTICLE})?[‘’']?[^\W\d_a-zà-ÿ][\w’'‘-]*(?<![’'‘-])"
)
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
_SIDE = (
    r"(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|central|cent(?:re|er)|heart|middle"
    r"|outskirts|edge|entrance|beginning|end|vicinity|countryside|suburbs?|rural|part|side|surroundings"
)
_SIDES = (
    r"(?:the\s+)?(?P<side>(?:\d[\d.,]*\s*(?:km|kilomet(?:er|re)s|miles|met(?:er|re)s)\s+)?"
    rf"(?:(?:{_SIDE})[- ]+)+(?:of\s+(?:the\s+)?)?)?"
)
_OF_KIND = (
    r"(?:(?P<area>(?:(?!the\b|northern|southern|eastern|western)[a-z]+\s+)?(?:area|region))"
    rf"|{_AREA}|{_ROAD}|(?:[a-z]+\s+)?market)\s+(?:of|called|named|known\s+as)\s+(?:the\s+)?"
)
#: What can stand between the preposition and the name: "the southern", "12 km east of the", "the besieged town of".
_BETWEEN = (
    r"(?:the\s+)?(?:(?:besieged|border|coastal|port|old|densely\s+populated)\s+)?"
    rf"{_SIDES}(?:the\s+)?(?:{_OF_KIND}|(?:city|town|village|district|camp|neighbou?rhood)\s+)?"
)
_HIT = (
    r"(?:bomb(?:ed|s|ing)?|shell(?:ed|ing)|bombard(?:ed|ing|ment)|(?:air)?strikes?|raids?|raided|attack(?:s|ed|ing)?"
    r"|target(?:ed|s|ing)|struck|striking|hit(?:ting)?|massacre|hits|dropped|fired|landed|fell)"
    r"(?P<on>\s+(?:of|on|against|at))?"
)
#: A name behind a preposition of place (`near`, `in`), a compass point, or as what is struck (`hit`).
PLACE = re.compile(
    rf"\b(?:(?P<near>near|outside|around|close\s+to|next\s+to|opposite|between)|(?P<in>in|at|inside|within|on)"
    rf"|(?P<hit>{_HIT})|(?=(?:north|south|east|west)\S*\s+of\s))\s*(?<=\s)?"
    rf"{_BETWEEN}[“‘\"\[(]?(?P<name>{_NAME})[”’\"\])]?(?P<kind>\s+(?:{_AREA}|{_ROAD}|{_BUILT})\b)?(?![\w@])"
)
#: "in the market area of the city": words without a name.
PART = Screened(
    r"\b(?P<hit>(?!))?(?:in|on|at)\s+(?:the|an?)\s+(?P<part>(?:[a-z-]+\s+){1,3}?"
    r"(?:area|district|part|quarter|neighbou?rhood|side)\s+of\s+the\s+(?:city|town|village|camp))\b"
)
#: First words of names that are no places.
NO_PLACE = re.compile(
    r"\w+day\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Arabic|English|Hebrew|French|Turkish|Russian|Kurdish"
    r"|Ukrainian|German|Spanish|Somali|Persian|Farsi|Ramadan|Eid|Christmas|Easter|God|Allah|Paradise|Heaven|Facebook"
    r"|Twitter|Telegram|Instagram|YouTube|TikTok|WhatsApp|LinkedIn|Dr|Mr|Mrs|Ms|Judge|Professor|Prof|Engineer|Captain"
    r"|Major|Colonel|General|Airwars|World|Operation|Resolution|Article|Islam|Islamic|He|She|It|They|We|I|A|An|The|This"
    r"|That|His|Her|Their|But|And|In|On|At|Its|Our|My|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b|[A-Z][A-Z0-9]*\b"
)
#: Last words of names that are no places.
NO_PLACE_ENDS = re.compile(
    r"(?:Today|News\w*|Agency|TV|Network|Press|Media|Post|Times|Radio|Channel|Online|Magazine|Journal|Observatory"
    r"|Ministry|Office|Centre|Center|Society|Facebook|Twitter|X|Telegram|Command|Defen[cs]e|Forces|Army|Brigades?"
    r"|[’']s)$"
)
SOMEBODYS = re.compile(
    r"[’']s?\b|\s*\(?@|\s*(?:(?!(?:killed|injured|wounded|left|hit|struck)\b)[a-z]+\s+)?(?:famil(?:y|ies)|clan|tribe|household|brothers|homes?|house|apartment|building"
    r"|residence|(?:(?!(?:killed|injured|wounded|left|hit|struck)\b)[a-z]+\s+){0,2}(?:fighters?|militants?|operatives?|gunmen|forces|positions?|members?|leaders?"
    r"|commanders?|vehicles?|time|news|page|account|channel|post|statement))\b"
)
EVENT = Screened(
    r"\b(?:(?P<strike>air-?strikes?|strikes?|raids?|bomb\w*|shell(?:s|ed|ing)|artillery|attack(?:s|ed|ing)?|struck|hit"
    r"|hitting|target(?:s|ed|ing)|missiles?|rockets?|drones?|massacres?|explosions?|blast|exploded|landed|fell|fire"
    r"|incident|occurred|happened|took\s+place|carried\s+out|destroyed|levelled|conducted|clashes|ambush\w*|rubble)"
    r"|(?:home|house|building|school|apartment)\s+(?:was|is)\s+located"
    r"|killed|killing|died|dead|deaths?|wounded|wounding|injur(?:ed|ing|ies|y)|martyr(?:s|ed|dom)?|casualties"
    r"|fatalit(?:y|ies)|murdered|executed|slain)\b",
    re.IGNORECASE,
)
#: Behind these a place is that of another deed: of a transfer, of speech, of a life before.
ELSEWHERE = re.compile(
    r"\b(?:taken|transferred|transported|rushed|brought|arriv\w+|admitted|evacuated|moved|carried\s+to|treat(?:ed|ment)"
    r"|buried|burial|funerals?|mourn\w*|prayers?|spoke\w*|speaking|said(?!\s+to\s+(?:be|have)\b)|told|telling|posted"
    r"|published|wrote|writing|according|sources?|activists?|witness\w*|resid\w+|lived?|living|based|born"
    r"|displaced(?!\s+(?:people|persons|families|citizens|civilians)\b)|fled|returned|worked|working|studied|studying"
    r"|previous\w*|earlier|last|hospitali[sz]ed|reported|shared|photo\w*|videos?|images?|from|originally|statement|met"
    r"|interview\w*|ministry|director|head|spokes\w+|health|survived|home(?:town)?\s+in|married|recalled|remembered"
    r"|launched|took\s+off|claimed)\b| {3,}",  # blanks: a speaker's name stood there
    re.IGNORECASE,
)
#: "some of the wounded later died in X": where they were treated.
DIED_LATER = re.compile(r"\b(?:later|wounds|wounded|injured|injuries|succumbed)\b[^.;]{0,40}$", re.IGNORECASE)
SICK = re.compile(r"(?i:hospital|clinic|medical|morgue)")
#: First words that only places have.
PLACE_BEGINS = re.compile(
    rf"(?:{_ARTICLE})|(?:Hayy|Hay|Kfar|Burj|Qasr|Bab|Bani|Souk|Souq|Suq|Bustan|Marj|Nahr|Dayr|Deir|Tal|Tel|Tell|Khan"
    r"|Beit|Bayt|Bir|Ain|Ayn|Kafr|Kafar|Jabal|Jebel|Wadi|Ras|Khirbet|Mount|Port|New|San|Maarat|Ma[’']arat|Jisr)\b"
)
#: Names that persons bear too.
FATHER_OF = re.compile(r"(?:Abu|Abo|Umm?|Om|Ibn|Bin|Bint)\b")
_CLOSES = r"[”’\"\])]?"
#: "on X and Y", "in X, Y and Z".
AND_ANOTHER = re.compile(
    rf"{_CLOSES}(?:(?:,\s+{_NAME})*,\s+{_NAME},?)?\s+and\s+(?:(?:in|near|at|on|the)\s+)*"
    rf"(?:[A-Z][\w’'-]*(?:\s+(?!(?:said|reported|wrote)\b)|[,.;”])|(?:al|el|as)-|$)"
)
KIND = re.compile(rf"\s(?i:{_AREA}|{_ROAD}|{_BUILT})$")
ROAD = re.compile(rf"(?i:{_ROAD}|islands?|mountains?|beach)$")
#: What says where the place before it lies.
CHAINED = re.compile(
    rf"{_CLOSES}(?:\s*\([^()]*\))?,?\s+(?:in|near|at|to\s+the|on\s+the|north|south|east|west|of)\b|[”’\"]?,\s+[A-Z]"
)
LINK = re.compile(
    rf"{_CLOSES}\s*(?:\([^()]*\))?,?\s*(?:(?!and\b|or\b|then\b|while\b|also\b)(?:[a-z-]+|[A-Z]+-held|\d[\d.,]*)\s+){{0,5}}"
)
WAS_HIT = re.compile(
    rf"{_CLOSES}\s+(?:was|were|is|are|had\s+been|has\s+been|came)\s+(?:\w+\s+){{0,2}}?(?:hit|struck|targeted|bombed"
    r"|shelled|attacked|bombarded|raided|under\s+(?:fire|attack|bombardment|shelling))\b"
)
FRONT = re.compile(r"\s*[,:]?\s*(?:that\s+)?[“‘\"]?\s*")
STOP = re.compile(r"[.;!?:](?=\s|$)|…|\n")
COMMA = re.compile(r",?\s+")
