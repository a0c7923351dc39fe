"""On a wide screen each quote and figure has a note beside its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from reader.annotate import annotate
from reader.models import Block, Development, Span
from reader.ui.page.article_page import page_block_of
from reader.ui.page.margin import BELOW, CHUNK, SPILLS, STRETCH, Margin
from reader.ui.page.walk import is_told_below
from reader.ui.panes.article import ArticleView
from reader.ui.screens.main import MainScreen
from tests.library.long_development import many_paragraphs, one_paragraph, stored
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, resized, seen, until
from tests.ui.test_long_article import article, page_of

CROWDED = "Ferry held\n\n" + "\n\n".join(
    f"“Boat {number} left,” said Ilse Varn, the mayor, with 4{number} lorries and 3{number} cars."
    for number in range(9)
)


BRANDT = ("At least 40 houses", "  Tomas Brandt")
"""What the text of a paragraph begins with, and what stands over its note."""


def beside(screen: MainScreen, words: str) -> str:
    """What stands beside the line of the text that has these words."""
    lines = [screen.text.render_line(y).text for y in range(screen.text.page_size)]
    return next(line for line in lines if words in line)[screen.text.columns.before :].rstrip("▐ ")


def notes_of(margin: Margin, count: int, step: int = 1) -> dict[int, tuple[str, Sequence[Span]]]:
    """The lines of notes beside `count` lines, asked for forwards or backwards."""
    numbers = range(count)[::step]
    lines = {number: margin.line(number) for number in numbers}
    return {number: (line.text.text, line.spans) for number, line in lines.items() if line}


async def test_notes_stand_beside_their_paragraphs(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(170, 40)) as pilot:
        screen = await loaded(pilot)
        assert not screen.evidence.display and screen.panes == ("list", "article")
        assert beside(screen, "“We have come to listen") == "Ada Kessel"
        assert "told" in beside(screen, "reporters.") or "told" in seen(pilot)
        lines = lines_of(screen.text)
        at, note = (next(n for n, line in enumerate(lines) if words in line) for words in BRANDT)
        assert 0 <= note - at <= SPILLS[0]
        await resized(pilot, 159, 40)
        assert screen.evidence.display and screen.text.columns.notes == 0


async def test_the_text_stands_in_the_middle_of_what_the_margin_leaves(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(200, 50)) as pilot:
        screen = await loaded(pilot)
        indent, text, before, notes = screen.text.columns
        left = screen.text.line_width - 1 - notes
        assert text == 76 and abs(indent - (left - indent - text)) <= 3
        assert indent + text < before and before + notes < screen.text.line_width
        assert 44 < notes < 64  # half of the room that 44 leave beside the text
        await pilot.press("v")
        assert screen.text.columns.notes == 0
        await pilot.press("z", "v")
        assert screen.text.columns.notes and screen.rows.display
        await pilot.resize_terminal(260, 60)
        await until(pilot, lambda: screen.text.columns.notes == 64)
        assert screen.text.columns.text == 76


async def test_a_text_that_the_border_leaves_little_room_has_no_margin(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(170, 40)) as pilot:
        screen = await loaded(pilot)
        screen.text.styles.width = 60
        await until(pilot, lambda: screen.text.columns.notes == 0)
        assert screen.text.columns.text > 50
        screen.text.styles.width = 80
        await until(pilot, lambda: screen.text.columns.notes > 0)
        assert screen.text.columns.text >= 40


async def test_notes_scroll_with_the_text(make_app: Making) -> None:
    async with make_app(CROWDED).run_test(size=(170, 16)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("l")
        before = lines_of(screen.text)
        await pilot.press("j")
        assert lines_of(screen.text)[:-1] == before[1:]


def lines_of(view: ArticleView) -> list[str]:
    return [view.render_line(y).text.rstrip("▐ ") for y in range(view.page_size)]


async def test_a_quote_takes_the_lines_that_its_paragraph_and_the_next_ones_leave(
    make_app: Making,
) -> None:
    said = "“We held the ferry as long as anybody asked for it, and then longer,” said Ada Kessel."
    answered = said.replace("Ada Kessel", "Tomas Brandt")
    many = "\n\n".join([said, answered] * 12)
    long = f"Ferry held\n\n{said} {'It was cold. ' * 30}\n\n{many}"
    async with make_app(long).run_test(size=(170, 60)) as pilot:
        screen = await loaded(pilot)
        lines = [line[screen.text.columns.before :].strip() for line in lines_of(screen.text)]
        notes = [line for line in lines if line]
        assert notes[0] == "Ada Kessel" and "anybody asked" in " ".join(notes[1:4])
        assert notes[3].endswith("longer,”")
        assert notes[7].endswith("longer,”")
        assert sum(note.endswith("…") for note in notes) >= 2  # whole they would drift


async def test_whose_a_note_is_stays_beside_the_first_line(make_app: Making) -> None:
    said = " ".join(f"“Boat {number} left,” said Ada Kessel." for number in range(9))
    text = f"Ferry held\n\n{said} {'It was cold. ' * 40}"
    async with make_app(text).run_test(size=(170, 9)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("l", *"jjjjjj")
        first, second, *_ = (line[screen.text.columns.before :] for line in lines_of(screen.text))
        assert screen.text.top > 3
        assert first.strip() == "Ada Kessel" and "Boat" in second


async def test_a_note_below_its_paragraph_does_not_name_again_who_stands_above_it(
    make_app: Making,
) -> None:
    said = (
        "“Boat {} left the harbour before anybody had come to count the lorries,” said Ada Kessel."
    )
    text = "Ferry held\n\n" + "\n\n".join(said.format(number) for number in range(3))
    async with make_app(f"{text}\n\nNobody answered.").run_test(size=(170, 30)) as pilot:
        screen = await loaded(pilot)
        notes = [line[screen.text.columns.before :].strip() for line in lines_of(screen.text)]
        assert notes.count("Ada Kessel") == 1 and sum("said" in note for note in notes) == 3


async def test_walking_marks_the_note_with_its_words(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(170, 40)) as pilot:
        screen = await loaded(pilot)
        assert marked(screen) == ""
        await pilot.press("}")
        assert marked(screen).startswith("Ada Kessel told") and "Kessel" in screen.status.text
        await pilot.press("right_parenthesis")
        assert "40 houses" in marked(screen)


def marked(screen: MainScreen) -> str:
    """The words in the margin that have the look of the current item."""
    view, words = screen.text, []
    background = view.look(("text", "current")).bgcolor
    for y in range(view.page_size):
        strip = view.render_line(y).crop(view.columns.before, view.line_width)
        words += [part.text for part in strip if part.style and part.style.bgcolor == background]
    return " ".join(" ".join(words).split())


async def test_a_click_on_a_note_stands_on_its_item(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(170, 40)) as pilot:
        screen = await loaded(pilot)
        lines = lines_of(screen.text)
        line = next(n for n, text in enumerate(lines) if "Tomas Brandt" in text[80:])
        at = screen.text.content_region
        await pilot.click(offset=(at.x + screen.text.columns.before + 2, at.y + line))
        assert screen.text.current is not None and "Tomas Brandt" in screen.status.text


@pytest.mark.parametrize("columns", [120, 170])
async def test_a_click_on_words_in_the_text_stands_on_the_item_there(
    make_app: Making, columns: int
) -> None:
    async with make_app(READING).run_test(size=(columns, 40)) as pilot:
        screen = await loaded(pilot)
        place = screen.text.content_region
        lines = lines_of(screen.text)

        async def click(words: str) -> None:
            y = next(n for n, text in enumerate(lines) if words in text)
            await pilot.click(offset=(place.x + lines[y].index(words), place.y + y))

        await click("come to listen")
        assert screen.status.text.startswith("Ada Kessel")
        await click("40 houses")  # in what Brandt said: the figure
        assert screen.status.text.startswith("At least 40 houses damaged")
        assert screen.evidence.target == screen.text.marked or columns == 170
        await click("reporters.")
        assert screen.status.text.startswith("At least 40 houses")  # nothing was said there


async def test_selected_words_are_those_of_the_text_alone(make_app: Making) -> None:
    async with make_app(READING).run_test(size=(200, 40)) as pilot:
        screen = await loaded(pilot)
        taken = screen.text.get_selection(Selection(None, None))
        assert taken is not None and "Ada Kessel told" not in taken[0]
        lines = lines_of(screen.text)
        line = next(n for n, text in enumerate(lines) if "We have come" in text)
        at = lines[line].index("“We have")
        assert screen.text.get_selection(Selection(Offset(at, line), Offset(at + 8, line))) == (
            "“We have",
            "\n",
        )


SHAPES = {"many": many_paragraphs(150), "one": one_paragraph(150)}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("width", [24, 44])
def test_every_item_has_a_note_near_its_paragraph_or_is_counted(shape: str, width: int) -> None:
    part, finds = SHAPES[shape]
    page = page_of(article(part, finds), 60)
    page.reach(10**9)
    margin = Margin(article(part, finds), page, width)
    shown = notes_of(margin, margin.height)
    items = {quote.span for quote in finds.quotes} | {figure.span for figure in finds.figures}
    firsts: dict[Span, int] = {}
    for number, (_, spans) in shown.items():
        for span in spans:
            firsts.setdefault(span, number)
    counted = sum(int(text.strip(" +more")) for text, spans in shown.values() if not spans)
    assert len(firsts) + counted == len(items) and len(firsts) > len(items) / 3
    for span, number in firsts.items():
        line = page.line_of(page_block_of(article(part, finds), span.block), span.start)
        assert -STRETCH <= number - line <= BELOW + STRETCH
    assert all(len(text) <= width for text, _ in shown.values())


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_notes_are_the_same_wherever_they_are_asked_for_first(shape: str) -> None:
    part, finds = SHAPES[shape]
    shown = article(part, finds)
    made = []
    for step in (1, -1, -37):
        page = page_of(shown, 60)
        page.reach(10**9)
        some = notes_of(Margin(shown, page, 30), 600, step)
        made.append(some)
    assert made[0] == made[1] and made[2].items() <= made[0].items()


def test_the_margin_of_a_long_article_reads_and_wraps_little() -> None:
    text, found = stored(*many_paragraphs(1500))
    shown = article(*many_paragraphs(3))._replace(development=text, found=found)
    page = page_of(shown, 60)
    margin = Margin(shown, page, 30)
    assert margin.line(9) is not None
    assert len(page.lines) < 3 * CHUNK
    assert len(found.quotes._pages) <= 1 and len(found.figures._pages) <= 1


async def test_a_key_shows_the_last_note_of_a_short_text(make_app: Making) -> None:
    async with make_app(CROWDED).run_test(size=(170, 12)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("l", "G")
        assert screen.text.at_end
        assert "38 cars" in " ".join(lines_of(screen.text)[-5:])


def test_notes_drift_further_if_then_all_are_whole() -> None:
    said = "Ilse Varn said that {} ferries had left the old harbour for the islands at noon."
    few = ["Piet Lomar said that 17 lorries waited.", "Nobody else spoke of it."]
    for count, is_whole in ((3, True), (9, False)):
        paragraphs = *[said.format(number + 20) for number in range(count)], *few
        part = Development("Ferries", paragraphs)
        shown = article(
            part, annotate([*map(Block, (part.heading, *paragraphs))], date(2031, 5, 3))
        )
        notes = [text for text, _ in notes_of(Margin(shown, page_of(shown, 60), 24), 90).values()]
        assert (not any(note.endswith("…") for note in notes)) == is_whole


def test_what_the_text_repeats_of_its_heading_has_one_note() -> None:
    part = Development(
        "Varn: ‘We lost 40 boats’", ("“We lost 40 boats,” said Ilse Varn, the mayor of Orm.",)
    )
    blocks = [Block(part.heading), *map(Block, part.paragraphs)]
    shown = article(part, annotate(blocks, date(2031, 5, 3)))
    page = page_of(shown, 60)
    margin = Margin(shown, page, 40)
    notes = [text for text, _ in notes_of(margin, 12).values() if "40" in text]
    assert len(notes) == 2 and "said" in notes[0]  # the quote, and its figure
    assert [is_told_below(shown, quote) for quote in shown.found.quotes] == [True, False]


def test_a_note_has_the_relay_of_a_quote_and_says_which_number_is_an_earlier_one() -> None:
    words = "Ilse Varn told the Halden Observer that 40 boats had left, up from 30 on Sunday."
    part = Development("Boats", (words,))
    shown = article(part, annotate([Block(part.heading), Block(words)], date(2031, 5, 3)))
    notes = [text for text, _ in notes_of(Margin(shown, page_of(shown, 60), 70), 12).values()]
    assert any(note.endswith("· via Halden Observer") for note in notes)
    assert [note for note in notes if note.endswith("· an earlier number")] == [
        next(note for note in notes if note.strip().startswith("30"))
    ]
