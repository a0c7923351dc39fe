"""Recognises a report that ends a sentence, so that it reports all words before it.

Example: "…, Varn said.". `reported_clauses` and `sides` call it.
"""

from __future__ import annotations

import re

from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.tokens.tagged import TaggedWords

RELATIVE_END = re.compile("w[^QqF;:]*$")
BEHIND = re.compile(r"[^TvhbxgQqF,;:.]{0,14}(?:[.]|,A|$)")
"""The day and place of a report, up to the end of the sentence or to who passes it on."""
APPOSITION = re.compile(r",[^TvhbxgQqF;:.]*(?:[.]|$)")
BEFORE = re.compile(".,|[^,:;QqF.-]q")
SAYING = frozenset(("say", "add", "report", "note", "state"))
"""Verbs that, without words after them, always report the words before them."""
FRONTS = frozenset("PSDaCwQqF")
"""Letters of words that begin a phrase of time or place."""
ASKED = frozenset("SPDw")
"""Letters after a participle of asking ("Asked if", "Pressed on")."""
FEWEST = 4
"""The fewest words of a statement before its report, including the comma."""


def is_last(tokens: TaggedWords, low: int, high: int, report: Report) -> bool:
    """Whether a report without words after it ends the sentence that begins at word `low`.

    "This eases trade, Varn said." is accepted although no list has its verb, but not "On Monday,
    …".
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
    """Return where a last report that also covers this one begins, or `high`.

    "Varn promised to leave, the agency said.": the promise ends before "the agency".
    """
    last = sentence.reports[-1]
    opens = report.start == sentence.low and last.start >= report.end + FEWEST
    source = report.verb is None and not opens  # "According to Varn, Orm said it fell"
    if last is report or source or report.end > last.start:
        return high
    return min(high, last.start - 1) if is_last(tokens, sentence.low, high, last) else high
