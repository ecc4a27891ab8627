"""Words of killing and hurting, of persons, and of strikes; one table for all rules that ask about harm."""

import re

from kg.prose.words.screen import Screened

KILLED_VERB = (
    r"killed|dead|died|martyred|perished|slain|lost (?:their|his|her) li(?:fe|ves)|deceased|succumbed"
    r"|passed away|wiped out|murdered"
    r"|suffocated to death|drowned|bled to death|choked to death"
    r"|(?:brought|taken|pulled|carried|recovered|found|arrived|dug) (?:\w+ ){0,2}lifeless"
    r"|executed|did not survive|did not make it|shot dead|left (?:for )?dead"
)
#: Shots that leave somebody hurt.
SHOT_IN = (
    r"shot\s+(?:and\s+(?:injured|wounded)|in\s+(?:the|his|her|their|both)\s+(?:\w+\s+)?"
    r"(?:legs?|arms?|foot|feet|hands?|thighs?|knees?|shoulders?|limbs?|ankles?))"
)
_TO_HOSPITAL = (
    r"(?:taken|rushed|admitted)\s+to\s+(?!(?:the\s+)?(?:morgue|mortuary))"
    r"(?:(?:the|an?|nearby|local|several|two|three|nearest)\s+)*(?:(?!morgue|mortuary)[\w’-]+\s+){0,2}?hospitals?"
)
INJURED_VERB = (
    rf"injured|wounded|hurt|maimed|{SHOT_IN}|hospitali[sz]ed|being\s+treated\s+(?!for\s+(?!(?:\w+\s+)?(?:burns"
    rf"|wounds|injur|shrapnel|fractures)))(?:in|at|for)|being\s+treated(?=\s*(?:[.,;”]|$))|{_TO_HOSPITAL}"
    r"|(?:sustained|suffered) (?:(?:from )?(?:[a-z]+ )?){0,2}(?:injur(?:ies|y)|wounds?|burns|fractures"
    r"|suffocation|smoke inhalation|(?:breathing|respiratory) (?:difficulties|problems))"
    r"|(?:needed|required|in need of|needing|requiring) (?:hospital|medical|urgent|surgical)"
    r" (?:treatment|attention|care)"
    r"|recovering from (?:\w+ ){0,2}(?:wounds?|injur(?:y|ies)|burns?|fractures?)"
    r"|critical(?=\s*(?:[.,;”]|$|condition\b))"
    r"|lost limbs|lost (?:his|her|their|an?|one|both) (?:(?:left|right|of|his|her|two) ){0,2}"
    r"(?:legs?|arms?|hands?|foot|feet|eyes?|eyesight|sight|limbs?|fingers?)"
)
KILLED_NOUN = (
    r"deaths?(?! toll| count| certificate| notice)|fatalit(?:y|ies)|martyrs?|dead|killed|bodies|corpses"
    r"|body(?! (?:parts?|armou?r|cameras?|language|of water))|corpse|kill(?:ed)? people"
)
INJURED_NOUN = r"injuries|injury|injured|wounded"
KILLED_ACT = (
    r"shot dead|shooting dead|gunned down|gunning down|killing|killed|kills|executed|executing|murdered|murdering"
    r"|massacred|slaughtered|assassinated"
    r"|martyring|mourn(?:ed|ing)|(?:claim(?:ed|ing|s)|took|taken|taking|takes|cost|costing) the li(?:fe|ves) of"
    r"|(?:deaths?|killing|martyrdom"
    r"|passing|loss|murder"
    r"|massacre|bodies|corpses) of|(?:lost|losing) (?:his|her|their|its)?"
    r"|(?:bid|bids|bade|bidding|said|saying) farewell to"
)
INJURED_ACT = r"injuring|wounding|injured|wounded|injur(?:y|ies) (?:of|to|among)|wounding of"
PERSON = (
    r"people|persons?|civilians?|non-combatants?|members?|martyrs?|men|man|women|woman|child(?:ren)?|boys?"
    r"|girls?|others?"
    r"|individuals?|residents?|victims?|workers?|paramedics?|medics|doctors?|nurses?|journalists?|brothers?"
    r"|sisters?|sons?"
    r"|daughters?|siblings?|relatives|citizens?|infants?|bab(?:y|ies)|students?|palestinians?|syrians?|iraqis?"
    r"|yemenis?"
    r"|libyans?|somalis?|lebanese|ukrainians?|family members|toddlers?|teenagers?|refugees?|guests?"
    r"|passengers?|farmers?"
    r"|females?|males?|minors?|youths?|elderly|grandchildren|cousins?|teachers?|rescuers?|mourners?|patients?"
    r"|souls?|lives"
    r"|noncombatants?|shepherds?|fishermen|worshippers?|aid workers|employees|volunteers?|drivers?|staff|kids"
    r"|passers-by|bystanders?"
)
FIGHTER = re.compile(
    r"\b(?:fighters?|militants?|soldiers?|combatants?(?<!non-combatant)(?<!non-combatants)|terrorists?|gunmen"
    r"|(?:SDF|ISIS|ISIL"
    r"|YPG|Hamas|Daesh|PKK|Houthi|[Aa]l[- ]Shabaab|AQAP|[Aa]l[- ]Qa[’']?[ei]da"
    r"|HTS|Hezbollah|Islamic\s+Jihad|Taliban|LNA|GNA|militia|suspected)"
    r"\s+(?:members?|leaders?|suspects?|fighters?|militants?|personnel|elements?)"
    r"|personnel|operatives?|suicide\s+bombers?|jihadists?|insurgents?|mercenar(?:y|ies)|facilitators?|Houthis"
    r"|commanders?|servicemen|troops|attackers|assailants|infiltrators|bodyguards|[Pp]eshmerga|nationalists|saboteurs|apostates)\b(?![’'])",
)
GROUPS = (
    (re.compile(r"\b(?:child(?:ren)?|boys?|girls?|infants?|bab(?:y|ies)|toddlers?|minors?|kids)\b", re.I), "children"),
    (re.compile(r"\b(?:women|woman|females?|sisters|mothers?|wives)\b", re.I), "women"),
    (re.compile(r"\b(?:men|man|males?)\b", re.I), "men"),
)  # fmt: skip
CIVILIANS = re.compile(r"\b(?:civilians?|non-?combatants?)\b", re.IGNORECASE)

#: Any word that says that somebody was killed or hurt.
HARM = Screened(
    rf"\b(?:{KILLED_VERB}|{INJURED_VERB}|killing|kills?|martyr\w*|deaths?|fatalit\w+|injur\w+|wound\w*"
    rf"|casualt\w+|massacres?|harmed|intensive care"
    r"|(?:names|\w+|identities) of (?:the )?(?:victims|dead)|(?<!the )victims(?! (?:were|was|are|is|had|came"
    r"|belonged))|bodies|corpses?|body parts|lost (?:his|her|their|my|our|everyone|all of)|mourn\w*|obituar\w+"
    r"|(?:his|her|their|whose) bod(?:y|ies)|body (?:of|was|beneath|under)"
    r"|under the rubble|(?:one|a) (?:body|corpse)(?! (?:parts?|armou?r|cameras?|language|of water))"
    r"|surviv\w+|burns|perish\w*|civilians? (?:were |was )?harmed"
    r"|loss of|losing|passing of|shahid|slaughter\w*|burned|suffocat\w+|wiped out|deceased|casualities|toll|funeral"
    r"|taken out|condolences?|eulog\w+|tribute to|shot|memorial\w*|departure|the pair|mass grave|buried|burial"
    r"|lifeless|headless|limbs|in(?:to)? pieces|torn apart|remains of|bury(?:ing)?|farewell(?:ed)?|tributes?"
    r"|remembrance"
    r"|in memory of|with (?:god|allah)|to the mercy of|may (?:god|allah) have mercy|(?:is|are|was"
    r"|were) (?:all )?gone|(?:is|are) no more(?! than)|shroud(?:s"
    r"|ed)?|last breath"
    r"|for the souls? of|rest in peace|civil registry|ascended to heaven"
    r"|in (?:heaven|paradise)|(?<!them )(?<!him )(?<!her )(?<!you )to (?:heaven|paradise)|goodbye"
    r"|no longer (?:with|among) us|left us|taken from us|we (?:shall )?return"
    r"|(?:returned|rose|went|gone|departed) to (?:his|her|their|its) (?:lord|creator|maker)"
    r"|breathed (?:his|her|their) last|mercy (?:for|on)"
    r"|beheaded|decapitated|crushed to death|burnt? alive|burned alive|blown (?:apart|up)|dismembered"
    r"|amputat\w+|disfigured|exterminat\w+|annihilat\w+|run over|trampled)\b",
    re.IGNORECASE,
)
DEATH = re.compile(
    rf"\b(?:{KILLED_VERB}|killing|martyr\w*|deaths?|lost (?:his|her|their)|loss of|losing|passing of|passing"
    rf"|perish\w*"
    r"|mourn\w*|claimed the lives|departed|bid(?:ding)? farewell|eulog\w+|eulogies|left this world)\b",
    re.IGNORECASE,
)
#: Acts against persons and places.
STRIKE_NOUN = (
    r"air ?strikes?|strikes?|raids?|bombings?|bombardments?|shellings?|shells?|attacks?|missiles?|rockets?"
    r"|drones?|drone strikes?"
    r"|artillery|fire|gunfire|airstrikes|air-strikes?|massacres?|assault|incursion|operation|warplanes?"
    r"|aircraft|planes?|jets?"
    r"|helicopters?|tanks?|snipers?|quadcopters?|gunboats?|bombs?|targeting|aggression|offensive|explosions?"
    r"|shooting|boats?"
    r"|invasion|campaign|gun|bulldozers?|fighter jets?|UAVs?|firing|march|reconnaissance|crime|genocide"
    r"|assassination|killing"
    r"|booby-trapped (?:trucks?|cars?|vehicles?|houses?)|truck bombs?"
    r"|landmines?|IEDs?|car bombs?|explosive devices?|mortars?|barrel bombs?|munitions?|grenades?|projectiles?"
)
STRIKE_VERB = (
    r"bomb(?:ed|s|ing)?|struck|strik(?:e|es|ing)|hit(?:s|ting)?|target(?:ed|s|ing)?|shell(?:ed|s|ing)?"
    r"|attack(?:ed|s|ing)?"
    r"|raid(?:ed|s|ing)?|fir(?:ed|es|ing)|launch(?:ed|es|ing)?|kill(?:ed|s|ing)?|destroy(?:ed|s|ing)?"
    r"|open(?:ed|ing)? fire|shot"
    r"|shoot(?:s|ing)?|dropp(?:ed|ing)|carried out|carry(?:ing)? out|conduct(?:ed|s|ing)?|bombard(?:ed|s|ing)?"
    r"|massacred|execut(?:ed|es|ing)|slaughter(?:ed|ing)|gunned down"
    r"|invad(?:ed|es|ing)|storm(?:ed|s|ing)?|demolish(?:ed|ing)|flatten(?:ed|ing)|level+ed|committed"
    r"|perpetrated|murdered"
    r"|assassinat(?:ed|ing)|injured|wounded|burn(?:ed|t)|booby-trapp(?:ed|ing)|mined|rigged|detonat(?:ed|ing)|ambush(?:ed"
    r"|ing)"
    r"|bl(?:ew|own|owing) up"
    r"|(?:put|plant(?:ed|ing)?|plac(?:ed|ing)|laid|hid) (?:the )?(?:explosives?|explosive devices?|bombs?|mines?"
    r"|IEDs?)"
)
STRIKE = Screened(rf"\b(?:{STRIKE_NOUN}|{STRIKE_VERB}|explosions?|incident|blast|destroyed|rubble)\b", re.IGNORECASE)
