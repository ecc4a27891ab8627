"""Words that govern a list of persons: of death before and behind it, of injury, of what is only asked or past."""

import re

from kg.prose.counts.person_patterns import KIN, KINS, ROLE
from kg.prose.words.begins import begun
from kg.prose.words.harm import PERSON, SHOT_IN, STRIKE_NOUN
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

DEAD = r"(?:killed|dead|deceased|victims?|martyrs?|martyred|fatalities|casualties|slain)"
BEFORE = begun(
    r"(?:"
    r"\b(?:deaths?|martyrdoms?|killings?|loss|losses|passing|murders?|assassinations?|departure|demise|funerals?|burials?"
    r"|bod(?:y|ies)|remains)\s+(?:\w+\s+){0,1}?of"
    r"|\b(?:mourn(?:ed|s|ing)?|grie(?:ved|ves|ving)|mourning)(?:\s+(?:for|over))?"
    r"|\b(?:eulogi[sz](?:ed|es|ing)|memoriali[sz](?:ed|es|ing)|commemorat(?:ed|es|ing)|lost|losing|killed|killing|kills"
    r"|martyred|martyring|murdered|murdering)(?:\s+(?:alongside|(?:along\s+|together\s+)?with))?"
    r"|\b(?:his|her)\s+(?:death|martyrdom|killing|passing)\s+(?:alongside|(?:along\s+|together\s+)?with)"
    r"|\b(?:took|taken|taking|takes|claimed|claiming|claims|cost|costing|ended)\s+the\s+li(?:fe|ves)\s+of"
    r"|\b(?:shot|shooting)\s+dead|\b(?:gunned|gunning)\s+down"
    r"|\b(?:killed|martyred|died|perished)(?:\s+[\w’]+){1,5}?\s+(?:alongside|(?:along|together)\s+with)"
    r"|\b(?:died|perished|left\s+this\s+(?:world|life))\s+(?:alongside|(?:along\s+|together\s+)?with)"
    r"|\b(?:bid|bids|bade|bidding|said|saying)\s+(?:[a-z]+\s+)?(?:farewell|goodbye)\s+to"
    r"|\b(?:[Ff]arewell(?:ed)?|[Gg]oodbye|[Rr]est\s+in\s+(?:eternal\s+)?peace),?"
    r"|\b(?:[Tt]o|[Ii]n)\s+(?:heaven|paradise|eternity),|\b(?:God|Allah)\s+(?:has\s+)?(?:took|taken|received|chose|chosen)"
    r"|\b[Tt]he\s+(?:\w+\s+)?souls?\s+of|\b(?:Him|God|Allah)\s+(?:we\s+(?:shall\s+)?|is\s+our\s+)return[.,!:…]*"
    r"|\b(?:obituar(?:y|ies)|memorials?|eulog(?:y|ies)|elegy|condolences?|tributes?|prayers?)(?:\s+(?:posts?|messages?"
    r"|pages?|notes?|notices?))?\s+for"
    r"|\b(?<!\b[Ii]n\s)(?:[Tt]ributes?|homage|eulogy)\s+(?:(?:was|were)\s+\w+\s+)?to|\bcondolences?\s+(?:\w+\s+){0,6}?on\s+the\s+(?:death|martyrdom)\s+of"
    r"|\bgrief\s+(?:over|for)|\bfor\s+the\s+souls?\s+of"
    r"|\b[Mm]artyr(?:s|ed)?[,:.!…)]*|\b(?<!-)late"
    r"|\bmercy\s+(?:be\s+)?(?:(?:up)?on|(?<=mercy\s)for)\s+(?:(?:you|him|her|them|(?:your|his|her|their)\s+souls?),?)?"
    r"|\bbur(?:y|ied|ying|ies)(?:\s+all)?|\bleft\s+us\s+(?:together\s+|along\s+)?with"
    r"|\bnames(?:\s+(?:as|is|are|were|follows?|following|below|include[sd]?|being))*\s*[:–-]"
    rf"|\b(?:{DEAD}|dead|them|names?|names\s+of\s+[^:;.]{{0,60}})(?:\s+(?:were|are|was|as|is|by\s+name|include[sd]?"
    r"|including))*\s*[:–-]"
    rf"|\b{DEAD}(?:\s+\w+){{0,4}}?\s+(?:was|were|are|is|as|includ(?:ed|es?))"
    r"(?:\s+(?:named|identified|listed)(?:\s+(?:by|in|on)\s+[^.;:,“”]{2,60}?\s+as|\s+as)?)?"
    rf"|\b{DEAD},?\s+(?:including|such\s+as|namely|(?:among|amongst)\s+(?:them|whom)(?:\s+(?:was|were|are))?)"
    rf"|\b(?:identif(?:ied|ying)|nam(?:ed|ing)|list(?:ed|ing))\s+(?:[\w’]+\s+){{0,6}}?{DEAD}(?:\s+\w+){{0,3}}?\s+as"
    r"|\b(?:nam(?:ed|es|ing)|identif(?:ied|ies|ying)|list(?:ed|s|ing))\s+(?:them|both|all\s+of\s+them|the\s+(?:pair|couple|two|three))\s+as"
    r"|\b(?:nam(?:ed|es|ing)|identif(?:ied|ies|ying)|list(?:ed|s|ing))\s+(?:the\s+other\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+of\s+(?:them|these|those)\s+as"
    r"|\b(?:gave|gives|giving|had|published|posted)\s+their\s+names\s+as"
    r"|\b[Ll]ist\s+(?:of\s+[a-z]+\s+)?(?:shared|published|posted|released|issued)\s+by\s[^.;:“”]{2,50}?\s(?:also\s+)?(?:includ(?:ed|es)|contain(?:ed|s))"
    r"|\b(?:identified|identifying|named|naming)\s+(?:the\s+|all\s+|both\s+)?(?:\w+\s+){0,2}?(?:man|men|woman|women|child|children"
    r"|boys?|girls?|couple|brothers|sisters|pair|infant|baby|two|three|four|five|six)\s+as"
    r"|\b(?:victims?|two|three|four|five|six|dead|pair|couple|[Bb]oth|child|boy|girl|woman|baby|infant|mother|father|nurse|teacher|doctor|paramedic|volunteer|rescuer|worker|journalist|photographer|driver|shepherd|farmer|herder|fisherman|passenger|pharmacist|student|pupil|medic|man|men|women|volunteers|journalists|workers|medics|children|boys|girls|brothers|sisters)\s+"
    r"(?:was|were)\s+(?:(?:later|also|then|\w+ly)\s+)?(?:named|identified)\s[^.;:“”]{0,90}?\bas"
    rf")(?:\s+[“‘\"]?(?:the|our|my|an?|his|her|its|their|two|three|{ROLE}|{KIN}|{KINS}|dear|beloved),?)*"
    r"(?:\s+(?!(?:in|at|on|from|near|of|by|and|to|for|with|around|across|inside|outside|when|as|after|before|during|while|that)\b)"
    r"[a-z]+){0,1}"
    r"(?:[^.;:“”]{0,60}?,?\s+(?:including|among\s+them|namely|especially|particularly))?"
    r"\s*[“‘\"(\[/]?\s*(?:both\s+|also\s+|(?:little|dear|beloved|young|baby|sweet|brave)\s+)?$"
)
#: "none of the six passengers was killed".
NONE_OF = re.compile(
    r"\b(?:none|nobody|no\s+one|not\s+one|neither)\s+of\s+(?:(?:the|his|her|their|these|those|its)\s+)?$", re.IGNORECASE
)
ADVERB = (
    r"(?:also|both|all|himself|herself|themselves"
    r"|reportedly|allegedly|later|sadly|indeed|unfortunately|tragically|then|now|today|yesterday)"
)
BE = r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been|may\s+have\s+been|being|been)"
_WISHED = (
    r"[\s,.!…]*[Mm]ay\s+(?:God|Allah)\s+(?:have\s+mercy|rest|accept|receive)"
    r"|[.,!…]+\s+[Rr]est\s+in\s+(?:eternal\s+)?peace"
)
AFTER = re.compile(
    rf"(?P<wished>{_WISHED})\b|"
    rf"[”’\"\])]?\s*,?\s*(?:whose\s+(?:name|identity|age)\s[^.;,:“”]{{2,40}}?\s|(?:went|left|came|survived|set\s+out|had\s+gone|had\s+been\s+[a-z]+ed|(?:was|were)\s+\w+ing|returned|stayed|slept|(?:was|were)\s+the\s+(?:only|sole|lone)\s+survivors?|had(?=\s[^.;,:“”]{{2,50}}\s(?:and|but)\s(?:was|were|died|had\s+been)\b)(?!\s+(?:been\s+)?(?:displaced|injured|wounded|lost)))\b"
    rf"[^.;,:“”]{{0,50}}?\s(?:and|but|when\s+(?:they|he|she)|before\s+(?:they|he|she))\s+)?(?:who\s+[“\"‘]?|\w+ing\s+(?:that\s+)?(?:they|he|she)\s+)?(?:(?:{BE}|had|has|have|may\s+have)\s+)?(?:{ADVERB}\s+)*(?:been\s+)?"
    r"(?:(?P<killed>(?:shot|struck|hit|wounded|injured)\b[^.;:]{0,90}?,?\s(?:and|but)\s+(?:later\s+|then\s+|subsequently\s+|also\s+)?(?:died|succumbed|killed)|killed|died|decapitated|beheaded|crushed\s+to\s+death|burned\s+(?:alive|to\s+death)|burnt\s+alive|blown\s+apart|dies|dead|deceased|martyred|murdered|slain|perished|succumbed|passed\s+away"
    r"|lost\s+(?:his|her|their)\s+li(?:fe|ves)|(?:rose|rise|risen|fell|ascended|left)(?:\s+(?:up|as|a|to|this|the|level|rank|ranks|of|into|all))*"
    r"\s+(?:martyrs?|heaven|paradise|world)"
    r"|to\s+(?:the|its|his|her|their)\s+(?:\w+\s+)?lists?\s+of\s+(?:those\s+killed|(?:the\s+)?(?:dead|victims|martyrs|deceased))\b"
    r"|(?:(?<=was\s)|(?<=were\s)|(?<=also\s)|(?<=both\s)|(?<=all\s)|(?<=later\s))(?:named|listed|included|mentioned)\s+(?:in|on|among)\s+(?:an?|the|its|his|her|their|another)\s+(?:\w+\s+)?list\b(?!\s+of\s+(?:\w+\s+)?(?:targets?|wounded|injured|missing|prisoners|detainees))"
    r"|to\s+bear\s+martyrdom|(?<=was\s)a\s+martyr|(?<=is\s)a\s+martyr|(?<=were\s)martyrs|(?<=are\s)martyrs"
    r"|(?:now\s+)?in\s+(?:heaven|paradise)|(?:now\s+)?with\s+(?:God|Allah)|(?<=is\s)gone|(?<=are\s)(?:all\s+)?gone|(?:(?<=is\s)|(?<=are\s))no\s+more\b(?!\s+than)|with\s+the\s+martyrs|joined\s+(?:the\s+)?(?:\w+\s+){0,3}martyrs|met\s+(?:his|her|their)\s+(?:end|death|fate)"
    r"|attained\s+martyrdom|no\s+longer\s+(?:with|among)\s+us|left\s+us(?!\s+(?:a|an|the|with|to|in|no|nothing)\b)|taken\s+from\s+us"
    r"|returned\s+to\s+(?:his|her|their)\s+(?:Lord|Creator|Maker)|breathed\s+(?:his|her|their)\s+last"
    r"|(?:joined|followed)\s+(?:[\w’'-]+\s+){1,4}?(?:in|to)\s+(?:heaven|paradise)|(?:(?:went|gone|departed)\s+)?to\s+the\s+mercy\s+of\s+(?:God|Allah)|(?:went|gone|departed|ascended)\s+to\s+(?:God|Allah|heaven|paradise|(?:his|her|their)\s+(?:Lord|Creator|Maker))"
    r"|(?:(?<=was\s)|(?<=was\salso\s)|(?<=was\slater\s))(?:mourned|eulogi[sz]ed|remembered(?!\s+by\s[^;]{0,90}\b(?:where|for\s+(?:his|her|their)|as\s+(?:an?|the))\b)|commemorated|memoriali[sz]ed)"
    r"|(?:(?<=were\s)|(?<=were\salso\s)|(?<=were\slater\s))(?:mourned|eulogi[sz]ed|remembered|commemorated|memoriali[sz]ed)"
    r"|(?:named|listed|identified|recorded|reported|mentioned|confirmed|counted|found|said|to\s+be|to\s+have\s+been)?\s*"
    rf"(?:(?:as|among|amongst|one\s+of|to\s+be|being)\s+)*(?:a\s+(?:further|second|third)\s+)?"
    rf"(?:the\s+|those\s+|a\s+)?(?:(?!not\b|never\b|no\b|and\b|or\b|but\b|(?:{STRIKE_NOUN}|forces|troops)\b)\w+\s+)?(?:{DEAD}|deaths?)\b)"
    rf"|(?P<injured>(?:being\s+)?treated\s+(?:[^.;,“”]{{0,30}}?\s)??for\s+(?:(?!no\b)[\w-]+\s+){{0,3}}?(?:wounds?|injur(?:y|ies)|burns?|fractures?|shrapnel)|(?:(?:badly|seriously|severely|gravely|critically|slightly|lightly)\s+)?(?:injured|wounded|hurt)|wounded|hurt|hospitali[sz]ed|(?:taken|rushed|admitted|transferred|evacuated)\s+to\s+[^.;,]{{0,40}}?hospitals?\s+with\s+[^.;,]{{0,30}}?(?:injur\w+|wounds|burns)|{SHOT_IN}|lost\s+(?:an?|his|her|one|both)\s+(?:\w+\s+){{0,2}}(?:legs?|arms?|hands?|eyes?|foot|feet|fingers?|limbs?|sight)|(?:lies\s+|still\s+)*in\s+intensive\s+care|(?:escaped|survived|got\s+away)\s+with\s+[^.;,]{{0,40}}?(?:injur\w+|wounds?|bruises|burns|scratches|broken|fractured)|(?:as\s+being\s+)?in\s+(?:a\s+)?(?:serious|critical|stable|grave)\s+condition"
    r"|(?:mentioned|described|reported)\b[^.;]{0,60}\bin\s+(?:a\s+)?(?:serious|critical|grave)\s+condition"
    r"|(?:survived\s+(?:(?:the|this|an?)\s+[\w-]+\s+)?(?:and\s+|but\s+|though\s+)?)?(?:suffered|sustained|incurred|received)\s+[^.;,]{0,50}?"
    r"(?:injur\w+|wounds?|bruis\w+|burns?|fractur\w+|broken|cuts)"
    r"|survived\s+(?:(?:the|this|an?)\s+[\w-]+\s+)?with\s+[^.;,]{0,40}?(?:injuries|wounds|burns|fractures|cuts)))"
    r"\b(?!\s+(?:by\s+the\s+loss|once|twice)\b)"
)
HURT_BEFORE = Screened(
    r"\b(?:injur(?:y|ies)\s+(?:to|of)|(?:injuring|wounding)(?:\s+of)?|injured|wounded(?:\s+(?:was|were|are|is|as))?)\s*[:,]?\s*$"
)
#: "identified the wounded man as Sami".
AS_HURT = re.compile(
    r"\b(?:wounded|injured)\s+(?:\w+\s+)?(?:(?:was|were)\s+(?:\w+\s+)?(?:named|identified)\s[^.;]*?)?as\b"
)
#: What those listed are called themselves: "the slain journalist Sami", "the martyr Lina", "a wounded man".
CALLED_DEAD = re.compile(r"\b(?:martyrs?|victims?|martyred|murdered|slain|late|deceased|dead)\b")
CALLED_HURT = re.compile(r"\b(?:wounded|injured)\b")
PAST = re.compile(r"\b(?:prior\s+to|before|until|since|previously|earlier|ago)\s+(?:the\s+)?(?:\w+\s+)?$")
ONE = Screened(
    r"\b(?:mourn(?:ed|s|ing)?|announc(?:ed|es|ing)|confirm(?:ed|s|ing)|griev(?:ed|es|ing)|lament(?:ed|s|ing))\s+(?:the\s+)?"
    rf"(?:his|her|their)\s+(?:[a-z]+\s+)?(?:{KIN}|{ROLE})[’']s\s+(?:death|martyrdom|passing|killing|loss|murder)\b|"
    r"\b(?:(?:his|her|your(?=\s+(?:departure|martyrdom|passing)))\s+(?:own\s+)?(?:tragic\s+|untimely\s+|sad\s+)?"
    r"(?:death|martyrdom|passing|killing|departure|murder|demise)\b(?!\s+(?:toll|certificate))"
    r"|(?<![\w’'-])(?!Israel|Russia|Airwars|Coalition|October|November|December)[A-Z][\w-]+(?:\s+(?:al-|el-|bin\s+)?[A-Z][\w-]+){0,3}[’']s?\s+(?:tragic\s+|untimely\s+)?(?:death|martyrdom|passing)\b(?!\s+(?:toll|certificate))"
    r"|\b(?:mourn(?:ed|s|ing)|eulogi[sz](?:ed|ing)|grieved(?:\s+for)?|farewell(?:ed)?\s+to)\s+(?:him|her)\b(?!\s+[“‘\"])(?!\s+(?:\w+ly\s+)?[a-z]+s?\b(?<!\bon)(?<!\bin)(?<!\bby)(?<!\bwith)(?<!\bas)(?<!\band)(?<!\btogether)(?<!\balong)(?<!\balongside))"
    r"|\b(?:him|her)\s+(?:as\s+)?(?:among|one\s+of)\s+(?:the|those)\s+(?:\w+\s+)?(?:killed|dead|victims|martyrs)\b"
    r"|(?:[Hh]e|[Ss]he)\s+(?:(?:was|had\s+been|has\s+been|is|had|has)\s+)?(?:\w+ly\s+|also\s+)?"
    r"(?:killed|martyred|died|murdered|passed\s+away)\b"
    r"|(?:c[ao]me|returned|returning|went|gone|brought|carried|bec[ao]me)\s+(?:(?:back|home|to\s+(?:us|me|them|(?:his|her|their|our)\s+\w+))\s+){0,2}"
    r"(?:as\s+)?a\s+martyr\b(?!\s+of))"
)
_SURVIVED = r"(?:survived|escaped)\s+(?:(?!killed|died)[\w’'-]+\s+){0,4}?(?:(?:and|but|though|with)\s+)"
_SUFFERED = (
    r"(?:suffered|sustained|incurred|received)\s+(?!no\b)[^.;,]{0,50}?"
    r"(?:injur\w+|wounds?|bruis\w+|burns?|fractur\w+|broken|cuts)"
)
#: "she survived and sustained burns", "he was badly injured": one person, of whom the text spoke before.
ONE_HURT = Screened(
    rf"(?<!\bif )(?<!\bwhether )\b(?:[Hh]e|[Ss]he)\s+(?:\w+ly\s+|also\s+)?(?:{_SURVIVED})?"
    rf"(?:(?:was|had|has|been|is|also|\w+ly)\s+){{0,3}}"
    rf"(?:injured|wounded|(?:being\s+)?treated\s+(?:[^.;,“”]{{0,30}}?\s)??for\s+(?:(?!no\b)[\w-]+\s+){{0,3}}?(?:wounds?|injur(?:y|ies)|burns?|fractures?|shrapnel)|taken\s+to\s+(?:an?\s+|the\s+)?hospital\s+with\s+(?:(?!no\b)[\w-]+\s+){{0,3}}?(?:wounds?|injur(?:y|ies)|burns?|fractures?|shrapnel)|(?<=had\s)[“\"]?(?:shrapnel|burns|fractures|wounds)\b|{_SUFFERED}|lost\s+(?:his|her|an?|one|both)\s+(?:\w+\s+){{0,2}}(?:legs?|arms?|hands?|eyes?|foot|feet)\b|(?<=with\s)[^.;,]{{0,40}}?\b(?:burns|wounds|injuries|fractures)\b)"
)
HE_WITH = re.compile(
    r"\b(?:he|she)\s+[“\"‘]?(?:(?:was|had\s+been|has\s+been|is)\s+)?(?:\w+ly\s+|also\s+)?(?:killed|martyred|died|murdered|left\s+us|departed|passed\s+away)\s+"
    r"(?:alongside|(?:along\s+|together\s+)?with)\s+$"
    r"|\b(?:his|her)\s+(?:death|martyrdom|killing|passing)\s+(?:alongside|(?:along\s+|together\s+)?with)\s+$"
)
HIM_AND = re.compile(r"(?<=\s)(?:him|her)\s+(?:and|along\s+with|as\s+well\s+as)\s+$")
#: "the mother of the dead boy": somebody named by whom he has lost.
RELATIVE_OF = re.compile(rf"\b(?:{KIN}|{KINS}|widow|widower|friend|neighbou?r|colleague|owner)\s+of\s+$")
#: "the death of his “brother and companion”": the quotation holds only what he is called.
QUOTED_KIN = re.compile(r"(\b(?:his|her|their|my|our)\s)[“‘\"](?=[a-z][^“”\"]{1,80}[”\"](?!\s+[A-Z]))")
POSSESSOR = re.compile(r"\b\w+[’']s?\s")
AGENT = re.compile(r"\bby\s+$")
STOP = re.compile(r"[,.;”]")
DEED = re.compile(r"(?:killed|murdered|injured|wounded|hurt)\b")
OBJECT = re.compile(r"\s+(?:[A-Z]|the\s|an?\s|\d|his\s|her\s)")
WITH = re.compile(r"\b(?:alongside|with)\s+$")
#: "it is unclear whether the child was killed", "the identity of the victim": nobody is said to be dead here.
NOT_SAID = re.compile(
    r"\b(?:whether|unclear\s+(?:if|who)|not\s+known\s+(?:if|who)|not(?:\s+even)?|identit(?:y|ies)\s+of|unlike|how)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
COLON = re.compile(r":\s*[“‘\"(]?\s*(?:the\s+)?(?:\w+\s+)?$")
NAMES_OF = re.compile(r"\bnames?\s+of(?:\s+the\s+\w+)?\s*[“‘\"]?$")
DEAD_ANYWHERE = re.compile(r"\b(?:martyrs?|martyred|victims?|killed|dead|deceased|died)\b")
#: "included Sami Odeh in a post with nine names of people killed".
INCLUDED = re.compile(
    r"\b(?:includ(?:ed|es|ing)|nam(?:ed|es|ing)|list(?:ed|s|ing)|count(?:ed|s|ing)|mention(?:ed|s|ing))\s+(?:also\s+)?$"
)
IN_LIST = re.compile(
    r"\s+(?:in|on)\s+(?:an?|its|the|their|his|her)\s+(?:\w+\s+)?(?:list|post|album|roll|register)\s+(?:of|with|naming|for)\s+[^.;“”]{0,40}?"
    r"\b(?:killed|martyrs|dead|victims|martyred)\b"
)
#: "those killed were a farmer and his daughter": there were no others.
ALL_THE_DEAD = re.compile(
    r"\b[Tt]hose\s+(?:killed|who\s+(?:died|were\s+killed|had\s+died|had\s+been\s+killed))\s+(?:were|are)\s+$"
)
ENDS = re.compile(r"\s*(?:[.,;”]|$)")
#: "he had buried both of them".
BURIED_BOTH = re.compile(
    r"\bburied\s+(?:them\s+both|both(?=\s+of\s+them\b|\s*(?:[.,;”]|$)|\s+(?:at|in|on|before|that)\b))"
)
#: "killed two men and three women fled": the last of the list are no victims.
OWN_VERB = re.compile(
    r"\s+(?:fled|escaped|survived|ran|remained|managed|(?:was|were)\s+(?:displaced|trapped|rescued|missing|unharmed))\b"
)
#: "her son Sami, who was 22, was shot": his age does not part him from what befell him.
WHO_IS_AGED = re.compile(
    r",\s+who\s+(?:(?:is|was|had|has|just|only|barely|recently|about|turned|turning)\s+)+(?:\d{1,2}|[a-z]+(?:-[a-z]+)?)"
    r"(?:\s+(?:years|months)(?:\s+old)?)?(?:\s+and\s+[^,.;“”]{2,50})?,(?=\s(?:was|were|had|has|died|is|fell|rose|perished))"
)
#: "an entire family consisting of a father and …"; "five, one of them a pregnant woman, and ten others".
NO_LIST = Screened(
    rf"\b(?:an?|the|one)\s+(?:(?:entire|whole)\s+)?family\s+(?:consisting|made\s+up|composed)\s+of\s+(?=an?\s)"
    rf"|(?<=,)\s+{NUMBER_WORD}\s+of\s+(?:them|whom)\s+an?\s+[^,.;“”]{{2,40}}(?=,\s+(?:and|while)\s)"
    rf"|\b(?:including|among\s+(?:them|whom)(?:\s+were)?)\s+(?:at\s+least\s+)?(?:an?|{NUMBER_WORD})\s+[^,.;“”]{{2,50}}(?=,\s+(?:and|while|with)\s+(?:[a-z]+\s+){{0,3}}{NUMBER_WORD}\s)"
)
#: "eleven people, including a doctor and two nurses": of the eleven.
OF_A_NUMBER = re.compile(
    rf"\b{NUMBER_WORD}\s+(?:[\w-]+\s+){{0,2}}?(?:{PERSON})\b[^.;:“”]{{0,50}}?(?:including|among\s+(?:them|whom)(?:\s+(?:were|was))?)\s+$",
    re.IGNORECASE,
)
#: Words of which one at least stands where a list is governed: what all of these look for, on either side of it.
GOVERNED = Screened(
    "|".join(it.pattern for it in (BEFORE, AFTER, CALLED_DEAD, CALLED_HURT, HURT_BEFORE, COLON, NAMES_OF, IN_LIST))
)
#: "raid on Sousa, martyrs".
STRUCK_PLACE = re.compile(
    rf"\b(?:{STRIKE_NOUN})\s+(?:on|of|in|at|near|against|targeting)\s+(?:the\s+)?(?:(?:town|village|city|camp|area|district)\s+of\s+)?$",
    re.IGNORECASE,
)
MANY_DEAD = re.compile(r"[^,.;:“”]{2,40},\s+(?:martyrs|dead|victims|casualties|wounded|injuries|deaths)\b")
#: "paid tribute to Sami, remembering him as a man who …": of his life, not of his death.
REMEMBERED = re.compile(
    r"[^.;:“”]{0,60}?,\s+(?:and\s+)?(?:(?:remember|describ|call|recall|prais|say)ing|(?:remembered|described|called|praised|recalled))\s+(?:how\s+)?"
    r"(?:him|her|them|his|their|that\s+(?:he|she|they)|(?:he|she|they))\b"
)
PAID_TRIBUTE = re.compile(
    r"\b(?:paid|pays|paying|pay)\s+(?:[a-z]+\s+){0,2}?(?:tribute|homage)\s+to\s+(?:(?:the|his|her|their|an?)\s+(?:\w+\s+)?)?$"
)
TRIBUTE = re.compile(
    r"\b(?:tribute|condolence|obituar|memorial|prayer|eulog|homage|mourn|griev|farewell|for\s+the\s+soul|mercy)"
)
CONDOLED = re.compile(r"\b(?:condolences|condoled|patience|sympath\w+)\b[^.;]{0,40}$")
