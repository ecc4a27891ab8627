"""The corpus's own scorer of claims reads our tables export, through tables_to_gold.py."""

import json
import re
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

from kg.read import read
from kg.read.base import Page
from tests.conftest import shared
from tests.runs import SETTINGS, kg
from tools.scoring import GOLD, SILENT

CODES = ("ispt0322", "ispt0057")


def test_score_claims_runs_on_the_tables(tmp_path: Path) -> None:
    score = shared("corpus/score")
    (tmp_path / "pages").mkdir()
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    narratives, gold = [], []
    for code in CODES:
        page = shared("corpus/html") / f"{code}.html"
        copyfile(page, tmp_path / "pages" / page.name)
        narrative = read(Page(page.name, page.read_bytes())).assessment.narrative
        assert narrative is not None
        about = {"narrative_id": code, "incident": code.upper()}
        narratives.append({**about, "text": narrative.exact})
        rows = json.loads((GOLD / "dev" / f"{code}.json").read_text(encoding="utf-8"))["claims"]
        gold += [{**SILENT, **row, **about} for row in rows]
    for name, lines in (("narratives", narratives), ("gold", gold)):
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    assert kg("build", "pages", "--out", "out", cwd=tmp_path).code == 0
    assert kg("export", "--store", "out", "--format", "tables", "--out", "tables", cwd=tmp_path).code == 0
    predicted = _run(tmp_path, score / "tables_to_gold.py", "tables", "claims", "narratives.jsonl")
    (tmp_path / "predicted.jsonl").write_text(predicted, encoding="utf-8")
    told = _run(tmp_path, score / "score_claims.py", "predicted.jsonl", "gold.jsonl")
    found = re.search(r"required gold (\d+) found (\d+)", told)
    assert found is not None and int(found[1]) == int(found[2]) > 5, told
    assert "negatives given a number 0/" in told


def _run(folder: Path, script: Path, *arguments: str) -> str:
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8").stdout
