"""Decides whether a figure continues an earlier claim: in its row, or after a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.claimants.block_sentences import BlockSentences
from reader.annotate.claimants.gapped_sources import has_verb
from reader.annotate.claimants.source_people import KnownPeople
from reader.annotate.claimants.sources import ROW
from reader.models import Figure


def figure_before(done: Sequence[Figure], figure: Figure, text: str) -> Figure | None:
    """Return the figure before this one in its block; before "of them" one that counts, no time."""
    if not done or done[-1].span.block != figure.span.block:
        return None
    before = done[-1]
    if before.unit not in _TIMES or len(done) < 2 or done[-2].span.block != figure.span.block:
        return before
    is_part = done[-2].unit == figure.unit and _OF_THEM.match(text, figure.span.end)
    return done[-2] if is_part else before


_TIMES = frozenset(("minute", "hour", "day", "week", "month", "year"))
_OF_THEM = re.compile(" of (?:them|whom|which)")


def is_in_row(before: Figure, figure: Figure, here: BlockSentences) -> bool:
    """Whether a figure continues a row whose first has a source: "counted 9 boats and 4 rafts"."""
    between = here.text[before.span.end : figure.span.start]
    if before.stance != "says":
        return False
    if _REVISED.fullmatch(between):
        return True
    if before.claimant is None:
        return False
    after = here.text[figure.span.end : figure.span.end + _LONGEST_TIME]
    parts = _OF_THEM.match(after) and _TO_PARTS.fullmatch(between)
    if not parts and not (_ROW.fullmatch(between) and _ends_row(after)):
        return False
    return not here.quotes_in(before.span.start, before.span.end)


def may_be_in_row(before: Figure, figure: Figure, here: BlockSentences) -> bool:
    """Whether a figure may continue a row whose first the text does not assert itself.

    "He put the losses at 40 boats and 12 rafts."
    """
    between = here.text[before.span.end : figure.span.start]
    return before.claimant_basis != "bulletin" and _ROW.fullmatch(between) is not None


def _ends_row(after: str) -> bool:
    """Whether these words end a row, or give a time for it that no verb follows."""
    time = _TIME_BEHIND.match(after)
    return _ROW_END.match(after) is not None or time is not None and not has_verb(time[1])


_ROW = re.compile(ROW)
_REVISED = re.compile(
    r"(?: \w+)?,? (?:and |but |before )?(?:(?:then|later|subsequently|since|on \w+day) )?"
    r"(?:rais|revis|lower|correct|updat|increas|reduc)(?:ed|ing) (?:it|that|this"
    r"|the (?:figure|number|toll|count|estimate)) (?:upwards? |downwards? |up |down )?to "
)
"""Matches what a source does with its number: "put it at 12, then raised it to 14"."""
_TO_PARTS = re.compile(r"(?: (?:in|over|during|since) [^,.;:]{1,40})?, ")
"""Matches text before part of those counted: " in the past 24 hours, " and "48 of them"."""
_ROW_END = re.compile(
    r"$|[.,;:)]| (?:and|or) (?:\d|an? |one |two |three |four )"
    r"| (?:killed|wounded|dead|injured|missing|in|at|near|on|from)\b"
)

_TIME_BEHIND = re.compile(
    r" (?:since|during|over|within|throughout|so far|overnight|yesterday|today|last|this)\b"
    r"([^,;:.()“”\"]*)[.,;:)]"
)
_LONGEST_TIME = 60
"""The most characters of a time behind a row."""


def goes_on(before: Figure, start: int, here: BlockSentences, known: KnownPeople) -> bool:
    """Whether a sentence begins with a pronoun for the subject of the number before it.

    "The staff counted 171 raids. It put the losses at 40."
    """
    first = here.bounds(start)[0]
    low, high = here.bounds(before.span.start)
    pronoun = here.text[start : start + 3]
    if high != first or start != first or pronoun not in ("It ", "He ", "She"):
        return False
    if before.claimant_basis != "named" or len(before.claimants) != 1 or before.stance != "says":
        return False
    person = known.people[before.claimants[0]]
    opening = here.text[low : low + len(person.name) + 4].removeprefix("The ")
    return opening.startswith(person.name) and (person.kind == "person") is (pronoun != "It ")


def cue_before(source: int, low: int, here: BlockSentences) -> int:
    """Return where the words that introduce a source begin: ", according to", ", said"."""
    comma = here.text.rfind(",", low, source)
    return comma if comma >= 0 else max(here.text.rfind(" according", low, source), low)
