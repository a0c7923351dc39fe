"""Actions that copy a quote with its citation or a paragraph, and save a development as a file."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.evidence_words import text_at
from reader.library.article_text import TextPlace, block_text
from reader.library.marks.descriptions import beginning
from reader.library.rows import Article, Row
from reader.models import DateMention, Figure
from reader.ui.actions import move
from reader.ui.page.looks import plural
from reader.ui.page.walk import EvidenceItem, item_at
from reader.ui.selection import chosen_article, page_row, selected
from reader.ui.terminal import clipboard

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

NEWEST = 6
"""The index of the newest claim's words among the cells of a series."""

_MOST_WORDS, _LONGEST_NAME = 8, 80

_MARKS = "“”‘’„«»\"'"
"""Removed from the ends of words that a message puts in quotation marks."""

_MOST_BYTES = 200
"""The most bytes of a file name without its suffix; file systems accept 255."""


def copy_quote(screen: MainScreen) -> None:
    """Copy the highlighted text: a selection, or a quote, figure or date with its citation.

    On a row that has a page, copy the person or the newest claim. If nothing is highlighted, copy
    the next quote.
    """
    if screen.shows_text and (words := screen.get_selected_text()):
        named = beginning(" ".join(words.split()))
        clipboard.copy(screen.app, words, f"Selection “{named}”", screen.say)
        return
    if (row := page_row(screen)) is not None:
        named, words = _cited_row(screen, row)
        clipboard.copy(screen.app, words, named, screen.say)
        return
    if (article := chosen_article(screen)) is None:
        return
    item = selected(screen)
    if item is None:
        move.next_quote(screen)
        item = selected(screen)
    if item is not None:
        kind, words = _cited(article, item)
        named = text_at(partial(block_text, article.development), item.span).strip(_MARKS)
        what = f"{kind} “{beginning(named)}” and citation"
        clipboard.copy(screen.app, words, what, screen.say)


def _cited_row(screen: MainScreen, row: Row) -> tuple[str, str]:
    """Return what is copied of a row with a page: a person, or the newest claim of a series.

    Claims that the newest one contradicts are on lines of their own.
    """
    from reader.export import citation
    from reader.library.views.pages.series_page import series_page

    if row.kind == "person":
        return f"“{row.title}” with role and counts", citation.cite_person(row)
    page = series_page(screen.library.view_data, row.key)
    lines = [
        line for place in (page.newest() if page else ()) if (line := _cited_at(screen, place))
    ]
    others = len(lines) - 1
    against = f" with {plural(others, 'claim')} against it" if others > 0 else ""
    words = "\nagainst it: ".join(lines) or row.title
    return f"Newest claim “{beginning(str(row.cells[NEWEST]))}”{against} and citation", words


def _cited_at(screen: MainScreen, place: TextPlace) -> str:
    """Return the figure at a place with its citation; "" if it is gone."""
    article = screen.library.article(place.key)
    if article is None or place.span is None:
        return ""
    item = item_at(article, place.span)
    return _cited(article, item)[1] if item is not None else ""


def _cited(article: Article, item: EvidenceItem) -> tuple[str, str]:
    """Return the name of an item's kind, and its words with their citation."""
    from reader.export import citation

    if isinstance(item, DateMention):
        return "Date", citation.cite_date(article, item)
    if isinstance(item, Figure):
        return "Figure", citation.cite_figure(article, item)
    kind = "Paraphrase" if item.kind == "indirect" else "Quote"
    return kind, citation.cite_quote(article, item)


def copy_paragraph(screen: MainScreen) -> None:
    """Copy the paragraph of the selected item, else the first visible one."""
    if (article := chosen_article(screen)) is None:
        return
    item = selected(screen)
    if item is None and not screen.shows_text:
        screen.go_to_pane("article")
    block = item.span.block if item is not None else screen.text.paragraph
    if block is None:
        screen.say("No paragraph is in sight")
        return
    text = block_text(article.development, block)
    what = f"{'Paragraph' if block else 'Heading'} “{beginning(text)}”"
    clipboard.copy(screen.app, text, what, screen.say)


def save(screen: MainScreen) -> None:
    """Save the development as a Markdown file."""
    from reader.ui.screens.prompt import PromptScreen

    if (article := chosen_article(screen)) is None:
        return

    def write(answer: str | None) -> None:
        if answer:
            screen.say(save_article(article, answer))

    name = file_name([article.development.heading, article.bulletin_title], article.date)
    screen.app.push_screen(PromptScreen("Save as Markdown to", name), write)


def save_article(article: Article, name: str) -> str:
    """Write a development to a new Markdown file; return the outcome in words."""
    from reader.export import markdown

    return write_new(Path(os.path.expanduser(name)), markdown.render_markdown(article))


def write_new(path: Path, text: str) -> str:
    """Write a new file; return the outcome in words. An existing file is never replaced."""
    try:
        file = open(path, "x", encoding="utf-8", opener=_private)  # noqa: SIM115
    except FileExistsError:
        return f"Not saved: {path} already exists"
    except (OSError, ValueError) as error:
        return f"Not saved: {getattr(error, 'strerror', None) or error}"
    try:
        with file:
            file.write(text)
    except OSError as error:  # such as a full disk: do not leave half a file
        with suppress(OSError):
            path.unlink()
        return f"Not saved: {error.strerror or error}"
    return f"Saved {path}"


def _private(path: str, flags: int) -> int:
    """Open a file that only the user can read: it may contain the user's notes."""
    return os.open(path, flags, 0o600)


def file_name(texts: Sequence[str], date: str | None) -> str:
    """Return a file name of letters, digits and hyphens: the day and words of a text.

    The words are those of the first text that has any. The name is never hidden nor longer than a
    file system accepts.
    """
    spaced = (
        "".join(c if _is_in_words(c) else " " for c in text.lower()).split() for text in texts
    )
    words = next(filter(None, spaced), ["development"])[:_MOST_WORDS]
    return _bounded("-".join([*([date] if date else []), *words])) + ".md"


def _is_in_words(character: str) -> bool:
    """Whether a character is a letter, a digit or a combining mark."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _bounded(name: str) -> str:
    """Return the beginning of a name within the limits; combining marks stay with their letter."""
    end = min(len(name), _LONGEST_NAME)
    while end > 1 and len(name[:end].encode("utf-8", "replace")) > _MOST_BYTES:
        end -= 1
    while 1 < end < len(name) and unicodedata.category(name[end])[0] == "M":
        end -= 1
    return name[:end].strip("-")
