"""Quotes by keys: the text stands on the quote of the row, and the way back is one key."""

from __future__ import annotations

from reader.ui.screens.main import MainScreen
from tests.ui.conftest import Making
from tests.ui.reading import READING, given, loaded, seen, until


def pane_of(screen: MainScreen) -> str:
    """The pane that keys go to now."""
    return screen.pane


async def test_the_text_stands_on_the_quote_of_the_row(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("2")
        assert "3 quotes" in seen(pilot).splitlines()[0]
        for key, words in (("g", "We have come"), ("j", "At least 40"), ("j", "It will carry")):
            await pilot.press(key)
            assert screen.text.article is not None and screen.text.quote is not None
            block, start, end = screen.text.quote.span
            assert words in screen.text.article.development.paragraphs[block - 1][start:end]


async def test_enter_goes_to_the_place_and_escape_back_to_the_row(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 30)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("2", "g", "j", "enter")
        assert pane_of(screen) == "article"
        quote = screen.text.quote
        assert quote is not None and quote.kind == "indirect"
        await pilot.press("escape")
        assert pane_of(screen) == "list" and screen.session.listed.name == "quotes"
        assert screen.session.row is not None and screen.session.row.place == quote.span
        await pilot.press("escape")
        assert screen.session.listed.name == "developments"


async def test_what_is_copied_is_the_quote_of_the_row(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("2", "g", "j", "j", "y")
        assert pilot.app.clipboard.startswith("“It will carry what it has to carry,”")


async def test_a_filter_of_quotes_leaves_those_alone_that_fit(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("2")
        await given(pilot, "f", "speaker:brandt", "enter")
        await until(pilot, lambda: screen.session.is_whole)
        words = [row.cells[3] for row in screen.session.listing.rows(0, 9) if not row.is_heading]
        assert words == ["At least 40 houses were damaged in the night"]
        assert "1 found" in seen(pilot).splitlines()[0]
        await pilot.press("escape")
        assert "3 quotes" in seen(pilot).splitlines()[0]


async def test_passing_over_quotes_keeps_no_place(make_app: Making) -> None:
    text = f"{READING}\n\n" + "\n\n".join(f"Lorry {n} went over the bridge." for n in range(60))
    last = f"{text}\n\n“It held,” said Lena Ruud."
    async with make_app(last).run_test(size=(100, 20)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("2", "G")
        assert screen.text.top > 0 and screen.session.target is not None
        await pilot.press("k", "k", "1")
        assert screen.library.place(screen.session.target or 0) is None


async def test_paraphrase_and_denial_are_told_without_colour(make_app: Making) -> None:
    text = "Talks in Merrow\n\nAda Kessel, the minister, denied that the bridge was shut."
    async with make_app(text).run_test(size=(60, 20)) as pilot:
        await loaded(pilot)
        await pilot.press("2")
        line = next(line for line in seen(pilot).splitlines() if "Kessel" in line)
        assert "≈" in line and "denied that the bridge" in line


async def test_a_mark_names_the_development_and_not_the_speaker(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("2", "g", "b")
        await until(
            pilot, lambda: screen.status.text.startswith("Bookmarked “Talks open in Merrow”")
        )


DENIED = """\
Talks in Merrow

Ada Kessel denied that the talks had failed. Tomas Brandt denied that they had begun.

Kessel asked whether the bridge was open. “We are patient,” Kessel said.
"""


async def test_a_key_shows_the_quotes_of_one_stance_after_another(make_app: Making) -> None:
    async with make_app(DENIED).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)

        def shown() -> tuple[str, list[str]]:
            rows = screen.session.listing.rows(0, 9)
            return (
                seen(pilot).splitlines()[0],
                [str(row.cells[0]) for row in rows if not row.is_heading],
            )

        for words, names in (
            ("filter: denied", ["Ada Kessel", "Tomas Brandt"]),
            ("filter: not confirmed", []),
            ("filter: asked", ["Ada Kessel"]),
            ("filter: wanted", []),
        ):
            await pilot.press("x")
            await until(pilot, lambda: screen.session.is_whole)
            assert words in shown()[0] and shown()[1] == names
        await pilot.press("x")
        assert screen.session.query is None and screen.session.listed.name == "developments"
        await pilot.press("2", "g", "=", "x")
        await until(pilot, lambda: screen.session.is_whole)
        assert "filter: Ada Kessel · denied" in shown()[0] and shown()[1] == ["Ada Kessel"]
        await pilot.press("escape")
        assert "4 quotes" in shown()[0]
