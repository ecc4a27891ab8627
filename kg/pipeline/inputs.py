"""Finds the pages that a command was given: files, folders, globs."""

import glob
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import PageError, UsageError
from kg.opening import is_missing, opened, unopened
from kg.pipeline.records import Line, lines, page_of
from kg.read.base import MAX_BYTES, Page
from kg.read.capture import capture_of, is_sidecar
from kg.records import SUFFIX, named_twice, without_record

#: Files of ours that may lie beside pages; they are no pages.
_OURS = {"kg.toml", "ledger.csv", "places.csv", "overlay.yaml"}
#: Bytes of a file's name: file systems take 255, and what tells of its capture ends in ten more.
_LONGEST = 245
#: What Python makes of bytes in a file's name that are not UTF-8.
_STRAY = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Input:
    """A file with the name under which its document goes: its path relative to the argument that named it.

    `line`: the document is one record of a file of models, and goes by the name that it gives.
    """

    name: str
    path: Path
    line: Line | None = None

    @property
    def of_models(self) -> bool:
        """Whether it is a whole file of models: as many documents as it has records."""
        return self.line is None and self.path.suffix == SUFFIX


def inputs(arguments: Sequence[str], *, whole: bool = False) -> list[Input]:
    """The files that the arguments name, each once, in the order of their names.

    Hidden files, our own files, what a build wrote, sidecars and the companion folder of a saved page (`x_files` beside
    `x.html`) are no pages; every other file is one, and a page that no reader takes is reported later. Raises
    UsageError for an argument that names nothing, and where there is no page at all. A file of models (`.jsonl`) is as
    many documents as it has records; with `whole` it is one input, which a build reads on its own. A file or folder
    that cannot be looked into is an input too, which fails when it is read.
    """
    found: dict[str, tuple[Path, Path]] = {}
    folders: dict[str, str] = {}
    for argument in arguments:
        for path in _expand(argument):
            for file in sorted(_files(path)):
                found.setdefault(_whereabouts(file, folders), (path.parent if file == path else path, file))
    result = [Input(_readable(name), file) for name, file in _named(found.values())]
    if len({it.name for it in result}) < len(result):
        raise UsageError("two files have one name when what is not UTF-8 in it is written out; rename one of them")
    if not result:
        raise UsageError(f"no page was found in {', '.join(arguments)}")
    return sorted(result if whole else _documents(result), key=lambda it: it.name)


def _documents(files: Sequence[Input]) -> Iterator[Input]:
    """Each file, and each record of a file of models. A record whose name is taken fails when it is read."""
    taken = {it.name: it.name for it in files}
    for it in files:
        if it.path.suffix != SUFFIX:
            yield it
            continue
        try:
            yield from _records(it, taken)
        except OSError as error:
            yield Input(it.name, it.path, Line(it.name, None, 0, 0, unopened(error)))


def _records(it: Input, taken: dict[str, str]) -> Iterator[Input]:
    """The records of a file of models. `taken` leads from names of documents to where they stand, and grows."""
    empty = True
    for name, line in lines(it.path, it.name):
        empty = False
        if name in taken:
            yield Input(line.told, it.path, replace(line, fault=named_twice(name, taken[name])))
        else:
            taken[name] = line.told
            yield Input(name, it.path, line)
    if empty:
        yield Input(it.name, it.path, Line(it.name, None, 0, 0, without_record(it.path)))


def page(it: Input, *, inside: bool = True) -> Page:
    """The bytes of an input with what is known of its capture. Raises PageError where it cannot be opened.

    `inside` False: of the capture only what files beside the page tell, not the page itself.
    """
    if it.line is not None:
        return page_of(it.name, it.path, it.line)
    length = len(os.fsencode(it.path.name))
    if length > _LONGEST:
        raise PageError(it.name, f"the file's name has {length} bytes, more than the {_LONGEST} that are taken")
    try:
        with opened(it.path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_BYTES:
                raise PageError(it.name, f"the file has {size} bytes, more than the {MAX_BYTES} that are read")
            data = file.read()
    except OSError as error:
        raise PageError(it.name, unopened(error)) from error
    return Page(it.name, data, capture_of(it.path, data if inside else b""))


def _expand(argument: str) -> list[Path]:
    path = Path(argument)
    if not is_missing(path):
        return [path]
    matches = [Path(match) for match in sorted(glob.glob(argument, recursive=True))]  # noqa: PTH207  # the argument may be absolute
    if not matches:
        raise UsageError(f"there is no file, folder or match for '{argument}'")
    return matches


def _whereabouts(file: Path, folders: dict[str, str]) -> str:
    """Where a file really lies. `folders` keeps that of folders: each file alone would be looked up step by step."""
    folder, name = os.path.split(file)
    if os.path.islink(file):  # noqa: PTH114  # one for each page
        return os.path.realpath(file)
    there = folders.get(folder)
    if there is None:
        there = folders[folder] = os.path.realpath(folder)
    return f"{there}/{name}"


def _files(path: Path) -> Iterator[Path]:
    """The pages in a folder, or the file itself; so is a folder that cannot be listed, for reading it tells why."""
    try:
        with os.scandir(path) as listed:
            children = list(listed)
    except OSError:
        yield path
        return
    for it in children:
        if it.name.startswith(".") or it.name in _OURS:
            continue
        child = path / it.name
        if is_sidecar(child):
            continue
        if not _is_folder(it):
            yield child
        elif not _is_left_out(child):
            yield from _files(child)


def _is_folder(it: os.DirEntry[str]) -> bool:
    try:
        return it.is_dir()
    except OSError:  # a link that cannot be followed
        return False


def _is_left_out(folder: Path) -> bool:
    """Whether what is in the folder is not looked for: none of it is a page, or it is found without the folder."""
    try:
        return _is_companion(folder) or _is_output(folder) or _leads_up(folder)
    except PermissionError:  # which is told of where its pages are looked for
        return False


def _is_companion(folder: Path) -> bool:
    """Whether a browser wrote the folder beside a page that it saved."""
    stem = folder.name.removesuffix("_files")
    return stem != folder.name and any((folder.parent / f"{stem}.{end}").exists() for end in ("html", "htm"))


def _leads_up(folder: Path) -> bool:
    """Whether the folder is a link to one that it lies in: what is there is found without it, and without end."""
    return folder.is_symlink() and folder.resolve() in {it.resolve() for it in folder.parents}


def _is_output(folder: Path) -> bool:
    """Whether a build of ours wrote the folder: its releases hold copies of pages."""
    return (folder / "releases").is_dir() and ((folder / "current").is_symlink() or (folder / ".lock").is_file())


def _named(found: Iterable[tuple[Path, Path]]) -> list[tuple[str, Path]]:
    """Each file with its path relative to the argument that named it, and more of it where another has the same."""
    named = [(file.relative_to(root).as_posix(), file) for root, file in found]
    while len({name for name, _ in named}) < len(named):
        by_name: dict[str, list[Path]] = defaultdict(list)
        for name, file in named:
            by_name[name].append(file)
        named = [it for name, files in by_name.items() for it in _told_apart(name, files)]
    return named


def _told_apart(name: str, files: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Files of one name from several arguments get as much of their path before it as tells them apart."""
    if len(files) == 1:
        yield name, files[0]
        return
    full = {file: Path(os.path.realpath(file)).parts for file in files}
    depth = len(Path(name).parts)
    while len({parts[-depth:] for parts in full.values()}) < len(full):
        depth += 1
    for file, parts in full.items():
        yield "/".join(parts[-depth:]), file


def _readable(name: str) -> str:
    """The name; bytes of it that are not UTF-8 as %FF: archives of old keep names in other encodings."""
    return _STRAY.sub(lambda it: f"%{ord(it[0]) - 0xDC00:02X}", name)
