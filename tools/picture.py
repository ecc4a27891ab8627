"""Takes the picture of the README: an incident of the demo's report.html in a headless Chromium.

python -m tools.picture                  builds the demo in a temporary folder and writes docs/img/report.png
python -m tools.picture REPORT.html      takes the picture of that report instead
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg import build
from kg.settings import load

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "img" / "report.png"
WIDTH, HEIGHT = 1200, 1280  #: CSS pixels; what lies below is cut off
INCIDENT = "CS243"  #: the one of the demo with rival accusations and a position of each belligerent
MOST_BYTES = 300_000


def browser() -> str:
    """The path of an installed Chromium. Raises SystemExit where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        sys.exit(f"picture: none of {', '.join(names)} is installed")
    return found


def take(report: Path, picture: Path) -> None:
    """Draws the page from the heading of the incident on, in its light colours."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as tool:
        chromium = tool.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        tab = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        tab.goto(report.resolve().as_uri())
        heading = tab.locator("h3", has_text=INCIDENT).first.bounding_box()
        top = 0.0 if heading is None else heading["y"] - 24
        tab.screenshot(path=picture, full_page=True, clip={"x": 0, "y": top, "width": WIDTH, "height": HEIGHT})
        chromium.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            source = Path(sys.argv[1])
        else:
            build([ROOT / "examples" / "pages"], folder, load(ROOT / "examples" / "kg.toml"))
            source = Path(folder) / "report.html"
        take(source, PICTURE)
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {WIDTH} x {HEIGHT} px, {size:,} bytes")
    sys.exit(size >= MOST_BYTES)
