"""Encodes changed parts of a screen as escape sequences in few bytes.

Textual begins and ends every segment with its full style, which is most of its output. Here all
text of one style is written together, wherever it is on the screen: a cursor movement takes a third
of the bytes of a change of style. Blanks are erased instead of written. This halves the bytes per
key (benchmarks/README.md, bytes a key).
"""

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
"""From this number on blanks are erased.

Never in GNU screen, where they would lose their colour.
"""

_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
}
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29", "21": "24"}


class CellStyle(NamedTuple):
    """The SGR parameters of a style: attributes, foreground and background, "" for the default."""

    attributes: frozenset[str]
    foreground: str
    background: str


class ScreenPart(NamedTuple):
    """Segments to write, starting at a cell of the screen."""

    x: int
    y: int
    segments: list[Segment]


class TextRun(NamedTuple):
    """Text of one style from cell `x` of row `y` on, followed by `blanks` blanks to erase.

    `end` is the cell after the blanks.
    """

    y: int
    x: int
    text: str
    blanks: int
    end: int

    @property
    def is_blank(self) -> bool:
        """Whether the text has no visible character."""
        return not self.text or self.text.isspace()


PLAIN = CellStyle(frozenset(), "", "")
_SHOWN_ON_BLANKS = {"4", "7", "21"}
"""Attributes that are visible on blanks: underline, reverse, double underline."""


def encode_parts(parts: Iterable[ScreenPart], console: "Console") -> str:
    """Return the text that writes the parts; the style is reset before and after it."""
    system = _SYSTEMS.get(console.color_system or "")
    out: list[str] = ["\x1b[0m"]
    current = PLAIN
    runs = _runs_by_style(parts, system)
    for style in sorted(runs, key=_sort_key):
        out.append(style_change(current, style))
        out.extend(_written(runs[style]))
        current = style
    out.append(style_change(current, PLAIN))
    return "".join(out)


def _sort_key(style: CellStyle) -> tuple[object, ...]:
    """Sorts styles so that neighbours share as much as possible."""
    return style.background, sorted(style.attributes), style.foreground


def _runs_by_style(
    parts: Iterable[ScreenPart], system: ColorSystem | None
) -> dict[CellStyle, list[TextRun]]:
    """The text to write in each style, row by row and from left to right."""
    runs: dict[CellStyle, list[TextRun]] = {}
    looks: dict[int, tuple[CellStyle, Style]] = {}
    for part in parts:
        row = list(_runs_of(part, system, looks))
        for number, (style, run) in enumerate(row):
            if run.is_blank and not style.attributes & _SHOWN_ON_BLANKS:
                style = _neighbour_style(row, number)
                row[number] = style, run
            runs.setdefault(style, []).append(run)
    return runs


def _runs_of(
    part: ScreenPart, system: ColorSystem | None, looks: dict[int, tuple[CellStyle, Style]]
) -> Iterator[tuple[CellStyle, TextRun]]:
    """The text to write; `looks` keeps styles by identity, which is quicker than by value."""
    x, y, segments = part
    for text, rich_style, _ in segments:
        if not text:
            continue
        rich_style = rich_style or Style.null()
        if (known := looks.get(id(rich_style))) is None:
            known = looks[id(rich_style)] = cell_style(rich_style, system), rich_style
        style = known[0]
        end = x + (len(text) if text.isascii() else cell_len(text))
        stripped = text if style.attributes & _SHOWN_ON_BLANKS else text.rstrip(" ")
        blanks = len(text) - len(stripped)
        if blanks >= BLANKS:
            yield style, TextRun(y, x, stripped, blanks, end)
        else:
            yield style, TextRun(y, x, text, 0, end)
        x = end


def _neighbour_style(row: list[tuple[CellStyle, TextRun]], number: int) -> CellStyle:
    """The style in which to write blanks: a neighbour's, which saves a movement.

    Only the background is visible on blanks, so it must be equal.
    """
    own = row[number][0]
    for style, _ in (*row[max(0, number - 1) : number], *row[number + 1 : number + 2]):
        if style.background == own.background and not style.attributes & _SHOWN_ON_BLANKS:
            return style
    return CellStyle(frozenset(), "", own.background)


def _written(runs: Iterable[TextRun]) -> Iterator[str]:
    """The runs of one style, in order, with the cursor movements between them."""
    row, at = -1, 0
    for y, x, text, blanks, end in runs:
        if y != row or x < at:
            yield f"\x1b[{y + 1};{x + 1}H"
        elif x > at:
            yield f"\x1b[{x - at}C" if x - at > 1 else "\x1b[C"
        yield text
        row, at = y, end - blanks
        if blanks:
            yield f"\x1b[{blanks}X"


@lru_cache(1024)  # takes 5% off the processor time of a key (benchmarks/README.md)
def cell_style(style: Style, system: ColorSystem | None) -> CellStyle:
    """Return the SGR parameters of a style in a colour system; None means no colours."""
    codes = style.render("x", color_system=system).partition("x")[0]
    attributes, foreground, background = set(), "", ""
    numbers = iter(codes[2:-1].split(";") if codes else ())
    for number in numbers:
        if number in ("38", "48"):
            kind = next(numbers)
            rest = [next(numbers) for _ in range(3 if kind == "2" else 1)]
            colour = ";".join((number, kind, *rest))
            if number == "38":
                foreground = colour
            else:
                background = colour
        elif number[:-1] in ("3", "9"):
            foreground = number
        elif number[:-1] in ("4", "10") and number != "4":
            background = number
        else:
            attributes.add(number)
    return CellStyle(frozenset(attributes), foreground, background)


def style_change(old: CellStyle, new: CellStyle) -> str:
    """Return the SGR sequence that changes one style to another; "" if they are equal."""
    if old == new:
        return ""
    gone = {_OFF.get(code, "0") for code in old.attributes - new.attributes}
    if "0" in gone or new == PLAIN:
        return "\x1b[0m" + style_change(PLAIN, new)
    # One code turns off both bold and faint.
    kept = {code for code in old.attributes if _OFF.get(code) not in gone}
    codes = [*sorted(gone), *sorted(new.attributes - kept)]
    if old.foreground != new.foreground:
        codes.append(new.foreground or "39")
    if old.background != new.background:
        codes.append(new.background or "49")
    return f"\x1b[{';'.join(codes)}m"


def style_difference(old: Strip, new: Strip) -> tuple[int, int]:
    """Return the range of cells, start to end, in which two lines of equal width differ."""
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
    """The background of a blank at the end of a segment; None if it shows more than that."""
    style = last.style or Style.null()
    return None if style.underline or style.reverse else (style.bgcolor,)
