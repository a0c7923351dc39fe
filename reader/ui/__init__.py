"""The screen: a Textual app over one library.  Nothing else in the project knows Textual."""

from __future__ import annotations

import gc
import os
import threading

from reader.settings import Start
from reader.settings.start import REOPEN, VIEW_VARIABLE


def run(start: Start) -> int:
    """Run the reader until it is left; the exit status is 1 if a source could not be read.

    It is `REOPEN` where the reader is to be started again at once, with other sources; the
    environment then names the view that is to be shown first.

    After a crash it is never 0, and one line says where the log is.  What could not be read or
    saved is named on standard error.
    """
    gc.disable()  # until the first screen stands: collecting finds nothing there, and costs 8%
    from reader.ui.terminal.deferred_imports import import_app, import_asyncio
    from reader.ui.terminal.private_names import is_stock_asked

    if not is_stock_asked(os.environ):
        import_asyncio()
        import_app()
    from reader.ui.app import WarreaderApp

    early: list[threading.ExceptHookArgs] = []
    threading.excepthook = early.append
    app = WarreaderApp(start)
    threading.excepthook = app.thread_failed
    for failure in early:
        app.thread_failed(failure)
    try:
        app.run()
    finally:
        app.release_terminal()
        lost = app.library.close()
    if app.fetcher.reopens_view and not lost and app.crash is None:
        os.environ[VIEW_VARIABLE] = app.fetcher.reopens_view
        return REOPEN
    from reader.clean import line
    from reader.crash import record, write_line

    unread = [f"{found.source} {found.why}" for found in app.library.problems]
    for problem in [*app.problems, *unread, *(f"not saved: {words}" for words in lost)]:
        write_line(f"warreader: {line(problem)}")
    if app.crash is not None:
        write_line(record(app.crash, start.folders.log))
        return app.return_code or 1
    return app.return_code or (1 if unread else 0)
