"""Background that was read before is folded; one key, a match or evidence opens it."""

from reader.settings import Settings
from tests.ui.conftest import Making
from tests.ui.reading import given, loaded, seen, until

BACKGROUND = (
    "The mill at Selby was built in 1883 by Oda Linn’s grandfather and has been shelled 14 times"
    " since the war began. “It will stand,” Linn has said."
)
MORE = (
    "Selby lies on the bank of the Tolven, opposite Keldia’s positions, and had 9,000 inhabitants"
    " before the war."
)
TEXT = """\
---
title: The war
publisher: The Selby Courier
date: 2031-05-0{day}
---

## The mill, day {day}

{news}

{background}

{more}

That is all.
"""
FIRST = TEXT.format(day=1, news="A shell hit the mill.", background=BACKGROUND, more=MORE)
SECOND = TEXT.format(day=2, news="The mill’s roof fell in.", background=BACKGROUND, more=MORE)
LINE = "▸ 2 paragraphs read on Thu 1 May"


async def test_what_was_read_before_is_folded_and_one_key_shows_it(make_app: Making) -> None:
    async with make_app(FIRST, SECOND).run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("g")
        assert "built in 1883" in seen(pilot) and LINE not in seen(pilot)  # nothing is read yet
        await pilot.press("G", "enter")
        await until(pilot, lambda: not screen.library.unsaved())
        assert "built in 1883" in seen(pilot)
        await pilot.press("escape", "g")
        await until(pilot, lambda: LINE in seen(pilot))
        text = screen.text
        shown = seen(pilot)
        assert "roof fell in" in shown and "That is all." in shown
        assert "9,000 inhabitants before" not in shown.split("Said")[0]
        await pilot.press("w")
        assert LINE not in seen(pilot) and "built in 1883" in seen(pilot)
        await pilot.press("w")
        assert LINE in seen(pilot)
        await pilot.press("enter", "right_curly_bracket")
        assert text.current is not None and not text.folded
        assert "built in 1883" in seen(pilot)


async def test_a_match_opens_what_is_folded(make_app: Making) -> None:
    async with make_app(FIRST, SECOND).run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("G", "enter")
        await until(pilot, lambda: not screen.library.unsaved())
        await pilot.press("escape", "g")
        await until(pilot, lambda: LINE in seen(pilot))
        await given(pilot, "slash", "grandfather", "enter")
        await until(pilot, lambda: "built in 1883" in seen(pilot))
        assert LINE not in seen(pilot)


async def test_a_new_number_is_never_folded(make_app: Making) -> None:
    other = SECOND.replace("14 times", "15 times")
    async with make_app(FIRST, other).run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("G", "enter")
        await until(pilot, lambda: not screen.library.unsaved())
        await pilot.press("escape", "g")
        await until(pilot, lambda: "▸ 1 paragraph read" in seen(pilot))
        assert "shelled 15 times" in seen(pilot)


async def test_the_config_switches_it_off(make_app: Making) -> None:
    app = make_app(FIRST, SECOND, settings=Settings(read_delay=60.0, fold_read=False))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("G", "enter")
        await until(pilot, lambda: not screen.library.unsaved())
        await pilot.press("escape", "g")
        assert "built in 1883" in seen(pilot) and LINE not in seen(pilot)
        await pilot.press("w")
        assert "Nothing is folded here" in screen.status.text
