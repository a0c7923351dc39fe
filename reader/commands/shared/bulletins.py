"""Prints the bulletins of paths as they are read, and reports files without one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date

from reader.commands.shared.output import complain, complain_unreadable, print_text
from reader.models import AnnotatedBulletin, Unreadable


def print_bulletins(
    paths: Sequence[str], day: date | None, render: Callable[[AnnotatedBulletin, bool], str]
) -> int:
    """Print the result of `render` for each bulletin; returns the exit status.

    `day` is the day given for all bulletins, or None; `-` is standard input. `render` gets a
    bulletin, and whether it is the only one.
    """
    from reader.pipeline import read_paths

    stdin = sys.stdin.buffer if sys.stdin else None
    status = printed = 0
    last: AnnotatedBulletin | None = None
    for found in read_paths(paths, today=date.today(), given=day, stdin=stdin):
        if isinstance(found, AnnotatedBulletin):
            if last is not None:
                print_text(render(last, False))
                printed += 1
            last = found
        elif isinstance(found, Unreadable):
            status = complain_unreadable([found])
    if last is not None:
        print_text(render(last, not printed))
    elif not status:
        return complain(f"no bulletins in {', '.join(paths)}")
    return status
