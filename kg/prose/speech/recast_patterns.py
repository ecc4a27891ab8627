"""Turns of phrase that are put into the plain order, and how."""

import re

from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened
from kg.prose.words.wordlists import words

POST = (
    r"(?:post|tweet|statement|report|article|message|caption|obituary|tribute|memorial|video|interview|announcement"
    r"|press release|publication|update|testimony|story|thread|note)"
)
IMPERSONAL = Screened(
    rf"\b(?P<lead>[Ii]n|[Ww]ithin)\s+(?:the|this|that|its|his|her|their)\s+(?:same\s+|original\s+)?{POST}"
    r"(?P<was>,?\s+it\s+(?:was|is|has been|had been)\s+)(?=(?:also\s+|further\s+|\w+ly\s+)?[a-z]+ed\b"
    r"|said\b|written\b)"
)
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday)"
)
DATED = Screened(
    r"(?<=\w)(?P<dated>,?\s(?:issued|published|released|dated|posted|shared|uploaded|made|sent|aired|broadcast)"
    r"(?:\s+(?:online|publicly))?\s+(?:on\s+|in\s+|from\s+)?(?:(?:the\s+)?(?:same|following|next)\s+day|that\s+day"
    r"|later"
    rf"|(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}(?:,?\s+\d{{4}})?"
    rf"|{MONTH}(?:,)?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s+\d{{4}})?"
    r"|(?:(?:shortly|just|soon|hours|minutes|days|an\s+hour)\s+)?(?:before|after|during|while|as)\s+(?:the|an?"
    r"|this|that|it|his|her|their)\s[^,;:“”]{2,50}(?=,)),?)(?=\s+(?P<verb>[a-z]+)\b)"
)
#: "“…,” ran Noor News’s headline", "“…,” read the banner of Noor News": so it said.
RAN = Screened(
    r"(?<=[,”\"])\s+(?P<verb>r[au]ns?|reads?|went|goes|announced|declared|said)\s+(?:(?:the|an?)\s+(?:[a-z-]+\s+)?(?P<of>(?:headline|banner|title|ticker|front\s+page|caption)\s+(?:of|on|in)\s+)"
    r"(?=[A-Z])|(?:the\s+)?[A-Z][\w’'.-]*(?:\s+[A-Z][\w.-]*){0,4}?(?P<its>[’']s?\s+(?:[a-z-]+\s+)?(?:headline|banner|title|ticker|front\s+page|caption))(?=\s*[.,;]|\s*$))"
)
#: "It was Noor News that first reported".
CLEFT = re.compile(
    r"\s*(?P<was>It\s+(?:was|is)\s+)(?=(?:(?:the|outlet|user"
    r"|account)\s+){0,2}[A-Z@])[^,.;:“”]{2,60}?\s(?P<that>that|who|which)(?=\s)"
)
#: "Defense for Children – Palestine documented": the dash stands within the name.
DASHED = Screened(
    r"\b[A-Z]\w+(?P<dash>\s[–—-]\s(?:[A-Z]\w+|[\u0590-\u06ff]+))(?=\s+(?:also\s+|\w+ly\s+)?(?P<verb>[a-z]+)\b)"
)
#: "a resident who asked not to be named told AFP": why he has no name is no more of what he says.
NAMELESS = Screened(
    r"(?<=\w),?\s+(?:who\s+(?:asked|wished|requested|preferred|wanted|chose|spoke|declined|did\s+not\s+(?:want"
    r"|wish))\s[^,.;:“”]{0,40}?"
    r"(?:named|identified|anonymous(?:ly)?|anonymity)|(?:(?:speaking"
    r"|talking)\s+)?on\s+(?:the\s+)?condition\s+of\s+anonymity"
    r"|(?:speaking|talking)\s+anonymously)\b,?"
    r"|\s[–—-]\s(?:among|amongst)\s+(?:\w+\s+)?others\s[–—-](?=\s)|,?\s+\((?:among|amongst)\s+(?:\w+\s+)?others\)"
    r"|,\s+(?:among|amongst)\s+(?:\w+\s+)?others,"
    r"|^Speaking\s+(?:on\s+(?:the\s+)?condition\s+of\s+anonymity|anonymously),"
)
#: "said by phone that": nobody called Phone said it.
MEANS = Screened(
    r"(?<=\w)\s(?:by|via|over|through)\s+(?:an?\s+|the\s+)?(?:(?:satellite\s+|mobile\s+|tele)?phone|e-?mails?"
    r"|WhatsApp|(?:text|voice|video)\s+(?:messages?|calls?))"
    r"(?=\s+(?:that|from|on|to)\b|\s*[,:.]|\s+[“‘\"])"
)
#: "The highest toll came from Noor News": Noor News gave it.
CAME_FROM = Screened(
    r"\b(?:figures?|tolls?|numbers?|counts?|estimates?|tally|claims?|news|reports?|accounts?|versions?|total"
    r"|information|accusations?"
    r"|allegations?|confirmation|announcement|details)\b[^.;:“”]{0,60}?\s(?P<came>(?:also\s+|first\s+|initially\s+)?"
    r"(?:(?:came|comes|originat(?:ed|es)|stem(?:med|s)|was|is|are|were)\s+(?:\w+ly\s+|first\s+)?(?:from|with)"
    r"|(?:goes|went|traces|leads)\s+back\s+to))(?=\s)"
)
#: "An hour later came a correction from the hospital: four dead": the hospital gave it.
CAME_A = Screened(
    r"\b(?P<came>(?:came|comes|followed)\s+(?:an?|the|another|its|their)\s+(?:[a-z-]+\s+){0,2}?(?:correction|statement|report|update"
    r"|figure|toll|post|message|account|word|version|claim|count|denial|confirmation|announcement)\s+(?:from|by|of))\s+"
    r"(?=(?:the\s+)?(?:[a-z]+\s+){0,3}?[A-Z@])"
)
#: "Noor News had it from a medic that": it quotes him.
HAD_FROM = Screened(r"(?<=[\w’,])\s+(?P<had>(?:had|has)\s+it\s+from)\s+(?=[^,;:“”]{2,60}?,?\s+that\b)")
#: "That figure is also found in posts by Noor News": Noor News gave it.
FOUND_IN = Screened(
    r"\b(?P<found>(?:found|contained|included|repeated|echoed|given|stated|mentioned|seen)\s+in\s+(?:(?:an?|the"
    r"|several|two|other|both|subsequent|later|its|some)\s+)?"
    r"(?:[a-z]+\s+)?(?:posts?|reports?|tweets?|statements?|articles?|lists?|updates?|messages?)\s+(?:by|from"
    r"|of))\s+(?=(?:the\s+)?[A-Z@])"
)
#: "The hits were also covered by Noor News": Noor News told of them.
COVERED = Screened(
    r"\b(?:attacks?|strikes?|airstrikes?|raids?|shelling|bombing|bombardment|incidents?|events?|hits|news|story|massacre|deaths?|killings?)\s+"
    r"(?:was|were|has\s+been|had\s+been)\s+(?:also\s+|\w+ly\s+)?(?P<covered>covered)\s+(?:\w+ly\s+)?by\s+(?=(?:the\s+)?(?:[\w/’'-]+\s+){0,3}?[A-Z@])"
)
#: "All sources except Noor News reported": Noor News did not.
EXCEPT = Screened(
    r"\b(?:[Ss]ources|[Oo]utlets|accounts|users|media|others|reports|all|none)(?P<but>,?\s+(?:except(?:\s+for)?"
    r"|apart\s+from|other\s+than|save\s+for|bar"
    r"|with\s+the\s+exception\s+of|excluding)\s+[^.;:“”]{2,60}?)(?=,?\s+(?:also\s+|\w+ly\s+)?(?P<verb>[a-z]+)\b)"
)
#: "Noor News was the only source that reported".
ONLY_ONE = Screened(
    r"(?P<was>\b(?:was|were)\s+(?:also\s+)?(?:among\s+|one\s+of\s+)?the\s+(?:only|first"
    r"|sole)\s+(?:\w+\s+){0,2}?(?:that|who|which))\s+(?P<verb>[a-z]+)\b"
)
#: "Noor News, a page that documents life under siege, wrote", "a doctor who treated the girls said": no words of his.
SAID = (
    r"(?:said|wrote|stated|told|reported|claimed|announced|posted|tweeted|confirmed|recalled|described|noted"
    r"|blamed|accused|put|gave|counted|denied|mourned|concluded|estimated(?=\s+(?:that|at|the|\d))|added|insisted"
    r"|explained"
    r"|maintained|swore|spoke|acknowledged|admitted|conceded|asserted|testified)"
)
WHO_DOES = r"(?:had\s+|has\s+|have\s+|was\s+|were\s+|also\s+|\w+ly\s+)*(?P<does>[a-z]+)\s"
RELATIVE = tuple(
    re.compile(rf"{pattern}(?=\s+(?:(?:also|later|then|\w+ly)\s+)?{SAID}\b)")
    for pattern in (
        rf"(?<=[\w’])(?:,\s(?:an?|the)\s[^,;:“”]{{2,60}}?)?(?P<rel>,?\s(?:who|which)\s+{WHO_DOES}[^,;:“”]{{2,90}},)",
        rf"(?<=[\w’])(?P<rel>,\s(?:an?|the|one)\s[^,;:“”]{{2,60}}?\s(?:who|which"
        rf"|that)\s+{WHO_DOES}[^,;:“”]{{2,90}},)",
        rf"(?<=[\w’])(?P<rel>\s(?:who|which)\s+{WHO_DOES}[^,;:“”]{{2,60}}?)",
        rf"^(?:[^,;:“”]{{2,60}},\s)?(?:The|An?|the"
        rf"|an?)\s(?:[a-z-]+\s){{0,3}}?[a-z-]+(?P<rel>\sthat\s+{WHO_DOES}[^,;:“”]{{2,80}}?)(?!\s+(?:\w+ly\s+)?(?:gave"
        r"|put|spoke|counted)\b)",
    )
)
#: "When contacted by Noor News, an official said": who asked does not speak.
ASKED = re.compile(
    r"\s*(?:(?:When|Once|After\s+being)\s+)?(?:contacted|Contacted|asked|Asked|reached|Reached|approached"
    r"|Approached|questioned|Questioned|pressed|Pressed"
    r"|interviewed|Interviewed)\s(?:[a-z]+\s){0,6}?by\s+(?:[^,;:“”]{2,60},(?=\s)|(?:our|the|its)\s+(?:\w+\s)?(?:team|researchers?"
    r"|staff|monitors?|reporters?|journalists?|correspondent)(?=\s+(?:the\s+)?[A-Z]))"
)
#: "In its reply AFRICOM said": where it said so.
IN_REPLY = re.compile(
    r"\s*In\s+(?:its|his|her|their|an?|the)\s+(?:[a-z-]+\s+){0,3}?(?:reply|response|answer|rebuttal|letter|e-?mail"
    r"|briefing|readout)(?:\s+to\s+[^,;:“”]{2,40}?)?,?(?=\s+(?:[Tt]he\s+)?[A-Z@])"
)
#: "came to no conclusion on who fired", "left open who was behind it": said in so many words.
IN_WORDS = Screened(
    r"\b(?:(?:came|comes|come)\s+to|reached|drew|draws|reaches)\s+(?:no|the"
    r"|a)\s+(?:[a-z]+\s+)?conclusions?(?=\s+(?:that|on|as\s+to|about|regarding|over)\b)"
    r"|\b(?:left|leaves)\s+(?:it\s+)?open(?=\s+(?:who|which|whether)\b)"
    r"|\bhad\s+it(?=\s*(?:[.,;]|$))"
    r"|\b(?:traded|exchanged|swapped)\s+(?:blame|accusations)\b"
    r"|\b(?:settled\s+on|arrived\s+at|came\s+up\s+with|came\s+to|went\s+with|stuck\s+(?:to|with)|stood\s+by"
    r"|ended\s+up\s+(?:at|with))"
    r"(?=\s+(?:an?|the|its|their)\s+(?:\w+\s+){0,2}?(?:toll|figures?|number|count|total|tally)\b)"
    r"|\b(?:had|has)(?=\s+(?:an?\s+|the\s+)?(?:slightly\s+)?(?:final|latest|updated|higher|lower|revised|different"
    r"|similar|larger|smaller)\s+(?:\w+\s+)?(?:toll|figures?|number|count|total|tally)\b)"
    r"|\b(?:had|has|have)(?=\s+(?:it|them|the\s+(?:death\s+)?(?:toll|number|count|figure"
    r"|total)(?:\s+of\s+(?:the\s+)?\w+)?)\s+(?:at|as)\s)"
    rf"|(?<!who\s)\b(?:had|has)(?=\s+(?:(?:the\s+)?(?:{NUMBER_WORD}\s+)?names\b"
    rf"|(?:at\s+least\s+)?{NUMBER_WORD}\s+(?:dead|deaths|killed|martyrs|wounded|injured)\b))"
    r"|\b(?:had|has|have)\s+it(?=\s+that\b)"
    r"|\b(?:accepted|accepts|assumed|shouldered)(?=\s+(?:full\s+|its\s+)?(?:responsibility|blame|liability)\b)"
    r"|\bbrought(?=\s+(?:the|its|their)\s+(?:[a-z]+\s+){1,4}?(?:down|up)\s+(?:from\s+\w+\s+)?to\s)"
    r"|\b(?:was|is)\s+of\s+the\s+(?:opinion|view)(?=\s+that\b)|\b(?:let\s+it\s+be|made\s+it|made)\s+known(?=\s+that\b)"
)
#: "was unsure whether", "saw the hand of A behind it": said in so many words.
UNSURE = Screened(
    r"(?<!\bwas )(?<!\bwere )\b(?:carried|aired|repeated|relayed)"
    r"(?=\s+(?:the\s+same|an\s+identical|a\s+similar|similar|identical)\s+"
    r"(?:reports?|news|story|figures?|toll|information|claims?|account|numbers?|details)\b(?!\s+by\b))|"
    r"\b(?:saw|sees)(?=\s+the\s+(?:hand|handiwork|fingerprints|work)\s+of\b)"
    r"|\b(?:was|were|is|are|remained)\s+(?:\w+ly\s+)?(?:unsure|uncertain|undecided|not\s+(?:sure"
    r"|certain))(?=\s+(?:as\s+to\s+)?(?:whether|who|if|which|whose)\b)"
    r"|\b(?:put|puts|brought|came)\s+out(?:\s+with)?(?=\s+(?:an?|the|its|their)\s+(?:\w+\s+){0,2}?(?:statement|post"
    r"|message|bulletin|list|report)\b)"
)
#: "Sami, whom Russia installed as governor, said".
WHOM = re.compile(rf"(?<=[\w’])(?P<rel>,\swhom\s[^,;:“”]{{2,90}},)(?=\s+(?:(?:also|later|then|\w+ly)\s+)?{SAID}\b)")
TELLS = words(
    "calls called goes introduces styles signs describes names told gave identified introduced put quoted cited claimed"
    " mourned blamed shared published"
)
#: "Hezbollah “categorically” denied": one quoted word before the verb.
ONE_WORD = Screened(r"(?<=\w)(?P<quoted>\s[“\"]░{3,20}[”\"])(?=\s+(?P<verb>[a-z]+ed)\b)")
#: "Sami Odeh, installed by Russia as governor, said": what he is called.
INSTALLED = Screened(
    r"(?<=[\w’])(?P<rel>,\s[a-z]{2,}(?:ed|en)\s(?:by|in|to"
    r"|on)\s[^,;:“”]{2,60}\sas\s[^,;:“”]{2,80},)(?=\s+(?:(?:also|later|then|\w+ly)\s+)?(?P<verb>[a-z]+)\b)"
)
#: "spoke to a guard at the school, Sami Odeh of the Harbour Guild, who said": Sami says it.
MET = Screened(
    r"\b(?:(?:spoke|talked)\s+(?:to|with)|interviewed|met(?:\s+with)?|contacted)(?P<desc>\s(?:an?|the|its|his"
    r"|her)\s[a-z][^,;:“”]{2,60},)?"
    r"(?:\s(?:Lt|Col|Gen|Maj|Capt|Sgt|Dr|Eng)\.?)*(?:\s(?:al-|el-)?[A-Z][\w’'-]*(?:\s(?:al-|el-|bin\s"
    r"|abu\s)?[A-Z][\w’'-]*){0,3})"
    r"(?P<of>\s(?:of|from|at|with|for)\s(?:the\s)?[A-Z][^,;:“”]{2,60}?)?(?P<app>,\s(?:the|an?|its|head|director)\s[a-z][^,;:“”]{2,60})?"
    r"(?=,\s(?:who|he|she)\s)"
)
#: "Another post, from the page Harbour Now, mourned": whose post it is stands between commas.
POST_FROM = Screened(
    r"\b(?:[Aa]nother|[Oo]ne|[Aa]n?|[Tt]he)\s+(?:[a-z]+\s+)?(?:post|tweet|message|statement|comment|update|tribute|video|report)(?P<off>,)\s+"
    r"(?P<by>from|by|on)\s+(?:(?:the|an?|user|account|page|group|channel|neighbou?r|relative|cousin|friend|colleague|Facebook|Telegram|Twitter),?\s+){0,4}"
    r"(?:[A-Z@]|al-)[^,;:“”]{1,50}?(?P<end>,)(?=\s+(?:also\s+|\w+ly\s+)?(?P<verb>[a-z]+)\b)"
)
#: "condemned the raid, in which he said five people died": it is all he said.
IN_WHICH = Screened(
    r"\b(?:condemned|denounced|mourned|described|blamed|criticised|criticized)\s[^.;:“”]{2,90}?,?\s(?:in\s+which|during\s+which|which|that)\s(?P<it>(?:he|she|it|they)\s+(?:said|claimed|stated|alleged))(?=\s)"
)
#: "Noor News was told by a doctor that": it quotes him.
WAS_TOLD = Screened(
    r"(?<=[\w’])\s(?P<told>(?:was|were)\s+(?:also\s+|later\s+)?told\s+by)\s+(?=(?:an?|the|one|two|its|[A-Z])[^,;:“”]{2,60}?\s+that\b)"
)
#: "Sami Odeh “strongly condemned” the killing of four": the verb is his own word.
CONDEMNED = Screened(
    r"(?<=[\w,’])\s+(?P<verb>[“\"]░{8,40}[”\"])(?=\s+the\s+(?:killing|deaths?|attack|strike|raid|bombing|targeting|massacre|murder|shelling)\b)"
)
