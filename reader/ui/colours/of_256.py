"""Turns a palette into one of the 256 colours of xterm's, in which every text can be read too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.color import Color as TerminalColor
from rich.color import ColorSystem
from textual.color import Color

from reader.ui.colours.contrast import LEAST, worst
from reader.ui.colours.palette import GROUNDS, LINES, PAIRS, TEXTS, Palette

GREY = 32
"""Difference of the strongest and weakest of red, green and blue below which it is a grey."""


def of_256(palette: Palette) -> Palette:
    """The nearest palette that a terminal of 256 colours can show.

    Left to itself the framework takes the nearest colour for each, and text that could be read on
    its ground can no longer.  A colour is given as the one that becomes it.
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
    """The colours from 16 on with those that become them; the first 16 are the reader's own.

    Rich takes some greys for their darker neighbours, so that another has to be asked for.
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
    """The shade with the least distance in red, green and blue; for a grey it is a grey."""
    greys = [shade for shade in shades if _is_grey(shade)] if _is_grey(wanted) else []

    def distance(shade: Color) -> int:
        pairs = zip(shade.rgb, wanted.rgb, strict=True)
        return sum((one - other) ** 2 for one, other in pairs)

    return min(greys or shades, key=distance)


def _is_grey(colour: Color) -> bool:
    return max(colour.rgb) - min(colour.rgb) < GREY
