"""Turns a development into the lines of all its details except its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from reader.languages import ENGLISH, NAMES
from reader.library.rows import Article, RowState, TextCopy, TextOrigin
from reader.models import Bulletin, DateBasis
from reader.ui.page.looks import LEAD, is_day, short_date
from reader.ui.page.page import PageBlock, PageBlocks

LABEL = 12
"""The width in cells of a label and the blanks after it."""

_DAYS: dict[DateBasis, str] = {
    "given": "given with --date",
    "front matter": "stated in the front matter",
    "text": "stated in the text",
    "name": "from the file's name",
    "file time": "from the time it was saved",
    "none": "",
}

Fact = tuple[str, str]
"""A label, and the words for it."""


def facts_blocks(article: Article, state: RowState, origin: TextOrigin) -> PageBlocks:
    """Return a line for each fact; `state` holds the user's marks."""
    facts = [fact for fact in _facts(article, state, origin) if fact[1]]
    heading = article.development.heading or LEAD
    lines = [PageBlock(words, "text", indent=LABEL, sign=label) for label, words in facts]
    return PageBlocks([PageBlock(heading, "head"), PageBlock(""), *lines], len(lines) + 2)


def _facts(article: Article, state: RowState, origin: TextOrigin) -> Iterator[Fact]:
    text = article.development
    place = f"{article.position} of {article.total}" if article.position else LEAD
    yield "Text", f"{place} in “{article.bulletin_title}”, {text.words:,} words"
    yield "Day", _day(article)
    yield "Own day", short_date(text.day)
    yield "Time", text.time or ""
    yield "Section", text.section or ""
    yield "Published", article.published or ""
    yield "Updated", article.updated or ""
    yield "Publisher", article.publisher or ""
    yield from _labelled(
        "Credits", (one for one in article.credits if not is_day(one, article.date))
    )
    yield "Address", article.address or ""
    yield "File", "standard input" if article.source == "-" else article.source
    yield "Language", " and ".join(map(_language, article.found.languages))
    yield "Read", _read(origin)
    yield from _labelled("Also in", [_other(other) for other in article.also])
    yield "Marks", ", ".join(_marks(state))
    yield "Tags", " ".join(f"#{tag}" for tag in article.tags)
    yield from _labelled("Note", article.note.splitlines())


def _labelled(label: str, lines: Iterable[str]) -> Iterator[Fact]:
    """Yield several lines for one label, which stands before the first."""
    for number, line in enumerate(lines):
        yield "" if number else label, line


def _day(article: Article | Bulletin) -> str:
    """Return a bulletin's day, and how it is known."""
    if not article.date:
        return "not known"
    how = [_DAYS[article.date_basis], "the year is inferred" if article.date_inferred else ""]
    return ", ".join(filter(None, (short_date(article.date), *how)))


def _language(code: str) -> str:
    return "English" if code == ENGLISH else NAMES.get(code, "another language")


def _read(origin: TextOrigin) -> str:
    """Return when the source was read, in local time, and the versions of rules and parser."""
    by = f"by rules {origin.rules} and parser {origin.parser}"
    if origin.read_at is None:
        return by
    return f"{datetime.fromtimestamp(origin.read_at):%a %-d %b %Y, %H:%M} {by}"


def _other(copy: TextCopy) -> str:
    """Return the details of a bulletin with the same text."""
    other = copy.bulletin
    known = (
        other.publisher or "",
        other.title,
        copy.section or "",
        short_date(other.date),
        other.source,
    )
    return " · ".join(dict.fromkeys(filter(None, (*known, other.address or ""))))


def _marks(state: RowState) -> Iterator[str]:
    yield "read" if state.read else "unread"
    if state.updated:
        yield "changed since it was read"
    if state.bookmarked:
        yield "bookmarked"
    if state.pending:
        yield "not saved yet"
