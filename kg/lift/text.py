"""Terms as text in canonical N-Triples, and the triples that are made of them.

`<iri>`, `"words"`, `"words"@tag`, `"lexical"^^<datatype>`: one string a term, as `kg.shacl` has them too, so that
lifting, checking and writing need no object for a triple. Nothing is pasted unlooked at: words are escaped, IRIs are
minted by `kg.iri` or checked by pyoxigraph, whose serializer the tests compare with, byte for byte.
Source: RDF Dataset Canonicalization section 5 (https://www.w3.org/TR/rdf-canon/#canonical-quads).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg import iri, terms

Node: TypeAlias = str  #: `<iri>`
Term: TypeAlias = str  #: a node or a literal
#: A subject with what is said of it in one graph, sorted and each once, and what ends each of its lines there.
Block: TypeAlias = tuple[Node, tuple[str, ...], str]

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]")
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_KEPT = 4096  #: local names that a vocabulary remembers; what the pages print may be of any number


def written(named: NamedNode) -> Node:
    return f"<{named.value}>"


class Vocabulary:
    """`RDF.type` is the text of that term; `RDF["type"]` the same for names that are no Python names.

    Raises ValueError for a name that makes no IRI.
    """

    def __init__(self, base: str) -> None:
        self._base = base
        self._known: dict[str, Node] = {}

    def __getitem__(self, local: str) -> Node:
        found = self._known.get(local)
        if found is None:
            found = written(NamedNode(self._base + local))
            if len(self._known) < _KEPT:
                self._known[local] = found
        return found

    def __getattr__(self, local: str) -> Node:
        if local.startswith("__"):
            raise AttributeError(local)
        self.__dict__[local] = found = self[local]  # found without a call from now on
        return found


@lru_cache(maxsize=16)
def vocabularies(base: str) -> tuple[Vocabulary, Vocabulary]:
    """Our terms and our concepts under a base."""
    return Vocabulary(base + "ns#"), Vocabulary(base + "concept/")


RDF = Vocabulary(terms.RDF.iri)
RDFS = Vocabulary(terms.RDFS.iri)
XSD = Vocabulary(terms.XSD.iri)
SKOS = Vocabulary(terms.SKOS.iri)
DCT = Vocabulary(terms.DCT.iri)
PROV = Vocabulary(terms.PROV.iri)
OA = Vocabulary(terms.OA.iri)
SCHEMA = Vocabulary(terms.SCHEMA.iri)
FOAF = Vocabulary(terms.FOAF.iri)
GEO = Vocabulary(terms.GEO.iri)

INTEGER = f'"^^{XSD.integer}'  #: what stands behind the digits

TRUE = f'"true"^^{XSD.boolean}'


class Facts:
    """Triples by their subjects. The same triple may be said again and is there once.

    A fact is `<predicate> object`. What is said of a subject bit by bit is sorted when it is asked for. Most subjects
    have all their facts from one place: these are said at once and in order, which makes a third of lifting.
    """

    def __init__(self) -> None:
        #: From a subject to the facts that were said bit by bit, in the order in which they were said.
        self.of: defaultdict[Node, list[str]] = defaultdict(list)
        self._whole: dict[Node, tuple[str, ...]] = {}

    def add(self, subject: Node, predicate: Node, thing: Term | None) -> None:
        """One triple; None says nothing."""
        if thing is not None:
            self.of[subject].append(f"{predicate} {thing}")

    def each(self, subject: Node, predicate: Node, things: Iterable[Term]) -> None:
        """One triple an object."""
        for thing in things:
            self.of[subject].append(f"{predicate} {thing}")

    def say(self, subject: Node, facts: tuple[str, ...]) -> None:
        """Several facts at once, which are sorted and not empty, each there once. More may be said of the subject."""
        if self._whole.setdefault(subject, facts) != facts:
            self.of[subject] += facts

    def blocks(self, graph: Node) -> list[Block]:
        """Each subject with its facts and how their lines end, for `quads`; the subjects in no promised order."""
        end, bit_by_bit, whole = f" {graph} .\n", self.of, self._whole
        made = [(subject, facts, end) for subject, facts in whole.items() if subject not in bit_by_bit]
        for subject, said in bit_by_bit.items():
            made.append((subject, tuple(sorted({*said, *whole.get(subject, ())})), end))
        return made

    def nquads(self, graph: Node) -> bytes:
        """Canonical N-Quads of one named graph, sorted by their bytes, each once."""
        # no IRI holds ">": in the order of subjects, the lines of one subject stand together
        return b"".join([quads(*block) for block in sorted(self.blocks(graph))])

    def rows(self) -> Iterator[tuple[Node, Node, Term]]:
        """Subject, predicate and object of each triple, each once, in no promised order."""
        for subject, facts, _ in self.blocks(""):
            for fact in facts:
                predicate, _, thing = fact.partition(" ")
                yield subject, predicate, thing

    def triples(self) -> frozenset[Triple]:
        """The triples as pyoxigraph reads them."""
        lines = "".join(f"{subject} {predicate} {thing} .\n" for subject, predicate, thing in self.rows())
        return frozenset(quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES))

    def __len__(self) -> int:
        return sum(len(facts) for _, facts, _ in self.blocks(""))


def quads(subject: Node, facts: tuple[str, ...], end: str) -> bytes:
    """Lines of canonical N-Quads: what is said of a subject in one graph. `end` is as in `Block`."""
    head = f"{subject} "
    lines = f"{head}{f'{end}{head}'.join(facts)}{end}"
    if lines.isascii():
        return lines.encode()
    # Python encodes text that is not ASCII letter by letter, 20 times slower: only the facts, not what repeats
    return head.encode() + f"{end}{head}".encode().join([fact.encode() for fact in facts]) + end.encode()


def below(owner: Node, kind: str, *names: str) -> Node:
    """A thing that belongs to another, as in `kg.iri.below`: its IRI continues the owner's.

    `kind` is a word of ours that stands in an IRI as it is; names are encoded here.
    """
    if len(names) == 1:  # nearly always
        return f"{owner[:-1]}/{kind}/{iri.segment(names[0])}>"
    return f"{owner[:-1]}/{'/'.join((kind, *map(iri.segment, names)))}>"


def address(url: str) -> Term:
    """A printed URL as an IRI, or as the text it is where it is none: a broken address is kept, never dropped."""
    return web_address(url) or literal(url)


def web_address(url: str) -> Node | None:
    """As in `kg.iri.web_address`."""
    found = iri.web_address(url)
    return None if found is None else written(found)


def escaped(words: str) -> str:
    """The words between the quotation marks: escapes where canonical N-Quads demand them, and nowhere else."""
    if words.isprintable() and '"' not in words and "\\" not in words:
        return words  # the common case; all that must be escaped besides these two is not printable
    words = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return _CONTROL.sub(_escape, words) if _CONTROL.search(words) else words


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def literal(words: str) -> Term:
    """Words of no stated language."""
    if words.isprintable() and '"' not in words and "\\" not in words:  # as in `escaped`, without the call
        return f'"{words}"'
    return f'"{escaped(words)}"'


def spoken(words: str, language: str) -> Term:
    """`language` is a tag in small letters."""
    return f'"{escaped(words)}"@{language}'


def typed(lexical: str, datatype: Node) -> Term:
    """A value of a datatype other than xsd:string."""
    return f'"{escaped(lexical)}"^^{datatype}'


def text(words: str) -> Term:
    """Words with their language by script: Arabic letters and no Latin ones are Arabic, other text is English."""
    arabic = not words.isascii() and _ARABIC.search(words) is not None and _LATIN.search(words) is None
    return f'"{escaped(words)}"@{"ar" if arabic else "en"}'


def integer(number: int | None) -> Term | None:
    return None if number is None else f'"{number}{INTEGER}'


def decimal(number: Decimal) -> Term:
    """In the canonical form that stores keep: no exponent, no zeros at the end. Quotations have the printed digits."""
    return typed(digits(number), XSD.decimal)


def digits(number: Decimal) -> str:
    """The lexical form of `decimal`."""
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def double(number: int) -> Term:
    """In the canonical form of XML Schema 1.1 part 2, section 3.3.5.2: 5000 is 5.0E3."""
    exponent = len(str(number)) - 1
    return typed(f"{number / 10**exponent}E{exponent}", XSD.double)


def day(value: date | None) -> Term | None:
    return None if value is None else typed(value.isoformat(), XSD.date)
