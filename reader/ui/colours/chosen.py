"""Palettes designed by hand: for our two themes, and for terminals with sixteen colours."""

from __future__ import annotations

from textual.theme import Theme

from reader.ui.colours.palette import Palette

DARK, LIGHT = "warreader-dark", "warreader-light"
ANSI_DARK, ANSI_LIGHT = "ansi-dark", "ansi-light"

OWN: dict[str, Palette] = {
    DARK: {
        "background": "#17191d",
        "bar": "#1f2228",
        "cursor": "#2a3547",
        "blurred": "#252930",
        "current": "#34373f",
        "line": "#343942",
        "foreground": "#d9d7d0",
        "muted": "#9da3ab",
        "accent": "#8ab4e8",
        "speaker": "#e8b86d",
        "quote": "#9ccc8f",
        "number": "#78c6d0",
        "denial": "#f5928a",
        "changed": "#d9a5ea",
        "match": "#e6c15c",
        "on-match": "#17191d",
        "selection": "#3f5f8a",
        "on-selection": "#ffffff",
        "error": "#b3362c",
        "on-error": "#ffffff",
    },
    LIGHT: {
        "background": "#fbf9f4",
        "bar": "#f1eee6",
        "cursor": "#d8e4f2",
        "blurred": "#eae6dc",
        "current": "#f3e6c4",
        "line": "#d3cdbf",
        "foreground": "#22262c",
        "muted": "#5c6168",
        "accent": "#2a5ea3",
        "speaker": "#7d4e00",
        "quote": "#22632c",
        "number": "#0a5d6e",
        "denial": "#a8261c",
        "changed": "#85298e",
        "match": "#ffd75f",
        "on-match": "#22262c",
        "selection": "#a9c9f0",
        "on-selection": "#16202c",
        "error": "#b3261e",
        "on-error": "#ffffff",
    },
}
"""Calm backgrounds and few colours; every text has a contrast of at least 4.5:1 on each."""

OWN_256: dict[str, Palette] = {
    DARK: {
        "background": "#1c1c1c",
        "bar": "#262626",
        "cursor": "#3a3a3a",
        "blurred": "#303030",
        "current": "#3a3a3a",
        "line": "#444444",
        "foreground": "#e0e0e0",
        "muted": "#adadad",
        "accent": "#87afd7",
        "speaker": "#d7af5f",
        "quote": "#afd787",
        "number": "#87d7d7",
        "denial": "#ff8787",
        "changed": "#d7afff",
        "match": "#d7af5f",
        "on-match": "#1c1c1c",
        "selection": "#5f5f87",
        "on-selection": "#ffffff",
        "error": "#af0000",
        "on-error": "#ffffff",
    },
    LIGHT: {
        "background": "#ffffff",
        "bar": "#ebebeb",
        "cursor": "#d7d7ff",
        "blurred": "#ebebeb",
        "current": "#ffffd7",
        "line": "#c2c2c2",
        "foreground": "#262626",
        "muted": "#585858",
        "accent": "#005faf",
        "speaker": "#5f5f00",
        "quote": "#005f00",
        "number": "#005f87",
        "denial": "#af0000",
        "changed": "#870087",
        "match": "#ffd75f",
        "on-match": "#262626",
        "selection": "#afd7ff",
        "on-selection": "#1c1c1c",
        "error": "#af0000",
        "on-error": "#ffffff",
    },
}
"""The same for 256 colours: values that are mapped exactly to the intended colours of xterm."""

_TERMINALS: Palette = {
    **dict.fromkeys(("background", "bar", "cursor", "blurred", "current"), "ansi_default"),
    **dict.fromkeys(("foreground", "muted", "line"), "ansi_default"),
    **dict.fromkeys(("match", "on-match", "selection", "on-selection"), "ansi_default"),
    "error": "ansi_red",
    "on-error": "ansi_bright_white",
}
"""The terminal's own colours.

How another colour looks on them is not known, so the style sheet uses reverse video for emphasis,
and muted text is as strong as other text.
"""

SIXTEEN: dict[str, Palette] = {
    ANSI_DARK: {
        **_TERMINALS,
        "accent": "ansi_cyan",
        "speaker": "ansi_yellow",
        "quote": "ansi_green",
        "number": "ansi_cyan",
        "denial": "ansi_bright_red",
        "changed": "ansi_bright_magenta",
    },
    ANSI_LIGHT: {
        **_TERMINALS,
        "accent": "ansi_blue",
        "speaker": "ansi_blue",
        "quote": "ansi_default",
        "number": "ansi_blue",
        "denial": "ansi_red",
        "changed": "ansi_magenta",
    },
}
"""On white, most terminals' yellow, green and cyan are unreadable."""


def own_themes() -> list[Theme]:
    """Return our two themes, for Textual."""
    return [
        Theme(
            name=name,
            primary=palette["accent"],
            warning=palette["speaker"],
            error=palette["error"],
            success=palette["quote"],
            foreground=palette["foreground"],
            background=palette["background"],
            surface=palette["bar"],
            panel=palette["bar"],
            dark=name == DARK,
        )
        for name, palette in OWN.items()
    ]
