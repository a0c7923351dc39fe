"""Tells where a fragment in quotation marks stands beside a verb that does not report it.

Such a fragment is a name, a term or somebody else's word; who spoke it is not known.
"""

from __future__ import annotations

import re

from reader.annotate.quotes.nesting.enclosing import Enclosing
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.subjects import Range
from reader.annotate.quotes.verb_forms import BE
from reader.annotate.tokens.tagged import TaggedWords

ADVERBS = re.compile("[am,]*")
GAP = re.compile("[^vhbegkix;:.]{0,6}")
"""What may stand between a modal verb of speech and a fragment that is its object."""


def without_doubtful(tokens: TaggedWords, sentence: Sentence) -> Sentence:
    """The sentence, its fragments parted from reports whose statement does not hold them."""
    if not any(report and (report.thought or report.weak) for _, report, _ in sentence.held):
        return sentence
    held = tuple(
        [
            (at, None, False) if report and _is_doubtful(tokens, sentence, report, at) else one
            for one in sentence.held
            for at, report, _ in (one,)
        ]
    )
    return sentence._replace(held=held)


def _is_doubtful(tokens: TaggedWords, sentence: Sentence, report: Report, at: int) -> bool:
    """Whether the fragment at word `at` is not what a report reports.

    So it is with verbs of thought ("wanted a “strong message”"), which report clauses only, and
    with what might be said, some words apart ("can add a title: “…”").
    """
    letters = tokens.letters
    if letters[at] != "F" and (at == sentence.low or letters[at - 1] in ",:"):
        return False
    if any(one == report and low <= at < high for one, (low, high) in sentence.clauses):
        return False
    if report.thought:
        return True
    if report.end > at or not report.weak:
        return False
    return GAP.fullmatch(letters, report.end, at) is None


def is_described(tokens: TaggedWords, subject: Range, at: int, clauses: Enclosing) -> bool:
    """Whether the quotation at word `at` is not what somebody says who is a subject.

    "Trump is the “kind-hearted” man" and "“We stay,” he was told" tell what somebody is; a fragment
    before a subject or in a side clause ("quit when “an alien” came") is not its object.
    """
    letters = tokens.letters
    if subject[0] > at and letters[at] == "F" and letters.endswith("."):
        return letters[subject[0] - 1] != "w"  # "a “theft” is what Varn called it"
    if clauses.is_aside(at) or tokens.words[subject[0]].lower() == "it":
        return True
    gap = ADVERBS.match(letters, subject[1])
    verb = gap.end() if gap else subject[1]
    return tokens.words[verb : verb + 1] != () and tokens.words[verb].lower() in BE
