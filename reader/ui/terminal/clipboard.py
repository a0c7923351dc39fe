"""Text to the clipboard of the terminal in front of the reader, also through tmux and ssh."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App

SECONDS = 2.0


def copy(app: App[Any], text: str, what: str, say: Callable[[str], None]) -> None:
    """Send `text`; `say` is given words for the status line, which promise no more than was done.

    tmux is asked in a thread: it may take its time, and the screen does not wait.
    """

    def plainly() -> None:
        app.copy_to_clipboard(text)
        say(f"{what} sent to the clipboard")

    def through_tmux() -> None:
        done = partial(say, f"{what} sent to the clipboard through tmux")
        answer = done if _tmux(text) else plainly
        with suppress(RuntimeError):  # the screen has been left meanwhile
            app.call_from_thread(answer)

    if os.environ.get("TMUX"):
        threading.Thread(target=through_tmux, name="tmux", daemon=True).start()
    else:
        plainly()


def _tmux(text: str) -> bool:
    """tmux drops OSC 52 from programs by default but passes on what it is given itself."""
    command = ["tmux", "load-buffer", "-w", "-"]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
