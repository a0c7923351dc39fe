"""Changed parts of a screen to few bytes: over a slow line each one is waited for.

Textual begins and ends every piece of text with all of its style, which is most of what it writes.
Here a style is told by what differs from the one before, and blanks are erased, not sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import Console

BLANKS = 8
"""So many blanks or more are erased: telling it takes half as many bytes."""

_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
}
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29", "21": "24"}


class Look(NamedTuple):
    """What a style tells the terminal: attributes, and colours as SGR parameters or ""."""

    attributes: frozenset[str]
    front: str
    back: str


class Piece(NamedTuple):
    """Segments to write from a cell of the screen on."""

    x: int
    y: int
    segments: list[Segment]


PLAIN = Look(frozenset(), "", "")


def written(pieces: Iterator[Piece], console: Console) -> str:
    """The pieces as the terminal gets them, from no style to no style."""
    system = _SYSTEMS.get(console.color_system or "")
    out: list[str] = ["\x1b[0m"]
    now = PLAIN
    for x, y, segments in pieces:
        out.append(f"\x1b[{y + 1};{x + 1}H")
        for text, style, _ in segments:
            look = look_of(style or Style.null(), system)
            out.append(change(now, look))
            now = look
            kept = text.rstrip(" ")
            blanks = len(text) - len(kept)
            if blanks < BLANKS or look.attributes & {"4", "7", "21"}:
                out.append(text)
            else:
                out.append(f"{kept}\x1b[{blanks}X\x1b[{blanks}C")
    out.append(change(now, PLAIN))
    return "".join(out)


@lru_cache(1024)
def look_of(style: Style, system: ColorSystem | None) -> Look:
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
    return Look(frozenset(attributes), front, back)


@lru_cache(4096)
def change(old: Look, new: Look) -> str:
    """What makes a terminal that writes in one look write in another; "" if they are the same."""
    if old == new:
        return ""
    gone = {_OFF.get(code, "0") for code in old.attributes - new.attributes}
    if "0" in gone or new == PLAIN:
        return "\x1b[0m" + change(PLAIN, new)
    # Turning off bold turns off faint too, and the other way round.
    kept = {code for code in old.attributes if _OFF.get(code) not in gone}
    codes = [*sorted(gone), *sorted(new.attributes - kept)]
    if old.front != new.front:
        codes.append(new.front or "39")
    if old.back != new.back:
        codes.append(new.back or "49")
    return f"\x1b[{';'.join(codes)}m"


def difference(old: Strip, new: Strip) -> tuple[int, int]:
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
