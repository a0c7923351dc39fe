"""A search of several lines runs in any thread and can be stopped."""

from pathlib import Path
from threading import Thread

import pytest

from reader.library.search import figure_condition, matching
from reader.library.search.language.query_tree import NumberTerm
from reader.library.search.question import KeysFound
from tests.library.search.archive import archive, found


def test_all_lines_of_a_question_must_fit(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        answer = library.question("talks ", "source:observer", "is:unread -spaker:x").answer()
        assert answer is not None and answer.total == 2
        assert answer.mistakes == (), "the mistakes of the first line are told"
        answer = library.question("(ferry or", '"snow fell').answer()
        assert answer is not None and answer.total == 1 and answer.mistake


def test_a_question_that_is_stopped_has_no_answer_and_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "STOP_INTERVAL", 1)
    with archive(tmp_path) as library:
        assert library.question("ferry").answer(lambda: True) is None
        assert found(library, "ferry") == ["winter", "ferry"]
        assert library.problems == ()


def test_a_question_is_put_in_a_thread_and_answered_at_home(tmp_path: Path) -> None:
    with archive(tmp_path) as library:
        question, heard = library.question("ferry"), list[object]()

        def ask() -> None:
            heard.append(question.hits(None))
            library.release()

        thread = Thread(target=ask)
        thread.start()
        thread.join()
        (hits,) = heard
        assert isinstance(hits, KeysFound)
        assert question.found(hits).total == 2


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("figure:45..47", ["ferry"]),
        ("figure:39..40", ["ferry"]),
        ("figure:50..51", ["ferry"]),
        ("figure:<40", []),
        ("figure:>50 figure:<1300", ["talks"]),
        ("figure:>1k figure:<1.3k", ["talks"]),
        ("figure:>1000 speaker:erdeli", ["talks"]),
        ("figure:>1000 -counted:soldiers", ["market"]),
        ("-figure:>0", ["winter"]),
        ("figure:3000 or counted:lorr", ["market", "ferry"]),
        ("figure:40 is:unread", ["ferry"]),
    ],
)
@pytest.mark.parametrize("few", [matching.MOST_LISTED, 0])
def test_figures_are_the_same_by_index_and_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, names: list[str], few: int
) -> None:
    monkeypatch.setattr(matching, "MOST_LISTED", few)
    with archive(tmp_path) as library:
        assert found(library, line) == names


@pytest.mark.parametrize(
    "number",
    [
        NumberTerm(5, None),
        NumberTerm(None, 5, excludes_high=True),
        NumberTerm(5, 9, excludes_low=True),
    ],
)
def test_rare_figures_are_looked_up_and_not_searched_for(
    tmp_path: Path, number: NumberTerm
) -> None:
    with archive(tmp_path) as library:
        asked = figure_condition.figure_keys(number)
        plan = library._index.ask(
            lambda index: index.execute(f"EXPLAIN QUERY PLAN {asked.sql}", asked.values).fetchall()
        )
        steps = [step[-1] for step in plan if "figure" in step[-1]]
        assert steps and all(step.startswith("SEARCH") for step in steps)
