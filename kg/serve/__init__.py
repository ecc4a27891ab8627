"""The server: documents with content negotiation, the SPARQL endpoint, pages, dumps. It reads a publication alone."""

from kg.serve.options import Options

__all__ = ["Options"]
