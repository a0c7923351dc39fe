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


COUNT_VERBS = words("count_verbs")
COUNTING = "|".join(sorted(COUNT_VERBS, key=len, reverse=True))
TALLY_WORDS = frozenset(
    """figure figures tally tallies count counts estimate estimates toll tolls data statistics
    number numbers reckoning survey""".split()  # noqa: SIM905
)
TALLIES = "|".join(sorted(TALLY_WORDS, reverse=True))
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


_COUNTED_PAIR = re.compile(r"of \d[\d,]* \w+ and \w+$")
"""Matches those who were asked, and not who reports: "a poll of 35 economists and analysts"."""


def phrase_before(text: str, end: int) -> SourceWords | None:
    """Return the words before offset `end`, from the beginning of their clause."""
    start = text.rfind(",", 0, end) + 1
    if _COUNTED_PAIR.search(text, start, end):
        return None
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


def source_in_opener(text: str) -> SourceWords | None:
    """Return the source in a line that opens a list, without its colon: "Losses, general staff"."""
    for pattern in (_LIST_VERB, _LIST_OF, _LIST_COMMA):
        match = pattern.search(text)
        if match is not None:
            return SourceWords(*match.span(1))
    report = _LIST_REPORT.search(text)
    if report is not None and report[1].rpartition(" ")[2].lower() in _BODIES:
        return SourceWords(*report.span(1))
    return None


_BODIES = words("bodies") | {"staff", "army", "navy", "command", "forces", "headquarters"}
_LIST_VERB = re.compile(
    r"^(?!(?:The|Total|Its|Their|These|All) \w+ed\b)"
    rf"([^,;:]{{2,80}}?) (?:has |have )?(?:{COUNTING}|says?|said)\b"
)
_LIST_OF = re.compile(rf"\b(?:{TALLIES}) (?:of|from|by) ([^,;:]{{2,80}})$", re.I)
_LIST_REPORT = re.compile(
    r"\b(?:[Ss]ummary|[Rr]eport|[Bb]ulletin|[Bb]riefing|[Uu]pdate|[Ss]tatement|[Cc]ommuniqu[eé])"
    r" (?:of|from|by) ((?:the )?[^,;:]{2,80})$"
)
"""Matches "From the daily summary of the defence ministry:"."""
_LIST_COMMA = re.compile(
    r"\b(?:[Ll]oss|[Ll]ost\b|[Cc]asualt|[Ff]igure|[Tt]oll|[Dd]ead)\w*\b[^;:]*, ([^,;:]{2,60}?)"
    r"(?: (?:reports?|reported|says?|said|writes|wrote|informs|informed|announced|states)"
    r"(?: (?:on|in|at) [\w ]{2,30})?)?$"
)
