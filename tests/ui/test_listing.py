"""The list: rows of one or two lines, headings of days, what is bold, and the counts above it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reader.library.row_summary import RowSummary
from reader.library.rows import Row, RowState
from reader.library.views.developments import DEVELOPMENT_COLUMNS
from reader.settings import Settings
from reader.ui.page.listed_row import (
    RowLook,
    heading_line,
    only_line,
    only_refusal_line,
    refusal_line,
    title_line,
    told_line,
)
from reader.ui.screens.main import MainScreen
from tests.ui.conftest import Making
from tests.ui.reading import READING, given, loaded, resized, seen, until

ROW = Row("development", 1, 1, ("A long title of a bridge",), summary=RowSummary("Ruud", 5, 7))
DAY = Row("bulletin", 1, None, ("The week on the Ansel",), date="2025-03-08")
OLDER = READING.replace("Merrow", "Orm").replace("Halden", "Lisse")


def line_of(screen: MainScreen, words: str) -> int:
    """The line of the list that shows these words."""
    lines = [screen.rows.shown_line(y).text for y in range(screen.rows.page_size)]
    return next(y for y, line in enumerate(lines) if words in line)


def is_bold(screen: MainScreen, words: str) -> bool:
    """Whether a title in the list is bold."""
    strips = map(screen.rows.shown_line, range(screen.rows.page_size))
    strip = next(one for one in strips if words in one.text and one.text[1] in "●○")
    return any(s.style is not None and bool(s.style.bold) for s in strip if words in s.text)


async def test_a_row_has_two_lines_where_there_is_room(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        title = line_of(screen, "● Talks open in Merrow")
        told = screen.rows.shown_line(title + 1).text.split()
        assert told[1:7] == ["Kessel,", "Brandt", "2", "“", "1", "#"]
        assert "Ruud" in screen.rows.shown_line(line_of(screen, "Bridge at") + 1).text


async def test_a_row_has_one_line_elsewhere(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        for size in ((109, 35), (120, 23), (80, 24)):
            await resized(pilot, *size)
            assert line_of(screen, "Bridge at") == line_of(screen, "● Talks open") + 1, size


@pytest.mark.parametrize(("rows", "size"), [(1, (130, 35)), (2, (80, 24))])
async def test_the_config_says_how_many_lines_a_row_has(
    make_app: Making, rows: int, size: tuple[int, int]
) -> None:
    async with make_app(READING, settings=Settings(rows=rows)).run_test(size=size) as pilot:
        screen = await loaded(pilot)
        assert line_of(screen, "Bridge at") == line_of(screen, "● Talks open") + rows


@pytest.mark.slow
async def test_the_chosen_row_and_its_heading_stay_in_sight(make_app: Making) -> None:
    for size in ((120, 24), (120, 25), (80, 24)):
        async with make_app().run_test(size=size) as pilot:
            screen = await loaded(pilot)
            for keys in ("j" * 7, "D", "G", "k" * 9, "W", "g", "ctrl+d"):
                await pilot.press(*(keys if len(set(keys)) == 1 else [keys]))
                assert screen.session.row is not None
                line = screen.rows.shown_line(line_of(screen, "▌")).text
                assert screen.session.row.title[:9] in line
                first = screen.rows.shown_line(0).text
                assert not first.startswith("    ") or not first.strip("│▐┃ ")


async def test_a_click_on_either_line_of_a_row_chooses_it(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        line = line_of(screen, "Bridge at")
        for offset in ((6, line + 1), (6, line)):
            await pilot.press("g")
            await pilot.click(screen.rows, offset=offset)
            assert screen.session.row is not None and "Bridge" in screen.session.row.title


async def test_bold_is_what_is_unread_in_the_bulletin_of_the_cursor(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        assert is_bold(screen, "Talks open in Merrow") and is_bold(screen, "Bridge at Halden")
        assert not is_bold(screen, "Talks open in Orm")
        await pilot.press("m")
        await until(pilot, lambda: not is_bold(screen, "Talks open in Merrow"))
        await pilot.press("j", "j")
        assert is_bold(screen, "Talks open in Orm") and not is_bold(screen, "Bridge at Halden")


def test_a_heading_has_the_day_and_the_year_only_of_another_year() -> None:
    assert heading_line(DAY, 36, "2025-03-08")[0].rstrip() == " SAT 8 MAR  The week on the Ansel"
    assert heading_line(DAY, 20, "2025-11-01")[0] == " SAT 8 MAR  The wee…"
    assert heading_line(DAY, 18, "2026-03-08")[0] == " SAT 8 MAR 2025  …"
    counted = DAY._replace(cells=(*DAY.cells, "· 12"))
    assert heading_line(counted, 40, "2025-03-08")[0].rstrip().endswith("on the Ansel · 12")
    assert heading_line(counted, 32, "2025-03-08")[0] == " SAT 8 MAR  The week on th… · 12"
    unknown = DAY._replace(date=None)
    assert heading_line(unknown, 25, "2026-03-08")[0].rstrip() == " The week on the Ansel"


def test_a_live_page_has_its_times_and_its_title_where_there_is_room() -> None:
    live = DAY._replace(times="06:15–18:02")
    assert heading_line(live, 36, "2025")[0].rstrip() == " SAT 8 MAR  live · 06:15–18:02"
    assert heading_line(live, 26, "2025")[0].startswith(" SAT 8 MAR  The week")
    assert "06:15–18:02 · The week" in heading_line(live, 60, "2025")[0]


def test_of_two_lines_of_what_could_not_be_read_the_lower_has_the_reason() -> None:
    row = DAY._replace(kind="unreadable", cells=("2025-03-08-broken.txt", "is binary data"))
    upper, lower = (refusal_line(row, is_last, 36, "2025-03-09")[0] for is_last in (False, True))
    assert upper.rstrip() == " SAT 8 MAR  2025-03-08-broken.txt"
    assert lower.rstrip() == "   is binary data"
    assert only_refusal_line(row, 28)[0].rstrip() == " 2025-03-08…  is binary data"
    told = row._replace(cells=("2025-03-08-broken.txt", "is binary data (it has NUL bytes)"))
    assert refusal_line(told, True, 36, None)[0].endswith("(it has NUL bytes)")
    assert refusal_line(told, True, 35, None)[0].rstrip() == "   is binary data"
    assert only_refusal_line(told, 28) == only_refusal_line(row, 28)


def test_the_lower_line_has_people_counts_time_and_signs() -> None:
    state = RowState(read=True, bookmarked=True, updated=True)
    told = ROW._replace(state=state, summary=ROW.summary._replace(time="11:05"))
    assert text(told_line(told, 40, RowLook())) == "    11:05  Ruud            5 “   7 # ★◆ "
    short = ROW._replace(cells=("A bridge",), summary=RowSummary())
    assert text(told_line(short, 30, RowLook())).strip() == ""
    for width in range(1, 60):
        assert len(text(told_line(told, max(width, 12), RowLook(True)))) == max(width, 12)


def test_a_title_goes_on_where_the_lower_line_has_no_words() -> None:
    bare = ROW._replace(cells=("The bridge at Orm is open again",), summary=RowSummary(claims=5))
    both = [title_line(bare, DEVELOPMENT_COLUMNS, 28, RowLook()), told_line(bare, 28, RowLook())]
    assert text(both[0]).rstrip() == " ● The bridge at Orm is"
    assert text(both[1]).rstrip() == "    open aga…        5 #"
    told = title_line(bare, DEVELOPMENT_COLUMNS, 28, RowLook(), "Roads")
    assert text(told).rstrip().endswith("…")


def test_a_section_is_told_once_without_costing_a_line_or_a_title() -> None:
    row = ROW._replace(cells=("A bridge",))
    assert text(told_line(row, 40, RowLook(), "Losses")).startswith("    Losses · Ruud   ")
    assert "Losses of both arm" in text(told_line(row, 40, RowLook(), "Losses of both armies"))
    one = text(only_line(row, DEVELOPMENT_COLUMNS, 40, RowLook(), "Losses"))
    assert one.startswith(" ● A bridge · Losses   ") and len(one) == 40
    assert "Losses" not in text(only_line(ROW, DEVELOPMENT_COLUMNS, 40, RowLook(), "Losses"))


@pytest.mark.slow
async def test_a_section_stands_in_the_first_row_below_it(make_app: Making, tmp_path: Path) -> None:
    items = "\n\n".join(f"- **Boat {n} left.** It was cold at the quay all day." for n in range(3))
    text = f"# The day, 3 March 2025\n\n## Quays\n\n{items}\n\n## Roads\n\n{items}\n"
    (tmp_path / "day.md").write_text(text)
    app = make_app(sources=(str(tmp_path / "day.md"),))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await loaded(pilot)
        lines = [screen.rows.shown_line(y).text for y in range(20)]
        assert [sum(name in line for line in lines) for name in ("Quays", "Roads")] == [1, 1]


def test_the_one_line_of_a_row_has_its_most_important_sign() -> None:
    def sign(state: RowState) -> str:
        row = ROW._replace(state=state)
        return text(only_line(row, DEVELOPMENT_COLUMNS, 20, RowLook()))[1]

    states = [RowState(), RowState(read=True), RowState(read=True, updated=True)]
    assert [sign(state) for state in states] == ["●", "○", "◆"]
    marked = [RowState(bookmarked=True), RowState(bookmarked=True, pending=True)]
    assert [sign(state) for state in marked] == ["★", "☆"]


def text(pieces: list[tuple[str, tuple[str, ...]]]) -> str:
    return "".join(words for words, _ in pieces)


@pytest.mark.slow
async def test_the_top_line_and_the_list_say_the_same_numbers(make_app: Making) -> None:
    async with make_app(OLDER, READING).run_test(size=(140, 35)) as pilot:
        screen = await loaded(pilot)
        assert "4 developments · 4 unread" in seen(pilot).splitlines()[0]
        await pilot.press("b", "m")
        await until(pilot, lambda: "4 developments · 3 unread" in seen(pilot).splitlines()[0])
        await until(pilot, lambda: screen.library.counts().bookmarked == 1)
        await pilot.press("5")
        assert "1 development · 0 unread" in seen(pilot).splitlines()[0]
        await pilot.press("1", "U")
        assert "3 unread" in seen(pilot).splitlines()[0]
        await pilot.press("1")
        await given(pilot, "slash", "bridge", "enter")
        assert "2 found" in seen(pilot).splitlines()[0]
        await pilot.press("escape", "5", "m")
        await until(pilot, lambda: "1 development · 1 unread" in seen(pilot).splitlines()[0])


async def test_the_top_line_names_the_views_as_far_as_there_is_room(make_app: Making) -> None:
    short = " 0 New 1 All 2 Quotes 3 People 4 Figures 5 Bookm. 6 Threads 7 Web "
    named = {
        120: " 0 Catch-up  1 Developments  2 Quotes",
        100: " 0 Catch-up 1 Developments 2 Quotes 3 People 4 Figures 5 Bookmarks 6 ",
        80: short,
        60: " 0 New 1 All 2 Quotes 3 People 4 Figures 5 6 7 Web ",
        28: " 0 1 2 3 4 5 6 7 ",
        24: " 2 unread",
    }
    async with make_app(READING).run_test(size=(120, 35)) as pilot:
        await loaded(pilot)
        for columns in named:
            await resized(pilot, columns, 24)
            top = seen(pilot).splitlines()[0]
            assert "2 unread" in top
            assert top.startswith(named[columns])


async def test_one_line_above_the_text_says_when_where_and_whose(make_app: Making) -> None:
    for today, day in ((date(2025, 4, 1), "Sat 8 Mar"), (date(2026, 4, 1), "Sat 8 Mar 2025")):
        async with make_app(today=today).run_test(size=(120, 35)) as pilot:
            await loaded(pilot)
            await pilot.press("j", "j")
            lines = [re.split("[│┃]", line)[1].strip() for line in seen(pilot).splitlines()[1:5]]
            assert f"{day} · 2 of 5 · 1 min · Stig Amadi" in lines
            assert "2025-03-08-ansel" not in seen(pilot)


async def test_a_click_on_a_view_opens_it(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        for name in ("Bookmarks", "Developments"):
            await pilot.click("#top", offset=(seen(pilot).index(name), 0))
            await pilot.pause()
            assert screen.session.listed.title == name
        await pilot.press("slash", "t", "a")
        await pilot.click("#article", offset=(3, 3))  # keeps what is found, as Enter does
        await until(pilot, lambda: not screen.query(".query"))
        assert screen.pane == "article" and "search: ta" in seen(pilot).splitlines()[0]
        await pilot.press("h", "slash", "k")
        await pilot.click("#top", offset=(seen(pilot).index("Quotes"), 0))
        await until(pilot, lambda: not screen.query(".query"))
        await pilot.pause()
        assert screen.session.listed.title == "Quotes" and screen.rows.has_focus


async def test_the_list_has_a_third_of_the_width(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(120, 30)) as pilot:
        screen = await loaded(pilot)
        for columns, width in ((120, 40), (150, 50), (240, 72), (111, 37)):
            await resized(pilot, columns, 30)
            assert screen.rows.region.width == width
        screen.change_classes({"broad": True})  # a view of quotes, people, figures or stories
        for columns, width in ((120, 60), (200, 84)):
            await resized(pilot, columns, 30)
            assert screen.rows.region.width == width


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
async def test_one_border_has_the_position_and_is_lit_while_the_text_has_the_keys(
    make_app: Making, size: tuple[int, int]
) -> None:
    async with make_app().run_test(size=size) as pilot:
        screen = await loaded(pilot)
        x = screen.rows.region.right - 1

        def border() -> set[str]:
            return {line[x] for line in seen(pilot).splitlines()[1:-1]}

        assert border() == {"│", "┃"}
        await pilot.press("l")
        assert border() == {"┃", "█"}
        await pilot.press("h")
        assert border() == {"│", "┃"}
        await resized(pilot, 60, 20)
        assert not {"│", "┃"} & set(seen(pilot))


async def test_an_empty_list_says_what_to_do(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(120, 30)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("5")
        assert "No bookmarks yet: b sets one" in screen.rows.shown_line(0).text
        await pilot.press("1", "A")
        await until(pilot, lambda: screen.library.counts().unread == 0)
        await pilot.press("U")
        assert "All read · U shows" in screen.rows.shown_line(0).text
        await pilot.press("1")
        await given(pilot, "slash", "nothere", "enter")
        assert "Nothing found · Esc goes back" in screen.rows.shown_line(0).text
        await pilot.press("escape")
        assert line_of(screen, "○ Talks open") >= 0


async def test_a_folder_without_bulletins_says_so_once_it_has_been_read(
    make_app: Making, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    app = make_app(sources=(str(tmp_path / "empty"),))
    async with app.run_test(size=(120, 24)) as pilot:
        screen = await loaded(pilot)
        words = [screen.rows.shown_line(y).text for y in range(3)]
        assert "No bulletins here" in " ".join(words)


async def test_the_samples_open_on_what_has_quotes_and_figures_until_something_is_read(
    make_app: Making,
) -> None:
    app = make_app(samples=True)
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await loaded(pilot)
        row = screen.session.row
        assert row is not None and min(row.summary.quotes, row.summary.claims) > 4
        assert screen.session.cursor in screen.session.listing.bulletin_rows(0)
        await pilot.press("m")
        await until(pilot, lambda: screen.library.counts().unread == 43)
    app.library.close()
    async with make_app(samples=True).run_test(size=(120, 30)) as pilot:
        assert (await loaded(pilot)).session.cursor == 1
