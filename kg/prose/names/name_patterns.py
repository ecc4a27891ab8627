"""Patterns of noun phrases that can speak; `speakers` puts them together."""

import re

from kg.prose.names import nouns

PARTICLE = r"(?:al|el|bin|bint|ibn|abu|abo|um|umm|bu|de|du|van|von)"
_UPPER = r"[^\W\d_a-zà-ÿ][\w]*(?:[’'.\-/&][\w]+)*’?"
HANDLE = r"@\w[\w.]*"
LOWER_HANDLE = (
    r"(?<![\w@.:])(?!\d+(?:st|nd|rd|th|am|pm|k|km|m|s)\b)(?=[\w.]*[A-Za-z])(?:[a-z][\w]*(?:[.][\w]+)+"
    r"|[a-z0-9]*(?:_|(?<=[a-z])\d|\d(?=[a-z]))[\w.]*)"
)
WORD = (
    rf"(?:{HANDLE}|(?:Umm?|Om|Ab[uo])\s+[a-z][\w’'-]{{2,}}|(?:[A-Z]\.)+(?=\s?[A-Z])"
    rf"|[‘']?(?<![\w])(?:(?:an|ad|as|ash|at|az|ar|ul|ur)-|{PARTICLE}[ -]){_UPPER}|[‘']um [\w’']+|{_UPPER}"
    rf"|{LOWER_HANDLE}|[\u0600-\u06ff]+)"
)
#: A run of words that is one name: "Palestinian Center for Human Rights", "Abu al-Walid", "@Info3Lebanon".
NAME = re.compile(
    rf"{WORD}(?:"
    r"(?:(?<=Center)|(?<=Centre)|(?<=Institute)|(?<=Foundation)|(?<=Association)|(?<=Organization)"
    r"|(?<=Organisation)|(?<=Network)|(?<=Council)|(?<=Society))"
    rf"\s+(?:of|for|on)\s+(?:the\s+)?{_UPPER}(?:\s+{_UPPER})?\s+and\s+{_UPPER}(?!\s+[A-Z@])|"
    rf"\s+(?:(?:of|for)\s+(?:the\s+)?(?={_UPPER}))?(?:(?:{PARTICLE}|w)\s+)?{WORD}"
    rf"|(?<=\bSave)\s+the\s+{_UPPER}|\s+is(?=\s+[A-Z]\w*ing\s+[A-Z])"
    rf"|(?<=Committee)\s+to\s+[A-Z][a-z]+\s+{_UPPER}"
    rf"|\s+of (?:the )?[a-z]\w+ and {_UPPER}|(?:(?<=\sNo)\.|\s+No\.)?\s+\d+(?!\w))*"
)
MINISTRY_AND = re.compile(
    r"\b(Cent(?:re|er)|Institute|Foundation|Association|Organi[sz]ation|Network|Observatory|Society|Council|League"
    r"|Forum|Federation)"
    r" (?:of|for|on) (?:the )?[A-Z]\w+(?: [A-Z]\w+)? and [A-Z]\w+(?!\s+[A-Z@])|"
    r"\b(?:(?!The\b)[A-Z]\w+ ){0,4}(?!The\b)[A-Z]\w+ and "
    r"(?P<last>(?:Support|Rescue|Relief|Information|Communications?|Research|Documentation|Development|Studies|Emergency"
    r"|Rehabilitation|Media|Monitoring|Response) "
    r"(?:Cent(?:re|er)|Unit|Committee|Foundation|Organi[sz]ation|Agency|Network|Service|Office|Authority|Department)\b)|"
    r"\b(Ministry|Office|Department|Committee|Commission) (?:of|for) (?:the )?[A-Z]\w+(?: [A-Z]\w+)? and [A-Z]\w+"
)
PARENTHESIS = re.compile(r"\([^()]*\)|<[^<>]*>")
LEAD = re.compile(
    r"^(?:(?:and|but|while|whilst|with|though|although|as|whereas|yet|or|nor|also|however|similarly"
    r"|additionally|later|in contrast|by contrast|in addition"
    r"|meanwhile|like others|then|separately|likewise|finally|initially|elsewhere|moreover|furthermore|both"
    r"|neither|notably|in turn"
    r"|according to|including|one by|by|specifically|for example|for instance|even|so|which|where|whom"
    r"|unlike others)\b\s*"
    r"|in\s+what\s+(?:it|they|he|she)\s+(?:called|termed|described\s+as|said\s+was)\s+(?:an?|its|his|her|their|the)\s+"
    r"(?:[\w-]+\s+){1,3}?(?-i:(?=[Tt]he\s|[A-Z@]))"
    r"|&\s*)+",
    re.IGNORECASE,
)
BAD_START = re.compile(
    r"^(?:in|on|at(?!\s+least\s+(?:\w+\s+){0,2}(?:sources|outlets|accounts|users|reports|posts|channels))|near"
    r"|from|during|after|before|following|since|until|by|for|about|despite|due|with|without"
    r"|under|over"
    r"|around|between|among|amongst|amid|across|through|throughout|within|to|into|of|when|where|if|because"
    r"|that|than|per"
    r"|reporting(?!\s+(?:by|from)\b)|writing|describing|speaking|sharing|posting|echoing|responding|quoting|citing"
    r"|regarding|prior"
    r"|upon|based"
    r"|shortly|as|until|alongside|along|besides|including|out|up|against|towards|via|not|there)\b",
    re.IGNORECASE,
)
VERBAL = re.compile(
    r"\b(?:was|were|is|are|be|been|being|had|has|have|did|does|do|will|would|could|can|may|might|who|whose"
    r"|which|where|when"
    r"|that|after|before|because|if|than|killed|injured|wounded|hit|struck|targeted|destroyed|took|came|said|while|to"
    r"|resulting|causing|occurred|led|died|killing|injuring|unclear|unknown|also)\b"
)
DESCRIPTION = re.compile(
    r"^(?:a|an|the|his|her|their|its|one|another|one of the|former|also|who|whose|whom|which|himself|herself"
    r"|itself|then|once|both"
    r"|now)\s+(?![A-Z@].*\b[A-Z]).*|^in\s+(?:reply|response|answer|an?|its|his|her|their|one)\s.*|^(?:no"
    r"|not)\s+(?:an?\s+)?[a-z]+\s+(?:of|to|with|from)\s.*|^(?:aged\s+)?\d+\s+and\s+.*"
    r"|^(?:reached|contacted|interviewed|cited|quoted|asked|present|wounded|injured|displaced|trapped|sheltering"
    r"|standing|visiting|sitting|himself|herself"
    r"|identified|affiliated|close|loyal|linked|run|based|owned|located|stationed|citing|apparently|reportedly"
    r"|visibly|still)(?:\s.*)?$|^[a-z]{2,}(?:ed|en)\s+(?:by|as|in|to|from|with|on|at|of|for)\s.*|^(?:also |better "
    r"|formerly |previously )?(?:known|called|nicknamed|named"
    r"|identified)\s+(?:as\s+)?.*"
    r"|^(?:having|writing|posting|speaking|working|living|tweeting|serving|reporting|commenting|replying"
    r"|responding)\b.*"
    r"|^(?:(?:since|now|later|subsequently|meanwhile|soon|long|quickly)\s+)?(?:deleted|removed|edited|archived"
    r"|suspended|closed|taken\s+down|disbanded|renamed|dissolved|translated|verified|seen\s+by)\b.*"
    r"|^(?:where|(?:co-)?owner\s+of|resident\s+of|survivor\s+of|widow\s+of|founder\s+of|editor\s+of|witness\s+to)\s.*"
    r"|^(?:from|of|at(?! least)|now in|originally from|currently in)\s+.*|^(?:aged )?\d+$|^(?:aged|based|born"
    r"|father|mother|son|daughter|brother"
    r"|sister|cousin)\b.*"
)
OCCUPATION = re.compile(
    r"(?:and\s+)?(?:[A-Z][a-z]+\s+)?(?:[a-z-]+\s+){0,3}(?:writer|researcher|activist|journalist|photographer"
    r"|doctor|lawyer|teacher|poet|engineer|student|author|analyst|professor|reporter|editor|founder|resident"
    r"|correspondent|spokes\w+|physician|surgeon|novelist|academic)\b[^@A-Z]*(?:\b(?:in|of|at|from|for)\s+.*)?$"
)
_INSTITUTION = (
    r"municipality|mission|delegation|broadcaster|council|hospital|university|school|club|committee|charity"
    r"|foundation|association|syndicate|union"
    r"|(?:general\s+|central\s+|joint\s+)?command|general\s+staff|air\s+force|navy|college|clinic|directorate|cent(?:re|er)|team|brigades?|company|institute|organi[sz]ation|ambulance|court"
    r"|bureau"
)
OUTLET_AFTER = re.compile(
    r"(?:\s+(?:state|state-run|semi-official|official|public|national|government|military))?"
    r"\s+(?:news(?:paper| agency| outlet| website)?|agency|website|channel|tv|television|radio|magazine|platform|media"
    r"|operation|operations\s+room|campaign|alliance|coalition|front|initiative|project|group|office|directorate"
    r"|branch|desk"
    r"|network|press|post|forces|crews|teams|movement|staff|army|police|service|ministry|authorities|spokes\w+"
    r"|officials|(?:field\s+)?(?:workers|researchers?|teams?|reporters?|volunteers|monitors|correspondents?"
    rf"|investigators)|{_INSTITUTION})"
)
ACCOUNT_AFTER = re.compile(
    rf"(?:\s+(?:{_INSTITUTION}|family|clan|tribe))?\s+(?:(?:Facebook|Twitter|Telegram|Instagram|YouTube"
    rf"|WhatsApp|X|news|official)\s+)?(?:pages?|accounts?|profiles?|feed|group|user|(?<=Telegram )channels?"
    rf"|(?<=YouTube )channels?)"
)
#: "user samiodeh", "a page called harbour now": what follows is the name, however it is written.
#: "Facebook user Sami the baker": behind such a noun the name may go on in small letters.
LABELLED = re.compile(
    r"(?:[\w’'/-]+\s+){0,3}?(?:user|account|page|channel|group|profile|site|website|database|project|archive"
    r"|platform|initiative)\s+(?P<name>[A-Z][\w’'.-]*"
    r"(?:\s+(?!(?:from|in|on|at|with|who|which|whose|based|called|named|under|and|also|later)\b|\w+(?:ed|ing"
    r"|ly)\b)[\w’'.-]+){1,4})"
)
LOWER_NAME = re.compile(
    r"(?:[\w’'/-]+\s+){0,3}?(?:(?:(?i:Facebook|Twitter|Twitter/X|X|Instagram|Telegram|TikTok)\s+)?[Uu]ser\s+"
    r"|(?:user|page|account|channel|group)\s+(?:called|named)\s+)(?P<name>(?!\w+(?:ed|ing|ly)$)[a-z][\w.-]{2,30})"
)
HOLDER = re.compile(
    rf"(?:(?i:the|an?|his|her|their)\s+)?(?:[a-z][\w-]*\s+){{0,4}}(?:{nouns.RELATION})\s+(?:of"
    rf"|for)\s+(?:the\s+)?[A-Z]"
)
KIN_OF = re.compile(
    rf"(?:[A-Z]|al-)[\w’'-]*(?:\s+[\w’'-]+){{0,3}}?[’']s\s+(?:\w+\s+){{0,2}}?"
    rf"(?:{nouns.RELATION}|agency|outlet|channel|newspaper|broadcaster|radio|station|wing|arm|mouthpiece|network"
    r"|service)"
)
NAMED_KIN = re.compile(
    r"^(?:(?:a|an|the|his|her|their|its|former)\s+)?(?:[a-z-]+\s+){1,4}(?:called\s+"
    r"|named\s+)?(?:[A-Z@][\w’'.-]*|al-\w+)(?:\s+(?:[A-Z][\w’'.-]*|al-\w+|bin))*$"
)
TIME_BEFORE = re.compile(
    r"(?:[Oo]n|[Bb]y|[Aa]t|[Ii]n|Around|Shortly after|Later(?: on)?|Earlier(?: on)?)\s+(?:the\s+)?(?:(?:early|late|same"
    r"|following|next)\s+)?(?:(?:morning|afternoon|evening|night|day|noon|midnight|Monday|Tuesday|Wednesday"
    r"|Thursday"
    r"|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b(?:\s+\d{1,2}(?:st|nd|rd|th)?)?(?:\s+\d{4})?|\d{1,2}[:.]\d\d(?:\s*[AaPp]\.?[Mm]\.?)?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?:\s+\d{4})?)\s+(?!of\s+(?:the|this)\s)(?=\S)"
)
#: "Half an hour later", "The next morning", "In a report of May 2019" without a comma before who speaks.
WHEN_BEFORE = re.compile(
    r"(?:(?:(?:An?|One|Two|Three|Four|Five|Six|Several|Some|A\s+few)\s+)?(?:(?:Half|About|Around|Almost|Nearly"
    r"|Over|Just|Only|Some|Within)\s+)?(?:(?:an?|one|two|three|four|five|six|seven|eight|ten|several|some|few"
    r"|a\s+few|\d+)\s+)*"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)\s+(?:later|afterwards?|after\s+(?:the|this"
    r"|that)\s+(?:\w+\s+)?(?:strikes?|attack|raid|bombing|shelling|incident|event|blast|explosion|news)|after|on"
    r"|earlier)"
    r"|(?:Shortly|Soon|Immediately|Minutes|Hours|Days|Weeks|Months)\s+(?:later|afterwards?|after|before)"
    r"|(?:Later|Earlier)\s+(?:that|the\s+same|in\s+the)\s+(?:day|morning|afternoon|evening|night|week|month|year)"
    r"|(?:The|That|On\s+the|By\s+the|In\s+the|The\s+very)\s+(?:(?:next|following|same|previous|early"
    r"|late)\s+)*(?:day|morning|afternoon|evening|night|week|month|year|days|weeks|hours)"
    r"(?:\s+after|\s+of\s+(?:the\s+)?(?:attack|strike|airstrike|raid|bombing|shelling|incident|massacre|event|\d\w*(?:\s+[A-Z]\w+)?|[A-Z]\w+\s+\d\w*)|\s+that\s+followed)?"
    r"|(?:By|At|Before|After|Around|Until|Since)\s+(?:nightfall|dawn|dusk|sunset|sunrise|midnight|midday|noon|then"
    r"|now|evening|morning|daybreak|first|the\s+(?:end\s+of\s+the\s+(?:day|night|week)|time))"
    r"|(?:In|On|Within)\s+(?:an?|the|its|his|her|their|another)\s+(?:[a-z-]+\s+){0,3}?(?:report|statement|post"
    r"|tweet|interview|update|press\s+release|article|letter|bulletin|briefing|message|thread)"
    r"(?:\s+(?:published|posted|released|issued|dated|broadcast|shared|made))?(?:\s+(?:on|in|from|of|for"
    r"|to)\s+(?:the\s+)?(?:[\w’-]+\s+){0,2}?(?:\d{4}|\d{1,2}(?:st|nd|rd|th)?|January|February|March|April|May|June"
    r"|July|August|September|October|November|December|Facebook|Twitter|X|Telegram|Instagram|press|media))+"
    r"|[Ii]n\s+(?:an?|the|another|its|his|her|their)\s+(?:later|further|subsequent|second|separate|new|follow-up"
    r"|earlier|first|final|updated)\s+(?:[a-z]+\s+)?(?:report|statement|post|tweet|interview|update"
    r"|press\s+release|bulletin|message)"
    r"(?:\s+(?:dated|of|on|from)\s+(?:[A-Z][a-z]+\s+)?\d[\w,]*(?:\s+(?:of\s+)?[A-Z][a-z]+)?(?:,?\s+\d{4})?)?"
    r"|[Ii]n\s+an\s+(?:update|addendum|amendment|afterword)|[Ii]n\s+a\s+(?:correction|follow-up|reply|comment|note|summary|broadcast|bulletin)"
    r"|(?:On|Via|Through)\s+(?:its|his|her|their)\s+(?:[\w/-]+\s+){0,3}?(?:page|account|channel|website|feed|profile))"
    r"(?:,)?\s+(?=\S)"
)
PRONOUN = re.compile(r"(?:he|she|it|they)", re.IGNORECASE)
#: Stands for a bracket or dash behind which a group's members follow (`member_lists`).
MEMBERS = "\ue001"
ANAPHOR = re.compile(
    r"(?i:the|this|that|these|those|its|their|his|her|the same|the latter)\s+(?:same\s+|latter\s+|accompanying\s+"
    r"|attached\s+|official\s+"
    r"|original\s+|(?:first|second|third|final|last|latest|next|later|new|updated|early|earlier|initial|evening|morning|midday|midnight"
    r"|weekly|daily|follow-up|subsequent|further)\s+|(?:video|post|photo|image|picture)[’']s\s+|(?:Facebook|Twitter|Telegram|X)\s+)?"
    r"(?:press\s+|news\s+|media\s+|memorial\s+|human\s+rights\s+|monitoring\s+)?"
    r"(?P<what>post|tweet|statement|report|source|outlet|user|account|page|article|agency|channel|video|author"
    r"|caption|ministry|Ministry|network|newspaper|website|message|spokes\w+|journalist|reporter|update"
    r"|organi[sz]ation"
    r"|group|obituary|tribute|memorial|photograph|photo|picture|image|footage|clip|thread|interview|release"
    r"|publication"
    r"|announcement|testimony|profile|poster|activist|correspondent|association|station|paper|daily|blog|blogger"
    r"|observatory|Observatory|platform|portal|radio|monitor|watchdog|NGO|broadcaster"
    r"|society|bureau|syndicate|federation|union|eulogy|note|dispatch|bulletin|story|piece|communiqu[ée]|list"
    r"|site|magazine|weekly|collective|archive|count|tally|command(?!\s))",
)
AND = re.compile(r"\s+(?:and|nor|&|as well as|along with|alongside|together with)\s+(?:also\s+|by\s+|from\s+)?")
