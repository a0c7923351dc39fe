"""`warreader extract`: prints bulletins, or answers to lines of JSON, with all annotations."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_date, add_paths
from reader.commands.shared.output import complain, complain_unreadable, print_text

if TYPE_CHECKING:
    from reader.models import AnnotatedBulletin

EXAMPLES = """\
examples:
  warreader extract today.txt      one bulletin, indented
  warreader extract ~/bulletins    many bulletins, one a line
  warreader extract --jsonl -      lines like {"id": 1, "text": "...", "date": "2024-10-28"} in,
                                   a line {"id": 1, "quotes": [], "figures": [], ...} out for each
  warreader extract --items a.xml  a line for the feed, then one for each of its items

With --jsonl the offsets count characters of the text exactly as given, and nothing is cleaned.
Without it they count characters of one block of the printed bulletin.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, the bulletins' day and the format."""
    add_paths(parser, metavar="FILE")
    add_date(parser)
    parser.add_argument(
        "--jsonl", action="store_true", help="read texts as lines of JSON and answer each"
    )
    parser.add_argument("--items", action="store_true", help="print the items of feeds as they are")


def check(arguments: Namespace) -> str | None:
    """Refuse options that exclude each other."""
    return "--jsonl and --items exclude each other" if arguments.jsonl and arguments.items else None


def run(arguments: Namespace) -> int:
    """Print bulletins (a single one indented), or answers to lines of JSON as they come."""
    paths = arguments.paths or ("-",)
    if arguments.jsonl:
        return max(map(_answer_file, paths))
    if arguments.items:
        return _print_items(paths)
    from reader.commands.shared.bulletins import print_bulletins
    from reader.export.jsonl import bulletin_json

    is_single = len(paths) == 1 and not os.path.isdir(paths[0])
    ascii = _is_narrow()

    def render(found: AnnotatedBulletin, alone: bool) -> str:
        return bulletin_json(found, indent=2 if is_single and alone else None, ascii=ascii)

    return print_bulletins(paths, arguments.day, render)


def _is_narrow() -> bool:
    return sys.stdout.encoding.lower() != "utf-8"


def _print_items(paths: Sequence[str]) -> int:
    """Print a line for each feed and each of its items; returns the exit status."""
    from reader.export.feed_items import item_lines
    from reader.models import Unreadable
    from reader.pipeline import PassedOver, read_feeds

    status = 0
    for found in read_feeds(paths, sys.stdin.buffer if sys.stdin else None):
        if isinstance(found, Unreadable):
            status = complain_unreadable([found])
        elif not isinstance(found, PassedOver):
            print_text("\n".join(item_lines(found, _is_narrow())))
    return status


def _answer_file(path: str) -> int:
    """Print the answers to the lines of one file; returns the exit status."""
    from reader.commands.shared.bounded_lines import InputError, read_lines
    from reader.export.answers import LONGEST, answer_lines

    status, stdin = 0, sys.stdin.buffer if sys.stdin else None
    try:
        for answer, complaint in answer_lines(read_lines(path, stdin, LONGEST)):
            if answer is None:
                status = complain(complaint)
            else:
                print_text(answer)
    except InputError as error:
        return complain(error)
    return status


COMMAND = Command(
    name="extract",
    description="Print bulletins and everything found in them, as JSON.",
    uses=(
        ("extract FILE", "a bulletin and everything found in it, as JSON"),
        ("extract --items FEED", "a feed and its items as they are, as lines of JSON"),
        ("extract --jsonl FILE", "texts in, one a line; quotes, figures, dates, people out"),
    ),
    add_arguments=add_arguments,
    check=check,
    run=run,
    examples=lambda: EXAMPLES,
)
