"""The screen: a Textual app over one library.  Nothing else in the project knows Textual."""

from __future__ import annotations

import gc
import sys

from reader.settings import Start


def run(start: Start) -> int:
    """Run the reader until it is left; the exit status is 1 if a source could not be read.

    After a crash it is never 0.  What could not be read or saved is named on standard error.
    """
    gc.disable()  # until the first screen stands: collecting finds nothing there, and costs 8%
    from reader.ui.app import WarreaderApp

    app = WarreaderApp(start)
    try:
        app.run()
    finally:
        lost = app.library.close()
    from reader.clean import line

    unread = [f"{found.source} {found.why}" for found in app.library.problems]
    for problem in [*app.problems, *unread, *(f"not saved: {words}" for words in lost)]:
        print(f"warreader: {line(problem)}", file=sys.stderr)
    return app.return_code or (1 if unread else 0)
