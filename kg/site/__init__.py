"""Pages of the server as functions: a publication in, HTML out. No module here knows a request."""

from kg.site.site import Language, Site

__all__ = ["Language", "Site"]
