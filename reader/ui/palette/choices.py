"""Builds the choices of the palette from the table of actions and the typed text, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.fuzzy import Matcher

from reader.ui.palette.command_words import COMMANDS
from reader.ui.table import EVIDENCE, Action, shown_key

USEFUL = ("Find", "Mark", EVIDENCE, "Show", "Take", "Read", "Program", "Move")
"""The groups of actions, the most useful in the palette first; it is not used for moving."""


class PaletteChoice(NamedTuple):
    """A line of the palette: `words`, and at the right its keys or an explanation.

    It runs an action or the command `line`. If it is `unfinished`, it is put into the input line
    for more to be typed.
    """

    words: Content
    right: str
    action: str = ""
    line: str = ""
    unfinished: bool = False


def action_choices(table: Iterable[Action], typed: str) -> list[PaletteChoice]:
    """Return the actions that match: those that begin with the text, then the best matches.

    Without text it returns all actions.
    """
    actions = [action for action in table if action.name != "palette"]
    actions.sort(key=lambda action: USEFUL.index(action.group))
    if not typed:
        return [_choice(action, Content(action.words)) for action in actions]
    matcher = Matcher(typed)
    scored = [(_score(matcher, action), action) for action in actions]
    begin = typed.casefold()
    scored.sort(key=lambda pair: (not pair[1].words.casefold().startswith(begin), -pair[0]))
    return [_choice(a, matcher.highlight(a.words)) for score, a in scored if score > 0]


def word_choices(typed: str) -> list[PaletteChoice]:
    """Return the commands that begin with the text."""
    return [
        PaletteChoice(
            Content.assemble((one.word, "bold"), f" {one.argument}"),
            one.words,
            line=f"{one.word} ",
            unfinished=True,
        )
        for one in COMMANDS
        if one.word.startswith(typed)
    ]


def all_choices(actions: Sequence[PaletteChoice], typed: str) -> list[PaletteChoice]:
    """Return actions with the typed text in their words, then commands, then other matches.

    Without text the commands are at the end.
    """
    near = [one for one in actions if is_in_words(one, typed)]
    loose = [one for one in actions if not is_in_words(one, typed)]
    return [*near, *word_choices(typed), *loose]


def line_choices(line: str, completed: Sequence[str], picked: bool) -> list[PaletteChoice]:
    """Return the typed command and its completions, or only these if `picked`."""
    lines = completed if picked else (line, *completed)
    return [PaletteChoice(Content(one.strip()), "", line=one) for one in lines]


def is_in_words(choice: PaletteChoice, typed: str) -> bool:
    """Whether the words of an action contain the typed text."""
    return bool(choice.action) and typed.casefold() in choice.words.plain.casefold()


def _score(matcher: Matcher, action: Action) -> float:
    """How well an action matches; moves get a lower score."""
    return matcher.match(action.words) * (0.9 if action.group == "Move" else 1)


def _choice(action: Action, words: Content) -> PaletteChoice:
    return PaletteChoice(words, " ".join(map(shown_key, action.keys)), action.name)
