"""Reads and writes the reader's notes, tags and speaker corrections of developments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.library.index import queries
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.current_marks import CurrentMarks
from reader.library.rows import Article

if TYPE_CHECKING:
    from reader.library.marks.records import MarkKind
    from reader.models import Span


class Remarks:
    """The notes, tags and corrections of one library."""

    def __init__(self, index: RecoveringIndex, marks: CurrentMarks) -> None:
        """Does not query the index yet."""
        self._index, self._marks = index, marks

    def article(self, key: int, reads_evidence: bool = True) -> Article | None:
        """A development with the reader's note, tags and corrections; None if it left the index.

        With `reads_evidence` false, quotes and figures are read when they are asked for.
        """
        article = self.plain(key, reads_evidence)
        if article is None:
            return None
        story = article.story
        note, tags = self._marks.text("note", story), self._marks.text("tags", story)
        if note or tags:
            article = article._replace(note=note, tags=tuple(tags.splitlines()))
        if corrected := self._marks.corrected(story):
            from reader.library.marks.corrections import with_speakers

            return with_speakers(article, corrected)
        return article

    def note(self, key: int) -> str:
        """The note, "" if there is none."""
        return self._text("note", key)

    def set_note(self, key: int, text: str) -> None:
        """Write the note; "" removes it."""
        from reader.library.marks.corrections import cleaned_note

        self._set("note", key, cleaned_note(text))

    def tags(self, key: int) -> tuple[str, ...]:
        """The tags in the order in which they were given."""
        return tuple(self._text("tags", key).splitlines())

    def set_tags(self, key: int, tags: Iterable[str]) -> None:
        """Replace the tags; none removes them."""
        from reader.library.marks.corrections import cleaned_tags

        self._set("tags", key, cleaned_tags(tags))

    def correct(self, key: int, quote: Span, person: str | None) -> None:
        """Set the speaker of the quote at a span; does nothing if there is no quote."""
        from reader.library.marks.corrections import cleaned_speaker, quote_at

        article = self.plain(key)
        quote_key = quote_at(article, quote) if article else None
        if quote_key is not None:
            self._marks.actions.mark(
                "speaker", [key], True, None, cleaned_speaker(person), quote_key
            )

    def _set(self, kind: MarkKind, key: int, text: str) -> None:
        self._marks.actions.mark(kind, [key], bool(text), None, text)

    def _text(self, kind: MarkKind, key: int) -> str:
        story = self._story(key)
        return "" if story is None else self._marks.text(kind, story)

    def _story(self, key: int) -> int | None:
        found = self._index.ask(lambda connection: queries.entry(connection, key))
        return found[0].story if found else None

    def plain(self, key: int, reads_evidence: bool = True) -> Article | None:
        """A development without the reader's remarks; None if it left the index."""
        ask = self._index.ask
        return ask(lambda connection: queries.article(connection, key, ask, reads_evidence))
