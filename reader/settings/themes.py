"""The names of the themes, and which of those asked for holds; no theme is loaded for it."""

from __future__ import annotations

from reader.settings.values import Problem, Settings

AUTO = "auto"
"""Asks for the theme that fits the terminal's background."""

THEMES = (
    *("warreader-dark", "warreader-light", "ansi-dark", "ansi-light"),
    *("atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte"),
    *("catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai"),
    *("nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark"),
    *("solarized-light", "textual-dark", "textual-light", "tokyo-night"),
)
"""What can be asked for besides `AUTO`."""


def choose_theme(
    given: str | None, kept: str | None, settings: Settings
) -> tuple[str, tuple[Problem, ...]]:
    """The first of these that there is, else `AUTO`; and what is wrong with those before it.

    `given` is of the command line, `kept` what was last chosen on the screen.
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
    """What is said of a theme that there is not."""
    return f"there is no theme {name!r}; there are {AUTO}, {', '.join(THEMES)}"
