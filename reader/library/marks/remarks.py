"""What the reader writes beside a development: notes, tags, and who really said it."""

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

    def __init__(self, cabinet: RecoveringIndex, marks: CurrentMarks) -> None:
        """Nothing is asked yet."""
        self._cabinet, self._marks = cabinet, marks

    def article(self, key: int) -> Article | None:
        """A development as it is read, with what the reader wrote; None when it has gone."""
        article = self.plain(key)
        if article is None:
            return None
        story = article.story
        note, tags = self._marks.text("note", story), self._marks.text("tags", story)
        article = article._replace(note=note, tags=tuple(tags.splitlines()))
        if corrected := self._marks.corrected(story):
            from reader.library.marks.corrections import with_speakers

            return with_speakers(article, corrected)
        return article

    def note(self, key: int) -> str:
        """A note, or ""."""
        return self._text("note", key)

    def set_note(self, key: int, text: str) -> None:
        """Write a note, or take it away."""
        from reader.library.marks.corrections import note_of

        self._set("note", key, note_of(text))

    def tags(self, key: int) -> tuple[str, ...]:
        """Tags in the order in which they were given."""
        return tuple(self._text("tags", key).splitlines())

    def set_tags(self, key: int, tags: Iterable[str]) -> None:
        """Give tags, or take them away."""
        from reader.library.marks.corrections import tags_of

        self._set("tags", key, tags_of(tags))

    def correct(self, key: int, quote: Span, person: str | None) -> None:
        """Keep who spoke a quote; where there is no quote at this span nothing is kept."""
        from reader.library.marks.corrections import quote_at, speaker_of

        article = self.plain(key)
        about = quote_at(article, quote) if article else None
        if about is not None:
            self._marks.marker.mark("speaker", [key], True, None, speaker_of(person), about)

    def _set(self, deed: MarkKind, key: int, text: str) -> None:
        self._marks.marker.mark(deed, [key], bool(text), None, text)

    def _text(self, deed: MarkKind, key: int) -> str:
        story = self._story(key)
        return "" if story is None else self._marks.text(deed, story)

    def _story(self, key: int) -> int | None:
        found = self._cabinet.ask(lambda index: queries.entry(index, key))
        return found[0].story if found else None

    def plain(self, key: int) -> Article | None:
        """A development as the rules read it; None when it has gone."""
        return self._cabinet.ask(lambda index: queries.article(index, key, self._cabinet.ask))
