"""Recognises the line that announces a digest ("Here are the major developments on Monday.")."""

from __future__ import annotations

import re

from reader import calendar
from reader.parse.blocks.stated_days import with_mark_for_days

_IS_OPENING = re.compile(
    r"(?:here(?:[’']s| is| are| were)|(?:these|those|below|the following) (?:are|were|is)|"
    r"this is|we (?:bring|look at|round up))\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"(?:here(?:[’']s| is| are| were)|(?:these|those|below|the following) (?:are|were|is)|"
    r"(?:this is|we (?:bring|look at|round up)) (?=.*\b(?:(?:we|to|you) know|happened|developments|"
    r"events)\b))"
    r".*\b(?:developments?|events?|updates?|news|headlines?|situation|things (?:to know|stand)|"
    r"stories|points? of the|moments?|takeaways?|know|happened|latest|happening|summary|round-?up|"
    r"look|dates)\b.*",
    re.IGNORECASE,
)
_NOUN = (
    r"(?:developments?|events?|updates?|news|headlines?|situation|stor(?:y|ies)|points|summary|"
    r"round-?up|reports?|information|digest|brief(?:ing)?|latest|overview|highlights|takeaways|"
    r"timeline|thread|bulletin|chronicle|numbers|losses|know|happened|mattered)"
)
"""Words for a digest or its content."""

_NAMED = re.compile(rf"(?=.*\d).*\b{_NOUN}\b|(?:all|also|more|as of)\b", re.IGNORECASE)
"""A cheap test that every line of `_WHAT` passes, and few others."""

_DAY = "\x1e"
"""Stands for a stated day; it occurs in no cleaned text."""
_OF = (
    r"(?:of|on|for|from|as of|in|at|about|along|over|around|to|by|through|this|and|overnight|"
    r"so far|morning|evening|night)"
)
_AFTER = (
    rf"(?:[][ ,;()–—/-]|{_DAY}|"
    r"(?:at |by |until |as of )?\d{1,2}(?:[:.]\d\d){0,2}(?: ?[ap]\.?m\b\.?)?|"
    r"\b(?:GMT|UTC|CET|EET|local time|morning|evening|night|noon|so far|in brief)\b|"
    r"\b(?:in|at|from|near|of|for|about|on) [^:,]{1,40})*+"
)
"""Words that may stand after the day: a clock time, a place."""
_TOPIC = rf"(?:[^:{_DAY}]|(?<=\d):(?=\d)){{0,80}}"
_WHAT = re.compile(
    rf"(?:[^ ]{{1,20}} ){{0,6}}{_NOUN}\b(?:,? {_OF}\b{_TOPIC}|[][ ,–—(/-]*(?:day [\d,]+[ (]+)?)"
    rf"{_DAY}{_AFTER}:|"
    rf"(?:all|also|more)(?: (?:from|on|of|for))? {_DAY}{_AFTER}:|"
    rf"as of [^:{_DAY}]{{0,30}}{_DAY}(?:{_AFTER}|[^:]{{0,40}}\b{_NOUN}\b[^:]*):|"
    rf"what (?:happened|mattered)\b{_TOPIC}{_DAY}{_AFTER}\.?|"
    r"(?:the )?(?:main|key|top|major) (?:events|developments|news|headlines|stories|updates) "
    rf"(?:of|on|for|from|as of) {_DAY}{_AFTER}[:.]?",
    re.IGNORECASE,
)
"""A line with a day that is not a sentence."""

_TELLS = re.compile(
    r"\b(?:which|who|whom|whose|where|why|that (?!(?:happened|mattered|you|we|shaped|made)\b)|"
    r"(?<!need )(?<!want )(?<!as )(?:was|were|has|had|will|would|can|could|must|should|do|does|did|"
    r"said|says|saying|told|tells?|wrote|writes?|reads?|lists|gives?|gave|shows?|showed|finds?|"
    r"found|quote[ds]?|called|names?|added|announced|claims?|claimed|reported|confirmed|denied|"
    r"warned|killed|wounded|arrested|released|according to))\b",
    re.IGNORECASE,
)
"""Words of a sentence that itself reports something."""

_OPENING = re.compile(
    r"(?:here|these|those|below|the following)(?:[’']s| is| are| were) (?:some of )?(?:the )?",
    re.IGNORECASE,
)
_IS = re.compile(r"(?:here|these|those)(?:[’']s| is| are| were) ", re.IGNORECASE)
_ON_A_DAY = re.compile(
    rf",? (?:on|for|as of|from) (?:(?:{'|'.join(sorted(calendar.WEEKDAY_NAMES))})\b|"
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)? |"
    rf"(?:{'|'.join(calendar.MONTH_BEGINNINGS)})[a-z]*\.? \d).*",
    re.IGNORECASE,
)
_SHORTEST = len("all 1 may:")


def is_announcement(text: str) -> bool:
    """Return whether a paragraph only says that developments follow."""
    if not _SHORTEST <= len(text) <= 250 or len(text) > 70 and len(text.split()) > 35:
        return False
    opening = _IS_OPENING.match(text)
    if _TELLS.search(text, opening.end() if opening else 0):
        return False
    if opening:
        return bool(_ANNOUNCES.fullmatch(text))
    return bool(_NAMED.match(text) and _WHAT.fullmatch(with_mark_for_days(text, _DAY)))


_ALL_TIMES = re.compile(r"[.:] \(?All times [^.:]{2,30}[.:]?\)?$")
"""A sentence on the zone of the times, behind an announcement."""


def title_of(text: str, whole: bool) -> str:
    """Return the announcement as a title: the whole sentence, or only the subject of the digest."""
    sentence = _ALL_TIMES.sub("", text).rstrip(".: ")
    told = _IS.sub("", sentence)
    about = _ON_A_DAY.sub("", _OPENING.sub("", sentence))
    if whole or len(about.split()) < 3:
        about = told if len(told.split()) > 2 else sentence
    return about[0].upper() + about[1:]
