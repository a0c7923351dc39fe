"""Finds figures that are stated in doubt: "the alleged loss of 40", "he reportedly ordered 14"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.models import ClaimantBasis, Figure, Quote

_WIDEST = 160
"""Characters on each side of a figure that are examined."""
_ADVERBS = r"reportedly|allegedly|purportedly|supposedly|apparently|rumou?red"
_HEDGED_CUE = re.compile(
    rf"\b(?:{_ADVERBS})\b"
    r"|\b(?:is|are|was|were) (?:said|alleged|believed|thought|reported|understood) to\b"
)
_ALLEGED = r"[Aa]lleged|[Pp]urported|[Ss]upposed|[Ss]o-called|[Cc]laimed"
_UNDER_DOUBT = re.compile(rf"\b(?:{_ALLEGED}) (?!that |to )[^,;.:“”\"]*$")
_TALE = re.compile(
    rf"\b(?:{_ALLEGED}|(?:[Rr]eport|[Cc]laim|[Rr]umou?r|[Aa]llegation|[Aa]ssertion|[Ss]tory|[Ss]torie)s?)"
    r"\b[^;.:]*$"
)
_IS_FALSE = re.compile(
    r"[^;.:]*? (?:(?:do|does|did) not correspond to (?:reality|the (?:facts|truth))"
    r"|(?:has|have|had) no basis"
    r"|(?:is|are|was|were) [“\"]?(?:\w+ ){0,2}(?:false|untrue|fake|lies?|fabricat\w+|invented"
    r"|baseless|nonsense|propaganda|disinformation|fiction|unfounded|groundless))\b"
)
_STATED = re.compile(
    r"(?<!\b[Ii]n a )(?<!\b[Ii]n an )(?<!\b[Ii]n the )(?<!\b[Ii]n its )"
    r"\b(?:[Ss]tatement|[Ii]nformation|[Nn]ews|[Mm]essage|[Ff]igure|[Nn]umber|[Ee]stimate"
    r"|[Aa]nnouncement)\b"
    r"(?![^;.:]*\b(?:said|says|told|added|reported|announced)\b)[^;.:]*$"
)
"""Matches the statement of a figure that alone is called false after it."""
_THAT_IS_FALSE = re.compile(
    r"(?:,|(?:(?! that | and | because | as | when | while |, )[^;.:])*?)"
    r" (?:is|was|were) [“\"]?(?:(?!not |never )\w+ ){0,2}(?:false|untrue|fake|fabricat\w+"
    r"|invented|baseless|nonsense|disinformation|unfounded|groundless|wrong|not true|a lie"
    r"|too (?:low|high)|(?:under|over)estimated|exaggerated"
    r"|an? (?:gross |wild |clear )?(?:exaggeration|underestimate|overestimate)|inflated)\b"
)
_IN_DOUBT = re.compile(r"\b[Ss]o-called\b|\b(?:would|could|might|may|must) have [a-z]")


_IN_ERROR = re.compile(
    r"\b(?:erroneously|mistakenly|incorrectly|inaccurately|wrongly)"
    r" (?:reported|said|stated|wrote|listed|put|gave)\b(?![.,;]|.*(?:[a-z\d]{4}\.|;) )"
)
"""Matches before a number that a correction withdraws: "we erroneously reported that 82"."""
_IN_EARLIER = re.compile(
    r"\b(?:[Ee]arlier|[Pp]revious|[Oo]riginal|[Ff]irst) version of (?:this|the|our)"
    r"(?: \w+){1,2} (?:wrongly |incorrectly )?(?:said|stated|gave|put|reported|had)\b[^.;]*$"
)
"""Matches the like in a note below a text: "an earlier version of this article said 13"."""
_WORDS_FOR_WRONG = (
    r"false|untrue|fake|lies?\b|fabricat|invented|baseless|nonsense|propaganda|disinformation"
    r"|fiction|unfounded|groundless|wrong|too (?:low|high)|exagg|estimate|inflated|no basis"
)
_AND_NOT = r" ?(?:and )?not "
_MAY_BE_WRONG = re.compile(  # each begins with one sign, which makes the search faster
    rf",{_AND_NOT}|“{_AND_NOT}|\"{_AND_NOT}|not true|not correspond|{_WORDS_FOR_WRONG}"
)
"""A cheap test: it matches in every text with a figure that is called wrong."""
_MAY_BE_CORRECTED = re.compile(
    rf"not |{_WORDS_FOR_WRONG}|erroneously|mistakenly|incorrectly|inaccurately|version of"
)
"""A cheaper test for a whole block: only its figures may be changed by `corrected`."""


def may_be_corrected(text: str) -> bool:
    """Whether `corrected` may change figures of a text."""
    return _MAY_BE_CORRECTED.search(text) is not None


def may_doubt(text: str, low: int, high: int) -> bool:
    """Whether words of a text express doubt: "so-called", "would have lost"."""
    return _IN_DOUBT.search(text, low, high) is not None


_AS_WHAT = re.compile(
    r"(?:the|this|these|those|such|its|his|her|their|an?|any|all|it|them|[a-z]{4,}s)"
    r"(?:(?!\b(?:that|which|who|whether|whom|if|as|was|were|had|have|has|would)\b)[^,;:“”\"]){0,90}"
    r" as (?=[“\"‘]|an? |the |mere |pure |just |nothing )"
)
"""Matches the start of denied words that ends in what the speaker calls them: "the claim as a"."""


def is_in_what_it_is_called(figure: Figure, quote: Quote, text: str) -> bool:
    """Whether a figure is in the speaker's answer: "rejected the claim as “lies of 40 men”"."""
    start = quote.span.start
    if quote.stance != "denies" or not start < figure.span.start <= start + _WIDEST:
        return False
    found = _AS_WHAT.match(text, start, figure.span.start)
    return found is not None and not _STATED_SO.search(text, found.end(), figure.span.start)


_STATED_SO = re.compile(
    r"\b(?:claims?|reports?|rumou?rs?|allegations?|stor(?:y|ies)) (?:that|of)\b"
)


def is_called_false(figure: Figure, text: str) -> bool:
    """Whether a figure is part of a statement called false: "reports that 40 left are fake"."""
    return _verdict(figure, text) is not None


def _verdict(figure: Figure, text: str) -> int | None:
    """Return where the words end that call the statement of a figure false, or None."""
    start, end = figure.span.start, figure.span.end
    low, high = max(0, start - _WIDEST), end + _WIDEST
    false = _IS_FALSE.match(text, end, high)
    if false and _TALE.search(text, low, start):
        return false.end()
    false = _THAT_IS_FALSE.match(text, end, high)
    return false.end() if false and _STATED.search(text, low, start) else None


def is_in_doubt(figure: Figure, quote: Quote, text: str) -> bool:
    """Whether a figure in a quote is only alleged, or the quote itself is."""
    start, cue = figure.span.start, quote.cue
    if is_called_false(figure, text):
        return False
    if _UNDER_DOUBT.search(text, max(quote.span.start, start - _WIDEST), start):
        return True
    if cue is None or cue.block != quote.span.block:
        return False
    speaker = quote.speaker
    low = (
        speaker.end
        if speaker and speaker.block == cue.block and speaker.end <= cue.start
        else cue.start
    )
    return _HEDGED_CUE.search(text, max(low, cue.start - 40), cue.end) is not None


def corrected(figure: Figure, text: str, quotes: Sequence[Quote] = ()) -> tuple[Figure, ...]:
    """Return the figure, denied if it is the wrong one: "eight, not nine, the mayor said".

    In "eight died, not nine" the text itself denies it. Return nothing if an unknown source may
    deny it, or if the thing counted is unknown.
    """
    start = figure.span.start
    low = start - _WIDEST if start > _WIDEST else 0
    if _IN_ERROR.search(text, low, start) or _IN_EARLIER.search(text, low, start):
        return ()
    if figure.stance != "says" or not _MAY_BE_WRONG.search(text, low, start + _WIDEST):
        return (figure,)
    wrong = _NOT.search(text, max(0, start - 10), start)
    verdict = None if wrong else _verdict(figure, text)
    if not wrong and verdict is None:
        return (figure,)
    if verdict is not None and figure.claimants:
        return (_denied_by(figure, verdict, quotes),)
    own = figure.claimant_basis == "bulletin"
    if wrong and not figure.claimants and not (own and figure.counted):
        return ()
    basis = "unknown" if own and not wrong else figure.claimant_basis
    return (figure._replace(stance="denies", claimant_basis=basis),)


def _denied_by(figure: Figure, verdict: int, quotes: Sequence[Quote]) -> Figure:
    """Return the figure, denied by whoever calls it false in words that contain `verdict`.

    "Varn said the army's claim that 12 fell was false": Varn denies it, not the army.
    """
    judging = [one for one in quotes if one.span.start < verdict <= one.span.end]
    who = judging[-1].speakers if judging else ()
    if not who:
        return figure  # the writer's verdict: "the ministry's figure of 40 was wrong"
    basis: ClaimantBasis = "pronoun" if judging[-1].basis == "pronoun" else "named"
    if who == figure.claimants:
        basis = figure.claimant_basis
    return figure._replace(claimant=who[0], claimants=who, claimant_basis=basis, stance="denies")


_NOT = re.compile(r"[,“\"] ?(?:and )?not (?:the )?\Z")
