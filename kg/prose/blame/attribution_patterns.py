"""Patterns of the words that make a party responsible or have it act; `attribution` puts them together.

A party's name is shown to them as a run of one private character, so that they need no names.
"""

import re

from kg.prose.words import harm
from kg.prose.words.of_the_event import AIRCRAFT
from kg.prose.words.screen import Screened

PARTY = "\ue000"  #: stands for each code point of a party's name, so that patterns need no names
NAME = rf"{PARTY}+"
#: "the shelling of A and the planes of B".
_FORCE_OF = (
    r"(?:(?:shelling|bombing|bombardment|(?:air\s?)?strikes?|raids?|fire|warplanes?|planes|jets|aircraft|drones?"
    r"|helicopters|artillery"
    r"|forces|army|air\s+force|soldiers|troops)\s+(?:of|from|by)\s+(?:the\s+)?)"
)
_ITS_FORCES = (
    r"(?:[’']s)?(?:\s+(?:militias?|forces|army|military|troops|planes|warplanes|jets|aircraft|government|regime"
    r"|air\s+force|artillery))?"
)
AND_NAMES = re.compile(
    rf"{_ITS_FORCES}(?:(?:\s*(?:,\s*)?(?:and|or|,)\s+(?:by\s+)?(?:the\s+)?{_FORCE_OF}?|[-/]){NAME})+"
)
BY_NAME = re.compile(r"\bby\s+(?:both\s+)?(?:the\s+)?$")
OR_NAME = re.compile(rf"^(?:\s*/\s*|-|\s+(?:and|or)\s+)(?:the\s+)?{NAME}")
STRIKE_LAST = re.compile(rf"\b(?:{harm.STRIKE_NOUN})$", re.IGNORECASE)

NOT_IDENTIFIED = Screened(
    r"\b(?:did not|didn[’']t|does not|do not|could not|unable to|failed to|without|not|neither"
    r"|none)\s+(?:\w+\s+){0,3}?(?:identif\w+|specif\w+|nam(?:e|ed|ing)|attribut\w+|determin\w+|establish\w*|confirm\w*"
    r"|mention\w*|say(?:ing)?|stat(?:e|ing)|assign\w*|blam\w+|point\w*)\s+(?:\w+\s+){0,4}?(?:culprits?"
    r"|perpetrators?|belligerents?|part(?:y|ies)"
    r"|responsib\w+|attackers?|aggressors?|actors?|side|blame|who (?:was|were|carried|had"
    r"|fired|launched|bombed|struck|shelled|hit|conducted|did|dropped|attacked|planted)|whose)"
    r"|\b(?:no|none of the) (?:\w+ )?(?:sources?|outlets?|reports?|one|users?)\b[^.;]{0,40}?\b(?:identif\w+"
    r"|specif\w+|nam(?:e|ed|ing)"
    r"|attribut\w+|blam\w+)\s+(?:\w+\s+){0,3}?(?:culprits?|perpetrators?|belligerents?|part(?:y|ies)|attackers?)"
    r"|\b(?:unknown|unidentified|unspecified|unnamed) (?:perpetrators?|belligerents?|culprits?|aircraft"
    r"|warplanes?|planes?|drones?|gunmen|assailants?)"
    r"|\b(?:not (?:known|clear)|unknown|unclear) (?:who|which (?:party|side|forces?|planes?|aircraft))\b"
    r"|\b(?:did not|didn[’']t|does not|without)\s+(?:say|saying|specify|specifying|state|stating|clarify|mention"
    r"|indicate|indicating"
    r"|make\s+clear)\s+(?:whether|if)\s+(?:it|they|these|those|the\s+\w+)\s+(?:was|were|is|are|had\s+been"
    r"|belonged\s+to|came\s+from)\s+"
    r"(?:an?\s+|the\s+)?(?-i:[A-Z])[\w-]+\s+or\s+(?:an?\s+|the\s+)?(?-i:[A-Z])"
    r"|\b(?:no|without\s+(?:an?|any))\s+(?:\w+\s+)?conclusions?\s+(?:on|as\s+to|about|regarding|over)\s+(?:who|which"
    r"|the\s+(?:culprit|perpetrator|attacker|belligerent|party|responsib\w+))\b"
    r"|\bleft\s+(?:it\s+)?open\s+(?:who|which)\b"
    r"|\b(?:unknown|undetermined|unidentified|unspecified|unclear)\s+(?:origins?|provenance|part(?:y|ies)|side"
    r"|actors?|forces|attackers?|entity)\b"
    r"|\b(?:did not|didn[’']t|does not|could not|unable to|without)\s+(?:say|saying|specify|specifying|state|stating"
    r"|clarify|clarifying"
    r"|mention|indicate|indicating|determine|establish|tell)\s+(?:whether|if)\b[^.;]{0,80}?\b(?:by|from|to"
    r"|of)\s+(?:the\s+)?(?-i:[A-Z])[\w’-]*"
    r"(?:\s+[\w-]+){0,3}?\s+or\s+(?:(?:by|from|to|of)\s+)?(?:the\s+)?(?-i:[A-Z])"
    r"|\b(?:attributed|ascribed|assigned)\s+neither\b[^.;]{0,60}?\bto\s+any\b"
    r"|\b(?:did not|didn[’']t|does not)\s+(?:\w+\s+)?know\s+(?:who|which|whose)\b"
    r"|\b(?:not|without|never)\s+(?:\w+\s+)?point\w*\s+(?:a|the|any|its|their|his|her)\s+fingers?\b"
    r"|\b(?:named|identified|specified|gave|mentioned|cited|offered|suggested|blamed"
    r"|accused)\s+no\s+(?:\w+\s+)?(?:culprits?|perpetrators?"
    r"|belligerents?|part(?:y|ies)|side|attackers?|aggressors?)\b|\b(?:blamed|accused)\s+(?:nobody|no\s+one)\b"
    r"|\b(?:not|without|never)\s+(?:\w+\s+)?(?:blam\w+|accus\w+)\s+(?:anyone|anybody)\b"
    r"|\bno\s+(?:one|party|group|side|faction)\s+(?:has\s+|had\s+|have\s+)?(?:yet\s+|so\s+far\s+)?(?:claimed|taken"
    r"|assumed|accepted)\b"
    r"|\bno (?:one|party|group|side) (?:was|were|has been) (?:identified|blamed)",
    re.IGNORECASE,
)
#: "who carried it out could not be established".
WHO_UNKNOWN = Screened(
    r"\b(?:who|which\s+(?:party|side|forces?|planes?|aircraft)|whose\s+\w+)\s+(?:had\s+)?(?:carried\s+out|fired"
    r"|launched|was\s+behind"
    r"|was\s+responsible|conducted|struck|bombed|shelled|hit|did|dropped|attacked)\b[^.;]{0,50}?\b(?:(?:could|can"
    r"|has|had|have|was|is|were)"
    r"\s*not\s+(?:yet\s+)?(?:be(?:en)?\s+)?(?:established|determined|identified|known|ascertained|clear|verified"
    r"|confirmed)"
    r"|(?:is|was|remain(?:s|ed))\s+(?:unclear|unknown|uncertain))\b",
    re.IGNORECASE,
)
CONFLICTING = Screened(
    r"\b(?:conflict(?:ed|ing)?|disagree\w*|differ(?:ed|ing)?|divided|contradict\w+|unclear|not clear|disputed"
    r"|inconsistent)\b[^.;]{0,60}?\b(?:whether|who|which|as to"
    r"|about|over|on)\b[^.;]{0,160}?\b(?:to blame|responsible|behind|carried out|culprit|belligerent"
    r"|perpetrator|conducted|caused|was the)"
    r"|\b(?:unsure|uncertain|undecided|not\s+(?:sure|certain|clear)"
    r"|unclear)\s+(?:as\s+to\s+)?whether\b[^.;]{0,90}?\b(?:fired|launched|dropped"
    r"|bombed|shelled|struck|hit|sent|flown|by|from)\b",
    re.IGNORECASE,
)
#: "the aircraft was either A’s or belonged to B".
EITHER = Screened(
    rf"\b(?:was|were|is|are|be|been)\s+[“‘\"]?either\s+(?:from\s+|of\s+"
    rf"|by\s+)?(?:the\s+)?{NAME}[^.;]{{0,40}}?\bor\b[^.;]{{0,40}}?{NAME}"
)
HELD = (
    rf"\b(?:attribut|ascrib|assign|blam|accus)\w*\b[^.;]{{0,120}}?{NAME}[^.;]{{0,40}}?\b(?:but|and|while|whereas)\s+(?:the|that|those)\s+[^.;,]{{2,60}}?\s(?:to|on)\s+(?:the\s+)?{NAME}",
    rf"\bh[eo]ld\w*\s+(?:the\s+)?{NAME}\s+(?:responsible|accountable|to\s+blame)\s+for\s+[^.;,]{{2,50}}?\s+and\s+(?:the\s+)?{NAME}(?=\s+for\b)",
    r"(?:blam\w+|accus\w+|holding|held(?!\s+by\b)|holds)\s+[“‘\"\[]?(?:(?!not\b|by\b)[\w’'-]+\s+){0,3}?[“‘\"]?" + NAME,
    rf"charg(?:ed|es|ing)\s+(?:the\s+)?{NAME}(?:\s+[\w’'-]+){{0,2}}?\s+with\b",
    rf"\b(?:put|puts|putting)\s+(?:[\w’'-]+\s+){{0,4}}?down\s+to\s+(?:[\w’'-]+\s+){{0,3}}?{NAME}",
    rf"\bnam(?:ed|es|ing)\s+(?:an?|the)\s+(?:culprit|perpetrator|belligerent|party|attacker)\b(?:,|:"
    rf"|\s+as)\s+(?:the\s+)?{NAME}",
    rf"(?:blam\w+|accus\w+)\s+[“‘\"]?(?:the\s+)?(?:{harm.STRIKE_NOUN}|forces|army|air\s+force|soldiers|troops|pilots"
    rf"|crews)\s+of\s+(?:(?!and\b|for\b)[\w’'-]+\s+){{0,4}}?{NAME}",
    rf"\b(?:they|it|(?:the\s+)?(?:{harm.STRIKE_NOUN}))\s+(?:had\s+)?belong(?:ed|s)?\s+to\s+(?:the\s+)?{NAME}",
    rf"blam\w+\s+(?:[\w’'-]+\s+){{1,8}}?on\s+[“‘\"]?(?:the\s+)?{NAME}",
    rf"\bbelong(?:ed|s|ing)\s+to\s+(?:the\s+)?(?:(?:army|air\s+force|forces"
    rf"|navy)\s+of\s+)?(?:the\s+)?{NAME}(?=\s*(?:[.,;”]|$))",
    rf"(?:implicat|fault|finger|incriminat)(?:ed|es|ing|s)\s+(?:both\s+)?(?:(?:the|an?)\s+)?{NAME}",
    rf"(?:denounc|condemn|criticis|criticiz|lambast)\w+\s+(?:the\s+)?{NAME}(?:\s+\w+)?\s+for\s+(?:the|this|its"
    rf"|killing|bombing|shelling|targeting|striking|an?)\b",
    rf"(?:at\s+the\s+(?:door|doorstep|feet)|the\s+(?:hand|handiwork|work|fingerprints))\s+of\s+(?:the\s+)?{NAME}",
    rf"(?:attribut\w+|ascrib\w+)\b[^.;]{{0,120}}?\bto\s+(?:\w+\s+){{0,4}}?{NAME}",
    rf"{NAME}[^.;,]{{0,40}}?\b(?:was|were|is|are|as|being|to be)\s+(?:\w+\s+)?(?:responsible|to blame|behind"
    rf"|guilty|the (?:belligerent|culprit|perpetrator|author|aggressor))",
    rf"(?:responsib\w+|blame|culpab\w+)\s+(?:\w+\s+){{0,4}}?(?:of|on|to|with|by|for \w+ (?:on"
    rf"|to))\s+[“‘\"]?(?:\w+\s+)?{NAME}",
    rf"\b(?:pin|lay|laid|put|plac)\w*\s+(?:the|this|it|that)\s+(?:(?:\w+\s+)?(?:{harm.STRIKE_NOUN})\s+)?(?:squarely\s+)?(?:on|with)\s+[“‘\"]?(?:the\s+)?{NAME}",
    rf"\b(?:(?:describ|characteri[sz]|present)\w*\s+(?:the|this|it|that)\b(?:\s+\w+){{0,2}}?\s+as|(?:call|term|label)\w*\s+(?:it|this|that)|(?:call|term|label)\w*\s+the\s+(?:strike|raid|attack|event))\s+(?:an?\s+|the\s+)?{NAME}\s+(?:one|strike|raid|attack|airstrike|drone|bombing|job|operation)\b",
    rf"(?:responsible|to blame|behind (?:the|this) \w+|culprit|perpetrator|belligerent)\s+(?:was|were|is"
    rf"|as)\s+(?:\w+\s+)?{NAME}",
    rf"(?:named|identified|naming|identifying)\s+(?:\w+\s+)?{NAME}[^.;]{{0,40}}?\bas\s+(?:the\s+)?(?:\w+\s+)?("
    rf"?:belligerent|culprit|perpetrator|responsible|attacker|party|source)",
    rf"(?:point(?:ed|ing)?\s+(?:\w+\s+){{0,2}}(?:at|to|towards))\s+(?:(?!suspected|alleged|possible"
    rf"|likely)\w+\s+)?{NAME}",
    rf"{NAME}(?:\s*\([^()]*\))?\s+(?:was|were|is|are|has been|have been)\s+"
    rf"(?:(?:also|\w+ly)\s+)*(?:blamed|accused|held)",
    rf"{NAME}(?:[’']s)?\s+(?:responsibility|culpability|guilt|involvement)\s+(?:was|is|has been|had been)"
    rf"\s+(?:\w+ly\s+)?(?:alleged|claimed|reported|asserted|suggested|indicated|mentioned)",
    rf"(?:alleg\w+|claim\w+|assert\w+|suggest\w+|report\w+"
    rf"|indicat\w+)\s+(?:\w+\s+)?{NAME}(?:[’']s)?\s+(?:responsibility"
    rf"|culpability|involvement)",
    rf"(?:responsib|blame)\w*[^.;]{{0,60}}?\b(?:pinned|placed|laid|put)\s+(?:squarely\s+)?(?:on|at"
    rf"|with)\s+(?:\w+\s+){{0,3}}?{NAME}",
    rf"\b(?:plac|put|la(?:id|y)|pin|assign)\w*\s+(?:\w+\s+){{0,2}}?(?:responsibility"
    rf"|blame)\s+(?:\w+\s+){{0,3}}?(?:on|upon|with|to|at)\s+[^.;]{{0,50}}?{NAME}",
    rf"\bit\s+(?:was|is)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{1,3}}?of\s+(?:the\s+)?{NAME}[^.;]{{0,120}}?\b(?:that|which|who)\s+(?:had\s+)?(?:{harm.STRIKE_VERB})\b",
    rf"\bnam(?:ed|es|ing)\s+(?:only\s+)?(?:the\s+)?{NAME}(?=\s*(?:[.;]|$))",
    rf"\b(?:says|said)\s+(?:that\s+)?(?:it\s+was\s+)?(?:the\s+)?{NAME}(?=\s*(?:[.;]|$))",
    rf"demand\w*\s+(?:\w+\s+)?accountability\s+(?:from|of)\s+[“‘\"]?(?:the\s+)?{NAME}",
    rf"{NAME}\s+(?:must|should|to)\s+be\s+held\s+(?:\w+\s+)?(?:accountable|responsible)",
    rf"(?:taken|killed|assassinated|stolen|lost|martyred|murdered)\s+(?:from\s+us\s+)?by\s+(?:the\s+)?{NAME}(?=\s+(?:treachery|perfidy|brutality|barbarism|barbarity"
    r"|hatred|bullets|hands?|machine|savagery|criminality|injustice|tyranny))",
    rf"(?:committed|perpetrated)\s+by\s+(?:\w+\s+)?{NAME}",
    rf"{NAME}[”\"]?\s+(?:is|was|are|were)\s+(?:what|who|the\s+ones?\s+(?:who|that)"
    rf"|those\s+who)\s+(?:\w+\s+)?(?:{harm.STRIKE_VERB})\b",
    rf"\b(?:it\s+(?:was|is)|it[’']s|that\s+was|this\s+(?:was|is))\s+(?:the\s+)?{NAME}(?=\s*(?:[,.!;:”]|$)|\s+(?:who"
    rf"|that|which)\b)",
)
BLAMES = Screened("|".join(f"(?:{piece})" for piece in HELD), re.IGNORECASE)
AGENT = Screened(
    rf"\b(?:killed|martyred|died|injured|wounded|murdered|executed|deaths?|massacre)\b[^.;]{{0,70}}?\b(?:by"
    rf"|(?:strikes?|raids?|attack|bombing|shelling|fire|airstrikes?)\s+(?:of|by|from|conducted by"
    rf"|carried out by))"
    rf"\s+(?:the\s+)?{NAME}(?!\s+(?:air|drone|strike|raid|bomb|shell|artill|missile))",
    re.IGNORECASE,
)
SUSPECTS = Screened(
    rf"\b(?:suspect\w*|possibly|presumably|likely|believed|thought|speculat\w+|probably"
    rf"|apparent(?:ly)?)\b[^.;]{{0,40}}?{NAME}",
    re.IGNORECASE,
)
SUSPECTED = Screened(
    rf"\bsuspect(?:s|ed|ing)?\s+(?:that\s+)?(?:the\s+)?{NAME}(?:\s+(?:of|was|were|had|carried|to)\b|(?=\s*(?:[,.;]"
    rf"|$)))"
    rf"|\b(?:as|was|were|is|are|being)\s+(?:most\s+|very\s+)?(?:probably|likely|possibly|presumably|apparently"
    rf"|seemingly)\s+"
    rf"(?:the\s+work\s+of\s+)?(?:the\s+)?{NAME}"
    rf"|\b(?:thought|considered|deemed|believed|judged|found|called)\s+it\s+(?:\w+\s+)?(?:likely|probable|possible"
    rf"|plausible)\s+that\b[^.;]{{0,40}}?{NAME}"
    rf"|\bsuspect(?:s|ed|ing)?\s+that\b[^.;]{{0,80}}?{NAME}"
    rf"|\b(?:believ|presum|assum|consider|deem|judg|think|thought|suppos)\w*\s+(?:that\s+)?(?:(?:the|it|this|these"
    rf"|its|their)\b\s*)?(?:[\w-]+\s+){{0,4}}?"
    rf"(?:to\s+(?:be|have\s+been)|was|were|is|are|had\s+been)\s+(?:\w+ly\s+)?(?:the\s+work\s+of\s+)?(?:an?\s+"
    rf"|the\s+)?{NAME}"
)
HEDGE = re.compile(
    r"\b(?:alleged(?:ly)?(?!\s+that\b)|suspected|reportedly|presumed|apparent|likely|possible)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
REPORTED_ACT = re.compile(
    rf"\b(?:was|were|been|being|is)\s+(?:reportedly|apparently)\s+(?:{harm.STRIKE_VERB})\s+by\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
ACTS_AFTER = re.compile(
    rf"(?:’s|'s)?[\]”\"]?[\s-]+[“\"‘]?(?:(?!(?:and|or|had|has|have|was|were|is|not|said|announced|with|in|from|for|on"
    rf"|of|by|to|fleeing|who|between|during|since|until)\b)[\w’'/-]+[”\"]?[\s-]+){{0,3}}?(?:(?:{harm.STRIKE_NOUN}|{harm.STRIKE_VERB})\b|(?:had|has"
    rf"|have)\s+(?:also\s+|\w+ly\s+)?[“\"‘]?(?:{harm.STRIKE_VERB})\b)"
    rf"|(?:\s+(?:forces|military|army|occupation|troops|soldiers))?\s+(?:had|has|have|(?:were|was|is"
    rf"|are)(?=\s+\w+ing\b))"
    rf"\s+(?:(?:reported(?:ly)?|also|again|twice|been(?=\s+(?:\w+ly\s+)?\w+ing\b)|\w+ly)\s+){{0,2}}(?:to\s+)?(?:{harm.STRIKE_VERB})\b"
    rf"|\s(?:{AIRCRAFT})(?![\w-])(?!\s+(?:that\s+|which\s+|had\s+|was\s+)*(?:took\s+off|taken\s+off|circl\w+|flew|flying|left|overfl\w+|seen|spotted))"
    rf"|\]?[^.;{PARTY}]{{0,80}}?,?\s(?:and|then)\s+(?:they|it)\s+(?:also\s+|then\s+)?(?:{harm.STRIKE_VERB})\b"
    rf"|\]?\s[^.;{PARTY}]{{0,60}}?,\s+(?:killing|bombing|shelling|striking|firing|targeting|shooting)\b"
    rf"|\s+(?:were|was)\s+(?:reported(?:ly)?|said|alleged)\s+to\s+(?:have\s+)?(?:{harm.STRIKE_VERB})\b",
    re.IGNORECASE,
)
ACTED_BEFORE = re.compile(
    rf"\b(?:{harm.STRIKE_NOUN}|{harm.STRIKE_VERB})\s+(?:(?!(?:since|before|until|amid|despite|beginning|start|(?:unit|force|commander|chief|division|battalion|brigade|array|wing|operative|member|head|team|cell|squad"
    rf"|officer|expert|engineer|launcher|depot|store|site|factory)s?|held"
    rf"|controlled|used|occupied|owned|run|seized|inhabited|manned|direction|recaptured|captured"
    rf"|taken)\b)[\w’'{PARTY}-]+\s+){{0,4}}?(?:by|from|of"
    rf"|belong(?:ing|ed|s) to)\s+[“\"‘]?(?:(?:the|an?|\d+|two|three|four|five|several)\s+)?[“\"‘\[]?$"
    rf"|\b(?:{harm.STRIKE_NOUN})\s+(?:(?:was|were|is|being|had|have|to|been|be|could|must|can|only)\s+){{1,5}}(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
KILLING_OF = re.compile(
    r"\b(?:killing|assassination|targeting|shooting|elimination|liquidation|neutrali[sz]ation|death)\s+of\s+(?:(?:the|an?|some|several|\d+|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|senior|alleged|suspected)\s+){0,3}[“‘\"]?$",
    re.IGNORECASE,
)
OCCASION = re.compile(
    rf"\b(?:after|following|before|in\s+(?:response|retaliation)\s+(?:to|for))\s+(?:an?|the|earlier|previous"
    rf"|another)\s+(?:[\w-]+\s+){{0,3}}?(?:{harm.STRIKE_NOUN})\s+(?:by|from|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "Coalition aircraft in support of Iraqi forces": those supported struck only where nobody else did.
SUPPORTED = re.compile(
    r"\b(?:(?:in\s+)?support(?:ing)?(?:\s+of)?|backing|aiding|helping|assisting|alongside|at\s+the\s+request\s+of"
    r"|accompanying|advising)"
    r"\s+(?:the\s+)?$"
)
#: "fled Russian shelling", "feared another Israeli strike": another one, or none yet.
ELSEWHERE = re.compile(
    r"\b(?:fled|fleeing|flee|escap(?:ed|ing)|displaced\s+by|(?:fear(?:s|ed|ing)?|dread(?:s|ed)?|expect(?:s|ed|ing)?"
    r"|threat(?:s|ened)?)(?:\s+of)?)"
    r"\s+(?:an?\s+|the\s+|another\s+|more\s+|further\s+|new\s+|renewed\s+|earlier\s+)*$",
    re.IGNORECASE,
)
NO_ACT = re.compile(
    r"^\]?\s*(?:(?:members|fighters|soldiers|personnel|militants|elements|troops)\s+(?:were\s+"
    r"|was\s+)?(?:reportedly\s+)?(?:killed|injured|wounded)|(?:killed|injured|wounded)\s*(?:or|and|in|during"
    r"|by|,|\.)|border|prisoner|prison|citizen|hospital|crossing|territor\w+|captivity|hostage\w*|settle\w+"
    r"|media|newspaper|website|government said"
    r"|evacuation|order|siege|blockade|checkpoint|(?:military|forces|army)?\s*(?:had|has|have)?\s*(?:withdr\w+"
    r"|warned|ordered|announced|said|stated|claimed|asked|denied|left(?!\s+(?:at\s+least|more|some|several|dozens"
    r"|scores|behind|an?|no|\d|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|eleven|twelve)\b)))",
    re.IGNORECASE,
)
STRIKES_AND = re.compile(r"\s+(?:[\w-]+\s+){0,3}(?:and|or)\s+(?:by\s+)?(?:the\s+)?")
ORDINARY = re.compile(r"\bmarch\b|\bcrime\b", re.IGNORECASE)
UNSEEN = Screened(
    r"\b(?:blam(?:ed|es|ing)|accus(?:ed|es"
    r"|ing))\s+(?:the\s+)?(?P<who>[A-Z][\w’'.-]*(?:\s+(?:[a-z]{2}-)?[A-Z][\w’'.-]*){0,4}"
    r"(?:\s+(?:forces|military|militia|army|militias|groups?|coalition|regime|alliance|warplanes|government))?)"
    r"|(?P<they>[A-Z][\w’'.-]*(?:\s+(?:[a-z]{2}-)?[A-Z][\w’'.-]*){0,4})(?:\s*\([^()]*\))?\s+(?:was|were|has been"
    r"|have been)\s+(?:\w+ly\s+)?(?:blamed|accused)\b"
    r"|\battribut\w+\s+(?:the|this|these|it|its"
    r"|their)?\s*(?:[\w-]+\s+){0,4}?to\s+(?:the\s+)?(?P<whom>[A-Z][\w’'.-]*(?:\s+(?:[a-z]{2}-)?[A-Z][\w’'.-]*){0,4}(?:\s+(?:f"
    r"orces|military|militia|army|militias|groups?|coalition|regime|alliance|warplanes|government))?)"
)
