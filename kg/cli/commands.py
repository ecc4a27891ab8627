"""The table of commands. The module of a command is loaded when it is asked for: a server needs nothing of a build."""

from __future__ import annotations

from functools import cache
from importlib import import_module

import typer
from typer.core import TyperCommand, TyperGroup

#: Name of a command to the module of this room that has it, in the order in which help lists them.
COMMANDS = {
    "build": "make",
    "export": "export",
    "coverage": "show",
    "read": "show",
    "validate": "show",
    "why": "show",
    "query": "ask",
    "link": "places",
    "places": "places",
    "review": "review",
    "dossier": "review",
    "serve": "serve",
    "reconcile": "reconcile",
}

#: Those that say nothing without an argument: bare, they show their help.
_WITH_ARGUMENT = frozenset({"build", "coverage", "dossier", "read", "why"})


class Commands(TyperGroup):
    """The group of all commands."""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002  # the same for every context
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | TyperGroup | None:  # noqa: ARG002  # as above
        if cmd_name not in COMMANDS:
            # what was meant is guessed among those that are loaded
            self.commands.update({name: loaded(name) for name in COMMANDS})
            return None
        return loaded(cmd_name)


@cache
def loaded(name: str) -> TyperCommand | TyperGroup:
    """The command, with its module."""
    module = import_module(f"kg.cli.{COMMANDS[name]}")
    if hasattr(module, "app"):  # it has commands of its own
        group = typer.main.get_group(module.app)
        group.name = name
        return group
    single = typer.Typer(add_completion=False, rich_markup_mode="markdown")
    # `read` would hide Python's own functions of that name: the function is called `read_`
    function = getattr(module, name, None) or getattr(module, f"{name}_")
    single.command(name, no_args_is_help=name in _WITH_ARGUMENT)(function)
    found = typer.main.get_command(single)
    assert isinstance(found, TyperCommand)  # a Typer of one command is that command
    return found
