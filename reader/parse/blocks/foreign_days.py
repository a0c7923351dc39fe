"""Turns days in other languages into English ones ("14 mars 2031")."""

from __future__ import annotations

import re

from reader.calendar import MONTH_FORMS

_MONTHS = (
    "januar jänner janvier enero gennaio janeiro januari styczeń stycznia ocak января січня",
    "februar février febrero febbraio fevereiro februari luty lutego şubat февраля лютого",
    "märz mars marzo março maart marts marzec marca mart марта березня",
    "avril abril aprile kwiecień kwietnia nisan апреля квітня",
    "mai mayo maggio maio mei maj maja mayıs мая травня",
    "juni juin junio giugno junho czerwiec czerwca haziran июня червня",
    "juli juillet julio luglio julho lipiec lipca temmuz июля липня",
    "août agosto augustus augusti sierpień sierpnia ağustos августа серпня",
    "septembre septiembre settembre setembro wrzesień września eylül сентября вересня",
    "oktober octobre octubre ottobre outubro październik października ekim октября жовтня",
    "novembre noviembre novembro listopad listopada kasım ноября листопада",
    "dezember décembre diciembre dicembre dezembro desember grudzień grudnia aralık декабря грудня",
)
"""The months of other languages, as they stand in dates."""
MONTH_WORDS = {word: month for month, words in enumerate(_MONTHS, 1) for word in words.split()}
"""The number of the month that a word of another language names."""

_TRANSLATED = {word: MONTH_FORMS[month - 1][0].capitalize() for word, month in MONTH_WORDS.items()}
_APART = re.compile(r"(?<=\d)\. (?=\d\d?\. ?\d|(?:19|20)\d\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_BETWEEN = re.compile(r"(?<=\d)\.? +(?:de |of )?(?=[A-Z][a-z]+ +(?:de(?:l)? )?(?:19|20)\d\d)")

_ENGLISH = frozenset(name.capitalize() for forms in MONTH_FORMS for name in forms)
_NUMBERED_DAY = re.compile(r"[0-3]?\d\. ([^\W\d_]{3,12}) (?:19|20)\d\d(?!\d)")
_MONTH_AND_YEAR = re.compile(
    r"(?<!\d)[0-3]?\d(?:\.|er|º)? (?:de )?([^\W\d_]{3,12}) (?:de )?(?:19|20)\d\d(?!\d)"
)


def begins_with_day(text: str) -> bool:
    """Return whether a line begins with a day like "14. Mai 2031", whose number counts nothing."""
    found = _NUMBERED_DAY.match(text)
    return found is not None and in_english(found[1]) in _ENGLISH


def states_foreign_day(text: str) -> bool:
    """Return whether a line has a day with its year and a month of another language."""
    found = _MONTH_AND_YEAR.search(text)
    return found is not None and found[1].lower() in _TRANSLATED


def in_english(text: str) -> str:
    """Return a line that states a day with the English word for its month."""
    text = _APART.sub(".", text)
    text = _WORD.sub(lambda word: _TRANSLATED.get(word[0].lower(), word[0]), text)
    return _BETWEEN.sub(" ", text).replace(" de ", " ").replace(" del ", " ")
