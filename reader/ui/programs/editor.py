"""Runs the user's editor on a text, in a file that only the user can read."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

USUAL = ("editor", "nano", "vi")
LONGEST = 1 << 20
"""The most bytes of a note."""


class Edited(NamedTuple):
    """The edited text, or None and what went wrong in words."""

    text: str | None
    wrong: str = ""


def editor_command(environment: Mapping[str, str]) -> tuple[str, ...] | str:
    """Return the words of `$VISUAL` or `$EDITOR`, else a usual editor.

    Or, as text, what is wrong.
    """
    for name in ("VISUAL", "EDITOR"):
        if line := environment.get(name, "").strip():
            try:
                return tuple(shlex.split(line))
            except ValueError as error:
                return f"${name} can't be read: {error}"
    found = next(filter(None, map(shutil.which, USUAL)), None)
    return (found,) if found else "No editor: $VISUAL or $EDITOR may name one"


def edit(text: str, command: Sequence[str], run: Callable[[Sequence[str]], str]) -> Edited:
    """Call `run` with the editor's command on a file with the text; then delete the file.

    `run` returns what went wrong in words, or "".
    """
    try:
        with TemporaryDirectory(prefix="warreader-") as folder:  # mode 0700
            file = Path(folder, "note.txt")
            file.touch(0o600)
            file.write_text(f"{text}\n" if text else "", "utf-8")
            if wrong := run((*command, str(file))):
                return Edited(None, wrong)
            return _read(file)
    except OSError as error:
        return Edited(None, f"The note can't be edited: {error.strerror or error}")


def _read(file: Path) -> Edited:
    with file.open("rb") as opened:
        raw = opened.read(LONGEST + 1)
    if len(raw) > LONGEST:
        return Edited(None, f"A note has {LONGEST >> 20} MiB at most")
    return Edited(raw.decode("utf-8", "replace"))
