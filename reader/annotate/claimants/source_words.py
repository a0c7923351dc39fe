"""The words of a text that name a source, and the noun phrase at the end of a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import words


class SourceWords(NamedTuple):
    """The characters `start` to `end` of a text that name a source.

    `body` is true if these words must be the name of a body ("a poll by Redwood and Holt").
    """

    start: int
    end: int
    body: bool = False


CLAUSE = re.compile(
    r"[;:—–(“]|\b(?:that|but|while|when|whereas|after|because|and|as|which|who) "
    r"|\b[a-z]+ed (?=(?:the|a|an|its|his|her|their) )"
)
"""Matches what begins a clause, or ends its verb: "corrected the police's count"."""
ON_WEEKDAY = r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ADVERBS = re.compile(
    r"(?: (?:also|already|each|both|later|now|has|have|had|then|first|earlier|today|yesterday"
    rf"|again|itself|alone|\w+ly|{ON_WEEKDAY}))+$"
)
_OTHER_NAME = re.compile(r" \((?:the )?[A-Z][\w.&’'-]{1,20}\)$")
"""An acronym after the name of a body: "the Orm Rivers Office (ORO)"."""
_LONGEST_NAME = 30
MOST = 90
"""The most characters of the words for a source."""


def subject_before(text: str) -> SourceWords | None:
    """Return the subject that ends a text, before a verb: "In Orm, Ilse Varn, the mayor, "."""
    end = len(text.rstrip())
    adverbs = _ADVERBS.search(text, 0, end) if " " in text[:end] else None
    end = adverbs.start() if adverbs else end
    also = _OTHER_NAME.search(text, max(0, end - _LONGEST_NAME), end)
    end = also.start() if also else end
    if text[:end].endswith(","):
        low = text.rfind(",", 0, end - 1)  # an aside: "Ilse Varn, the mayor, put"
        if low < 0:
            return None
        end = low
    return phrase_before(text, end)


_JOINED = re.compile(
    r"\s*(?:(?:both )?[Tt]he \w+ |(?:[A-Z][\w’'.-]+ ){1,4}"
    r"|(?:both )?[Tt]he (?:[A-Z]\w+ ){1,3}\w* ?)"
)
"""A noun phrase that is joined with the next one: "the army and the police"."""


_WHEN = re.compile(
    r"\s*(?:[Oo]n (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday"
    r"|(?:[Ee]arlier|[Ll]ater)"
    r"(?: (?:(?:in|on) (?:the|that) \w+|on \w+day|that \w+|this \w+|in \w+))?"
    r"|[Aa]t first|[Ii]n the (?:morning|evening|afternoon)"
    r"|[Bb]y (?:the )?(?:evening|nightfall|noon)"
    r"|(?:[Ll]ast|[Tt]his) (?:week|month|year|spring|summer|autumn|winter|morning))"
    r"(?:[ ,]+)(?=\w)"
)


def phrase_before(text: str, end: int) -> SourceWords | None:
    """Return the words before offset `end`, from the beginning of their clause."""
    start = text.rfind(",", 0, end) + 1
    for cut in CLAUSE.finditer(text, start, end):
        if cut[0] != "and " or not _JOINED.fullmatch(text, start, cut.start()):
            start = cut.end()
    when = _WHEN.match(text, start, end)
    start = when.end() if when else start
    while start < end and text[start] in ' \t“"‘':
        start += 1
    return SourceWords(start, end) if 1 < end - start <= MOST else None


def is_body(text: str, source: SourceWords) -> bool:
    """Whether the words for a source are a name after "the", and not an office."""
    named = _THE_BODY.fullmatch(text, source.start, source.end)
    return named is not None and named[0].rpartition(" ")[2].lower() not in _OFFICES


_THE_BODY = re.compile(r"[Tt]he [A-Z]\w+(?: [A-Z]\w+){1,3}")
_OFFICES = words("roles")
