"""Words of the grammar of speakers: who can speak, what is a group, what names a post, what is no name at all."""

import re

from kg.prose.words.wordlists import words

#: Heads of groups without names. `reports` and the like speak for those who made them.
GROUP = (
    r"sources?|outlets?|users?|accounts?|reports?|reporting|posts?|tweets?|pages|relatives|friends"
    r"|family(?: members?)?"
    r"|members?|neighbou?rs|residents?|locals|(?:eye)?witness(?:es)?|activists?|journalists?|channels|agencies"
    r"|newspapers|officials?|medics|doctors|profiles|tributes|loved ones|colleagues|people|media|others?|articles?"
    r"|authorities|monitors|observers|platforms|websites|estimates|publications|ones|rescuers"
    r"|researchers|analysts|investigators|prosecutors|paramedics|firefighters|nurses|correspondents|bystanders|onlookers|elders|survivors|commentators"
    r"|inhabitants|campaigners|volunteers"
    r"|mourners|groups|organi[sz]ations|families|parents|comments|speakers|networks|villagers|reporters|commanders"
    r"|services|crews|teams"
)
QUANTITY = (
    r"all|most|many|some|several|multiple|numerous|various|other|others|another|additional|further|few|both|none|no"
    r"|the majority|a majority|a number|a handful|a few|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|over"
    r"|more than|at least|around|about|nearly|\d+|local|initial|early|earlier|later|one|a|an|the|these|those|certain"
    r"|different|only|same|each|every|any|similar|subsequent|unnamed|anonymous|the other|the rest"
)
_ADJECTIVE = (
    r"local|social|media|news|medical|private|official|other|online|Arabic|English|Palestinian|Syrian|Israeli|Yemeni"
    r"|Iraqi|Libyan|Somali|Turkish|Russian|American|US|U\.S\.|UN|international|independent|Facebook|Twitter"
    r"|Twitter/X|X|Telegram"
    r"|Instagram|close|extended|security|military|opposition|pro-\w+|anti-\w+|named|unnamed|grieving|further|and|also"
    r"|eyewitness|field|hospital|tribal|humanitarian|rights|human|press|opinion|main|various|several|different"
    r"|own|same"
    r"|\w+(?:ish|ian|ese)|condolence|tribute|hebrew|Hebrew|regional|Gazan|numerous|initial|live|early"
    r"|community|group|surviving|heartfelt|health|civil|municipal|religious|government|emergency|rescue|aid"
    r"|intelligence"
    r"|defen[cs]e|regime|rebel|army|militia|senior|coalition|tearful|many|nearby|displaced"
)
GROUP_NP = re.compile(
    rf"(?P<head>(?:(?:{QUANTITY})\s+(?:of\s+(?:the\s+|these\s+|those\s+)?)?)*(?:(?:{_ADJECTIVE}|,)\s+)*(?:{GROUP}))\b"
    r"(?P<tail>(?:\s+(?:on|in|from|of|to|with|close|near|at|for|within|across|reporting|describing|inside|covering"
    r"|living|based|both|and|who|posted|shared|citing|members|neighbou?rs|friends|relatives|relations|colleagues"
    r"|accounts|pages|users|sources|outlets)\b(?:\s+[\w’'./@-]+)*)?)",
    re.IGNORECASE,
)
#: Quantities that stand alone for a group: "some claimed", "while others reported".
ALONE = re.compile(
    r"(?:some|most|many|several|few|all|both|one|two|three|none) of (?:them|these|those|whom|which)|(?:some"
    r"|others|many|most|several|few|all|another|both|many others|some others)",
    re.IGNORECASE,
)

#: What a post is called; its author follows after "by", "from" or "of".
POST = (
    r"posts?|tweets?|statements?|videos?|articles?|reports?|reporting|messages?|captions?|page|account|profile"
    r"|publications?|images?|photos?|photographs?|pictures?|footage|updates?|announcement|accounts|pages|interview"
    r"|comments?|story"
    r"|testimony|clip|screenshot|headlines?|bulletins?|newsflash|note|dispatch|tribute|press release|release"
    r"|figures?|toll|article|investigation|correspondent|news"
)
POST_BY = re.compile(
    rf"(?:[\w’'/@.-]+\s+){{0,7}}?(?P<post>{POST})\b[^,]{{0,60}}?\s+(?:by|from|of|for)\s+(?P<who>[^,].*)", re.IGNORECASE
)
#: "Lina Odeh’s Facebook post", "Noor News’ report".
OWN_POST = re.compile(
    r"(?P<who>[\w@][\w’'@. -]{1,60}?)(?:[’']s|(?<=s)[’'])\s+(?:(?:own|Facebook|Twitter|X|Telegram|Instagram"
    r"|TikTok|WhatsApp"
    r"|first|last|final|second|next|brief|breaking|news|evening|morning|midday|night|main|urgent|front-page|live"
    r"|preliminary"
    r"|(?:civilian\s+)?(?:casualty|harm)|monthly|quarterly|weekly|annual|daily|situation|field|medical|written|joint"
    r"|internal|detailed|follow-up|second|third"
    r"|latest|original|official|initial|own|subsequent|earlier|later|updated|public|emotional|heartfelt|short"
    r"|press)\s+)*(?P<post>posts?|tweets?|reports?|statements?|articles?|accounts?|page|profile"
    r"|videos?|messages?|announcement|channel|story|headlines?|newsflash|flash|bulletins?|broadcast|ticker|banner"
    r"|captions?"
    r"|coverage|summary|tally|investigations?|findings|assessment|analysis|research|obituary|thread|feed|alert"
    r"|dispatch|front\s+page)"
)
#: "an IDF statement", "a Coalition press release": of whom it is.
NAMED_POST = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother)\s+(?:later\s+|joint\s+|second\s+|brief\s+|short\s+)?(?!Facebook|Twitter"
    r"|Telegram|Instagram|TikTok|YouTube|WhatsApp|X\s)"
    r"(?P<who>[A-Z][\w.’-]*(?:\s+[A-Z][\w’-]*){0,4}(?:\s+(?:military|army|air\s+force))?)\s+(?:(?:press|news|casualty|media)\s+)?"
    r"(?P<post>statement|communiqu[ée]|report|release|bulletin|article|dispatch|announcement|tally)"
)
POSTS_THAT_SHOW = words(
    "video videos image images photo photos photograph photographs picture pictures footage clip screenshot"
)

#: Somebody named by what he is to somebody else, or by his office.
RELATION = (
    r"mother|father|brother|sister|son|daughter|wife|husband|cousin|uncle|aunt|nephew|niece|grandmother|grandfather"
    r"|friend|neighbou?r|colleague|relative|widow|fianc[ée]e?|in-law|spokes(?:man|woman|person)"
    r"|editor-in-chief|editor"
    r"|director|head|chief|commander|governor|mayor|minister|president|correspondent|reporter|photographer|doctor"
    r"|surgeon|representative|coordinator|chairman|secretary-general|press service"
    r"|(?:war\s+)?(?:media|press|information) (?:office|bureau|wing|arm|unit|cell|desk|division|branch)"
    r"|press centre|press center|media centre|media department|information office|office|journalist"
    r"|employee|resident|survivor|eyewitness|witness|official|woman|man|source|activist|media center|department"
    r"|teacher|headmaster|headmistress|(?:school\s+)?principal|driver|student|pupil|classmate|professor|lecturer"
    r"|roommate|mentor|grandson|granddaughter|grandchild|parent"
    r"|co-?worker|teammate|manager|lawyer|landlord|bystander|paramedic|medic|nurse|physician|rescuer|mukhtar|imam"
    r"|child|boy|girl|teenager|youth|family member|surviving member|member of the|toddler|patient|refugee"
    r"|volunteer|orphan|elder|lawmaker|MP|senator|villager|herder|farmer|tribesman|shopkeeper|trader|fisherman"
    r"|shepherd|worker|officer|policeman"
    r"|analyst|researcher|investigator|negotiator|envoy|ambassador|migrant|detainee|passenger|pharmacist|engineer"
    r"|businessman|prosecutor|leader"
    r"|firefighter|guard|caretaker|superintendent|aide|adviser|advisor|deputy|diplomat|father-of-\w+|mother-of-\w+"
    r"|commissioner|sheikh|sheik|dignitary|herdsman|nomad|cleric|preacher|chieftain|undersecretary|councill?or|consul|attach[ée]|judge"
    r"|beekeeper|commissioner-general|(?:brother|sister|father|mother|son|daughter)-in-law|ex-wife|ex-husband"
    r"|classmate|survivor|passer-by"
)
#: "one of the family’s neighbours", "another cousin": one person without a name.
ONE_OF = re.compile(
    rf"(?:one|another|two)\s+of\s+(?:the\s+|his\s+|her\s+|their\s+)?(?:[\w’'.-]+\s+){{0,4}}?(?:{RELATION})s"
    rf"|(?:another|one|one other|a second|a third)\s+(?:[a-z-]+\s+){{0,2}}(?:{RELATION})",
    re.IGNORECASE,
)
OFFICE = re.compile(
    rf"(?:[\w’'.-]+\s+){{0,6}}?(?:{RELATION})\b(?:\s+(?:of|for|at|in|from|to|now|living|based|staying)\s+.*)?"
)

#: "the hospital", "the union of teachers", "the doctors’ syndicate": a body that announces and mourns.
BODY = re.compile(
    r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Aa]|[A-Z][\w-]+[’']s?)\s+(?:(?!\w+(?:ed|ing)\b)[\w’'-]+\s+){0,3}?(?:hospital"
    r"|university|college|faculty|municipality|council"
    r"|union|syndicate|association|club|federation|charity|foundation|directorate|committee|ministry|municipality"
    r"|school|organi[sz]ation|government|administration|police|command|governorate"
    r"|committees|headquarters|operations?\s+(?:room|chamber|cent(?:re|er))|(?:team|panel|mission|commission"
    r"|delegation)\s+of\s+(?:[a-z]+\s+)?(?:experts|investigators|inquiry|monitors|observers|researchers|inspectors)"
    r"|prefecture|presidency|secretariat|fire\s+(?:department|brigade)|rescue\s+service|emergency\s+service"
    r"|(?<=The\s)(?:army|military)(?:\s+itself)?|(?:(?<=ian\s)|(?<=ish\s)|(?<=eli\s)|(?<=yrian\s)|(?<=outhi\s))side"
    r"|brigades?|ambulance\s+service|civil\s+defen[cs]e|embassy|movement|company|branch|chapter|delegation|cent(?:re"
    r"|er))(?:[’']s\s+administration)?"
    r"(?:\s+(?:of|for|in|at)\s+(?:(?:the|and|of)\s+|[\w’'-]+\s*){1,6})?"
)
#: Somebody who speaks for a state, a service or an armed group.
OFFICIAL = re.compile(
    r"\b(?:Ministry|Minister|Committee|Civil Defen[cs]e|Police|Government|Authority|Red Crescent|Red Cross"
    r"|Office|MoH|MOH|General\s+Staff|Administration|Prosecutor(?:[’']s)?|Prosecution|Emergency\s+Service|Governor"
    r"|Mayor"
    r"|Directorate|Army|Military|Forces|Command|Municipality|Governorate|Department|Brigades|Movement"
    r"|spokes\w+|Council|operations?\s+(?:room|chamber)|headquarters|commissioner|Commissioner"
    r"|UNRWA|UN|OCHA|WHO|Asayish\w*|military|army|forces|ministry|government|IDF|CENTCOM|Pentagon|coalition|regime"
    r"|media\s+(?:office|cent(?:re|er)|department)|press\s+(?:office|service|cent(?:re|er))"
    r"|information\s+office|(?<=[a-z’'] )office|administration|prosecutor|mayor|governor"
    r"|committee|police|authorities|Health|Hospital|Ambulance)\b"
)
OUTLET = re.compile(
    r"\b(?:News|Agency|Press|TV|Radio|Times|Post|Media|Network|Channel|FM|Jazeera|Arabiya|Today|Observatory"
    r"|Center|Centre"
    r"|Centern|Voice|Rights|Newspaper|Sputnik|Guardian|Breaking|newspaper|website|channel|news|agency|Arabic"
    r"|English|Online"
    r"|Anadolu|Union|Federation|Helmets|International|Watch|Archive|Campaign|Project|Initiative|Reuters|AFP|CNN|BBC"
    r"|VDC|SOHR|Monitor|Intifada|Association|Society|Foundation|Organi[sz]ation"
    r"|Institute|Syndicate)\b"
)
ACCOUNT = re.compile(r"\b(?:users?|accounts?|profiles?|pages?|handle)\b|@|Twitter|Facebook|Telegram", re.IGNORECASE)

#: Capitalised words that begin a sentence and name nobody; all in lower case.
COMMON = words(
    """
    a about above according across activists additional additionally after afterwards again against ago all
    allegedly almost along already also although amid among amongst an and another any anyone approximately
    april are around as asked at august available based be because been before being beside besides between
    bodies both briefly but by can children civilians concerning could current currently day days dead december
    describing despite did different due during each earlier early echoing eight either eleven else elsewhere
    entire even evening eventually every everyone eyewitness facebook february few fewer finally first five
    following footage for former four friday friends from further furthermore given graphic had half has have
    having he heartbroken hence her here his hours how however hundreds i if images in incident including
    initial initially injured instagram instead is it its january july june just killed last late later latest
    least less like likely local many march may meanwhile media members men might minutes monday more moreover
    morning most mourning much multiple names near nearby nearly neither nevertheless next night nine no nobody
    none nor not notably nothing noting november now number numerous october of off official on once one ones
    only or other others our out over overall part people perhaps photo photos picture pictures posting posts
    previously prior private quoting reactions recent referring regarding relatives reportedly reporting
    reports residents respectively responding sadly same saturday separately september seven several shared
    sharing she shortly similar similarly simultaneously since six so social some somebody someone soon sources
    speaking specific specifically still strike strikes subsequent subsequently such sunday telegram ten than
    that the their them then there therefore these they thirty this those though thousands three through
    throughout thursday thus to together tragically tributes tuesday twelve twenty twitter twitter/x two under
    unfortunately unlike until up upon urgent us various victims video videos warning was we wednesday were
    what when where whereas whether which while who whom whose will with within without witnesses women writing
    x yesterday yet you young locals activists journalists officials paramedics medics doctors rescuers survivors
    eyewitnesses bystanders onlookers passers-by observers monitors protesters farmers herders elders tribesmen
    fighters militants rebels reporters correspondents bloggers commentators users relatives parents doctors nurses
    workers volunteers campaigners analysts investigators researchers spokespeople soldiers officers militiamen
    villagers authorities outlets accounts users tweets mourners neighbours neighbors colleagues families parents
    """
)
#: Regions and states; a place is told of, it does not speak. Spaces are written as "_".
PLACES = frozenset(
    name.replace("_", " ")
    for name in words(
        """
        aleppo baghdad beit_lahia central_gaza damascus deir_al-balah deir_ezzor gaza gaza_city gaza_strip hama
        hasakah homs idlib iraq israel jabalia jordan khan_younis khan_yunis kobani lebanon libya mogadishu
        abu_dhabi ankara cairo kiev kyiv moscow nairobi riyadh tehran tel_aviv washington
        mosul northern_gaza nuseirat palestine rafah raqqa sana’a somalia southern_gaza syria the_gaza_strip
        the_west_bank ukraine west_bank yemen
        """
    )
)
