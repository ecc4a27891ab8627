"""A state's own media on what "the army" did: they mean the army of their state."""

import re

from kg.prose import harm
from kg.prose.registers import Party, of_state
from kg.prose.screen import Screened

_MEDIUM = re.compile(
    r"^(?:the\s+)?(?P<state>[A-Z][\w-]+?)(?:[’']s)?\s+(?:(?:state|national|official|military|government)(?:-(?:run|owned|controlled|backed))?\s+)+"
    r"(?:\w+\s+)?(?:agency|media|television|TV|radio|broadcaster|channel|newspaper|outlet|website|service|press)\b"
)
_ARMY = Screened(
    r"\b(?P<who>(?:the\s+|our\s+|its\s+|heroic\s+)*(?:army|armed\s+forces|air\s+force|military|government\s+forces|security\s+forces|special\s+forces)"
    r"(?:[’']s)?(?:\s+(?:units?|troops|aircraft|helicopters|forces|warplanes|jets|planes|artillery|gunners|soldiers))?)"
    rf"\s+(?:(?:had|has|have|also|again|\w+ly)\s+)*(?:{harm.STRIKE_VERB}|eliminated|neutrali[sz]ed|liquidated|foiled|repelled)\b"
)


def own_army(medium: str, content: str) -> Party | None:
    """The army that a state's medium says acted; None: it is no state's medium, or no army acts in its words."""
    named = _MEDIUM.match(medium)
    party = of_state(named["state"]) if named else None
    acting = _ARMY.search(content) if party else None
    return Party(party, acting.start("who"), acting.end("who")) if party and acting else None
