"""Selecting words with the mouse."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, until


async def test_a_list_entry_is_selected_whole(make_app: Making) -> None:
    text = "# Day\n\n## Talks\n\n- one thing was said\n- another was not\n"
    async with make_app(text).run_test(size=(120, 20)) as pilot:
        screen = await loaded(pilot)
        selected = screen.text.get_selection(Selection(None, None))
        assert selected is not None
        assert "• one thing was said" in selected[0].splitlines()
        line = next(n for n in range(20) if "one thing" in screen.text.render_line(n).text)
        start, end = Offset(4, line), Offset(7, line)
        assert screen.text.get_selection(Selection(start, end)) == ("one", "\n")


async def test_what_lies_under_the_mouse_is_known_wherever_the_text_was_scrolled_to(
    make_app: Making,
) -> None:
    text = "Talks\n\n" + "\n\n".join(f"On day {day} the ferry sailed." for day in range(9, 60))
    async with make_app(text).run_test(size=(130, 20)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("l")
        for keys in ("", "jjj", "j", "G", "k"):
            await pilot.press(*keys)
            place = screen.text.content_region
            under = [screen.get_widget_and_offset_at(place.x + 2, place.y + y)[1] for y in range(9)]
            known = [(at, y) for y, at in enumerate(under) if at is not None and at.x == 2]
            assert len(known) > 2
            assert all(at.y == screen.text.top + y for at, y in known)


@pytest.mark.slow
async def test_what_was_selected_is_no_longer_when_other_text_stands_there(
    make_app: Making,
) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        line = next(n for n in range(20) if "arrived" in screen.text.render_line(n).text)
        for change in (["j"], ["e", "x", "escape"], None):
            screen.selections = {screen.text: Selection(Offset(2, line), Offset(9, line))}
            await pilot.press(*(change or []))
            if change is None:
                await pilot.resize_terminal(100, 35)
            await until(pilot, lambda: screen.text.text_selection is None)
            await pilot.press("ctrl+c")
            assert pilot.app.clipboard == ""


@pytest.mark.parametrize(
    "environment", first_quick([{"TERM": "linux", "COLORTERM": ""}, {}, {"NO_COLOR": "1"}])
)
async def test_what_was_selected_is_seen_in_every_theme(
    make_app: Making, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = make_app(READING)
    async with app.run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        line = next(n for n in range(20) if "arrived" in screen.text.render_line(n).text)

        def is_seen() -> bool:
            screen.selections = {screen.text: Selection(Offset(2, line), Offset(9, line))}
            strip = screen.text.shown_line(line)
            selected, other = (next(iter(strip.crop(at, at + 1))).style for at in (4, 12))
            assert selected is not None and other is not None
            differs = selected.bgcolor != other.bgcolor and not environment.get("NO_COLOR")
            return differs or bool(selected.reverse)

        for theme in app.theme_names:
            app.show_theme(theme)
            await pilot.pause()
            await until(pilot, is_seen)
