"""Finds figures near a report that are not claims of it: counts of its source, and background.

In "Two officials said the 12-day war, which cost $40 million, was over" none of the three is
claimed.
"""

from __future__ import annotations

import re

from reader.annotate.claimants.block_sentences import BlockSentences
from reader.annotate.claimants.side_clauses import PARTICIPLE, SOME
from reader.annotate.lexicon.wordlists import words
from reader.models import ClaimantBasis, Figure, Quote

_WIDEST = 240
"""Characters of reported words on each side of a figure that are examined."""
_SOURCES = words("roles") | frozenset(("source", "witness", "people", "person", "man", "woman"))
_SAYING = r"(?:said|says?|told|tells?|reported|claimed|added|confirmed|testified|argued)"
_SPEAKS = re.compile(
    rf",? (?:(?:in|from|at|of|for|with|on|close to|familiar with) [^,;:.“”]{{2,60}}? )?{_SAYING}\b"
)
_IS_SPEAKER = re.compile(
    r"(?:\b[Aa]ccording to|[,”\"] (?:said|says)|\bcit(?:ed|ing)|\bquot(?:ed|ing)|\btold by)"
    r" (?:(?:the|at least|these|those) )?$"
)
_CLOSES = re.compile(r"[.,;:”\"]|$| (?:in|from|on|at|of|with|who|familiar|close|briefed)\b")
_DEFINITE = re.compile(
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Bb]oth)"
    r"(?: (?:other|remaining|final|same|previous|[a-z]+est))? $"
)
_PART_OF = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|half|third|quarter|fifth|percent"
    r"|cent|some|most|all|none|few|many)) of (?:the|these|those) $"
    r"|\b(?:double|triple|twice|than|from|against) the $"
)
"""Matches words that make a definite number part of the claim: "3,000 of the 17,000"."""
_CLAIMED_BY = re.compile(
    r"(?:an? |the |any |all )?(?:\w+ )?(?:demand|claim|call|request|allegation|accusation|proposal"
    r"|suggestion|report|complaint)s? (?:by|from) (?:\w+ )?$"
)
"""Matches what is denied up to the number of those who say it: "a demand by 23 members"."""
_INSTEAD = re.compile(r"\b(?:instead of|rather than|and not|not) (?:the |its |their )?$")
"""Matches before what there is, beside what is wanted: "a week of 35 hours instead of 38"."""
_PLACES = (
    r"(?:city|town|village|hamlet|suburb|settlement|capital|country|nation|state|region|province"
    r"|district|county|island|peninsula|enclave|territory|community|neighbou?rhood|camp|port)"
)
_PLACE_OF = re.compile(
    rf"(?:[,–—(]|\b(?:in|of|to|at|on|near|outside)) an? (?:[\w-]+ ){{0,3}}?{_PLACES}"
    r" (?:of|with|(?:that is )?home to) (?:[a-z]+ ){0,3}$"
)
"""Matches before the population of a place: "Karsk, a river town of some 80,000"."""
_INCLUDED = re.compile(
    rf"(?:\b(?:including|among (?:them|whom)|of (?:them|whom|which))|,|\band) (?:{SOME} )?$"
)
"""Matches before a part of those counted: "563 people — including 28 children — drowned"."""
_OF_THEM = re.compile(r" (?:\w+ )?(?:of (?:them|whom)|among them)\b")
_DASH = re.compile(r"[–—]|(?<=\s)--?(?=\s)")
_ONE_OF = re.compile(r"[–—,] (?:one|among|part|some) (?:of )?(?:the |more than |at least )?$")
_RELATIVE = re.compile(r", (?:who|whose|whom|which|where)\b[^,;:.–—“”\"]*$")
_PARTICIPLE = re.compile(rf", {PARTICIPLE}\b[^,;:.–—“”\"]*$")
_WHO = re.compile(r", (?:who|whose|whom)\b[^,;:.–—“”\"]*$")


_TIMES = frozenset(("minute", "hour", "day", "week", "month", "year"))
_A_COUNT = 13
"""From here on a presupposed number may be its speaker's own: "said the 34 injured were safe"."""


def is_of_source(figure: Figure, here: BlockSentences) -> bool:
    """Whether a figure counts the speakers: "three sources said", "according to two clerks"."""
    text, start, end = here.text, figure.span.start, figure.span.end
    if figure.unit in (None, "percent") or 0 < (figure.high or 1) < 1:
        return False  # "60 percent said" is the finding of a poll
    if here.in_speaker(figure.span):
        return not here.in_quote(figure.span)
    if figure.unit not in _SOURCES or here.in_quote(figure.span):
        return False
    if _IS_SPEAKER.search(text, max(0, start - 30), start):
        return _CLOSES.match(text, end) is not None
    opens = text[max(0, start - 2) : start] in ("", ". ", ", ", "” ", '" ')
    return opens and _SPEAKS.match(text, end) is not None


def basis_of_background(figure: Figure, quote: Quote, text: str) -> ClaimantBasis | None:
    """Return the basis of a figure in reported words that is not claimed; None if it is claimed.

    It is for words without quotation marks. A presupposed figure ("the 12-day war") is the text's
    own word; the claimant of an aside is unknown.
    """
    start, end = figure.span.start, figure.span.end
    before = text[max(quote.span.start, start - _WIDEST) : start]
    if figure.unit == "year of age" and text[start:end].endswith("old"):
        return "bulletin"
    if quote.stance == "denies" and _CLAIMED_BY.match(before):
        return "bulletin"
    if quote.stance == "wants" and _INSTEAD.search(before):
        return "unknown"
    part = _PART_OF.search(before)
    open_ = part and part[0].startswith("many ") and quote.stance in ("withholds", "asks")
    known = figure.unit in _TIMES or (figure.high or 0) < _A_COUNT
    if _PLACE_OF.search(before) or _DEFINITE.search(before) and (open_ or known and not part):
        return "bulletin"
    if _DEFINITE.search(before) and not part:
        return "unknown"
    if figure.claimant != quote.person:
        return None  # the aside itself names its claimant: "which the bank puts at 40"
    after = text[end : min(quote.span.end, end + _WIDEST)]
    return "unknown" if _is_aside(before, after) else None


def _is_aside(before: str, after: str) -> bool:
    """Whether a figure is in an aside: between dashes, "one of 12", "who has 40 clerks,"."""
    before, after = re.split(r"[.;:!?] ", before)[-1], re.split(r"[.;:!?] ", after)[0]
    if _ONE_OF.search(before) or _WHO.search(before):
        return True
    if "," in after and (_RELATIVE.search(before) or _PARTICIPLE.search(before)):
        return True
    in_dashes = len(_DASH.findall(before)) % 2 == 1 and _DASH.search(after) is not None
    return in_dashes and not (_INCLUDED.search(before) or _OF_THEM.match(after))
