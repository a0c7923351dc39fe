"""Names are resolved to people: which are joined, and which never."""

import pytest

from reader.annotate import annotate
from reader.annotate.people.spellings import same_first_name, spelling_key
from reader.models import Block, Person


def people(*texts: str) -> dict[str, Person]:
    return {person.name: person for person in annotate([Block(text) for text in texts]).people}


def test_a_surname_becomes_an_alias_of_the_full_name() -> None:
    found = people("Marta Ilves arrived.", "Ilves left with Ms. Ilves.")
    assert found["Marta Ilves"].aliases == ("Ilves",)


def test_the_longer_form_of_a_name_is_the_name() -> None:
    assert people("Oskar Brandt arrived. Oskar P. Brandt spoke.")["Oskar P. Brandt"].aliases == (
        "Oskar Brandt",
    )


def test_two_first_names_are_two_people() -> None:
    assert {"Oskar Brandt", "Jonas Brandt"} <= people("Oskar Brandt met Jonas Brandt.").keys()


def test_a_role_is_kept_in_the_words_beside_the_name() -> None:
    assert people("The minister of trade, Marta Ilves, spoke.")["Marta Ilves"].role == (
        "minister of trade"
    )


def test_courtesy_is_no_role() -> None:
    assert people("Mr. Oskar Brandt spoke.")["Oskar Brandt"].role is None


def test_a_body_and_a_person_are_told_apart() -> None:
    found = people("Marta Ilves wrote to the Bridge Authority.")
    assert found["Marta Ilves"].kind == "person"
    assert found["Bridge Authority"].kind == "organisation"


def test_officials_who_speak_are_a_group() -> None:
    assert people("Officials said it was closed.")["Officials"].kind == "group"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelenskyy", "Zelensky"),
        ("Müller", "Muller"),
        ("al-Masri", "Masri"),
        ("Kovalov", "Kovalow"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Robert", "Bob"), ("J.", "Jonas"), ("Liz", "Elizabeth")]
)
def test_short_forms_and_initials_can_be_one_person(one: str, other: str) -> None:
    assert same_first_name(one, other)


def test_other_first_names_can_not_be_one_person() -> None:
    assert not same_first_name("Oskar", "Jonas")


@pytest.mark.parametrize(
    "word", ["Dozens", "Hundreds", "Thousands", "Two", "Twelve", "Millions", "More", "Neither"]
)
def test_a_word_that_says_how_many_is_nobody_where_a_sentence_begins(word: str) -> None:
    texts = (f"{word} of violations, none of them fatal", f"Talks failed. {word} were there.")
    assert not [name for name in people(*texts) if word in name]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Asked about it, she left. Unfortunately, nobody came.", set()),
        ("The ferry sank near Las Vegas (R-Ohio).", set()),
        ("It was in Calif. when plan B failed.", set()),
        ("She left. Ilvesar came late.", set()),
        ("She left. Ilvesar came late, and Ilvesar sat down.", set()),
        ("She left with Ilvesar.", set()),
        ("Anna came late.", {"Anna"}),
        ("Minister Ilvesar came late.", {"Ilvesar"}),
        ("Marta Ilvesar came late.", {"Marta Ilvesar"}),
        ("Landed said that it was so.", {"Landed"}),
    ],
)
def test_a_capital_that_any_word_would_have_names_nobody(text: str, named: set[str]) -> None:
    assert people(text).keys() == named


def test_who_spoke_is_still_who_spoke_when_others_are_left_out() -> None:
    found = annotate([Block("Asked about it, Anna Varn said no. “Never,” Oskar Lee said.")])
    names = [person.name for person in found.people]
    assert names == ["Anna Varn", "Oskar Lee"]
    assert [names[quote.person or 0] for quote in found.quotes if quote.kind == "direct"] == [
        "Oskar Lee"
    ]
