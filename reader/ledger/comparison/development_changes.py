"""Finds which developments were added, removed or changed.

A development with the same heading counts as changed only for sentences without reported changes of
figures, quotes or people.
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
    """The indices of sentences with a figure, quote or person whose change is reported."""

    old: frozenset[int]
    new: frozenset[int]


def development_changes(
    old: Side, new: Side, parts: DevelopmentPairs, sentences: SentencePairs, told: ToldSentences
) -> Iterator[DevelopmentChange]:
    """Yield the developments in the order of the new text; removed ones come last."""
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
    """Return the new parts with words removed or added that no other change reports.

    A reported change covers all versions of its sentence; a sentence that only moved has not
    changed.
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
