"""Lists all actions; bindings, help, palette, hints and the keymap are made from this table."""

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple

from textual.binding import Binding
from textual.events import Key

from reader.library.views.registry import VIEWS
from reader.library.views.view import View
from reader.ui.keys.keynames import usable


class Action(NamedTuple):
    """Something that the user can do: `keys` are Textual's names, `hint` is for the status line.

    `do` names a module of `ui/actions` and a function in it, which is loaded when it is first used.
    It is called with the screen and, if there is one, with `argument`. `opens` is true for actions
    that open the widget for the next keys: a line, a dialog, the saved filters.
    """

    name: str
    keys: tuple[str, ...]
    words: str
    group: str
    do: str
    hint: str = ""
    opens: bool = False
    argument: str = ""


class Hint(NamedTuple):
    """An entry of the status line: keys, a word for their effect, and the action for a click."""

    keys: str
    words: str
    action: str


EVIDENCE = "Quotes and figures"
HINTED = (
    *("read_on", "help", "evidence", "next_quote", "next_number"),
    *("search", "correct", "copy_quote"),
)
"""The first hints of the status line; the others follow in the order of the table.

A narrow screen has room only for the first: the help, which leads to all others, is one of them.
"""

TABLE = (
    Action("down", ("j", "down"), "Next row, line or entry", "Move", "move.down", "move"),
    Action("up", ("k", "up"), "Previous row, line or entry", "Move", "move.up"),
    Action("first", ("g", "home"), "First", "Move", "move.first"),
    Action("last", ("G", "end"), "Last", "Move", "move.last"),
    Action("half_page_down", ("D", "ctrl+d"), "Half a page down", "Move", "move.half_page_down"),
    Action("half_page_up", ("W", "ctrl+u"), "Half a page up", "Move", "move.half_page_up"),
    Action("page_down", ("pagedown",), "A page down", "Move", "move.page_down"),
    Action("page_up", ("pageup",), "A page up", "Move", "move.page_up"),
    Action("next_pane", ("l", "right"), "Pane to the right", "Move", "move.next_pane"),
    Action("previous_pane", ("h", "left"), "Pane to the left", "Move", "move.previous_pane"),
    Action("other_pane", ("tab",), "Next pane", "Move", "move.other_pane"),
    Action("read_on", ("space",), "Page down, then next unread", "Read", "move.read_on", "read on"),
    Action("open", ("enter",), "Mark read, go to the text", "Read", "mark.open_row", "open"),
    Action("next_unread", ("n",), "Next unread; next match", "Read", "ask.next_match", "next"),
    Action("previous_unread", ("p", "N"), "Previous unread or match", "Read", "ask.previous_match"),
    Action("next_bulletin", ("]", "L"), "Next bulletin", "Read", "move.next_bulletin"),
    Action("previous_bulletin", ("[", "H"), "Previous bulletin", "Read", "move.previous_bulletin"),
    Action("earlier", ("<",), "Earlier in this story", "Read", "thread.earlier"),
    Action("later", (">",), "Later in this story", "Read", "thread.later"),
    Action("evidence", ("v",), "Hide or show the evidence", EVIDENCE, "view.evidence", "evidence"),
    Action("changes", ("d",), "Changes; other publishers", EVIDENCE, "compare.changes", opens=True),
    Action("next_quote", ("}", "J"), "Next quote", EVIDENCE, "move.next_quote", "quote"),
    Action("previous_quote", ("{", "K"), "Previous quote", EVIDENCE, "move.previous_quote"),
    Action("next_number", (")",), "Next figure or date", EVIDENCE, "move.next_number", "figure"),
    Action("previous_number", ("(",), "Previous figure or date", EVIDENCE, "move.previous_number"),
    Action(
        "correct",
        ("c",),
        "Correct speaker or claimant",
        EVIDENCE,
        "remark.correct",
        "correct",
        opens=True,
    ),
    Action("search", ("/",), "Search everything", "Find", "ask.search", "search", opens=True),
    Action("filter", ("f",), "Narrow the list", "Find", "ask.filter_", opens=True),
    Action("only_speaker", ("=",), "Only this speaker or claimant", "Find", "narrow.only_speaker"),
    Action("disputes", ("x",), "Who disputes it; the denied", "Find", "dispute.disputes"),
    Action("saved_filters", ("F",), "Saved filters", "Find", "ask.saved", opens=True),
    Action("bookmark", ("b",), "Bookmark, or remove it", "Mark", "mark.bookmark", "bookmark"),
    Action("toggle_read", ("m",), "Mark read or unread", "Mark", "mark.toggle_read"),
    Action("read_all", ("A",), "Mark all in the list as read", "Mark", "mark.read_all"),
    Action("join_person", ("M",), "Join two people", "Mark", "people.join", opens=True),
    Action("part_person", ("S",), "Part a name from a person", "Mark", "people.part", opens=True),
    Action("undo", ("u",), "Undo your last mark", "Mark", "mark.undo", "undo"),
    Action("note", ("e",), "Write a note", "Mark", "remark.note", opens=True),
    Action(
        "edit_note", ("E",), "Write the note in an editor", "Mark", "outside.edit_note", "", True
    ),
    Action("tags", ("t",), "Edit the tags", "Mark", "remark.tags", opens=True),
    Action("copy_quote", ("y",), "Copy what is highlighted", "Take", "share.copy_quote", "copy"),
    Action("copy_paragraph", ("Y",), "Copy the paragraph", "Take", "share.copy_paragraph"),
    Action("save", ("s",), "Save as a Markdown file", "Take", "share.save", opens=True),
    Action("pipe", ("|",), "Pipe to a command", "Take", "outside.pipe", opens=True),
    Action("open_address", ("o",), "Open the address", "Take", "outside.open_address", opens=True),
    *(
        Action(
            *(v.name, (v.key,), v.words, "Show", "view.open_view", v.hint),
            opens=v.joined is not None,  # a thread may merge its rows: keys for them wait
            argument=v.name,
        )
        for v in VIEWS
    ),
    Action("sources", ("7",), "Sources from the web", "Show", "view.sources", opens=True),
    Action("fold", ("w",), "Unfold what you read before", "Show", "view.fold"),
    Action("only_unread", ("U",), "Only unread, and back", "Show", "view.only_unread"),
    Action("zen", ("z",), "Only the text, and back", "Show", "view.zen"),
    Action("about", ("i",), "All details of the text", "Show", "view.about", opens=True),
    Action("theme", ("T",), "Choose a theme", "Show", "view.theme", opens=True),
    Action(
        "help", ("?", "f1"), "All keys, signs and colours", "Program", "view.help_", "keys", True
    ),
    Action(
        "palette",
        (":", "ctrl+p"),
        "Command palette",
        "Program",
        "view.palette",
        "commands",
        opens=True,
    ),
    Action("messages", ("!",), "Messages of this run", "Program", "view.messages", opens=True),
    Action("reload", ("R",), "Read the sources again", "Program", "view.reload"),
    Action("redraw", ("r", "ctrl+l"), "Redraw the screen", "Program", "view.redraw"),
    Action("suspend", ("Z", "ctrl+z"), "To the shell (fg comes back)", "Program", "view.suspend"),
    Action("back", ("escape",), "Back", "Program", "view.back"),
    Action("back_or_quit", ("q",), "Back; from the list, quit", "Program", "view.back_or_quit"),
    Action("quit", ("Q",), "Quit", "Program", "view.quit_"),
)

_NAMES = {",": "comma", " ": "space"}
"""Keys that Textual would take for separators between keys; it knows the names of all others."""
_SHOWN = {"down": "↓", "up": "↑", "left": "←", "right": "→", "escape": "Esc", "enter": "Enter"}
_SHOWN |= {"space": "Space", "tab": "Tab", "pagedown": "PgDn", "pageup": "PgUp"}
_SHOWN |= {"insert": "Ins", "delete": "Del", "backspace": "Backspace"}
_SHOWN |= {"home": "Home", "end": "End"}
_FUNCTION = re.compile("f[0-9]+")


def run_action(action: Action, screen: object) -> None:
    """Call the action's function with the reading screen."""
    module, name = action.do.split(".")
    function = getattr(import_module(f"reader.ui.actions.{module}"), name)
    function(screen, action.argument) if action.argument else function(screen)


def remapped(
    keymap: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[Action, ...], list[tuple[str, str]]]:
    """Return the table with the keys from the keymap, and the mistakes: (action, words) pairs.

    An action in the keymap has those keys instead of its own. A key that belonged to another action
    moves to it, unless the keymap gives the key to both.
    """
    names = {action.name for action in TABLE}
    unknown = "no such action; docs/keys.md and the help name them all"
    keymap, problems = usable(keymap)
    problems += [(name, unknown) for name in keymap if name not in names]
    owners: dict[str, str] = {}
    for name, keys in keymap.items():
        for key in keys if name in names else ():
            if owners.setdefault(key, name) != name:
                problems.append((name, f"{key!r} is also the key of {owners[key]}"))
    table = []
    for action in TABLE:
        wanted = keymap.get(action.name, action.keys)
        kept = tuple(key for key in wanted if owners.get(key, action.name) == action.name)
        if wanted and not kept:
            asker = next((owners[key] for key in wanted if key in owners), action.name)
            problems.append((asker, f"leaves {action.name} without a key; give it another"))
        table.append(action._replace(keys=kept))
    return tuple(table), problems


def bindings(table: tuple[Action, ...]) -> list[Binding]:
    """Return the bindings for Textual: each key runs its action by name.

    Shift+Tab goes back where Tab goes on: the framework's own binding misses hidden panes.
    """
    keys = [(key, action) for action in table for key in action.keys]
    back = [action for action in table if action.name == "previous_pane"]
    if not any(key == "shift+tab" for key, _ in keys):
        keys += [("shift+tab", action) for action in back]
    return [
        Binding(_NAMES.get(key, key), f"do({action.name!r})", action.words, show=False)
        for key, action in keys
    ]


def alt_letters(table: tuple[Action, ...]) -> frozenset[str]:
    """Return the letters that run an action with Alt."""
    names = (key[4:] for action in table for key in action.keys if key.startswith("alt+"))
    letters = (name[6:].upper() if name.startswith("shift+") else name for name in names)
    return frozenset(letter for letter in letters if len(letter) == 1)


def shown_key(key: str) -> str:
    """Return the name of a key as it is shown to the user."""
    if _FUNCTION.fullmatch(key):
        return key.upper()
    return _SHOWN.get(key, key.replace("ctrl+", "^"))


def pressed_name(key: Key) -> str:
    """Return the shown name of a pressed key; "" for a key with no effect of its own."""
    if key.is_printable:
        return key.character or ""
    is_plain = key.key in ("insert", "delete", "backspace") or key.key.startswith("ctrl+")
    return shown_key(key.key) if is_plain or _FUNCTION.fullmatch(key.key) else ""


def hints(table: tuple[Action, ...]) -> Callable[[View], tuple[Hint, ...]]:
    """Return a function from a view to its hints for the status line, the most useful first."""
    return lambda view: _hints(table, view)


def _hints(table: tuple[Action, ...], view: View) -> tuple[Hint, ...]:
    """Return the hints of a view; two actions of a pair share an entry.

    The view's own hints come early. Beside the pages of rows there is no text with evidence, and so
    no hints for it.
    """
    has_text = view.opens != "page"
    actions = {a.name: a for a in table if a.keys and (has_text or a.group != EVIDENCE)}
    words = {action.name: action.hint for action in table if action.hint} | dict(view.hinted)
    names = dict.fromkeys((*HINTED[:2], *dict(view.hinted), *HINTED[2:], *words))
    partners = {"down": "up", "next_quote": "previous_quote"}
    found = []
    for name in names:
        if name in actions:
            pair = (actions[n] for n in (name, partners.get(name, "")) if n in actions)
            keys = "/".join(shown_key(action.keys[0]) for action in pair)
            found.append(Hint(keys, words[name], name))
    return tuple(found)
