"""A row of a person, a series or a story in one line has no cell that is cut to nothing."""

from __future__ import annotations

import pytest

from reader.library.row_summary import RowSummary
from reader.library.rows import Row
from reader.library.views.catch_up import CATCH_UP
from reader.library.views.figures import FIGURES
from reader.library.views.lists.catch_up_list import ROLES as CATCH_UP_ROLES
from reader.library.views.lists.thread_list import MOVED, ROLES
from reader.library.views.people import PEOPLE
from reader.library.views.quotes import QUOTES
from reader.library.views.threads import THREADS
from reader.library.views.view import View
from reader.ui.page.listed_row import RowLook, newest_day
from reader.ui.rows.evidence_row import lower_line, single_line

PERSON = ("Ilse Varn", "mayor", "", "···▄▆█", 13, 10, "2031-05-03", "2031-05-08")
PERSON_ROLES = ("speaker", "muted", "owner", "activity", "quotes", "figures", "first", "last")
STORY = ("The bridge at Halden is open again", "", "2031-05-04", "Varn, Ruud, Dace")
NUMBER = ("Boats lost", "12,000 → 19,000 boats, Ilse Varn", "2031-05-04", "")


def line(row: Row, view: View, width: int, newest: str = "2031-05-08") -> str:
    look = RowLook(newest=newest)
    return "".join(text for text, _ in single_line(row, view.columns, width, look)).rstrip()


@pytest.mark.parametrize(
    ("width", "end"),
    [(30, "···▄▆█  13 “"), (36, "···▄▆█  13 “  10 #"), (74, "10 # Sat 3 May – Thu 8 May")],
)
def test_counts_that_have_no_room_are_left_out_whole(width: int, end: str) -> None:
    row = Row("person", 1, None, PERSON, roles=PERSON_ROLES)
    assert line(row, PEOPLE, width).endswith(end)


def test_the_counts_of_people_stand_below_each_other() -> None:
    fewer = (*PERSON[:4], 3, 0, *PERSON[6:])
    rows = (Row("person", 1, None, cells, roles=PERSON_ROLES) for cells in (PERSON, fewer))
    more, less = (line(row, PEOPLE, 74) for row in rows)
    assert more.index("“") == less.index("“")
    assert more.index("Sat 3 May") == less.index("Sat 3 May")


def test_a_story_s_day_is_told_without_the_year_of_the_list() -> None:
    row = Row("thread", 1, 1, STORY, roles=ROLES)
    assert line(row, THREADS, 38) == " ● The bridge at Halden is… Sun 4 May"
    assert line(row, THREADS, 38, "2032-01-02").endswith("… Sun 4 May 2031")


@pytest.mark.parametrize("width", range(24, 60))
def test_no_number_that_changed_is_cut(width: int) -> None:
    shown = line(Row("thread", 1, 1, NUMBER, roles=MOVED), THREADS, width)
    assert "19" not in shown or "19,000" in shown
    assert "12" not in shown or "12,000" in shown


def test_of_a_number_that_has_hardly_room_nothing_is_shown() -> None:
    cells = (
        "boats lost",
        "",
        12,
        2,
        "",
        "disputed",
        "31,000 boats",
        "",
        "2031-05-04",
        "2031-05-08",
    )
    head = ("head", "muted", "claims", "claimants", "claimant", "changed")
    row = Row("series", 1, None, cells, roles=(*head, "newest", "note", "first", "last"))
    assert line(row, FIGURES, 39).endswith("boats lost            12 claims ≠")
    assert line(row, FIGURES, 52).endswith("12 claims disputed · 31,000…")
    assert line(row, FIGURES, 64).endswith("12 claims disputed · 31,000 boats")


@pytest.mark.parametrize(
    ("width", "speaker"), [(100, "Governor Maude van der Lisse"), (50, "van der Lisse")]
)
def test_a_speaker_without_room_for_the_whole_name_has_the_short_one(
    width: int, speaker: str
) -> None:
    cells = ("Governor Maude van der Lisse", "", "said", "“The ferry stays.”", "", "direct", "says")
    roles = ("speaker", "muted", "says", "quote", "note")
    row = Row("quote", 1, 1, cells, roles=roles, summary=RowSummary("van der Lisse"))
    assert line(row, QUOTES, width).split("said")[0].strip(" ●") == speaker


@pytest.mark.parametrize(("cue", "shown"), [("said", "said Varn"), ("according to", "to: Varn")])
def test_the_first_words_of_a_quote_do_not_seem_to_be_its_speaker(cue: str, shown: str) -> None:
    cells = ("Tomas Brandt", "", cue, "Varn has 118 boats", "", "indirect", "says")
    row = Row("quote", 1, 1, cells, roles=("speaker", "muted", "says", "paraphrase", "note"))
    assert f"{shown} has 118 boats" in line(row, QUOTES, 100)


@pytest.mark.parametrize(
    ("cue", "stance", "shown"),
    [
        ("according to", "says", "Varn has 118 boats"),
        ("said", "says", "Varn has 118 boats"),
        ("is said to have", "says", "is said to have"),
        ("claimed", "says", "claimed Varn has…"),
        ("denied that", "denies", "denied that Varn ha…"),
    ],
)
def test_in_a_narrow_line_a_cue_that_only_says_said_leaves_room_for_words(
    cue: str, stance: str, shown: str
) -> None:
    cells = ("Tomas Brandt", "", cue, "Varn has 118 boats", "", "indirect", stance)
    row = Row("quote", 1, 1, cells, roles=("speaker", "muted", stance, "paraphrase", "note"))
    assert line(row, QUOTES, 38).endswith(f"≈ {shown}")


def test_words_that_have_an_ellipsis_where_they_are_cut_get_no_second_one() -> None:
    cells = ("Ilse Varn", "", "said", "“It stays … and how.”", "", "direct", "says")
    row = Row("quote", 1, 1, cells, roles=("speaker", "muted", "says", "quote", "note"))
    shown = [line(row, QUOTES, width).split("“")[-1] for width in range(24, 36)]
    assert "It stays…" in shown and not any("… …" in one for one in shown)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("goes on from “The ferry stays”", "The bridge at Halden is open"),
        ("Varn", "The bridge at Halden is open Varn"),
    ],
)
def test_a_new_development_in_one_line_has_its_title_first(told: str, shown: str) -> None:
    cells = ("The bridge at Halden is open", "", told, "2031-03-08")
    row = Row("new", 1, 1, cells, roles=("head", "claimant", "muted", "day"))
    assert line(row, CATCH_UP, 38).strip(" ●") == shown


@pytest.mark.parametrize(
    ("people", "second"), [("", "Sat 8 Mar 2031"), ("Brandt", "Brandt · Sat 8 Mar 2031")]
)
def test_the_second_line_does_not_begin_with_a_separator(people: str, second: str) -> None:
    cells = ("The ferry stays", "", people, "2031-03-08")
    row = Row("new", 1, 1, cells, roles=("head", "claimant", "muted", "day"))
    shown = "".join(text for text, _ in lower_line(row, CATCH_UP.columns, 60, RowLook()))
    assert shown.strip() == second


@pytest.mark.parametrize(
    ("width", "second"),
    [
        (60, "goes on from “Boats lie in the harbour” · Sat 8 Mar"),
        (46, "goes on from “Boats lie in… · Sat 8 Mar"),
        (26, "goes o… · Sat 8 Mar"),
        (18, "goes on fr…"),
    ],
)
def test_what_stands_before_a_day_is_cut_and_not_the_day(width: int, second: str) -> None:
    told = "goes on from “Boats lie in the harbour”"
    row = Row("new", 1, 1, ("The ferry stays", "", told, "2031-03-08"), roles=CATCH_UP_ROLES)
    look = RowLook(newest=newest_day([row]))
    shown = "".join(text for text, _ in lower_line(row, CATCH_UP.columns, width, look))
    assert shown.strip() == second


def test_the_days_of_people_stand_apart_from_their_counts() -> None:
    row = Row("person", 1, None, PERSON, roles=PERSON_ROLES)
    look = RowLook(newest="2031-05-08")
    shown = "".join(text for text, _ in lower_line(row, PEOPLE.columns, 80, look))
    assert shown.strip() == "···▄▆█  13 “  10 #  Sat 3 May – Thu 8 May"
