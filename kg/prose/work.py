"""What has been read of one page so far."""

from dataclasses import dataclass, field

from kg.model import Claim, Finding, Reading
from kg.prose.names.context import Page
from kg.prose.names.pronouns import Memory


@dataclass(slots=True)
class Work:
    """What has been read of one page so far."""

    page: Page
    reading: Reading
    memory: Memory = field(default_factory=Memory)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    last_clause: list[int] = field(default_factory=list)  #: positions of the claims of the clause read last
    last_end: int = -1
