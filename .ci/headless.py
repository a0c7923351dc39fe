"""Start the app without a terminal and wait until its first screen shows the words given."""

import asyncio
import html
import re
import sys

from reader.commands.shared.opening import start_of
from reader.ui.app import WarreaderApp

SECONDS = 20


def text_of(svg: str) -> str:
    """The words of a screenshot, in the order of the screen."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", svg)).split())


async def main(words: str) -> int:
    """Wait for the words; gives the exit status."""
    app = WarreaderApp(start_of(()))
    shown = ""
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(SECONDS * 20):
            await pilot.pause(0.05)
            shown = text_of(app.export_screenshot(simplify=True))
            if words in shown:
                print(f"headless: the first screen shows {words!r}")
                return 0
    print(f"headless: {words!r} did not appear in {SECONDS} s; last seen: {shown}")
    return 1


sys.exit(asyncio.run(main(sys.argv[1])))
