"""What a bench writes into a document: its section, with the command, the machine, the day and the versions."""

from __future__ import annotations

import argparse
import os
import platform
import re
from datetime import date
from importlib.metadata import version
from pathlib import Path

_NEW = "# How fast it is\n"


def document(argument: str) -> Path:
    """The argument of `--write`: it is refused before anything is measured where it cannot be written afterwards."""
    path = Path(argument)
    if path.is_dir() or not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"'{argument}' is no file in a folder that is there")
    return path


def told(command: str, *more: str) -> str:
    """How a section begins: the command that wrote it, the day, the machine and what it ran with."""
    run_with = f"Python {platform.python_version()}, pyoxigraph {version('pyoxigraph')}"
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, {run_with}"
    return f"Written by `{command}` on {date.today()} ({'; '.join((*more, machine))})."


def text_of(path: Path) -> str:
    """The document as it is, or the beginning of a new one."""
    return path.read_text(encoding="utf-8") if path.exists() else _NEW


def replaced(text: str, section: str, title: str) -> str:
    """The document with this section in the place of the one of the same title, or at its end."""
    head, there, rest = text.partition(title)
    if not there:
        return text.rstrip("\n") + "\n\n" + section
    after = re.search(r"\n(?=## |<!-- )", rest)  # a comment may be the mark of the section after it
    return head.rstrip("\n") + "\n\n" + section + (rest[after.start() :] if after else "")


def put(path: Path, section: str, title: str) -> None:
    """Puts the section into the document."""
    path.write_text(replaced(text_of(path), section, title), encoding="utf-8")
