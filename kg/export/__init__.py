"""The table of exporters. `kg export --format NAME` asks it."""

from kg.export.base import Exporter, View
from kg.export.geojson import GeoJsonExporter
from kg.export.jsonld import JsonLdExporter
from kg.export.linked_places import LinkedPlacesExporter
from kg.export.linksets import LinksetsExporter
from kg.export.named import Named
from kg.export.publish import Filters, name_screen, published
from kg.export.rdf import RDF_EXPORTERS
from kg.export.tables import TablesExporter
from kg.export.withhold import Profile
from kg.export.xlsx import XlsxExporter

_ALL: tuple[Exporter, ...] = (
    *RDF_EXPORTERS,
    JsonLdExporter(),
    GeoJsonExporter(),
    LinkedPlacesExporter(),
    LinksetsExporter(),
    TablesExporter(),
    XlsxExporter(),
)

EXPORTERS: dict[str, Exporter] = {exporter.format.name: exporter for exporter in _ALL}

__all__ = ["EXPORTERS", "Exporter", "Filters", "Named", "Profile", "View", "name_screen", "published"]
