"""Recognises the line that announces a digest ("Here are the major developments on Monday.")."""

from __future__ import annotations

import re

from reader import calendar
from reader.parse.blocks.stated_days import stated_days

_ANNOUNCES = re.compile(
    r"(?:here(?:[’']s| is| are| were)|(?:these|those|below|the following) (?:are|were|is)|"
    r"(?:this is|we (?:bring|look at|round up)) (?=.*\b(?:know|happened|developments|events)\b))"
    r".*\b(?:developments?|events?|updates?|news|headlines?|situation|things|stor(?:y|ies)|points?|"
    r"moments?|takeaways?|know|happened|latest|happening|summary|round-?up|look)\b.*",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"(?:what|these|here|all|more|also|the|report|summary|information|update|as of)\b.*:|"
    r".{0,60}\b(?:update|digest|brief(?:ing)?|summary|thread|round-?up)\b.*:|"
    r"what (?:happened|mattered)\b.*\.|(?:the )?(?:main|key|top|major) "
    r"(?:events|developments|news|headlines|stories|updates)(?: (?:of|on|for|from|as of)\b.*|:)",
    re.I,
)
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
    if _ANNOUNCES.fullmatch(text):
        return True
    return bool(_WHAT.fullmatch(text)) and any(stated_days(text))


def title_of(text: str, whole: bool) -> str:
    """Return the announcement as a title: the whole sentence, or only what the digest is about."""
    sentence = text.rstrip(".: ")
    told = _IS.sub("", sentence)
    about = _ON_A_DAY.sub("", _OPENING.sub("", sentence))
    if whole or len(about.split()) < 3:
        about = told if len(told.split()) > 2 else sentence
    return about[0].upper() + about[1:]
