"""`warreader manual`: prints the manual page, for `man` and for packages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.output import FAILED, complain, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_EXAMPLES = """\
examples:
  warreader manual | man -l -
  warreader manual > ~/.local/share/man/man1/warreader.1

It is made with argparse-manpage, which the extra `manual` installs: pip install '.[manual]'
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare nothing."""


def run(arguments: Namespace) -> int:
    """Print the page; status 2 if the required library is not installed."""
    try:
        page = manual_page()
    except ImportError:
        return complain("needs argparse-manpage; in a clone: pip install '.[manual]'", FAILED)
    print_text(page.rstrip("\n"))
    return 0


def manual_page() -> str:
    """Return the page in roff, built from the declarations of all verbs; may raise ImportError."""
    from argparse_manpage.manpage import Manpage

    from reader import __version__
    from reader.commands.shared.whole_parser import whole_parser

    columns, os.environ["COLUMNS"] = os.environ.get("COLUMNS"), "80"
    try:
        stated = {
            "project_name": "warreader",
            "version": __version__,
            "manual_title": "warreader",
            "date": __version__,
            "description": "reads war bulletins: who said what, and whose number it is",
        }
        return str(Manpage(whole_parser(), stated))
    finally:
        if columns is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = columns


COMMAND = Command(
    name="manual",
    description="Print the manual page of the command and all of its verbs.",
    uses=(("manual | man -l -", "the manual page"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
"""The declaration of `warreader manual`."""
