"""What the screen takes of Textual that is not public is still there, in the version in use."""

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from reader.ui.app import WarreaderApp
from reader.ui.driver import quick
from reader.ui.paint import paint_now
from reader.ui.widgets.lines import LineView


class OneLine(LineView):
    line_count = 1

    def line_segments(self, number: int, width: int) -> tuple[list[object], int]:  # type: ignore[override]
        return [], 0


class Little(App[None]):
    def compose(self) -> list[OneLine]:
        return [OneLine(id="one")]


async def test_a_key_can_be_painted_at_once() -> None:
    async with Little().run_test() as pilot:
        await pilot.pause()
        assert paint_now(pilot.app.screen, pilot.app.query_one(OneLine))


def test_the_driver_that_leaves_at_once_stands_before_textuals_own() -> None:
    assert issubclass(quick(LinuxDriver), LinuxDriver)
    assert quick(LinuxDriver) is not LinuxDriver
    assert {"disable_input", "process_message"} <= set(vars(LinuxDriver)) | set(
        vars(LinuxDriver.__base__)
    )
    assert WarreaderApp.get_driver_class is not App.get_driver_class
