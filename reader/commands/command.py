"""What one verb of the command line declares: its name, help, examples, arguments and function."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def accept(arguments: Namespace) -> str | None:
    """Find nothing wrong: the check of a verb that needs none."""
    return None


class Command(NamedTuple):
    """One verb.

    `name` is the word that is typed, "" for reading, which needs none.  `description` is the first
    paragraph of `warreader NAME --help`, and `examples` gives the last; it is called for the help
    only.  `uses` are the verb's lines in `warreader --help`: what is typed, and what it does.

    `add_arguments` declares the arguments.  `check` says what is wrong with them together, or None;
    it ends the run with status 2.  `run` prints what was asked for, by `shared.output`, and returns
    the exit status.  All three are called only if the verb is asked for: what takes time to import
    is imported in `run`.
    """

    name: str
    description: str
    uses: tuple[tuple[str, str], ...]
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
    examples: Callable[[], str] = str
    check: Callable[[Namespace], str | None] = accept
