"""Recognises lines that only say when or by whom a text was written."""

from __future__ import annotations

import re

from reader.parse.blocks.credits import (
    AGENCY,
    TITLE_WORDS,
    is_credit,
    is_date_line,
    is_name,
    is_named_stamp,
)
from reader.parse.blocks.lines import is_ended

_MOST_WORDS, _MOST_OTHER_WORDS, _MOST_STAMP_WORDS = 16, 4, 30
_AGO = re.compile(
    r"(?:(?:updated|published|posted) )?(?:\d{1,2}|an?|one) ?(?:m|h|d|mins?|minutes?|hrs?|hours?|"
    r"days?|weeks?)\.? ago|vor (?:\d{1,2}|einer|einem) (?:minuten?|std\.?|stunden?|tag(?:en)?)|"
    r"il y a \d{1,2} (?:minutes?|heures?|jours?)|hace \d{1,2} (?:minutos?|horas?|días?)",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d\S{0,12}")
_DAY = re.compile(
    r"(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)\d\d(?:\b|(?=[A-Z]))"
    r"|\b(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\b"
    r"|(?<!\d)\d{1,2}\.? (?:de )?[^\W\d_]{3,12}[.,]? (?:de )?(?:19|20)\d\d\b"
    r"|\b[^\W\d_]{3,12}\.? \d{1,2}(?:,? |,)(?:19|20)\d\d\b"
    r"|\b\d{1,2}\.? [^\W\d_]{3,12}\.?, (?=\d{1,2}[:.]\d\d)"
)
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d\b(?: ?[ap]\.?m\b\.?)?(?: ?(?:Uhr|h|[A-Z]{2,4}))?"
)
_LABELLED = re.compile(
    r"(?:veröffentlicht|erstellt|aktualisiert|geändert|stand|publicerad|uppdaterad|publisert"
    r"|oppdatert|opdateret|publiceret|published|updated|posted|publicado|actualizado|publié"
    r"|mis à jour)(?: |: ?)(?:(?:am|um|den|kl\.?|at|on|el|a las|le|à) ?)?"
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2}(?:\d\d)?(?:,? |$))?(?:(?:um|kl\.?|at|a las|à|[-–|]) )?"
    r"(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?(?:Uhr|h|[ap]\.?m\.?|[A-Z]{2,4}))?)?",
    re.IGNORECASE,
)
"""A word for publishing with a day in digits or a clock time: "Uppdaterad kl 12.17"."""
_TODAY = re.compile(
    r"\b(?:today|yesterday|heute|gestern|hoy|ayer|oggi|ieri|aujourd[’']hui)\b", re.I
)
_WORD = re.compile(r"[^\W\d_]+")
PARTS = re.compile(r" ?[|•·] ?| / ")
REPORTED = re.compile(rf"(?:{AGENCY})(?: in [A-Z][\w’-]+(?: [A-Z][\w’-]+)?)?")
_SENT = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+ "
    r"\((?:à|au|en|in|aus|envoyée? spéciale? à) [A-ZÀ-Þ][\w’-]+\)"
)
"""A name and from where its bearer writes, in brackets."""
_AT_OUTLET = re.compile(
    r"(?-i:[A-ZÀ-Þ][\w’'-]+ (?:[A-ZÀ-Þ]\. )?[A-ZÀ-Þ][\w’'-]+) ?[|•·/] ?(?:the )?(?:[\w’'-]+ ){0,3}"
    r"(?:chronicle|courier|daily|dispatch|gazette|globe|herald|independent|journal|mail|news"
    r"|observer|post|press|radio|record|register|standard|star|sun|telegraph|times|tribune|tv)",
    re.IGNORECASE,
)
"""An author and the paper: "Juna Holm | The Lake Post"."""
_TEAM = re.compile(
    r"(?:[A-Z][\w&]* ){1,3}(?:[Ww]eb|[Nn]ews|[Oo]nline|[Dd]igital|[Ee]ditorial|[Ff]oreign) "
    r"(?:[Tt]eam|[Dd]esk|[Bb]ureau)(?:,? [A-Z][a-z]+){0,3}"
)
"""Several people of a paper, and their place: "Lake Web Team Orm"."""
_SUPPLIED = re.compile(
    rf"(?:[Vv]on|[Pp]ar|[Pp]or|[Bb]y) [\w.’'-]+(?: [\w.’'-]+){{0,4}} "
    rf"(?:avec|mit|con|with|et|und|y|and) {AGENCY}"
    rf"(?:(?:, | et | und | y | and | ?/ ?){AGENCY}){{0,4}}"
)
"""An author and the agencies beside: "Par Juna Holm avec AFP, AP"."""
_IN_SECTION = re.compile(
    r"(?P<who>.{2,40}) (?:WORLD|NEWS|POLITICS|BUSINESS|SPORTS?|OPINION|LOCAL|NATION(?:AL)?)"
)
"""An author or agency before the name of the section: "Reuters WORLD"."""
_DATED = re.compile(
    r"[Bb]y [A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w’'-]*){1,3},? ?[-–—|•·] ?(?P<day>[^.!?“”]{3,40})"
)
"""An author and, behind a dash, the day: "by Juna Holm — May 14, 2031 in World"."""
_SCHOLAR = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){1,3}, (?:[^,.“”\"]{2,60}, )?[^,.“”\"]{0,40}"
    r"\b(?:University|College|Institute|School|Academy)\b[^,.“”\"]{0,50}"
)
"""A scholar and the place of work: "Juna Holm, Lecturer in Rivers, University of Orm"."""
_STAMPED = re.compile(r"(?:posted|published|updated) ?(?=[A-Z\d])", re.IGNORECASE)


def is_author_or_time(text: str) -> bool:
    """Return whether a line above a text only says when or by whom it was written."""
    named = text[:1].upper() + text[1:]
    if is_when(text) or is_credit(named) or REPORTED.fullmatch(text):
        return True
    dated = _DATED.fullmatch(text) if text[1:3] == "y " else None
    if dated and _DAY.search(dated["day"]):
        return True
    if _TEAM.fullmatch(text) or _SUPPLIED.fullmatch(text):
        return True
    if text[-1:].isupper() and (section := _IN_SECTION.fullmatch(text)):
        return bool(REPORTED.fullmatch(section["who"])) or is_name(section["who"])
    if (", " in text and _SCHOLAR.fullmatch(text)) or _AT_OUTLET.fullmatch(text):
        return True
    return text[-1:] == ")" and bool(_SENT.fullmatch(text))


def is_when(text: str) -> bool:
    """Whether a line is a day or an age, with a few words of any language."""
    if _STAMPED.match(text) and _DAY.search(text) and len(text.split()) <= _MOST_STAMP_WORDS:
        return True
    if len(text.split()) > _MOST_WORDS or (is_ended(text) and text[-1] != "."):
        return False
    if _AGO.fullmatch(text) or _STAMP.fullmatch(text) or is_date_line(text):
        return True
    if is_named_stamp(text) or (text[-1:].isalnum() and _LABELLED.fullmatch(text)):
        return True
    if TITLE_WORDS.search(text):
        return False
    parts = PARTS.split(text)
    if len(parts) > 1:
        return any(_is_day(part) for part in parts)
    return _is_day(text)


def _is_day(text: str) -> bool:
    is_day = bool(_DAY.search(text) or _AGO.search(text))
    if not is_day and not (_CLOCK.search(text) and _TODAY.search(text)):
        return False
    rest = _CLOCK.sub(" ", _DAY.sub(" ", _AGO.sub(" ", text)))
    days = min(2, len(_DAY.findall(text)) or 1)  # the day of a change has words of its own
    return len(_WORD.findall(rest)) <= _MOST_OTHER_WORDS * days
