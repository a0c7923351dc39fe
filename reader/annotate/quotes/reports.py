"""Defines the reports of a sentence, and a sentence with its reported words.

`cues` finds the reports; the modules of `content` and `nesting` find the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import Verb
from reader.annotate.quotes.subjects import Range
from reader.models import Stance

ASKED = frozenset(["ask", "press", "question", "challenge", "quiz"])


class Report(NamedTuple):
    """A cue with its speaker.

    `cue`, `speaker` and `relay` are ranges of words; `start` to `end` is the whole reporting
    clause. `relay` is who passed the words on. `inverted` is true for "said Varn". `verb` is None
    for "according to", a colon or a dash. `cue` is None if a sentence has no report and its subject
    is used instead.
    """

    cue: Range | None
    speaker: Range | None
    verb: Verb | None
    start: int
    end: int
    inverted: bool = False
    relay: Range | None = None
    weak: bool = False
    """Whether it reports possible and not actual speech ("would call", "to call")."""
    stance: Stance = "says"
    phrase: Range | None = None
    """The whole cue, with negation, auxiliaries and particle ("did not rule out")."""
    supposed: bool = False
    """Whether nothing shows that it was said: "if Varn says", "expected Varn to say"."""

    @property
    def thought(self) -> bool:
        """Whether the verb reports thought and not speech."""
        return self.verb is not None and self.verb.sort == "thought"

    @property
    def asked(self) -> bool:
        """Whether the subject of its verb is asked and does not ask ("Asked if …, Varn said")."""
        verb, cue = self.verb, self.cue
        if verb is None or cue is None or verb.lemma not in ASKED or verb.form != "past":
            return False
        return self.speaker is None or self.start == cue[0] < self.speaker[0] - 1


class Sentence(NamedTuple):
    """Words `low` to `high` of a block with their reports, reported clauses and quotations.

    `held` has for each quotation its word, its report in this sentence or None, and whether that is
    beside it. `alone` is true if the sentence has only quotations. `inner` are the reported clauses
    inside other ones, which are no separate quotes.
    """

    low: int
    high: int
    reports: tuple[Report, ...]
    clauses: tuple[tuple[Report, Range], ...] = ()
    held: tuple[tuple[int, Report | None, bool], ...] = ()
    alone: bool = False
    inner: tuple[tuple[Report, Range], ...] = ()


def sentence_at(sentences: Sequence[Sentence], at: int) -> Sentence | None:
    """Return the sentence of a block that contains word `at`, or None, by bisection."""
    place = bisect_right(sentences, at, key=attrgetter("low")) - 1
    return sentences[place] if place >= 0 and at < sentences[place].high else None
