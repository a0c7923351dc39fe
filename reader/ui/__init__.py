"""The screen: a Textual app over one library.  Nothing else in the project knows Textual."""

from __future__ import annotations

import gc
import sys

from reader.settings import Start


def run(start: Start) -> int:
    """Run the reader until it is left; gives the exit status, which is never 0 after a crash."""
    gc.disable()  # until the first screen stands: collecting finds nothing there, and costs 8%
    from reader.ui.app import WarreaderApp

    app = WarreaderApp(start)
    try:
        app.run()
    finally:
        lost = app.library.close()
    for problem in [*app.problems, *(f"not saved: {words}" for words in lost)]:
        print(f"warreader: {problem}", file=sys.stderr)
    return app.return_code or 0
