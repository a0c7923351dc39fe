"""Tells where a fragment in quotation marks stands beside a verb that does not report it.

Such a fragment is a name, a term or somebody else's word; who spoke it is not known.
"""

from __future__ import annotations

import re

from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.subjects import Range
from reader.annotate.quotes.verb_forms import BE
from reader.annotate.tokens.tagged import TaggedWords

ADVERBS = re.compile("[am,]*")
GAP = re.compile("[^vhbegkix;:.]{0,6}:?")
"""What may stand between a modal verb of speech and a fragment that is its object."""


def without_doubtful(tokens: TaggedWords, sentence: Sentence) -> Sentence:
    """The sentence, its fragments parted from reports whose statement does not hold them."""
    if not sentence.held:
        return sentence
    held = tuple([_settled(tokens, sentence, *one) for one in sentence.held])
    return sentence if held == sentence.held else sentence._replace(held=held)


def _settled(
    tokens: TaggedWords, sentence: Sentence, at: int, report: Report | None, close: bool
) -> tuple[int, Report | None, bool]:
    """A quotation with the report in whose statement it stands, if it has none of its own."""
    if close:
        apart = report is not None and report.end <= at and _is_apart(tokens, report, at)
        return at, None if apart else report, not apart
    around = [] if _in_relative(tokens, report) else _around(tokens, sentence, at)
    if around and report not in around:
        return at, around[-1], close
    if report and not around and _is_doubtful(tokens, sentence.low, report, at):
        return at, None, close
    return at, report, close


def _around(tokens: TaggedWords, sentence: Sentence, at: int) -> list[Report]:
    """The reports whose statements hold word `at`; to want to do a thing states nothing."""
    return [
        one
        for one, (low, high) in sentence.clauses
        if low <= at < high and not (one.thought and tokens.words[low] == "to")
    ]


def _in_relative(tokens: TaggedWords, report: Report | None) -> bool:
    """Whether the speaker of a report stands behind a relative ("that divers call “rotten”")."""
    if report is None or report.weak or report.speaker is None or report.start == 0:
        return False
    if report.verb is None or "o" not in report.verb.frames:
        return False
    return tokens.letters[report.speaker[0] - 1] in "Tw" and report.speaker[1] <= report.end


def _is_doubtful(tokens: TaggedWords, low: int, report: Report, at: int) -> bool:
    """Whether the fragment at word `at` is not what a report reports.

    So it is with verbs of thought ("wanted a “strong message”"), which report clauses only, and
    with what might be said, some words apart ("can add a title: “…”").
    """
    letters = tokens.letters
    if letters[at] != "F" and (at == low or letters[at - 1] in ",:"):
        return False
    if report.thought:
        return letters[-1] in ".?!Qq"  # a headline: "Orvane hopes for “dry docks” by May"
    return report.end <= at and _is_apart(tokens, report, at)


def _is_apart(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether what might be said stands some words before the quotation."""
    if not report.weak or report.verb is None or report.verb.form == "noun":
        return False
    return GAP.fullmatch(tokens.letters, report.end, at) is None


def is_described(tokens: TaggedWords, subject: Range, at: int, clauses: SentenceClauses) -> bool:
    """Whether the quotation at word `at` is not what somebody says who is a subject.

    "Varn is the “kind-hearted” man" and "“We stay,” he was told" tell what somebody is; a fragment
    in a side clause ("quit when “an alien” came") is not the object of the main one.
    """
    letters, word = tokens.letters, tokens.words[subject[0]].lower()
    if word in ("it", "you") or clauses.is_aside(at):
        return True
    gap = ADVERBS.match(letters, subject[1])
    verb = gap.end() if gap else subject[1]
    return tokens.words[verb : verb + 1] != () and tokens.words[verb].lower() in BE
