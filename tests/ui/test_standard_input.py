"""Standard input behind the screen: bounded, interruptible, never lost."""

from __future__ import annotations

import os
from threading import Thread

from reader.ui.standard_input import ENOUGH, PIECE, StandardInput


def test_a_reading_that_was_stopped_is_gone_on_with() -> None:
    source, sink = os.pipe()
    piped = StandardInput(source)
    os.write(sink, b"first ")
    looks = iter((False, True))
    assert piped.read(lambda: next(looks)) is None
    os.write(sink, b"second")
    os.close(sink)
    assert piped.read(lambda: False) == b"first second"
    assert piped.read(lambda: True) == b"first second"
    os.close(source)


def test_an_input_without_an_end_is_read_only_so_far() -> None:
    source, sink = os.pipe()

    def write() -> None:
        try:
            while True:
                os.write(sink, b"x" * PIECE)
        except BrokenPipeError:
            pass

    writer = Thread(target=write)
    writer.start()
    data = StandardInput(source).read(lambda: False)
    os.close(source)
    writer.join()
    os.close(sink)
    assert data is not None and ENOUGH <= len(data) < ENOUGH + PIECE
