"""The list of verbs, and the declaration of each by its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.commands.command import Command

COMMANDS = (
    *("extract", "index", "schema", "search", "list", "changes", "people", "figures"),
    *("threads", "catchup"),
    *("add", "remove", "sources", "fetch"),
)
"""The verbs, in the order of `warreader --help`.

Each is the module of that name in this folder, whose `COMMAND` declares it.  Only the module of the
verb that was asked for is loaded; `warreader --help` loads all.
"""

RESERVED = (*COMMANDS, "export")
"""First words that are verbs, now or in a later version; `./list` is always a path."""


def load_command(name: str) -> Command:
    """The declaration of a verb; `name` is one of `COMMANDS`."""
    command: Command = import_module(f"reader.commands.{name}").COMMAND
    return command


def usage_lines() -> str:
    """What can be typed of every verb, a line each, for `warreader --help`."""
    uses = (use for name in COMMANDS for use in load_command(name).uses)
    return "\n".join(f"  warreader {words:<22} {what}" for words, what in uses)
