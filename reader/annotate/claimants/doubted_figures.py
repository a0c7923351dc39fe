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
_ALLEGED_DID = re.compile(
    r"\b(?:an|the) (?:alleged|suspected|purported|so-called) (?:[a-z]+ ){1,4}(?:had )?"
    r"(?:killed|wounded|injured|hurt|destroyed|damaged|left|burned|displaced)"
    r" (?:at least |about |some |more than |up to |nearly )?$"
)
"""Matches the words before what something alleged did: "an alleged attack killed" two children."""
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


_HARM = (  # each form that stands behind "not": "did not lose", "have not lost"
    r"los[et]|kill(?:ed)?|wound(?:ed)?|injured?|destroy(?:ed)?|captured?|s[iua]nk|seized?"
    r"|(?:down|shoot|shot down|sho(?:ot|t)|hit|strike|struck|shell|bomb|abduct|deport|execute"
    r"|launch|fire|suffer)(?:e?d)?(?: down)?"
)
_NOT_DONE = re.compile(
    r"(?:\b(?:did|does|do|has|have|had)(?: not|n[’']t)(?: \w+ly)?|\b[Nn]obody|\b[Nn]o one"
    rf"|\b(?:has|have|had) never) (?:{_HARM}) \Z"
    r"|\b(?:was|were|is|are) never \Z"
    r"|\b(?:number|toll|count|losses)\b[^.;:,“”\"]{0,30} (?:was|were|is|are) not \Z"
)
"""Matches the words before a number that did not happen: "we did not lose" 31 drones."""
_OPENS_A_CASE = re.compile(
    r"\b(?:if|whether|unless|until|till|because|since|why|who|that|which|not (?:true|correct)|false"
    r"|untrue|deny|denie[sd]|lie)\b[^.;:]*\Z",
    re.IGNORECASE,
)
"""Matches if the words behind it are no statement of their own: "because we did not lose"."""
_SAID_THAT = re.compile(
    r"\b(?:said|says|say|told \w+|insist(?:s|ed)|stress(?:es|ed)|added|adds|stated|states"
    r"|stating|saying|claim(?:s|ed)?|assert(?:s|ed)|maintain(?:s|ed)|noted|replied|answered)"
    r" (?:on \w+ )?that "
)
_MEANT_FOR = re.compile(
    r"[^.;:,]{0,40}? (?:(?:just|only|in order|so as) to|for (?:nothing|this|that|you|the sake)"
    r"|in vain|so that|to (?!the |a |an |its |our |their |[A-Z\d]|[a-z]+ing )[a-z]+)\b"
)
"""Matches behind a number that did happen: "we did not lose 45 men to give up now"."""
_NOT_BUT = re.compile(r"\bnot \Z")
_BUT = re.compile(
    r"[^.;:,“”\"]{0,40}? but (?:(?:only|just|about|around|some|at least|nearly) )?"
    r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?)"
)
"""Matches behind the wrong number of two: "not" 300 "but 30 men"."""
_UNTRUE_THAT = re.compile(
    r"\b(?:not (?:true|correct|the case)|false|untrue|incorrect|a lie|nonsense|fake|invented) that"
    r" (?![^.;:]*\b(?:but|because|after|since|if|when|while|until|although|though|who|which|not"
    r"|n[’']t|never)\b)[^.;:,“”\"]*\Z"
)
"""Matches before a number that is said to be untrue: "it is not true that" 90 died."""
_CALLED = re.compile(
    r"\b(?:call|describ|brand|label|denounc)(?:s|e[sd]?|ed) (?:\w+ ){0,2}"
    r"(?:reports?|claims?|allegations?|rumou?rs?|stor(?:y|ies)|figures?|numbers?|tolls?|estimates?)"
    r" (?:of|that)\b[^;.:“”\"]*\Z"
)
_WHAT = re.compile(
    r"[^;.:,“”\"]{0,80}? (?:as )?[“\"‘]?(?:(?:a|an|pure|complete|utter|total|outright|absolute)"
    r" ){0,2}(?:false|untrue|fake|lies?|fabricat\w+|invented|inventions?|baseless|nonsense"
    r"|propaganda|disinformation|fiction|unfounded|groundless)\b"
)
"""Match around a number in a statement that somebody calls false: "called reports of 12 a lie"."""


def _is_said_not_to_be(figure: Figure, text: str) -> bool:
    """Whether the words of its own clause say that a number is not so: "did not lose 31 drones"."""
    start, end = figure.span.start, figure.span.end
    low = max(0, start - _WIDEST)
    if figure.qualifier not in ("=", "~") or figure.unit == "percent" or (figure.low or 2) < 2:
        return False
    if found := _NOT_DONE.search(text, max(0, start - 60), start):
        before = text[low : found.start()]
        said = [one.end() for one in _SAID_THAT.finditer(before)]
        clause = re.split(r"[.!?;:“\"]", before[said[-1] :] if said else before)[-1]
        return not _OPENS_A_CASE.search(clause) and not _MEANT_FOR.match(text, end, end + 80)
    if _NOT_BUT.search(text, max(0, start - 5), start):
        return _BUT.match(text, end, end + 60) is not None
    return _UNTRUE_THAT.search(text, low, start) is not None


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
_MAY_BE_WRONG = re.compile(  # each begins with one sign, which makes the search faster
    rf"not |n[’']t |never |[Nn]obody |[Nn]o one |{_WORDS_FOR_WRONG}"
)
"""A cheap test: it matches in every text with a figure that is called wrong."""
_MAY_BE_CORRECTED = re.compile(
    rf"not |n[’']t |never |[Nn]obody |[Nn]o one |{_WORDS_FOR_WRONG}"
    r"|erroneously|mistakenly|incorrectly|inaccurately|version of"
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
    false = _WHAT.match(text, end, high)
    if false and _CALLED.search(text, low, start):
        return false.end()
    false = _THAT_IS_FALSE.match(text, end, high)
    return false.end() if false and _STATED.search(text, low, start) else None


def has_happened(figure: Figure, quote: Quote, text: str) -> bool:
    """Whether what somebody wants only mentions a figure: "an end to a war that has killed 40"."""
    low = max(quote.span.start, figure.span.start - _WIDEST)
    return _HAS_DONE.search(text, low, figure.span.start) is not None


_HAS_DONE = re.compile(
    r"\b(?:that|which|who) (?:has|have|had) (?:already )?(?:left|killed|claimed|cost|displaced"
    r"|wounded|injured|driven|forced|destroyed)\b[^,;.:]*$"
)


def is_in_doubt(figure: Figure, quote: Quote, text: str) -> bool:
    """Whether a figure in a quote is only alleged, or the quote itself is."""
    start, cue = figure.span.start, quote.cue
    if is_called_false(figure, text):
        return False
    low = max(quote.span.start, start - _WIDEST)
    if _UNDER_DOUBT.search(text, low, start) and not _ALLEGED_DID.search(text, low, start):
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
    wrong = _NOT.search(text, max(0, start - 10), start) or _is_said_not_to_be(figure, text)
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
