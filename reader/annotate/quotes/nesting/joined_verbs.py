"""Recognises verbs of speech without a subject beside them that go on from inner words.

`cues` calls it.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import Range, subject_before
from reader.annotate.tokens.tagged import TaggedWords

OBJECTS = frozenset(("him", "her", "them", "it", "us", "me"))
QUESTIONS = (("whether",), ("if",), ("for",), ("about",), ("why",), ("how",), ("what",))
SOMEBODY = re.compile("T?(?:p|N|d[ne]{0,2}r)")
"""The person with whom reported words begin."""
GAP = re.compile("[axm]*[vbhe]C")
"""A verb whose object is before its clause, and "and"."""
ACT_ON = re.compile("[Tw][axm]*[vbhe]{1,2}$")
"""The verb of a relative clause up to its object: "the court that had tried | him"."""
CONTACT = re.compile("(?<=[nrNo])p[axm]*[vbhe]$")
"""A relative clause without its relative word: "the people | we met"."""


def is_behind_aside(tokens: TaggedWords, low: int, at: int, report: Report) -> bool:
    """Whether the infinitive before word `at` goes on from the words before a report in commas."""
    apart = tokens.letters[at - 2] == "," and low < report.start < at
    return apart and tokens.letters[report.start - 1] == "," and tokens.words[at - 1] == "to"


def is_in_words_of(tokens: TaggedWords, at: int, report: Report) -> bool:
    """Whether "and had" before word `at` goes on from a "had" in the words of a report."""
    joined = tokens.letters[at - 2] == "C" and tokens.words[at - 1] == "had"
    return joined and not report.weak and "had" in tokens.words[report.end : at - 2]


def is_done_to_one_of(tokens: TaggedWords, at: int, report: Report) -> bool:
    """Whether it is open who speaks to somebody named in the words of a report.

    "Varn said the chairman had rung Linn and urged her to go": Varn, or the chairman. Likewise with
    a question: "… and asked whether it fell".
    """
    if tokens.words[at] == "asked" and tokens.words[at + 1 : at + 2] in QUESTIONS:
        somebody = SOMEBODY.match(tokens.letters, report.end, at) is not None
        return somebody and not report.weak and "had" in tokens.words[report.end : at - 1]
    if tokens.words[at + 2 : at + 3] != ("to",) or tokens.words[at + 1] not in OBJECTS:
        return False
    if report.weak or report.thought:
        return False
    inside = tokens.words[report.end : at - 1]
    return report.end < at and "had" in inside and OBJECTS.isdisjoint(inside[:1])


def subject_over_relative(tokens: TaggedWords, low: int, at: int) -> tuple[Range | None] | None:
    """Return the subject before a relative clause that ends at the verb `at`, in a tuple.

    "the court that had tried him ruled", "None of the people we met said".  None without such a
    clause.
    """
    letters, end = tokens.letters, at - (tokens.words[at - 1] in OBJECTS)
    pattern = CONTACT if end == at else ACT_ON
    found = pattern.search(letters, max(low, end - 6), end)
    if found is None or found.start() == low:
        return None
    return (subject_before(tokens, low, found.start()),)


def is_of_inner_clause(tokens: TaggedWords, nearest: Range, at: int) -> bool:
    """Whether the nearest subject is that of a relative clause whose object is the noun before it.

    "He sits by the well that his father dug and tells visitors": he tells.
    """
    letters = tokens.letters
    if letters[nearest[0] - 2 : nearest[0]] not in ("nT", "nw"):
        return False
    verb = VERBS.get(tokens.words[at].lower())
    return GAP.fullmatch(letters, nearest[1], at) is not None and bool(verb and verb.form == "s")
