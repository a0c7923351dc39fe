"""Interprets a line that begins with a command: what it would do, and its completions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reader.library.views.registry import VIEWS
from reader.settings import AUTO
from reader.settings.themes import THEMES

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

THEME_NAMES = (AUTO, *THEMES)
SHOWN = 8
"""Most completions offered."""


class Plan(NamedTuple):
    """What a line would do, in words; or what is wrong with it, with nothing to run."""

    words: str
    run: Callable[[], object] | None = None


class CommandWord(NamedTuple):
    """A command: `argument` as shown, and `do`, a function in `ui/actions`.

    `do` is called with the screen and the argument, and returns a `Plan` without doing anything.
    """

    word: str
    argument: str
    words: str
    do: str


COMMANDS = (
    CommandWord("tag", "TAGS", "Add tags to all in the list", "by_word.tag"),
    CommandWord("untag", "TAGS", "Remove tags from all listed", "by_word.untag"),
    CommandWord("note", "WORDS", "Add a line to the note", "by_word.note"),
    CommandWord("read", "[all]", "Mark this one or all as read", "by_word.read"),
    CommandWord("unread", "[all]", "Mark this one or all unread", "by_word.unread"),
    CommandWord("bookmark", "[all]", "Bookmark this one or all", "by_word.bookmark"),
    CommandWord("unbookmark", "[all]", "Remove the bookmark", "by_word.unbookmark"),
    CommandWord("filter", "NAME", "Narrow the list: a saved filter", "by_word.filter_"),
    CommandWord("save-filter", "NAME", "Save this search as a filter", "by_word.save_filter"),
    CommandWord("view", "NAME", "Show a view", "by_word.view"),
    CommandWord("theme", "NAME", "Choose a theme", "by_word.theme"),
    CommandWord("export", "[all] FILE", "Save this or the list as a file", "export.export"),
)

PICKED = ("filter", "view", "theme")
"""Commands that set no marks, for which Enter completes a begun argument."""

_WORDS = {command.word: command for command in COMMANDS}


def command_of(line: str) -> CommandWord | None:
    """Return the command that a line begins with, or None."""
    return _WORDS.get(line.split(maxsplit=1)[0]) if line.strip() else None


def plan(screen: MainScreen, line: str) -> Plan:
    """Return what a line with a command would do on this screen."""
    command = command_of(line)
    assert command is not None, "asked for a line that begins with a command"
    module, name = command.do.split(".")
    function = getattr(import_module(f"reader.ui.actions.{module}"), name)
    made = function(screen, argument_of(line))
    assert isinstance(made, Plan)
    return made


def argument_of(line: str) -> str:
    """Return the text after the command."""
    return line.strip().partition(" ")[2].strip()


def completions(screen: MainScreen, line: str) -> list[str]:
    """Return completed lines: commands, or a command with a whole argument."""
    command = command_of(line)
    if command is None or not has_argument(line):
        return [f"{word} " for word in _WORDS if word.startswith(line.strip())]
    before, last = _last_part(line)
    known = list(_beginning_with(_known(screen, command), last))
    return [before + word for word in known[:SHOWN] if before + word != line]


def is_picked(line: str) -> bool:
    """Whether Enter takes the first completion of a begun argument."""
    command = command_of(line)
    return command is not None and command.word in PICKED and has_argument(line)


def has_argument(line: str) -> bool:
    """Whether the command is complete, so that an argument may begin."""
    return line.endswith(" ") or bool(argument_of(line))


def offer(lines: Sequence[str]) -> Plan:
    """Return a plan that shows what Tab would complete."""
    return Plan(f"Tab completes: {', '.join(map(str.strip, lines))}")


def _last_part(line: str) -> tuple[str, str]:
    """A line with a command, split before what is being typed: an argument, or another tag."""
    command, _, argument = line.lstrip().partition(" ")
    between = "," if "," in argument else " "
    many = command in ("tag", "untag") and between in argument.rstrip(" ")
    if not many:
        return f"{command} ", argument.lstrip()
    earlier, _, last = argument.rpartition(between)
    return f"{command} {earlier}{between}{' ' if between == ',' else ''}", last.lstrip()


def _beginning_with(known: Iterable[str], typed: str) -> Iterator[str]:
    """The words that begin with the typed text in any case; those in the same case come first."""
    folded = typed.casefold()
    fitting = [word for word in known if word.casefold().startswith(folded)]
    yield from sorted(fitting, key=lambda word: not word.startswith(typed))


def _known(screen: MainScreen, command: CommandWord) -> Sequence[str]:
    """The known arguments of a command."""
    match command.word:
        case "tag" | "untag":
            return screen.library.all_tags()
        case "theme":
            return THEME_NAMES
        case "view":
            return [view.name for view in VIEWS]
        case "filter":
            return [saved.name for saved in screen.filters.known]
    return ["all"] if command.argument == "[all]" else ()
