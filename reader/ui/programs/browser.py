"""Turns an address into the command that opens it in a browser.

Only `http` and `https` addresses are opened. The address is an argument of its own that begins with
the scheme: no shell reads it, and no program can take it for an option.
"""

from __future__ import annotations

import os
import subprocess
import sys
import webbrowser
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote, urlsplit

SAFE = "/:?#[]@!&'()*+,;=%~"
"""Characters of addresses that are not escaped, besides letters, digits and `_.-`."""


class Browser(NamedTuple):
    """A command that includes the address; `in_terminal` is whether it may draw in the terminal."""

    command: tuple[str, ...]
    in_terminal: bool


def openable(address: str) -> str | None:
    """Return the address, escaped for a program; None if it may not be opened."""
    try:
        parts = urlsplit(address)
        has_host = bool(parts.hostname)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not has_host:
        return None
    if any(sign.isspace() or not sign.isprintable() for sign in address):
        return None
    return quote(address, safe=SAFE)


def browser_for(address: str) -> Browser | None:
    """Return the browser that `$BROWSER` names or that the desktop has; None if there is none.

    A text browser is used only if `$BROWSER` names it.
    """
    if sys.platform == "darwin" and not os.environ.get("BROWSER"):
        return Browser(("open", address), False)
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return None
    is_text = type(found) is webbrowser.GenericBrowser
    if is_text and not os.environ.get("BROWSER"):
        return None
    arguments = getattr(found, "args", ["%s"])
    return Browser((found.name, *(arg.replace("%s", address) for arg in arguments)), is_text)


def open_apart(command: Sequence[str]) -> str:
    """Start a program with its own window and without the terminal.

    Return what went wrong, or "".
    """
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return f"{os.path.basename(command[0])} can't be run: {getattr(error, 'strerror', error)}"
    return ""
