"""The data types of warreader as named tuples: a bulletin, and what was found in it.

Offsets are Python characters into one block of text as the reader sees it.  A *block* is a heading
or a paragraph; within a development block 0 is the heading and block 1 the first paragraph.  This
module imports nothing of the project, and nothing outside the standard library.

These are named tuples and not frozen dataclasses, because creating the class takes a quarter of the
time, for which the first screen waits, and creating a value a third; a long article has tens of
thousands of values.  For the same reason this module does not use `from __future__ import
annotations`: the interpreter would have to compile each type from its text.
"""

from datetime import date
from typing import Literal, NamedTuple

QuoteKind = Literal["direct", "mixed", "indirect"]
"""Wholly in quotation marks; partly, in a reported clause; without quotation marks."""

PersonKind = Literal["person", "organisation", "group"]
"""A named human; a body that speaks, such as a ministry.

People without names, such as officials.
"""

Basis = Literal["cue", "pronoun", "carried", "unknown", "corrected"]
"""How the speaker was found: named at a cue; by a pronoun; carried over from the last speaker.

Not at all; by the user's correction.
"""

Stance = Literal["says", "denies", "withholds", "asks", "wants"]
"""The speaker's stance on the content: asserts it; denies or rejects it.

Declines to say or confirm it; asks whether it is so; demands or urges it.
"""

ClaimantBasis = Literal["named", "pronoun", "carried", "corrected", "bulletin", "unknown"]
"""How the claimant of a figure was found: named at a cue; by a pronoun; carried over; by the user.

Or why there is none: the text itself asserts it; nobody was found.
"""

Qualifier = Literal["=", "<", ">", "~"]
"""Exactly or as stated; at most or nearly; at least or over; about."""

DateBasis = Literal["given", "front matter", "text", "name", "file time", "none"]
"""The origin of a bulletin's date: the command line, the front matter, the text, and so on."""


ParagraphKind = Literal["paragraph", "list", "quote", "heading", "table", "caption", "aside"]
"""Running text; an item of a list; a block quotation; a heading inside a development.

A row of a table; a caption; text that does not belong to the article ("Read more: …").
"""


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of one block."""

    block: int
    start: int
    end: int


class Person(NamedTuple):
    """One entry of a bulletin's roster; bodies and unnamed groups that speak are entries.

    `name` is the fullest form that the text gives, `role` the words it gives for the office
    ("NATO Secretary General") or None, `aliases` the other forms it was met under.  `of` is whom or
    what it belongs to by name ("Orvane" of "Orvane's Interior Ministry"), or None.
    """

    name: str
    role: str | None = None
    aliases: tuple[str, ...] = ()
    kind: PersonKind = "person"
    of: str | None = None


class Quote(NamedTuple):
    """A span of reported speech and who is said to have spoken it.

    `span` takes in the quotation marks of a direct quote, which a turn of a transcript has none of,
    and the whole reported clause of a mixed or indirect one. `cue` and `speaker` are the words in
    the text, `person` an index into the roster; each is None where the text does not say. The cue
    is the whole phrase that reports, with its negation and auxiliaries ("did not confirm"). `relay`
    is who passed the words on, or was told them. `continued` is true for a piece that goes on from
    the quote before it, over a paragraph's end. `stance` is how the speaker stands to the content;
    a quote whose stance is not "says" is never shown without its cue. `speakers` are the indices of
    all who spoke the words together, `person` first; empty where `person` is None.
    """

    span: Span
    kind: QuoteKind
    cue: Span | None = None
    speaker: Span | None = None
    person: int | None = None
    relay: str | None = None
    basis: Basis = "unknown"
    continued: bool = False
    stance: Stance = "says"
    speakers: tuple[int, ...] = ()


class Figure(NamedTuple):
    """A number that counts or measures.

    `span` is qualifier, number and unit as written.  `low` and `high` are equal for a single value,
    differ for a range, and are both None for a vague figure ("dozens"), whose order of magnitude
    (its power of ten) is `magnitude`.  `unit` is normalised ("dollar", "percent", "kilometre", or
    the head of what is counted), `counted` the words as they stand ("Russian soldiers killed or
    wounded").  `claimant` is an index into the roster, or None; `claimant_basis` says how it was
    found, or why there is none ("bulletin", "unknown").  `claim` numbers the claim within its
    bulletin: the same claim made again has the same number.  `stance` is how the claimant stands to
    the figure ("denies" in "he denied having ordered 50 jets").  `claimants` are the indices of all
    whose word it is, `claimant` first; empty where `claimant` is None.
    """

    span: Span
    low: float | None
    high: float | None
    qualifier: Qualifier = "="
    unit: str | None = None
    counted: str | None = None
    claimant: int | None = None
    magnitude: int | None = None
    claim: int = 0
    claimant_basis: ClaimantBasis = "unknown"
    stance: Stance = "says"
    claimants: tuple[int, ...] = ()


class DateMention(NamedTuple):
    """A date or time in the text; `value` is ISO 8601 as far as the text goes, or None.

    "2024-10-28", "2024-10", "2024", "2024-10-27/2024-10-28" for a stretch, "T03:45" for a clock
    time.  `inferred` is true when part of it came from the bulletin's own date.
    """

    span: Span
    value: str | None
    inferred: bool = False


class BlockLanguage(NamedTuple):
    """A block that is not English; `language` is its code (ISO 639-1), "und" for an unknown one."""

    block: int
    language: str


class Annotations(NamedTuple):
    """All that was found in a run of blocks, each kind in the order of the text.

    `language` is that of most of the text, and `languages` are the blocks that are not English:
    evidence is sought in the others only.
    """

    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    language: str = "en"
    languages: tuple[BlockLanguage, ...] = ()


class Block(NamedTuple):
    """A heading or a paragraph, as annotators are given it.

    `day` is the day that "yesterday" counts from in this block, where it has one of its own.
    """

    text: str
    heading: bool = False
    day: date | None = None


class Link(NamedTuple):
    """An address in the text, under the words at `span` (block 0 is the heading)."""

    span: Span
    address: str


class Paragraph(NamedTuple):
    """A paragraph that is no running text, as it is printed."""

    text: str
    kind: ParagraphKind


class PrintedDevelopment(NamedTuple):
    """A heading and its paragraphs; one of running text is a string.

    `time` and `day` are the development's own, `section` is the heading over it and others; each is
    null where there is none.
    """

    heading: str
    paragraphs: tuple[str | Paragraph, ...]
    time: str | None
    links: tuple[Link, ...]
    day: str | None
    section: str | None


class Development(NamedTuple):
    """The unit that is read, marked and found: a heading and its paragraphs.

    `heading` is empty for a text without headings.  `time` is the development's own, if it states
    one ("14:05"), and so is `day`, an ISO date ("2024-10-28").  `section` is the heading that
    stands over this development and others ("Fighting"), and no part of `heading`.  `kinds` are
    those of the paragraphs, empty where all are running text.  The lead of a bulletin has this
    shape too, with an empty heading.
    """

    heading: str
    paragraphs: tuple[str, ...]
    time: str | None = None
    links: tuple[Link, ...] = ()
    day: str | None = None
    section: str | None = None
    kinds: tuple[ParagraphKind, ...] = ()

    def printed(self) -> PrintedDevelopment:
        """This development as `schema` prints it."""
        plain: ParagraphKind = "paragraph"
        kinds = self.kinds or (plain,) * len(self.paragraphs)
        paragraphs = (
            text if kind == "paragraph" else Paragraph(text, kind)
            for text, kind in zip(self.paragraphs, kinds, strict=True)
        )
        rest = self.time, self.links, self.day, self.section
        return PrintedDevelopment(self.heading, tuple(paragraphs), *rest)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The heading as block 0, then the paragraphs."""
        own = date.fromisoformat(self.day) if self.day else None
        heading = Block(self.heading, True, own)
        return (heading, *(Block(text, False, own) for text in self.paragraphs))


class Bulletin(NamedTuple):
    """One digest.

    `date` is ISO ("2024-10-28") or None; `date_basis` says where it came from and `date_inferred`
    whether any part of it (the year) was worked out rather than stated.  `source` is the path or
    "-" that it came from, `name` the name shown for it.  `credits` are bylines and agency lines,
    `authors` names alone.  `published` is the instant of publication in ISO 8601, with its offset
    where one is stated ("2024-10-28T21:00:18+01:00"), or None; `updated` is that of the last change
    that its publisher states.  `item` tells bulletins of one source apart however these are
    ordered: what a feed calls its item; it is empty where only the order tells.  A `report` is no
    digest but a single text out of many, as a feed has them: its title is that of the whole.
    """

    title: str
    developments: tuple[Development, ...]
    lead: Development | None = None
    publisher: str | None = None
    date: str | None = None
    date_basis: DateBasis = "none"
    date_inferred: bool = False
    address: str | None = None
    credits: tuple[str, ...] = ()
    source: str = "-"
    name: str = "-"
    published: str | None = None
    authors: tuple[str, ...] = ()
    updated: str | None = None
    item: str = ""
    report: bool = False

    @property
    def parts(self) -> tuple[Development, ...]:
        """The lead, if there is one, and then the developments."""
        return self.developments if self.lead is None else (self.lead, *self.developments)


class AnnotatedBulletin(NamedTuple):
    """A bulletin with what was found in each of `bulletin.parts`, in the same order.

    All parts share one roster: `Quote.person` and `Figure.claimant` index into it, so every entry
    of `parts` has the same `people`.  Spans count blocks within their own part.
    """

    bulletin: Bulletin
    parts: tuple[Annotations, ...]


class Unreadable(NamedTuple):
    """A source that gave no bulletin, and why, in words for the reader."""

    source: str
    why: str
