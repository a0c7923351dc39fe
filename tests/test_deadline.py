"""A test that would wait for ever fails."""

import asyncio
import os
from threading import Event

import pytest

from tests.deadline import deadline


def test_what_never_ends_is_ended_wherever_it_waits() -> None:
    ours, theirs = os.pipe()
    waits = (
        lambda: os.read(ours, 1),
        Event().wait,
        lambda: asyncio.run(asyncio.Event().wait()),
    )
    for wait in waits:
        with pytest.raises(pytest.fail.Exception, match="has not ended"), deadline(0.05):
            wait()
    os.close(ours)
    os.close(theirs)
