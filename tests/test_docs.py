"""The documents say what the program does: commands, output, floors, libraries, checks, columns, links, settings."""

import ast
import re
import shutil
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from itertools import pairwise
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kg import resources
from kg.cli.commands import COMMANDS as BY_NAME
from kg.export import EXPORTERS
from kg.export.columns import COLUMNS
from kg.read import READERS
from kg.read.capture import KEYS
from kg.settings import Settings
from tests.conftest import ROOT
from tests.test_architecture import FLOORS
from tools.readme import PAGE, commands, demo_folder, run, written

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])
COMMANDS = sorted(BY_NAME)
SEVERITIES = {"Violation", "Warning", "Info"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def rows(text: str, columns: int) -> list[tuple[str, ...]]:
    """The cells of the Markdown tables with so many columns, without their head."""
    found = [tuple(cell.strip() for cell in line.split("|")[1:-1]) for line in text.splitlines() if line[:1] == "|"]
    heads = {before for before, row in pairwise(found) if all(set(cell) <= {"-"} and cell for cell in row)}
    return [row for row in found if len(row) == columns and row not in heads and not set("".join(row)) <= {"-"}]


def section(text: str, heading: str) -> str:
    """The text below a heading, up to the next one."""
    return re.split(r"^#+ ", text.split(f"{heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def in_ticks(text: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", text))


@pytest.fixture(scope="module")
def demo() -> Iterator[Path]:
    if shutil.which("make") is None or shutil.which("bash") is None:
        pytest.skip("make or bash is absent; the commands of the README cannot be run")
    with demo_folder() as folder:
        yield folder


def test_the_readme_begins_with_the_two_commands() -> None:
    lines = [line.strip() for line in read("README.md").splitlines() if line.startswith("    ")]
    assert lines[:2] == ["make demo", "make test"]


def test_the_readme_shows_what_its_commands_print(demo: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert sum(command.startswith("kg query ") for command in commands(page)) >= 5
    assert unframed(written(page, demo)) == unframed(page), "run: python -m tools.readme"


def unframed(page: str) -> list[str]:
    """The page's words, whatever the widths of its tables."""
    return re.sub(r"[\s\u2500-\u257f]+", " ", page).split()


def test_commands_that_need_no_output_shown_run_too(demo: Path) -> None:
    run("kg --config examples/kg.toml build examples/pages", demo)
    for command in ("kg query --list", "kg query grand-total", "kg validate", "python -c 'import kg; help(kg)'"):
        code, output = run(command, demo)
        assert code == 0 and output.strip(), command


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert any(cells[0].startswith(f"`kg {command}") for cells in rows(read("README.md"), 2))


def test_only_commands_that_there_are_are_documented() -> None:
    for page in PAGES:
        told = re.findall(r"`kg ([a-z]+)", page.read_text(encoding="utf-8"))
        assert set(told) <= set(COMMANDS), page.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "#")):
            assert (page.parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page: Path) -> None:
    """Names in back ticks that begin with a folder of the project."""
    for name in in_ticks(page.read_text(encoding="utf-8")):
        if re.match(r"(kg|ontology|shapes|queries|tests|tools|docs|examples|bench)/[\w./-]*$", name):
            assert (ROOT / name).exists(), name


def test_the_picture_is_small_enough() -> None:
    picture = ROOT / "docs" / "img" / "report.png"
    head = picture.read_bytes()
    assert head.startswith(b"\x89PNG") and int.from_bytes(head[16:20], "big") == 1200
    assert len(head) < 300_000


def test_the_floors_are_those_of_the_architecture() -> None:
    told = [(int(level), in_ticks(rooms)) for level, rooms in rows(read("ARCHITECTURE.md"), 2) if level.isdecimal()]
    assert told == list(reversed(list(enumerate(FLOORS))))


def test_every_room_has_its_line() -> None:
    rooms = set().union(*FLOORS) - {"__main__"}
    told = [in_ticks(name) for name, _ in rows(section(read("ARCHITECTURE.md"), "## Floors"), 2) if name[:1] == "`"]
    assert sorted(name for cell in told for name in cell) == sorted(rooms)


@pytest.mark.parametrize(("heading", "place"), [("For use:", "use"), ("For development:", "dev")])
def test_the_libraries_are_those_of_the_project(heading: str, place: str) -> None:
    project = tomllib.loads(read("pyproject.toml"))
    wanted = project["project"]["dependencies"] if place == "use" else project["dependency-groups"]["dev"]
    text = read("ARCHITECTURE.md").split(heading)[1].split("\nFor ")[0]
    told = [name.strip("`") for name, _ in rows(text, 2)]
    assert told == sorted(re.split(r"[<>=]", name)[0] for name in wanted)


def test_libraries_for_use_are_used() -> None:
    """A library that no line imports is not needed."""
    imported = set()
    for path in sorted((ROOT / "kg").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").split(".")[0])
    homes = packages_distributions()  # a library may be imported under another name than it is installed by
    used = {library.lower() for module in imported for library in homes.get(module, ())}
    # uvicorn is told by name which parser and which event loop to take
    used |= {name for name in ("httptools", "uvloop") if f'"{name}"' in read("kg/cli/serve.py")}
    needed = tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]
    assert {re.split(r"[<>=]", name)[0] for name in needed} <= used


@cache
def reader_checks() -> frozenset[str]:
    """Every check that a reader or the ledger can give, as the code spells it."""
    found: set[str] = set()
    for path in sorted((ROOT / "kg").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= set(re.findall(r'"reader-([A-Z]\w+)"', ast.unparse(tree).replace("'", '"')))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _finds(node)]
        for call in calls:
            first = call.args[0]
            if isinstance(first, ast.Constant):
                found.add(str(first.value))
            else:  # the name comes from a table of the same file
                words = (str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant))
                found |= {word for word in words if re.fullmatch(r"([A-Z][a-z]+){2,}", word)}
    return frozenset(f"reader-{name}" for name in found)


def _finds(call: ast.Call) -> bool:
    named = isinstance(call.func, ast.Attribute) and call.func.attr == "find" and len(call.args) > 3
    return named and isinstance(call.args[1], ast.Constant) and call.args[1].value in SEVERITIES


def test_every_check_of_the_readers_is_told() -> None:
    told = {cells[0].strip("`"): cells[1] for cells in rows(read("docs/findings.md"), 4)}
    assert set(told) == reader_checks()
    assert all(set(severities.split(", ")) <= SEVERITIES for severities in told.values())


def test_every_shape_that_speaks_of_pages_is_told() -> None:
    shapes = Graph()
    for name in resources.names("shapes", ".ttl"):
        shapes.parse(data=resources.text(name), format="turtle")
    wanted = {
        (str(shape).rpartition("#")[2], str(severity).rpartition("#")[2])
        for shape, severity in shapes.subject_objects(SH.severity)
        if severity != SH.Violation and _says_something(shapes, shape)
    }
    told = {(name.strip("`"), severity) for name, severity, _ in rows(read("docs/findings.md"), 3)}
    assert {it for it in told if it[0] not in SEVERITIES} == wanted


def _says_something(shapes: Graph, shape: Node) -> bool:
    constraint = shapes.value(shape, SH.sparql) or shape
    return (shape, RDF.type, None) in shapes and (constraint, SH.message, None) in shapes


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_told(table: str) -> None:
    text = section(read("docs/output.md"), f"### {table}")
    assert set(COLUMNS[table]) - {"incident", "document"} <= in_ticks(text)


def test_every_format_is_told() -> None:
    assert set(EXPORTERS) <= in_ticks(read("docs/output.md"))


def test_every_setting_is_told() -> None:
    text = read("docs/settings.md")
    keys = set(Settings.model_fields) - {"path"}
    assert keys <= {cells[0].strip("`") for cells in rows(text, 3)}
    assert all(re.search(rf"^{key}\s+= ", read("README.md"), re.MULTILINE) for key in keys)


def test_readers_and_keys_of_the_capture_are_told() -> None:
    told = {cells[0].strip("`") for cells in rows(read("docs/reading.md"), 2)}
    assert {reader.name for reader in READERS} | set(KEYS) <= told
