"""What a stream does with one document: it is checked alone, and what needs all documents is picked out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.shacl.errors import ShaclError
from kg.shacl.graph import Indexed
from kg.shacl.report import Result
from kg.shacl.terms import SUBCLASS, TYPE, Row, Term
from kg.shacl.work import Aimed

#: Which rows are read: from predicate to the objects that matter, None: all of them. None: all rows.
Footprint = dict[Term, "set[Term] | None"]


class DocumentCheck:
    """The check of documents. Nothing in it changes by checking."""

    def __init__(self, alone: tuple[Aimed, ...], together: tuple[Aimed, ...], vocabulary: Indexed) -> None:
        self.vocabulary = vocabulary
        self._alone, self._any_together = alone, bool(together)
        self._footprint = footprint(together, vocabulary)

    def results(self, graph: Indexed) -> list[Result]:
        """What is wrong as far as the document decides it."""
        found: list[Result] = []
        for one in self._alone:
            conforms = one.shape.conforms
            for node in one.focus_nodes(graph):
                if not conforms(graph, node):
                    found += one.shape.results(graph, node)
        return found

    def kept(self, graph: Indexed) -> Iterable[Row]:
        """The rows that the pass over all documents reads. Raises ShaclError for a class that only this one places."""
        if not self._any_together:
            return ()
        return graph if self._footprint is None else self._read(graph, self._footprint)

    def _read(self, graph: Indexed, footprint: Footprint) -> Iterator[Row]:
        for predicate, wanted in footprint.items():
            if wanted is None:
                for subject in graph.holders(predicate):
                    for thing in graph.spo[subject][predicate]:
                        yield subject, predicate, thing
            else:
                for thing in graph.objects(predicate):
                    if thing in wanted:
                        for subject in graph.subjects(predicate, thing):
                            yield subject, predicate, thing
        for subject in graph.holders(SUBCLASS):
            for thing in graph.spo[subject][SUBCLASS]:
                if (subject, SUBCLASS, thing) not in self.vocabulary:
                    raise ShaclError(f"{subject} is below {thing}: the stream's vocabulary must say so, not a document")


def footprint(aimed: Iterable[Aimed], vocabulary: Indexed) -> Footprint | None:
    """The rows that these shapes read. Of the types only those count that some shape names, with the classes below."""
    found: Footprint = {}
    for read in (read for one in aimed for read in one.reads()):
        if read.predicate is None:
            return None
        if read.only is None or read.predicate != TYPE:
            found[read.predicate] = None
        elif (known := found.setdefault(TYPE, set())) is not None:
            known |= {read.only, *vocabulary.classes_below(read.only)}
    return found
