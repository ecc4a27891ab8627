"""Records become shards in a folder: the quads that a whole build has, the same bytes, whole or not at all."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from bench.records import lines, record
from kg.errors import UsageError
from kg.master import files as shards
from kg.master import lines_of
from kg.settings import Settings
from kg.sharding import Sharded, shards_only
from tests.runs import BASE, SETTINGS, kg, program

SHARDED = Settings(base=BASE)


def quads(folder: Path) -> list[bytes]:
    return [line for path in shards(folder) for line in lines_of(path)]


def told(name: str, number: int = 0, **incident: Any) -> dict[str, Any]:
    """A record with this name whose incident says these things of itself."""
    it: dict[str, Any] = json.loads(record(number).model_dump_json())
    it["document"]["name"] = name
    it["document"]["sha256"] = hashlib.sha256(name.encode()).hexdigest()
    it["incident"] |= incident
    return it


def code(*codes: str) -> list[dict[str, Any]]:
    evidence = {"exact": "L", "start": 0, "end": 1}
    return [{"code": it, "evidence": evidence} for it in codes]


def written(path: Path, *records: dict[str, Any] | str) -> Path:
    text = (it if isinstance(it, str) else json.dumps(it) for it in records)
    path.write_text("".join(f"{line}\n" for line in text), encoding="utf-8")
    return path


#: Records that are like one another in every way that changes their keys, and lines that are none.
ALIKE: list[dict[str, Any] | str] = [
    told("zulu", 1, codes=code("A1", "B2")),
    "{",
    told("alpha", 2, site_id="77", permalink="https://example.org/77/", codes=code("B2", "A1")),
    told("bravo", 3, codes=code(), permalink="https://example.org/77/"),
    told("charlie", 4, site_id="77", codes=code("C3")),
    told("site-88", 5, codes=code()),
    told("delta", 6, site_id="88", codes=code()),
    told("echo", 7, codes=code()),
    told("alpha", 8, codes=code("D4")),
    told("foxtrot", 9, codes=code("D4\x1f")),
]


def documents_of_a_build(folder: Path, *files: str, ledger: bool) -> tuple[list[bytes], list[dict[str, Any]]]:
    more = ("--ledger", "ledger-built.csv") if ledger else ("--ledger", "none/ledger.csv")
    ran = kg("build", *files, "--out", "built", "--workers", "1", "--json", *more, cwd=folder)
    assert ran.code == 2
    master = folder / "built" / "graph"
    apart = {"ontology", "links", "corrections"}
    found = [line for path in shards(master) if path.name.split(".")[0] not in apart for line in lines_of(path)]
    return found, ran.json["failures"]


@pytest.mark.parametrize("ledger", [False, True])
def test_the_quads_are_those_of_a_whole_build(tmp_path: Path, ledger: bool) -> None:
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    written(tmp_path / "one.jsonl", *ALIKE)
    written(tmp_path / "two.jsonl", told("echo", 10), *(it.decode().strip() for it in lines(150)))
    if ledger:
        rows = "key,site_id,permalink,codes\nfrozen,,,LM000005\nold,77,,\n"
        for name in ("ledger-built.csv", "ledger.csv"):
            (tmp_path / name).write_text(rows, encoding="utf-8")
    expected, failures = documents_of_a_build(tmp_path, "two.jsonl", "one.jsonl", ledger=ledger)
    file = tmp_path / "ledger.csv" if ledger else None
    done = shards_only(
        [tmp_path / "two.jsonl", tmp_path / "one.jsonl"], tmp_path / "out", SHARDED, workers=1, ledger_file=file
    )
    assert sorted(quads(tmp_path / "out")) == sorted(expected)
    assert sorted((it.file, it.line, it.reason) for it in done.failures) == sorted(
        (it["document"], it["line"], it["reason"]) for it in failures
    )
    assert len(done.failures) == 3
    assert done.notes == ["2 record(s) have the site id of another one; all were kept as documents of their own"]
    if ledger:
        ours, theirs = (tmp_path / name for name in ("ledger.csv", "ledger-built.csv"))
        assert ours.read_text(encoding="utf-8") == theirs.read_text(encoding="utf-8")


def test_two_workers_give_the_same_folder(tmp_path: Path) -> None:
    file = written(tmp_path / "one.jsonl", *ALIKE, *(it.decode().strip() for it in lines(300)))
    folders = [tmp_path / "a", tmp_path / "b"]
    first, second = (shards_only([file], it, SHARDED, workers=n) for n, it in enumerate(folders, 1))
    assert (first.documents, first.quads, first.failures) == (second.documents, second.quads, second.failures)
    ours, theirs = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert ours == theirs
    assert set(ours) == {"manifest.json", *(path.name for path in shards(folders[0]))}


def test_the_manifest_tells_what_is_there(tmp_path: Path) -> None:
    file = written(tmp_path / "one.jsonl", "{", *(it.decode().strip() for it in lines(200)))
    done = shards_only([file], tmp_path / "out", SHARDED, workers=1)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert (manifest["base"], manifest["monitor"]) == (BASE, "Airwars")
    assert manifest["documents"] == done.documents == 200
    assert manifest["quads"] == done.quads == len(quads(tmp_path / "out"))
    assert [(it["file"], it["sha256"]) for it in manifest["shards"]] == [
        (path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in shards(tmp_path / "out")
    ]
    assert [it["quads"] for it in manifest["shards"]] == [len(lines_of(path)) for path in shards(tmp_path / "out")]
    assert [(it["file"], it["line"]) for it in manifest["failures"]] == [("one.jsonl", 1)]


def test_a_shard_of_no_record_is_not_there(tmp_path: Path) -> None:
    """All records of the second shard have names that were taken before it."""
    first = [it.decode().strip() for it in lines(128)]
    done = shards_only([written(tmp_path / "x.jsonl", *first, *first[:5])], tmp_path / "out", SHARDED, workers=1)
    assert [path.name for path in shards(tmp_path / "out")] == ["000000.nq.zst"]
    assert (done.documents, done.shards, len(done.failures)) == (128, 1, 5)
    twice = "its document has the name 'record-0000000', as x.jsonl, line 1 has"
    assert done.failures[0].reason == f"{twice}; give one of them another name, or leave it out"


def test_what_an_earlier_call_left_is_replaced(tmp_path: Path) -> None:
    for count in (200, 3):
        file = written(tmp_path / "one.jsonl", *(it.decode().strip() for it in lines(count)))
        done: Sharded = shards_only([file], tmp_path / "out", SHARDED, workers=1)
        assert len(shards(tmp_path / "out")) == done.shards
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.jsonl", "out"]


def test_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "one.jsonl", record(1).model_dump_json())
    (tmp_path / "out").mkdir()
    shards_only([file], tmp_path / "out", SHARDED, workers=1)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "manifest.json").write_text("{}", encoding="utf-8")
    for out, why in ((tmp_path / "mine", "holds other files"), (file, "is a file"), (file / "x", "cannot write")):
        with pytest.raises(UsageError, match=why):
            shards_only([file], out, SHARDED, workers=1)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["manifest.json"]
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds other files"):
        shards_only([file], tmp_path / "out", SHARDED, workers=1)
    assert (tmp_path / "out" / "notes.txt").is_file()


def test_what_stood_there_stays_when_a_call_dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path / "one.jsonl", record(1).model_dump_json())
    shards_only([file], tmp_path / "out", SHARDED, workers=1)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.sync", full)
    with pytest.raises(OSError, match="No space"):
        shards_only([written(file, record(2).model_dump_json())], tmp_path / "out", SHARDED, workers=1)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.jsonl", "out"]


def test_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    written(tmp_path / "one.jsonl", "{", *(it.decode().strip() for it in lines(300)))
    ran = program("build", "one.jsonl", "--only-shards", "--out", "out", "--workers", "2", cwd=tmp_path)
    assert ran.code == 2
    assert "not checked" in ran.out
    assert "one.jsonl, line 1: not a record of the model: Invalid JSON" in ran.err
    assert (tmp_path / "ledger.csv").read_text(encoding="utf-8").count("\n") == 301
    again = kg("build", "on?.jsonl", "--only-shards", "--out", "again", "--workers", "1", "--json", cwd=tmp_path)
    assert (again.json["documents"], again.json["shards"]) == (300, 3)
    assert quads(tmp_path / "again") == quads(tmp_path / "out")


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    written(tmp_path / "one.jsonl", record(1).model_dump_json())
    (tmp_path / "page.html").write_text("<html></html>", encoding="utf-8")
    (tmp_path / "corrected").mkdir()
    written(tmp_path / "corrected" / "two.jsonl", record(2).model_dump_json())
    (tmp_path / "corrected" / "overlay.yaml").write_text("corrections: []\n", encoding="utf-8")
    for given, why in (
        (("page.html",), "page.html is a page"),
        (("one.jsonl", "--overlay", "corrected/overlay.yaml"), "--only-shards takes no --overlay"),
        (("corrected/two.jsonl",), "only a whole build applies corrections"),
        (("three.jsonl",), "there is no file three.jsonl"),
        (("corrected",), "corrected is a folder: name the files"),
    ):
        ran = kg("build", *given, "--only-shards", "--out", "out", cwd=tmp_path)
        assert (ran.code, why in ran.err) == (3, True), ran.err
    assert not (tmp_path / "out").exists()
