"""What binds a number to a word of harm in its clause: "seven deaths", "killing seven", "seven … were killed"."""

import re

from kg.model import Harm
from kg.prose.counts.binding_patterns import (
    AFTER,
    AFTER_A_DEATH,
    AFTER_WOUNDS,
    AGED,
    AND,
    AND_OTHERS,
    ASIDE,
    BODIES,
    BOTH_TRUE,
    BROKEN,
    CLAIMED,
    DEATH_OF,
    DIED_LATER,
    EXCEEDED,
    FOR_THEM,
    ITS_OBJECT,
    LATER_DIED,
    LIVES,
    LIVES_LOST,
    LOST,
    NONE_LEFT,
    NONE_OF,
    NOT_DEAD,
    NOTHING_ELSE,
    OF_ANOTHER,
    OF_THE_DEAD,
    OF_THE_HURT,
    OF_WOUNDED,
    ROSE,
    SHOT,
    SPEAKS_OF,
    SPLIT,
    SURVIVED,
    TOLL,
    TOTAL,
    WHERE,
    WITH_WOUNDS,
    Binding,
)
from kg.prose.counts.counting import ACT, NOUN
from kg.prose.counts.named_dead import told_by_names
from kg.prose.words import harm


def bind(text: str, start: int, number_end: int, end: int, person: bool) -> Binding | None:
    """What happened to those counted: harm, end of the counting words, place of the harm word, how many more, start."""
    noun = NOUN.match(text, number_end)
    if noun and not negated(text, start):
        word = (noun["killed"] or noun["injured"]).lower()
        alone = NOTHING_ELSE.search(text, 0, start) and re.match(r"\s*(?:[.,!;”]|$)", text[noun.end() :])
        if word not in ("bodies", "corpses", "body", "corpse") or BODIES.search(text) or alone:
            later = None if noun["killed"] else LATER_DIED.match(text, noun.end()) or DEATH_OF.search(text, 0, start)
            kind: Harm = "killed" if noun["killed"] or later else "injured"
            stop = end if re.search(r"\b(?:were|was|had|been|others)\b", noun[0]) else noun.end()
            if text[noun.end() : noun.end() + 1] == "]":
                stop = noun.end() + 1
            return (
                kind,
                max(end, stop) if word not in ("killed", "injured", "wounded", "dead") or not person else end,
                noun.start(),
                0,
                start,
            )
    before = text[max(0, start - 110) : start]
    if LIVES_LOST.match(text, number_end) or (CLAIMED.search(before) and LIVES.match(text, number_end)):
        return "killed", end, start, 0, start
    toll = TOLL.search(before)
    if toll:
        words = start - (len(before) - toll.start("words"))
        hurt = OF_WOUNDED.search(text, max(0, words - 50), words) is not None
        return ("killed" if toll["killed"] and not hurt else "injured"), end, words, 0, start if person else words
    exceeded = EXCEEDED.search(before) if text.startswith(("exceed", "surpass", "topped"), start) else None
    if exceeded:
        return ("injured" if exceeded["injured"] else "killed"), end, start, 0, start
    if _summed(text, start, number_end) or (SPEAKS_OF.search(before) and AFTER_A_DEATH.match(text, number_end)):
        return "killed", end, start, 0, start
    of_names = told_by_names(text, start, number_end, end) if person else None
    if of_names:
        return of_names, end, start - 1, 0, start
    act = ACT.search(text[max(0, start - 70) : start])
    if act and act[0].lower().startswith(("bodies", "corpses")) and not BODIES.search(text):
        act = None
    if act and (person or text[number_end : number_end + 1] in " ,.;”"):
        return ("killed" if act["killed"] else "injured"), end, start - 1, 1 if act["plus"] else 0, start
    if person and re.match(r"\s+(?:of|who|from)?\s*\[?", text[end:]) is None and text[end : end + 1] not in " ,–(’”":
        return None
    after = bind_after(text, end, start)
    if after is None and SPLIT.match(text, end) and re.search(r"killed|death|died|fatalit", text[:start]):
        return "killed", end, start, 0, start
    return after


def _summed(text: str, start: int, number_end: int) -> bool:
    """ "in total, 12", "bringing the total to eight", of the dead told of before."""
    before = text[max(0, start - 110) : start]
    if re.search(r"\b[Ii]n\s+total,?\s+$", before) and harm.HARM.search(text[:start]):
        return True
    if TOTAL.search(before) is None or OF_THE_HURT.search(before) or NOT_DEAD.match(text, number_end):
        return False
    return OF_THE_DEAD.search(text, 0, start) is not None and DIED_LATER.search(text, 0, start) is not None


def bind_after(text: str, end: int, start: int) -> Binding | None:
    if NONE_LEFT.match(text, end):
        return "killed", end, start, 0, start
    if NONE_OF.search(text[max(0, start - 40) : start]):
        return ("killed", end, start, 0, start) if SURVIVED.match(text, end) else None
    if negated(text, start):
        return None
    shot = SHOT.match(text, end)
    if shot and OF_THE_DEAD.search(text[:start]) and not OF_THE_HURT.search(text):
        return "killed", end, shot.start("shot"), 0, start
    aside = ASIDE.match(text, end)
    end, last = aside.end() if aside else end, end
    lost = LOST.match(text, end)
    if lost:
        return "killed", lost.end(), lost.start(), 0, start
    rose = ROSE.match(text, end)
    if rose:
        return "killed", last, rose.start(), 0, start
    wounds = WITH_WOUNDS.match(text, end)
    if wounds and AFTER_WOUNDS.match(text, wounds.end()) is None:
        return "injured", last, max(wounds.start(), wounds.start("with")), 0, start
    after = AFTER.match(text, end)
    if after is None:
        return None
    of_another = OF_ANOTHER.search(after["gap"]) and (after["injured"] or "").lower() in ("injured", "wounded")
    if of_another or (AND.search(after["gap"]) and ITS_OBJECT.match(text, after.end())):
        return None  # "destroyed nine positions and killed 12 fighters"
    if FOR_THEM.search(after["gap"]) and text[after.end("gap") :].startswith(("wounded", "injured", "dead", "killed")):
        return None
    if BROKEN.search(WHERE.sub("", after["gap"])) and not BOTH_TRUE.fullmatch(after["gap"]):
        return None
    if re.search(r"\b(?:not|never)\s*$|\d", AGED.sub("", after["gap"])) or AND_OTHERS.search(after["gap"]):
        return None
    return (
        ("killed" if after["killed"] else "injured"),
        last,
        after.start("killed" if after["killed"] else "injured"),
        0,
        start,
    )


def negated(text: str, start: int) -> bool:
    return (
        re.search(
            r"\b(?:no|(?<!\bthan\s)not|without|none|whether|unknown|never|nor|how)\s+(?:of\s+)?(?:\w+\s+){0,1}$"
            r"|\bhow\s+many\s+of\s+(?:the|those|these|his|her|their|its)\s+$",
            text[max(0, start - 30) : start],
            re.IGNORECASE,
        )
        is not None
    )
