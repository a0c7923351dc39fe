"""The screen starts without TLS and the palette, which are imported when needed."""

import subprocess
import sys

import pytest

START = (
    "from reader.ui.terminal.deferred_imports import import_asyncio\nimport_asyncio()\nimport sys\n"
)
APP = (
    START + "from reader.ui.terminal.deferred_imports import *\nimport_app()\nimport textual.app\n"
)
SCREEN = (
    APP + "import reader.library.reading.refresh, reader.library.reading.watch, reader.ui.app\n"
)
OTHER = """
import reader.ui.terminal.deferred_imports as later
class Other(later._StandIn):
    def __getattr__(self, name):
        raise AttributeError(name)
later._StandIn = Other
"""
PALETTE = """
from textual.command import CommandPalette, Provider, SimpleProvider
assert textual.app.CommandPalette is CommandPalette
assert textual.app.SimpleProvider is SimpleProvider
assert issubclass(textual.app.ThemeProvider, Provider)
assert textual.app.App().available_themes
"""


@pytest.mark.parametrize(
    "words",
    [
        SCREEN + "assert not {'ssl', '_ssl', '_hashlib'} & set(sys.modules)",
        START + "import asyncio, ssl\nasyncio.run(asyncio.sleep(0))\nssl.create_default_context()",
        "import asyncio\n" + START + "assert asyncio.base_events.ssl is sys.modules['ssl']",
        SCREEN + "assert 'textual.command' not in sys.modules",
        APP + "load_palette()\n" + PALETTE,
        APP + "import textual.command\nload_palette()\nload_palette()\n" + PALETTE,
        "import textual.command\n" + APP + "load_palette()\n" + PALETTE,
        OTHER + APP + PALETTE,
        "import reader.library.identity.blake2 as here, hashlib\n"
        "assert here.blake2b(b'a').digest() == hashlib.blake2b(b'a').digest()",
    ],
    ids=[
        "no TLS",
        "TLS later",
        "TLS before",
        "no palette",
        "palette later",
        "palette by another",
        "palette before",
        "another Textual",
        "the same hash",
    ],
)
def test_what_a_start_loads(words: str) -> None:
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
