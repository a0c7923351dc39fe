"""A quote or paragraph and where it stands to one line that can be pasted into another text."""

from __future__ import annotations

from reader.export.evidence import figure_words, speaker, text_at
from reader.library.stored import block_text
from reader.library.views import Article
from reader.models import Figure, Quote


def cite_quote(article: Article, quote: Quote) -> str:
    """“…” — Name, role (Title, publisher, 2024-10-28, https://…).

    The words are those of the text, marks and all; a speaker whom the text does not name is left
    out, and an inferred date is called so.
    """
    name, role = speaker((article.development, article.found), quote)
    relay = f"quoted by {quote.relay}" if quote.relay else None
    said = ", ".join(part for part in (name, role, relay) if part)
    words = text_at(article.development, quote.span)
    return f"{words}{' — ' if said else ''}{said} ({cite(article)})"


def cite_figure(article: Article, figure: Figure) -> str:
    """The figure as written, what is counted, and whose word it is if the text says so, with (…).

    Nothing is in quotation marks: the words may be the bulletin's own.
    """
    return f"{figure_words((article.development, article.found), figure)} ({cite(article)})"


def cite_paragraph(article: Article, block: int) -> str:
    """A heading (block 0) or paragraph with the bulletin that it stands in."""
    return f"{block_text(article.development, block)} ({cite(article)})"


def cite(article: Article) -> str:
    """Title, publisher, date and address of the bulletin, as far as they are known."""
    date = dated(article.date, article.date_inferred)
    parts = (article.bulletin_title, article.publisher, date, article.address)
    return ", ".join(part for part in parts if part) or article.name


def dated(date: str | None, inferred: bool) -> str | None:
    """A date as it is told outside the program: one that was worked out is called so."""
    return f"{date} (inferred)" if date and inferred else date
