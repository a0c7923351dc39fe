"""The screen starts without TLS, and without a palette of Textual's that is never opened."""

import subprocess
import sys

import pytest

from tests.quick import first_quick

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
RUNS = "assert textual.app.App().available_themes\n"


@pytest.mark.parametrize(
    "words",
    first_quick(
        [
            SCREEN + "import reader.settings.sessions, reader.library.views.joined.shown_catch_up\n"
            "assert not [name for name in sys.modules if name.startswith(('ssl', '_ssl', 'hashlib',"
            "'_hashlib', 'textual.command', 'reader.ledger.people', 'reader.ledger.series',"
            "'selectolax', 'reader.parse.html', 'reader.annotate.quotes', "
            "'feedparser', 'pydantic', 'httpx'))]",
            APP + "import ssl, textual.command\nssl.create_default_context()\n" + RUNS,
            "import reader.blake2 as here, hashlib\n"
            "assert here.blake2b(b'a').digest() == hashlib.blake2b(b'a').digest()",
            START + "import_watching = sys.modules[import_asyncio.__module__].import_watching\n"
            "import_watching()\nimport threading, watchfiles\n"
            "over = threading.Event()\nover.set()\n"
            "assert list(watchfiles.watch('.', stop_event=over)) == []\n"
            "assert not {'anyio', 'watchfiles.run', 'multiprocessing'} & set(sys.modules)",
            START + "import asyncio, ssl\nasyncio.run(asyncio.sleep(0))\n",
            "import asyncio\n" + START + "assert asyncio.base_events.ssl is sys.modules['ssl']",
            "import textual.command\n" + APP + RUNS,
            OTHER + APP + RUNS,
        ],
    ),
    ids=[
        "no TLS, no palette, no ledger to count what is new, no parser",
        "TLS and a palette by another",
        "the same hash",
        "watching alone",
        "TLS later",
        "TLS before",
        "palette before",
        "another Textual",
    ],
)
def test_what_a_start_loads(words: str) -> None:
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
