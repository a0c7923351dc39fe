"""Text to the clipboard of the terminal in front of the reader, also through tmux and ssh."""

from __future__ import annotations

import os
import subprocess
from typing import Any

from textual.app import App

SECONDS = 2.0


def copy(app: App[Any], text: str, what: str) -> str:
    """Send `text`; gives the words for the status line, which promise no more than was done."""
    if os.environ.get("TMUX") and _tmux(text):
        return f"{what} sent to the clipboard through tmux"
    app.copy_to_clipboard(text)
    return f"{what} sent to the clipboard"


def _tmux(text: str) -> bool:
    """tmux drops OSC 52 from programs by default but passes on what it is given itself."""
    command = ["tmux", "load-buffer", "-w", "-"]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
