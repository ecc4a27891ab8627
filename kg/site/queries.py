"""The ready-made questions: each with a form for what it asks, its answer as a page, CSV or JSON, and its text."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from kg.pages.words import Said
from kg.query import Parameter, Query, shipped
from kg.site.i18n import strings, table
from kg.site.layout import page
from kg.site.site import Language, Site

#: Findings are not in the graph that is served: they stand on the page of each incident.
ELSEWHERE = frozenset({"findings"})

#: Kinds of fields in a form, by the type of the parameter; all others are text.
FIELDS = {"date": "date", "integer": "number"}


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter as a field of a form; `what` it stands for in words."""

    parameter: Parameter
    what: Said
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class Question:
    """A shipped query. `question` is in the page's language where it has been translated, else in English."""

    name: str
    question: Said
    fields: tuple[Field, ...]
    text: str
    editor: str


def queries_page(site: Site, language: Language) -> str:
    """All questions, each of which can be asked here."""
    return page(
        site,
        language,
        title=str(strings(language)("nav.queries")),
        body_template="queries.html.j2",
        here="/queries",
        section="queries",
        styles=("/static/lists.css",),
        questions=[_question(it, language) for it in shipped(site.publication.names.base) if it.name not in ELSEWHERE],
    )


def question(query: Query, language: Language) -> Said:
    """What a shipped query asks, in words."""
    key = f"questions.{query.name}"
    translated = language == "ar" and key in table()
    return Said(str(strings("ar")(key)), "ar") if translated else Said(query.question, "en")


def asked_for(query: Query, parameter: Parameter, language: Language) -> Said:
    """What a parameter stands for, in words."""
    key = f"parameters.{query.name}-{parameter.name}"
    translated = language == "ar" and key in table()
    return Said(str(strings("ar")(key)), "ar") if translated else Said(parameter.what, "en")


def _question(query: Query, language: Language) -> Question:
    return Question(
        query.name,
        question(query, language),
        tuple(
            Field(it, asked_for(query, it, language), FIELDS.get(it.type, "text"), it.what.partition("such as ")[2])
            for it in query.parameters
        ),
        query.text,
        f"/sparql?query={quote(query.text, safe='')}",
    )
