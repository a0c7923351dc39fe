"""Maps a palette to xterm's 256 colours so that every text stays readable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.color import Color as TerminalColor
from rich.color import ColorSystem
from textual.color import Color

from reader.ui.colours.contrast import LEAST, worst
from reader.ui.colours.palette import GROUNDS, LINES, PAIRS, TEXTS, Palette

GREY = 32
"""A colour is grey if its red, green and blue differ by less than this."""


def of_256(palette: Palette) -> Palette:
    """Return the nearest palette that a terminal with 256 colours can show.

    Textual alone would take the nearest colour for each name, and text could become unreadable. A
    colour is returned as a value that Rich maps to it.
    """
    asked = _shades()
    shades = list(asked)
    wanted = {name: Color.parse(colour) for name, colour in palette.items()}
    plain = (*GROUNDS, *LINES, *(ground for _, ground in PAIRS))
    found = {name: _nearest(wanted[name], shades) for name in plain}
    fitting = _readable(shades, [found[name] for name in GROUNDS])
    for name in TEXTS:
        alike = [shade for shade in fitting if _is_grey(shade) == _is_grey(wanted[name])]
        found[name] = _nearest(wanted[name], alike or fitting)
    for name, ground in PAIRS:
        found[name] = _nearest(wanted[name], _readable(shades, [found[ground]]))
    return {name: asked[colour].hex6 for name, colour in found.items()}


def _shades() -> dict[Color, Color]:
    """The colours from 16 on, with values that Rich maps to them; the first 16 can be changed.

    Rich maps some greys to their darker neighbours, so other values are needed for these.
    """
    asked: dict[Color, Color] = {}
    for number in range(16, 256):
        shade = Color(*TerminalColor.from_ansi(number).get_truecolor())
        grey = max(0, round((number - 231) * 255 / 25))
        for one in (shade, Color(grey, grey, grey)):
            if one.rich_color.downgrade(ColorSystem.EIGHT_BIT).number == number:
                asked.setdefault(shade, one)
    return asked


def _readable(shades: Iterable[Color], grounds: Sequence[Color]) -> list[Color]:
    return [shade for shade in shades if worst(shade, grounds) >= LEAST]


def _nearest(wanted: Color, shades: Sequence[Color]) -> Color:
    """The shade at the least distance in red, green and blue; for a grey it is a grey."""
    greys = [shade for shade in shades if _is_grey(shade)] if _is_grey(wanted) else []

    def distance(shade: Color) -> int:
        pairs = zip(shade.rgb, wanted.rgb, strict=True)
        return sum((one - other) ** 2 for one, other in pairs)

    return min(greys or shades, key=distance)


def _is_grey(colour: Color) -> bool:
    return max(colour.rgb) - min(colour.rgb) < GREY
