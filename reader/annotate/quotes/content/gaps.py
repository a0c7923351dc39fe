"""Recognises reported words whose object is outside of them, which are no complete statement.

Examples: "what each side says it has lost", "the paper it says it is from", and "confirming" in "a
letter confirming the deal read: “…”". `reported_clauses` leaves them out.
"""

from __future__ import annotations

import re

from reader.annotate.quotes.content import ends
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import TIMES, Range
from reader.annotate.tokens.tagged import TaggedWords

TAKING = frozenset(["what", "whatever", "which", "whom", "who", "that"])
"""Words that open a clause and may be the object of a verb inside it."""
INNER = re.compile("[Tw]")
NOUN_LIKE = frozenset("noNr#")
STRANDED = re.compile("(?<=[vhb])Px")
"""A preposition without its object, and an auxiliary: "the deal they agreed to is"."""
FINITE_FORMS = frozenset(("is", "are", "was", "were", "has", "had"))
READS = re.compile("v:[QqF]")
"""A verb that introduces a quotation and is not part of the words before it."""


def lacks_object(
    tokens: TaggedWords, report: Report, piece: Range, structure: SentenceClauses
) -> bool:
    """Whether the object of the reported words is before their report."""
    if report.verb is not None and report.verb.form == "noun":
        inner = INNER.search(tokens.letters, piece[0] + 1, piece[1])
        return not inner and _is_stranded(tokens, piece)  # "a warning that he had passed on"
    if report.speaker is None or report.cue is None or report.inverted:
        return False
    if report.verb and report.verb.form == "ing" and READS.match(tokens.letters, piece[1] - 1):
        return True
    if tokens.words[piece[0]] == "to" and tokens.letters[report.speaker[0]] == "p":
        before = report.speaker[0] - 1  # "the target it pledged to reach"
        taken = before >= 0 and tokens.words[before].lower() in TAKING
        return taken or before >= 0 and tokens.letters[before] in NOUN_LIKE
    if ends.PREDICATE.match(tokens.letters, piece[0]) or tokens.letters[piece[0]] in "TQqF":
        return False
    clause = structure.clause_of(report.cue[0])
    opener = report.speaker[0] - 1
    if opener == clause.low and clause.opener in ("relative", "side", "content"):
        return tokens.words[opener].lower() in TAKING and tokens.letters[opener - 1] != "P"
    return _is_contact(tokens, opener, piece)


def _is_contact(tokens: TaggedWords, before: int, piece: Range) -> bool:
    """Whether a noun is directly before the report, and a preposition ends the reported words."""
    if before < 0 or tokens.letters[before] not in NOUN_LIKE or tokens.words[before] in TIMES:
        return False
    return _is_stranded(tokens, piece)


def _is_stranded(tokens: TaggedWords, piece: Range) -> bool:
    """Whether a preposition ends words, or is before a verb: "that they had agreed to is dead"."""
    if tokens.letters[piece[1] - 1] == "P" and piece[1] - piece[0] > 1:
        return True
    found = STRANDED.search(tokens.letters, *piece)
    return found is not None and tokens.words[found.end() - 1] in FINITE_FORMS


def of_relative(
    tokens: TaggedWords, at: int, report: Report, structure: SentenceClauses
) -> Range | None:
    """Return the predicate reported inside a relative clause: "which farmers say cost jobs"."""
    if report.cue is None or not ends.PREDICATE.match(tokens.letters, at):
        return None
    clause = structure.clause_of(report.cue[0])
    if clause.opener != "relative" or report.speaker and report.speaker[0] == clause.low:
        return None
    if tokens.letters[clause.low] not in "wT":
        return None
    end = tokens.letters.find(".", at, clause.high)  # "… the army says cost jobs. – Orm Herald"
    return at, ends.trim(tokens, at, clause.high if end < 0 else end)
