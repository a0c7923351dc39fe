"""Finds figures before a source that are in a clause with background only.

In "The siege, sparked by the raid that killed 1,200 people, has killed 41,000, according to the
ministry" the ministry claims the second number, and the claimant of the first is unknown.
"""

from __future__ import annotations

import re

_CONJUNCTIONS = r"[Aa]fter|[Ss]ince|[Bb]efore|[Uu]ntil|[Ff]ollowing"
_FRONTED = re.compile(
    rf"\W*(?:{_CONJUNCTIONS}|When|While|As(?! (?:many|much|few))|Although|Though|Because|Despite"
    r"|Once|If|Whereas|With) [^,;]*"
    r"(?:, (?:in|on|at|by|during|under|after|with)? ?(?:which|who|whose|whom|where|when) [^,;]*)?"
)
PARTICIPLE = (
    r"(?:\w{2,}ed|begun|led|shot|hit|cut|shut|sold|lost|held|built|born|made|sent|set|known|seen)"
    r" (?:by|in|on|at|with|after|since|from|to|as|for|during|over|when|near|off)"
)
_ASIDE = re.compile(
    r"(?:,|[–—]|\s-) (?:(?:(?:in|on|at|by|during|under|from|to) )?(?:which|whose|where)|who|whom"
    rf"|when|while|as|because|{_CONJUNCTIONS}|{PARTICIPLE})\b[^,;–—]*$"
)
_OF_SUBJECT = re.compile(
    r"^[^,;]*?\b(?P<opener>that|which|who|whose|where|in which|on which) (?P<inside>[^,;]*)$"
)
_FINITE = re.compile(
    r"(?<![\w-])(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|did|does|do"
    r"|said|says"
    r"|\w{3,}ed|rose|fell|came|went|took|gave|left|lost|sank|cost|made|began|broke|hit|led"
    r"|met|put|ran|saw|shot|sent|spent|won)\b"
)
_AUXILIARY = re.compile(
    r"[^,;]*?\b(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must)\b"
)
_COMPARED = re.compile(
    rf"\b(?:{_CONJUNCTIONS}|than) [^,;]*\b(?:that|which|who|whose|when|where)\b[^,;]*$"
)
_APPOSED = re.compile(r"(?:\s*\([^)]{1,20}\))?, (?:an?|the|its) [^,;]*")
_TELLING = (
    r"(?:has |have |had )?"
    r"(?:puts?|gives?|gave|said|says?|count|estimat|reckon|record|report|told|tells?)"
)
_APPOSED_CLAUSE = re.compile(rf"(?:\s*\([^)]{{1,20}}\))?, (?:which|who|whose) (?!{_TELLING})[^,;]*")
_LATER = re.compile(
    r"\b(?:since|after|before|following)\b[^,;]*"
    r"(?:, (?:(?:in|on|at|by|during|from) )?(?:when|where|which|who|whose) [^,;]*)?$"
)
_RELATIVE = re.compile(r", (?:which|who|whose|where|when)\b[^,;]*$")
_LONG_AGO = re.compile(
    r"\b(?:had|before|ago|until|once|in (?:19|20)\d\d|last (?:year|month|week))\b"
)


def is_background(before: str, after: str, second: int | None) -> bool:
    """Whether a figure between two parts of a sentence is only background for its statement.

    `before` is the sentence up to the figure, `after` the text from it to the words for the source.
    `second` is the offset in `before` after the sentence's preceding figure, or None.
    """
    after = after.rstrip(" ,–—-")
    if "," in after and _FRONTED.fullmatch(before):
        return True
    if _is_closed(after) and _ASIDE.search(before):
        return True
    if _COMPARED.search(before) or second is not None and _LATER.search(before, second):
        return not _FRONTED.fullmatch(before)
    relative = _RELATIVE.search(before)
    if relative is not None and _LONG_AGO.search(relative[0] + after):
        return True
    return _is_of_subject(before, after)


def is_of_source(between: str, after: str) -> bool:
    """Whether a figure after a source describes it: "according to Velan, a group of 40 towns."."""
    if _APPOSED_CLAUSE.fullmatch(between):
        return True
    return _APPOSED.fullmatch(between) is not None and not _FINITE.search(between + after)


def is_afterthought(before: str, behind: str) -> bool:
    """Whether words after "…, X said, " are the writer's own: a phrase after a whole clause."""
    return _PHRASE.match(behind) is not None and _FINITE.search(before) is not None


TIMES = r"(?:[\w.,-]+ )?(?:second|minute|hour|day|night|week|month|year|decade|centur)"
SOME = r"(?:at least|about|some|nearly|almost|over|more than|up to|only|just|another|a further)"
_NUMBERS = r"\d|one |two|three|four|five|six|seven|eight|nine|ten |eleven|twelve|dozens"
_PHRASE = re.compile(
    rf"(?:in|on|at|after|since|as|with(?! (?:{SOME} )?(?!{TIMES})(?:{_NUMBERS}))|from|during|an?"
    r"|the|its|their|making|leaving|up|down)\b"
)


def _is_closed(after: str) -> bool:
    """Whether the clause around a figure ends before the sentence does."""
    return re.search(r"[,–—]|\s-\s", after) is not None


def _is_of_subject(before: str, after: str) -> bool:
    """Whether the figure is in a relative clause of the subject: "the storm that sank 12 was"."""
    found = _OF_SUBJECT.match(before)
    if found is None or _FINITE.search(before, 0, found.start("opener")):
        return False
    return len(_FINITE.findall(found["inside"])) == 1 and _AUXILIARY.match(after) is not None
