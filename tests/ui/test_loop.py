"""The screen starts without the library for TLS, and whoever wants it has it afterwards."""

import subprocess
import sys

import pytest

START = "from reader.ui.loop import import_asyncio\nimport_asyncio()\nimport sys\n"
SCREEN = START + "import reader.library.refresh, reader.library.watch, reader.ui.app\n"


@pytest.mark.parametrize(
    "words",
    [
        SCREEN + "assert not {'ssl', '_ssl', '_hashlib'} & set(sys.modules)",
        START + "import asyncio, ssl\nasyncio.run(asyncio.sleep(0))\nssl.create_default_context()",
        "import asyncio\n" + START + "assert asyncio.base_events.ssl is sys.modules['ssl']",
        "import reader.library.digest as here, hashlib\n"
        "assert here.blake2b(b'a').digest() == hashlib.blake2b(b'a').digest()",
    ],
    ids=["no TLS", "TLS later", "TLS before", "the same hash"],
)
def test_what_a_start_loads(words: str) -> None:
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
