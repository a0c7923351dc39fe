"""Actions typed as a word and an argument; each returns a plan that describes and does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reader.clean import line
from reader.library.views.registry import VIEWS
from reader.ui.actions import view as views
from reader.ui.actions.remark import tags_in
from reader.ui.messages import ThemeWanted
from reader.ui.page.looks import plural
from reader.ui.palette.command_words import THEME_NAMES, Plan

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

NOTHING_HERE = Plan("No development is chosen")
NO_LIST = Plan("The list is not shown · Esc goes to it")
NOT_WHOLE = Plan("The list is not complete yet · try again in a moment")

Change = Callable[[Sequence[int]], int]
"""Marks developments, given by their keys; returns how many that changes."""

Words = tuple[str, str, str]
"""The words before and after doing something, and the words after its object."""


def tag(screen: MainScreen, argument: str) -> Plan:
    """Add tags to all developments in the list."""
    return _of_tags(screen, "tag", argument, True, ("Give {} to", "Gave {} to"))


def untag(screen: MainScreen, argument: str) -> Plan:
    """Remove tags from all developments in the list."""
    return _of_tags(screen, "untag", argument, False, ("Take {} from", "Took {} from"))


def note(screen: MainScreen, argument: str) -> Plan:
    """Add a line to the note of the development."""
    if (article := screen.text.article) is None:
        return NOTHING_HERE
    if not argument:
        return Plan("note takes words: it adds them to the note as a line")

    def run() -> None:
        before = screen.library.note(article.key)
        screen.library.set_note(article.key, f"{before}\n{argument}" if before else argument)
        screen.say_when_saved("Added a line to the note of 1 development · u takes it back")

    return Plan("Add this line to the note", run)


def read(screen: MainScreen, argument: str) -> Plan:
    """Mark the development, or all in the list, as read."""
    change: Change = lambda keys: screen.library.set_read(keys, True)  # noqa: E731
    return _of_one_or_all(screen, "read", argument, change, ("Mark", "Marked", " as read"))


def unread(screen: MainScreen, argument: str) -> Plan:
    """Mark the development, or all in the list, as unread."""
    change: Change = lambda keys: screen.library.set_read(keys, False)  # noqa: E731
    return _of_one_or_all(screen, "unread", argument, change, ("Mark", "Marked", " as unread"))


def bookmark(screen: MainScreen, argument: str) -> Plan:
    """Bookmark the development, or all in the list."""
    change: Change = lambda keys: screen.library.set_bookmark(keys, True)  # noqa: E731
    return _of_one_or_all(screen, "bookmark", argument, change, ("Bookmark", "Bookmarked", ""))


def unbookmark(screen: MainScreen, argument: str) -> Plan:
    """Remove the bookmark from the development, or from all in the list."""
    change: Change = lambda keys: screen.library.set_bookmark(keys, False)  # noqa: E731
    words = ("Remove the bookmark from", "Removed the bookmark from", "")
    return _of_one_or_all(screen, "unbookmark", argument, change, words)


def filter_(screen: MainScreen, argument: str) -> Plan:
    """Narrow the list by a saved filter."""
    known = screen.filters.known
    found = [saved for saved in known if saved.name.casefold() == argument.casefold()]
    if not found:
        return Plan(_one_of("filter", argument, [saved.name for saved in known]))
    return Plan(f"Show what {found[0].text} finds", lambda: screen.pick_filter(*found[0]))


def save_filter(screen: MainScreen, argument: str) -> Plan:
    """Store the present search or filter under a name in the configuration file."""
    query = screen.session.answered_query
    if query is None:
        return Plan("There is no search yet: / or f first, then save-filter NAME")
    if not (name := line(argument)):
        return Plan("save-filter takes a name, like: save-filter Losses")
    if any(saved.name == name for saved in screen.filters.known):
        return Plan(
            f"There is already a filter {name}: choose another name, or edit the config file"
        )
    text = joined(query.lines)

    def run() -> None:
        wrong = screen.keep_filter(name, text)
        screen.say(f"Not saved: {wrong}" if wrong else f"Saved as the filter {name}: {text}")

    return Plan(f"Keep {text}", run)


def view(screen: MainScreen, argument: str) -> Plan:
    """Show a view."""
    words = {one.name: one.words for one in VIEWS}
    name = argument.casefold()
    if name not in words:
        return Plan(_one_of("view", argument, list(words)))
    return Plan(words[name], lambda: views.open_view(screen, name))


def theme(screen: MainScreen, argument: str) -> Plan:
    """Choose a theme."""
    if argument not in THEME_NAMES:
        return Plan(_one_of("theme", argument, THEME_NAMES))
    wanted = ThemeWanted(argument)
    return Plan("Show everything in this theme", lambda: screen.app.post_message(wanted))


def joined(lines: Sequence[str]) -> str:
    """Return one line of the search language for several that must all match."""
    kept = [" ".join(text.split()) for text in reversed(lines) if text.strip()]
    return kept[0] if len(kept) == 1 else " ".join(f"({text})" for text in kept)


def _of_tags(
    screen: MainScreen, word: str, argument: str, on: bool, words: tuple[str, str]
) -> Plan:
    """Return a plan that adds tags to all in the list or removes them.

    `words` have {} for the tags.
    """
    named = [name for name in map(line, tags_in(argument)) if name]
    if not named:
        return Plan(f"{word} takes tags: {word} losses, or with commas: {word} to check, losses")
    shown = " ".join(f"#{name}" for name in named)
    before, after = (text.replace("{}", shown) for text in words)
    change: Change = lambda keys: screen.library.change_tags(keys, named, on)  # noqa: E731
    return _of_all(screen, change, (before, after, ""))


def _one_of(word: str, argument: str, known: Sequence[str]) -> str:
    """Return the words for an argument that is not one of the known ones."""
    if not known:
        return f"There is no {word} yet"
    if not argument:
        return f"{word} takes a name, like {known[0]}"
    names = get_close_matches(argument, known) or known
    return f"There is no {word} {argument}; there is {' or '.join(names[:3])}"


def _of_one_or_all(
    screen: MainScreen, word: str, argument: str, change: Change, words: Words
) -> Plan:
    """Return a plan for the development under the cursor or, with "all", for the list."""
    if argument.casefold() == "all":
        return _of_all(screen, change, words)
    if argument:
        return Plan(f"{word} takes the word all, or nothing for only this development")
    target = screen.session.target
    if target is None:
        return NOTHING_HERE
    return _plan(screen, [target], "this development", change, words)


def _of_all(screen: MainScreen, change: Change, words: Words) -> Plan:
    """Return a plan for all developments of the list, which must be visible and complete."""
    if not screen.shows_list:
        return NO_LIST
    if not screen.has_everything():
        return NOT_WHOLE
    keys = list(dict.fromkeys(screen.session.listing.targets()))
    if not keys:
        return Plan("The list is empty")
    return _plan(screen, keys, f"all {len(keys):,} in the list", change, words)


def _plan(
    screen: MainScreen, keys: Sequence[int], which: str, change: Change, words: Words
) -> Plan:
    """Return a plan that marks `keys`; `which` names them."""
    before, after, end = words

    def run() -> None:
        screen.hold_read()
        if count := change(keys):
            screen.say_when_saved(f"{after} {plural(count, 'development')}{end} · u takes it back")
        else:
            screen.say("Nothing changed: it was already so")

    return Plan(f"{before} {which}{end}", run)
