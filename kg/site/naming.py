"""Names of facet values in the language of a page: terms from the ontology, places and parties as pages name them."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from kg.pages.words import Said
from kg.site.facets import FIXED
from kg.site.i18n import strings
from kg.site.layout import said
from kg.site.selection import Name, name
from kg.site.site import Language, Site

#: What the lift calls a belligerent whose block prints no name; readers see words of the page's language instead.
NO_NAME = "(no name printed)"

#: Facets whose values are terms with labels in both languages; the others are named as the pages name them.
_TERMS = ("status", "strike", "type", "conflict")


@dataclass
class Naming:
    """Looks each name up once; made for one page."""

    site: Site
    language: Language
    _names: dict[tuple[str, str], Name] = field(default_factory=dict)

    def name(self, facet: str, value: str) -> Name:
        """What the graph calls the value; the value itself where it has no name."""
        found = self._names.get((facet, value))
        if found is None:
            found = self._names[facet, value] = name(self.site.publication, facet, value)
        return found

    def words(self, facet: str, value: str) -> Markup:
        """The name as isolated words with lang and dir."""
        if facet in FIXED:
            return strings(self.language)(f"facet.{facet}_{value}")
        if value == NO_NAME:
            return strings(self.language)("list.no_name")
        it = self.name(facet, value)
        if self.language == "ar" and it.arabic and facet in (*_TERMS, "region", "belligerent"):
            return said(Said(it.arabic, "ar"))
        return said(Said(it.name))

    def place(self, path: str | None) -> list[Markup]:
        """The areas of a path, the smallest first: "Syria/Aleppo" as Aleppo, Syria."""
        if not path:
            return []
        parts = path.split("/")
        return [self.words("region", "/".join(parts[:n])) for n in range(len(parts), 0, -1)]
