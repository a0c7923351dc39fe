"""Changed parts of a screen to few bytes: over a slow line each one is waited for.

Textual begins and ends every piece of text with all of its style, which is most of what it writes.
Here all that looks the same is written together, wherever it stands: to say where text goes takes
a third of what it takes to say how it looks.  Blanks are erased, not sent.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import Console

BLANKS = 8 if "STY" not in os.environ else 1 << 20
"""So many blanks or more are erased, which takes fewer bytes; in GNU screen they have no colour."""

_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
}
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29", "21": "24"}


class CellStyle(NamedTuple):
    """What a style tells the terminal: attributes, and colours as SGR parameters or ""."""

    attributes: frozenset[str]
    front: str
    back: str


class ScreenPart(NamedTuple):
    """Segments to write from a cell of the screen on."""

    x: int
    y: int
    segments: list[Segment]


class InkedText(NamedTuple):
    """A text with no blanks to be erased at its end, and how many of these follow it."""

    y: int
    x: int
    text: str
    blanks: int
    end: int

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but blanks."""
        return not self.text or self.text.isspace()


PLAIN = CellStyle(frozenset(), "", "")
_ON_BLANKS = {"4", "7", "21"}
"""Attributes that show on blanks."""


def encode_parts(pieces: Iterable[ScreenPart], console: Console) -> str:
    """The pieces as the terminal gets them, from no style to no style."""
    system = _SYSTEMS.get(console.color_system or "")
    out: list[str] = ["\x1b[0m"]
    now = PLAIN
    inks = _sorted_by_look(pieces, system)
    for look in sorted(inks, key=_order):
        out.append(style_change(now, look))
        out.extend(_placed(inks[look]))
        now = look
    out.append(style_change(now, PLAIN))
    return "".join(out)


def _order(look: CellStyle) -> tuple[object, ...]:
    """Looks that share most stand beside each other."""
    return look.back, sorted(look.attributes), look.front


def _sorted_by_look(
    pieces: Iterable[ScreenPart], system: ColorSystem | None
) -> dict[CellStyle, list[InkedText]]:
    """What is to be written in each look, from left to right and line by line."""
    inks: dict[CellStyle, list[InkedText]] = {}
    for piece in pieces:
        row = list(_inks(piece, system))
        for number, (look, ink) in enumerate(row):
            if ink.is_blank and not look.attributes & _ON_BLANKS:
                look = _beside(row, number)
                row[number] = look, ink
            inks.setdefault(look, []).append(ink)
    return inks


def _inks(piece: ScreenPart, system: ColorSystem | None) -> Iterator[tuple[CellStyle, InkedText]]:
    x, y, segments = piece
    for text, style, _ in segments:
        if not text:
            continue
        look = cell_style(style or Style.null(), system)
        end = x + cell_len(text)
        kept = text if look.attributes & _ON_BLANKS else text.rstrip(" ")
        missing = len(text) - len(kept)
        yield (
            look,
            InkedText(y, x, kept, missing, end)
            if missing >= BLANKS
            else InkedText(y, x, text, 0, end),
        )
        x = end


def _beside(row: list[tuple[CellStyle, InkedText]], number: int) -> CellStyle:
    """The look in which blanks are written: that of a neighbour, so that one movement serves both.

    Of a look only its background shows on them.
    """
    own = row[number][0]
    for look, _ in (*row[max(0, number - 1) : number], *row[number + 1 : number + 2]):
        if look.back == own.back and not look.attributes & _ON_BLANKS:
            return look
    return CellStyle(frozenset(), "", own.back)


def _placed(inks: Iterable[InkedText]) -> Iterator[str]:
    """Inks of one look, in order, and the movements between them."""
    row, at = -1, 0
    for y, x, text, blanks, end in inks:
        if y != row or x < at:
            yield f"\x1b[{y + 1};{x + 1}H"
        elif x > at:
            yield f"\x1b[{x - at}C" if x - at > 1 else "\x1b[C"
        yield text
        row, at = y, end - blanks
        if blanks:
            yield f"\x1b[{blanks}X"


@lru_cache(1024)
def cell_style(style: Style, system: ColorSystem | None) -> CellStyle:
    """A style as its SGR parameters."""
    codes = style.render("x", color_system=system).partition("x")[0]
    attributes, front, back = set(), "", ""
    numbers = iter(codes[2:-1].split(";") if codes else ())
    for number in numbers:
        if number in ("38", "48"):
            kind = next(numbers)
            rest = [next(numbers) for _ in range(3 if kind == "2" else 1)]
            colour = ";".join((number, kind, *rest))
            front, back = (colour, back) if number == "38" else (front, colour)
        elif number[:-1] in ("3", "9"):
            front = number
        elif number[:-1] in ("4", "10") and number != "4":
            back = number
        else:
            attributes.add(number)
    return CellStyle(frozenset(attributes), front, back)


@lru_cache(4096)
def style_change(old: CellStyle, new: CellStyle) -> str:
    """What makes a terminal that writes in one look write in another; "" if they are the same."""
    if old == new:
        return ""
    gone = {_OFF.get(code, "0") for code in old.attributes - new.attributes}
    if "0" in gone or new == PLAIN:
        return "\x1b[0m" + style_change(PLAIN, new)
    # Turning off bold turns off faint too, and the other way round.
    kept = {code for code in old.attributes if _OFF.get(code) not in gone}
    codes = [*sorted(gone), *sorted(new.attributes - kept)]
    if old.front != new.front:
        codes.append(new.front or "39")
    if old.back != new.back:
        codes.append(new.back or "49")
    return f"\x1b[{';'.join(codes)}m"


def style_difference(old: Strip, new: Strip) -> tuple[int, int]:
    """The cells, from start to end, outside of which two lines of one width look the same."""
    was, now = list(old), list(new)
    start = 0
    while was and now and was[0] == now[0]:
        start += now[0].cell_length
        del was[0], now[0]
    end = new.cell_length
    while was and now and was[-1] == now[-1]:
        end -= now[-1].cell_length
        del was[-1], now[-1]
    if was and now and _blank(was[-1]) == _blank(now[-1]) is not None:
        end -= min(len(last.text) - len(last.text.rstrip(" ")) for last in (was[-1], now[-1]))
    return start, max(start, end)


def _blank(last: Segment) -> tuple[object, ...] | None:
    """How a blank at the end of a segment looks; None if it is more than a background."""
    style = last.style or Style.null()
    return None if style.underline or style.reverse else (style.bgcolor,)
