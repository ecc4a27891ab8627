"""The shipped queries as an API: each a path with typed parameters, described by an OpenAPI document."""

from kg.serve.queries.stored import routes

__all__ = ["routes"]
