"""Reads and writes the reader's notes, tags and corrections of developments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.library.article_text import part_of
from reader.library.index import listed_rows, queries
from reader.library.index.listed_rows import ListedEntry
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.current_marks import CurrentMarks
from reader.library.row_summary import RowSummary, short_names, summary_of
from reader.library.rows import ITSELF, Article, Correction, CorrectionOffer, TextOrigin

if TYPE_CHECKING:
    from reader.library.corrections.corrected_texts import CorrectedTexts
    from reader.library.marks.records import MarkKind
    from reader.models import Span


class Remarks:
    """The notes, tags and corrections of one library."""

    def __init__(self, index: RecoveringIndex, marks: CurrentMarks) -> None:
        """Query nothing yet."""
        self._index, self._marks = index, marks

    def article(self, key: int, reads_evidence: bool = True) -> Article | None:
        """Return a development with the reader's note, tags and corrections; None if it is gone.

        With `reads_evidence` false, quotes and figures are read when they are used.
        """
        article = self.plain(key, reads_evidence)
        if article is None:
            return None
        story = article.story
        note, tags = self._marks.text("note", story), self._marks.text("tags", story)
        if note or tags:
            article = article._replace(note=note, tags=tuple(tags.splitlines()))
        if corrected := self._marks.corrected(story):
            from reader.library.corrections.corrected_article import CorrectedItem, with_corrections

            items = [CorrectedItem(*about, text) for about, text in corrected.items()]
            return with_corrections(article, items, self._named_beside(key))
        return article

    def corrected_texts(self) -> CorrectedTexts:
        """Return all developments with corrections, by key; it reads each of them."""
        stories = self._marks.all_corrected()
        if not stories:
            return {}
        from reader.library.corrections.corrected_texts import CorrectedText

        copies = self._index.ask(lambda connection: queries.of_stories(connection, stories))
        found = ((copy, self.article(copy.key)) for copy in copies)
        return {
            copy.key: CorrectedText(
                copy.key, copy.bulletin, copy.position, part_of(article.development, article.found)
            )
            for copy, article in found
            if article is not None
        }

    def _named_beside(self, key: int) -> Iterator[str]:
        """The names that the reader gave anywhere in the bulletin of a development."""
        beside = self._index.ask(lambda connection: queries.stories_beside(connection, key))
        corrected = self._marks.all_corrected()
        for story in dict.fromkeys(beside):
            if story in corrected:
                for (kind, _), text in sorted(self._marks.corrected(story).items()):
                    if kind in ("speaker", "claimant") and text not in ("", ITSELF):
                        yield text

    def origin(self, key: int) -> TextOrigin:
        """Return when the source of a development was read, and by which version of the rules."""
        return self._index.ask(lambda index: listed_rows.origin(index, key))

    def summary(self, entry: ListedEntry) -> RowSummary:
        """Return the summary of an entry in the list, with the reader's corrections."""
        article = self.article(entry.key) if self._marks.corrected(entry.story) else None
        if article is None:
            return entry.summary
        part = part_of(article.development, article.found)
        names = short_names(part.people)
        told = summary_of(part.by_speaker(), part.by_claim(), names, entry.summary.time)
        return told._replace(section=entry.summary.section)

    def note(self, key: int) -> str:
        """Return the note, or ""."""
        return self._text("note", key)

    def set_note(self, key: int, text: str) -> None:
        """Store the note; "" removes it."""
        from reader.clean import clean

        self._set("note", key, clean(text).strip())

    def tags(self, key: int) -> tuple[str, ...]:
        """Return the tags in the order in which they were given."""
        return tuple(self._text("tags", key).splitlines())

    def set_tags(self, key: int, tags: Iterable[str]) -> None:
        """Replace the tags; an empty sequence removes them."""
        self._set("tags", key, _cleaned_tags(tags))

    def change_tags(self, keys: Sequence[int], tags: Sequence[str], on: bool) -> int:
        """Append these tags to the existing ones, or remove them whatever their case.

        Returns how many developments that changes.
        """
        named = _cleaned_tags(tags).splitlines()
        gone = {tag.casefold() for tag in named}
        if on:
            return self._retag(keys, lambda had: _cleaned_tags((*had, *named)))
        return self._retag(
            keys, lambda had: "\n".join(tag for tag in had if tag.casefold() not in gone)
        )

    def _retag(self, keys: Sequence[int], change: Callable[[Sequence[str]], str]) -> int:
        """Change the tags of developments; those with the same result share one record."""
        from reader.library.index.match import indexed_texts  # not on the way to the first screen
        from reader.library.marks.records import MarkRecord

        found = self._index.ask(lambda connection: indexed_texts(connection, keys))
        alike: dict[str, list[int]] = {}
        for item in found:
            text = change(self._marks.text("tags", item.story).splitlines())
            alike.setdefault(text, []).append(item.key)
        drafts = [
            (same, MarkRecord(0, "", "tags", bool(text), (), None, text))
            for text, same in alike.items()
        ]
        return self._marks.actions.mark_together(drafts)

    def correct(self, key: int, item: Span, wanted: Correction) -> int:
        """Correct the quote or figure at a span; returns how many items that corrects."""
        from reader.library.marks.correcting import drafts_of

        drafts = drafts_of(self._index, self.plain, self._marks.corrected, key, item, wanted)
        return self._marks.actions.mark_together(((key,), draft) for key, draft in drafts)

    def offer(self, key: int, item: Span) -> CorrectionOffer | None:
        """Return the possible corrections of the quote or figure at a span.

        None if there is none.
        """
        from reader.library.marks.correcting import offer_of

        shown, plain = self.article(key), self.plain(key)
        return offer_of(self._index, shown, plain, item) if shown and plain else None

    def _set(self, kind: MarkKind, key: int, text: str) -> None:
        self._marks.actions.mark(kind, [key], bool(text), None, text)

    def _text(self, kind: MarkKind, key: int) -> str:
        story = self._story(key)
        return "" if story is None else self._marks.text(kind, story)

    def _story(self, key: int) -> int | None:
        found = self._index.ask(lambda connection: listed_rows.entry(connection, key))
        return found[0].story if found else None

    def plain(self, key: int, reads_evidence: bool = True) -> Article | None:
        """Return a development without the reader's marks; None if it is no longer indexed."""
        ask = self._index.ask
        return ask(lambda connection: queries.article(connection, key, ask, reads_evidence))


def _cleaned_tags(tags: Iterable[str]) -> str:
    """Tags as stored: cleaned, one per line, without duplicates that differ only in case."""
    from reader.clean import line

    kept: dict[str, str] = {}
    for tag in map(line, tags):
        if tag:
            kept.setdefault(tag.casefold(), tag)
    return "\n".join(kept.values())
