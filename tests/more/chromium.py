"""Drives a Chromium without a window by its DevTools protocol, over two pipes.

https://chromedevtools.github.io/devtools-protocol has the commands; a message is JSON that ends in
a zero byte.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
"""The path of the browser; None where there is none."""


class Page:
    """A page of a browser, and the events that came from it."""

    def __init__(self, reading: int, writing: int) -> None:
        """The descriptors are the ends of the browser's pipes."""
        self._reading, self._writing = reading, writing
        self._number, self._rest, self._session = 0, b"", ""
        self.events: list[dict[str, Any]] = []
        target = self.command("Target.createTarget", url="about:blank")["targetId"]
        attached = self.command("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.command(f"{domain}.enable")

    def command(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def open(self, path: Path) -> None:
        """Open a file and wait until it is loaded."""
        self.command("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._read()

    def value_of(self, script: str) -> Any:
        """The value of an expression in the page."""
        found = self.command("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key."""
        for kind in ("rawKeyDown", "keyUp"):
            code = {"Tab": 9, "Enter": 13}[key]
            keys = {"key": key, "code": key, "windowsVirtualKeyCode": code}
            self.command("Input.dispatchKeyEvent", type=kind, **keys)

    def show_as(self, medium: str, **features: str) -> None:
        """Show the page as on a medium, with features such as `prefers_color_scheme`."""
        told = [{"name": name.replace("_", "-"), "value": to} for name, to in features.items()]
        self.command("Emulation.setEmulatedMedia", media=medium, features=told)

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._reading, 1 << 16)
            assert piece, "the browser has ended"
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        if "method" in message:
            self.events.append(message)
        return message


@contextmanager
def a_page() -> Iterator[Page]:
    """A page in a browser of its own, which ends with it."""
    assert CHROMIUM is not None
    to_us, from_it = os.pipe()
    from_us, to_it = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe")
        words = [CHROMIUM, *options, f"--user-data-dir={profile}", "--no-first-run"]
        process = os.posix_spawn(CHROMIUM, words, os.environ, file_actions=_pipes(from_us, from_it))
        for end in (from_us, from_it):
            os.close(end)
        try:
            yield Page(to_us, to_it)
        finally:
            os.kill(process, signal.SIGTERM)
            os.waitpid(process, 0)
            for end in (to_us, to_it):
                os.close(end)


def _pipes(reading: int, writing: int) -> list[tuple[Any, ...]]:
    """The browser reads from descriptor 3 and writes to 4, and complains to nobody."""
    null = [(os.POSIX_SPAWN_OPEN, end, os.devnull, os.O_WRONLY, 0) for end in (1, 2)]
    return [*null, (os.POSIX_SPAWN_DUP2, reading, 3), (os.POSIX_SPAWN_DUP2, writing, 4)]
