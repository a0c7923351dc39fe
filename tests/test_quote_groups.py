"""What a heading takes from the text below it is no quote of its own."""

from datetime import date

import pytest

from reader.annotate import annotate
from reader.evidence import annotated_part, counted, said
from reader.models import Block, Development


def shown(heading: str, *paragraphs: str) -> list[str]:
    """The lines of the quotes of a development, all speakers'."""
    part = Development(heading, paragraphs)
    found = annotate([Block(text) for text in (heading, *paragraphs)], date(2031, 5, 3))
    evidence = annotated_part(part, found)
    lines = [line.text for speaker in said([evidence]) for line in speaker.quotes]
    assert counted(evidence).partition(" ")[0] == str(len(lines))
    return lines


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("‘We stay in Orm’", "“We stay in Orm,” said Ilse Varn, the mayor."),
        ("Varn: ‘We stay in Orm’", "“We stay in Orm until the ice goes,” said Ilse Varn."),
        ("Varn: ‘We don't move’", "The mayor, Ilse Varn, said: “We don’t move. We stay.”"),
        ("'WE STAY IN ORM'", "“We stay in Orm,” Ilse Varn said, “until the ice goes.”"),
    ],
)
def test_words_of_a_heading_that_stand_in_the_text_are_shown_once(heading: str, text: str) -> None:
    lines = shown(heading, text)
    assert len(lines) == 1 and text[text.index("“") :].startswith(lines[0].partition(" … ")[0])


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        # other words
        ("‘We stay in Orm’", "“We may stay in Orm,” said Ilse Varn, the mayor."),
        ("‘We stay, all of us’", "“We stay and all of us,” said Ilse Varn, the mayor."),
        # somebody else's
        ("Brok: ‘We stay in Orm’", "“We stay in Orm,” said Ilse Varn, the mayor."),
        # not in marks below
        ("Varn: ‘We stay in Orm’", "The mayor, Ilse Varn, said that we stay in Orm."),
        # part of a word
        ("Varn: ‘We stay in Orm’", "“We stay in Ormfield,” said Ilse Varn, the mayor."),
        # only in the heading
        ("Varn: ‘We stay in Orm’", "“The ice is thick,” said Ilse Varn, the mayor."),
    ],
)
def test_other_words_of_a_heading_are_a_line_of_their_own(heading: str, text: str) -> None:
    assert len(shown(heading, text)) == 2


def test_what_is_denied_below_does_not_repeat_the_heading() -> None:
    denied = "Ilse Varn, the mayor, denied having said “we leave Orm”."
    lines = shown("Varn: ‘We leave Orm’", denied)
    assert any(line.startswith("‘We leave Orm") for line in lines)


def test_words_that_stand_twice_in_the_text_are_two_lines() -> None:
    said_twice = "“We stay in Orm,” said Ilse Varn, the mayor."
    assert len(shown("Ice on the river", said_twice, said_twice)) == 2
