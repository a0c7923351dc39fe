"""Decides how a quotation relates to a report, by the words between them.

`holding` calls it.
"""

from __future__ import annotations

import re

from reader.annotate.quotes.reports import Report
from reader.annotate.tokens.tagged import TaggedWords

CLOSE_BEFORE = re.compile(r"[^QqFvhb.;]{0,14}[,:]T?|[PaDO]{0,3}||[^QqFvhbx.;,]{0,6}")
ADDRESSING = frozenset(("tell", "assure", "remind", "inform", "warn"))
ADDRESSED = re.compile("(?:[dOp]|d?[nro]|t*N+),")
"""The listener before a whole quotation: "telling her, “We stay.”"."""
OBJECTS = frozenset("dLNnro#")


def whole_beside(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether a whole quotation directly follows the report: "he told me: “We stay.”"."""
    speech = report.verb is None or report.verb.sort == "speech"
    return speech and tokens.letters[at - 1] in ",:"


def is_put_so(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether "as Varn put it," directly precedes the quotation at word `at`."""
    if not 0 < report.start < at or tokens.words[report.start - 1] != "as":
        return False
    return tokens.letters[report.end : at] in (",", "p,", "O,", "p:", "O:")


def is_passed_on(tokens: TaggedWords, before: Report, after: Report | None, at: int) -> bool:
    """Whether "according to" after a fragment names the relay of another speaker's words."""
    if after is None or after.verb is not None or tokens.letters[at - 1] in ",:":
        return False
    return before.verb is not None and not before.weak and not before.thought


def is_told_on(tokens: TaggedWords, before: Report, after: Report, at: int) -> bool:
    """Whether another speaker reports a whole statement with a fragment at its end.

    "Varn said the town “will not wait”, the agency reported": these are Varn's words.
    """
    if tokens.letters[at] != "F" or before.verb is None or before.speaker is None:
        return False
    if before.weak or before.thought or before.inverted or "c" not in before.verb.frames:
        return False
    named = not set("NLrot").isdisjoint(tokens.letters[slice(*before.speaker)])
    return named and after.verb is not None and tokens.letters[after.start - 1] == ","


def close_before(tokens: TaggedWords, report: Report, at: int, leads: bool) -> bool:
    """Whether few words are between a report and a quotation that `leads` to more or does not."""
    gap = tokens.letters[report.end : at]
    if leads and is_told(tokens, report, at):
        return True
    if leads:
        return gap in (",", ":", ",T", "T", "", "P,", "a,") or gap[-1:] == ":"
    return bool(CLOSE_BEFORE.fullmatch(gap))


def is_told(tokens: TaggedWords, report: Report, at: int) -> bool:
    """Whether a whole quotation follows the listener: "telling her, “We stay.”"."""
    told = tokens.letters[at] == "Q" and report.verb is not None and not report.weak
    if not told or report.verb is None or report.verb.lemma not in ADDRESSING:
        return False
    return ADDRESSED.fullmatch(tokens.letters, report.end, at) is not None


def is_absolute(tokens: TaggedWords, report: Report) -> bool:
    """Whether a report is a verb of thought in -ing with a subject and no auxiliary."""
    if report.cue is None or report.verb is None or report.verb.form != "ing":
        return False
    return report.thought and tokens.letters[report.cue[0] - 1] not in "xam"


def begins_sentence(tokens: TaggedWords, report: Report) -> bool:
    """Whether an unlisted verb takes an object, and does not report the words before it."""
    if report.verb is None or report.verb.sort not in ("other", "weak") or report.cue is None:
        return False
    behind = tokens.letters[report.cue[1] : report.cue[1] + 1]
    return report.speaker is not None and report.speaker[1] <= report.cue[0] and behind in OBJECTS
