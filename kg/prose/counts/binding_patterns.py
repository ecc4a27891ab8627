"""Words that bind a number to those killed or hurt, and that keep it from them."""

import re

from kg.model import Harm
from kg.prose.words import harm
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

BODIES = re.compile(
    r"\b(?:arriv\w+|reach\w+|saw|seen|counted|recover\w+|carry(?:ing)?|pulled|retriev\w+|receiv\w+|transferred|brought|buried(?!\s+(?:under|beneath|below))"
    r"|transported|counted|taken|moved|carried|delivered|evacuated"
    r"|under\s+the\s+(?:rubble|houses|debris|ruins|wreckage|buildings?)|in\s+the\s+(?:morgue|streets?)|on\s+the\s+ground|extracted|exhumed|removed|found|laid"
    r"|lying|there\s+(?:were|are)|(?:at|in)\s+(?:the\s+|an?\s+)?(?:[\w’]+\s+){0,2}(?:morgue|mortuary))\b",
    re.IGNORECASE,
)
BE = r"(?:\s+(?:of\s+(?:its|the|his|her|their)\s+\w+))?\s+(?:(?:were|was|had|have|been|being)\s+){1,2}"
AND = re.compile(r"\band\s+$")
ITS_OBJECT = re.compile(
    rf"\s+(?:(?:at\s+least|about|some|over|up\s+to|as\s+many\s+as|more\s+than|around|nearly)\s+)?(?:{NUMBER_WORD}(?!\s+(?:days?|hours?|weeks?|minutes)\b)"
    rf"|several|dozens|the|his|her|its|their|an?|another)(?:\s+[a-z]|\s*(?:[,.;”]|$))"
)
AFTER = re.compile(
    rf"(?:\s*[“\"‘](?=(?:was|were|had|have|has|all|died|killed|perished|[a-z]+ly)\b)"
    rf"|{BE}[“\"‘](?=(?:\w+ly\s+)?(?:{harm.KILLED_VERB}|{harm.INJURED_VERB})\b))?(?P<gap>(?:[^.;:!?“”\n()]"
    rf"|\([^()]{{0,80}}\)){{0,160}}?)\b(?:(?P<killed>{harm.KILLED_VERB})"
    rf"|(?P<injured>{harm.INJURED_VERB}))\b",
    re.IGNORECASE,
)
#: "the number of detainees killed", "the number who were wounded"; fighters are counted apart.
OF_WHICH = (
    r"(?:of\s+(?:the\s+|its\s+|all\s+)?(?:(?!(?:wounded|injured|houses|strikes|\w*fighters|militants|soldiers"
    r"|terrorists|combatants|troops)\b)[\w-]+\s+){1,2})?(?:(?:who|that)\s+(?:were|had\s+been)\s+|reportedly\s+)?"
)
TOLL = Screened(
    r"(?P<words>(?:(?:put|puts|putting|gave|giving|set|setting|placed|placing)\s+(?:the|their"
    r"|a)\s+)?(?:(?P<killed>(?:death\s+(?:toll|tool|count)|toll|(?:lowest|highest|lower|higher|largest|smallest"
    r"|final)\s+(?:figure|count|number|estimate|total)(?=,\s|\s+of\s(?!(?:the\s+)?(?:injured|wounded|injuries)\b))"
    r"|(?:numbers?|count|estimates?|figures?|tally|total)\s+of\s+(?:the\s+)?(?:martyrs|dead|deaths|killed"
    r"|fatalities|victims\s+killed"
    r"|victims|people\s+killed|persons\s+killed|civilians\s+killed|those\s+(?:who\s+(?:were\s+)?)?(?:killed|dead"
    rf"|died))|(?:numbers?|count|figure|total)\s+{OF_WHICH}(?:killed|dead|who\s+(?:had\s+)?died))"
    rf"|(?:reported\s+)?figure|(?:number|count|total)(?=\s+at\s)|number(?=\s+(?:to|as)\s)|the\s+(?:dead"
    r"|killed|martyrs)(?=\s+(?:at|to|numbered|totall?ed|number)\s)"
    r"|(?<=put the )(?:civilian\s+)?(?:dead|deaths)"
    r"|(?:(?<=put )|(?<=puts )|(?<=putting )|(?<=revised )|(?<=updated )|(?<=raised )|(?<=corrected )"
    r"|(?<=amended )|(?<=lowered )|(?<=adjusted )"
    r"|(?<=updating )|(?<=revising )|(?<=raising )|(?<=correcting ))(?:it\b|this\b|that\b"
    r"|its\s+(?:\w+\s+)?(?:toll|count|figure|number)))"
    r"|(?P<injured>the\s+(?:wounded|injured)(?=\s+(?:at|to)\s)|(?:number|count)\s+of\s+(?:the\s+)?(?:injured"
    rf"|wounded|injuries|those\s+injured)|(?:number|count|figure|total)\s+{OF_WHICH}(?:injured|wounded|hurt)"
    r"|(?<=\band\s)(?:that\s+)?of\s+(?:the\s+)?(?:injured|wounded)(?=\s+(?:at|to|as)\s)))"
    r"(?:from\s+\d+\s+|(?!\d|\b(?:wounded|injured)\s+(?:at|to|as)\b|\binjur(?:y|ies)\b|\bwounding\b|\bthat\s+of\b)[^.;!?“”]){0,50}?(?:\b(?:at|to|of"
    r"|was|is|(?<!,\s)as"
    r"|reach|exceed|reached|reaching|now|stood|numbered|totall?ed|has|had|gone|went|risen|climbed|jumped)\s+|(?<=\btoll\s)"
    r"|(?<=(?:figure|number),\s)|(?<=count,\s)|(?<=total,\s)|(?<=estimate,\s)|(?<=toll,\s)|(?<=injured,\s)"
    r"|(?<=wounded,\s)"
    r"|(?<=dead,\s)|(?<=killed,\s)|(?<=deaths,\s)|(?<=martyrs,\s)))[“‘\"]?\[?$",
    re.IGNORECASE,
)
#: "mentioned wounded, putting their number at three".
OF_WOUNDED = re.compile(
    r"(?<!killed and )(?<!dead and )\b(?:wounded|injured|injuries)(?:\s+people|\s+civilians)?,?\s+(?:and\s+)?$"
)
#: "the number of injured people exceeded 60".
EXCEEDED = re.compile(
    r"\b(?:toll|(?:number|count)\s+of\s+(?:the\s+|those\s+)?(?:martyrs|dead|deaths|killed|victims|fatalities|people\s+killed"
    r"|(?P<injured>injured|wounded|injuries|people\s+injured)))(?:\s+people|\s+persons)?\s+(?:(?:had|has|have|already)\s+)*$",
    re.IGNORECASE,
)
#: "the raid claimed seven lives".
CLAIMED = re.compile(r"\b(?:claim(?:ed|ing|s)|took|taken|taking|takes|cost|costing|ended|snuffed\s+out)\s+$")
LIVES = re.compile(r"\s+(?:(?:more|other|civilian|innocent|young|human|[A-Z]\w+)\s+){0,2}lives\b")
#: "a woman died, bringing the total to eight".
TOTAL = re.compile(
    r"\bmaking\s+(?:it\s+|(?:for\s+)?a\s+total\s+of\s+)?$|\b(?:bringing|raising|taking|pushing|increasing|(?:which"
    r"|that|this|and)\s+(?:brought|raised|took|pushed|increased))"
    r"\s+(?:the|its|their)\s+(?:(?:overall|final|confirmed)\s+)?(?:total|count|number|figure|tally)\s+to\s+$"
)
#: "now speaks of eleven, after two boys succumbed".
SPEAKS_OF = re.compile(
    r"\b(?:speaks?|spoke|speaking|has|had)\s+(?:now\s+)?of\s+$|\b(?:puts?|put)\s+(?:it|the\s+toll)\s+at\s+$"
)
AFTER_A_DEATH = re.compile(r",\s+(?:after|since|because|as)\s+[^.;“”]{2,60}?\b(?:died|succumbed|passed\s+away|dead)\b")
#: Where several were killed at once, the total may be that of a day.
DIED_LATER = re.compile(
    r"\b(?:wound(?:ed|s)|injur(?:ies|ed)|succumb\w*|later|another|hospital|blood|second|third|fourth|fifth|sixth)\b"
)
NOT_DEAD = re.compile(r"[^.;,]{0,40}?\b(?:injured|wounded|hurt|casualties|houses|homes|strikes|injuries)\b")
#: "three people were shot by soldiers", where the words speak of the dead.
SHOT = re.compile(
    r"[^.;:!?“”\n()]{0,60}?\b(?:was|were|been|being)\s+(?:\w+ly\s+)?(?P<shot>shot|gunned\s+down)\b(?!\s+(?:at|in)\b)"
)
OF_THE_DEAD = re.compile(r"\b(?:dead|killed|deaths?|toll|fatalit\w+|martyrs?|bod(?:y|ies)|died)\b", re.IGNORECASE)
OF_THE_HURT = re.compile(r"\b(?:injur\w+|wound\w+|hurt|hospitali\w+)\b", re.IGNORECASE)
#: "nobody of the six in the house survived": none is left.
NONE_OF = re.compile(
    r"\b(?:none|nobody|no\s+one|not\s+(?:a\s+single\s+)?one)\s+(?:(?:out\s+)?of|among|from)\s+(?:the|those|these"
    r"|his|her|their|our|my)\s+$",
    re.IGNORECASE,
)
SURVIVED = re.compile(
    r"[^.;:“”]{0,60}?\b(?:survived|(?:came|come|got|pulled|brought|made\s+it)\s+out|(?:left|remained|is)\s+alive)\b"
)
NONE_LEFT = re.compile(
    r"[^.;:“”]{0,90}?,?\s(?:and\s+(?:that\s+)?)?(?:none|nobody|no\s+one|not\s+one)\s+(?:of\s+(?:them"
    r"|whom)\s+)?(?:had\s+)?"
    r"(?:survived|(?:came|got|made\s+it)\s+out(?:\s+alive)?|was\s+left\s+alive)\b"
)
#: "two lifeless bodies and a wounded boy": the boy is the one who is hurt.
OF_ANOTHER = re.compile(r"\b(?:an?|one|another|several|some)\s+$")
LATER_DIED = re.compile(r"\s+(?:[a-z]+\s+){0,3}?(?:died|succumbed|passed\s+away|dying|perished)\b")
#: "the death of one more of the wounded".
DEATH_OF = re.compile(r"\b(?:deaths?|dying|loss|martyrdom)\s+of\s+$")
#: "12 beds for the wounded": who is told of is not those counted.
FOR_THEM = re.compile(
    r"\b(?:for|to|by|with|carr(?:y\w*|ied)|treat\w*|transport\w*|helping|assist\w*)\s+(?:the|all|those)\s+$"
)
LIVES_LOST = re.compile(
    r"\s+(?:(?:more|other|civilian|innocent|young|human)\s+){0,2}(?:lives|souls)\s+(?:(?:were|was|have\s+been"
    r"|had\s+been|are)\s+)?lost\b"
)
#: "all three people in the car were killed": where they were.
WHERE = re.compile(
    r"\s(?:in|of|inside|on|aboard|driving|riding)\s+(?:an?|the|his|her|their|its|that|this"
    r"|one)\s+(?:\w+\s+)?(?:cars?|vehicles?"
    r"|houses?|homes?|buildings?)\b"
)
#: "three men and five wounded", "two boys, and took eight wounded": the harm is told of those directly before it.
AND_OTHERS = re.compile(
    rf"\b{NUMBER_WORD}\s*$|\b(?:left|leaving|and)\s+(?:at\s+least\s+|about\s+|up\s+to\s+|more\s+than\s+)?(?:{NUMBER_WORD}|dozens(?:\s+of)?|scores\s+of)\s+"
    r"(?:people|persons|civilians|others|more)\s*$"
)
SPLIT = re.compile(r",?\s+(?:as\s+)?(?:provided|given|reported|put\s+forward|cited|claimed)\s+by\b")
BROKEN = re.compile(
    r"\b(?:hit|struck|destroyed|targeted|bombed|collapsed|when|while|whereas|which|sources?|houses?|homes?"
    r"|missiles?|buildings?"
    r"|strikes|raids|floors?|days|hours|months|shells|names|lists?|vehicles?|cars?|injuring|killing|unclear"
    r"|not|survived|alive|fear(?:ed|s)?|no|none|(?:were|was|been)\s+(?:displaced|trapped|rescued|evacuated|missing"
    r"|arrested|detained)|(?:remain\w*|are|still)\s+(?:(?:still|reported|also)\s+)?(?:missing|trapped|unaccounted)"
    r"|adding|and\s+that|with\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|several|dozens|\d+)\s+(?:more|others?)"
    r"|of\s+whom\b[^.;]{0,60}?\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"|that\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|several|another|\d+)\s"
    r"|(?:stated|added|announced|noted|wrote|claimed)\s+that"
    r"|said(?!\s+(?:by\s+[^.,;“”]{2,50}?\s+)?to\s+(?:be|have))|reported(?!\s+(?:to\s+have\s+been\s+)?$)|before"
    r"|after|ago|but|though|although|if"
    r"|identified|including)\b"
    r"(?!\s+(?:as|by name)\b)",
    re.IGNORECASE,
)
#: "three civilians could not be identified but were also killed": two things are told of the same persons.
BOTH_TRUE = re.compile(
    r",?\s+(?:who\s+)?(?:could|can|were|was|had|have|has|did)\b[^.;:,“”]{1,80}?\b(?:but|and|before|then)\s+"
    r"(?:(?:who|were|was|had|have|been|also|later|subsequently|then|all|being|they)\s+)*"
    r"|\s+who\s+(?:had\s+been|were|was)\s+[a-z]+ing\b[^.;:,“”]{1,60}?\s(?:were|was|had)\s+(?:(?:been|also|later"
    r"|subsequently|reportedly|all|among|those|the)\s+)*"
    r"|[^.;:“”]{0,120}?,?\s+(?:and|but)\s+(?:that\s+)?(?:they|all|both|every\s?one|everybody)\s+(?:of\s+(?:them"
    r"|whom)\s+)?(?:(?:were|was|had|have|reportedly|also|been|all)\s+)*"
    r"|[^.;:“”]{0,80},\s+(?:all|both)\s+of\s+(?:whom|them)\s+(?:(?:were|was|had|have|reportedly|also|been)\s+)*"
)
#: Ages between those counted and what befell them: "two sisters, 15 and 17 years old, were hurt".
AGED = re.compile(
    r"\([^()]*\)|\b\d+(?:,\s\d+)*(?:\sand\s\d+)?\s(?:years?|months?)\s(?:old|of\sage)|(?:^|(?<=\w)),\s\d{1,2}(?:(?:,\s\d{1,2})*\sand\s\d{1,2})?(?=\s*[,–—])"
    r"|\b(?:under|below|over|above)\s+the\s+age\s+of\s+\d+|\b\d+-year-old|\baged?\s\d+(?:(?:,|\sand)\s\d+)*"
)
AFTER_WOUNDS = re.compile(r"[^.;,]{0,40}?\b(?:died|dead|killed|succumbed|passed\s+away|perished)\b")
#: "two men and a woman with injuries": what they have in common is told once.
AND_ANOTHER = rf"(?:(?:,|\s+and)\s+(?:an?|{NUMBER_WORD})\s+(?:(?:young|elderly|pregnant|small)\s+)?(?:{harm.PERSON}))*"
#: "six people with gunshot wounds", "a girl with shrapnel in her leg".
WITH_WOUNDS = re.compile(
    rf"{AND_ANOTHER}\s+(?P<with>with\s+)(?:(?!no\b|minor\s+or\s+no\b)[\w-]+\s+){{0,3}}?(?:wounds?|injur(?:y"
    r"|ies)|burns?|fractures?"
    r"|shrapnel)\b(?!\s+(?:removed|pieces))"
    r"|(?:\s+of\s+(?:them|whom))?"
    r"(?:\s+who\s(?:was|were|had)\s[^.;:,“”]{2,60}?)?\s+(?:(?:was|were|had|have|has|been|also"
    r"|later|subsequently|then)\s+)*(?:brought|taken|rushed|transferred|transported|evacuated|moved|sent|carried"
    r"|admitted"
    r"|pulled|rescued|dug|escaped|arrived|came|reached)"
    r"\s+[^.;:,“”]{2,50}?\s+with\s+(?:(?!no\b)[\w-]+\s+){0,3}?(?:wounds?|injur(?:y|ies)|burns?"
    r"|fractures?|shrapnel)\b"
    r"|(?:\s+(?:all\s+|both\s+)?(?:had\s+)?survived(?:\s+the\s+\w+)?\s+(?:and|but))?\s+(?:(?:were|was|been|being"
    r"|also)\s+)+treated\s+(?:[^.;,“”]{0,30}?\s)??for\s+(?:(?!no\b)[\w-]+\s+){0,3}?(?:wounds?|injur(?:y"
    r"|ies)|burns?|fractures?|shrapnel)\b"
    r"|\s+(?:(?:were|was|are|is|still|now|also)\s+)+(?:receiving|undergoing|getting"
    r"|under)\s+(?:\w+\s+)?(?:treatment|surgery|operations?|(?<=medical\s)(?:care|help|aid|assistance))\b"
    r"|\s+(?:(?:are|were|was|is|remain\w*|still|now)\s+){0,2}in\s+(?:the\s+)?(?:hospital"
    r"|intensive\s+care)\b(?!\s+(?:beds|when|at\s+the\s+time|as\s+it)\b)"
)
#: "19 members of his family “who rose to heaven”".
ROSE = re.compile(
    r"(?:\s+of\s+(?:his|her|the|their|my|our)\s+[\w’-]+(?:\s+family)?)?\s*[“‘\"]?\s*who\s+(?:all\s+|have\s+|had\s+)*"
    r"(?:rose|risen|ascended|went|gone|departed)\s+(?:up\s+)?(?:to|into)\s+(?:heaven|paradise|the\s+mercy|(?:his"
    r"|her|their)\s+(?:Lord|Creator))\b"
    r"|\s+(?:(?:had|have|all)\s+)*[“‘\"]?(?:rose|risen|ascended|fell|fallen)\s+(?:up\s+)?as\s+(?:\w+\s+)?martyrs\b"
)
#: "six, among them a teacher, were in hospital"; parts of a total are blank here.
ASIDE = re.compile(
    r"(?:\s{4,}[,”\"]|,\s+(?:including|among\s+(?:them|whom)|most\s+of\s+them|all\s+of\s+them)\s+[^,.;:“”\d]{2,60}[,”\"])"
    r"(?=\s+(?:were|was|had|have|are|remain\w*|lay|died|dead|injured|wounded)\b)"
)
#: "the two medics it lost".
LOST = re.compile(
    r"\s+(?:(?:that|whom|who)\s+)?(?:it|they|he|she|we)\s+(?:had\s+|has\s+|have\s+)?lost\b(?!\s+(?:contact|touch"
    r"|track|sight))"
)
#: "“More than 60 corpses.”": nothing else stands there.
NOTHING_ELSE = re.compile(r"(?:^|[“\"‘.!:])\s*$")
Binding = tuple[Harm, int, int, int, int]
