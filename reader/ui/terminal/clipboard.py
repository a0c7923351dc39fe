"""Sends text to the clipboard of the reader's terminal, through tmux and ssh too."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App

TMUX_TIMEOUT = 2.0
"""Seconds that tmux may take."""


def copy(app: App[Any], text: str, what: str, say: Callable[[str], None]) -> None:
    """Send `text` to the clipboard, and report it with `say`; `what` names the kind of text.

    The report says "sent", because no terminal tells whether it took the text. tmux runs in a
    thread, so that the screen does not wait for it.
    """

    def send_directly() -> None:
        app.copy_to_clipboard(text)
        say(f"{what} sent to the clipboard")

    def send_through_tmux() -> None:
        done = partial(say, f"{what} sent to clipboard via tmux")
        report = done if _load_buffer(text) else send_directly
        with suppress(RuntimeError):  # the screen has been closed meanwhile
            app.call_from_thread(report)

    if os.environ.get("TMUX"):
        threading.Thread(target=send_through_tmux, name="tmux", daemon=True).start()
    else:
        send_directly()


def _load_buffer(text: str) -> bool:
    """Whether tmux took the text; it drops OSC 52 from programs, but forwards its own buffer."""
    command = ["tmux", "load-buffer", "-w", "-"]
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=TMUX_TIMEOUT
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
