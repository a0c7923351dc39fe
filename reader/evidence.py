"""Turns annotations into the lines that are shown: quotes by speaker, figures by claim.

Screen, plain text, Markdown and citations take groups, names, order and words from here, so that
they agree. A line never says more than the text: an unnamed speaker is shown as not named, a vague
figure keeps its own words, the basis of an attribution is shown with it, a paraphrase is marked,
and words that were denied, not confirmed, asked or wanted follow their cue.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from reader.counted_words import EARLIER, is_earlier
from reader.evidence_words import (
    HOW,
    STANCES,
    BlockText,
    cue_words,
    divided_figure,
    doubt_of,
    is_cue_behind,
    notes,
    reporting_words,
    whose,
    with_link,
    words_of,
)
from reader.models import (
    Annotations,
    ClaimantBasis,
    Development,
    Figure,
    Person,
    Quote,
    QuoteKind,
    Span,
    Stance,
)
from reader.quote_groups import (
    ClaimKey,
    Groups,
    Speakers,
    by_claim,
    by_speaker,
    pieces_from,
    times_told,
)

K = TypeVar("K")


class Part(NamedTuple):
    """A text, its annotations, and functions that group these when needed.

    Sequences may be unpacked while they are read. Parts that are shown together are of one
    bulletin: they share the roster and the numbers of claims.
    """

    block: BlockText
    people: Sequence[Person]
    quotes: Sequence[Quote]
    figures: Sequence[Figure]
    by_speaker: Callable[[], Groups[Speakers]]
    by_claim: Callable[[], Groups[ClaimKey]]
    unsaid: Callable[[], Mapping[Stance, int]]

    def everybody(self, numbers: Speakers) -> tuple[Person, ...]:
        """Return the roster's entries with these indices."""
        return tuple([self.people[number] for number in numbers])


class QuoteLine(NamedTuple):
    """A quote as shown; `notes` are on paraphrase, the basis of its speaker, and relays.

    `cue` is the cue unless the speaker plainly says the words: it is shown wherever `words` are.
    `told` is the cue in any case. `doubt` is the one of the notes that makes the speaker uncertain,
    or "".
    """

    words: str
    kind: QuoteKind
    span: Span
    notes: tuple[str, ...]
    cue: str = ""
    told: str = ""
    doubt: str = ""
    stance: Stance = "says"

    @property
    def text(self) -> str:
        """Cue and words."""
        return f"{self.cue} {self.words}" if self.cue else self.words


class SpeakerLines(NamedTuple):
    """Speakers who spoke together, and the lines of their quotes, which can be read once.

    `people` is empty if they are not named.
    """

    people: tuple[Person, ...]
    quotes: Iterator[QuoteLine]


class ClaimLine(NamedTuple):
    """A claim as shown: the first figure that makes it surely, else the first, and its claimant.

    `number` is the figure as written and `counted` the thing counted, if the words can be divided.
    `verb` is the stance of `who` ("says", "denied by"), and `basis` says how the claimant was
    found, or why there is none. `notes` say the same in words, and how often the claim is made;
    `doubt` is the one of them that makes the claimant uncertain, or "".
    """

    number: str
    counted: str
    span: Span
    verb: str
    who: str
    notes: tuple[str, ...]
    stance: Stance
    basis: ClaimantBasis
    doubt: str = ""

    @property
    def words(self) -> str:
        """The figure with the thing counted."""
        return f"{self.number} {self.counted}" if self.counted else self.number

    @property
    def whose(self) -> str:
        """The claimant in words."""
        return f"{self.verb} {self.who}" if self.verb else self.who


def unsaid(quotes: Sequence[Quote], groups: Groups[Speakers]) -> dict[Stance, int]:
    """Return how many quotes in these groups are denied, not confirmed, asked or wanted."""
    stances = Counter(quotes[number].stance for numbers in groups.values() for number in numbers)
    return {stance: stances[stance] for stance in STANCES if stance != "says" and stances[stance]}


def annotated_part(part: Development, found: Annotations) -> Part:
    """Return a development and its annotations in the form that this module shows."""

    def block(number: int) -> str:
        return part.paragraphs[number - 1] if number else part.heading

    speakers, claims = (
        partial(by_speaker, block, found.quotes),
        partial(by_claim, block, found.figures),
    )
    items = found.people, found.quotes, found.figures
    return Part(block, *items, speakers, claims, lambda: unsaid(found.quotes, speakers()))


def counted(part: Part) -> str:
    """Return the number of quotes, and in brackets the numbers of those not plainly said."""
    found = part.unsaid()
    words = ", ".join(f"{found[one]} {STANCES[one].nobodys}" for one in STANCES if one in found)
    return f"{sum(map(len, part.by_speaker().values()))}{f' ({words})' if words else ''}"


def said(parts: Sequence[Part]) -> Iterator[SpeakerLines]:
    """Yield the quotes of the parts by speaker, in the order in which speakers are first heard."""
    for speakers, groups in _over((part, part.by_speaker()) for part in parts).items():
        lines = (quote_line(part, number) for part, numbers in groups for number in numbers)
        yield SpeakerLines(groups[0][0].everybody(speakers), lines)


def claimed(parts: Sequence[Part]) -> Iterator[ClaimLine]:
    """Yield each claim of the parts once, in the order of first mention."""
    for groups in _over((part, part.by_claim()) for part in parts).values():
        part, numbers = groups[0]
        often = sum(times_told(part.figures, numbers) for part, numbers in groups)
        yield claim_line(part, surest(part.figures, numbers), often)


_TRIED = 8
"""The figures of one claim among which one with a sure claimant is looked for."""


def surest(figures: Sequence[Figure], numbers: Sequence[int]) -> Figure:
    """Return the first of these figures whose claimant is sure, or the first.

    A number of the heading often has its claimant from the text below.
    """
    if len(numbers) > 1:
        for number in numbers[:_TRIED]:
            if not doubt_of(_basis(figures[number])):
                return figures[number]
    return figures[numbers[0]]


def _basis(figure: Figure) -> ClaimantBasis:
    """Return how the claimant was found, or why there is none."""
    basis = figure.claimant_basis
    if not figure.claimants:
        return "bulletin" if basis == "bulletin" else "unknown"
    return "named" if basis in ("bulletin", "unknown") else basis


def quote_line(part: Part, number: int) -> QuoteLine:
    """Return a quote with the pieces that continue it."""
    return line_of(part, *pieces_from(part.quotes, number))


def line_of(part: Part, *pieces: Quote) -> QuoteLine:
    """Return one quote, given with all pieces that continue it, as shown."""
    first, kinds = pieces[0], {piece.kind for piece in pieces}
    cue, words = with_link(cue_words(part.block, first), words_of(part.block, pieces))
    told = cue or reporting_words(part.block, first)
    cue = f"{cue}:" if cue and is_cue_behind(first) else cue
    kind = first.kind if len(kinds) == 1 else "mixed"
    how = notes(part.block, *pieces)
    doubt = doubt_of(first.basis) if first.speakers else ""
    return QuoteLine(words, kind, first.span, how, cue, told, doubt, first.stance)


def claim_line(part: Part, figure: Figure, often: int) -> ClaimLine:
    """Return a claim, given its first figure and how often it is made."""
    number, counted = divided_figure(part.block, figure)
    basis, stance = _basis(figure), figure.stance
    is_told = stance == "says" and is_earlier(part.block(figure.span.block), *figure.span[1:])
    before = EARLIER if is_told else ""
    how = (HOW.get(basis, ""), before, f"{often} times" if often > 1 else "")
    verb, who = whose(part.everybody(figure.claimants), figure)
    told = tuple(filter(None, how))
    return ClaimLine(number, counted, figure.span, verb, who, told, stance, basis, doubt_of(basis))


def _over(parts: Iterable[tuple[Part, Groups[K]]]) -> dict[K, list[tuple[Part, list[int]]]]:
    """Merge the groups of several parts, each with the indices of its items in every part."""
    merged: dict[K, list[tuple[Part, list[int]]]] = {}
    for part, groups in parts:
        for key, numbers in groups.items():
            merged.setdefault(key, []).append((part, numbers))
    return merged
