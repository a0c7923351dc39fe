"""Turns annotations into the lines that are shown: quotes by speaker, figures by claim.

Screen, plain text, Markdown and citations take groups, names, order and words from here, so that
they agree.  A line never says more than the text.  A speaker without a name is shown as not named.
A vague figure keeps its own words.  The way an attribution was made stands beside it.  A paraphrase
is marked as one.  Words that were denied, not confirmed, asked or wanted follow the words that say
so.
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
    text_at,
    told_words,
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
from reader.quote_groups import by_speaker, pieces_from

K = TypeVar("K")
Groups = dict[K, list[int]]
"""Numbers of items under what they have in common, in the order in which it is first met."""

Speakers = tuple[int, ...]
"""The numbers in the roster of all who spoke a quote together; () for nobody known."""


class ClaimKey(NamedTuple):
    """What figures share that are one claim: its number, whose word it is, how they stand to it,
    and how exact it is.

    `own` is true where it is the text's own word; `words` are those of a vague figure ("dozens"),
    "" for one that has a value.  Where nobody was found they tell the place, as two such figures
    may be the words of different people.
    """

    claim: int
    claimants: Speakers
    stance: Stance
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
    by_speaker: Callable[[], Groups[Speakers]]
    by_claim: Callable[[], Groups[ClaimKey]]
    unsaid: Callable[[], Mapping[Stance, int]]

    def everybody(self, numbers: Speakers) -> tuple[Person, ...]:
        """The roster's entries with these numbers."""
        return tuple([self.people[number] for number in numbers])


class QuoteLine(NamedTuple):
    """A quote as shown; `notes` say whether it is a paraphrase, how it came to its speaker and by
    way of whom.

    `cue` are the words that say how the speaker stands to it, "" where they say it: it is shown
    wherever `words` are.  `told` are the words of the text that report it, also where they say it.
    `doubt` is the one of the notes that makes it uncertain whose it is, or "".
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
    """Those who spoke together as shown and the lines of their quotes, which can be read once.

    `people` is empty where they are not named.
    """

    people: tuple[Person, ...]
    quotes: Iterator[QuoteLine]


class ClaimLine(NamedTuple):
    """A claim as shown: the figure that makes it first and whose word it is.

    `number` is the figure as written and `counted` what it counts, where the words can be divided.
    `verb` says how `who` stands to it ("says", "denied by"), and `basis` how they were found, or
    that it is the text's own word or of nobody known.  `notes` say the same in words, and how often
    it is made; `doubt` is the one of them that makes it uncertain whose it is, or "".
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
        """The figure with what it counts."""
        return f"{self.number} {self.counted}" if self.counted else self.number

    @property
    def whose(self) -> str:
        """Whose word it is, in words."""
        return f"{self.verb} {self.who}" if self.verb else self.who


def unsaid(quotes: Sequence[Quote], groups: Groups[Speakers]) -> dict[Stance, int]:
    """How many of the quotes in these groups are denied, not confirmed, asked or wanted."""
    stances = Counter(quotes[number].stance for numbers in groups.values() for number in numbers)
    return {stance: stances[stance] for stance in STANCES if stance != "says" and stances[stance]}


def annotated_part(part: Development, found: Annotations) -> Part:
    """A development and what was found in it as `evidence` shows it."""

    def block(number: int) -> str:
        return part.paragraphs[number - 1] if number else part.heading

    speakers, claims = (
        partial(by_speaker, block, found.quotes),
        partial(by_claim, block, found.figures),
    )
    items = found.people, found.quotes, found.figures
    return Part(block, *items, speakers, claims, lambda: unsaid(found.quotes, speakers()))


def counted(part: Part) -> str:
    """How many quotes there are, and in brackets how many of them are not simply said."""
    found = part.unsaid()
    words = ", ".join(f"{found[one]} {STANCES[one].nobodys}" for one in STANCES if one in found)
    return f"{sum(map(len, part.by_speaker().values()))}{f' ({words})' if words else ''}"


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
    stance, claimants = figure.stance, figure.claimants
    words = words if own or claimants else f"{words} {figure.span.block}:{figure.span.start}"
    return ClaimKey(figure.claim, claimants, stance, own, figure.qualifier, words)


def said(parts: Sequence[Part]) -> Iterator[SpeakerLines]:
    """The quotes of the parts by speaker, in the order in which the speakers are first heard."""
    for speakers, groups in _over((part, part.by_speaker()) for part in parts).items():
        lines = (quote_line(part, number) for part, numbers in groups for number in numbers)
        yield SpeakerLines(groups[0][0].everybody(speakers), lines)


def claimed(parts: Sequence[Part]) -> Iterator[ClaimLine]:
    """Each claim of the parts once, in the order of first mention."""
    for groups in _over((part, part.by_claim()) for part in parts).values():
        part, numbers = groups[0]
        often = sum(len(numbers) for _, numbers in groups)
        yield claim_line(part, part.figures[numbers[0]], often)


def quote_line(part: Part, number: int) -> QuoteLine:
    """A quote with the pieces that go on from it."""
    return line_of(part, *pieces_from(part.quotes, number))


def line_of(part: Part, *pieces: Quote) -> QuoteLine:
    """One quote, given with all pieces that go on from it, as shown."""
    first, kinds = pieces[0], {piece.kind for piece in pieces}
    cue, words = with_link(cue_words(part.block, first), words_of(part.block, pieces))
    told = cue or told_words(part.block, first)
    cue = f"{cue}:" if cue and is_cue_behind(first) else cue
    kind = first.kind if len(kinds) == 1 else "mixed"
    how = notes(part.block, *pieces)
    doubt = doubt_of(first.basis) if first.speakers else ""
    return QuoteLine(words, kind, first.span, how, cue, told, doubt, first.stance)


def claim_line(part: Part, figure: Figure, often: int) -> ClaimLine:
    """A claim that is made so often, by its first figure."""
    number, counted = divided_figure(part.block, figure)
    basis, stance = figure.claimant_basis, figure.stance
    if not figure.claimants:
        basis = "bulletin" if (basis, stance) == ("bulletin", "says") else "unknown"
    elif basis in ("bulletin", "unknown"):
        basis = "named"
    is_told = stance == "says" and is_earlier(part.block(figure.span.block), *figure.span[1:])
    before = EARLIER if is_told else ""
    how = (HOW.get(basis, ""), before, f"{often} times" if often > 1 else "")
    verb, who = whose(part.everybody(figure.claimants), figure)
    told = tuple(filter(None, how))
    return ClaimLine(number, counted, figure.span, verb, who, told, stance, basis, doubt_of(basis))


def _over(parts: Iterable[tuple[Part, Groups[K]]]) -> dict[K, list[tuple[Part, list[int]]]]:
    """The groups of several parts as one, each with the numbers of its items in every part."""
    merged: dict[K, list[tuple[Part, list[int]]]] = {}
    for part, groups in parts:
        for key, numbers in groups.items():
            merged.setdefault(key, []).append((part, numbers))
    return merged
