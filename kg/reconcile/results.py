"""Answers to batches of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.reconcile.catalogue import Catalogue
from kg.reconcile.dialect import Json, Version, type_of, worded
from kg.reconcile.match import Candidate, candidates
from kg.reconcile.requests import Question
from kg.reconcile.schema import TYPES


def batch_02(catalogue: Catalogue, batch: Mapping[str, Question]) -> Json:
    """By the client's keys: `{"q0": {"result": [candidate, …]}, …}`."""
    return {
        key: {"result": [_candidate("0.2", it, "en") for it in candidates(catalogue, question)]}
        for key, question in batch.items()
    }


def batch_10(catalogue: Catalogue, batch: Sequence[Question], language: str = "en") -> Json:
    """In the order of the queries. Names are in the query's language where there are such, else in `language`."""
    return {
        "results": [
            {
                "candidates": [
                    _candidate("1.0-draft", it, (question.language or language).partition("-")[0].lower())
                    for it in candidates(catalogue, question)
                ]
            }
            for question in batch
        ]
    }


def _candidate(version: Version, it: Candidate, language: str) -> Json:
    described = {"description": it.entity.description} if it.entity.description else {}
    return {
        "id": it.entity.iri,
        **worded(version, it.entity.name(language)),
        **described,
        "score": it.score,
        "match": it.certain,
        "type": [type_of(version, TYPES[each], language) for each in it.entity.types],
        "features": [
            {"id": each.id, "value": each.value} | ({} if version == "0.2" else {"name": each.name})
            for each in it.features
        ],
    }
