"""The screen: a Textual app over one library. No other package imports Textual."""

from __future__ import annotations

import gc
import os
import threading

from reader.settings import Start
from reader.settings.start import REOPEN, VIEW_VARIABLE


def run(start: Start) -> int:
    """Run the program until the user quits; return the exit status.

    It is 0, or 1 if a source could not be read, or `REOPEN` if the program has to start again at
    once with other sources and the view that the environment then names. After a crash it is never
    0, and one line names the log. Standard error names sources not read and marks not saved.
    """
    gc.disable()  # until the first screen is shown: collections free nothing before, and cost 8%
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
