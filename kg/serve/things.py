"""From a path below id/, doc/ or concept/ to the resource that stands there, if one does, or to why none does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from pyoxigraph import Literal, NamedNode

from kg.public.descriptions import is_incident, stored
from kg.serve.address import checked, normal, suspicious
from kg.serve.past import Past
from kg.serve.problems import Refused
from kg.serve.resource import Body, Query, Resource, Shelf
from kg.serve.variants import ALL_VARIANTS, BY_EXTENSION, CSV, GRAPH_VARIANTS, JSON, NESTED, PLACES, TTL, Variant
from kg.serve.written import Writer
from kg.site import Language, Site
from kg.terms import DCT, PROV, RDF, RDFS, SKOS

_REMEMBERED = 50_000  # addresses


class Things:
    """The things of a publication that have a document. For one event loop but for `find`, and `Resource.write`."""

    def __init__(self, site: Site, past: Past) -> None:
        self._site, self._publication, self._names = site, site.publication, site.publication.names
        self._past = past
        self._writer = Writer(site)
        self._known: Shelf[bytes, Resource] = Shelf(_REMEMBERED)

    def known(self, path: bytes) -> Resource | None:
        """The resource at a path, if that costs nothing: it was asked for before, or is an incident.

        Raises Refused (400, 414) for what is no path.
        """
        found = self._known.get(path)
        if found is None:
            found = self._incident(checked(path))
            if found is not None:
                self._known.put(path, found)
        return found

    def remember(self, path: bytes, found: Resource) -> None:
        """Keeps what `find` has found."""
        self._known.put(path, found)

    def find(self, path: bytes) -> Resource:
        """The resource at a path below the prefix ("/doc/x.ttl"; "/id/x" is answered as "/doc/x").

        May run in any thread. Raises Refused: 404, 410 with the reason, 400 for what is no path, 301 for another
        spelling of the same thing.
        """
        text = checked(path)
        stem, dot, extension = text.rpartition(".")
        suffixed = bool(dot) and extension in BY_EXTENSION
        found = self._resource(*self._meant(text), None)
        if found is None and suffixed:
            found = self._resource(*self._meant(stem), extension)
        if found is not None:
            return self._offered(found)
        self._elsewhere(text)
        spellings = [self._meant(it)[0] for it in ((text, stem) if suffixed else (text,))]
        for iri in spellings:
            self._withdrawn_by(iri)
        for iri in spellings:
            self._left_out(iri)
        if text.startswith(("/id/linkset/", "/doc/linkset/")):
            there = f"{self._site.prefix}/void"
            raise Refused(303, f"linksets are described with the data set, at {there}", {"location": there})
        reason = suspicious(text)
        if reason is not None:
            raise Refused(400, reason)
        raise Refused(404, f"there is nothing at {text}")

    def _incident(self, path: str) -> Resource | None:
        stem, dot, extension = path.rpartition(".")
        suffixed = [(stem, extension)] if dot and extension in BY_EXTENSION else []
        for spelled, suffix in ((path, None), *suffixed):
            iri, where = self._meant(spelled)
            if is_incident(self._publication.database, iri):
                return self._made(iri, where, ALL_VARIANTS, suffix, incident=True)
        return None

    def _meant(self, path: str) -> tuple[str, str]:
        """The IRI that a path leads to, and where its document stands."""
        base = self._names.base
        for before in ("/id/", "/doc/"):
            if path.startswith(before):
                rest = path[len(before) :]
                return f"{base}id/{rest}", f"/doc/{rest}"
        return f"{base}{path[1:]}", path

    def _resource(self, iri: str, where: str, extension: str | None) -> Resource | None:
        if is_incident(self._publication.database, iri):
            return self._made(iri, where, ALL_VARIANTS, extension, incident=True)
        kinds = self._kinds(iri)
        if kinds is None:
            return None
        on_a_map = not kinds.isdisjoint((self._names.chv.Place, self._names.chv.Geolocation))
        offered = (*GRAPH_VARIANTS, PLACES, CSV) if on_a_map else (*GRAPH_VARIANTS, CSV)
        return self._made(iri, where, offered, extension, incident=False)

    def _offered(self, found: Resource) -> Resource:
        """Raises Refused (404 with the variants that there are) where the thing has none of the suffix asked for."""
        if found.extension is None or BY_EXTENSION[found.extension] in found.variants:
            return found
        where = self._site.prefix + found.path
        ways = [(f"{where}.{it.extension}", it.media_type, it.name) for it in found.variants]
        name = BY_EXTENSION[found.extension].name
        raise Refused(404, f"there is no {name} of {found.iri}; here is what there is", ways=ways)

    def _made(
        self, iri: str, where: str, offered: tuple[Variant, ...], extension: str | None, *, incident: bool
    ) -> Resource:
        write = partial(self._held if incident else self._writer.write, iri)
        return Resource(iri, where, offered, write, extension, quick=incident)

    def _held(self, iri: str, variant: Variant, language: Language, query: Query) -> Body:
        """The document about an incident: what was written at the build, or made now."""
        found = stored(self._publication.database, iri) if variant in (TTL, NESTED, JSON) else None
        if found is None:
            return self._writer.write(iri, variant, language, query, incident=True)
        return Body(packed=found.turtle if variant is TTL else found.jsonld)

    def _kinds(self, iri: str) -> set[object] | None:
        """Classes and predicates of a thing; None: nothing is said of it, or it was withdrawn."""
        try:
            node = NamedNode(iri)
        except ValueError:
            return None
        found: set[object] = set()
        for quad in self._publication.graphs.about(node):
            found.add(quad.predicate)
            if quad.predicate == RDF.type:
                found.add(quad.object)
        return found if found and not self._withdrawn(iri, found) else None

    def _withdrawn(self, iri: str, kinds: Iterable[object]) -> bool:
        """What a person withdrew is no thing any more; what stands below a correction is part of its story."""
        return PROV.wasInvalidatedBy in kinds and not iri.startswith(f"{self._names.id}correction/")

    def _elsewhere(self, path: str) -> None:
        """Raises Refused (301) where the path is another spelling of one that leads somewhere."""
        minted = normal(path)
        if minted is None or minted == path:
            return
        for stem in (minted, minted.rpartition(".")[0]):
            iri, where = self._meant(stem)
            if stem and self._resource(iri, where, None) is not None:
                raise Refused(301, "the same address, written as we write it", {"location": minted})

    def _left_out(self, iri: str) -> None:
        """Raises Refused (410) for an incident of an earlier release that this one lacks, and for all below it."""
        incident = self._past.incident_of(iri)
        if incident is None or is_incident(self._publication.database, incident):
            return
        codes = self._past.codes(incident)
        named = f" ({', '.join(codes)})" if codes else ""
        said = (
            f"the incident{named} was part of an earlier release; no page of this one tells of it, and its identifier "
            "will mean no other"
        )
        ways = [(f"{self._site.prefix}/codes/{code}", "", f"incidents with the code {code}") for code in codes]
        raise Refused(410, said, ways=ways)

    def _withdrawn_by(self, iri: str) -> None:
        """Raises Refused (410) for a thing that a person withdrew: who, when, why, and what stands in its place."""
        facts = self._facts(iri)
        by = facts.get(PROV.wasInvalidatedBy)
        if not isinstance(by, NamedNode):
            return
        told = self._facts(by.value)
        when = told.get(PROV.endedAtTime) or told.get(DCT.date)
        who = told.get(PROV.wasAssociatedWith)
        name = self._facts(who.value).get(SKOS.prefLabel) if isinstance(who, NamedNode) else None
        why = told.get(RDFS.comment)
        said = "this was withdrawn"
        said += f" on {when.value[:10]}" if isinstance(when, Literal) else ""
        said += f" by {name.value}" if isinstance(name, Literal) else ""
        said += f": {why.value}" if isinstance(why, Literal) else ""
        instead = facts.get(DCT.isReplacedBy)
        headers = {"link": f'<{by.value}>; rel="describedby"'}
        ways = [(self._site.path(by.value), "", "the correction")]
        if isinstance(instead, NamedNode):
            headers["link"] += f', <{instead.value}>; rel="successor-version"'
            ways.append((self._site.path(instead.value), "", "what stands in its place"))
        raise Refused(410, said, headers, ways)

    def _facts(self, iri: str) -> dict[NamedNode, object]:
        try:
            return {it.predicate: it.object for it in self._publication.graphs.about(NamedNode(iri))}
        except ValueError:
            return {}
