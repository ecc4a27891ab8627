"""Files that pages load: our own in static/, those of npm packages in assets/, which `make setup` fetches.

A wheel carries both. Pages hold all facts without assets; only the moving map and the editor need them.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from kg.site.site import Site

_HERE = Path(__file__).resolve().parent
STATIC, ASSETS = _HERE / "static", _HERE / "assets"

#: One file of each package; the last is written when all others are there.
NEEDED = ("leaflet/leaflet.js", "yasqe/yasqe.min.js", "outlines/world.json", "packages.json")


def static_file(path: str) -> Path | None:
    """The file behind /static/PATH; None: there is none."""
    return _within(STATIC, path)


def asset_file(path: str) -> Path | None:
    """The file behind /assets/PATH; None: there is none, or it was not fetched."""
    return _within(ASSETS, path)


def missing(folder: Path = ASSETS) -> str | None:
    """What to tell whoever starts the server; None: everything is there."""
    if all((folder / name).is_file() for name in NEEDED):
        return None
    return "the moving map and the SPARQL editor have not been fetched: run make setup (the pages work without them)"


def policy(site: Site) -> str:
    """The Content-Security-Policy of every page (https://www.w3.org/TR/CSP3/).

    Nothing comes from another host but tiles, where the site has an address of them, and these as images only.
    """
    tiles = tile_host(site.tiles)
    told = {
        "default-src": "'self'",
        "img-src": f"'self' data: {tiles}" if tiles else "'self' data:",
        "style-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in told.items())


def tile_host(tiles: str | None) -> str | None:
    """Scheme and host of an address of tiles; `{s}` in front of it stands for any name. None: no http(s) address."""
    if tiles is None:
        return None
    parts = urlsplit(tiles.replace("{s}", "*"))
    if parts.scheme not in ("http", "https") or not parts.netloc or any(it in parts.netloc for it in " ;,'\"@{}"):
        return None
    return f"{parts.scheme}://{parts.netloc}"


def _within(folder: Path, path: str) -> Path | None:
    parts = PurePosixPath(path).parts
    if not parts or any(it in ("..", "/") or it.startswith(".") or "\\" in it or "\0" in it for it in parts):
        return None
    found = folder.joinpath(*parts)
    return found if found.is_file() and found.resolve().is_relative_to(folder.resolve()) else None
