"""The command `kg`: arguments in, exit code out.

Exit codes, the same for every command, the higher wins: 0 done (warnings allowed), 1 violations found (everything is
still written and listed), 2 some page could not be read (the others are done), 3 wrong use, settings or environment.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from kg import __version__
from kg.cli import common, trouble
from kg.cli.commands import Commands
from kg.cli.common import INTERRUPTED, Done, complain
from kg.errors import KgError, PageError, SettingsError

DONE, VIOLATIONS, UNREAD, WRONG_USE = 0, 1, 2, 3

app = typer.Typer(
    name="kg",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    help="Pages of civilian-harm monitors become a checked, queryable graph in which every claim keeps its speaker "
    "and its words. Exit codes: 0 done, 1 violations found, 2 some page could not be read, 3 wrong use.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Settings file instead of ./kg.toml (or KG_CONFIG).")
    ] = None,
) -> None:
    if config is not None and not config.is_file():
        raise SettingsError(f"there is no settings file {config}")
    common.before_the_command = config


def _spelled_out(arguments: list[str]) -> list[str]:
    """`kg review places` is the command `places`: a review too, of other things and with other answers."""
    for at in range(len(arguments) - 1):
        if arguments[at : at + 2] == ["review", "places"]:
            return [*arguments[:at], "places", *arguments[at + 2 :]]
    return arguments


def _unheard() -> int:
    """The reader of our output went away (`kg query … | head`): nothing is left to say."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _interrupted() -> int:
    complain("stopped; what was there before is unchanged")
    return INTERRUPTED


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and returns its exit code."""
    try:
        app(_spelled_out(sys.argv[1:] if arguments is None else arguments), prog_name="kg")
    except Done as done:
        return done.code
    except SystemExit as stopped:
        # the parser of options ends with 2 for wrong use; in our table that is 3
        if isinstance(stopped.__context__, OSError) and stopped.__context__.errno == errno.EPIPE:
            return _unheard()
        code = stopped.code if isinstance(stopped.code, int) else 0
        if code == INTERRUPTED:  # the parser's way to end with Ctrl-C within a command
            return _interrupted()
        return WRONG_USE if code == UNREAD else code
    except PageError as error:
        complain(str(error))
        return UNREAD
    except KgError as error:
        complain(str(error))
        return WRONG_USE
    except BrokenPipeError:
        return _unheard()
    except Exception as error:  # a fault of ours must not look like exit code 1, violations found
        told = trouble.in_words(error)
        if told is None:
            traceback.print_exc()
        else:
            complain(told)
        return WRONG_USE
    except KeyboardInterrupt:
        return _interrupted()
    return DONE
