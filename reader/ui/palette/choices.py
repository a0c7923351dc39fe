"""Turns the table of actions and what is typed into the choices of the palette, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.fuzzy import Matcher

from reader.ui.palette.command_words import COMMANDS
from reader.ui.table import EVIDENCE, Action, shown_key

USEFUL = ("Find", "Mark", EVIDENCE, "Show", "Take", "Read", "Program", "Move")
"""The tasks by how useful the palette is for them: nobody moves by it."""


class PaletteChoice(NamedTuple):
    """A line of the palette: `words`, and at the right its keys or what it does.

    It runs an action, or runs the command `line`, or, where it is `unfinished`, puts that into the
    line for more to be typed.
    """

    words: Content
    right: str
    action: str = ""
    line: str = ""
    unfinished: bool = False


def action_choices(table: Iterable[Action], typed: str) -> list[PaletteChoice]:
    """The actions whose words match: those that begin so, then the best match first.

    All of them where nothing is typed.
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
    """The words of command that begin so."""
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


def line_choices(line: str, completed: Sequence[str], picked: bool) -> list[PaletteChoice]:
    """The command as it is typed, and what it may become; `picked` is whether that alone counts."""
    lines = completed if picked else (line, *completed)
    return [PaletteChoice(Content(one.strip()), "", line=one) for one in lines]


def is_in_words(choice: PaletteChoice, typed: str) -> bool:
    """Whether the words of an action have what is typed in them, just so."""
    return bool(choice.action) and typed.casefold() in choice.words.plain.casefold()


def _score(matcher: Matcher, action: Action) -> float:
    """How well an action matches; moves come behind what matches as well."""
    return matcher.match(action.words) * (0.9 if action.group == "Move" else 1)


def _choice(action: Action, words: Content) -> PaletteChoice:
    return PaletteChoice(words, " ".join(map(shown_key, action.keys)), action.name)
