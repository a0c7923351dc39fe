"""Replaces characters that the terminal's character set lacks, cell by cell.

If the locale is not UTF-8, Python would write such a character as an escape of six or ten
characters, and the rest of the line would be in other cells than the screen expects.
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
"""ASCII replacements of characters that take one cell too."""


def charset_of(stream: object) -> str:
    """Return Python's name of a stream's encoding, "utf-8" if it is not known."""
    return codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name


def fit_to_charset(stream: object) -> None:
    """Make a stream replace characters that its encoding lacks with others of the same width."""
    if isinstance(stream, TextIOWrapper) and charset_of(stream) != "utf-8":
        codecs.register_error(_FITTED, _fitted)
        stream.reconfigure(errors=_FITTED)


def _fitted(error: UnicodeError) -> tuple[str, int]:
    """The replacement of a run of characters that cannot be encoded, and the end of the run."""
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
    """A question mark per cell: joined emoji and accents have fewer cells than characters."""
    return "?" * cell_len(unlike)
