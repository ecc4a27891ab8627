"""What may leave the store, written down once: exports, pages, documents and the endpoint are made of it alone."""

from kg.public.publication import Publication
from kg.public.source import Document, Source, leaving
from kg.public.write import Earlier, write_database, write_graph

__all__ = ["Document", "Earlier", "Publication", "Source", "leaving", "write_database", "write_graph"]
