"""Tells the writer's datelines and fronted participles from what is reported behind them."""

from __future__ import annotations

import re

from reader.annotate.quotes import labels
from reader.annotate.quotes.subjects import FINITE, NP
from reader.annotate.tokens.tagged import TaggedWords

DATELINE = re.compile(
    r"[NLndltao]{1,4}(?:,[NLtndD#.]{1,5}){0,2}(?P<agency>\([^)]{1,6}\))?(?P<dash>--?)"
)
OF_PLACE = re.compile("[NL]{1,3},[NL]{1,2}")
FRONTED = re.compile(
    rf"(?P<verb>[gki]|a[gki])[^,;:QqFx]{{1,30}},(?=(?:N|p|{NP}(?:P{NP})?)[am]*[xvhb])"
)

FEW = 4
"""Words of a dateline with its colon, at most."""


def start_of_words(tokens: TaggedWords, low: int, high: int) -> int:
    """The word behind a dateline ("HARLAN, Feb 26 (Agency) –", "HARLAN:") at `low`, or `low`."""
    found = DATELINE.match(tokens.letters, low, high)
    if found is None:
        colon = tokens.letters.find(":", low, low + FEW)
        placed = colon > low and labels.is_dateline(tokens, (low, colon), high)
        return colon + 1 if placed else low
    city = tokens.words[low]
    shouted = len(city) > 2 and city.isupper()
    dated = found["agency"] is not None
    return found.end() if shouted or dated or _opens_text(tokens, found) else low


def _opens_text(tokens: TaggedWords, found: re.Match[str]) -> bool:
    """Whether a town and its land open the block before the only dash: "Karsk, Orm – Two died"."""
    alone = found.start() == 0 and "-" not in tokens.letters[found.end() :]
    return alone and OF_PLACE.fullmatch(tokens.letters, 0, found.start("dash")) is not None


def behind_participle(tokens: TaggedWords, low: int, high: int) -> int:
    """The word behind a participle clause of the writer ("Arriving in Verl, …"), or `low`."""
    word = tokens.words[low]
    if not word.endswith("ing"):
        return low
    found = FRONTED.match("i" + tokens.letters[low + 1 : high])
    return low + found.end() if found else low


ENDS_CLAUSE = re.compile(r"[.;]|$")


def statement_to(tokens: TaggedWords, low: int, quotation: int) -> int:
    """Where a statement behind a semicolon begins that ends in a quotation, or the quotation.

    "It was late, he said; Orm has lost “all of it.”": without its statement the quotation would
    seem to be of what stands before the report, which ends at word `low`.
    """
    letters = tokens.letters
    start = letters.rfind(";", low, quotation) + 1
    if not start or not FINITE.search(letters, start, quotation):
        return quotation
    is_whole = not re.search("[,:QqF-]", letters[start:quotation])
    return start if is_whole and ENDS_CLAUSE.match(letters, quotation + 1) else quotation
