"""Words by which a page tells of an event that is not its own: signs, weapons, places, days, months and years."""

import re

from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

_WHEN = r"(?:day|morning|evening|night|afternoon|week|hour|time|date)"
_STRIKE = r"(?:strike|airstrike|attack|raid|incident|bombing|explosion|shelling|missile|rocket|shell|event)"
#: What tells that something else is told of.
SIGN = Screened(
    rf"\b(?:the|that)\s+same\s+{_WHEN}\b|\bthat\s+day\b|\b(?:was|were|had|also)\s+also\b|\balso\s+(?:been\s+)?(?:killed|died|wounded|injured|saw|claimed|left|lost)\b"
    rf"|\bseparate(?:ly)?\b|\banother\b|\belsewhere\b|\bmeanwhile\b|\b(?:different|similar|second|further|other)\s+(?:[\w-]+\s+)?{_STRIKE}s?\b"
    rf"|\b(?:an?|{NUMBER_WORD}|several|few)\s+(?:hours?|days?|weeks?|months?)\s+(?:earlier|before|later|previously|afterwards)\b"
    rf"|\b(?:{NUMBER_WORD}|several|many)\s+times\b"
    r"|\bin\s+the\s+same\s+(?:post|article|report|statement|bulletin|message|update)\b"
    r"|\b(?:nearby|neighbou?ring|adjacent)\s+(?=[A-Z]|al-|(?:town|village|city)\b)"
    r"|\balso\s+(?:on|in|at|that)\b|\bas\s+well\b(?!\s+as)|\bon\s+(?:that\s+date|the\s+eve)\b"
    rf"|\bthe\s+(?:previous|following|next|preceding)\s+{_WHEN}\b|\bthe\s+{_WHEN}\s+(?:before|after|earlier)\b"
    rf"|\b(?:earlier|later)\s+(?:that|in\s+the|the\s+same|on\s+the\s+same)\s+{_WHEN}\b|\bon\s+a\s+different\s+front\b",
    re.IGNORECASE,
)
#: Weapons that leave no doubt where the page has told of none such.
WEAPON = Screened(
    r"\b(?P<kind>rocket|mortar|shell|roadside\s+bomb|car\s+bomb|suicide|IED|landmine|mine|missile|sniper|ambush|explosive\s+device|shelling)s?\b"
    r"(?:\s+(?:fire|shells?|attack|bomber|rounds?))?(?=\s+(?:fired|launched|from|that|which|had|by|on|at|in|near|killed|wounded|injured|of|while|when|as|nearby|there)\b|\s*(?:[.,;]|$))"
)
#: "five residents of Hajla were killed", "on the road to Hajla".
OF_PLACE = Screened(
    r"\b(?:in\s+(?:nearby|neighbou?ring|adjacent)|(?:residents|inhabitants|villagers|people|civilians)\s+of|(?:rockets?|shells?|mortars?|missiles?|bombs?|strikes?|raids?|fire)(?:\s+[a-z]+){0,3}?\s+(?:on|at)"
    r"|shelled|bombed|raided|hit|struck)\s+(?P<name>(?:[Aa]l-)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)(?!\s*(?:street|road|neighbou?rhood|quarter|hospital|school|camp|mosque|market|district|[’']s|famil))"
    r"|\bon\s+the\s+(?:\w+\s+)?road\s+(?:to|from)\s+(?P<road>(?:[Aa]l-)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)"
)
#: "55 martyrs in Rafah and Hajla": a toll of two towns.
TWO_TOWNS = Screened(
    r"\b(?:in|(?:raids|strikes|attacks|airstrikes)\s+on)\s+(?:both\s+)?(?P<one>(?:[Aa]l-)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)\s+and\s+(?:in\s+)?(?P<two>(?:[Aa]l-)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)(?=\s*(?:[.,;”]|$|on\b|that\b|the\b|by\b))"
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = Screened(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
MONTH = rf"(?:{'|'.join(MONTHS)})"
_HARMED = (
    r"(?:killed|died|dead|martyred|wounded|injured|hurt|strikes?|raids?|attacks?|bombings?|massacres?|shelling|explosions?|bombed|struck"
    r"|hit|shelled|attacked|burned|burnt|exploded|collapsed)"
)
_LIVED = (
    r"(?:since|displaced|born|married|wed|engaged|moved|built|returned|graduated|fled|joined|arrived|came|come|founded|opened|bought|rented"
    r"|evacuated|released|left|published|posted|wrote|statement|report|list|article|interview\w*|contacted|visited|wounds|injuries)"
)
#: "killed in May", "in May, a raid on": when others were harmed.
IN_MONTH = Screened(
    rf"(?:\b{_HARMED}\b(?:(?!\b{_LIVED}\b)[^,;.“”]){{0,60}}?,?\s+(?:in|of|on)|^\s*(?:that\s+)?(?:in|on))\s+"
    rf"(?:early\s+|late\s+|mid-|last\s+|the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:(?P<month>{MONTH})\b(?![’']s)|(?P<year>(?:19|20)\d\d)\b)"
)
THAT = re.compile(r"^.*?\bthat\b", re.DOTALL)
#: "to which they had moved a day earlier": nothing of the strike.
MOVED = re.compile(rf"\b{_LIVED}\b[^,;.“”]{{0,50}}?\b(?:earlier|before|ago|previously|that\s+day|same\s+day)\b")
DATE = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:of\s+)?(?P<year>20\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{'|'.join(MONTHS)})\s+(?P<year2>20\d\d)\b"
)
DAY = Screened(
    rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:to|-|–|until|and)\s*(?:{MONTH}\s+)?\d)"
    rf"|\b(?<!to )(?<!and )(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH})\b"
)
#: "ISIS had executed two men": by no strike.
BY_ISIS = Screened(
    r"\b(?:ISIS|ISIL|Daesh|Islamic\s+State|[Aa]l[- ]Shabaab|militants|jihadists|group)"
    r"\s+(?:had\s+|has\s+|have\s+)?(?:publicly\s+)?(?:executed|beheaded|crucified|hanged|stoned|arrested)\b"
    r"|\b(?:executed|beheaded|crucified|hanged|stoned)\s+by"
    r"\s+(?:ISIS|ISIL|Daesh|Islamic\s+State|[Aa]l[- ]Shabaab|militants|jihadists|the\s+group)\b"
)
LEAD = 300  #: code points at the head of a page in which it tells when and where
LARGE = 5  #: two tolls that are the same may be so by chance below this
#: Weapons of those on the ground, of which a strike from the air is never told.
LAID = frozenset({"roadside", "car", "suicide", "ied", "landmine", "mine", "explosive", "ambush"})
#: Where one figure's words end and the next one's begin.
CUT = re.compile(r"[.;]\s|,\s+(?:which|and|while|but|whereas)\s|\s(?:and\s+that|while|whereas)\s|\n")
TOWN = re.compile(r"\s*(?:city|town|village|hamlet)?")
#: "the town of Hajla lost eight people".
TOWN_LOST = Screened(
    r"\bthe\s+(?:town|village|city)\s+of\s+(?P<name>(?:[Aa]l-)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)\s+(?:had\s+)?(?:lost|saw|recorded|witnessed|mourned)\b"
)
CAPITAL = re.compile(r"\bin\s+the\s+capital\b")
CAPITALS = re.compile(
    r"\b[Cc]apital\b|\bSana|\bDamascus\b|\bBaghdad\b|\bTripoli\b|\bMogadishu\b|\bKyiv\b|\bKiev\b|\bBeirut\b|\bTehran\b"
)
#: First words that many places share.
SHARED = frozenset(
    re.findall(
        r"\w+",
        "bani banu beit bayt deir dayr kafr kafar kfar tell tal tel khan jisr jabal jebel bir ain ayn umm abu wadi ras"
        " camp old new the city town village qasr burj maarat khirbet hay hayy north south east west northern southern"
        " eastern western port saint mount",
    )
)
ARTICLE = re.compile(r"^(?:al|el|a[dnrstz]|ash|e[dsz])[-\s]|^[‘’']")
WORD = re.compile(r"[^\W\d_][\w’‘'-]*")
#: Two of these may be two places.
AT_NAME = re.compile(r"\b(?:in|at|near)\s+(?:al-)?[A-Z]")
