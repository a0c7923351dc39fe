"""The names of the themes, and the choice of one; no theme is imported for it."""

from __future__ import annotations

from reader.settings.values import Problem, Settings

AUTO = "auto"
"""Selects the theme that fits the terminal's background."""

THEMES = (
    *("warreader-dark", "warreader-light", "ansi-dark", "ansi-light"),
    *("atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte"),
    *("catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai"),
    *("nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark"),
    *("solarized-light", "textual-dark", "textual-light", "tokyo-night"),
)
"""The names that can be chosen besides `AUTO`."""


def choose_theme(
    given: str | None, kept: str | None, settings: Settings
) -> tuple[str, tuple[Problem, ...]]:
    """Return the first of these themes that exists, or else `AUTO`, with problems of those before.

    `given` is from the command line, `kept` was last chosen on the screen.
    """
    problems: list[Problem] = []
    for wanted, told in (
        (given, Problem("--theme", None, "")),
        (kept, Problem("the theme that was last chosen", None, "")),
        (settings.theme, settings.problem("", "theme")),
    ):
        if wanted in (AUTO, *THEMES):
            return wanted, tuple(problems)
        if wanted:
            problems.append(told._replace(what=no_such_theme(wanted)))
    return AUTO, tuple(problems)


def no_such_theme(name: str) -> str:
    """Return the message for an unknown theme."""
    return f"there is no theme {name!r}; there are {AUTO}, {', '.join(THEMES)}"
