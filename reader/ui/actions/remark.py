"""Actions that write notes and tags, and correct speakers and claimants."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.evidence_words import PARAPHRASE, cue_words, text_at
from reader.library.article_text import part_of
from reader.library.marks.descriptions import LONGEST_TITLE, beginning
from reader.library.rows import Article, Correction, CorrectionOffer
from reader.models import DateMention, Figure, Quote, Span
from reader.ui.actions import move
from reader.ui.page.evidence_page import about
from reader.ui.page.walk import item_at
from reader.ui.selection import chosen_article, selected

if TYPE_CHECKING:
    from reader.ui.screens.correct import CorrectionQuestion
    from reader.ui.screens.main import MainScreen


def note(screen: MainScreen) -> None:
    """Write a note on the development."""
    from reader.ui.screens.note import NoteScreen

    if (article := chosen_article(screen)) is None:
        return
    before = screen.library.note(article.key)

    def keep(text: str | None) -> None:
        if text is not None and text != before:
            screen.library.set_note(article.key, text)
            screen.say_when_saved(note_words(title_of(screen, article.key), text))

    screen.app.push_screen(NoteScreen(before), keep)


def note_words(title: str, text: str) -> str:
    """Return the words for a note that has been written or emptied."""
    done = "Note kept on" if text else "Note taken from"
    return f"{done} “{title}” · u takes it back"


def title_of(screen: MainScreen, key: int) -> str:
    """Return the beginning of a development's title in the list, as undoing a mark names it."""
    row = screen.library.row(key)
    return beginning(row.title, LONGEST_TITLE) if row is not None else ""


def tags(screen: MainScreen) -> None:
    """Write tags on the development."""
    from reader.ui.screens.prompt import PromptScreen

    if (article := chosen_article(screen)) is None:
        return

    def keep(text: str | None) -> None:
        before = screen.library.tags(article.key)
        if text is None or list(before) == list(filter(None, tags_in(text))):
            return
        screen.library.set_tags(article.key, tags_in(text))
        shown = " ".join(f"#{tag}" for tag in screen.library.tags(article.key))
        done = f"Tags of “{title_of(screen, article.key)}”: {shown or 'none'}"
        screen.say_when_saved(f"{done} · u takes it back")

    usual = line_of_tags(screen.library.tags(article.key))
    known = screen.library.all_tags()
    screen.app.push_screen(PromptScreen(TAGS, usual, known), keep)


TAGS = "Tags, with spaces between; with commas if one has several words"


def tags_in(text: str) -> list[str]:
    """Return the tags in a line: separated by commas if there are any, else by spaces.

    A `#` before a tag is dropped; any other stays.
    """
    tags = text.split("," if "," in text else None)
    return [" ".join(tag.strip().lstrip("#").split()) for tag in tags]


def line_of_tags(tags: Sequence[str]) -> str:
    """Return the line that `tags_in` turns into these tags, ready for one more."""
    between = ", " if any(" " in tag for tag in tags) else " "
    return "".join(tag + between for tag in tags)


def correct(screen: MainScreen) -> None:
    """Correct the speaker and stance of the selected quote, or the claimant of a figure."""
    from reader.ui.screens.correct import CorrectScreen

    if (article := chosen_article(screen)) is None:
        return
    if selected(screen) is None:
        move.next_quote(screen)
    if (item := selected(screen)) is None:
        return
    if isinstance(item, DateMention):
        screen.say("A date has no speaker: } goes to the next quote, ) to the next figure")
        return
    offer = screen.library.correction_offer(article.key, item.span)
    if offer is None:
        screen.say("This can't be corrected: the text has changed meanwhile")
        return

    def keep(wanted: Correction | None) -> None:
        if wanted is None:
            return
        count = screen.library.correct(article.key, item.span, wanted)
        if count > 1:
            screen.say_when_saved(f"Made {count:,} corrections · u takes them back")
        elif count:
            tell = partial(_tell_corrected, screen, article.key, item.span)
            screen.say_when_saved("Corrected · u takes it back", tell)
        else:
            screen.say("Nothing changed: it was already so")

    screen.app.push_screen(CorrectScreen(question_about(article, item, offer)), keep)


def _tell_corrected(screen: MainScreen, key: int, place: Span) -> None:
    """Say whose the item is now."""
    article = screen.library.article(key)
    item = item_at(article, place) if article is not None else None
    is_shown = screen.text.article is not None and screen.text.article.key == key
    if is_shown and article is not None and item is not None:
        screen.say(f"{about(article, item)} · u takes it back", stays=True)


def question_about(
    article: Article, item: Quote | Figure, offer: CorrectionOffer
) -> CorrectionQuestion:
    """Return the dialog's content on an item: a quote with its cue, a figure in its sentence."""
    from reader.ui.screens.correct import CorrectionQuestion

    part = part_of(article.development, article.found)
    if isinstance(item, Quote):
        text, cue = text_at(part.block, item.span), cue_words(part.block, item)
        kind = f"  ({PARAPHRASE})" if item.kind == "indirect" else ""
        words = ((beginning(text, LONGEST), ""), (kind, ""))
        return CorrectionQuestion(cue, words, item.kind, item.stance, offer)
    block, start, end = item.span
    text = part.block(block)
    around = ((_end_of(text[:start]), ""), (text[start:end], "bold"), (_start_of(text[end:]), ""))
    return CorrectionQuestion("", around, "figure-entry", None, offer)


def _start_of(text: str) -> str:
    """Return the start of a text, cut between words."""
    return text if len(text) <= NEAR else f"{text[: NEAR + 1].rpartition(' ')[0]}…"


def _end_of(text: str) -> str:
    """Return the end of a text, cut between words."""
    return text if len(text) <= NEAR else f"…{text[-NEAR - 1 :].partition(' ')[2]}"


LONGEST, NEAR = 220, 60
"""The most characters of a quote that are shown, and of the text on each side of a figure."""
