"""The list of verbs, and the declaration of each by its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.commands.command import Command

_FOLDERS = {
    "texts": ("extract", "index", "schema"),
    "asking": (
        *("search", "list", "show", "quotes", "people", "figures", "threads", "catchup"),
        *("rivals", "changes", "export"),
    ),
    "marks": ("mark", "join", "part", "export-marks", "import-marks"),
    "shell": ("completion", "manual"),
    "added": ("add", "remove", "sources", "fetch"),
}
"""The verbs by the folder that their modules are in."""

_MODULES = {
    name: f"reader.commands.{folder}.{name.replace('-', '_')}"
    for folder, names in _FOLDERS.items()
    for name in names
}

COMMANDS = tuple(_MODULES)
"""The verbs, in the order of `warreader --help`.

The `COMMAND` of each verb's module declares it.  Only the module of the verb that was asked for is
loaded; `warreader --help` loads all.
"""


def module_of(name: str) -> str:
    """The module of a verb; `name` is one of `COMMANDS`."""
    return _MODULES[name]


def load_command(name: str) -> Command:
    """The declaration of a verb; `name` is one of `COMMANDS`."""
    command: Command = import_module(module_of(name)).COMMAND
    return command


def usage_lines() -> str:
    """What can be typed of every verb, a line each, for `warreader --help`."""
    uses = (use for name in COMMANDS for use in load_command(name).uses)
    return "\n".join(f"  warreader {words:<22} {what}" for words, what in uses)
