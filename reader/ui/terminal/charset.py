"""Fits text that is drawn to the terminal's character set, cell by cell.

Where the locale is not UTF-8, Python would write a character that the set lacks as an escape of six
or ten characters, and what follows would stand in other cells than the screen reckons.
"""

from __future__ import annotations

import codecs
from io import TextIOWrapper

from rich.cells import cell_len

_FITTED = "warreader.fitted"

_LIKENESSES = {
    "'": "‘’‚‛′",
    '"': "“”„‟″«»",
    "<": "‹◂◀←",
    ">": "›▸▶→",
    "^": "▴▲↑",
    "v": "▾▼↓",
    "-": "‐‑–—―−─━═┄┈╌",
    "|": "│┃║▌▎▏▐▕┆┊╎",
    "+": "┌┐└┘├┤┬┴┼╭╮╰╯",
    "*": "•●◆■",
    "o": "○◇□",
    "_": "▁",
    "~": "≈",
    ".": "…·",
    "x": "×",
    " ": "\xa0\u2002\u2003\u2007\u2009\u202f",
}
_LIKENESS = {other: ascii_one for ascii_one, others in _LIKENESSES.items() for other in others}
"""ASCII characters in the place of others that take one cell too."""


def charset_of(stream: object) -> str:
    """The encoding of a terminal's stream as Python names it, "utf-8" where it is not known."""
    return codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name


def fit_to_charset(stream: object) -> None:
    """Have a stream write other characters of the same width for those that its charset lacks."""
    if isinstance(stream, TextIOWrapper) and charset_of(stream) != "utf-8":
        codecs.register_error(_FITTED, _fitted)
        stream.reconfigure(errors=_FITTED)


def _fitted(error: UnicodeError) -> tuple[str, int]:
    """What is written for a run of characters that can't be encoded, and where the run ends."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    written, unlike = "", ""
    for character in error.object[error.start : error.end]:
        if alike := _LIKENESS.get(character):
            written += _marks(unlike) + alike
            unlike = ""
        else:
            unlike += character
    return written + _marks(unlike), error.end


def _marks(unlike: str) -> str:
    """A question mark for each cell: joined emoji and accents take fewer than characters."""
    return "?" * cell_len(unlike)
