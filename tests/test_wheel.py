"""A wheel, built without a network, holds everything that it needs, and serves from where it is installed."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.site.assets import ASSETS, missing
from tests.conftest import ROOT
from tests.runs import environment
from tests.serve.serving import built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if missing():
        pytest.skip("the packages have not been fetched; run make setup")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert done.returncode == 0, done.stderr
    [made] = folder.glob("*.whl")
    return made


def kept() -> Iterator[str]:
    """Every file of the package that a wheel must hold, by its name in it."""
    for path in sorted((ROOT / "kg").rglob("*")):
        name = path.relative_to(ROOT)
        if path.is_file() and "__pycache__" not in name.parts and not any(it.startswith(".") for it in name.parts):
            yield name.as_posix()
    for folder in ("ontology", "shapes", "queries"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file():
                yield f"kg/data/{path.relative_to(ROOT).as_posix()}"


def test_it_holds_every_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        found = set(archive.namelist())
    assert not set(kept()) - found
    assert {"kg/site/assets/leaflet/leaflet.js", "kg/site/static/map.js", "kg/site/templates/base.html.j2"} <= found
    assert not [it for it in found if "node_modules" in it or it.startswith(("tests/", "web/", "tools/"))]
    assert sum(it.startswith("kg/site/assets/outlines/cells/") for it in found) == len(
        list((ASSETS / "outlines" / "cells").iterdir())
    )


def test_it_serves_from_where_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    target, folder = tmp_path / "installed", tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True, timeout=170)
    folder.mkdir()
    it = built(folder)
    variables = environment(PYTHONUNBUFFERED="1") | {"PYTHONPATH": str(target)}
    where = [sys.executable, "-c", "import kg; print(kg.__file__)"]
    said = subprocess.run(where, cwd=folder, env=variables, capture_output=True, text=True, timeout=60, check=True)
    assert Path(said.stdout.strip()).is_relative_to(target)
    serve = [sys.executable, "-m", "kg", "serve", "--port", str(it.port)]
    with subprocess.Popen(serve, cwd=folder, env=variables, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("serving")
            for path in (
                "/",
                "/map",
                "/sparql",
                "/static/map.js",
                "/assets/leaflet/leaflet.js",
                "/assets/yasqe/yasqe.min.js",
            ):
                answer = httpx.get(it.root + path, headers={"Accept": "text/html, */*;q=0.1"}, timeout=60)
                assert answer.status_code == 200, path
        finally:
            process.terminate()
            process.wait(timeout=30)
