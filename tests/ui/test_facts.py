"""`i` tells everything known about a text."""

from __future__ import annotations

from pathlib import Path

from reader.library.rows import RowState, TextCopy, TextOrigin
from reader.models import Bulletin
from reader.ui.page.facts_page import facts_blocks
from tests.library.long_development import many_paragraphs
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, seen, until
from tests.ui.test_long_article import article


def told(**changes: object) -> dict[str, str]:
    """The facts by their labels."""
    shown = article(*many_paragraphs(2))._replace(**changes)  # type: ignore[arg-type]
    blocks = facts_blocks(shown, RowState(read=True, updated=True), TextOrigin(0, 7, 5))
    pieces = [blocks.get(number) for number in range(40)]
    return {piece.sign: piece.text for piece in pieces if piece is not None and piece.sign}


def test_what_is_known_is_told_and_what_is_not_has_no_line() -> None:
    facts = told(publisher="Halden Observer", address=None, source="/news/day.txt")
    assert facts["Publisher"] == "Halden Observer" and facts["File"] == "/news/day.txt"
    assert "Address" not in facts and "Note" not in facts and "Also in" not in facts
    assert facts["Marks"] == "read, changed since it was read"
    assert facts["Read"].endswith("by rules 7 and parser 5") and facts["Language"] == "English"
    assert told(source="-")["File"] == "standard input"
    credits = ("Saturday, March 8, 2025", "By Ilse Varn")  # the day has a line of its own
    assert told(date="2025-03-08", credits=credits)["Credits"] == "By Ilse Varn"


def test_the_day_says_how_it_is_known() -> None:
    dated = told(date="2025-03-08", date_basis="name", date_inferred=True)
    assert dated["Day"] == "Sat 8 Mar 2025, from the file's name, the year is inferred"
    assert told(date=None)["Day"] == "not known"


def test_other_bulletins_with_the_same_words_are_named_with_their_files() -> None:
    other = Bulletin("Evening", (), publisher="Grenska Telegraph", source="/news/other.txt")
    named = told(also=(TextCopy(other, "On the river"),))
    assert named["Also in"] == "Grenska Telegraph · Evening · On the river · /news/other.txt"


async def test_i_opens_it_and_the_same_key_closes_it(make_app: Making, tmp_path: Path) -> None:
    async with make_app(READING).run_test(size=(120, 35)) as pilot:
        await loaded(pilot)
        await pilot.press("i")
        await until(pilot, lambda: "About this text" in seen(pilot))
        text = seen(pilot)
        assert "from the file's name" in text and "by rules" in text
        await pilot.press("j", "G", "g", "i")
        await until(pilot, lambda: "About this text" not in seen(pilot))
