"""A development as the index holds it: its text and what was found in it, unpacked as asked for.

They have what `Development` and `Annotations` have, in runs in the place of tuples.  Two that were
made of the same bytes are equal.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from reader.library.run import Run
from reader.models import Annotations, DateMention, Development, Figure, Link, Person, Quote, Span

K = TypeVar("K")
Groups = dict[K, list[int]]
"""Numbers of items under what they have in common, in the order in which it is first met."""


class StoredText:
    """The text of a development; `words` and `size` (in characters) are those of its paragraphs."""

    def __init__(
        self,
        data: bytes,
        heading: str,
        time: str | None,
        paragraphs: Run[str],
        links: Run[Link],
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
        quotes: Run[Quote],
        figures: Run[Figure],
        dates: Run[DateMention],
        said: Callable[[], Groups[int | None]] | None,
        made: Callable[[], Groups[int]] | None,
    ) -> None:
        """`said` gives the quotes by speaker and `made` the figures by claim, where it is kept."""
        self.data, self.people = data, people
        self.quotes, self.figures, self.dates = quotes, figures, dates
        self._said, self._made = said, made
        self._moved: Mapping[int, Quote] = {}

    def whole(self) -> Annotations:
        """All of it at once."""
        return Annotations(self.people, tuple(self.quotes), tuple(self.figures), tuple(self.dates))

    def corrected(self, people: tuple[Person, ...], quotes: Mapping[int, Quote]) -> StoredFinds:
        """With other people, and other speakers of the quotes that have these numbers."""
        changed = self.quotes.with_changed(quotes)
        other = StoredFinds(
            self.data, people, changed, self.figures, self.dates, self._said, self._made
        )
        other._moved = quotes
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
        """The numbers of the quotes by the person who spoke them, None for nobody known."""
        if self._said is None:
            return grouped(quote.person for quote in self.quotes)
        found = self._said()
        for number, quote in self._moved.items():
            before = next(numbers for numbers in found.values() if number in numbers)
            before.remove(number)
            insort(found.setdefault(quote.person, []), number)
        if not self._moved:
            return found
        return dict(sorted(((k, v) for k, v in found.items() if v), key=lambda group: group[1][0]))

    def claims(self) -> Groups[int]:
        """The numbers of the figures by the claim that they make."""
        if self._made is None:
            return grouped(figure.claim for figure in self.figures)
        return self._made()


Text = Development | StoredText
Finds = Annotations | StoredFinds


def grouped(keys: Iterable[K]) -> Groups[K]:
    """The number of each key, counted from 0, under the key."""
    groups: Groups[K] = {}
    for number, key in enumerate(keys):
        groups.setdefault(key, []).append(number)
    return groups


def speakers(found: Finds) -> Groups[int | None]:
    """The numbers of the quotes by the person who spoke them, None for nobody known."""
    if isinstance(found, StoredFinds):
        return found.speakers()
    return grouped(quote.person for quote in found.quotes)


def claims(found: Finds) -> Groups[int]:
    """The numbers of the figures by the claim that they make."""
    if isinstance(found, StoredFinds):
        return found.claims()
    return grouped(figure.claim for figure in found.figures)


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
