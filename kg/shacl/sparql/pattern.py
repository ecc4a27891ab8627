"""Triple patterns with property paths, taken apart into steps of one predicate each.

SPARQL counts the ways along sequences and alternatives, and only repeats tell each pair once (section 18.4); so the
former become further patterns and only repeats are walked as paths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from rdflib import paths as rdflib_paths
from rdflib.term import BNode, Variable

from kg.shacl.paths import Alternative, Path, Repeat, Route, Step, inverse
from kg.shacl.sparql.expressions import NotCompiledError
from kg.shacl.terms import Term, from_rdflib


@dataclass(frozen=True, slots=True)
class Var:
    """A variable, or a blank node of a pattern, which is one too."""

    name: str


Place: TypeAlias = "Term | Var"


@dataclass(frozen=True, slots=True)
class Negated:
    """Any predicate but these, ahead or back; None: not in that direction at all."""

    ahead: frozenset[Term] | None
    back: frozenset[Term] | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Subject, then one predicate, any predicate (a variable), any but some, or a repeated path, then the object."""

    subject: Place
    path: Step | Repeat | Var | Negated
    thing: Place

    def variables(self) -> set[str]:
        """The names of its variables."""
        return {it.name for it in (self.subject, self.path, self.thing) if isinstance(it, Var)}


@dataclass(frozen=True, slots=True)
class Either:
    """One of several groups of patterns holds."""

    groups: tuple[tuple[Part, ...], ...]

    def variables(self) -> set[str]:
        """The names of its variables."""
        return {name for group in self.groups for part in group for name in part.variables()}


Part: TypeAlias = Pattern | Either


def parts_of(triple: tuple[Any, Any, Any], fresh: Callable[[], str]) -> Iterator[Part]:
    """A triple pattern of rdflib's algebra. `fresh` names a variable that nobody uses."""
    subject, predicate, thing = triple
    if isinstance(predicate, Variable):
        yield Pattern(_place(subject), Var(str(predicate)), _place(thing))
    elif isinstance(predicate, rdflib_paths.NegatedPath):
        yield Pattern(_place(subject), _negated(predicate), _place(thing))
    else:
        yield from _taken_apart(_place(subject), path_of(predicate), _place(thing), fresh)


def _negated(it: rdflib_paths.NegatedPath) -> Negated:
    back = [from_rdflib(one.arg) for one in it.args if isinstance(one, rdflib_paths.InvPath)]
    ahead = [from_rdflib(one) for one in it.args if not isinstance(one, rdflib_paths.InvPath)]
    return Negated(frozenset(ahead) if ahead or not back else None, frozenset(back) if back else None)


def path_of(it: Any) -> Path:
    """A path of rdflib as ours. Raises NotCompiledError for a negated property set within a longer path."""
    if isinstance(it, rdflib_paths.AlternativePath):
        return Alternative(tuple(path_of(one) for one in it.args))
    if isinstance(it, rdflib_paths.SequencePath):
        return Route(tuple(path_of(one) for one in it.args))
    if isinstance(it, rdflib_paths.InvPath):
        return inverse(path_of(it.arg))
    if isinstance(it, rdflib_paths.MulPath):
        return Repeat(path_of(it.path), 1 if str(it.mod) == "+" else 0, once=str(it.mod) == "?")
    if isinstance(it, rdflib_paths.Path):
        raise NotCompiledError("a negated property set")
    return Step(from_rdflib(it))


def _taken_apart(subject: Place, path: Path, thing: Place, fresh: Callable[[], str]) -> Iterator[Part]:
    if isinstance(path, Alternative):
        yield Either(tuple(tuple(_taken_apart(subject, it, thing, fresh)) for it in path.paths))
    elif isinstance(path, Route):
        for number, it in enumerate(path.paths, 1):
            after = thing if number == len(path.paths) else Var(fresh())
            yield from _taken_apart(subject, it, after, fresh)
            subject = after
    elif isinstance(path, Step) and path.inverse:
        yield Pattern(thing, Step(path.predicate), subject)
    elif isinstance(path, Step | Repeat):
        yield Pattern(subject, path, thing)
    else:
        yield from _taken_apart(thing, path.path, subject, fresh)


def _place(it: Any) -> Place:
    if isinstance(it, Variable):
        return Var(str(it))
    return Var(f"_:{it}") if isinstance(it, BNode) else from_rdflib(it)
