"""The screen stays usable while many files are read."""

import pytest

from reader.library.rows import Progress
from reader.ui.messages import Indexed
from reader.ui.screens.main import MainScreen
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, main_screen, seen

SIZES = ((60, 20), (200, 60), (20, 5), (119, 30), (72, 12), (1, 1), (120, 40))
FILES = 60  # enough for processes of their own


@pytest.mark.slow
async def test_the_screen_is_resized_again_and_again_while_files_are_read(
    make_app: Making,
) -> None:
    texts = (READING.replace("Merrow", f"Merrow {number}") for number in range(FILES))
    app = make_app(*texts)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = main_screen(pilot)
        resized = 0
        # All sizes in any case: waiting for one may take as long as all the reading.
        while resized < len(SIZES) or not (screen.progress and screen.progress.finished):
            await pilot.resize_terminal(*SIZES[resized % len(SIZES)])
            await pilot.press("j")
            resized += 1
        assert resized > 1
        await pilot.resize_terminal(120, 40)
        await loaded(pilot)
        assert app.library.counts().bulletins == FILES
        assert f"{screen.session.listing.readable} unread" in seen(pilot)


async def test_reports_that_wait_cost_one_look_at_the_index_and_keys_do_not_wait_behind_them(
    make_app: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app(READING).run_test(size=(120, 40)) as pilot:
        await loaded(pilot)
        screen, usual, renewed = main_screen(pilot), MainScreen.renew, list[bool]()

        def renew(self: MainScreen) -> None:
            renewed.append(True)
            usual(self)

        monkeypatch.setattr(MainScreen, "renew", renew)
        for done in range(100):
            screen.post_message(Indexed(Progress(done, 100, True)))
        await pilot.pause()
        assert screen.progress == Progress(99, 100, True)
        assert len(renewed) == 1
