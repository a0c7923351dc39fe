"""Finds the reported words beside "according to Varn" and a speaker with a colon."""

from __future__ import annotations

import re

from reader.annotate.quotes import labels
from reader.annotate.quotes.content import ends, fronts, sides, statements_before
from reader.annotate.quotes.nesting import tails
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import FINITE, NP, Range
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

ASIDE = re.compile(rf",(?=d){NP}(?:P{NP})*,(?!C)")
OWN_BEHIND = re.compile(rf"[vhbe]a?P|C{NP}(?:P{NP})*[am]*[xvhb]")
"""What the writer adds behind a source: ", cited by the Courier", ", and thousands have fled"."""
HOLDER = re.compile(r",t*N(?:l?N){1,3},(?=[^,;:.wCgki]{1,30}[xvhb])")
"""The name of the holder of an office, before a clause."""
MADE_ASIDE = re.compile(",[vhbe]a?P[dnraeoNLtD#]{1,8},(?!C)")
"""A participle of the source: "according to the charge, seen by the Courier, the oil was sold"."""


def find_according(
    tokens: TaggedWords, low: int, high: int, report: Report, structure: SentenceClauses
) -> tuple[Range, ...]:
    """Return the clause of "according to Varn, talks had failed" or "Varn: talks had failed"."""
    letters = tokens.letters
    at_end = report.inverted and report.end == high == len(letters)  # "40 men die - army"
    if report.cue is None or letters[report.cue[0]] not in ("A:-" if at_end else "A:"):
        return ()
    if letters[report.cue[0]] in ":-":
        return _beside_colon(tokens, low, high, report)
    comma = letters.find(",", report.end, high)
    named = _behind_holder(tokens, comma, high, report)
    comma = _behind_aside(tokens, comma, high, structure) if named is None else named
    after = (comma + 1, ends.trim(tokens, comma + 1, tails.before_claim(tokens, comma + 1, high)))
    phrase = letters[low] in "PDa" and not FINITE.search(letters, low, report.start)
    fronted = comma >= 0 and phrase
    if report.start <= low + 1 or fronted:
        return (after,) if comma >= 0 else ()
    mark = letters[report.start - 2 : report.start]
    if mark in ("C,", "v,", "T,"):  # "Varn said that, according to two aides, it fell": Varn's
        return ()
    if mark == "w," and comma >= 0:
        return (after,)  # "the guards, who, according to Varn, left"
    behind = mark == "S,"
    if (
        letters[report.start - 1] in "CS" or behind
    ):  # "it was late, and according to Varn it was cold"
        start = comma + 1 if comma == report.end else report.end
        end = ends.trim(tokens, start, high)
        return ((start, end),) if FINITE.search(letters, start, end) else ()
    pointing = 2 * statements_before.points_back(tokens, low, report.start)
    before = (low, ends.trim(tokens, low, report.start - pointing))
    if before[1] <= before[0]:
        return ()
    clause = FINITE.search(letters, *after) and not fronts.stands_beside(tokens, after)
    more = comma == report.end and (clause or letters[report.start - 2] == "x")
    more = more and after[0] < after[1] and tokens.words[after[0]] not in sides.SIDE_WORDS
    more = more and not OWN_BEHIND.match(letters, *after)
    return (before, after) if more else (before,)


def _beside_colon(tokens: TaggedWords, low: int, high: int, report: Report) -> tuple[Range, ...]:
    """Return the statement behind "Varn:", or before ": army" at the end of a headline."""
    if report.inverted:
        return ((low, report.start),)
    quoted = QUOTATION.search(tokens.letters, report.end, high)
    if not quoted and not labels.is_statement(tokens, high, report):
        return ()
    return ((report.end, ends.trim(tokens, report.end, high)),)


def _behind_aside(tokens: TaggedWords, comma: int, high: int, structure: SentenceClauses) -> int:
    """Return the comma after "according to Varn, who runs the mill," or "…, a miller,"."""
    letters = tokens.letters
    if comma < 0 or comma + 1 >= high:
        return comma
    if letters[comma + 1] == "w":
        end = structure.clause_of(comma + 1).high
        return end if end < high and letters[end] == "," else comma
    aside = MADE_ASIDE.match(letters, comma, high) or ASIDE.match(letters, comma, high)
    verb = FINITE.search(letters, aside.end(), high) if aside else None
    is_list = verb is not None and aside is not None and "C" in letters[aside.end() : verb.start()]
    return aside.end() - 1 if aside and verb and not is_list else comma


def _behind_holder(tokens: TaggedWords, comma: int, high: int, report: Report) -> int | None:
    """Return the comma after "according to the spokesman in Orm, Ilse Varn, the dam fell"."""
    found = HOLDER.match(tokens.letters, comma, high) if comma > 0 and report.speaker else None
    if found is None or report.speaker is None:
        return None
    head = tokens.letters.find("r", *report.speaker)
    place = tokens.letters.find("P", *report.speaker)
    one = head >= 0 and (place < 0 or place == head + 1) and not tokens.words[head].endswith("s")
    return found.end() - 1 if one else None
