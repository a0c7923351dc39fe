"""Turns a theme of the framework into a palette in which every text can be read."""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color

from reader.ui.colours.chosen import DARK, LIGHT, OWN
from reader.ui.colours.contrast import apart, readable
from reader.ui.colours.palette import Palette

HUES = {
    "speaker": (15, 65),
    "quote": (70, 170),
    "number": (170, 225),
    "denial": (335, 15),
    "changed": (265, 335),
}
"""Degrees of the colour circle, from and to, in which a role's colour is, in whatever theme."""

_NAMES = ("warning", "success", "error", "secondary", "primary", "accent")
_LEAST_COLOUR = 0.2
"""Saturation below which a colour is a grey."""


def derived(variables: Mapping[str, str], is_dark: bool) -> Palette:
    """The palette of a theme that has these variables.

    A role has the first of the theme's colours that is of its hue, else that of our own theme.
    Texts are made lighter or darker until they can be read on every ground.
    """
    background, foreground = _parsed(variables, "background"), _parsed(variables, "foreground")
    primary, warning = _parsed(variables, "primary"), _parsed(variables, "warning")
    grounds = {
        "background": background,
        "bar": apart(background, foreground, 1.08),
        "cursor": apart(background, primary, 1.28),
        "blurred": apart(background, foreground, 1.16),
        "current": apart(background, warning, 1.22),
    }
    own = OWN[DARK if is_dark else LIGHT]
    wishes = {role: _of_hue(variables, role) or Color.parse(own[role]) for role in HUES}
    wishes |= {"foreground": foreground, "accent": primary}
    wishes["muted"] = foreground.blend(background, 0.4)
    texts = {name: readable(wish, *grounds.values()) for name, wish in wishes.items()}
    selection, error = background.blend(primary, 0.5), _parsed(variables, "error")
    others = {
        "line": background.blend(foreground, 0.2),
        "match": warning,
        "on-match": readable(background, warning),
        "selection": selection,
        "on-selection": readable(foreground, selection),
        "error": error,
        "on-error": readable(foreground, error),
    }
    return {name: colour.hex6 for name, colour in (grounds | texts | others).items()}


def _parsed(variables: Mapping[str, str], name: str) -> Color:
    return Color.parse(variables[name])


def _of_hue(variables: Mapping[str, str], role: str) -> Color | None:
    """The first of the theme's colours whose hue is that of a role."""
    low, high = HUES[role]
    for colour in (_parsed(variables, name) for name in _NAMES):
        hue, saturation, _ = colour.hsl
        around = (hue * 360 - low) % 360 <= (high - low) % 360
        if around and saturation >= _LEAST_COLOUR:
            return colour
    return None
