"""Actions that give a text or an address to another program of the user's."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.ui.actions.remark import note_words, title_of
from reader.ui.programs.browser import browser_for, open_apart, openable
from reader.ui.programs.in_terminal import run_in_terminal, show_output
from reader.ui.selection import chosen_article
from reader.ui.terminal import clipboard

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen
    from reader.ui.screens.pipe import PipeOrder

NO_TERMINAL = "There is no terminal here for another program"

NamedText = tuple[str, Callable[[], str]]
"""The name of a text, and a function that makes the text."""


def pipe(screen: MainScreen) -> None:
    """Ask for a command, and give it the selection, the development or the list."""
    from reader.ui.screens.pipe import PipeScreen

    if not (texts := _texts(screen)):
        screen.say("Nothing is shown that could be piped")
        return

    def start(order: PipeOrder | None) -> None:
        if order is not None:
            _remember(screen.piped, order.command)
            text = texts[order.text][1]
            screen.keys_ahead.then(partial(_run_command, screen, order.command, text))

    screen.app.push_screen(PipeScreen([name for name, _ in texts], tuple(screen.piped)), start)


def _texts(screen: MainScreen) -> list[NamedText]:
    """Return the texts that a command may get, the likeliest first."""
    texts: list[NamedText] = []
    if selection := screen.get_selected_text():
        texts.append(("the selection", lambda: f"{selection}\n"))
    if (article := screen.text.article) is not None:
        from reader.export import markdown

        texts.append(("this development", lambda: markdown.render_markdown(article)))
    if count := len(screen.session.listing.targets()) if screen.has_everything() else 0:
        from reader.export.rows.row_lines import tab_lines

        listing = screen.session.listing
        texts.append(
            (f"the list ({count:,})", lambda: "".join(f"{s}\n" for s in tab_lines(listing)))
        )
    return texts


def _remember(history: list[str], command: str) -> None:
    """Put a command at the end of the history, where it is found first."""
    if command in history:
        history.remove(command)
    history.append(command)


def _run_command(screen: MainScreen, typed: str, text: Callable[[], str]) -> None:
    from reader.ui.programs.shell import shell_command

    screen.dwell.stop()
    waits = not screen.keys_ahead.take()  # a key typed ahead closes the output at once
    command = shell_command(typed, os.environ)
    try:
        wrong = show_output(screen.app, command, text(), head=f"| {typed}", waits=waits)
    except SuspendNotSupported:
        wrong = NO_TERMINAL
    screen.say(wrong or f"Piped to {typed}")


def open_address(screen: MainScreen) -> None:
    """Open the development's address in a browser; without a browser, show and copy it."""
    if (article := chosen_article(screen)) is None:
        return
    if not article.address:
        screen.say("This bulletin has no web address")
        return
    address = openable(article.address)
    if address is None:
        screen.say(f"Not opened, because it is not a web address: {article.address}")
        return
    browser = browser_for(address)
    if browser is None:
        clipboard.copy(
            screen.app, article.address, f"No browser here: {article.address}", screen.say
        )
    elif browser.in_terminal:
        screen.keys_ahead.then(partial(_browse_here, screen, browser.command))
    else:
        screen.say(open_apart(browser.command) or f"Opened in the browser: {article.address}")


def _browse_here(screen: MainScreen, command: tuple[str, ...]) -> None:
    """Give the terminal to a text browser until it ends."""
    screen.dwell.stop()
    try:
        with screen.keys_ahead.dropped():
            wrong = run_in_terminal(screen.app, command)
    except SuspendNotSupported:
        wrong = NO_TERMINAL
    screen.say(wrong)


def edit_note(screen: MainScreen) -> None:
    """Open the note in the user's editor, and store the result."""
    from reader.ui.programs.editor import editor_command

    if (article := chosen_article(screen)) is None:
        return
    command = editor_command(os.environ)
    if isinstance(command, str):
        screen.say(command)
        return
    key = article.key
    screen.keys_ahead.then(partial(_edit_note, screen, key, command))


def _edit_note(screen: MainScreen, key: int, command: tuple[str, ...]) -> None:
    from reader.clean import clean
    from reader.ui.programs.editor import edit

    screen.dwell.stop()
    before = screen.library.note(key)
    try:
        with screen.keys_ahead.dropped():
            edited = edit(before, command, lambda words: run_in_terminal(screen.app, words))
    except SuspendNotSupported:
        screen.say(NO_TERMINAL)
        return
    if edited.text is None:
        screen.say(f"The note stays as it was: {edited.wrong}")
    elif (text := clean(edited.text).strip()) == before:
        screen.say("The note stays as it was")
    elif (article := screen.library.article(key)) is None:
        screen.say("The note is not saved: this development is no longer there")
    else:
        screen.library.set_note(key, text)
        screen.say_when_saved(note_words(title_of(screen, article.key), text))
