"""What is new in a session is what came after the last key of the one before."""

from __future__ import annotations

from time import time

from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded


async def test_the_last_key_of_a_session_is_kept_for_the_next(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test(size=(80, 24)) as pilot:
        await loaded(pilot)
    assert app.start.last_session() is None  # no key was pressed
    app.library.close()
    before = int(time())
    app = make_app(READING)
    async with app.run_test(size=(80, 24)) as pilot:
        await loaded(pilot)
        await pilot.press("j")
        assert app.key_session.before is None
    assert before <= (app.start.last_session() or 0) <= time()
    app.library.close()
    app = make_app(READING)
    async with app.run_test(size=(80, 24)) as pilot:
        await loaded(pilot)
        await pilot.press("j")
        assert (app.key_session.before or 0) >= before
