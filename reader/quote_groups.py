"""Groups quotes by speaker, and figures by claim, for display.

Pieces of one speech are joined into one quote, and a quote of the heading that the text below
repeats is left out. A number of the heading that the text repeats is one claim with that.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from reader.evidence_words import BlockText, text_at
from reader.models import Figure, Quote, Span, Stance

K = TypeVar("K")
Groups = dict[K, list[int]]
"""Indices of items by a common key, in the order in which the keys are first met."""

Speakers = tuple[int, ...]
"""The roster indices of all who spoke a quote together; () if none is known."""

PIECES = 40
"""The most pieces that are joined, so that the first line of a long text needs little of it."""

NEAR_HEADING = 40
"""The number of quotes after one in a heading that are compared with it."""

LONG_HEADING = 300
"""The most characters of a quote in a heading that is compared."""

GOES_ON, REPEATED = 1, 2
"""Why a quote is left out: it continues the one before it, or the text repeats it."""

_WORDS = re.compile(r"\w+")


def by_speaker(block: BlockText, quotes: Sequence[Quote]) -> dict[tuple[int, ...], list[int]]:
    """Return the indices of the quotes by all who spoke them, () for unknown speakers.

    A piece that continues the quote before it (`goes_on`) is left out: `pieces_from` joins it to
    that quote. After `PIECES` pieces a new line begins. A quote of the heading that the text
    repeats (`is_repeated`) is left out too.
    """
    groups: dict[tuple[int, ...], list[int]] = {}
    before: Quote | None = None
    pieces = 0
    for number, quote in enumerate(quotes):
        if goes_on(before, quote) and pieces < PIECES:
            pieces += 1
        else:
            pieces = 1
            if not is_repeated(block, quotes, number):
                groups.setdefault(quote.speakers, []).append(number)
        before = quote
    return groups


def places_of(
    block: BlockText, quotes: Sequence[Quote], groups: Iterable[Sequence[int]]
) -> list[int]:
    """Return for each quote 0 if it is in these groups, else `GOES_ON` or `REPEATED`."""
    shown = {number for numbers in groups for number in numbers}
    return [
        0 if number in shown else REPEATED if is_repeated(block, quotes, number) else GOES_ON
        for number in range(len(quotes))
    ]


def is_repeated(block: BlockText, quotes: Sequence[Quote], number: int) -> bool:
    """Whether a quote is in the heading, and one of the same speakers below includes its words."""
    return repeated_by(block, quotes, number) is not None


def repeated_by(block: BlockText, quotes: Sequence[Quote], number: int) -> int | None:
    """Return the first quote that repeats one of the heading: same speakers, with its words.

    Quotation marks, punctuation and capitals are ignored. A paraphrase does not repeat words in
    quotation marks, and a quote in pieces is not repeated.
    """
    quote, below = quotes[number], range(number + 1, min(len(quotes), number + NEAR_HEADING))
    if quote.span.block or not below or quote.span.end - quote.span.start > LONG_HEADING:
        return None
    if goes_on(quote, quotes[below[0]]):
        return None
    words = _words(block, quote)
    repeating = (one for one in below if _repeats(quotes[one], quote))
    return next((one for one in repeating if words in _words(block, quotes[one])), None)


def _repeats(other: Quote, quote: Quote) -> bool:
    """Whether another quote below the heading may repeat a quote of the heading."""
    is_weaker = other.kind == "indirect" != quote.kind
    is_same = (other.speakers, other.stance) == (quote.speakers, quote.stance)
    return bool(other.span.block) and is_same and not is_weaker


def _words(block: BlockText, quote: Quote) -> str:
    """Return the words of a quote, as far as they are compared."""
    words = _WORDS.findall(text_at(block, quote.span)[: 4 * LONG_HEADING].casefold())
    return f" {' '.join(words)} "


def pieces_from(quotes: Sequence[Quote], number: int) -> list[Quote]:
    """Return a quote and the pieces that continue it, at most `PIECES`."""
    pieces = [quotes[number]]
    while len(pieces) < PIECES and number + len(pieces) < len(quotes):
        following = quotes[number + len(pieces)]
        if not goes_on(pieces[-1], following):
            break
        pieces.append(following)
    return pieces


def goes_on(before: Quote | None, quote: Quote) -> bool:
    """Whether a quote is a piece of the same speech as the one before it.

    It continues over a paragraph's end, or after the words that report both: "“We stay,” Varn
    said, “until it ends.”"
    """
    if before is None or not (quote.continued or _is_between(before, quote.cue, quote)):
        return False
    return (before.speakers, before.stance) == (quote.speakers, quote.stance)


def _is_between(before: Quote, cue: Span | None, quote: Quote) -> bool:
    """Whether the common cue of two quotes stands between them."""
    if cue is None or before.cue != cue or not before.span.block == cue.block == quote.span.block:
        return False
    return before.span.end <= cue.start and cue.end <= quote.span.start


class ClaimKey(NamedTuple):
    """The values that figures of one claim share: number, claimants, stance, and how exact it is.

    `own` is true if the text itself asserts it; `words` are those of a vague figure ("dozens"), ""
    for one with a value. If no claimant was found, `words` include the place, because two such
    figures may have different claimants.
    """

    claim: int
    claimants: Speakers
    stance: Stance
    own: bool
    qualifier: str
    words: str


def by_claim(block: BlockText, figures: Iterable[Figure]) -> Groups[ClaimKey]:
    """Return the indices of the figures by their claim.

    A number of the heading that the text repeats in the same words is one claim with that.
    """
    groups: Groups[ClaimKey] = {}
    headed: dict[object, ClaimKey] = {}
    for number, figure in enumerate(figures):
        key = claim_key(block, figure)
        if (not figure.span.block or headed) and (words := _bare_words(block, figure)) is not None:
            key = headed.setdefault(words, key) if not figure.span.block else headed.get(words, key)
        groups.setdefault(key, []).append(number)
    return groups


def _bare_words(block: BlockText, figure: Figure) -> tuple[str, Speakers, Stance] | None:
    """Return the words and claimants of a figure that only its words tell from others.

    Such figures, which have a claimant and count nothing known, are claims of their own.
    """
    if figure.unit is not None or not figure.claimants:
        return None
    return text_at(block, figure.span).casefold(), figure.claimants, figure.stance


def times_claimed(
    block: BlockText, figures: Sequence[Figure], groups: Groups[ClaimKey], figure: Figure
) -> int:
    """Return how often the claim of one of the figures is made, which are grouped by claim."""
    if (same := groups.get(claim_key(block, figure))) is not None:
        return times_told(figures, same)
    words = _bare_words(block, figure)  # it is grouped with a number of the heading
    for numbers in groups.values():
        first = figures[numbers[0]]
        if first.span.block:
            break
        if _bare_words(block, first) == words:
            return times_told(figures, numbers)
    return 0


def times_told(figures: Sequence[Figure], numbers: Sequence[int]) -> int:
    """Return how many of these figures stand in the text, at least 1: a heading only repeats it."""
    return max(1, sum(figures[number].span.block > 0 for number in numbers))


def is_claimed_again(block: BlockText, heading: Figure, below: Figure) -> bool:
    """Whether a figure of the text makes the claim of one of the heading."""
    words = _bare_words(block, heading)
    is_same = words is not None and words == _bare_words(block, below)
    return is_same or claim_key(block, heading) == claim_key(block, below)


def claim_key(block: BlockText, figure: Figure) -> ClaimKey:
    """Return the group of a figure."""
    words = text_at(block, figure.span).casefold() if figure.low is None else ""
    own = figure.claimant_basis == "bulletin"
    stance, claimants = figure.stance, figure.claimants
    words = words if own or claimants else f"{words} {figure.span.block}:{figure.span.start}"
    return ClaimKey(figure.claim, claimants, stance, own, figure.qualifier, words)
