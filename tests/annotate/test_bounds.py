"""Annotating costs at most so many calls for each character, whatever the text."""

from datetime import date

import pytest

from benchmarks.hostile.hard_texts import ANNOTATED, repeated
from reader.annotate import annotate, claimants
from reader.annotate.limits.unread_blocks import APART, FEW
from reader.annotate.people import entries
from reader.annotate.people.roster import RosterEntry
from reader.annotate.people.spellings import spelling_key
from reader.models import Annotations, Block, Person
from tests.call_counts import calls, effort, lines
from tests.quick import some_quick

DAY = date(2031, 6, 1)
MOST_CALLS = 43
"""For a character; news takes 6, and the 45 of "1 to 2 1 to 2" took 5 s a megabyte."""

LENGTH = 4000
"""Characters of a text: what grows faster than its length is seen here as well as in more."""


def annotated(text: str) -> Annotations:
    return annotate([Block(row) for row in text.split("\n")], DAY)


@pytest.mark.parametrize("piece", some_quick(ANNOTATED))
def test_no_text_is_more_work_than_its_length_allows(piece: str) -> None:
    text = repeated(piece, LENGTH)
    annotated(text[:200])  # reads what is read once
    assert effort(lambda: annotated(text)) < MOST_CALLS * len(text)


def test_a_body_in_a_row_of_bodies_is_not_all_of_those_before_it() -> None:
    found = annotated("Kyiv Ministry " * 500 + "and so on " * 500)
    assert max(len(person.name.split()) for person in found.people) < 20


def test_of_people_of_one_first_name_only_those_are_kept_that_a_name_is_compared_with() -> None:
    people = [
        RosterEntry(Person(f"Anna {number}", None, (), "person"), "f", ("Anna", str(number)), True)
        for number in range(1000)
    ]
    known = entries.Entries(people)
    known.index_first_words()
    assert known.by_first == {spelling_key("Anna"): list(range(entries.MOST_NAMESAKES))}


@pytest.mark.slow
def test_who_a_pronoun_stands_for_is_sought_once_in_a_sentence() -> None:
    text = ("Ivan Lee, Oleg Lee, Igor Lee, " * 9 + "she said, " * 20 + ". ") * 20
    sought = calls(lambda: annotated(text))["referent"]
    assert 0 < sought < 2 * text.count("she said")


@pytest.mark.slow
def test_who_holds_an_office_is_sought_once_in_a_sentence() -> None:
    text = repeated("General Ivan {}, " * 20 + "the chief said, " * 20 + ". ", 16000)
    sought = calls(lambda: annotated(text))["_holds"]
    assert sought < 2 * text.count("the chief said")


@pytest.mark.parametrize(
    "piece",
    [
        "“We lost 12 boats,” said Ilse Varn. ",
        "The ministry denied that 41 men were killed. ",
        "Three officials said 12 boats were lost in Orm. ",
    ],
)
def test_the_claimants_of_a_paragraph_twice_as_long_are_twice_the_work(piece: str) -> None:
    def work(number: int) -> int:
        return lines(lambda: annotated(piece * number), claimants)

    annotated(piece)  # reads what is read once
    assert work(120) < 2.1 * work(60)


@pytest.mark.parametrize("name", ["who said", "said commas", "one sentence of and said"])
def test_the_subject_of_a_verb_is_sought_once(name: str) -> None:
    text = repeated(ANNOTATED[name], 8000)
    sought = calls(lambda: annotated(text))["subject_before"]
    assert 0 < sought < 2 * text.count("said")


@pytest.mark.slow
def test_reports_that_stand_beside_none_are_not_compared() -> None:
    text = repeated(ANNOTATED["quotations before reports"], 8000)
    assert calls(lambda: annotated(text))["_new_report"] == 0


def test_nobody_is_looked_back_for_where_nobody_speaks() -> None:
    text = repeated(ANNOTATED["new lines"], 8000)
    assert calls(lambda: annotated(text))["named_by_sentence"] == 0


def test_dates_and_figures_share_the_tokens_of_a_block() -> None:
    text = f"{PROSE} {AFTER} " * 40
    assert calls(lambda: annotated(text))["plain_tokens"] == 1


def test_a_short_line_that_comes_again_is_read_once() -> None:
    done = calls(lambda: annotated("She said.\nHe left.\n" * 500))
    assert done["find_quotations"] == 3  # the last line is empty


TABLE = "5 km 1 to 2 " * 500
PROSE = "At least 12 soldiers were killed near the village on 3 May, and 40 more were hurt there."
AFTER = "The talks went on in the capital, where those who had come from the north stayed away."


def test_more_figures_than_anybody_writes_are_not_read() -> None:
    done = calls(lambda: annotated(TABLE))
    assert done["measure"] + done["_at"] <= FEW + len(TABLE) // APART


def test_a_paragraph_beside_a_crowd_of_figures_keeps_its_own() -> None:
    alone, beside = annotated(PROSE), annotated(f"{PROSE}\n{TABLE}\n{PROSE}")
    assert len(alone.figures) == 2 and len(alone.dates) == 1
    assert len(beside.figures) == 4 and len(beside.dates) == 2


def test_a_crowd_that_is_small_is_read() -> None:
    assert len(annotated("5 men, " * 100).figures) == 100


@pytest.mark.slow
def test_prose_that_is_full_of_figures_is_read_at_any_length() -> None:
    few, many = (annotated(f"{PROSE} {AFTER}\n" * times) for times in (1, 1000))
    assert len(many.figures) == 1000 * len(few.figures)
