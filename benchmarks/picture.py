"""Draws the pictures in docs/pictures/ from the running program: `-m benchmarks.picture`.

Of the text three sizes of the terminal in our two themes, of the views below one each.  `-m
benchmarks.picture FOLDER` draws them elsewhere; `--theme NAME`, `--size 120x35` and `--view NAME`
only some.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
SIZES = ("80x24", "120x35", "200x50")
THEMES = ("warreader-dark", "warreader-light")
KEYS = ("j", "j", "}", "}")
"""To a development that has paraphrases, words in quotation marks and figures, and to a quote."""
VIEWS = {
    "catch-up": ("0",),
    "people": ("3", "g", "enter"),
    "figures": ("4", "g", "enter"),
    "threads": ("6", "g"),
}
"""The keys to each view that has a picture."""

VIEW_SIZE = "120x35"
DAY = date(2025, 3, 9)
FONT_FACES = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
"""Removed: a viewer would fetch these fonts from another site."""


async def draw(
    home: Path, sources: tuple[str, ...], theme: str, size: str, keys: tuple[str, ...]
) -> str:
    """The screen after some keys, as SVG that fetches nothing."""
    from reader.settings import Folders, Start
    from reader.ui.app import WarreaderApp

    folders = Folders(home / "config", home / "cache", home / "data")
    app = WarreaderApp(Start(sources, folders, DAY, theme=theme))
    columns, rows = map(int, size.split("x"))
    async with app.run_test(size=(columns, rows)) as pilot:
        for _ in range(200):
            await pilot.pause(0.05)
            if app.main and app.main.progress and app.main.progress.finished:
                break
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.3)
        return FONT_FACES.sub("", app.export_screenshot(title="warreader"))


def main() -> None:
    """Write the pictures of the samples."""
    from reader.resources import sample_data

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--theme", action="append")
    parser.add_argument("--size", action="append")
    parser.add_argument("--view", action="append", choices=VIEWS)
    given = parser.parse_args()
    os.environ["COLORTERM"] = "truecolor"
    given.folder.mkdir(parents=True, exist_ok=True)
    texts = [
        (f"{theme.removeprefix('warreader-')}-{size}", KEYS, size, theme)
        for theme in given.theme or THEMES
        for size in given.size or SIZES
    ]
    views = [(name, VIEWS[name], VIEW_SIZE, THEMES[0]) for name in given.view or VIEWS]
    wanted = views if given.view else texts if given.theme or given.size else texts + views
    for name, keys, size, theme in wanted:
        with tempfile.TemporaryDirectory() as home:
            drawn = draw(Path(home), (str(sample_data()),), theme, size, keys)
            (given.folder / f"{name}.svg").write_text(asyncio.run(drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
