"""The list of verbs, and the lookup of a verb's declaration by name."""

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
"""The verbs by the folder of their modules."""

_MODULES = {
    name: f"reader.commands.{folder}.{name.replace('-', '_')}"
    for folder, names in _FOLDERS.items()
    for name in names
}

COMMANDS = tuple(_MODULES)
"""The verbs, in the order of `warreader --help`.

Each verb's module declares it as `COMMAND`. Only the module of the verb that was typed is imported;
`warreader --help` imports all.
"""


def module_of(name: str) -> str:
    """Return the module of a verb; `name` is one of `COMMANDS`."""
    return _MODULES[name]


def load_command(name: str) -> Command:
    """Import the declaration of a verb; `name` is one of `COMMANDS`."""
    command: Command = import_module(module_of(name)).COMMAND
    return command


def usage_lines() -> str:
    """Return one line per use of each verb, for `warreader --help`."""
    uses = (use for name in COMMANDS for use in load_command(name).uses)
    return "\n".join(f"  warreader {words:<22} {what}" for words, what in uses)
