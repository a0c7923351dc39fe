"""Divides a block into sentences for figures: their bounds, marks of quotation, quotes, and whether
they assert what they say themselves."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.annotate.claimants import doubted_figures, sources
from reader.annotate.lexicon.wordlists import VERBS, words
from reader.models import Figure, Quote, Span

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[A-Z\d“\"‘'«(•])|\n+")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Sgt|Gov|Sen|Rep|Prof|No|Jan|Feb|Aug|Sept|Oct|Nov"
    r"|Dec)|\b[A-Z])\.$"
)
_MARKS = re.compile(r"[“”\"«»]")
_PAIRS = frozenset((("“", "”"), ('"', '"')))
_STEPS = {"“": 1, "”": -1, "«": 1, "»": -1}
_WORD = re.compile(r"[^\W\d_]+")
_NAMING = frozenset(("cite", "list", "name", "publish", "issue", "credit", "refer", "read"))
_REPORTING = frozenset(
    word
    for word, verb in VERBS.items()
    if verb.sort in ("speech", "thought") and (verb.frames.strip("q") or verb.lemma in _NAMING)
) | words("hedges")
"""Words of sentences that may report; verbs that only stand beside quotations are left out."""
_GOES_ON = re.compile(r"\b(?:would|could|might)\b")
"""Verbs of a sentence that may still report: "Lee said they had met. It would take 40 days."."""
_NO_REPORTS = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:meant|known|asked|agreed|decided|called|read)\b(?! that)"
    r"|\b(?:must|to|will|would|can|could) (?:still |also )?(?:agree|read|ask|decide)\b(?! that)"
    r"|\b(?:has|have|had) (?:decided|agreed|asked) to\b|\bread out\b"
)
"""Verbs that report elsewhere, where nothing is reported: "nearly a third is meant for barns"."""
_THE = re.compile(r"\b[Tt]he \Z")
_A_FEW = 13
_LONGEST_OPENING = 400
_MOST_QUOTES = 8
"""Quotes of a sentence that are looked at, the last ones."""


def _may_report(sentence: str) -> bool:
    """Whether a sentence has a word that may report."""
    if _REPORTING.isdisjoint(map(str.lower, _WORD.findall(sentence))):
        return False
    said = _NO_REPORTS.sub(" ", sentence)
    return not _REPORTING.isdisjoint(map(str.lower, _WORD.findall(said)))


class BlockSentences:
    """The sentences of one block; what costs time is worked out once, when it is first asked for.

    By hand: `cached_property` takes a lock, which is a third of the time for a short line.
    """

    def __init__(self, text: str, quotes: Sequence[Quote]) -> None:
        """The block's text and its quotes in their order."""
        self.text, self.quotes = text, quotes
        self.may_have_source = sources.may_name(text)
        """Whether any sentence may name the source of a figure."""
        self._own: dict[int, bool] = {}
        self._starts: list[int] = []
        self._quote_starts = [quote.span.start for quote in quotes]
        self._marks: tuple[list[int], list[bool]] | None = None

    def _find_starts(self) -> list[int]:
        """The offsets of the first characters of the sentences, and the length of the text."""
        starts = [0]
        for end in _SENTENCE_END.finditer(self.text):
            if not _SHORT.search(self.text[max(0, end.start() - 5) : end.start() + 1]):
                starts.append(end.end())
        self._starts = [*starts, len(self.text)]
        return self._starts

    def _find_marks(self) -> tuple[list[int], list[bool]]:
        """The offsets of the marks of quotation, and whether words are quoted after each."""
        places: list[int] = []
        opened: list[bool] = []
        depth, straight = 0, False
        for mark in _MARKS.finditer(self.text):
            if mark[0] == '"':
                straight = not straight
            else:
                depth = max(0, depth + _STEPS[mark[0]])
            places.append(mark.start())
            opened.append(straight or depth > 0)
        self._marks = places, opened
        return self._marks

    def bounds(self, at: int) -> tuple[int, int]:
        """The offsets of the sentence that offset `at` is in."""
        starts = self._starts or self._find_starts()
        place = min(max(bisect_right(starts, at) - 1, 0), len(starts) - 2)
        return starts[place], starts[place + 1]

    def in_marks(self, at: int) -> bool:
        """Whether offset `at` stands between quotation marks, whose words are somebody's own."""
        places, opened = self._marks or self._find_marks()
        before = bisect_left(places, at)
        return before > 0 and opened[before - 1]

    def in_marks_with_others(self, span: Span) -> bool:
        """Whether a span stands in quotation marks that hold more than it."""
        around = self.text[max(0, span.start - 1) : span.end + 1]
        is_alone = (around[:1], around[-1:]) in _PAIRS
        return self.in_marks(span.start) and not is_alone

    def quotes_in(self, low: int, high: int) -> Sequence[Quote]:
        """The quotes that overlap the characters `low` to `high`, the last of them."""
        if not self.quotes:
            return ()
        end = bisect_left(self._quote_starts, high)
        return [q for q in self.quotes[max(0, end - _MOST_QUOTES) : end] if q.span.end > low]

    def heard_before(self, at: int) -> Sequence[Quote]:
        """The last quotes that end before offset `at`."""
        end = bisect_left(self._quote_starts, at)
        return [q for q in self.quotes[max(0, end - _MOST_QUOTES) : end] if q.span.end <= at]

    def before(self, low: int) -> str:
        """The block up to the sentence that begins at offset `low`, if it is not long."""
        return self.text[:low] if low <= _LONGEST_OPENING else ""

    def is_own(self, figure: Figure) -> bool:
        """Whether a figure that has no source in its sentence is the text's own word.

        The age of somebody is, and how many of those there are that the text takes for known ("the
        two governments argued").
        """
        start, end = figure.span.start, figure.span.end
        if self.is_own_word(start):
            return True
        aged = figure.unit == "year of age" and self.text[end : end + 1] == ","
        known = (
            figure.unit
            and (figure.high or _A_FEW) < _A_FEW
            and _THE.search(self.text[max(0, start - 5) : start])
        )
        if not (aged or known) or self.in_marks(start) or self.quotes_in(start, end):
            return False
        low, high = self.bounds(start)
        return "ccording" not in self.text[low:high]

    def is_own_word(self, at: int) -> bool:
        """Whether the sentence at offset `at` says things itself: it has no quote and no report."""
        low, high = self.bounds(at)
        if low not in self._own:
            self._own[low] = not (
                _MARKS.search(self.text, low, high)
                or self.in_marks(low)
                or self.quotes_in(low, high)
                or doubted_figures.may_doubt(self.text, low, high)
                or self._may_go_on(low, high)
                or _may_report(self.text[low:high])
            )
        return self._own[low]

    def _may_go_on(self, low: int, high: int) -> bool:
        """Whether a sentence may go on with what the one before it reports."""
        if low == 0 or not self.quotes or not _GOES_ON.search(self.text, low, high):
            return False
        return bool(self.quotes_in(self.bounds(low - 1)[0], low))
