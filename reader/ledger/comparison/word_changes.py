"""Turns the sentences of two texts into words removed and words added."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from reader.ledger.change_types import ChangedWords, PieceKind, SentenceChange, WordsPiece
from reader.ledger.comparison.development_pairs import DevelopmentPairs
from reader.ledger.comparison.sentence_pairs import SentencePairs
from reader.ledger.comparison.sentences import TextSentence
from reader.ledger.comparison.sides import Side

_BLANKS = re.compile(r"\s+")

LONGEST = 400
"""The most words of a sentence that is compared word by word; a longer one changes as a whole."""

_Place = tuple[int, int, int]
"""The sort key of a changed sentence: at a new sentence (0) or after it (1), in the old order."""


def changed_words(
    old: Side, new: Side, parts: DevelopmentPairs, sentences: SentencePairs
) -> Iterator[ChangedWords]:
    """Yield each development's changed sentences in the order of the new text; removed last."""
    found: dict[tuple[int, int], list[tuple[_Place, SentenceChange]]] = defaultdict(list)
    pairs = best_pairs(sentences)
    was = {now: one for one, now in pairs.items()}
    for number, sentence in enumerate(new.sentences):
        is_told = sentence.is_heading and sentence.part not in parts.old_of
        if number not in sentences.kept and not is_told:
            home, before = (0, sentence.part), was.get(number)
            change = (
                _difference(old.sentences[before], sentence)
                if before is not None
                else SentenceChange((), (WordsPiece("in", sentence.shown),))
            )
            found[home].append(((number, 0, 0), change))
    last, here = -1, -1
    for number, sentence in enumerate(old.sentences):
        if sentence.part != here:
            last, here = -1, sentence.part
        now = sentences.same.get(number, pairs.get(number))
        if now is not None:
            last = now
            continue
        after = parts.new_of.get(sentence.part)
        if after is None and sentence.is_heading:
            continue
        home = (0, after) if after is not None else (1, sentence.part)
        gone = SentenceChange((WordsPiece("out", sentence.shown),), ())
        found[home].append(((last, 1, number), gone))
    for (is_gone, part), changes in sorted(found.items()):
        side = old if is_gone else new
        shown = tuple(pieces for _, pieces in sorted(changes, key=lambda change: change[0]))
        yield ChangedWords(side.number(part), side.heading(part), shown)


def best_pairs(sentences: SentencePairs) -> dict[int, int]:
    """Return the new version of each old sentence, one to one, the most similar pairs first."""
    rated = sorted(
        (-near.likeness, one, near.new) for one, found in sentences.near.items() for near in found
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, other in rated:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _difference(was: TextSentence, now: TextSentence) -> SentenceChange:
    """Return two versions of a sentence with the words removed from one and added to the other."""
    if max(len(was.keys), len(now.keys)) > LONGEST:
        return SentenceChange((WordsPiece("out", was.shown),), (WordsPiece("in", now.shown),))
    matcher = SequenceMatcher(None, was.keys, now.keys, autojunk=False)
    old: list[WordsPiece] = []
    new: list[WordsPiece] = []
    for kind, low, high, start, end in matcher.get_opcodes():
        is_same = kind == "equal"
        if high > low:
            old += _pieces("same" if is_same else "out", was, low, high)
        if end > start:
            new += _pieces("same" if is_same else "in", now, start, end)
    return SentenceChange(tuple(old), tuple(new))


def _pieces(kind: PieceKind, sentence: TextSentence, start: int, end: int) -> Iterator[WordsPiece]:
    """Yield the text from one word to another (exclusive), then the unchanged signs after it.

    The first word includes the signs before it.
    """
    words, text = sentence.words, sentence.text
    low = words[start].start if start else 0
    high = words[end].start if end < len(words) else len(text)
    last = words[end - 1].end
    yield WordsPiece(kind, _BLANKS.sub(" ", text[low:last]))
    if behind := text[last:high]:
        yield WordsPiece("same", _BLANKS.sub(" ", behind))
