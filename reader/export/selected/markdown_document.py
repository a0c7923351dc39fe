"""Formats a selection as one Markdown document."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.citation import cite, cite_figure, cite_quote
from reader.export.escape import escape, escape_inline
from reader.export.markdown import render_markdown
from reader.export.selected.selection import SelectedText, Selection


def markdown_lines(selection: Selection) -> Iterator[str]:
    """Yield the texts in sequence; of an excerpt only the selected items and their paragraphs."""
    for number, text in enumerate(selection.texts):
        if not text.is_excerpt:
            yield from ("---", "") if number else ()
            yield render_markdown(text.article)
            continue
        yield from () if number else (f"# {escape_inline(selection.title)}", "")
        yield "\n\n".join(_excerpt(text)) + "\n"


def _excerpt(text: SelectedText) -> Iterator[str]:
    article, paragraphs = text.article, text.article.development.paragraphs
    yield f"## {escape_inline(article.development.heading or article.bulletin_title)}"
    yield f"*{escape_inline(cite(article))}*"
    for block in text.blocks():
        yield f"> {escape(paragraphs[block - 1].replace(chr(10), ' '))}"
    quotes = (cite_quote(article, text.part.quotes[number]) for number in text.quotes)
    figures = (cite_figure(article, text.part.figures[number]) for number in text.figures)
    yield "\n".join(f"- {escape(words)}" for words in (*quotes, *figures))
