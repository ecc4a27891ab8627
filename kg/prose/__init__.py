"""Claims out of running text: deterministic rules of English prose and of monitors' style, one small file a concern.

Offsets are those of `Reading.text`. No rule knows a page; every claim names the rule that made it.
"""

from kg.prose.claims import claims

__all__ = ["claims"]
