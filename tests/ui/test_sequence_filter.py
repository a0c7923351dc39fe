"""Answers of the terminal are never taken for keys, and keys are not delayed."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.events import Key, Paste

from benchmarks.hostile.answers import ANSWERS, KEYS
from benchmarks.hostile.fuzz_keys import Typist
from reader.ui.table import alt_letters, remapped
from reader.ui.terminal.fast_driver import KeyParser
from reader.ui.terminal.input.sequence_filter import LASTS, PASTE_PAUSE, PAUSE

SEQUENCES = st.sampled_from([*KEYS, *ANSWERS.values()])
CUTS = st.lists(st.integers(0, 200), max_size=6)


@pytest.mark.parametrize("sent", KEYS)
def test_a_key_is_itself_also_in_two_pieces(sent: str) -> None:
    for cut in range(len(sent)):
        typist = Typist()
        typist.send(sent[:cut], 0.05)
        typist.send(sent[cut:], 1.0)
        if not sent.startswith("\x1b\x1b"):
            assert typist.keys == KEYS[sent], cut


def test_escape_alone_is_a_key_at_once() -> None:
    typist = Typist()
    typist.send("\x1b", 0.1)
    assert typist.keys == ["escape"]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1bn", ["escape", "n"]),
        ("\x1bGk", ["escape", "G", "k"]),
        ("\x1b/x", ["escape", "slash", "x"]),
        ("\x1b1", ["escape", "1"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b\x1bj", ["escape", "escape", "j"]),
        ("\x1b\t", ["shift+tab"]),
    ],
)
def test_a_key_typed_right_behind_escape_is_that_key(sent: str, keys: list[str]) -> None:
    typist = Typist()
    typist.send(sent, 0.0)
    assert typist.keys == keys


def test_a_letter_that_the_keymap_has_with_alt_is_a_key_with_alt() -> None:
    keymap = {"bookmark": ("alt+n", "alt+shift+b"), "note": ("alt+f5",)}
    letters = alt_letters(remapped(keymap)[0])
    assert letters == {"n", "B"}
    parser = KeyParser(alt_letters=letters)
    typed = (event for sent in ("\x1bn", "\x1bm") for event in parser.feed(sent))
    keys = [event.key for event in typed if isinstance(event, Key)]
    assert keys == ["alt+n", "escape", "m"]


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_no_key_whole_or_in_two_pieces(name: str) -> None:
    answer = ANSWERS[name]
    for cut in range(len(answer)):
        for pause in (0.0, 0.05, 0.4, 1.0):
            typist = Typist()
            typist.send(answer[:cut], pause)
            typist.send(answer[cut:], 0.0)
            halves = 1 if cut in (1, 2) else 0  # an Escape that nothing follows is a key
            assert len(typist.keys) <= halves, (cut, pause, typist.keys)
            assert all(key == "escape" or key.startswith("alt+") for key in typist.keys)
            typist.send("j", 0.0)
            assert typist.keys[-1] == "j"


@settings(max_examples=150, deadline=None)
@given(st.lists(SEQUENCES, max_size=5), CUTS)
def test_answers_among_keys_change_nothing_wherever_what_came_is_cut(
    sent: list[str], cuts: list[int]
) -> None:
    text = "".join(sent)
    typist = Typist()
    last = 0
    for cut in [*sorted({min(cut, len(text)) for cut in cuts}), len(text)]:
        typist.send(text[last:cut], 0.02)
        last = cut
    typist.wait(1.0)
    assert typist.keys == [key for part in sent for key in KEYS.get(part, [])]


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.text("\x1b\x1b[]PO_^?;0129mMj~\\\x07\r\x9b\x9d\x9cé"), st.floats(0, 3))),
)
@example([("\x1b[200~\x1b", 0.0)])
@example([("\x1b]1", 0.0)])
def test_nothing_holds_the_keyboard_for_ever(sent: list[tuple[str, float]]) -> None:
    typist = Typist()
    for text, pause in sent:
        typist.send(text, pause)
    typist.wait(PASTE_PAUSE + 1)
    typist.send("j", 0.0)
    assert typist.keys[-1] == "j"


def test_a_string_that_never_ends_is_given_up_though_keys_come() -> None:
    typist = Typist()
    typist.send("\x1b]11;rgb:", 0.5)
    for _ in range(20):
        typist.send("A", 0.5)
    assert len(typist.keys) == 20 - LASTS / 0.5 + 1
    typist = Typist()
    typist.send("\x1b]11;rgb:", PAUSE)
    typist.send("j", 0.0)
    assert typist.keys == ["j"]


def test_the_end_of_a_string_that_was_given_up_is_dropped_too() -> None:
    typist = Typist()
    typist.send("\x1b]11;rgb:", PAUSE + 0.5)
    typist.send("1e1e/1e1e/2b2b\x1b\\", 0.0)
    assert typist.keys == []


def test_a_paste_is_passed_on_whatever_stands_in_it() -> None:
    whole = "\x1b[200~Abm\x1bq\x1b]11;j\x1b\\\x9b?4c\x1b[201~j"
    for cut in range(len(whole)):
        typist = Typist()
        typist.send(whole[:cut], 0.05)
        typist.send(whole[cut:], 0.0)
        pasted = [event.text for event in typist.events if isinstance(event, Paste)]
        assert pasted == ["Abmq]11;j\\\x9b?4c"]
        assert typist.keys == ["j"]


def test_a_paste_that_never_ends_is_ended() -> None:
    typist = Typist()
    typist.send("\x1b[200~Abm", PASTE_PAUSE)
    typist.wait(0.1)
    assert [event.text for event in typist.events if isinstance(event, Paste)] == ["Abm"]
    typist.send("j", 0.0)
    assert [event.key for event in typist.events if isinstance(event, Key)] == ["j"]
