"""Actions that write notes and tags, and correct who spoke a quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.library.article_text import words_at
from reader.models import Quote
from reader.ui.actions import move
from reader.ui.actions.share import beginning
from reader.ui.selection import selected

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


def note(screen: MainScreen) -> None:
    """Write a note on the development."""
    from reader.ui.screens.note import NoteScreen

    if (article := screen.text.article) is None:
        return
    before = screen.library.note(article.key)

    def keep(text: str | None) -> None:
        if text is not None and text != before:
            screen.library.set_note(article.key, text)

    screen.app.push_screen(NoteScreen(before), keep)


def tags(screen: MainScreen) -> None:
    """Write tags on the development."""
    from reader.ui.screens.prompt import PromptScreen

    if (article := screen.text.article) is None:
        return

    def keep(text: str | None) -> None:
        if text is not None:
            screen.library.set_tags(article.key, tags_in(text))

    usual = line_of_tags(screen.library.tags(article.key))
    known = screen.library.all_tags()
    screen.app.push_screen(PromptScreen(TAGS, usual, known), keep)


TAGS = "Tags, with spaces between; with commas if one has several words"


def tags_in(text: str) -> list[str]:
    """The tags in a line: separated by commas if there are any, else by spaces.

    A `#` in front of a tag is dropped; any other stays.
    """
    tags = text.split("," if "," in text else None)
    return [" ".join(tag.strip().lstrip("#").split()) for tag in tags]


def line_of_tags(tags: Sequence[str]) -> str:
    """The line that `tags_in` turns into these tags, ready for one more."""
    between = ", " if any(" " in tag for tag in tags) else " "
    return "".join(tag + between for tag in tags)


def correct(screen: MainScreen) -> None:
    """Correct who spoke the selected quote: somebody of the bulletin, or nobody known."""
    from reader.ui.screens.pick import PickScreen

    if selected(screen) is None:
        move.next_quote(screen)
    article, quote = screen.text.article, selected(screen)
    if article is None or quote is None:
        return
    if not isinstance(quote, Quote):
        screen.say("Only a quote has a speaker to correct: } goes to the next one")
        return
    quoted = {number for speakers in article.found.by_speaker() for number in speakers}
    likely = sorted(
        enumerate(article.found.people), key=lambda p: (p[0] not in quoted, p[1].kind != "person")
    )
    names = [person.name for _, person in likely]

    def keep(number: int | None) -> None:
        if number is not None:
            chosen = names[number] if number < len(names) else None
            screen.library.correct(article.key, quote.span, chosen)

    choices = [(person.name, person.role or "") for _, person in likely]
    choices.append(("Nobody known", "the text does not say"))
    words = beginning(words_at(article.development, quote.span).strip("“”\"'‘’«»„"), 40)
    screen.app.push_screen(PickScreen(f"Who said “{words}”?", choices), keep)
