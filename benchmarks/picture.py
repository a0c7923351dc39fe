"""Draws the README's picture from the running program: `-m benchmarks.picture FILE.svg`."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from datetime import date
from pathlib import Path

SIZE = (124, 32)
KEYS = (*["j"] * 13, "}", "}")
"""To a development that has a denial, a paraphrase and words in quotation marks."""
FONT_FACES = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
"""Removed: a viewer would fetch these fonts from another site."""


async def draw(home: Path, sources: tuple[str, ...], keys: tuple[str, ...]) -> str:
    """The screen after some keys, as SVG that fetches nothing."""
    from reader.settings import Folders, Start
    from reader.ui.app import WarreaderApp

    folders = Folders(home / "config", home / "cache", home / "data")
    app = WarreaderApp(Start(sources, folders, date.today(), theme=os.environ.get("THEME")))
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(200):
            await pilot.pause(0.05)
            if app.main and app.main.progress and app.main.progress.finished:
                break
        await pilot.press(*keys)
        await pilot.pause(0.3)
        return FONT_FACES.sub("", app.export_screenshot(title="warreader"))


def main() -> None:
    """Write the picture of the samples to the file named."""
    from reader.resources import sample_data

    os.environ["COLORTERM"] = "truecolor"
    with tempfile.TemporaryDirectory() as home:
        picture = asyncio.run(draw(Path(home), (str(sample_data()),), KEYS))
    Path(sys.argv[1]).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
