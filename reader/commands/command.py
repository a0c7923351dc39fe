"""Defines `Command`: name, help, examples, arguments and function of a verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def accept(arguments: Namespace) -> str | None:
    """Accept all arguments: the `check` of a verb that needs none."""
    return None


class Command(NamedTuple):
    """One verb of the command line.

    `name` is the word that is typed, or "" for reading, which needs no verb. `description` is the
    first paragraph of `warreader NAME --help`; `examples` returns the last one and is only called
    for the help. `uses` are the verb's lines in `warreader --help`: what to type, and what it does.
    `add_arguments` declares the arguments. `check` returns what is wrong with their combination, or
    None; an error ends the run with status 2. `run` prints the result through `shared.output` and
    returns the exit status. All three are called only for the verb that was typed, and `run` itself
    imports what takes time to import.
    """

    name: str
    description: str
    uses: tuple[tuple[str, str], ...]
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
    examples: Callable[[], str] = str
    check: Callable[[Namespace], str | None] = accept
