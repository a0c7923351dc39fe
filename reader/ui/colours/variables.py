"""Turns a theme into the variables of the style sheets, also for the framework's widgets."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from reader.ui.colours.chosen import OWN, SIXTEEN
from reader.ui.colours.palette import Palette

_WIDGETS = {
    "surface": "bar",
    "panel": "bar",
    "panel-darken-1": "bar",
    "border": "accent",
    "border-blurred": "line",
    "foreground-muted": "muted",
    "text-muted": "muted",
    "text-disabled": "muted",
    "block-cursor-foreground": "foreground",
    "block-cursor-background": "cursor",
    "block-cursor-blurred-foreground": "foreground",
    "block-cursor-blurred-background": "blurred",
    "input-selection-foreground": "on-selection",
    "input-selection-background": "selection",
    "input-cursor-foreground": "background",
    "input-cursor-background": "foreground",
    "screen-selection-foreground": "on-selection",
    "screen-selection-background": "selection",
}
"""Variables of the framework's widgets that are used here, and the role whose colour each has."""


def style_variables(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """The variables of a theme, of which `variables` are those that the framework has made."""
    palette = palette_of(theme, variables)
    widgets = {} if theme.ansi else {name: palette[role] for name, role in _WIDGETS.items()}
    return {**variables, **widgets, **palette}


def palette_of(theme: Theme, variables: Mapping[str, str]) -> Palette:
    """The colours of the roles in a theme; none of sixteen is computed, nor any of our own."""
    chosen = OWN.get(theme.name) or SIXTEEN.get(theme.name)
    if chosen is not None:
        return chosen
    from reader.ui.colours.derived import derived

    return derived(variables, theme.dark)
