"""Assigns figures in quotes to the source that the quoted words name.

In "Varn said the army put its losses at 40" the army claims the 40, or nobody if the army is not
known. Varn does not claim it, but only relays it.
"""

from __future__ import annotations

import re

from reader.annotate.claimants import sources, unsaid
from reader.annotate.claimants.number_reports import announcer
from reader.annotate.claimants.source_people import KnownPeople, people_of
from reader.annotate.figures import claims
from reader.models import Figure, Quote

_WIDEST = 400
"""Characters of a quote on each side of a figure that are searched for its source."""
_ROW = re.compile(sources.ROW)
_TOLD = re.compile(
    r"\b(?:claims?|reports?|allegations?|accusations?|rumou?rs?|assertions?|suggestions?|evidence"
    r"|proof|indications?|signs?)(?: (?:by|from) [^,;:.]{2,40})? that (?:[^,;:.]* )?$"
)
"""Matches claims of others, and unproven ones: "there was no evidence that 40 had died"."""

_OF_CLAIMING = re.compile(
    r" of (?:\w+ly )?(?:claiming|saying|alleging|stating|reporting|asserting|announcing|declaring"
    r"|boasting|pretending) (?:that )?[^;:.“”]*$"
)
"""Matches what somebody is blamed for claiming: "accused Holm of claiming that" 40 had died."""

_OWN_PEOPLE = re.compile(
    r"(?:its|our) (?:own )?(?:teams?|staff|crews?|monitors|observers|volunteers|officers|experts"
    r"|investigators|researchers|records|data|tally|count)"
)
"""Those who count for a body that speaks: "the union said its observers had counted 40"."""
_OTHER_COUNTER = re.compile(
    r"[,;] (?:and |but |while )?"
    r"((?:the )?(?:organi[sz]ers|police|officials|unions?|witnesses|residents|opposition|army"
    r"|ministry|government|authorities|company|rescuers|doctors|protesters|activists)) "
)
"""Matches before the number of somebody else: "Police said there were 900, organisers 4,000"."""
_ENDS = re.compile(r"[.;,]|$")
_REPEATING = re.compile(r"\b(?:reiterat|repeat|renew|mak|made|echo|reaffirm|stood by|endors)")


def passed_on(
    figure: Figure, quote: Quote, before: Figure | None, text: str, known: KnownPeople
) -> Figure:
    """Return the figure in a quote with the claimant that the quoted words name, if they name one.

    `before` is the preceding figure of the same block: a row of figures has one source.
    """
    if _is_of_another(figure, quote, before, text):
        return _of(figure, ())
    low, high = quote.span.start, quote.span.end
    low, high = max(low, figure.span.start - _WIDEST), min(high, figure.span.end + _WIDEST)
    words, at = text[low:high], figure.span.start - low
    withheld = _withheld(figure, words, at, known)
    if withheld is not None:
        return withheld
    source = sources.source_of(words, at, min(figure.span.end, high) - low) or announcer(words[:at])
    if source is not None:
        mention = words[source.start : source.end]
        if mention.strip().lower() in claims.PRONOUNS or _OWN_PEOPLE.fullmatch(mention.strip()):
            return figure
        return _of(figure, people_of(known, mention, source.body))
    owner = _OWNED.fullmatch(words, 0, at)
    if owner is not None and _calls(quote, text):
        return _of(figure, people_of(known, owner[1]))
    if _OF_CLAIMING.search(words, 0, at):
        return _of(figure, ())
    if _TOLD.search(words, 0, at) and not _repeats(quote, text):
        return _of(figure, ())
    if before is None or before.span.start < low or before.stance != "says":
        return figure
    other = _OTHER_COUNTER.fullmatch(text, before.span.end, figure.span.start)
    if other is not None and figure.counted is None and _ENDS.match(text, figure.span.end):
        return _of(figure, people_of(known, other[1]))
    in_row = _ROW.fullmatch(text, before.span.end, figure.span.start)
    return _of(figure, before.claimants) if in_row else figure


_UNVERIFIED = re.compile(
    r"[^;.:,]*? (?:(?:can|could|has|have|had|is|are|was|were|be)(?: ?not|n[’']t)(?: yet)?"
    r"(?: be| been)?|(?:remain|remains|remained|is|are|was|were)(?= un)"
    r"|(?:is|are|was|were) impossible to) (?:immediately |independently |yet |still ){0,2}"
    r"(?:verif|confirm|corroborat|unverif|unconfirm|substantiat)"
)
"""Matches behind a number that nobody has confirmed: "the claim of 80 dead" cannot be verified."""
_STATEMENT = re.compile(
    r"\b(?:(?:[Cc]laim|[Rr]eport|[Aa]llegation|[Aa]ssertion|[Ff]igure|[Nn]umber|[Tt]oll|[Ee]stimate"
    r"|[Ss]tatement)s?|[Ii]nformation|[Nn]ews) (?:of|that|about|from|by)\b[^;.:]*$"
)
_NO_NEWS = re.compile(
    r"\b(?:he|she|it|they|we|I)(?: \w+ly)? (?:had|has|have|knew of|knows? of) no"
    r" (?:\w+ ){0,2}(?:information|knowledge|record|reports?|details?|confirmation|evidence|data"
    r"|news|indications?|proof)\b[^;.:,“”]*$"
)


def _withheld(figure: Figure, words: str, at: int, known: KnownPeople) -> Figure | None:
    """Return the figure in quoted words that do not confirm it, or None if they may assert it.

    "It could not verify the claim of 80 dead": the speaker withholds it. "The figure of 80 dead
    could not be verified": nobody is known to claim it.
    """
    if not unsaid.MAY_GOVERN.search(words):
        return None
    if _NO_NEWS.search(words, 0, at):
        return figure._replace(stance="withholds")
    if _UNVERIFIED.match(words, at + figure.span.end - figure.span.start):
        return _of(figure, ()) if _STATEMENT.search(words, 0, at) else None
    found = unsaid.stance_of(words[:at])
    if found is None or found.stance != "withholds":
        return None
    if found.source is None:  # "there was no evidence that 40 had died"
        return _of(figure, ())
    mention = words[found.source.start : found.source.end].strip()
    if mention.lower() not in claims.PRONOUNS:
        figure = _of(figure, people_of(known, mention, found.source.body))
    return figure._replace(stance="withholds")


_OWNED = re.compile(r"((?:the )?[^,;:.]{2,40})[’']s (?:own |figure of |estimate of )?")


def _calls(quote: Quote, text: str) -> bool:
    """Whether the cue judges what somebody else said: "called the ministry's 40 a guess"."""
    cue = quote.cue
    if cue is None or cue.block != quote.span.block:
        return False
    return text[cue.start : cue.end].partition(" ")[0] in ("called", "calls", "calling")


def _repeats(quote: Quote, text: str) -> bool:
    """Whether the cue makes the claim its speaker's own ("repeated claims that 40 had died")."""
    cue = quote.cue
    if cue is None or cue.block != quote.span.block:
        return False
    return _REPEATING.search(text, cue.start, cue.end) is not None


def _of(figure: Figure, people: tuple[int, ...]) -> Figure:
    return figure._replace(
        claimant=people[0] if people else None,
        claimants=people,
        claimant_basis="named" if people else "unknown",
    )


def _is_of_another(figure: Figure, holding: Quote, before: Figure | None, text: str) -> bool:
    """Whether "it" may be an unknown source: "the court confirmed 3; Irhana counted 9. It says"."""
    if figure.claimant_basis != "pronoun" or before is None or holding.speaker is None:
        return False
    speaker = holding.speaker
    if speaker.block != figure.span.block or text[speaker.start : speaker.end] != "It":
        return False
    return before.claimant_basis == "unknown" and before.span.end <= speaker.start
