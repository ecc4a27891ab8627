"""Answers of the shipped queries, worked out once when a release is made and kept beside its store.

The `.rq` file stays the only definition: what is kept is what that very text answers, bound to the hashes of the graph
and of the text. Where either is another one the text is asked again (`kg.query`). Nothing is invented on the way: rows
are kept as the SPARQL TSV results that the engine wrote, and read back by its own parser. After a change of the graph
only the rows of what it touches are worked out again.
"""

from kg.answers.read import Answers, Page
from kg.answers.rows import Before
from kg.answers.slices import concerned
from kg.answers.write import FILE, of_release, write, write_of

__all__ = ["FILE", "Answers", "Before", "Page", "concerned", "of_release", "write", "write_of"]
