"""One table has every key, command and hint; the config's keymap changes it."""

from collections import Counter
from importlib import import_module

import pytest
from textual.binding import Binding

from reader.counted_words import range_pattern
from reader.library.views.people import PEOPLE
from reader.library.views.registry import START
from reader.ui.keys.first_keys import NEEDED, load_for_first_keys
from reader.ui.table import TABLE, Hint, bindings, hints, remapped


def test_no_key_belongs_to_two_actions() -> None:
    keys = Counter(key for action in TABLE for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_action_has_only_ctrl_keys() -> None:
    assert [a.name for a in TABLE if all(key.startswith("ctrl+") for key in a.keys)] == []


def test_every_action_names_a_function() -> None:
    for action in TABLE:
        module, name = action.do.split(".")
        assert callable(getattr(import_module(f"reader.ui.actions.{module}"), name)), action


def test_what_moving_needs_is_loaded_before_the_first_key() -> None:
    moving = [action for action in TABLE if action.name in ("down", "up", "next_unread")]
    assert {f"reader.ui.actions.{one.do.split('.')[0]}" for one in moving} <= {*NEEDED}
    load_for_first_keys()
    assert range_pattern.cache_info().currsize == 1


def test_a_remapped_action_has_the_readers_key_alone() -> None:
    table, problems = remapped({"bookmark": ("X",)})
    assert next(a for a in table if a.name == "bookmark").keys == ("X",)
    assert problems == []


def test_a_key_taken_from_another_action_is_reported_when_that_has_none_left() -> None:
    table, problems = remapped({"bookmark": ("u",)})
    assert next(a for a in table if a.name == "undo").keys == ()
    assert [name for name, _ in problems] == ["bookmark"]
    assert "leaves undo without a key" in problems[0][1]


def test_two_actions_that_ask_for_one_key_are_a_clash() -> None:
    _, problems = remapped({"bookmark": ("X",), "undo": ("X",)})
    assert ("undo", "'X' is also the key of bookmark") in problems


def test_an_unknown_action_is_named() -> None:
    assert [name for name, _ in remapped({"fly": ("X",)})[1]] == ["fly"]


def test_hints_show_the_readers_keys() -> None:
    table, _ = remapped({"down": ("X",)})
    assert Hint("X/k", "move", "down") in hints(table)(START)


def test_the_way_to_all_keys_is_among_the_hints_of_a_narrow_screen() -> None:
    assert Hint("?", "keys", "help") in hints(TABLE)(START)[:2]


def test_beside_pages_no_key_for_quotes_of_a_text_is_hinted() -> None:
    told = {hint.action for hint in hints(TABLE)(PEOPLE)}
    assert "join_person" in told and not told & {"evidence", "next_quote", "correct"}
    assert "join_person" not in {hint.action for hint in hints(TABLE)(START)}


def test_every_binding_runs_an_action_of_the_table() -> None:
    names = {f"do({action.name!r})" for action in TABLE}
    assert {binding.action for binding in bindings(TABLE)} == names


def test_an_action_may_be_left_without_a_key_on_purpose() -> None:
    table, problems = remapped({"zen": ()})
    assert next(a for a in table if a.name == "zen").keys == ()
    assert problems == []


def test_signs_that_textual_reads_otherwise_are_keys_as_well() -> None:
    table, problems = remapped({"bookmark": (",",), "zen": (" ",)})
    assert problems == []
    assert {"comma", "space"} <= {binding.key for binding in bindings(table)}


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("ctrl+j", "arrives as 'enter'"),
        ("ctrl+i", "arrives as 'tab'"),
        ("ctrl+B", "write that"),
        ("shift+a", "write 'A'"),
        ("control+b", "is not a key"),
        ("ctrl-b", "is not a key"),
        ("jj", "is not a key"),
        ("a,,b", "is not a key"),
        ("\x1b", "is not a key"),
        ("ctrl+", "is not a key"),
    ],
)
def test_a_key_that_no_terminal_sends_is_a_problem_and_stops_nothing(
    key: str, message: str
) -> None:
    table, problems = remapped({"bookmark": (key, "X")})
    assert [name for name, _ in problems] == ["bookmark"]
    assert message in problems[0][1]
    assert "X" in next(a for a in table if a.name == "bookmark").keys
    assert list(Binding.make_bindings(bindings(table)))


@pytest.mark.parametrize("key", ["é", "+", "ctrl+b", "alt+x", "f24", "question_mark", "ctrl+f5"])
def test_a_key_that_arrives_is_no_problem(key: str) -> None:
    assert remapped({"bookmark": (key,)})[1] == []


def test_a_key_that_is_named_twice_is_one_key() -> None:
    table, problems = remapped({"bookmark": ("B", "B", "f5", "B")})
    assert problems == []
    assert [action.keys for action in table if action.name == "bookmark"] == [("B", "f5")]
