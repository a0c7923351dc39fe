"""Reads passive reports: "was told by Varn", "was quoted as saying"."""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import Verb
from reader.annotate.quotes.reports import ASKED, Report
from reader.annotate.quotes.subjects import phrase_after, subject_before
from reader.annotate.tokens.tagged import TaggedWords

RELAYING = frozenset(["quote", "cite", "report"])
PREDICATE = re.compile("[nei]{1,2}")
"""A predicate between a passive verb and "by"."""


def passive_report(tokens: TaggedWords, low: int, high: int, at: int, verb: Verb) -> Report | None:
    """Return a passive report: the speaker follows "by", or is the subject of "was quoted"."""
    by = next((k for k in range(at + 1, min(high, at + 12)) if tokens.words[k] == "by"), None)
    if by is not None and PREDICATE.fullmatch(tokens.letters, at + 1, by):
        return None  # "was confirmed dead by the hospital"
    if by is not None and ("T" in tokens.letters[at:by] or tokens.letters[by + 1 : by + 2] == "D"):
        by = None  # "had been told that the road was shut by snow"
    if tokens.words[at + 1 : at + 3] == ("as", "saying"):
        by = None  # "was quoted as saying by the agency"
    speaker = phrase_after(tokens, by + 1, high) if by is not None else None
    if speaker and verb.lemma in RELAYING and tokens.words[speaker[1] : speaker[1] + 1] == ("as",):
        subject = subject_before(tokens, low, at)
        return Report((at, at + 1), subject, verb, at, speaker[1] + 2, relay=speaker)
    if speaker:
        return Report((at, at + 1), speaker, verb, at, speaker[1])
    if verb.lemma in ASKED:
        return Report((at, at + 1), None, verb, at, at + 1)
    if verb.lemma == "report" and {"which", "that"} & set(tokens.words[max(low, at - 3) : at]):
        return None  # "the raid which was reported on Monday"
    if verb.lemma in RELAYING:
        return _quoted(tokens, low, high, at, verb)
    return None


def _quoted(tokens: TaggedWords, low: int, high: int, at: int, verb: Verb) -> Report:
    """Return the report of "was quoted as saying by Orm"; `at` is the place of "quoted"."""
    who = subject_before(tokens, low, at)
    by = tokens.words[at + 3 : at + 4] == ("by",)
    relay = phrase_after(tokens, at + 4, high) if by else None
    behind = who is not None and who[0] > low and tokens.letters[who[0] - 1] in "q,"
    start = who[0] if who and behind else at  # "“We stay,” Varn was quoted"
    return Report((at, at + 1), who, verb, start, at + 1, relay=relay)
