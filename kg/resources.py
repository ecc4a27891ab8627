"""The files that travel with the program: ontology, shapes and queries.

They carry a placeholder base IRI; whoever reads one names the base that the setting asks for.
"""

from pathlib import Path

PLACEHOLDER = "https://w3id.org/civharm/"
FOLDERS = ("ontology", "shapes", "queries")


def text(name: str, base: str = PLACEHOLDER) -> str:
    """The text of one file, with every placeholder IRI moved under `base`.

    `name` is relative and begins with a folder: "ontology/kg.ttl", "shapes/claim.ttl", "queries/tables/sources.rq".
    `base` is an IRI that ends with "/".
    Raises FileNotFoundError where there is no such file; ValueError where the name leaves its folder or the base is
    unfit.
    """
    if not base.endswith("/"):
        message = f"a base IRI ends with '/': {base}"
        raise ValueError(message)
    parts = name.split("/")
    if parts[0] not in FOLDERS or ".." in parts:
        message = f"not a name of a file that travels with kg: {name}"
        raise ValueError(message)
    return (_root() / name).read_text(encoding="utf-8").replace(PLACEHOLDER, base)


def names(folder: str, suffix: str) -> list[str]:
    """Names that `text` takes of all files in `folder` and below that end with `suffix` (".ttl"), sorted.

    Raises FileNotFoundError where there is no such folder.
    """
    root = _root()
    if not (root / folder).is_dir():
        raise FileNotFoundError(folder)
    found = (path for path in (root / folder).rglob("*") if path.is_file() and path.name.endswith(suffix))
    return sorted(path.relative_to(root).as_posix() for path in found)


def _root() -> Path:
    # A wheel carries the folders inside the package; in a clone they stand beside it.
    package = Path(__file__).resolve().parent
    return package / "data" if (package / "data").is_dir() else package.parent
