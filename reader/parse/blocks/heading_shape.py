"""Decides whether one line has the shape of a heading: short, capitalized, without a final stop.

In doubt the line is a paragraph: a missed heading hides no text.
"""

from __future__ import annotations

import re

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import is_credit, is_date_line, is_signed_day
from reader.parse.blocks.units import Unit

MOST_CHARACTERS = 150
"""The most characters of a heading."""

_MOST_WORDS = 24
_ENDED = re.compile(
    r"""(?::-|[.;,:…。；，：]["”'’»）)\]」』]*|[!?！？]["”'’»）)\]」』]+)$|[。！？]$"""
)
_NOTES = re.compile(r"(?:[ ]?\[(?:\d{1,3}|[ivx]{2,5}|[a-z])\]|[ ]?[¹²³⁰⁴-⁹])+$")
"""Note marks after the end of a sentence."""

_SIGNED = re.compile(
    r"[.] ?(?:(?:[—–]|(?<! [A-Z][.]|[.][A-Z][.])-) ?[A-Z][\w./& ]{1,40}"
    r"|[\[(][A-Z][\w./&, ]{1,40}[\])])$"
)
"""A sentence and its source: "… to 23. — AFP"."""

_TWO_SENTENCES = re.compile(
    r"(?:\S+ ){4,}[^\W\d]*[^\W\d_A-Z]{2}[.!?][”’»]? [^\W\d_a-z].*[!?]$|[^.!?]+! [^.!?]+!$"
)
"""Sentences, the last a question or call; headlines have shorter ones ("No deal. What now?")."""

_ROW = re.compile(
    r": [\d.,]*\d%?(?: \([^()]*\))?$|\d ?\([+±−-] ?\d[\d.,]*\)(?: [^\W\d_]+)?[,;.]?$"
    r"|\|[^|]*\| ?\d{1,3}(?:[.,]\d{3})*%?$"
)
"""A label and its number, "Attacks: 20 (12 in March)"; a number and its rise, "MLRS – 20 (+1)".

Or a row of a table, "Orm | 812 | 3".
"""

_NUMBER_FIRST = re.compile(
    r"(?!(?:19|20)\d\d:)[$€£¥~]?\d[\d.,]*(?: ?%| (?:thousand|[mb]illion|bn|m))?: [^\W\d_]"
)
"""A number and the thing counted: "12: people killed in Orm"."""

_SPEAKS = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*)*(?:, [A-Z ]+)?:|Q[.:]?|"
    r"(?:Question|Reporter|Journalist):) .*[?!]$"
)
"""A turn in a transcript: "VARN: What happened there?", "Q Who was hit?"."""

_WHAT_NEXT = re.compile(
    r"(?:what|who|why)(?:[’']s| is| comes| has)? (?:next|now|else|happened)\?", re.IGNORECASE
)
_ASKS = re.compile(r"(?:who|what|when|where|why|how|which)\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")
_QUOTE_GOES_ON = re.compile(r"""(?:,["”'’»]|["”'’»],|[.!?]["”'’»](?! [—–-])) """)
_QUOTE_SIGNED = re.compile(r"""["“„«].{8,}[.!?…]["”“»] ?[—–-]+ ?[^\W\d_]""")
"""A sentence in quotation marks and its speaker: “We will meet again.” — Juna Holm."""
_SAID = (
    r"\b(?:said|added|told|wrote|continued|warned|explained|insisted|stressed|noted|recalled|"
    r"replied|announced|declared|argued|admitted|tweeted|posted)\b"
)
_TOLD = re.compile(_SAID)
SPEECH = re.compile(r"[“”\"]|\b(?:said|says|told|asked|added|wrote)\b")
"""Matches in a line that quotes or reports speech; the description of a picture does not."""
_ENDS_TELLING = re.compile(rf"(?:{_SAID}|\b(?:told reporters|the ministry|officials))$")
_ENDS_SPEAKING = re.compile(rf"(?:{_SAID}|\bsays):$")
_COLON_LEADS_ON = re.compile(
    rf"(?:{_SAID}|\b(?:say(?:s|ing)?|adds|adding|tells|warns|asked|following|below|these|includ"
    r"(?:es?|ed|ing)|reports?|reported|here|are|is|was|were|that|reads?|stated|follows)):$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:dear|hello|greetings)\b.*[!,]"
    r"|good (?:morning|day|afternoon|evening)(?:[ ,][^.!?:]{0,40})?[.!,](?: .*)?",
    re.IGNORECASE,
)
_GREETS = frozenset("DdGgHh")
_ASIDE = re.compile(
    r"(?:read (?:more|also|next)|see also|also read|watch|listen|photos?|images?|pictures?|"
    r"captions?|videos?|maps?|graphics?|related|file photo|advertisements?)\b ?(?::|$)|"
    r"(?:subscribe|sign up|follow us|support us|click here|download|share this|join (?:us|our)|"
    r"skip (?:next|advertisement|past)|continue reading|story continues|read (?:more|the full))\b",
    re.IGNORECASE,
)


def looks_like_heading(unit: Unit) -> bool:
    """Return whether a unit is a heading by its markup or, seen alone, by its shape."""
    text = unit.text
    if unit.level:
        return True
    if not text or unit.item or unit.kind != "paragraph" or len(text) > MOST_CHARACTERS:
        return False
    if unit.credit:
        return False
    if len(text) > 2 * _MOST_WORDS and len(text.split()) > _MOST_WORDS:
        return False
    if text[-1] in "])¹²³⁰⁴⁵⁶⁷⁸⁹":
        text = _NOTES.sub("", text) or text
    if text[0].islower() or text[0] in "—–([…,;" or not any(map(str.isalpha, text)):
        return False
    if text[0] in _GREETS and is_greeting(text):
        return False
    if text[-1] in "—–":
        return False  # a dateline on a line of its own: "ORM, TORVIA —"
    if _SIGNED.search(text) or _SPEAKS.fullmatch(text):
        return False
    if _TWO_SENTENCES.match(text) or _ROW.search(text) or _NUMBER_FIRST.match(text):
        return False
    if _ASIDE.match(text) or is_reported(text) or _has_other_role(text):
        return False
    if text[-1] == ":":
        return len(text.split()) <= 6 and not _COLON_LEADS_ON.search(text)
    if _WHAT_NEXT.fullmatch(text):
        return True
    if text[-1] == "?" and len(text.split()) < (3 if _ASKS.match(text) else 4):
        return False
    return not _ENDED.search(text) or bool(_ABBREVIATION.search(text))


def leads_to_speech(text: str) -> bool:
    """Return whether a line says that somebody is quoted below it: "The mayor said:"."""
    return text[-1:] == ":" and bool(_ENDS_SPEAKING.search(text))


def is_greeting(text: str) -> bool:
    """Return whether a line greets the reader: "Good morning. Here is what happened."."""
    return text[:1] in _GREETS and bool(_GREETING.fullmatch(text))


def is_reported(text: str) -> bool:
    """Return whether a line is a quote or reports speech, as paragraphs do: “…,” Holm said."""
    if _QUOTE_GOES_ON.search(text) and _TOLD.search(text):
        return True
    if _QUOTE_SIGNED.match(text):
        return True
    quoted = text[0] in '“"„«' and text[-1] in '”"“»' and len(text.split()) > 10
    return quoted or bool(_ENDS_TELLING.search(text))


def _has_other_role(text: str) -> bool:
    """Whether a line is a credit, a date line or an announcement."""
    is_other = is_credit(text) or is_date_line(text) or is_signed_day(text)
    return is_other or is_announcement(text)
