"""A development as the index holds it: its text and what was found in it, unpacked as asked for.

They have what `Development` and `Annotations` have, in runs in the place of tuples.  Two that were
made of the same bytes are equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from reader.evidence import ClaimKey, Groups, Part, by_claim, by_speaker
from reader.library.index.chunks import ChunkedItems
from reader.models import Annotations, DateMention, Development, Figure, Link, Person, Quote, Span


class StoredText:
    """The text of a development; `words` and `size` (in characters) are those of its paragraphs."""

    def __init__(
        self,
        data: bytes,
        heading: str,
        time: str | None,
        paragraphs: ChunkedItems[str],
        links: ChunkedItems[Link],
        words: int,
        size: int,
    ) -> None:
        """Nothing but the heading is unpacked yet; `data` is what all of it is unpacked from."""
        self.data = data
        self.heading, self.time = heading, time
        self.paragraphs, self.links = paragraphs, links
        self.words, self.size = words, size

    def __eq__(self, other: object) -> bool:
        """Whether two were made of the same bytes."""
        return isinstance(other, StoredText) and self.data == other.data

    __hash__ = None  # type: ignore[assignment]

    def whole(self) -> Development:
        """All of it at once."""
        return Development(self.heading, tuple(self.paragraphs), self.time, tuple(self.links))


class StoredFinds:
    """What was found in a development; `people` are the bulletin's."""

    def __init__(
        self,
        data: bytes,
        people: tuple[Person, ...],
        quotes: ChunkedItems[Quote],
        figures: ChunkedItems[Figure],
        dates: ChunkedItems[DateMention],
        said: Callable[[], Groups[int | None]] | None,
        made: Callable[[], Groups[ClaimKey]] | None,
    ) -> None:
        """`said` gives the quotes by speaker and `made` the figures by claim, where it is kept."""
        self.data, self.people = data, people
        self.quotes, self.figures, self.dates = quotes, figures, dates
        self._said, self._made = said, made
        self._moved: tuple[Mapping[int, Quote], Mapping[int, Figure]] = ({}, {})
        self._speakers: Groups[int | None] | None = None
        self._claims: Groups[ClaimKey] | None = None

    def whole(self) -> Annotations:
        """All of it at once."""
        return Annotations(self.people, tuple(self.quotes), tuple(self.figures), tuple(self.dates))

    def corrected(
        self,
        people: tuple[Person, ...],
        quotes: Mapping[int, Quote],
        figures: Mapping[int, Figure],
    ) -> StoredFinds:
        """With other people, other quotes and other figures in the place of those so numbered.

        What is kept of the groups no longer holds then: they are made anew when asked for.
        """
        said, made = self.quotes.with_changed(quotes), self.figures.with_changed(figures)
        other = StoredFinds(self.data, people, said, made, self.dates, None, None)
        other._moved = (quotes, figures)
        return other

    def __eq__(self, other: object) -> bool:
        """Whether the quotes have the same speakers, of two that were made of the same bytes."""
        return (
            isinstance(other, StoredFinds)
            and (self.people, self._moved) == (other.people, other._moved)
            and self.data == other.data
        )

    __hash__ = None  # type: ignore[assignment]

    def speakers(self) -> Groups[int | None]:
        """The numbers of the quotes by the person who spoke them, as `evidence.by_speaker`."""
        if self._speakers is None:
            self._speakers = by_speaker(self.quotes) if self._said is None else self._said()
        return self._speakers

    def claims(self, text: Text) -> Groups[ClaimKey]:
        """The numbers of the figures in this text by claim, as `evidence.by_claim`."""
        if self._claims is None:
            block = partial(block_text, text)
            self._claims = by_claim(block, self.figures) if self._made is None else self._made()
        return self._claims


Text = Development | StoredText
Finds = Annotations | StoredFinds


def part_of(text: Text, found: Finds) -> Part:
    """A text and what was found in it as `evidence` shows it; groups are those that are kept."""
    return Part(
        partial(block_text, text),
        found.people,
        found.quotes,
        found.figures,
        partial(speakers, found),
        partial(claims, text, found),
    )


def speakers(found: Finds) -> Groups[int | None]:
    """The numbers of the quotes by the person who spoke them, None for nobody known."""
    return found.speakers() if isinstance(found, StoredFinds) else by_speaker(found.quotes)


def claims(text: Text, found: Finds) -> Groups[ClaimKey]:
    """The numbers of the figures in this text by the claim that they make."""
    if isinstance(found, StoredFinds):
        return found.claims(text)
    return by_claim(partial(block_text, text), found.figures)


def block_text(text: Text, block: int) -> str:
    """The heading for block 0, else that paragraph."""
    return text.paragraphs[block - 1] if block else text.heading


def words_at(text: Text, span: Span) -> str:
    """The characters of a span."""
    return block_text(text, span.block)[span.start : span.end]


def word_count(text: Text) -> int:
    """About how many words the paragraphs have."""
    if isinstance(text, StoredText):
        return text.words
    return sum(paragraph.count(" ") + 1 for paragraph in text.paragraphs)


def size(text: Text) -> int:
    """How many characters the paragraphs have."""
    return text.size if isinstance(text, StoredText) else sum(map(len, text.paragraphs))
