"""Blocks that are not English are told by their words and script, and nothing is sought in them."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import languages
from reader.annotate import annotate
from reader.annotate.language.block_languages import find_languages
from reader.annotate.language.function_words import LANGUAGES
from reader.annotate.rules import Rule
from reader.annotate.rules import annotate as annotate_by
from reader.languages import languages_line, text_languages
from reader.models import (
    Annotations,
    Block,
    BlockLanguage,
    DateMention,
    Figure,
    Person,
    Quote,
    Span,
)
from tests.call_counts import effort

CASES = Path(__file__).parent.parent / "cases" / "languages"
GERMAN = "Die Behörden in Orm sagten am 3. März, dass 12 Brücken zerstört worden seien."
ENGLISH = "“We stay,” said Ilse Varn, the mayor of Orm, on Friday. Some 300 people left."


def cases() -> Iterator[tuple[str, list[str]]]:
    """The name of each case, and its lines."""
    for path in sorted(CASES.glob("*.txt")):
        for chunk in ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]:
            name, *lines = chunk.rstrip("\n").split("\n")
            yield f"{path.stem}: {name}", [line for line in lines if line]


@pytest.mark.parametrize(("name", "lines"), list(cases()), ids=lambda value: str(value)[:60])
def test_each_block_has_the_language_that_the_case_says(name: str, lines: Sequence[str]) -> None:
    parts = [line.split(" ", 2) for line in lines]
    blocks = [Block(part[2], part[1] == "#") if part[2:] else Block("") for part in parts]
    found = {one.block: one.language for one in find_languages(blocks)}
    wanted = {at: part[0] for at, part in enumerate(parts) if part[0] != "-"}
    assert found == wanted, name


def test_nothing_is_found_in_a_text_that_is_not_english() -> None:
    found = annotate([Block("Soldaten", True), Block(GERMAN)], date(2031, 5, 13))
    others = (BlockLanguage(0, "de"), BlockLanguage(1, "de"))
    assert found == Annotations(language="de", languages=others)


def test_english_around_another_language_is_read_as_it_is_alone() -> None:
    alone = annotate([Block(ENGLISH), Block(ENGLISH)], date(2031, 5, 13))
    found = annotate([Block(ENGLISH), Block(GERMAN), Block(ENGLISH)], date(2031, 5, 13))
    assert found.people == alone.people
    assert [quote.span.block for quote in found.quotes] == [0, 2]
    assert [figure.low for figure in found.figures] == [300, 300]
    assert (found.language, found.languages) == ("en", (BlockLanguage(1, "de"),))


def test_a_foreign_quotation_in_english_is_a_quote() -> None:
    found = annotate([Block("“Wir werden nicht gehen, und das ist gut so,” Ilse Varn said.")])
    assert [found.people[quote.person or 0].name for quote in found.quotes] == ["Ilse Varn"]
    assert found.languages == ()


def one_of_each(blocks: Sequence[Block]) -> tuple[object, ...]:
    """A person, a quote, a figure and a date in each block that is not empty."""
    spans = [Span(number, 0, 1) for number, block in enumerate(blocks) if block.text]
    return (
        (Person("Jemand"),),
        tuple(Quote(span, "direct", person=0, speakers=(0,)) for span in spans),
        tuple(Figure(span, 1, 1, claimant=0, claimants=(0,), claim=0) for span in spans),
        tuple(DateMention(span, None) for span in spans),
    )


FIELDS = ("people", "quotes", "figures", "dates")
STUB = (Rule("one of each", ("blocks",), FIELDS, one_of_each),)


def test_another_language_is_a_list_of_rules_beside_those_of_english() -> None:
    blocks = [Block(ENGLISH), Block(GERMAN), Block(ENGLISH)]
    found = annotate_by(blocks, None, {"en": STUB, "de": STUB})
    assert [quote.span.block for quote in found.quotes] == [0, 1, 2]
    assert [quote.person for quote in found.quotes] == [0, 1, 0]
    assert [figure.claimants for figure in found.figures] == [(0,), (1,), (0,)]
    assert [figure.claim for figure in found.figures] == [0, 1, 0]
    assert len(found.people) == 2 and len(found.dates) == 3


def test_rules_of_a_language_that_is_not_there_are_not_run() -> None:
    found = annotate_by([Block(ENGLISH)], None, {"en": STUB, "de": STUB})
    assert len(found.people) == 1


def test_every_language_has_a_name() -> None:
    assert {language.code for language in LANGUAGES} == {*languages.NAMES}


@pytest.mark.parametrize(
    ("codes", "line"),
    [
        (("en",), ""),
        (("de",), "German: evidence is marked in English texts only"),
        (
            ("uk", "ru", "de"),
            "Ukrainian, Russian and German: evidence is marked in English texts only",
        ),
        (("en", "de"), "Partly German: evidence is marked in English paragraphs only"),
        (("und",), "Not English: evidence is marked in English texts only"),
        (("und", "de"), "Another language and German: evidence is marked in English texts only"),
    ],
)
def test_one_line_says_what_is_not_marked(codes: tuple[str, ...], line: str) -> None:
    assert languages_line(codes) == line


def test_the_language_of_a_text_is_that_of_most_of_its_characters() -> None:
    assert text_languages(["aa", "bbb", "c"], ()) == ("en",)
    others = [BlockLanguage(1, "de"), BlockLanguage(2, "uk")]
    assert text_languages(["aa", "bbb", "c"], others) == ("de", "en", "uk")
    assert text_languages(["", "bbb"], [BlockLanguage(1, "de")]) == ("de",)


@settings(deadline=None)
@given(st.lists(st.builds(Block, st.text(max_size=200), st.booleans()), max_size=8))
def test_any_text_has_languages_in_order_and_none_for_empty_blocks(blocks: list[Block]) -> None:
    found = find_languages(blocks)
    numbers = [one.block for one in found]
    assert numbers == sorted({*numbers})
    assert all(blocks[number].text for number in numbers)


@pytest.mark.parametrize("piece", ["“", "«»", "и ", "und der ", "ß", "und\n", "“und der”"])
def test_judging_is_no_more_work_than_a_text_is_long(piece: str) -> None:
    def judged(length: int) -> int:
        text = piece * (length // len(piece))
        return effort(lambda: find_languages([Block(line) for line in text.split("\n")]))

    judged(100)
    assert judged(40_000) < 5 * 40_000


def test_relative_days_count_from_the_day_of_their_block() -> None:
    text = "The ferry left yesterday."
    blocks = [Block(text, day=date(2031, 5, 13)), Block(text)]
    values = [found.value for found in annotate(blocks, date(2031, 6, 2)).dates]
    assert values == ["2031-05-12", "2031-06-01"]
    assert [found.value for found in annotate(blocks).dates] == ["2031-05-12", None]
