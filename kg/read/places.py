"""The location line: Arabic name, name in another script, Latin parts, region, country."""

import re

from kg.model import Place
from kg.read.base import Words

#: Arabic letters with their supplements and presentation forms; a part that holds one belongs to the Arabic name.
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
#: Hebrew and Cyrillic: the site prints names in them too.
_OTHER = re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f\u0400-\u04ff]")
BIDI = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b"))


def place(line: Words) -> Place:
    """Splits the line by script and position. Bidi marks are dropped from the names, and stay in the quotation.

    An Arabic part that follows Latin ones is part of the Arabic name too. Nothing is looked up: region and country
    are what stands at their place in the line.
    """
    parts = [" ".join(part.translate(BIDI).split()) for part in line.value.split(",") if part.strip()]
    arabic = [part for part in parts if ARABIC.search(part)]
    other = [part for part in parts if _OTHER.search(part) and part not in arabic]
    latin = [part for part in parts if part and part not in arabic and part not in other]
    return Place(
        name_ar=_as_written(line.value, arabic),
        name_other=_as_written(line.value, other),
        name_en=", ".join(latin) or None,  # a space before a comma is no part of a name
        parts=tuple(latin),
        region=latin[-2] if len(latin) >= 2 and len(parts) >= 3 else None,
        country=latin[-1] if len(parts) >= 2 and latin else None,
        evidence=line.quotation,
    )


def _as_written(line: str, parts: list[str]) -> str | None:
    """The stretch of the line from the first to the last part, with its own commas and spaces; None without parts.

    Where parts of the other script stand between them, only the parts, joined anew.
    """
    if not parts:
        return None
    plain = " ".join(line.translate(BIDI).split())
    start = plain.find(parts[0])
    stretch = plain[start : plain.rfind(parts[-1]) + len(parts[-1])] if start >= 0 else ""
    inside = [piece.strip() for piece in stretch.split(",") if piece.strip()]
    return stretch if inside == parts else ", ".join(parts)
