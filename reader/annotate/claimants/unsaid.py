"""Finds the stance of a figure that nobody asserts from its sentence: wanted, denied.

"Velan sought 20 jets" does not assert 20 jets, nor "it is not clear whether 40 died" 40 dead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.annotate.claimants.source_words import SourceWords, subject_before
from reader.models import Stance


class Unsaid(NamedTuple):
    """The stance on a figure, and the words for its holder, if the sentence has any."""

    stance: Stance
    source: SourceWords | None


_WIDEST = 200
"""Characters before a figure that are searched for the words that govern it."""
_TO_NUMBER = (
    r"\b(?! .+ for |.*(?:[,;:“”\"]| (?:but|after|who|which|when|while|because|since|in|at|on|from"
    r"|rather|instead|is|are|was|were|has|have|had|received"
    r"|with|near|by|before|during|until|into|under|against|between|through|and [a-z]+ed) ))"
)
"""Allows only an object between a verb and the number: no preposition except "of", and "that"."""
_WANTED = re.compile(
    r"(?<!\b[Tt]he )(?<!\b[Aa] )\b"
    r"(?:demand(?:s|ed)|(?:ask|plead|appeal|call)(?:s|ed)? (?:\w+ ){0,3}?for"
    rf"|request(?:s|ed)|seeks?|sought|wants?|wanted){_TO_NUMBER}"
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|disput(?:es|ed)|dismiss(?:es|ed)) (?:\w+ )?"
    r"(?:that|having|reports?|claims?|allegations?|suggestions?"
    r"|(?:the|any) (?:loss|killing|capture|death|figure|toll|number|estimate)s?)" + _TO_NUMBER
)
_WITHHELD = re.compile(
    r"\b(?:(?:declin(?:es|ed)|refus(?:es|ed)|(?:was|were|is|are) unable)"
    r" to (?:confirm|verify|say|discuss)"
    r"|(?:did|do|does|has|have|had|could|can|would|will) ?n(?:ot|[’']t) (?:\w+ )?"
    r"(?:confirm|verify)(?:ed)?|(?:has|have|had) not (?:\w+ )?verified"
    rf"|(?:did|do|does|would) ?n(?:ot|[’']t) (?:\w+ )?(?:repeat|stand by)){_TO_NUMBER}"
)
_OPEN = re.compile(
    r"\b(?:(?:not|un)(?: yet| immediately| fully)? ?(?:clear|known|certain|sure|confirmed)"
    r" (?:whether|if|that)|[Nn]o (?:\w+ )?(?:evidence|proof|confirmation|indication|sign)s?)"
    + _TO_NUMBER
)
_STOP = re.compile(r"[.!?](?=[\s”\"’)]|$)")
_KNOWN = re.compile(r"\b(?:the|its|his|her|their|these|those)(?: [a-z]+ing| other| last)? $")
"""Matches before a number of existing things: "seeks to free the 100 captives"."""
_GOVERNORS: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    ("wants", _WANTED),
    ("denies", _DENIED),
    ("withholds", _WITHHELD),
)
MAY_GOVERN = re.compile(  # each begins with a letter, which makes the search twice as fast
    r"demand|ask|plead|appeal|call|request|se?[eo]u?[gk]|want|den[iy]|reject|disput|dismiss|declin|refus|unable"
    r"|confirm|verif|repeat|stand by|clear|known|certain|sure|No |no |\?"
)
"""A cheap test: it matches in every text with a figure that nobody asserts."""


def is_asked(text: str, end: int) -> bool:
    """Whether the sentence that continues at offset `end` is a question."""
    stop = _STOP.search(text, end, end + 2 * _WIDEST)
    return stop is not None and stop[0] == "?"


_GOES_ON = re.compile(
    r"\b(?:and|but) (?:speaks?|spoke|puts?|gives?|gave|cites?|cited|insist(?:s|ed)|sa(?:ys?|id)) "
)
"""A verb with which somebody who denied one thing states another: "disputes that and speaks of"."""


def stance_of(before: str) -> Unsaid | None:
    """Return the stance on a figure after these words of its sentence; None if it is asserted."""
    before = before[-_WIDEST:]
    if _OPEN.search(before):
        return Unsaid("withholds", None)
    for stance, pattern in _GOVERNORS:
        found = pattern.search(before)
        if found is None or stance != "wants" and _GOES_ON.search(before, found.end()):
            continue
        if stance != "wants" or not _KNOWN.search(before):
            return Unsaid(stance, subject_before(before[: found.start()]))
    return None
