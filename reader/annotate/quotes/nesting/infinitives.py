"""Finds the speaker of "to" and a reporting verb: "leading Varn to say that".

There is one after verbs that imply the act, and after "only for". In other sentences ("asked Varn
to say", "it is fair for Varn to say") nothing shows that it was said. `cues` calls it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.quotes.nesting.joined_verbs import is_behind_aside
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import NP, WINDOW, Range, speaking, subject_before
from reader.annotate.tokens.tagged import TaggedWords

ADJECTIVE = re.compile(rf"({NP}(?:P{NP})*)[am]*x[am]*n{{1,2}}P$")
FOR_OTHERS = re.compile(rf"P{NP}P$")
CAUSING = frozenset(
    f"{verb}{end}"
    for verb, ends in {
        "lead": ("", "s", "ing"), "led": ("",), "mov": ("ed", "es", "ing"), "spur": ("red", "ring"),
        "forc": ("ed", "es", "ing"), "caus": ("ed", "es", "ing"), "inspir": ("ed", "es", "ing"),
        "compel": ("led", "ling"), "driv": ("es", "ing"), "drove": ("",),
        "prompt": ("ed", "s", "ing"),
    }.items()
    for end in ends
)  # fmt: skip
"""Forms of verbs whose object did the act of the infinitive."""


SIGNS = CAUSING | {"only"}
"""If none of these words precedes it, the speaker of an infinitive is unknown."""


def subject_of_infinitive(tokens: TaggedWords, low: int, at: int) -> Range | None:
    """Return the words between a causing verb or "only for" and "to" before word `at`, or None."""
    if at < low + 3 or tokens.words[at - 1] != "to":
        return None
    if SIGNS.isdisjoint(tokens.words[max(low, at - WINDOW) : at - 1]):
        return None
    found = subject_before(tokens, low, at - 1)
    if found is None or tokens.letters[found[0]] == "w":
        return None
    for inside in range(found[1] - 2, found[0] - 1, -1):
        if tokens.words[inside] in CAUSING:
            return inside + 1, found[1]  # "the act prompted two aides to say"
    if found[0] <= low:
        return None
    before = tokens.words[found[0] - 1].lower()
    if before in ("like", "including"):  # "leading aides like Varn to say"
        whole = subject_before(tokens, low, found[0] - 1)
        found = (whole[0], found[1]) if whole and whole[0] > low else found
        before = tokens.words[found[0] - 1].lower()
    only_for = before == "for" and tokens.words[found[0] - 2 : found[0] - 1] == ("only",)
    return found if only_for or before in CAUSING else None


def is_of_others(tokens: TaggedWords, low: int, at: int, last: Sequence[Report]) -> bool:
    """Whether an infinitive belongs to others than the subject of the sentence.

    "calls for the parties to agree"; behind the `last` report, "Varn rang, she told me, to say".
    """
    if any(is_behind_aside(tokens, low, at, report) for report in last):
        return True
    found = FOR_OTHERS.search(tokens.letters, max(low, at - WINDOW), at)
    return found is not None and (
        tokens.words[found.start()] == "for" and tokens.words[found.start() - 1] != "only"
    )


def subject_of_adjective(tokens: TaggedWords, low: int, at: int) -> Range | None:
    """Return the subject of an adjective before "to": "firms" of "firms are quick to say"."""
    if tokens.words[at - 1] != "to":
        return None
    found = ADJECTIVE.search(tokens.letters, max(low, at - WINDOW), at)
    return speaking(tokens, found.span(1)) if found else None
