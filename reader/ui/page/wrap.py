"""Breaks text into lines of a number of terminal cells, one at a time, as they are needed.

Invariant: the ranges are in order and cover every character except the spaces at line breaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from rich.cells import cell_len, get_character_cell_size, set_cell_size, split_graphemes

# Characters that are one cell wide in every terminal: Latin, Greek, Cyrillic and punctuation.
# Almost all news consists of them; other text is measured character by character.
_RANGES = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x482), (0x48A, 0x58F)),
    *((0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x214F)),
)
_NARROW = re.compile("[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _RANGES) + "]*")
_NUMBER_BEGUN, _NUMBER_GOES_ON = re.compile(r"\d[.,’']?$"), re.compile(r"[.,’']?\d")
_STRETCH = 4096
"""Characters examined at once: few lines of a long text are needed at a time."""


def is_narrow(text: str) -> bool:
    """Whether each character is known to take exactly one cell."""
    return _NARROW.fullmatch(text) is not None


def count_cells(text: str) -> int:
    """Return the width of a text in terminal cells."""
    return len(text) if is_narrow(text) else cell_len(text)


def fit(text: str, width: int) -> str:
    """Return the text in exactly `width` cells, padded with spaces, or cut with an ellipsis.

    A number is never cut: half of it would be another number.
    """
    if is_narrow(text):
        if len(text) <= width:
            return text.ljust(width)
        return f"{text[: _end_before(text, width - 1)]}{'…'[:width]}".ljust(width)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    kept = set_cell_size(text, max(0, width - 1))
    end = _end_before(text, len(kept)) if text.startswith(kept) else len(kept)
    return set_cell_size(kept[:end] + "…"[:width], width)


def _end_before(text: str, end: int) -> int:
    """Where a text is cut that has room for `end` characters: before a number that is longer."""
    end = max(0, end)
    if not (_NUMBER_GOES_ON.match(text, end) and _NUMBER_BEGUN.search(text, 0, end)):
        return end
    begins = text.rfind(" ", 0, end) + 1
    return end if not begins and text[0].isalpha() else len(text[:begins].rstrip(" ·–-("))


def wrapped_lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a paragraph as (start, end); a word longer than a line is broken."""
    start, narrow, width = 0, 0, max(1, width)
    while True:
        if narrow <= start + width and narrow < len(text):
            narrow = _narrow_until(text, start)
        is_known = narrow > start + width or narrow == len(text)
        limit = start + width if is_known else _reach(text, start, width)
        if limit >= len(text):
            yield start, len(text)
            return
        end = _break(text, start, limit)
        yield start, end
        start = end
        while start < len(text) and text[start] == " ":
            start += 1


def _narrow_until(text: str, start: int) -> int:
    """Return the end of the characters from `start` that take one cell each, `_STRETCH` at most."""
    found = _NARROW.match(text, start, start + _STRETCH)
    return found.end() if found else start


def _break(text: str, start: int, limit: int) -> int:
    """Return the end of a line of up to `limit`: at a space or after a dash, else `limit`."""
    space = text.rfind(" ", start + 1, limit + 1)
    dash = text.rfind("—", start + 1, limit) + 1
    best = max(space, dash)
    return best if best > start else limit


def _reach(text: str, start: int, width: int) -> int:
    """Return the end of the last grapheme that fits, or of the first: no line is empty."""
    sizes = list(map(get_character_cell_size, text[start : start + width + 1]))
    if 0 not in sizes:  # nothing combines: each character is a grapheme
        return start + max(1, bisect_right(list(accumulate(sizes)), width))
    size = width * 2 + 16
    while True:
        window = text[start : start + size]
        spans, total = split_graphemes(window)
        if total > width or start + size >= len(text):
            break
        size *= 2
    used = 0
    for first, last, wide in spans:
        used += wide
        if used > width:
            return start + (first or last)
    return start + len(window)
