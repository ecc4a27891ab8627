"""Questions to the graph and their answers as text: `load` a query, `answer` it, have it `rendered`."""

from kg.query.questions import Parameter, Query, answer, bind, guard, load, shipped
from kg.query.results import rendered

__all__ = ["Parameter", "Query", "answer", "bind", "guard", "load", "rendered", "shipped"]
