"""The reading screen: what keys and clicks do, and what is seen of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, resized, seen, until


async def test_the_first_screen_shows_developments_text_and_evidence(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        text = seen(pilot)
        assert "2 developments" in text
        assert "● Talks open in Merrow" in text
        assert "We have come to listen" in text
        assert "── Said 2" in text
        assert "Kessel" in text.split("── Said 2")[1]


async def test_nothing_is_read_by_being_there_at_start(make_app: Making) -> None:
    async with make_app(READING, read_delay=0.05).run_test() as pilot:
        screen = await loaded(pilot)
        await pilot.pause(0.3)
        assert screen.library.counts().unread == 2


async def test_staying_after_a_key_marks_read_and_passing_over_does_not(make_app: Making) -> None:
    async with make_app(READING, read_delay=0.4).run_test() as pilot:
        screen = await loaded(pilot)
        await pilot.press("j", "k", "j")
        await until(pilot, lambda: screen.library.counts().unread == 1)
        row = screen.session.row
        assert row is not None and row.state.read and "Bridge" in row.title
        await pilot.pause(0.6)
        assert screen.library.counts().unread == 1


async def test_enter_marks_read_and_goes_to_the_text(make_app: Making) -> None:
    async with make_app(READING).run_test() as pilot:
        screen = await loaded(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: screen.library.counts().unread == 1)
        assert screen.text.has_focus
        await pilot.press("q")
        assert screen.rows.has_focus


async def test_a_bookmark_is_there_at_the_next_start(make_app: Making) -> None:
    async with make_app(READING).run_test() as pilot:
        screen = await loaded(pilot)
        await pilot.press("j", "b")
        await until(pilot, lambda: "★ Bridge" in seen(pilot))
    screen.library.close()
    async with make_app(READING).run_test() as pilot:
        assert "★ Bridge" in seen(pilot)


async def test_bookmarks_are_a_view_of_their_own(make_app: Making) -> None:
    async with make_app(READING).run_test() as pilot:
        screen = await loaded(pilot)
        await pilot.press("b")
        await until(pilot, lambda: screen.library.counts().bookmarked == 1)
        await pilot.press("5")
        text = seen(pilot)
        assert "Talks open" in text and "Bridge at Halden" not in text
        await pilot.press("1")
        assert "Bridge at Halden" in seen(pilot)


async def test_in_an_unread_list_what_was_read_stays_until_the_list_is_left(
    make_app: Making,
) -> None:
    async with make_app(READING).run_test() as pilot:
        screen = await loaded(pilot)
        await pilot.press("U", "j", "m")
        await until(pilot, lambda: screen.library.counts().unread == 1)
        assert "Bridge at Halden" in seen(pilot)
        await pilot.press("k", "1", "U")
        await until(pilot, lambda: "Bridge at Halden" not in seen(pilot))


async def test_marking_all_is_one_undo(make_app: Making) -> None:
    async with make_app().run_test() as pilot:
        screen = await loaded(pilot)
        unread = screen.library.counts().unread
        await pilot.press("A")
        await until(pilot, lambda: screen.library.counts().unread == 0)
        await pilot.press("u")
        await until(pilot, lambda: screen.library.counts().unread == unread)


async def test_quotes_are_walked_with_their_attribution(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("}")
        assert screen.text.quote is not None
        assert "Kessel" in seen(pilot).splitlines()[-1]


async def test_the_place_in_a_development_is_kept(make_app: Making) -> None:
    long = "Notes from the front\n\n" + "\n\n".join(
        f"Paragraph {n} says what paragraph {n} has to say about the day." for n in range(60)
    )
    async with make_app(READING, long).run_test(size=(100, 24)) as pilot:
        screen = await loaded(pilot)
        while screen.text.article and "Notes" not in screen.text.article.development.heading:
            await pilot.press("j")
        await pilot.press("l", "pagedown", "pagedown")
        place = screen.text.place
        assert place.block > 1
        await pilot.press("h", "n", "g")
        await pilot.press("G", "g")
        while screen.text.article and "Notes" not in screen.text.article.development.heading:
            await pilot.press("j")
        assert screen.text.place == place


async def test_space_reads_on_through_everything(make_app: Making) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        first = screen.session.cursor
        for _ in range(12):
            await pilot.press("space")
        assert screen.session.cursor > first


async def test_as_many_panes_as_fit(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(160, 24)) as pilot:
        screen = await loaded(pilot)
        views = (screen.rows, screen.text, screen.evidence)
        for columns, panes in (
            (160, {"list", "article"}),
            (159, {"list", "article", "evidence"}),
            (110, {"list", "article", "evidence"}),
            (109, {"list", "article"}),
            (60, {"list"}),
        ):
            await resized(pilot, columns, 24)
            assert {view.id for view in views if view.display} == panes, columns


async def test_the_evidence_takes_the_lists_place_at_eighty_columns(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("v")
        assert screen.evidence.display and not screen.rows.display
        await pilot.press("v")
        assert screen.rows.display and screen.rows.has_focus


@pytest.mark.parametrize("columns", [60, 80])
async def test_where_there_is_little_room_the_evidence_is_right_of_the_text(
    make_app: Making, columns: int
) -> None:
    async with make_app(READING).run_test(size=(columns, 24)) as pilot:
        screen = await loaded(pilot)
        for pane in ("article", "evidence", "evidence"):
            await pilot.press("l")
            assert screen.pane == pane and screen.focused_view.display
        await pilot.press("h")
        assert screen.pane == "article" and screen.text.display
        await pilot.press("shift+tab")  # as `h`
        assert screen.rows.has_focus and not screen.evidence.display


async def test_the_evidence_below_the_text_takes_what_it_needs_and_two_fifths_at_most(
    make_app: Making,
) -> None:
    many = "Ferry held\n\n" + "\n\n".join(f"“Boat {n} left,” said Ada Kessel." for n in range(40))
    async with make_app(many, READING).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        text, evidence = screen.text, screen.evidence
        heights = []
        for key in ("j", "j", "k"):
            await pilot.press(key)
            assert (text.region.x, text.region.bottom) == (evidence.region.x, evidence.region.y)
            assert evidence.region.bottom == screen.status.region.y
            assert text.page_size == text.size.height
            heights.append(evidence.region.height)
            lines = [evidence.render_line(y).text.strip() for y in range(evidence.page_size)]
            assert len(lines) == heights[-1] and lines[-1]
        assert heights[1] == 13 and heights[0] == heights[2] < 10


async def test_evidence_takes_the_lines_too_that_a_short_text_leaves_blank(
    make_app: Making,
) -> None:
    crowded = "Ferry held\n\n" + " ".join(f"“Boat {n},” said Ada Kessel{n}." for n in range(12))
    longer = crowded + "\n\n" + "\n\n".join(f"Boat {n} left." for n in range(30))
    async with make_app(crowded, longer).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        heights = set()
        for key in ("j", "k"):
            await pilot.press(key)
            await pilot.pause()
            text, evidence = screen.text, screen.evidence
            assert text.region.bottom == evidence.region.y and text.page_size == text.size.height
            heights.add((text.page.complete, evidence.region.height > 13))
        assert heights == {(True, True), (False, False)}
        lines = [text.render_line(y).text.strip() for y in range(text.page_size)]
        screen.rows.focus()
        await pilot.resize_terminal(112, 26)
        await until(pilot, lambda: text.region.bottom == evidence.region.y)
        assert lines and evidence.region.bottom == screen.status.region.y


async def test_hidden_evidence_stays_hidden_at_every_width(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(120, 30)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("tab", "tab", "v")
        assert not screen.evidence.display and screen.pane == "article"
        for columns in (170, 80, 130):
            await resized(pilot, columns, 30)
            assert not screen.evidence.display and not screen.shows_margin, columns
        await pilot.press("v")
        assert screen.evidence.display


async def test_resizing_keeps_the_focused_pane_in_sight(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(140, 30)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("tab", "tab")
        assert screen.pane == "evidence"
        for columns in (80, 60, 100, 140, 170):
            await resized(pilot, columns, 24)
            assert screen.focused_view.display, columns


async def test_zen_shows_only_the_text(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(140, 30)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("z")
        assert not screen.rows.display and not screen.evidence.display and screen.text.display
        await pilot.press("escape")
        assert screen.rows.display


@pytest.mark.slow
@pytest.mark.parametrize("columns", first_quick([80, 60, 140]))
async def test_after_zen_the_keys_go_where_they_went_before(make_app: Making, columns: int) -> None:
    async with make_app(READING).run_test(size=(columns, 30)) as pilot:
        screen = await loaded(pilot)
        for pane in ("list", "article", "evidence"):
            await pilot.press("z", "z")
            assert screen.pane == pane and screen.focused_view.has_focus
            await pilot.press("l")


async def test_a_click_chooses_a_row(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 24)) as pilot:
        screen = await loaded(pilot)
        line = next(n for n, text in enumerate(seen(pilot).splitlines()) if "● Bridge" in text)
        await pilot.click(offset=(6, line))
        assert screen.session.row is not None and "Bridge" in screen.session.row.title


async def test_every_action_is_in_the_palette(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 40)) as pilot:
        await loaded(pilot)
        await pilot.press("colon")
        await pilot.pause(0.3)
        await pilot.press("O", "n", "l", "y", "space", "t", "h", "e")
        await until(pilot, lambda: "Only the text" in seen(pilot))


async def test_markup_in_a_bulletin_is_shown_and_never_run(make_app: Making) -> None:
    hostile = "[@click=app.quit()]Press here[/] now\n\n[bold]Not bold[/bold] [link=x]y[/link].\n"
    async with make_app(hostile).run_test(size=(140, 30)) as pilot:
        await loaded(pilot)
        assert "[@click=app.quit()]Press here[/] now" in seen(pilot)
        assert "[bold]Not bold[/bold]" in seen(pilot)


async def test_wide_characters_keep_the_columns(make_app: Making) -> None:
    text = (
        "会谈在首都开始🇺🇦👩‍🚀 and e\u0301 goes on\n\n会谈于星期一在首都开始，双方代表团出席。" * 3
    )
    async with make_app(text).run_test(size=(100, 24)) as pilot:
        await loaded(pilot)
        rows = pilot.app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in rows} == {100}


async def test_help_lists_the_keys_and_closes(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(100, 60)) as pilot:
        await loaded(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: "Bookmark, or remove it" in seen(pilot))
        await pilot.press("q")
        assert "Talks open" in seen(pilot)


async def test_a_chosen_theme_is_there_at_the_next_start(make_app: Making) -> None:
    app = make_app(READING)
    async with app.run_test() as pilot:
        await loaded(pilot)
        await pilot.press("T", "n", "enter")
        await pilot.pause()
    from reader.settings import kept_theme

    assert kept_theme(app.start.folders) == "nord"


async def test_figures_and_dates_are_walked_with_what_they_are(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(130, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("right_parenthesis")
        assert "Monday · Mon" in seen(pilot).splitlines()[-1]
        await pilot.press("right_parenthesis")
        assert "At least 40 houses" in seen(pilot).splitlines()[-1]
        await pilot.press("left_parenthesis")
        assert "Monday" in seen(pilot).splitlines()[-1]


async def test_until_the_first_key_the_newest_bulletin_is_shown(make_app: Making) -> None:
    older = READING.replace("Merrow", "Orm").replace("Halden", "Lisse")
    async with make_app(older, READING).run_test(size=(130, 35)) as pilot:
        screen = await loaded(pilot)
        assert screen.session.cursor == screen.session.listing.step(0, 0)
        assert screen.text.article is not None and screen.text.article.date == "2025-03-02"


async def test_a_pane_that_is_clicked_has_the_keys_and_its_styles_are_worked_out_once(
    make_app: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app().run_test(size=(120, 20)) as pilot:
        screen = await loaded(pilot)
        row = screen.session.cursor
        await pilot.click("#article", offset=(20, 10))
        await pilot.press("j")
        assert (screen.pane, screen.session.cursor) == ("article", row)
        worked_out: list[str] = []
        monkeypatch.setattr(screen, "update_node_styles", lambda **_: worked_out.append("styles"))
        screen.go_to_pane("article")
        assert worked_out == []
        screen.go_to_pane("list")
        assert worked_out == ["styles"]


async def test_a_text_that_is_out_of_sight_is_not_read_by_waiting(make_app: Making) -> None:
    async with make_app(READING, read_delay=0.05).run_test(size=(60, 20)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("j")
        await pilot.pause(0.3)
        assert screen.session.row is not None and not screen.session.row.state.read
        await pilot.press("l")
        await until(pilot, lambda: screen.session.row is not None and screen.session.row.state.read)


async def test_a_file_that_cannot_be_written_is_a_line_in_the_status_bar(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(120, 20)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("s")
        await pilot.pause()
        pilot.app.screen.query_one(Input).value = "~nobody-of-this-name/day.md"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.status.text.startswith("Not saved")


async def test_the_place_is_kept_when_the_reader_is_left(make_app: Making) -> None:
    app = make_app()
    async with app.run_test(size=(80, 14)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("l", "pagedown")
        place = screen.text.place
        assert place.block
        await pilot.press("Q")
    app.library.close()
    async with make_app().run_test(size=(80, 14)) as pilot:
        assert (await loaded(pilot)).text.place == place


@pytest.mark.slow
async def test_the_theme_of_the_start_can_be_chosen_again(make_app: Making) -> None:
    app = make_app(READING, theme="nord")
    async with app.run_test() as pilot:
        await loaded(pilot)
        for letter in ("g", "n"):
            await pilot.press("T", letter, "enter")
            await until(pilot, lambda: len(app.screen_stack) == 1)
    from reader.settings import kept_theme

    assert kept_theme(app.start.folders) == "nord"


async def test_a_folder_without_bulletins_is_said_to_be_one(
    make_app: Making, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    app = make_app(sources=(str(tmp_path / "empty"),))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "No bulletins here" in (await loaded(pilot)).status.text


async def test_the_rule_of_its_section_stays_over_evidence_that_is_scrolled(
    make_app: Making,
) -> None:
    many = "\n\n".join(f"“Boat {n} left,” said Ada Kessel." for n in range(40))
    role = "deputy head of the harbour inspection of the northern district of the coast office"
    first = f"Ferry held\n\n“No,” said Bo Lind, {role}."
    async with make_app(f"{first}\n\n{many}\n\nAt least 40 houses burnt.").run_test(
        size=(120, 30)
    ) as pilot:
        screen = await loaded(pilot)
        assert "── Said 41 · Claimed 1 ──" in screen.evidence.render_line(0).text
        await pilot.press("tab", "tab", *"jjjjjjjjjjjj")
        assert (
            screen.evidence.top and "── Said · Ada Kessel ──" in screen.evidence.render_line(0).text
        )
        screen.evidence.go_to(1)  # the rule stands over the name; the role goes on below it
        lines = [screen.evidence.render_line(y).text for y in range(2)]
        assert "── Said · Bo Lind  deputy" in lines[0] and "office" in lines[1]
        await pilot.press("G", "k", "j")
        lines = [screen.evidence.render_line(y).text for y in range(screen.evidence.page_size)]
        assert "── Claimed" in "".join(lines) and "houses" in lines[-1]


async def test_all_lines_of_the_chosen_entry_are_in_sight(make_app: Making) -> None:
    long = "“We will stay at the quay until every last one of us is heard, and " * 4
    quotes = "\n\n".join(f"“Boat {n} left,” said Ada Kessel." for n in range(9))
    text = f"Ferry held\n\n{quotes}\n\n{long}not before,” said Ada Kessel.\n\n“No,” said Lena Ruud."
    async with make_app(text).run_test(size=(110, 30)) as pilot:
        screen = await loaded(pilot)
        assert screen.evidence.page.is_close  # no blank line between speakers: not all has room
        await pilot.resize_terminal(110, 100)
        await until(pilot, lambda: not screen.evidence.page.is_close)
        await pilot.resize_terminal(110, 30)
        await until(pilot, lambda: screen.evidence.page.is_close)
        await pilot.press("tab", "tab", *"jjjjjjjjjj")
        lines = [screen.evidence.render_line(y).text for y in range(screen.evidence.page_size)]
        assert "We will stay" in "".join(lines) and "not before,”" in "".join(lines)
