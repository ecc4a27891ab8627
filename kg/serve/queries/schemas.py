"""Schemas of the JSON answers.

Sources: SPARQL 1.1 Query Results JSON Format, https://www.w3.org/TR/sparql11-results-json/; RFC 9457 (problems).
"""

from __future__ import annotations

from typing import Any

_TERM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"enum": ["uri", "literal", "bnode", "triple"]},
        "value": {"type": ["string", "object"]},
        "xml:lang": {"type": "string"},
        "datatype": {"type": "string"},
        "its:dir": {"type": "string"},
    },
    "additionalProperties": False,
}

_ROWS: dict[str, Any] = {
    "type": "object",
    "required": ["head", "results"],
    "properties": {
        "head": {
            "type": "object",
            "required": ["vars"],
            "properties": {"vars": {"type": "array", "items": {"type": "string"}}},
        },
        "results": {
            "type": "object",
            "required": ["bindings"],
            "properties": {
                "bindings": {
                    "type": "array",
                    "items": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Term"}},
                }
            },
        },
    },
}

_TRUTH: dict[str, Any] = {
    "type": "object",
    "required": ["head", "boolean"],
    "properties": {"head": {"type": "object"}, "boolean": {"type": "boolean"}},
}

_QUERIES: dict[str, Any] = {
    "type": "object",
    "required": ["queries"],
    "properties": {
        "queries": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "question", "path", "parameters", "query"],
                "properties": {
                    "name": {"type": "string"},
                    "question": {"type": "string"},
                    "path": {"type": "string"},
                    "query": {"type": "string"},
                    "parameters": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["name", "type", "what"],
                            "properties": {
                                "name": {"type": "string"},
                                "type": {"enum": ["string", "integer", "date", "iri", "code"]},
                                "what": {"type": "string"},
                            },
                        },
                    },
                },
            },
        }
    },
}

_PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "reason": {"type": "string", "description": "The kind of problem, for programs."},
        "better": {"type": "string", "description": "How to ask better."},
        "limit": {
            "type": "object",
            "required": ["name", "value"],
            "properties": {"name": {"type": "string"}, "value": {"type": "number"}},
        },
        "parameter": {"type": "string"},
        "expected": {"type": "string"},
    },
}

SCHEMAS: dict[str, Any] = {
    "Problem": _PROBLEM,
    "Queries": _QUERIES,
    "Results": {"anyOf": [{"$ref": "#/components/schemas/Rows"}, {"$ref": "#/components/schemas/Truth"}]},
    "Rows": _ROWS,
    "Term": _TERM,
    "Truth": _TRUTH,
}
