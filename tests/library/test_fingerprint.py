"""Which texts are one development, and which of those are updated."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.identity.fingerprint import (
    dates_conflict,
    fingerprint,
    is_same,
    is_updated,
    likeness,
    normalise,
    parse_fingerprint,
)
from reader.models import (
    Annotations,
    Bulletin,
    DateMention,
    Development,
    Figure,
    Person,
    Quote,
    Span,
)
from tests.library.builders import fingerprint_of

WORDS = [f"word{number}" for number in range(400)]
LONG = Development("A bridge falls", (" ".join(WORDS[:200]),))


def text(first: int, last: int, heading: str = "A bridge falls") -> Development:
    return Development(heading, (" ".join(WORDS[first:last]),))


def test_a_text_is_the_same_as_itself_and_not_updated() -> None:
    assert is_same(fingerprint_of(LONG), fingerprint_of(LONG))
    assert not is_updated(fingerprint_of(LONG), fingerprint_of(LONG))


def test_quotation_marks_case_accents_and_blanks_make_no_difference() -> None:
    one = Development("‘Café’ — “Opened”", ("The ferry’s  captain, Ilse Varn, slept.",))
    other = Development("'CAFE' - \"opened\"", ("The ferry's captain Ilse Varn slept",))
    assert fingerprint_of(one) == fingerprint_of(other)


def test_a_mended_typo_leaves_a_development_the_same_and_not_updated() -> None:
    mended = Development(LONG.heading, (LONG.paragraphs[0].replace("word77 ", "wrod77 "),))
    assert is_same(fingerprint_of(LONG), fingerprint_of(mended))
    assert not is_updated(fingerprint_of(LONG), fingerprint_of(mended))


def test_another_heading_is_another_development() -> None:
    assert not is_same(
        fingerprint_of(LONG), fingerprint_of(LONG._replace(heading="A bridge stands"))
    )


@pytest.mark.parametrize("length", [19, 60, 150, 400])
def test_a_development_that_grew_is_the_same_and_updated(length: int) -> None:
    short, grown = fingerprint_of(text(0, 18)), fingerprint_of(text(0, length))
    assert is_same(short, grown) and is_same(grown, short)
    assert is_updated(short, grown) is (length > 19)


def test_repeated_headings_are_told_apart_by_the_text() -> None:
    monday, tuesday = text(0, 90, "Other developments"), text(100, 190, "Other developments")
    assert not is_same(fingerprint_of(monday), fingerprint_of(tuesday))


@pytest.mark.parametrize(("kept", "same"), [(10, False), (20, False), (30, True), (36, True)])
def test_half_of_the_four_grams_must_be_shared_in_a_short_text(kept: int, same: bool) -> None:
    changed = Development(LONG.heading, (" ".join(WORDS[:kept] + WORDS[200 : 240 - kept]),))
    assert is_same(fingerprint_of(text(0, 40)), fingerprint_of(changed)) is same


@pytest.mark.parametrize(("kept", "same"), [(40, False), (60, False), (150, True), (180, True)])
def test_long_texts_are_compared_by_their_sketches(kept: int, same: bool) -> None:
    changed = Development(LONG.heading, (" ".join(WORDS[:kept] + WORDS[200 : 400 - kept]),))
    assert is_same(fingerprint_of(LONG), fingerprint_of(changed)) is same


def test_less_than_nine_tenths_shared_is_an_update() -> None:
    changed = Development(LONG.heading, (" ".join(WORDS[:140] + WORDS[200:260]),))
    assert is_updated(fingerprint_of(LONG), fingerprint_of(changed))


def test_bulletins_that_state_different_days_hold_different_developments() -> None:
    one = fingerprint_of(LONG, date="2024-10-28", date_basis="text")
    other = fingerprint_of(LONG, date="2024-10-29", date_basis="front matter")
    assert not is_same(one, other)


@pytest.mark.parametrize("basis", ["given", "file time", "none"])
def test_a_day_that_the_text_does_not_state_keeps_nothing_apart(basis: str) -> None:
    one = fingerprint_of(LONG, date="2024-10-28", date_basis=basis)
    other = fingerprint_of(LONG, date="2024-10-29", date_basis="text")
    assert is_same(one, other)


def test_of_a_day_without_a_year_only_the_day_and_month_count() -> None:
    inferred = fingerprint_of(LONG, date="2013-10-28", date_basis="text", date_inferred=True)
    assert is_same(inferred, fingerprint_of(LONG, date="2024-10-28", date_basis="text"))
    assert not is_same(inferred, fingerprint_of(LONG, date="2013-10-29", date_basis="text"))


def dated(*days: str, inferred: bool = False) -> Annotations:
    return Annotations(dates=tuple(DateMention(Span(1, 0, 4), day, inferred) for day in days))


def found_in(part: Development, found: Annotations, rules: int = 1) -> str:
    return str(fingerprint(Bulletin("A day", (part,)), part, found, rules))


def test_whole_dates_in_the_text_conflict_when_they_have_none_in_common() -> None:
    def conflict(one: Annotations, other: Annotations) -> bool:
        return dates_conflict(
            parse_fingerprint(found_in(LONG, one)), parse_fingerprint(found_in(LONG, other))
        )

    assert conflict(dated("2024-10-27"), dated("2024-10-28"))
    assert not conflict(dated("2024-10-27", "2022-02-24"), dated("2022-02-24"))
    assert not conflict(dated("2024-10-27"), dated("2024-10-28", inferred=True))
    assert not conflict(dated("2024-10"), dated("2024-11"))


PEOPLE = (Person("Ilse Varn"), Person("Bodo Quell"))
FOUND = Annotations(
    PEOPLE,
    quotes=(Quote(Span(1, 0, 20), "direct", person=0, basis="cue", speakers=(0,)),),
    figures=(Figure(Span(1, 30, 40), 40.0, 40.0, ">", "lorry", "lorries"),),
)
SPEAKER = FOUND._replace(quotes=(FOUND.quotes[0]._replace(person=1),))
FIGURE = FOUND._replace(figures=(FOUND.figures[0]._replace(low=41.0, high=41.0),))
QUOTE = FOUND._replace(quotes=(FOUND.quotes[0]._replace(span=Span(1, 0, 26)),))


@pytest.mark.parametrize("changed", [SPEAKER, FIGURE, QUOTE], ids=["speaker", "figure", "quote"])
def test_changed_evidence_is_an_update(changed: Annotations) -> None:
    typo = Development(LONG.heading, (LONG.paragraphs[0].replace("word150 ", "wrod150 "),))
    assert is_updated(
        parse_fingerprint(found_in(LONG, FOUND)), parse_fingerprint(found_in(typo, changed))
    )
    assert not is_updated(
        parse_fingerprint(found_in(LONG, FOUND)), parse_fingerprint(found_in(typo, FOUND))
    )


def test_other_rules_that_find_something_else_are_no_update() -> None:
    typo = Development(LONG.heading, (LONG.paragraphs[0].replace("word150 ", "wrod150 "),))
    was, now = found_in(LONG, FOUND, 1), found_in(typo, SPEAKER, 2)
    assert not is_updated(parse_fingerprint(was), parse_fingerprint(now))


def test_a_heading_alone_is_the_same_once_it_has_its_text() -> None:
    assert is_same(fingerprint_of(Development("A bridge falls", ())), fingerprint_of(LONG))
    assert not is_same(
        fingerprint_of(Development("", ())), fingerprint_of(Development("", LONG.paragraphs))
    )


TEXT = st.text(max_size=300)


@given(TEXT)
@settings(deadline=None)
def test_normalising_twice_is_normalising_once(words: str) -> None:
    assert normalise(normalise(words)) == normalise(words)


@given(st.text(st.sampled_from("aZé09 _-'’‘ʼ“”„–—…«»\u0301\u2009ßΣ\n"), max_size=30))
def test_typographic_signs_count_the_same_beside_any_letters(words: str) -> None:
    assert normalise(f"{words} д") == f"{normalise(words)} д".strip()


@given(TEXT, st.lists(TEXT, max_size=4), st.sampled_from(["", "2024-10-28"]))
@settings(deadline=None)
def test_a_fingerprint_survives_being_written_and_read(
    heading: str, paragraphs: list[str], day: str
) -> None:
    part = Development(heading, tuple(paragraphs))
    made = fingerprint_of(part, date=day or None, date_basis="text")
    assert parse_fingerprint(str(made)) == made
    assert "\n" not in str(made)
    assert is_same(made, made) and not is_updated(made, made)


@given(TEXT, TEXT)
@settings(deadline=None)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    a, b = fingerprint_of(Development("x", (one,))), fingerprint_of(Development("x", (other,)))
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1


@given(st.text(alphabet="ab 01-,=", max_size=80))
@settings(deadline=None)
def test_a_line_that_tells_of_no_fingerprint_is_refused_or_read(line: str) -> None:
    try:
        made = parse_fingerprint(line)
    except ValueError:
        return
    assert is_same(made, made)
    is_updated(made, fingerprint_of(LONG))
