"""Many marks under one heading are matched without comparing each with each text."""

import sqlite3
from base64 import b64encode
from collections.abc import Callable, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.identity.candidates import Candidates
from reader.library.identity.fingerprint import Fingerprint, heading_key, is_same, parse_fingerprint
from reader.library.index.match import MOST_COMPARED, find_same
from reader.library.marks.records import MarkRecord
from reader.library.marks.state import MarksState
from reader.library.marks.targets import likely_stories
from tests.call_counts import calls, effort


def line(number: int, grams: int = 50, day: str = "-", heading: str = "more news") -> str:
    """The fingerprint's line of a text that shares nothing with any other."""
    chance = Random(number)
    sketch = b"".join(sorted(chance.randbytes(4) for _ in range(min(grams, 64))))
    return f"{number:016x} e 7 {day} - {grams} {b64encode(sketch).decode()} {heading}"


def dated(number: int) -> str:
    return line(
        number, day=f"20{10 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    )


def mark(number: int, *of: str) -> MarkRecord:
    return MarkRecord(number, "desk", "read", True, of)


def indexed(lines: Sequence[str]) -> sqlite3.Connection:
    """An index with developments of these fingerprints, numbered from 1."""
    index = sqlite3.connect(":memory:")
    index.execute(
        "CREATE TABLE development (id INTEGER PRIMARY KEY, story INTEGER, heading INTEGER,"
        " day TEXT, text TEXT, print TEXT, kin INTEGER, signature TEXT)"
    )
    prints = [(parse_fingerprint(text), text) for text in lines]
    index.executemany(
        "INSERT INTO development SELECT NULL, n, ?, ?, ?, ?, n, ''"
        " FROM (SELECT count(*) + 1 AS n FROM development)",
        [(heading_key(now.heading), now.day[-5:], now.text, text) for now, text in prints],
    )
    return index


@pytest.mark.parametrize("make", [line, dated])
def test_an_index_that_is_made_anew_takes_marks_in_one_go(make: Callable[[int], str]) -> None:
    def settled(many: int) -> int:
        ledger, lines = MarksState(), [make(number) for number in range(many)]
        ledger.merge(mark(1, *lines), lambda _: ())
        work = effort(lambda: [ledger.text_stored(place, now) for place, now in enumerate(lines)])
        assert set(ledger.all_on("read")) == set(range(many))
        assert ledger.waiting_targets() == []
        return work

    assert settled(800) < 6 * settled(200)


def test_developments_that_nothing_waits_for_are_not_compared_with_what_waits() -> None:
    ledger = MarksState()
    ledger.merge(mark(1, *map(line, range(500))), lambda _: ())
    done = calls(lambda: [ledger.text_stored(number, line(number)) for number in range(1000, 1100)])
    assert done["likeness"] == 0
    assert len(ledger.waiting_targets()) == 500


def test_a_mark_finds_the_text_that_its_own_has_grown_to_among_hundreds() -> None:
    grown = parse_fingerprint(line(1000, 60))
    grown = grown._replace(sketch=parse_fingerprint(line(7)).sketch + b"\xff" * 4)
    index = indexed([*map(line, range(100, 400)), str(grown)])
    assert likely_stories(index, map(line, range(20))) == {line(7): (301,)}


def test_marks_that_are_heard_later_are_taken_too() -> None:
    ledger = MarksState()
    ledger.merge(mark(1, *map(line, range(20))), lambda _: ())
    assert ledger.text_stored(3, line(3))
    ledger.merge(mark(2, line(30)), lambda _: ())
    assert ledger.text_stored(30, line(30)) and not ledger.text_stored(3, line(3))
    ledger.stories_removed([3])
    assert ledger.text_stored(4, line(3)) and ledger.is_on("read", 4)


@pytest.mark.parametrize("others", [0, 50])
def test_a_mark_of_a_later_version_is_taken_by_its_text(others: int) -> None:
    later = f"{line(7)[:16]} later version more news"
    ledger = MarksState()
    ledger.merge(mark(1, later, *map(line, range(100, 100 + others))), lambda _: ())
    assert not ledger.text_stored(1, line(8).replace("more news", "news"))
    again = MarksState()
    again.merge(mark(1, later), lambda _: ())
    assert again.text_stored(2, later)


def test_which_of_many_marks_wait_is_looked_up() -> None:
    def asked(many: int) -> int:
        ledger, lines = MarksState(), [line(number, 0) for number in range(many)]
        ledger.merge(mark(1, *lines), lambda _: ())
        assert ledger.waiting_targets_of([mark(2, "none", *lines, *lines)]) == lines
        return effort(lambda: ledger.waiting_targets_of([mark(2, *lines)]))

    assert asked(800) < 5 * asked(200)


def test_marks_of_nothing_are_not_compared_with_all_of_their_heading() -> None:
    index = indexed([line(number) for number in range(300)])
    strange = [line(number, 1) for number in range(1000, 1200)]
    done = calls(lambda: likely_stories(index, strange))
    assert done["likeness"] == 0
    assert done["parse_fingerprint"] == 300 + 200


def test_marks_that_share_a_little_with_all_are_compared_with_few() -> None:
    prints = [parse_fingerprint(line(number)) for number in range(300)]
    index = indexed([str(now._replace(sketch=b"abcd" + now.sketch)) for now in prints])
    strange = [
        f"{number:016x} e 7 - - 70 {b64encode(b'abcd').decode()} more news"
        for number in range(1000, 1050)
    ]
    assert 0 < calls(lambda: likely_stories(index, strange))["likeness"] <= MOST_COMPARED * 50


def test_corrections_of_one_story_are_not_sought_among_those_of_all() -> None:
    def asked(many: int) -> int:
        ledger = MarksState()
        for number in range(many):
            said = MarkRecord(number, "desk", "speaker", True, ("a",), None, "Ada", f"we {number}")
            ledger.merge(said, lambda _, story=number: (story,))  # type: ignore[misc]
        assert ledger.all_corrected() == {number: {"Ada"} for number in range(many)}
        return effort(lambda: [ledger.corrected(story) for story in range(many)])

    assert asked(400) < 5 * asked(100)


def test_a_correction_that_is_taken_back_or_of_no_quote_is_none() -> None:
    ledger = MarksState()
    made = MarkRecord(1, "desk", "speaker", True, (line(1),), None, "Ada", "we stay")
    ledger.merge(made, lambda _: (1,))
    ledger.merge(made._replace(quote_key="", text="Ben"), lambda _: (1,))
    assert ledger.corrected(1) == {("speaker", "we stay"): "Ada"}
    ledger.stories_removed([1])
    assert ledger.corrected(1) == {} and ledger.all_corrected() == {}
    assert ledger.text_stored(2, line(1)) and ledger.corrected(2) == {("speaker", "we stay"): "Ada"}
    ledger.merge(made._replace(counter=2, on=False), lambda _: (2,))
    assert ledger.corrected(2) == {} and ledger.all_corrected() == {}


SKETCHES = st.lists(st.sampled_from([bytes([letter] * 4) for letter in range(70)]), unique=True)


@st.composite
def prints(draw: st.DrawFn, heading: str = "x") -> Fingerprint:
    sketch = sorted(draw(SKETCHES))[:64]
    more = draw(st.sampled_from([0, 0, 0, 3])) if sketch else 0
    day = draw(st.sampled_from(["", "2031-05-30", "05-30", "2030-05-30", "2031-05-31"]))
    text = draw(st.sampled_from("abcdefgh"))
    return Fingerprint(heading, day, (), text * 16, len(sketch) + more, b"".join(sketch), "e", 7)


@given(st.lists(prints(), min_size=9, max_size=30), prints())
@settings(deadline=None)
def test_all_that_is_the_same_is_among_what_is_looked_at(
    there: list[Fingerprint], wanted: Fingerprint
) -> None:
    looked = set(Candidates(there).closest(wanted, len(there)))
    same = {place for place, now in enumerate(there) if is_same(now, wanted)}
    assert {place for place in same if there[place].text != wanted.text} <= looked


@given(st.lists(prints(), max_size=20), prints())
@settings(deadline=None)
def test_one_of_many_marks_finds_what_it_finds_alone(
    there: list[Fingerprint], wanted: Fingerprint
) -> None:
    index = indexed([str(now) for now in there])
    alone = find_same(index, wanted)
    found = likely_stories(index, [str(wanted)]).get(str(wanted))
    assert (found is None) == (alone is None)
    if alone is not None and wanted.text not in {now.text for now in there}:
        assert found == (alone.story,)
