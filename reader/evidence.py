"""Annotations to the lines that are shown: quotes by speaker, figures by claim.

Screen, plain text, Markdown and citations take groups, names, order and words from here, so that
they agree.  A line never says more than the text: who is not named is called not named, a vague
figure keeps its own words, and how an attribution was made stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from reader.models import Basis, ClaimantBasis, Figure, Person, Quote, QuoteKind, Span

UNNAMED = "Speaker not named"
"""Stands where a quote is attributed to nobody, or to a mention that is no name ("he", "eight")."""

K = TypeVar("K")
Groups = dict[K, list[int]]
"""Numbers of items under what they have in common, in the order in which it is first met."""

_BASES: dict[Basis, str] = {
    "cue": "",
    "pronoun": "by pronoun",
    "carried": "carried over",
    "corrected": "corrected by the reader",
    "unknown": "",
}
_CLAIMED: dict[ClaimantBasis, str] = {
    "named": "",
    "pronoun": "by pronoun",
    "carried": "carried over",
    "corrected": "corrected by the reader",
}
_NOBODYS: dict[ClaimantBasis, str] = {
    "bulletin": "the bulletin says so itself",
    "unknown": "claimant not found",
}

BlockText = Callable[[int], str]
"""Gives the heading for block 0, else that paragraph."""


class ClaimKey(NamedTuple):
    """What figures share that are one claim: its number, whose word it is, and how exact it is.

    `own` is true where it is the text's own word; `words` are those of a vague figure ("dozens"),
    "" for one that has a value.
    """

    claim: int
    claimant: int | None
    own: bool
    qualifier: str
    words: str


class Part(NamedTuple):
    """A text, what was found in it, and what gives its groups when they are needed.

    Sequences may be unpacked as they are read.  Parts that are shown together are of one bulletin:
    they share the roster and the claims' numbers.
    """

    block: BlockText
    people: Sequence[Person]
    quotes: Sequence[Quote]
    figures: Sequence[Figure]
    by_speaker: Callable[[], Groups[int | None]]
    by_claim: Callable[[], Groups[ClaimKey]]

    def person(self, number: int | None) -> Person | None:
        """The roster's entry, None for nobody known."""
        return None if number is None else self.people[number]


class QuoteLine(NamedTuple):
    """A quote as shown; `notes` say how it came to its speaker and by way of whom."""

    words: str
    kind: QuoteKind
    span: Span
    notes: tuple[str, ...]


class SpeakerLines(NamedTuple):
    """A speaker as shown and the lines of the quotes, which can be read once; None: not named."""

    person: Person | None
    quotes: Iterator[QuoteLine]


class ClaimLine(NamedTuple):
    """A claim as shown: the figure that makes it first and whose word it is.

    `notes` say how that is known, and how often it is made.
    """

    words: str
    span: Span
    whose: str
    notes: tuple[str, ...]


def by_speaker(quotes: Iterable[Quote]) -> Groups[int | None]:
    """The numbers of the quotes by person, None for nobody known.

    A piece that goes on from the quote before it, by the same person, is left out: `quote_line`
    joins it to that quote.  What has more than `PIECES` of them goes on in a line of its own.
    """
    groups: Groups[int | None] = {}
    before: Quote | None = None
    pieces = 0
    for number, quote in enumerate(quotes):
        if _goes_on(before, quote) and pieces < PIECES:
            pieces += 1
        else:
            groups.setdefault(quote.person, []).append(number)
            pieces = 1
        before = quote
    return groups


PIECES = 40
"""Pieces that are joined at most, so that the first line of a long text needs little of it."""


def by_claim(block: BlockText, figures: Iterable[Figure]) -> Groups[ClaimKey]:
    """The numbers of the figures by the claim that they make."""
    groups: Groups[ClaimKey] = {}
    for number, figure in enumerate(figures):
        groups.setdefault(claim_key(block, figure), []).append(number)
    return groups


def claim_key(block: BlockText, figure: Figure) -> ClaimKey:
    """The group that a figure is in."""
    words = text_at(block, figure.span).casefold() if figure.low is None else ""
    own = figure.claimant_basis == "bulletin"
    return ClaimKey(figure.claim, figure.claimant, own, figure.qualifier, words)


def said(parts: Sequence[Part]) -> Iterator[SpeakerLines]:
    """The quotes of the parts by speaker, in the order in which the speakers are first heard."""
    for person, groups in _over((part, part.by_speaker()) for part in parts).items():
        lines = (quote_line(part, number) for part, numbers in groups for number in numbers)
        yield SpeakerLines(groups[0][0].person(person), lines)


def claimed(parts: Sequence[Part]) -> Iterator[ClaimLine]:
    """Each claim of the parts once, in the order of first mention."""
    for groups in _over((part, part.by_claim()) for part in parts).values():
        part, numbers = groups[0]
        often = sum(len(numbers) for _, numbers in groups)
        yield claim_line(part, part.figures[numbers[0]], often)


def quote_line(part: Part, number: int) -> QuoteLine:
    """A quote with the pieces that go on from it."""
    quotes = part.quotes
    pieces = [quotes[number]]
    while len(pieces) < PIECES and number + len(pieces) < len(quotes):
        following = quotes[number + len(pieces)]
        if not _goes_on(pieces[-1], following):
            break
        pieces.append(following)
    words = " ".join(text_at(part.block, piece.span) for piece in pieces)
    return QuoteLine(words, pieces[0].kind, pieces[0].span, notes(*pieces))


def claim_line(part: Part, figure: Figure, often: int) -> ClaimLine:
    """A claim that is made so often, by its first figure."""
    words = figure_words(part.block, figure)
    person, basis = part.person(figure.claimant), figure.claimant_basis
    if person is None and basis != "bulletin":
        basis = "unknown"
    whose = f"says {person.name}" if person else _NOBODYS[basis]
    how = (_CLAIMED.get(basis, ""), f"{often} times" if often > 1 else "")
    return ClaimLine(words, figure.span, whose, tuple(filter(None, how)))


def notes(*pieces: Quote) -> tuple[str, ...]:
    """How a quote came to its speaker, and who passed it on: nothing for one named at a cue."""
    relays = dict.fromkeys(f"via {piece.relay}" for piece in pieces if piece.relay)
    return tuple(note for note in (_BASES[pieces[0].basis], *relays) if note)


def named(person: Person | None) -> str:
    """Name and role of who spoke, or that the text does not name them."""
    if person is None:
        return UNNAMED
    return f"{person.name}, {person.role}" if person.role else person.name


def figure_words(block: BlockText, figure: Figure) -> str:
    """A figure as written, and what it counts where that stands outside it."""
    number, start, end = figure.span
    words, whole = text_at(block, figure.span), block(number)
    before = whole[max(0, start - _NEAR) : start] if figure.low != figure.high else ""
    if opening := _BETWEEN.search(before):
        words = f"{opening[1]} {words}"
    if figure.counted:
        return joined(words, figure.counted, whole[end : end + _NEAR])
    if figure.unit and _BARE.fullmatch(words):
        words += f" ({figure.unit})"
    return words


_BETWEEN = re.compile(r"\b(between)\s+\Z", re.IGNORECASE)
"""The word before a range, which is no part of its span."""
_BARE = re.compile(r"[\d.,\s–-]+")
_NEAR = 80
"""Characters around a figure that are looked at for words that belong to it."""


def joined(written: str, counted: str, behind: str = "") -> str:
    """A figure as written with what it counts, no word twice that both have.

    `behind` is the text after the figure: from it come the few words between the two, as the "of"
    of "40 tons of flour".  Words are compared without case and ending of the plural; those of
    `written` stay as they are.
    """
    have, want = list(_WORD.finditer(written)), list(_WORD.finditer(counted))
    ours, theirs = [_form(word[0]) for word in have], [_form(word[0]) for word in want]
    if not theirs or _within(theirs, ours):
        return written
    if ours and _within(ours, theirs):
        return counted
    shared = _shared(ours, theirs)
    if shared:
        return f"{written} {counted[want[shared].start() :]}"
    return f"{written} {_link(theirs[0], behind)}{counted}"


_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_LINK = re.compile(r"\s+(?:worth of|out of|of|in|for|or)(?:\s+[\w'’-]+){0,2}\s+")
"""What may stand between a figure and what it counts: "of", "of the 15", "or eight"."""


def _shared(ours: list[str], theirs: list[str]) -> int:
    """How many words at the beginning of the second are in the first: best at its end."""
    for length in range(min(len(ours), len(theirs)), 0, -1):
        if ours[-length:] == theirs[:length]:
            return length
    for length in range(len(theirs), 0, -1):
        if _within(theirs[:length], ours):
            return length
    return 0


def _link(first: str, behind: str) -> str:
    """The text between a figure and the first word of what it counts, if that is a link."""
    for found in islice(_WORD.finditer(behind), 4):
        between = behind[: found.start()]
        if _form(found[0]) == first:
            return " ".join(between.split()) + " " if _LINK.fullmatch(between) else ""
    return ""


def _within(some: list[str], among: list[str]) -> bool:
    """Whether the words of one stand in the other, one behind the other."""
    size = len(some)
    return any(among[at : at + size] == some for at in range(len(among) - size + 1))


def _form(word: str) -> str:
    """A word without case and without the ending of the plural."""
    low = word.casefold()
    if low in _PLURALS:
        return _PLURALS[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 3 else low


_PLURALS = {"people": "person", "children": "child", "men": "man", "women": "woman"}


def text_at(block: BlockText, span: Span) -> str:
    """The words at a span, on one line."""
    return " ".join(block(span.block)[span.start : span.end].split())


def _goes_on(before: Quote | None, quote: Quote) -> bool:
    return before is not None and quote.continued and before.person == quote.person


def _over(parts: Iterable[tuple[Part, Groups[K]]]) -> dict[K, list[tuple[Part, list[int]]]]:
    """The groups of several parts as one, each with the numbers of its items in every part."""
    merged: dict[K, list[tuple[Part, list[int]]]] = {}
    for part, groups in parts:
        for key, numbers in groups.items():
            merged.setdefault(key, []).append((part, numbers))
    return merged
