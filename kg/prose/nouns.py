"""Words of the grammar of speakers: who can speak, what is a group, what names a post, what is no name at all."""

import re

#: Heads of groups without names. `reports` and the like speak for those who made them.
GROUP = (
    r"sources?|outlets?|users?|accounts?|reports?|reporting|posts?|tweets?|pages|relatives|friends|family(?: members?)?"
    r"|members?|neighbou?rs|residents?|locals|(?:eye)?witness(?:es)?|activists?|journalists?|channels|agencies"
    r"|newspapers|officials?|medics|doctors|profiles|tributes|loved ones|colleagues|people|media|others?|articles?"
    r"|authorities|monitors|observers|platforms|websites|estimates|publications|ones|rescuers"
    r"|mourners|groups|organi[sz]ations|families|parents|comments|speakers|networks|villagers|reporters"
)
QUANTITY = (
    r"all|most|many|some|several|multiple|numerous|various|other|others|another|additional|further|few|both|none|no"
    r"|the majority|a majority|a number|a handful|a few|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|over"
    r"|more than|at least|around|about|nearly|\d+|local|initial|early|earlier|later|one|a|an|the|these|those|certain"
    r"|different|only|same|each|every|any|similar|subsequent|unnamed|anonymous|the other|the rest"
)
_ADJECTIVE = (
    r"local|social|media|news|medical|private|official|other|online|Arabic|English|Palestinian|Syrian|Israeli|Yemeni"
    r"|Iraqi|Libyan|Somali|Turkish|Russian|American|international|independent|Facebook|Twitter|Twitter/X|X|Telegram"
    r"|Instagram|close|extended|security|military|opposition|pro-\w+|anti-\w+|named|unnamed|grieving|further|and|also"
    r"|eyewitness|field|hospital|tribal|humanitarian|rights|human|press|opinion|main|various|several|different|own|same"
    r"|\w+(?:ish|ian|ese)|condolence|tribute|hebrew|Hebrew|regional|Gazan|numerous|initial|live|early|community|group|surviving|heartfelt"
)
GROUP_NP = re.compile(
    rf"(?P<head>(?:(?:{QUANTITY})\s+(?:of\s+(?:the\s+|these\s+|those\s+)?)?)*(?:(?:{_ADJECTIVE}|,)\s+)*(?:{GROUP}))\b"
    r"(?P<tail>(?:\s+(?:on|in|from|of|to|with|close|near|at|for|within|across|reporting|describing|inside|covering"
    r"|living|based|both|and|who|posted|shared|citing|members|neighbou?rs|friends|relatives|relations|colleagues"
    r"|accounts|pages|users|sources|outlets)\b(?:\s+[\w’'./@-]+)*)?)",
    re.IGNORECASE,
)
#: Quantities that stand alone for a group: "some claimed", "while others reported".
ALONE = re.compile(r"(?:some|others|many|most|several|few|all|another|both|many others|some others)", re.IGNORECASE)

#: What a post is called; its author follows after "by", "from" or "of".
POST = (
    r"posts?|tweets?|statements?|videos?|articles?|reports?|reporting|messages?|captions?|page|account|profile"
    r"|publications?|images?|photos?|pictures?|footage|updates?|announcement|accounts|pages|interview|comments?|story"
    r"|testimony|clip|screenshot|tribute|press release|release|figures?|toll|article|investigation|correspondent|news"
)
POST_BY = re.compile(
    rf"(?:[\w’'/@.-]+\s+){{0,7}}?(?P<post>{POST})\b[^,]{{0,60}}?\s+(?:by|from|of|for)\s+(?P<who>[^,].*)", re.IGNORECASE
)
POSTS_THAT_SHOW = frozenset(
    "video videos image images photo photos picture pictures footage clip screenshot".split()
)

#: Somebody named by what he is to somebody else, or by his office.
RELATION = (
    r"mother|father|brother|sister|son|daughter|wife|husband|cousin|uncle|aunt|nephew|niece|grandmother|grandfather"
    r"|friend|neighbou?r|colleague|relative|widow|fianc[ée]e?|in-law|spokes(?:man|woman|person)|editor-in-chief|editor"
    r"|director|head|chief|commander|governor|mayor|minister|president|correspondent|reporter|photographer|doctor"
    r"|surgeon|representative|coordinator|chairman|secretary-general|media office|press office|office|journalist"
    r"|employee|resident|survivor|eyewitness|witness|official|woman|man|source|activist|media center|department"
)
OFFICE = re.compile(rf"(?:[\w’'.-]+\s+){{0,6}}?(?:{RELATION})\b(?:\s+(?:of|for|at|in|from|to|now|living|based|staying)\s+.*)?")

#: Somebody who speaks for a state, a service or an armed group.
OFFICIAL = re.compile(
    r"\b(?:Ministry|Minister|Committee|Civil Defen[cs]e|Police|Government|Authority|Red Crescent|Red Cross|Office|MoH|MOH"
    r"|Directorate|Army|Military|Forces|Command|Municipality|Governorate|Department|Brigades|Movement|spokes\w+|Council"
    r"|UNRWA|UN|OCHA|WHO|Asayish\w*|military|army|forces|ministry|government|IDF|CENTCOM|Pentagon|coalition|regime"
    r"|committee|police|authorities|Health|Hospital|Ambulance)\b"
)
OUTLET = re.compile(
    r"\b(?:News|Agency|Press|TV|Radio|Times|Post|Media|Network|Channel|FM|Jazeera|Arabiya|Today|Observatory|Center|Centre"
    r"|Centern|Voice|Rights|Newspaper|Sputnik|Guardian|Breaking|newspaper|website|channel|news|agency|Arabic|English|Online"
    r"|Anadolu|Reuters|AFP|CNN|BBC|VDC|SOHR|Monitor|Intifada|Association|Society|Foundation|Organi[sz]ation|Institute|Syndicate)\b"
)
ACCOUNT = re.compile(r"\b(?:users?|accounts?|profiles?|pages?|handle)\b|@|Twitter|Facebook|Telegram", re.IGNORECASE)

#: Capitalised words that begin a sentence and name nobody; all in lower case.
COMMON = frozenset(
    "a about above according across additional additionally after afterwards again against ago all allegedly almost along"
    " already also although among an and another any anyone approximately are around as asked at available based be"
    " because been before being beside between both briefly but by can could current currently day days dead describing"
    " despite did different due during each earlier early echoing either else entire even evening eventually every"
    " everyone few fewer finally first five following for former four from further furthermore given graphic half had has"
    " have he heartbroken hence her here his hours how however hundreds i if images in including incident initial"
    " initially injured instead is it its just killed last late later latest least less like likely local many may"
    " meanwhile members men might minutes moreover more morning most mourning much multiple near nearly neither"
    " nevertheless next night no nobody none nor not noting notably nothing now number numerous of off official on once"
    " one ones only or other others our out over overall part people perhaps photo photos picture pictures posting posts"
    " previously prior private quoting reactions recent referring regarding reportedly reporting reports respectively"
    " responding same separately seven several shared sharing she shortly similar similarly simultaneously since six"
    " so social some somebody someone soon speaking specific specifically still strike strikes subsequent"
    " subsequently such ten than that the their them then there therefore these they this those though thousands three"
    " through throughout thus to together tributes two under unfortunately until up upon us various victims video videos"
    " warning was we were what when where whereas whether which while who whom whose will with within without women"
    " writing yesterday yet you young nine eight eleven twelve twenty thirty footage names relatives residents friends"
    " witnesses activists media sources while despite tragically sadly children civilians bodies additionally eyewitness"
    " nearby initial neither though unlike amongst amid concerning having being besides elsewhere facebook twitter x"
    " telegram instagram monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december twitter/x urgent".split()
)
#: Regions and states; a place is told of, it does not speak.
PLACES = frozenset(
    "gaza|gaza strip|the gaza strip|gaza city|rafah|khan yunis|khan younis|jabalia|beit lahia|deir al-balah|nuseirat|israel"
    "|palestine|syria|iraq|yemen|libya|somalia|lebanon|jordan|aleppo|raqqa|mosul|deir ezzor|idlib|damascus|ukraine|sana’a"
    "|west bank|the west bank|northern gaza|southern gaza|central gaza|hasakah|hama|homs|kobani|baghdad|mogadishu".split("|")
)
