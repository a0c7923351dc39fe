"""Turns a line that begins with a word of command into what it would do, and completes it."""

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
"""The most completions that are offered."""


class Plan(NamedTuple):
    """What a line would do, in words; or what is wrong with it, and nothing to run."""

    words: str
    run: Callable[[], object] | None = None


class CommandWord(NamedTuple):
    """A word of command: `argument` as it is shown, `do` a function of `ui/actions`.

    `do` is given the screen and the argument, and returns a `Plan`; nothing is done by that.
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
    CommandWord("export", "FILE", "Save as a Markdown file", "by_word.export"),
)

PICKED = ("filter", "view", "theme")
"""Commands that mark nothing, of which Enter takes what has been begun: it shows something."""

_WORDS = {command.word: command for command in COMMANDS}


def command_of(line: str) -> CommandWord | None:
    """The command that a line begins with."""
    return _WORDS.get(line.split(maxsplit=1)[0]) if line.strip() else None


def plan(screen: MainScreen, line: str) -> Plan:
    """What a line with a word of command would do on this screen."""
    command = command_of(line)
    assert command is not None, "asked for a line that begins with a command"
    module, name = command.do.split(".")
    function = getattr(import_module(f"reader.ui.actions.{module}"), name)
    made = function(screen, argument_of(line))
    assert isinstance(made, Plan)
    return made


def argument_of(line: str) -> str:
    """What stands behind the word of command."""
    return line.strip().partition(" ")[2].strip()


def completions(screen: MainScreen, line: str) -> list[str]:
    """Lines that this one may become: words of command, or a command with a whole argument."""
    command = command_of(line)
    if command is None or not has_argument(line):
        return [f"{word} " for word in _WORDS if word.startswith(line.strip())]
    before, last = _last_part(line)
    known = list(_beginning_with(_known(screen, command), last))
    return [before + word for word in known[:SHOWN] if before + word != line]


def is_picked(line: str) -> bool:
    """Whether Enter takes the first completion of an argument that has been begun."""
    command = command_of(line)
    return command is not None and command.word in PICKED and has_argument(line)


def has_argument(line: str) -> bool:
    """Whether an argument is begun or may be: the word of command is whole."""
    return line.endswith(" ") or bool(argument_of(line))


def offer(lines: Sequence[str]) -> Plan:
    """What Tab would put in."""
    return Plan(f"Tab completes: {', '.join(map(str.strip, lines))}")


def _last_part(line: str) -> tuple[str, str]:
    """A line with a command, cut in front of what is being typed: an argument, or a further tag."""
    command, _, argument = line.lstrip().partition(" ")
    between = "," if "," in argument else " "
    many = command in ("tag", "untag") and between in argument.rstrip(" ")
    if not many:
        return f"{command} ", argument.lstrip()
    earlier, _, last = argument.rpartition(between)
    return f"{command} {earlier}{between}{' ' if between == ',' else ''}", last.lstrip()


def _beginning_with(known: Iterable[str], typed: str) -> Iterator[str]:
    """Those of the words that begin so, in any case; the case of what is typed goes first."""
    folded = typed.casefold()
    fitting = [word for word in known if word.casefold().startswith(folded)]
    yield from sorted(fitting, key=lambda word: not word.startswith(typed))


def _known(screen: MainScreen, command: CommandWord) -> Sequence[str]:
    """What may stand behind a word of command, where that is known."""
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
