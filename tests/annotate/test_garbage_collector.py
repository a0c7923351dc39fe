"""The garbage collector is off while a text is annotated, and restored afterwards."""

import gc
from collections.abc import Iterator

import pytest

from benchmarks.hostile.hard_texts import ANNOTATED, repeated
from reader.annotate import annotate
from reader.models import Block
from reader.process.garbage_collector import collector_off


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_nothing_is_collected_while_a_text_is_annotated() -> None:
    blocks = [Block(row) for row in repeated(ANNOTATED["new lines"], 16000).split("\n")]
    before = [generation["collections"] for generation in gc.get_stats()]
    kept = []
    with collector_off():
        kept.append(annotate(blocks))
        after = [generation["collections"] for generation in gc.get_stats()]
    assert after == before


@pytest.mark.slow
def test_what_is_made_of_a_text_has_no_cycles() -> None:
    text = "\n".join(repeated(piece, 300) for piece in ANNOTATED.values())
    blocks = [Block(row) for row in text.split("\n")]
    annotate(blocks)  # reads what is read once
    gc.collect()
    with collector_off():
        annotate(blocks)
        assert gc.collect() == 0


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(on: bool) -> None:
    if not on:
        gc.disable()
    with pytest.raises(KeyError), collector_off():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled() == on


def test_of_several_at_work_the_last_one_turns_it_on() -> None:
    first, second = collector_off(), collector_off()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()
