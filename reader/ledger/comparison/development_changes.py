"""Tells which developments are new, gone or changed.

One whose heading is the same is changed only by words that nothing else tells: what became of its
figures, quotes and people is told of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.ledger.change_types import DevelopmentChange
from reader.ledger.comparison.development_pairs import DevelopmentPairs
from reader.ledger.comparison.sentence_pairs import SentencePairs
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import keys_of


class ToldSentences(NamedTuple):
    """The sentences, by number, with a figure, quote or person of which a change is told."""

    old: frozenset[int]
    new: frozenset[int]


def development_changes(
    old: Side, new: Side, parts: DevelopmentPairs, sentences: SentencePairs, told: ToldSentences
) -> Iterator[DevelopmentChange]:
    """The developments in the order of the new text; then those that have gone."""
    touched = _touched(old, new, parts, sentences, told)
    for part in range(len(new.parts)):
        before, heading = parts.old_of.get(part), new.heading(part)
        if before is None:
            yield DevelopmentChange("added", new.number(part), heading)
            continue
        was = old.heading(before)
        is_renamed = keys_of(was) != keys_of(heading)
        if is_renamed or part in touched:
            yield DevelopmentChange(
                "changed", new.number(part), heading, was if is_renamed else None
            )
    for part in range(len(old.parts)):
        if part not in parts.new_of:
            yield DevelopmentChange("removed", old.number(part), old.heading(part))


def _touched(
    old: Side, new: Side, parts: DevelopmentPairs, sentences: SentencePairs, told: ToldSentences
) -> set[int]:
    """The new parts with words in or out of which nothing is told.

    Versions of a sentence tell of each other; a sentence that only moved has not changed.
    """
    is_told = set(told.new)
    gone: set[int] = set()
    for number, near in sentences.near.items():
        if number in told.old or any(one.new in told.new for one in near):
            is_told |= {one.new for one in near}
        elif not near:
            gone.add(number)
    touched = {
        sentence.part
        for number, sentence in enumerate(new.sentences)
        if number not in sentences.kept and number not in is_told and not sentence.is_heading
    }
    for number in gone:
        part = parts.new_of.get(old.sentences[number].part)
        if part is not None and not old.sentences[number].is_heading:
            touched.add(part)
    return touched
