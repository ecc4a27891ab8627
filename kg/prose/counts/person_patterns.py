"""Persons in lists: kin, roles, names, ages and what stands between them."""

import re

from kg.prose.words.harm import PERSON
from kg.prose.words.numbers import NUMBER_WORD

KIN = (
    r"(?:(?!twin\s+(?:sons|daughters|boys|girls|brothers|sisters|babies|infants)\b)(?:step|grand|half-"
    r"|great-grand|foster )?(?:mother|father|brother|sister|son|daughter|child)|wife|husband"
    r"|dad|mom|mum|mother|grandma|grandpa|granddad|spouse|cousin|uncle|aunt|nephew|niece|fianc[ée]e?|baby|infant"
    r"|newborn|twin|sibling|parent|relative|sister-in-law|brother-in-law"
    r"|mother-in-law|father-in-law|son-in-law|daughter-in-law)"
)
#: What somebody is who has no name or before his name.
ROLE = (
    r"(?:family\s+friend|friend|neighbou?r|colleague|companion|comrade|hero|student|pupil|classmate|teacher"
    r"|paramedic|medic|correspondent"
    r"|journalist|photographer|doctor|physician|surgeon|nurse|pharmacist|lawyer|judge|engineer|professor|poet|writer"
    r"|member|man|woman|boy|girl|person|civilian|toddler|teenager|youth|minor|player|coach|driver|farmer|fisherman"
    r"|shepherd|herder|herdsman|nomad|grazier|shopkeeper|passenger|pedestrian|saleswoman|salesman|cleric|elder"
    r"|labou?rer|beekeeper|bystander|passer-by|motorist|motorcyclist|cyclist|rider|commuter|worshipper|pilgrim"
    r"|migrant|hostage|captive|detainee|inmate|midwife"
    r"|cleaner|janitor|miner|gardener|policeman|policewoman|mayor|headmistress|vendor|worker|volunteer|employee"
    r"|guard|reporter|victim|imam|preacher|sheikh|martyr|mentor|resident|rescuer"
    r"|owner|principal|headmaster|manager|leader|director|chief|baker|seller|vendor|merchant|trader|barber|cook|chef"
    r"|tailor"
    r"|carpenter|accountant|programmer|designer|businessman|businesswoman|mechanic|plumber|electrician|butcher|clerk"
    r"|officer"
    r"|lecturer|trainer|translator|producer|filmmaker|cameraman|footballer|goalkeeper|athlete|muezzin|boxer|referee"
    r"|caretaker"
    r"|photojournalist|videographer|cinematographer|blogger|presenter|anchor|editor|visitor|dentist|scholar"
    r"|(?:\d{1,2}|[a-z]+)-year-old(?=\s+(?:was|had|has|died|succumbed|who)\b)"
    r"|firefighter|artist|singer|activist|guest|patient|refugee|beloved|dear|prisoner|researcher|academic|author"
    r"|lover)"
)
KINS = (
    r"(?:twin\s+(?:sons|daughters|boys|girls|brothers|sisters|babies|infants)|(?:step|grand|half-"
    r"|great-grand)?(?:mothers|fathers|brothers|sisters|sons|daughters|children|parents)|wives"
    r"|husbands|couple(?!\s+of)|cousins"
    r"|uncles|passers-by|aunts|nephews|nieces|babies|infants|twins|siblings|relatives|kids|family members|men"
    rf"|(?:little|young)\s+ones|women|people|civilians|others|(?:other|more)\s+(?:people|persons|civilians|relatives|members)|{ROLE}s)"
)
#: What a mourner calls somebody: several of them in a row are one person.
FOND = frozenset(
    {"friend", "companion", "comrade", "hero", "colleague", "mentor", "beloved", "dear", "lover", "martyr"}
)
HURT = re.compile(r"\b(?:wounded|injured)\b")
ORDINAL = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|further|another|additional)\b"
)
UPPER = r"[A-Z]\w*(?:[’'.-](?!s\b)\w+)*"
TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Eng|Engineer|Professor|Doctor|Sheikh|Hajja?|Captain|Martyr|Judge|Nurse)\b\.?\s+)"
ARABIC = r"(?:al|el|Al|El|Abu|Abo|abu|abo|Um|Umm|umm|um|bin|ibn|bint|ad|as|ash|an|ar)[ -]"
NAME = (
    rf"{TITLE}{{0,2}}(?:{ARABIC}){{0,2}}{UPPER}"
    rf"(?:\s+(?:{ARABIC}){{0,2}}{UPPER}|\s+(?:allah|eddin|aldin|al-din|el-din)\b){{0,7}}"
)
AGE = r"(?:\d{1,2}|[a-z]+)(?:-|\s)(?:years?|months?|days?)(?:-|\s)olds?"
ONE_OF = (
    r"(?:(?:youngest|eldest|oldest|smallest|older|younger|elder)\s+of\s+(?:his|her|their|the|our|my)\s+(?:\w+\s+)?"
    r"(?:children|sons|daughters|brothers|sisters|siblings|grandchildren|boys|girls))"
)
OWNER = rf"(?=[\w\s.-]*[’'])(?:[Tt]he\s+){{0,2}}(?:[a-z]+\s+)?(?:{NAME}|[a-z]+)(?:[’']s|(?<=s)[’'])"
OWN = rf"(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Yy]our|[Ii]ts|[Ww]hose|{OWNER})"
ARTICLE = r"(?:[Aa]n?|[Tt]he|[Aa]nother)"
ADJECTIVE = (
    rf"(?:{AGE}|aged\s+\d+|[A-Z][a-z]+(?:eshi|tian|nese|rian|nian|raqi|pian|rean|sian|stani|ndian|pali|meni|mali|nyan|byan)\b|(?!{KIN}\b)(?!(?:and|or|of|was|were|is|are|who|whose|with|family|families|in|at|on|to"
    rf"|for|from|by|that"
    rf"|the|an?|my|his|her|our|their|its|your|mourned|killed|house|home|death|loss|m[ae]n|wom[ae]n|boys?|girls?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)(?:[a-z]+(?:-[a-z]+)*),?)\s+"
)
BEHIND = re.compile(
    r"(?:(?<=\s[A-Z])\.(?=,|\s+(?:and|was|were|had|has|who|is)\b)|\)|\s*\([^()\n]{1,60}\)"
    r"|\s+in\s+(?:his|her|their)\s+(?:(?:early|mid|late)[\s-]+)?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0s)\b"
    r"|,\s+(?:aged\s+)?\d{1,3}(?:\s+and\s+\d{1,3})?(?=\s*(?:,|and\b|\.|;|$))|\s*[“‘][^“”‘’\n]{1,30}[”’]){0,3}"
)
CALLED = r",?\s*(?:\(|(?:named|called|identified as|aged \d+,?)\s+|–\s)?"
ITEM = re.compile(
    rf"(?:(?:[Tt]he\s+|[Aa]ll\s+|[Tt]hese\s+)?(?P<number>(?<![\w-])(?i:{NUMBER_WORD}))\s+(?!of\s+(?:them|whom|these"
    rf"|those)\b)(?:of\s+)?(?:{OWN}\s+)?(?:{ADJECTIVE}){{0,2}}?{KINS}\b(?![’'])"
    rf"|(?P<own>{OWN})\s+(?P<own_number>{NUMBER_WORD})\s+(?:{ADJECTIVE}){{0,2}}?{KINS}\b(?![’'])"
    rf"|(?P<many>(?:(?:all|both)\s+(?:of\s+)?)?(?:{OWN}|{ARTICLE})\s+(?:{ADJECTIVE}){{0,2}}?(?:{KINS}|famil(?:y"
    rf"|ies)))\b(?![’'])"
    rf"|(?P<kin>(?P<whose>{OWN}|{ARTICLE})\s+(?:{ADJECTIVE}){{0,3}}?(?P<who>{ONE_OF}|(?:(?:infant|baby"
    rf"|twin|newborn)\s+(?={KIN}\b))?{KIN}|{ROLE}))\b(?![’'-])(?!\s+(?:{KIN}|casualt\w+|deaths?|fatalit\w+|losses|toll|life|lives|harm)\b)"
    rf"(?:\s+and\s+{ROLE}\b(?![’']))?(?:{CALLED}(?:the\s+)?(?:{AGE},?\s+|{ROLE},?\s+){{0,2}}(?P<its_name>{NAME}))?"
    rf"|(?P<bare>(?:(?:{ADJECTIVE}){{0,2}}?(?:{KIN}|{ROLE}),?\s+)?(?:{AGE},?\s+)?\(?(?P<name>{NAME}))"
    rf"|(?P<role>(?:{ADJECTIVE})?(?P<what>{KIN}|{KINS}))\b(?![’'-]))"
)
JOINT = re.compile(
    r",?\s+and\s+[“‘\"]?(?:the|his|her|our|my|their)\s+(?:\w+\s+){0,2}?(?:flowers?|roses?|birds?|angels|candles?|stars|buds|lights?"
    r"|butterflies"
    r"|pearls|moons)(?:\s+of\s+(?:\w+\s+)?\w+)?\s*[,:–]\s+(?=[A-Z])|\s*(?:,\s*(?:and\s+|as\s+well\s+as\s+"
    r"|along\s+with\s+|together\s+with\s+|alongside\s+|with\s+(?=[A-Z]|his\s|her\s"
    r"|my\s))?(?:also\s+)?(?:of\s+(?=(?:his|her|their)\s))?"
    r"|\s(?:and|as\s+well\s+as|along\s+with|together\s+with|alongside|with)\s+(?:also\s+|(?:that\s+)?of\s+(?=(?:his"
    r"|her|their)\s))?|\s*&\s*|;\s*(?:and\s+)?)"
)
#: "two children, a brother and a sister,": the two.
PAIR = re.compile(
    rf",\s+an?\s+(?:[a-z-]+\s+)?(?:{KIN}|{ROLE})\s+and\s+(?:an?|his|her)\s+(?:[a-z-]+\s+)?(?:{KIN}|{ROLE})(?=\s*(?:[,.;”]|$))"
)
KIN_NEXT = re.compile(rf",\s+an?\s+(?:[a-z-]+\s+)?{KIN}\b(?!\s+of\b)")
WHO_NEXT = re.compile(rf",\s+an?\s+(?:[a-z-]+\s+)?(?:{KIN}|{ROLE})\b(?!\s+of\b)")
THEIR_NAMES = re.compile(r"\s*[,:–(]?\s*(?:the\s+)?(?:martyrs?,?\s+)?(?=[A-Z]|al-)")
APPOSITION = re.compile(
    r",\s+who\s+(?!was|were|is|are|died|passed|fell|rose)[^,;.“”]{1,80},(?=\s+(?:was|were|had|has|died|is)\b)|"
    r"\s+of\s+the\s+(?:[\w’-]+\s+)?family(?=,)|\s+(?:of|from|at)\s+(?:(?:the|an?|his|her"
    r"|their)\s+)?[\w’-]+(?:\s+[\w’-]+){0,3}?(?=\s+(?:was|were|had|has|who|and\s+(?:his|her|their))\s)"
    rf"|,\s+(?!the\s+(?:{KIN}|{KINS}|{ROLE})\s+[A-Z])(?:an?|the|who(?!\s+(?:was|were|is|had|has|died|lost|passed|fell|rose)\b)|also\s+known\s+as|known\s+as"
    r"|nicknamed|head|director|deputy|née|born|aged|from|of"
    rf"|(?:{KIN}|owner|member|widow)\s+of)\s[^,;.“”]{{1,80}}?"
    r"(?=,|;|\.|$|\s+and\s|\s+(?:was|were)\b)"
)
FALSE_BEHIND = re.compile(
    r"[’']s?\s|\s*(?:[Ss]chool|[Mm]assacre|[Cc]amp|[Ss]treet|[Hh]ospital|[Mm]osque|famil|[Hh]ome|[Hh]ouse"
    r"|neighbou?rhood|[Cc]ity|[Aa]rea|Strip|[Uu]niversity|[Tt]ower|[Bb]uilding|News|[Pp]age|account|[Pp]ress|Agency)"
)
MANY_BEHIND = re.compile(
    r"\s(?:civilians|people|persons|citizens|children|women|men|herders|farmers|elders|fishermen|youths|villagers)\b"
)
PLACE = re.compile(r"\b(?:Massacre|School|Street|Hospital|Mosque|Camp|Strip|City|Tower|News|Agency|Family|Ministry)\b")
START = re.compile(
    rf"(?<![\w’'@.-])(?=[A-Z\d]|al-|(?:my|his|her|our|their|your|its|whose|the|an?|all|both|{KIN}|{NUMBER_WORD})\s)"
)
#: "Citizens martyred by a drone": they have no name.
SOME = re.compile(rf"(?:{PERSON}|{KINS})", re.IGNORECASE)
ONE = re.compile(r"an?\s", re.IGNORECASE)
#: Words that count two without a number.
TWO = re.compile(r"(?:parents|couple|\btwins|\btwin\s+\w+)$")
OWNED = re.compile(rf"{OWN}\s")
SEVERAL = re.compile(rf"{KINS}$")
OTHERS = re.compile(r"\b(?:others|other|more)\b")
#: "described the dead as Africans".
PEOPLES = re.compile(r"[A-Z]\w+(?:ians|eans|icans|anis|alis|aqis|enis)")
GENERIC = re.compile(
    r"\b(?:people|persons|civilians|relatives|others|(?:family\s+)?members|victims"
    r"|martyrs|workers|residents|citizens|farmers|villagers"
    r"|Palestinians|Syrians|displaced)$"
)
ONE_KIN = re.compile(KIN)
KIN_FIRST = re.compile(rf"{KIN}\s")
#: "the driver and a passenger": a vehicle has one.
CREW = re.compile(r"(?:the|its)\s+(?:\w+\s+)?(?:driver|pilot|captain)\s+and\s")
COUNTED = re.compile(rf"(?:{NUMBER_WORD}|[Aa]n?)\s")
