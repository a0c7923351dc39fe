"""The text of a development and its evidence, as an article shows them.

Both are read from the index a window of rows at a time (see `index/article_rows.py`): a short
article is in memory as a whole, a long one only as far as it was requested.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from reader.evidence import Part, unsaid
from reader.languages import ENGLISH
from reader.library.row_window import RowWindow, SpanWindow
from reader.models import (
    Annotations,
    BlockLanguage,
    DateMention,
    Development,
    Figure,
    Link,
    ParagraphKind,
    Person,
    Quote,
    Span,
    Stance,
)
from reader.quote_groups import ClaimKey, Groups, Speakers, by_claim, by_speaker


class TextPlace(NamedTuple):
    """A place in the development with this key; a `span` of None means the whole development."""

    key: int
    span: Span | None = None


class StoryNeighbour(NamedTuple):
    """The day (ISO or None) and heading ("" if it has none) of a neighbour in a thread."""

    date: str | None
    heading: str


class Text(Protocol):
    """The interface that `Development` and `ArticleText` share."""

    @property
    def heading(self) -> str:
        """The heading, "" for none."""

    @property
    def paragraphs(self) -> Sequence[str]:
        """The paragraphs in their order."""

    @property
    def links(self) -> Sequence[Link]:
        """The links in the text."""

    @property
    def section(self) -> str | None:
        """The heading above this development and others, or None."""

    @property
    def kinds(self) -> tuple[ParagraphKind, ...]:
        """The kinds of the paragraphs; empty if all are running text."""


def block_text(text: Text, block: int) -> str:
    """Return the text of a block: the heading for block 0, or else a paragraph."""
    return text.paragraphs[block - 1] if block else text.heading


def kind_of(text: Text, block: int) -> ParagraphKind:
    """Return the kind of a paragraph; `block` is 1 or more."""
    return text.kinds[block - 1] if text.kinds else "paragraph"


def words_at(text: Text, span: Span) -> str:
    """Return the characters of a span."""
    return block_text(text, span.block)[span.start : span.end]


class ArticleText:
    """The text of a development. `words` and `size` (in characters) count its paragraphs only."""

    def __init__(
        self,
        digest: bytes,
        heading: str,
        time: str | None,
        paragraphs: RowWindow[str],
        links: SpanWindow[Link],
        words: int,
        size: int,
        day: str | None = None,
        section: str | None = None,
        kinds: tuple[ParagraphKind, ...] = (),
    ) -> None:
        """`digest` is a hash of all rows of the development."""
        self._digest = digest
        self.heading, self.time, self.day = heading, time, day
        self.section, self.kinds = section, kinds
        self.paragraphs, self.links = paragraphs, links
        self.words, self.size = words, size

    def __eq__(self, other: object) -> bool:
        """Whether both were read from the same rows."""
        return isinstance(other, ArticleText) and self._digest == other._digest

    __hash__ = None  # type: ignore[assignment]

    def whole(self) -> Development:
        """Read all of it and return it as a `Development`."""
        paragraphs, links = tuple(self.paragraphs), tuple(self.links)
        rest = self.time, links, self.day, self.section, self.kinds
        return Development(self.heading, paragraphs, *rest)


class GroupQueries(Protocol):
    """Queries that group the evidence of a long article in SQL; None if its rows are gone."""

    def by_speaker(self) -> Groups[Speakers] | None:
        """As `evidence.by_speaker`."""

    def by_claim(self) -> Groups[ClaimKey] | None:
        """As `evidence.by_claim`."""

    def unsaid(self) -> dict[Stance, int]:
        """As `evidence.unsaid`."""

    def block_languages(self) -> tuple[BlockLanguage, ...]:
        """The blocks that are not English."""


class ArticleEvidence:
    """The evidence in a development; `people` is the roster of its bulletin.

    `languages` are language codes, the most frequent language first (`languages.text_languages`).
    """

    def __init__(
        self,
        digest: bytes,
        people: Sequence[Person],
        quotes: SpanWindow[Quote],
        figures: SpanWindow[Figure],
        dates: SpanWindow[DateMention],
        groups: GroupQueries,
        languages: tuple[str, ...] = (ENGLISH,),
    ) -> None:
        """`digest` is a hash of all rows of the development; `groups` queries the index."""
        self._digest, self.people, self._groups = digest, people, groups
        self.quotes, self.figures, self.dates = quotes, figures, dates
        self.languages = languages
        self._corrected: tuple[Mapping[int, Quote], Mapping[int, Figure]] = ({}, {})
        self._speakers: Groups[Speakers] | None = None
        self._claims: Groups[ClaimKey] | None = None
        self._unsaid: dict[Stance, int] | None = None

    def corrected(
        self,
        people: Sequence[Person],
        quotes: Mapping[int, Quote],
        figures: Mapping[int, Figure],
    ) -> ArticleEvidence:
        """Return a copy with other people, and with quotes and figures replaced by number."""
        other = ArticleEvidence(
            self._digest,
            people,
            self.quotes.with_changed(quotes),
            self.figures.with_changed(figures),
            self.dates,
            self._groups,
            self.languages,
        )
        other._corrected = (quotes, figures)
        return other

    def __eq__(self, other: object) -> bool:
        """Whether both were read from the same rows and have the same corrections."""
        return isinstance(other, ArticleEvidence) and self._facts() == other._facts()

    def _facts(self) -> tuple[object, ...]:
        return self._digest, self.people, self._corrected

    __hash__ = None  # type: ignore[assignment]

    def first_people(self) -> set[int]:
        """Return the roster numbers of the speakers and claimants in the first window of rows."""
        speakers = {number for quote in self.quotes.first for number in quote.speakers}
        return speakers.union(*(figure.claimants for figure in self.figures.first))

    def by_speaker(self, text: ArticleText) -> Groups[Speakers]:
        """Group the numbers of the quotes in this text by speaker, as `evidence.by_speaker`."""
        if self._speakers is None:
            asks = not self.quotes.is_read and not self._corrected[0]
            asked = self._groups.by_speaker() if asks else None
            self._speakers = (
                by_speaker(partial(block_text, text), self.quotes) if asked is None else asked
            )
        return self._speakers

    def unsaid(self, text: ArticleText) -> Mapping[Stance, int]:
        """Count the quotes in this text per stance other than "says", as `evidence.unsaid` does."""
        if self._unsaid is None:
            is_there = self.quotes.is_read and (self.quotes.first or not self.quotes)
            if is_there or self._corrected[0]:
                self._unsaid = unsaid(self.quotes, self.by_speaker(text))
            else:
                self._unsaid = self._groups.unsaid()
        return self._unsaid

    def by_claim(self, text: ArticleText) -> Groups[ClaimKey]:
        """Group the numbers of the figures in this text by claim, as `evidence.by_claim` does."""
        if self._claims is None:
            asks = not self.figures.is_read and not self._corrected[1]
            asked = self._groups.by_claim() if asks else None
            self._claims = (
                by_claim(partial(block_text, text), self.figures) if asked is None else asked
            )
        return self._claims

    def whole(self) -> Annotations:
        """Read all of it and return it as `Annotations`."""
        is_mixed = self.languages != (ENGLISH,)
        return Annotations(
            tuple(self.people),
            tuple(self.quotes),
            tuple(self.figures),
            tuple(self.dates),
            self.languages[0],
            self._groups.block_languages() if is_mixed else (),
        )


def part_of(text: ArticleText, found: ArticleEvidence) -> Part:
    """Return an article in the form that `evidence` groups."""
    return Part(
        partial(block_text, text),
        found.people,
        found.quotes,
        found.figures,
        partial(found.by_speaker, text),
        partial(found.by_claim, text),
        partial(found.unsaid, text),
    )
