"""Tells where a report ends a sentence, so that all before it was said: "…, Varn said."."""

from __future__ import annotations

import re

from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.tokens.tagged import TaggedWords

RELATIVE_END = re.compile("w[^QqF;:]*$")
BEHIND = re.compile(r"[^TvhbxgQqF,;:.]{0,14}(?:[.]|$)")
"""The day and place of a report, to the end of the sentence."""
APPOSITION = re.compile(r",[^TvhbxgQqF;:.]*(?:[.]|$)")
BEFORE = re.compile(".,|[^,:;QqF.-]q")
SAYING = frozenset(("say", "add", "report", "note", "state"))
"""Verbs that stand with nothing behind them only where all before them is what was said."""
FRONTS = frozenset("PSDaCwQqF")
"""Words that begin a phrase which tells when or where something was said."""
ASKED = frozenset("SPDw")
"""What follows a participle of asking ("Asked if", "Pressed on")."""
FEWEST = 4
"""Words of a statement before its report, and the comma, at least."""


def is_last(tokens: TaggedWords, low: int, high: int, report: Report) -> bool:
    """Whether a report with nothing behind it ends the sentence that begins at word `low`.

    So "This eases trade, Varn said." is read, whose verb no list has, but not "On Monday, …".
    """
    letters, at, verb = tokens.letters, report.start, report.verb
    if verb is None or verb.lemma not in SAYING or report.weak or report.thought:
        return False
    if verb.form == "ing":
        return False
    if at < low + FEWEST or letters[low] in FRONTS or not BEFORE.search(letters, at - 2, at):
        return False
    if tokens.words[low].lower().endswith("ed") and letters[low + 1] in ASKED:
        return False
    if report.inverted and APPOSITION.match(letters, report.end, high):
        return True
    return BEHIND.match(letters, report.end, high) is not None


def ends_in_speaker(tokens: TaggedWords, high: int, report: Report) -> bool:
    """Whether only a relative clause follows an inverted report: "said a clerk who knows him."."""
    return report.inverted and RELATIVE_END.match(tokens.letters, report.end, high) is not None


def before_last(tokens: TaggedWords, sentence: Sentence, report: Report, high: int) -> int:
    """Where the report that ends a sentence begins, if it reports this one too, or else `high`.

    "Varn promised to leave, the agency said.": the promise ends before "the agency".
    """
    last = sentence.reports[-1]
    source = report.verb is None and report.start > sentence.low
    if last is report or source or report.end > last.start:
        return high
    return min(high, last.start - 1) if is_last(tokens, sentence.low, high, last) else high
