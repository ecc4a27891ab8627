"""Other names of what pages name, from the embedded GeoNames: حلب and Halab for Aleppo. For finding, never as a fact.

Nobody on a page said them, so they stand in no graph. Countries have no names of other languages there: their Arabic
names are those of the Unicode CLDR (https://cldr.unicode.org/, territories, ar), for the region and its neighbours.
"""

from __future__ import annotations

import re

from kg.gazetteers.countries import iso_code
from kg.gazetteers.geonames import SPACE, GeoNames
from kg.names import plain_words

_ARABIC = {
    "AE": ("الإمارات العربية المتحدة",),
    "AF": ("أفغانستان",),
    "BH": ("البحرين",),
    "DJ": ("جيبوتي",),
    "DZ": ("الجزائر",),
    "EG": ("مصر",),
    "IL": ("إسرائيل",),
    "IQ": ("العراق",),
    "IR": ("إيران",),
    "JO": ("الأردن",),
    "KM": ("جزر القمر",),
    "KW": ("الكويت",),
    "LB": ("لبنان",),
    "LY": ("ليبيا",),
    "MA": ("المغرب",),
    "ML": ("مالي",),
    "MR": ("موريتانيا",),
    "NE": ("النيجر",),
    "NG": ("نيجيريا",),
    "OM": ("عُمان", "سلطنة عمان"),
    "PK": ("باكستان",),
    "PS": ("فلسطين", "الأراضي الفلسطينية"),
    "QA": ("قطر",),
    "RU": ("روسيا",),
    "SA": ("المملكة العربية السعودية", "السعودية"),
    "SD": ("السودان",),
    "SO": ("الصومال",),
    "SS": ("جنوب السودان",),
    "SY": ("سوريا", "سورية"),
    "TD": ("تشاد",),
    "TN": ("تونس",),
    "TR": ("تركيا",),
    "UA": ("أوكرانيا",),
    "YE": ("اليمن",),
}
#: Parts of a country that pages print as one; `plain_words` of the name.
_PARTS = {
    plain_words("Gaza Strip"): ("قطاع غزة",),
    plain_words("the Gaza Strip"): ("قطاع غزة",),
    plain_words("West Bank"): ("الضفة الغربية",),
    plain_words("the West Bank"): ("الضفة الغربية",),
}
#: Arabic letters, or Latin ones after a capital: codes of airports and other scripts are left out.
_KEPT = re.compile(r"[^\W\d_]*[\u0620-\u064a\u066e-\u06d3].*|[A-ZÀ-ÖØ-ÞĀ-ž\u1e00-\u1eff][^\W\d_]*[^\WA-Z\d_].*")


class Library:
    """Looks names up in the index of GeoNames; `title` is that gazetteer as judgements name it."""

    def __init__(self) -> None:
        self._geonames = GeoNames()

    @property
    def title(self) -> str:
        return self._geonames.source.title

    def of_entry(self, iri: str) -> tuple[str, ...]:
        """The names of an entry; empty for one of another gazetteer."""
        number = iri.removeprefix(SPACE).rstrip("/")
        if not iri.startswith(SPACE) or not number.isdecimal():
            return ()
        return _kept(self._geonames.names(int(number)))

    def of_country(self, name: str) -> tuple[str, ...]:
        """Arabic names of a country, or of a part that is printed as one."""
        return _PARTS.get(plain_words(name)) or _ARABIC.get(iso_code(name) or "", ())

    def of_region(self, country: str, region: str) -> tuple[str, ...]:
        """The names of the largest town that bears the region's name: most regions are named after their seat."""
        code = iso_code(country)
        seat = self._geonames.seat(code, region) if code else None
        return _kept(self._geonames.names(seat)) if seat is not None else ()


def _kept(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(it for it in names if _KEPT.match(it))
