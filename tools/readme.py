"""Writes the output that README.md shows again, from the demo: the page shows what the program prints.

python -m tools.readme            runs each command of README.md's `console` blocks and writes what it prints
python -m tools.readme --check    exit code 1 where the page on disk differs
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "README.md"
WIDTH = "96"  #: columns; fits the page of a code host

_BLOCK = re.compile(r"```console\n(?P<body>.*?)```\n", re.DOTALL)


@contextmanager
def demo_folder() -> Iterator[Path]:
    """A temporary folder in which the commands of the README work as in a clone that is set up."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        shutil.copy(ROOT / "Makefile", folder)
        (folder / ".venv").symlink_to(sys.prefix)
        yield folder


def run(command: str, folder: Path) -> tuple[int, str]:
    """Exit code of one command line, and what it writes on both streams, in the order of writing."""
    program, _, rest = command.partition(" ")
    if program == "make":  # set-up is done: a temporary folder has nothing to install from
        command = f"make --no-print-directory -o setup {rest}"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("KG_", "MAKE", "MFLAGS"))}
    environment |= {"PATH": f"{sys.prefix}/bin:{os.environ['PATH']}", "COLUMNS": WIDTH, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n") + "\n"


def commands(page: str) -> list[str]:
    """The command lines of the page's `console` blocks, in order."""
    return [line[2:] for block in _BLOCK.finditer(page) for line in block["body"].splitlines() if line.startswith("$ ")]


def written(page: str, folder: Path) -> str:
    """The page with what its commands print now. Raises RuntimeError where a command does not end with 0."""

    def block(found: re.Match[str]) -> str:
        return f"```console\n{''.join(told(line[2:], folder) for line in _prompts(found['body']))}```\n"

    return _BLOCK.sub(block, page)


def told(command: str, folder: Path) -> str:
    """The command with its prompt, and below what it prints."""
    code, output = run(command, folder)
    if code:
        message = f"{command} ends with {code}:\n{output}"
        raise RuntimeError(message)
    return f"$ {command}\n{output}"


def _prompts(body: str) -> list[str]:
    return [line for line in body.splitlines() if line.startswith("$ ")]


if __name__ == "__main__":
    before = PAGE.read_text(encoding="utf-8")
    with demo_folder() as place:
        after = written(before, place)
    if "--check" in sys.argv[1:]:
        sys.exit(after != before)
    PAGE.write_text(after, encoding="utf-8")
