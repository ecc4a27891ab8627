"""Which files are pages, and under which names their documents go."""

from pathlib import Path

import pytest

from kg.errors import PageError, UsageError
from kg.pipeline import inputs, page
from kg.read.base import MAX_BYTES


def lay(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def names(*arguments: Path | str) -> list[str]:
    return [it.name for it in inputs([str(argument) for argument in arguments])]


def test_a_file_goes_by_its_name_and_a_folder_s_file_by_its_path_in_it(tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "deep/b.html", "deep/er/c.txt")
    assert names(tmp_path / "a.txt") == ["a.txt"]
    assert names(tmp_path) == ["a.txt", "deep/b.html", "deep/er/c.txt"]
    assert names(tmp_path / "deep") == ["b.html", "er/c.txt"]


def test_globs(tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "deep/b.html", "deep/er/c.html", "[odd].txt")
    assert names(f"{tmp_path}/**/*.html") == ["b.html", "c.html"]
    assert names(f"{tmp_path}/*.txt") == ["[odd].txt", "a.txt"]
    assert names(tmp_path / "[odd].txt") == ["[odd].txt"]  # a file of that very name comes before a pattern
    with pytest.raises(UsageError, match=r"\*\.pdf"):
        names(f"{tmp_path}/*.pdf")


def test_a_file_named_twice_is_one_page(tmp_path: Path) -> None:
    lay(tmp_path, "a.txt")
    assert names(tmp_path, tmp_path / "a.txt", f"{tmp_path}/*.txt", tmp_path / ".." / tmp_path.name) == ["a.txt"]


def test_files_of_one_name_get_as_much_of_their_path_as_tells_them_apart(tmp_path: Path) -> None:
    lay(tmp_path, "north/2017/page.txt", "south/2017/page.txt", "south/2018/other.txt")
    found = names(tmp_path / "north" / "2017", tmp_path / "south" / "2017", tmp_path / "south" / "2018")
    assert found == ["north/2017/page.txt", "other.txt", "south/2017/page.txt"]
    # the same names whatever the order of the arguments
    assert found == names(tmp_path / "south" / "2018", tmp_path / "south" / "2017", tmp_path / "north" / "2017")


def test_a_longer_name_that_is_taken_gets_longer_too(tmp_path: Path) -> None:
    lay(tmp_path, "one/x/a.txt", "two/x/a.txt", "two/y/a.txt")
    assert names(tmp_path / "one", tmp_path / "two" / "x", tmp_path / "two" / "y") == [
        "one/x/a.txt",
        "two/x/a.txt",
        "y/a.txt",
    ]


def test_bytes_of_a_name_that_are_not_utf_8_are_written_out(tmp_path: Path) -> None:
    (tmp_path / "\udcd5\udce1.txt").write_bytes(b"a page")
    assert names(tmp_path) == ["%D5%E1.txt"]
    lay(tmp_path, "%D5%E1.txt")
    with pytest.raises(UsageError, match="rename one of them"):
        names(tmp_path)


def test_what_lies_beside_pages_is_no_page(tmp_path: Path) -> None:
    lay(tmp_path, "page.html", "page_files/logo.png", "page_files/deep/x.txt", "page.html.meta.json", "manifest.json")
    lay(tmp_path, "manifest.csv", "kg.toml", "ledger.csv", ".hidden", ".git/config", "other_files/kept.txt")
    assert names(tmp_path) == ["other_files/kept.txt", "page.html"]


def test_what_a_build_wrote_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("a page", encoding="utf-8")
    (tmp_path / "output" / "releases" / "a").mkdir(parents=True)
    (tmp_path / "output" / "releases" / "a" / "page.txt").write_text("a copy", encoding="utf-8")
    (tmp_path / "output" / "current").symlink_to(Path("releases") / "a")
    assert [it.name for it in inputs([str(tmp_path)])] == ["page.txt"]


def test_any_other_file_is_a_page_and_told_of(tmp_path: Path) -> None:
    lay(tmp_path, "notes.pdf", "sheet.xlsx", "README")
    assert names(tmp_path) == ["README", "notes.pdf", "sheet.xlsx"]


def test_an_argument_that_names_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        names(tmp_path / "nowhere.txt")


def test_a_page_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as handle:
        handle.truncate(MAX_BYTES + 1)
    with pytest.raises(PageError, match="more than the"):
        page(inputs([str(tmp_path)])[0])


def test_a_page_that_went_away_is_a_page_error(tmp_path: Path) -> None:
    lay(tmp_path, "a.txt")
    found = inputs([str(tmp_path)])
    (tmp_path / "a.txt").unlink()
    with pytest.raises(PageError, match="cannot be opened"):
        page(found[0])
