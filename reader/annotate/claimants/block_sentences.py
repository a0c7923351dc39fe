"""Divides a block into sentences for figures: bounds, quotation marks, quotes, assertions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from reader.annotate.claimants import doubted_figures, sources
from reader.annotate.claimants.source_people import KnownPeople
from reader.annotate.lexicon.wordlists import VERBS, words
from reader.models import Block, Figure, Quote, Span

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
"""Words of sentences that may report, without verbs that only stand beside quotations."""
_GOES_ON = re.compile(r"\b(?:would|could|might)\b")
"""Verbs of a sentence that may still report: "Lee said they had met. It would take 40 days."."""
_NO_REPORTS = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:meant|known|asked|agreed|decided|called|read)\b(?! that)"
    r"|\b(?:must|to|will|would|can|could) (?:still |also )?(?:agree|read|ask|decide)\b(?! that)"
    r"|\b(?:has|have|had) (?:decided|agreed|asked) to\b|\bread out\b"
)
"""Uses of reporting verbs that do not report: "nearly a third is meant for barns"."""
_OF_A_SPEAKER = re.compile(r"\b(?:I|[Ww]e|[Mm]y)\b(?![./-])")
"""Words of somebody who speaks, perhaps in an interview: "We had 400 beds"."""
_THE = re.compile(r"\b[Tt]he \Z")
_A_FEW = 13
_LONGEST_OPENING = 400
_MOST_QUOTES = 8
"""The most quotes of a sentence that are examined, the last ones."""


def _may_report(sentence: str) -> bool:
    """Whether a sentence has a word that may report."""
    low = sentence.lower()
    if _REPORTING.isdisjoint(low.split()) and _REPORTING.isdisjoint(_WORD.findall(low)):
        return False
    said, others = _NO_REPORTS.subn(" ", sentence)
    return not others or not _REPORTING.isdisjoint(map(str.lower, _WORD.findall(said)))


class _Cover:
    """Stretches of a block."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted([span[1:] for span in spans])
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate([end for _, end in ordered], max))

    def holds(self, span: Span) -> bool:
        """Whether one of them contains a span of the block; found by bisection."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._ends[before - 1] >= span.end


class BlockSentences:
    """The sentences of one block; costly values are computed once, when they are first needed.

    They are cached by hand: `cached_property` takes a lock, a third of the time for a short line.
    """

    def __init__(self, text: str, quotes: Sequence[Quote], labelled: bool = False) -> None:
        """`text` is the block's text, and `quotes` are its quotes in order.

        `labelled` tells that a body's name is the label of the block ("General Staff: 14 boats
        lost"), so that its sentences may be what the body says.
        """
        self.text, self.quotes, self._labelled = text, quotes, labelled
        self.may_have_source = sources.may_name(text)
        """Whether any sentence may name the source of a figure."""
        self._may_be_corrected = doubted_figures.may_be_corrected(text)
        self._own: dict[int, bool] = {}
        self._starts: list[int] = []
        self._quote_starts = [quote.span.start for quote in quotes]
        self._marks: tuple[list[int], list[bool]] | None = None
        self._quoted: _Cover | None = None
        self._speakers: _Cover | None = None

    def _find_starts(self) -> list[int]:
        """Return the offsets of the first characters of the sentences, and the text's length."""
        starts = [0]
        for end in _SENTENCE_END.finditer(self.text):
            if not _SHORT.search(self.text[max(0, end.start() - 5) : end.start() + 1]):
                starts.append(end.end())
        self._starts = [*starts, len(self.text)]
        return self._starts

    def _find_marks(self) -> tuple[list[int], list[bool]]:
        """Return the offsets of the quotation marks, and whether a quotation is open after each."""
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

    def corrected(self, figure: Figure) -> tuple[Figure, ...]:
        """Return the figure as `doubted_figures.corrected` does."""
        if not self._may_be_corrected:
            return (figure,)
        return doubted_figures.corrected(figure, self.text, self.quotes)

    def bounds(self, at: int) -> tuple[int, int]:
        """Return the start and end of the sentence around offset `at`."""
        starts = self._starts or self._find_starts()
        place = min(max(bisect_right(starts, at) - 1, 0), len(starts) - 2)
        return starts[place], starts[place + 1]

    def in_marks(self, at: int) -> bool:
        """Whether offset `at` is inside quotation marks."""
        places, opened = self._marks or self._find_marks()
        before = bisect_left(places, at)
        return before > 0 and opened[before - 1]

    def in_marks_with_others(self, span: Span) -> bool:
        """Whether a span is inside quotation marks that contain more than the span."""
        around = self.text[max(0, span.start - 1) : span.end + 1]
        is_alone = (around[:1], around[-1:]) in _PAIRS
        return self.in_marks(span.start) and not is_alone

    def in_quote(self, span: Span) -> bool:
        """Whether a quote of the block contains a span."""
        if self._quoted is None:
            self._quoted = _Cover([quote.span for quote in self.quotes])
        return self._quoted.holds(span)

    def in_speaker(self, span: Span) -> bool:
        """Whether the words for the speaker of a quote of the block contain a span."""
        if self._speakers is None:
            told = [(quote.span.block, quote.speaker) for quote in self.quotes]
            self._speakers = _Cover([one for block, one in told if one and one.block == block])
        return self._speakers.holds(span)

    def quotes_in(self, low: int, high: int) -> Sequence[Quote]:
        """Return the last quotes that overlap the characters `low` to `high`."""
        if not self.quotes:
            return ()
        end = bisect_left(self._quote_starts, high)
        return [q for q in self.quotes[max(0, end - _MOST_QUOTES) : end] if q.span.end > low]

    def heard_before(self, at: int) -> Sequence[Quote]:
        """Return the last quotes that end before offset `at`."""
        end = bisect_left(self._quote_starts, at)
        return [q for q in self.quotes[max(0, end - _MOST_QUOTES) : end] if q.span.end <= at]

    def before(self, low: int) -> str:
        """Return the block up to the sentence that begins at offset `low`, if that is not long."""
        return self.text[:low] if low <= _LONGEST_OPENING else ""

    def is_own(self, figure: Figure) -> bool:
        """Whether a figure without a source in its sentence is the text's own word.

        Ages are, and so are small presupposed numbers ("the two governments argued").
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
        """Whether the sentence at offset `at` asserts its content, without a quote or report."""
        if self._labelled:
            return False
        low, high = self.bounds(at)
        if low not in self._own:
            self._own[low] = not (
                _MARKS.search(self.text, low, high)
                or self.in_marks(low)
                or self.quotes_in(low, high)
                or doubted_figures.may_doubt(self.text, low, high)
                or self._may_go_on(low, high)
                or _may_report(self.text[low:high])
                or _OF_A_SPEAKER.search(self.text, low, high)
            )
        return self._own[low]

    def _may_go_on(self, low: int, high: int) -> bool:
        """Whether a sentence may continue the report of the one before it."""
        if low == 0 or not self.quotes or not _GOES_ON.search(self.text, low, high):
            return False
        return bool(self.quotes_in(self.bounds(low - 1)[0], low))


def is_labelled(blocks: Sequence[Block], number: int, known: KnownPeople) -> bool:
    """Whether a block may be what somebody says whose name is its label.

    A body's name is the heading directly above it or stands before its colon; in a heading, the
    name of anybody or of a country ("Army: 9 drones, Torvia: 90 drones").
    """
    block = blocks[number]
    if block.heading:
        return any(map(known.may_speak, _LABELS.findall(block.text[:_LONGEST_HEADING])))
    if number and blocks[number - 1].heading:
        return known.is_body(blocks[number - 1].text.rstrip(": "))
    label, colon, _ = block.text[:_LONGEST_LABEL].partition(": ")
    return bool(colon) and (known.is_body(label) or known.is_kind_of_body(label))


_LABELS = re.compile(r"(?:^|[,;] )([^\W\d_][^:,;]{0,60}): ")
_LONGEST_HEADING = 300
_LONGEST_LABEL = 80
"""Characters of a label before a colon."""
