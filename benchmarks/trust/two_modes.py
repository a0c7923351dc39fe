"""Types the same keys at the screen with Textual's private parts and without, and compares.

`python -m benchmarks.trust.two_modes [--keys 300] [--seed 1]` runs both programs side by side on
the samples, each in a pseudo-terminal of its own, and compares every cell after each key, when both
have settled.  The exit status is 1 if a screen differs.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks.terminal import Terminal, home_in
from reader.resources import sample_data
from tests.ui.picture import picture

QUIET = 0.02
"""Seconds without output after which two screens are compared."""

LATEST = 20.0
"""Seconds after which two screens that still differ are different."""

# An Escape that is one whatever follows it: behind a bare one the next key may be typed with Alt.
ESCAPE, ENTER, TAB, DOWN, UP = "\x1b[27u", "\r", "\t", "\x1b[B", "\x1b[A"

SCRIPT = (
    *("j", "}", ")", "b", "l", "j", TAB, "v", "v", "k", "]", "m", "u", "G", "g"),
    *("/", "b", "r", DOWN, ENTER, "n", "N", ESCAPE, "f", "t", ENTER, "j", ESCAPE),
    *("/", "q", "x", ENTER, "j", ESCAPE),  # in an empty list nothing moves
    *("U", "5", "1", "z", " ", "z", "?", "j", ESCAPE, ":", "z", ESCAPE, "t", "a", ENTER),
    *("e", "x", "\x1b[21~", "c", "j", ESCAPE, "y", "T", ESCAPE, "r"),
)
"""Keys over all panes, views, lines and dialogs."""

GROUPS = (
    *(("j",), ("k",), ("j", "j", "j"), ("G",), ("g",), ("D",), ("W",), (" ",), ("]",), ("[",)),
    *(("}",), ("{",), (")",), ("(",), ("l",), ("h",), (TAB,), ("\x1b[6~",), ("\x1b[5~",), (DOWN,)),
    *(("b",), ("m",), ("u",), ("v",), ("z",), ("1",), ("5",), ("U",), ("n",), ("N",), (UP,)),
    *((ENTER,), ("y",), ("Y",), ("r",), (ESCAPE,), ("?", "j", ESCAPE), (":", "b", "o", ESCAPE)),
    *(("/", "s", "n", "o", "w", ENTER), ("f", "h", "o", "u", ENTER), ("/", "e", "\x7f", ESCAPE)),
    *(("t", "a", " ", "b", ENTER), ("e", "q", ENTER, "w", ESCAPE), ("c", "j", ESCAPE)),
    *(("T", "n", ESCAPE), ("s", ESCAPE), ("F",), ("A", "u"), ("}", "c", ENTER, "u")),
)
"""Keys that belong together; none ends the program."""


def keys_of(count: int, seed: int) -> list[str]:
    """So many keys, chosen by chance, the same for the same seed."""
    chance = random.Random(seed)
    keys: list[str] = []
    while len(keys) < count:
        keys += chance.choice(GROUPS)
    return keys[:count]


def differences(
    keys: Iterable[str], folder: Path, size: tuple[int, int] = (100, 30)
) -> Iterator[str]:
    """Type the keys at both programs; gives both screens for each key after which they differ."""
    with ExitStack() as stack:
        both = [
            stack.enter_context(_started(folder / name, stock, size))
            for name, stock in (("private", "0"), ("public", "1"))
        ]
        for running in both:
            running.wait("unread")
            running.press("", quiet=0.4)
        for number, key in enumerate(keys):
            for running in both:
                running.send(key)
            if not _same(both):
                yield f"after key {number}, {key!r}:\n{both[0].text}\n---\n{both[1].text}"


def _started(folder: Path, stock: str, size: tuple[int, int]) -> Terminal:
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "config.toml").write_text("read_delay = 3600\n")
    return Terminal(
        [sys.executable, "-m", "reader", str(sample_data())],
        columns=size[0],
        rows=size[1],
        environment=home_in(folder) | {"WARREADER_STOCK": stock},
    )


def _same(both: list[Terminal]) -> bool:
    """Whether both come to show the same."""
    deadline = time.perf_counter() + LATEST
    while True:
        for running in both:
            running.press("", quiet=QUIET)
        pictures = [picture(running.screen) for running in both if running.text]
        if len(pictures) == 2 and pictures[0] == pictures[1]:
            return True
        if time.perf_counter() > deadline:
            return False


def main() -> int:
    """Print what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    keys = keys_of(asked.keys, asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        found = [*differences(keys, Path(folder))]
    print("\n\n".join([*found, f"{len(keys)} keys, {len(found)} screens that differ"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
