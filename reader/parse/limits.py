"""Rejects texts with so many or so long lines that they cannot be bulletins."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from reader.models import Unreadable
from reader.parse.blocks.units import Unit
from reader.parse.draft import DocumentText

MOST_LINES = 50_000
"""The most lines of a text: each line costs time and memory."""

LONGEST_LINE = 1_000_000
"""The most characters of a line.

The rules need half a gigabyte for one of ten times this length.
"""


MOST_ROWS = 300_000
"""The most lines of all texts in one document; a feed may have thousands of texts."""


class RowBudget:
    """Limits the number of lines of all texts of one document together."""

    def __init__(
        self, most: int = MOST_ROWS, of_one: int = MOST_LINES, longest: int = LONGEST_LINE
    ) -> None:
        """`of_one` is for one text; `longest` is the most characters of a line."""
        self._left, self._of_one, self._longest = most, of_one, longest

    def checked(self, units: Iterable[Unit]) -> list[Unit]:
        """Count and return the units of one text, or a note in their place if it is too long."""
        most = min(self._left, self._of_one)
        found = list(islice(units, most + 1))
        self._left = max(0, self._left - len(found))
        if len(found) > most:
            return [Unit("(This text has too many lines to be shown.)", kind="aside")]
        longest = max((len(unit.text) for unit in found), default=0)
        if longest > self._longest:
            note = f"(This text has a line of {longest:,} characters, so it is not text.)"
            return [Unit(note, kind="aside")]
        return found

    def allows(self, text: str) -> bool:
        """Whether a plain text has no more lines than allowed."""
        return text.count("\n") < min(self._left, self._of_one)


def refuse_oversized(text: DocumentText) -> Unreadable | None:
    """Return why a text is rejected in which each line may become a paragraph, or None."""
    body = text.body
    if body.count("\n") >= MOST_LINES:
        return Unreadable(text.source, f"has too many lines (the limit is {MOST_LINES:,})")
    if len(body) > LONGEST_LINE and (longest := max(map(len, body.split("\n")))) > LONGEST_LINE:
        return Unreadable(text.source, f"has a line of {longest:,} characters, so it is not text")
    return None
