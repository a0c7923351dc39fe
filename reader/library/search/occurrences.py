"""Words that are wanted and a text to every place where they stand in it, one after the other.

Invariant: what is found is what folding the whole text word by word would find, in that order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from reader.library.index.fold import FoldedWord, beginnings, folded_words
from reader.library.search.language.query_tree import WordsTerm

_SLICE = 1 << 14
"""Characters of a long text that are looked through before the first of their places is given."""

TextRange = tuple[int, int]
BegunWords = tuple[int, int, WordsTerm]
"""Start and end of a word in some stretch between blanks, and what begins with this word."""


class WordFinder:
    """Looks for some words in one text after another.

    Most of a text is words that were met before, and most of them are not wanted: what stands
    between two blanks is looked at closely once, however often it comes.
    """

    def __init__(self, wanted: Sequence[WordsTerm]) -> None:
        """Looks the first word up, because the names of people may be many."""
        self._known = _Known(wanted)

    def places(self, text: str) -> Iterator[TextRange]:
        """Start and end of every stretch of a text that is one of the wanted."""
        low = 0
        while low < len(text):
            high = text.find(" ", low + _SLICE)
            high = len(text) if high < 0 else high
            stretches = text[low:high].split(" ")
            begun = list(map(self._known.__getitem__, stretches))
            if any(begun):
                yield from _placed(text, low, stretches, begun)
            low = high + 1


def _placed(
    text: str, at: int, stretches: Sequence[str], begun: Sequence[Sequence[BegunWords]]
) -> Iterator[TextRange]:
    for stretch, beginnings_here in zip(stretches, begun, strict=True):
        for start, end, leaf in beginnings_here:
            if len(leaf.folds) == 1:
                yield at + start, at + end
                continue
            some = list(islice(folded_words(text, at + start), len(leaf.folds)))
            if len(some) == len(leaf.folds) and fits(some, leaf):
                yield some[0].start, some[-1].end
        at += len(stretch) + 1


class _Known(dict[str, tuple[BegunWords, ...]]):
    """What begins in a stretch of text without blanks; worked out when it is first asked for."""

    def __init__(self, wanted: Sequence[WordsTerm]) -> None:
        super().__init__()
        self._unfinished = [leaf for leaf in wanted if leaf.open and len(leaf.folds) == 1]
        self._begun: dict[str, list[WordsTerm]] = {}
        for leaf in wanted:
            if not leaf.open or len(leaf.folds) > 1:
                self._begun.setdefault(leaf.folds[0], []).append(leaf)

    def __missing__(self, stretch: str) -> tuple[BegunWords, ...]:
        found = self[stretch] = tuple(
            (word.start, word.end, leaf)
            for word in folded_words(stretch)
            for leaf in (*self._begun.get(word.fold, ()), *self._unfinished)
            if len(leaf.folds) > 1 or fits((word,), leaf)
        )
        return found


def fits(found: Sequence[FoldedWord], leaf: WordsTerm) -> bool:
    """Whether some words are those of a leaf, of which the last may be unfinished."""
    *before, last = leaf.folds
    if any(word.fold != wanted for word, wanted in zip(found, before, strict=False)):
        return False
    word = found[len(before)].fold
    return word == last or leaf.open and (word.startswith(last) or word in beginnings(last))
