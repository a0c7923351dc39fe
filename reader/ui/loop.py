"""asyncio without the library for TLS, which it loads for connections that a screen never makes.

Loading it takes four megabytes and a thirtieth of the start.  Python is also built without it, and
what asyncio does then (it asks, and goes on) is what happens here.  Whoever wants it later gets it.
"""

from __future__ import annotations

import sys

TLS = "ssl"


def import_asyncio() -> None:
    """Import asyncio, in a process that has not yet imported it, without importing `ssl`."""
    if TLS in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules[TLS] = None  # type: ignore[assignment]  # what Python documents for "not there"
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules[TLS]
