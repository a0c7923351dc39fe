"""Turns an article into the blocks of its page: heading, origin, remarks, text, links, credits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from reader.languages import languages_line
from reader.library.article_text import kind_of
from reader.library.rows import Article, TextCopy
from reader.models import Bulletin, ParagraphKind
from reader.ui.page.highlights import TextHighlights
from reader.ui.page.looks import LEAD, is_day, plural, short_date
from reader.ui.page.page import PageBlock, PageBlocks, no_runs

if TYPE_CHECKING:
    from reader.library.views.joined.read_before import Fold

ALSO = 2
"""The most lines above the text that name other bulletins with it; below the text all are named."""

WORDS_A_MINUTE = 230
"""Reading speed.

Brysbaert (2019) measured 238 words a minute for silent reading of English non-fiction; rounded
down.
"""

_BYLINE = re.compile(r"(?:By )([^\W\d].{0,59})")
"""Matches a credit that is only a byline."""

BASIS = {
    "given": "given with --date",
    "front matter": "",
    "text": "",
    "name": "from the file's name",
    "file time": "from the time it was saved",
    "none": "",
}


LOOKS: dict[ParagraphKind, str] = {"heading": "head", "caption": "muted", "aside": "muted"}
"""Styles of the kinds of paragraphs that do not look like running text."""

_CHANGED = {
    "read": "Changed since you read it",
    "first": "Changed since it was first loaded",
}


def article_blocks(
    article: Article,
    marks: TextHighlights,
    today: str | None = None,
    changes_key: str = "",
    folds: Sequence[Fold] = (),
) -> PageBlocks:
    """Return the whole page.

    `marks` gives the styled runs of the text; `folds` are ranges of paragraphs that one line
    replaces. The day is shown without the year if the year is that of `today`. `changes_key` is the
    key that shows the changes of the text.
    """
    above, text = _above(article, marks, today, changes_key), article.development
    count = len(above) + 2 * len(text.paragraphs) + len(text.links) + len(article.credits) + 1
    return PageBlocks(
        chain(above, _text(article, marks, today, folds), _below(article)), count, text.size
    )


def page_block_of(article: Article, block: int) -> int:
    """Return the index of the page block that shows a block of the text."""
    if not block:
        return len(_section(article))
    return len(_above(article)) + 2 * (block - 1)


def _above(
    article: Article,
    marks: TextHighlights | None = None,
    today: str | None = None,
    changes_key: str = "",
) -> list[PageBlock]:
    """Return the page blocks above the first paragraph."""
    own = article.development.heading
    heading = own or (LEAD if article.position == 0 else article.bulletin_title)
    return [
        *_section(article),
        PageBlock(heading, "title", marks.of(0) if own and marks is not None else no_runs, block=0),
        PageBlock(" · ".join(_meta(article, today)), "muted", limit=1),
        *_neighbours(article, today),
        *(PageBlock(f"also in {_also(article)}", "muted", limit=ALSO) for _ in article.also[:1]),
        *_rivals(article, changes_key),
        *_changed(article, changes_key),
        *_unmarked(article),
        *_remarks(article),
        PageBlock(""),
    ]


def _neighbours(article: Article, today: str | None) -> Iterator[PageBlock]:
    """Yield a line each for the texts that this one follows and that follow it: day and heading."""
    for word, near in (("earlier", article.earlier), ("later", article.later)):
        if near is not None:
            when = short_date(near.date, today) if near.date else "undated"
            yield PageBlock(f"{word}: {when} · {near.heading or LEAD}", "muted", limit=1)


def _rivals(article: Article, key: str) -> Iterator[PageBlock]:
    """Yield the line with the story's other publishers and the key that compares them."""
    if article.rivals:
        keys = f"{key} {key}" if article.changed else key  # the first one shows what changed
        shown = f" · {keys} compares" if key else ""
        yield PageBlock(f"told too by {', '.join(article.rivals)}{shown}", "muted", limit=1)


def _section(article: Article) -> list[PageBlock]:
    """Return the heading above this development and its neighbours."""
    return [PageBlock(article.development.section, "muted")] if article.development.section else []


def _changed(article: Article, key: str) -> list[PageBlock]:
    """Return the line that says since when the text has changed, and the key that shows how."""
    if not article.changed:
        return []
    words = _CHANGED[article.changed]
    shown = f" · {key} shows what" if key and article.has_earlier else ""
    if article.changed == "read":
        return [PageBlock(f"◆ {words}{shown}", "changed")]
    return [PageBlock(f"{words}{shown}", "muted")]


def _text(
    article: Article, marks: TextHighlights, today: str | None, folds: Sequence[Fold]
) -> Iterator[PageBlock]:
    """Yield the paragraphs, each with an empty line after it.

    A folded paragraph has a block too.
    """
    folded = {number: fold for fold in folds for number in range(fold.first, fold.last + 1)}
    for number, text in enumerate(article.development.paragraphs, 1):
        if (fold := folded.get(number)) is not None:
            is_first = number == fold.first
            words = _fold_words(fold, today) if is_first else ""
            yield PageBlock(words, "muted", block=number, limit=int(is_first))
            yield PageBlock("", limit=None if number == fold.last else 0)
            continue
        kind = kind_of(article.development, number)
        indent = 2 * (kind == "quote" or text.startswith("• "))
        yield PageBlock(text, LOOKS.get(kind, "text"), marks.of(number), number, indent=indent)
        yield PageBlock("")


def _fold_words(fold: Fold, today: str | None) -> str:
    """Return the words for a fold: number of paragraphs, the day read, the key that shows them."""
    count = plural(fold.last - fold.first + 1, "paragraph")
    return f"▸ {count} read on {short_date(fold.day, today)} · w shows"


def _below(article: Article) -> Iterator[PageBlock]:
    """Yield the links, credits and other bulletins with the same text."""
    yield from (PageBlock(f"↗ {link.address}", "muted") for link in article.development.links)
    yield from (PageBlock(credit, "muted") for credit in _credits(article))
    if article.address:
        yield PageBlock(article.address, "muted")
    for other in article.also:
        yield PageBlock(f"also in {' · '.join(_where(other))}", "muted")
        yield from (PageBlock(credit, "muted") for credit in other.bulletin.credits)
        if other.bulletin.address:
            yield PageBlock(other.bulletin.address, "muted")


def _credits(article: Article) -> Iterator[str]:
    """Return the credits without author and day if the line below the heading has them."""
    is_author_told = not article.publisher and _author(article)
    day = None if article.development.day or article.date_inferred else article.date
    rest = article.credits[1 if is_author_told else 0 :]
    return (credit for credit in rest if not is_day(credit, day))


def _meta(article: Article, today: str | None) -> Iterator[str]:
    """Return the date, time, position, reading time, and publisher or author."""
    minutes = max(1, round(article.development.words / WORDS_A_MINUTE))
    count = f"{article.position} of {article.total}" if article.position else ""
    when = (_day(article, today), article.development.time or "", count, f"{minutes} min")
    return filter(None, (*when, article.publisher or _author(article)))


def _day(article: Article, today: str | None) -> str:
    """Return the development's own day if it has one, else that of the bulletin and its change."""
    own = article.development.day
    if own:
        return short_date(own, today)
    changed = (article.updated or "")[: len("2024-10-28")]
    beside = article.date or today  # no year means that of the day in front
    words = f", updated {short_date(changed, beside)}" if changed > (article.date or "") else ""
    return f"{date_words(article, today)}{words}"


def _author(article: Article) -> str:
    """Return the author if the first credit is only a byline; else ""."""
    found = _BYLINE.fullmatch(article.credits[0]) if article.credits else None
    return found[1] if found else ""


def _also(article: Article) -> str:
    """Return the publishers of other bulletins with the same text."""
    return ", ".join(dict.fromkeys(_where(other)[0] for other in article.also))


def _where(copy: TextCopy) -> list[str]:
    """Return the publisher, title, section, file and date of another bulletin."""
    other = copy.bulletin
    where = [other.publisher or "", other.title, copy.section or "", other.name]
    return [*dict.fromkeys(filter(None, where)), date_words(other)]


def _unmarked(article: Article) -> list[PageBlock]:
    """Return a line with the text's language if nothing is marked in it because of that."""
    line = languages_line(article.found.languages)
    return [PageBlock(line, "muted")] if line else []


def _remarks(article: Article) -> list[PageBlock]:
    """Return the user's tags, then the note, one block for each line."""
    tags = " ".join(f"#{tag}" for tag in article.tags)
    lines = [*([tags] if tags else []), *(line for line in article.note.splitlines() if line)]
    return [PageBlock(line, "remark") for line in lines]


def date_words(article: Article | Bulletin, today: str | None = None) -> str:
    """Return the bulletin's day in words, and in brackets its origin if the text does not state it.

    The year is left out if it is that of `today`.
    """
    if not article.date:
        return "undated"
    origin = BASIS[article.date_basis]
    if article.date_inferred:
        origin = ", ".join(filter(None, [origin, "year inferred" if not origin else "inferred"]))
    return short_date(article.date, today) + (f" ({origin})" if origin else "")
