"""Runs a program in the terminal while the screen is suspended, and says how it ended.

No shell sees the arguments of a program, and no text of a bulletin is part of a command.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import termios
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from textual.app import App, SuspendNotSupported

from reader.ui.terminal.base_app import TerminalApp

KEYS, DRAWING = 0, 2
"""The descriptors of the terminal, which the screen uses too."""

MOMENT = 0.05
"""Seconds in which the rest of a key sent as a sequence arrives."""


def run_in_terminal(app: App[Any], command: Sequence[str]) -> str:
    """Run an editor or browser until it ends; return what went wrong in words, or ""."""
    with _lent_terminal(app):
        return run(command)


def show_output(app: App[Any], command: Sequence[str], text: str, *, head: str, waits: bool) -> str:
    """Run a program with `text` as its input, and show its output until a key is pressed.

    `head` stands above the output. Without `waits` no key is awaited. Return what went wrong in
    words, or "".
    """
    with _lent_terminal(app):
        _write(f"{head}\n")
        wrong = run(command, text.encode("utf-8", "replace"))
        _write(f"\n[warreader: {wrong or 'done'}{' · any key comes back' if waits else ''}]\n")
        if waits:
            _wait_for_key()
    return wrong


def _lent_terminal(app: App[Any]) -> AbstractContextManager[None]:
    if not isinstance(app, TerminalApp):
        raise SuspendNotSupported()
    return app.lent_terminal()


def run(command: Sequence[str], text: bytes | None = None) -> str:
    """Run a program, with `text` as its input; return what went wrong in words, or ""."""
    try:
        if text is None:
            status = subprocess.run(command).returncode
        else:
            status = subprocess.run(command, input=text).returncode
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        return f"{os.path.basename(command[0])} can't be run: {why}"
    return ended_words(os.path.basename(command[0]), status)


def ended_words(name: str, status: int) -> str:
    """Return how a program has ended; "" if its status is 0."""
    if status < 0:
        try:
            return f"{name} was ended by {signal.Signals(-status).name}"
        except ValueError:  # a real-time signal
            return f"{name} was ended by signal {-status}"
    return f"{name} ended with status {status}" if status else ""


def _write(words: str) -> None:
    os.write(DRAWING, words.encode("utf-8", "replace"))


def _wait_for_key() -> None:
    """Wait for one key and read all its bytes; later keys stay unread."""
    before = termios.tcgetattr(KEYS)
    raw = termios.tcgetattr(KEYS)
    raw[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
    termios.tcsetattr(KEYS, termios.TCSANOW, raw)
    try:
        if os.read(KEYS, 1) == b"\x1b":
            while select.select([KEYS], [], [], MOMENT)[0] and not os.read(KEYS, 1).isalpha():
                pass
    finally:
        termios.tcsetattr(KEYS, termios.TCSANOW, before)
