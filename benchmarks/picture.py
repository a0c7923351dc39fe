"""Draws the pictures in docs/pictures/ from the running program: `-m benchmarks.picture`.

Six: three sizes of the terminal in our two themes.  `-m benchmarks.picture FOLDER` draws them
elsewhere, `--theme NAME` and `--size 120x35` only some.
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
DAY = date(2025, 3, 9)
FONT_FACES = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
"""Removed: a viewer would fetch these fonts from another site."""


async def draw(home: Path, sources: tuple[str, ...], theme: str, size: tuple[int, int]) -> str:
    """The screen after some keys, as SVG that fetches nothing."""
    from reader.settings import Folders, Start
    from reader.ui.app import WarreaderApp

    folders = Folders(home / "config", home / "cache", home / "data")
    app = WarreaderApp(Start(sources, folders, DAY, theme=theme))
    async with app.run_test(size=size) as pilot:
        for _ in range(200):
            await pilot.pause(0.05)
            if app.main and app.main.progress and app.main.progress.finished:
                break
        await pilot.press(*KEYS)
        await pilot.pause(0.3)
        return FONT_FACES.sub("", app.export_screenshot(title="warreader"))


def main() -> None:
    """Write the pictures of the samples."""
    from reader.resources import sample_data

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--theme", action="append")
    parser.add_argument("--size", action="append")
    given = parser.parse_args()
    os.environ["COLORTERM"] = "truecolor"
    given.folder.mkdir(parents=True, exist_ok=True)
    for theme in given.theme or THEMES:
        for size in given.size or SIZES:
            columns, rows = map(int, size.split("x"))
            with tempfile.TemporaryDirectory() as home:
                drawn = draw(Path(home), (str(sample_data()),), theme, (columns, rows))
                name = f"{theme.removeprefix('warreader-')}-{size}.svg"
                (given.folder / name).write_text(asyncio.run(drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
