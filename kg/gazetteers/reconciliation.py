"""Any service of the Reconciliation Service API as a gazetteer: versions 0.2 and 1.0-draft.

    [gazetteers.reconciliation]
    url = "https://example.org/reconcile"   its manifest stands there
    licence, attribution                    a manifest tells neither
    type = "place"                          narrows the search; left out: any type
    country, region, point, name            the service's ids of these properties; one that is left out is not used

The service's own score decides nothing: its candidates are judged like those of any gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.gazetteers.base import Candidate, PlaceQuery, Position, Source, region_among
from kg.gazetteers.countries import iso_code
from kg.gazetteers.options import Options
from kg.gazetteers.reconciliation_api import Api, Found, Value
from kg.gazetteers.web import Web, web_base
from kg.values.points import Point

_WKT = re.compile(r"POINT ?\(([-+0-9.]{1,24}) +([-+0-9.]{1,24})\)", re.IGNORECASE | re.ASCII)
#: So many names, and values of so many entities, in one request: what every service takes.
_NAMES_A_REQUEST = _IDS_A_REQUEST = 10


@dataclass(frozen=True, slots=True)
class Properties:
    """The service's ids of what we ask for; None: not used."""

    country: str | None = None
    region: str | None = None
    point: str | None = None
    name: str | None = None

    def all(self) -> list[str]:
        return [it for it in (self.country, self.region, self.point, self.name) if it is not None]


class ReconciliationService:
    """Asks one service. Its manifest is read with the first question, or when the source is wanted."""

    def __init__(
        self, url: str, web: Web, licence: str, attribution: str, kind: str | None = None, use: Properties | None = None
    ) -> None:
        self.api = Api(web_base(url, "reconciliation"), web)
        self._licence, self._attribution, self._kind = licence, attribution, kind
        self._use = use or Properties()

    @classmethod
    def configured(cls, options: Options) -> ReconciliationService:
        """From its table in kg.toml. Raises SettingsError for an address or option that is none."""
        return cls(
            options.needed("url"),
            Web("reconciliation service", options.number("rate", 1.0)),
            options.needed("licence"),
            options.needed("attribution"),
            options.text("type"),
            Properties(*(options.text(key) for key in ("country", "region", "point", "name"))),
        )

    @property
    def source(self) -> Source:
        """Raises GazetteerError where the service tells nothing of itself."""
        told = self.api.manifest
        title = f"{told.name} {told.serviceVersion}".strip()
        return Source(
            "reconciliation",
            title,
            self._licence,
            self._attribution,
            told.identifierSpace or self.api.iri(""),
            remote=True,
        )

    def candidates(self, place: PlaceQuery, limit: int = 20) -> tuple[Candidate, ...]:
        """The service's candidates for each name, in its order, each once."""
        found: dict[str, Found] = {}
        told = self._told(place)
        for at in range(0, len(place.names), _NAMES_A_REQUEST):
            for row in self.api.search(place.names[at : at + _NAMES_A_REQUEST], told, self._kind, limit):
                for it in row:
                    found.setdefault(it.id, it)
        values = self._values(list(found))
        return tuple(self._candidate(it, values.get(it.id, {}), place) for it in found.values())

    def _told(self, place: PlaceQuery) -> list[tuple[str, str]]:
        """What the place says besides its name."""
        point = next((f"{it.latitude}, {it.longitude}" for it in place.telling), None)
        pairs = ((self._use.country, place.country), (self._use.region, place.region), (self._use.point, point))
        return [(key, value) for key, value in pairs if key is not None and value is not None]

    def _values(self, ids: list[str]) -> dict[str, Mapping[str, list[Value]]]:
        found: dict[str, Mapping[str, list[Value]]] = {}
        wanted = self._use.all()
        for at in range(0, len(ids) if wanted else 0, _IDS_A_REQUEST):
            found.update(self.api.extend(ids[at : at + _IDS_A_REQUEST], wanted))
        return found

    def _candidate(self, it: Found, values: Mapping[str, list[Value]], place: PlaceQuery) -> Candidate:
        regions, countries = _texts(values, self._use.region), _texts(values, self._use.country)
        return Candidate(
            iri=self.api.iri(it.id),
            names=tuple(dict.fromkeys([(it.name, it.lang), *_texts(values, self._use.name)])),
            point=_point(text for text, _ in _texts(values, self._use.point)),
            country=next((code for text, _ in countries if (code := iso_code(text)) is not None), None),
            region_agrees=region_among(place.region, [text for text, _ in regions]),
            admin=tuple(text for text, _ in (*countries, *regions)),
        )


def _texts(values: Mapping[str, list[Value]], key: str | None) -> list[tuple[str, str | None]]:
    """The words of each value with their language: those of a thing are its name."""
    found = []
    for value in values.get(key, []) if key is not None else []:
        words = value.get("str", value.get("name"))
        if isinstance(words, str):
            language = value.get("lang")
            found.append((words, language if isinstance(language, str) else None))
    return found


def _point(texts: Iterable[str]) -> Position | None:
    """The first of the texts that is a point on Earth: `36.23, 38.02` or `POINT(38.02 36.23)`."""
    for text in texts:
        found = _WKT.fullmatch(text.strip())
        point = Point.parse(f"{found[2]}, {found[1]}" if found else text)
        if point is not None and point.on_earth:
            return float(point.latitude), float(point.longitude)
    return None
