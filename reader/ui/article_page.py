"""An article to the pieces of its page: heading, where it is from, text, credits."""

from __future__ import annotations

from reader.library.views import Article
from reader.ui.page import Piece
from reader.ui.render import LEAD, flatten, marked, short_date

WORDS_A_MINUTE = 230
"""Brysbaert (2019): silent reading of English non-fiction, 238 words a minute, rounded down."""

BASIS = {
    "given": "given with --date",
    "front matter": "",
    "text": "",
    "name": "from the file's name",
    "file time": "from the file's time",
    "none": "",
}


def pieces(article: Article) -> list[Piece]:
    """The whole page; the pieces of the text carry their block's number."""
    development = article.development
    links = (link.span for link in development.links)
    runs = {block: flatten(spans) for block, spans in marked(article.found, links).items()}
    heading = development.heading or (LEAD if article.position == 0 else article.bulletin_title)
    page = [
        Piece(heading, "title", runs.get(0, ()) if development.heading else (), block=0),
        *(Piece(" · ".join(parts), "meta") for parts in _meta(article)),
        *_remarks(article),
        Piece(""),
    ]
    for number, text in enumerate(development.paragraphs, 1):
        indent = 2 if text.startswith("• ") else 0
        page += [Piece(text, "text", runs.get(number, ()), number, indent=indent), Piece("")]
    page += [Piece(f"↗ {link.address}", "meta") for link in development.links]
    page += [Piece(credit, "meta") for credit in article.credits]
    if article.address:
        page.append(Piece(article.address, "meta"))
    return page


def _meta(article: Article) -> tuple[list[str], ...]:
    """When, how far and how long; then which bulletin, whose, and from where."""
    minutes = max(1, round(sum(map(_words, article.development.paragraphs)) / WORDS_A_MINUTE))
    count = f"{article.position}/{article.total}" if article.position else ""
    when = [date_words(article), article.development.time or "", count, f"{minutes} min"]
    where = [article.publisher or "", article.bulletin_title, article.name]
    return list(filter(None, when)), list(dict.fromkeys(filter(None, where)))


def _remarks(article: Article) -> list[Piece]:
    """The reader's own words: tags, then the note, a piece a line."""
    tags = " ".join(f"#{tag}" for tag in article.tags)
    lines = [*([tags] if tags else []), *(line for line in article.note.splitlines() if line)]
    return [Piece(line, "remark", indent=1) for line in lines]


def _words(paragraph: str) -> int:
    return paragraph.count(" ") + 1


def date_words(article: Article) -> str:
    """The bulletin's day as a reader writes it, and in brackets what of it is not stated."""
    if not article.date:
        return "undated"
    origin = BASIS[article.date_basis]
    if article.date_inferred:
        origin = ", ".join(filter(None, [origin, "year inferred" if not origin else "inferred"]))
    return short_date(article.date) + (f" ({origin})" if origin else "")
