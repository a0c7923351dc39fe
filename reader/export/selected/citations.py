"""Builds the citations of a selection: who said what, in which bulletin, on which day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.evidence_words import STANCES, name_of
from reader.export.rows.quote_lines import quote_id
from reader.export.selected.selection import SelectedText
from reader.models import Person


class Citation(NamedTuple):
    """One citation: of a quote, a figure, or a development.

    `words` are the quote after its cue, the figure, or the heading. `notes` are further facts in
    words. `id` is its id for scripts.
    """

    id: str
    kind: str
    people: tuple[Person, ...]
    words: str
    stance: str
    cue: str
    relay: str
    notes: tuple[str, ...]
    text: SelectedText


def citations(text: SelectedText) -> Iterator[Citation]:
    """Yield the citations of a text: itself unless it is an excerpt, its quotes, its figures."""
    if not text.is_excerpt:
        article = text.article
        words = article.development.heading or article.bulletin_title
        yield Citation(text.identity.id or "", "text", (), words, "says", "", "", (), text)
    for shown, line in text.quote_lines():
        quote = text.part.quotes[shown.number]
        people = text.part.everybody(quote.speakers)
        yield Citation(
            quote_id(text.identity, line).replace(":", ""),
            "quote",
            people,
            line.text,
            line.stance,
            line.told,
            quote.relay or "",
            (*_roles(people), *line.notes),
            text,
        )
    if text.is_excerpt:
        yield from _of_figures(text)


def _of_figures(text: SelectedText) -> Iterator[Citation]:
    for figure, line in text.claim_lines():
        people = text.part.everybody(figure.claimants)
        told = STANCES[figure.stance].nobodys
        words = f"{told}: {line.words}" if told else line.words
        place = f"{text.identity.id}f{figure.span.block}x{figure.span.start}"
        notes = (*_roles(people), *(() if people else (line.whose,)), *line.notes)
        yield Citation(place, "figure", people, words, figure.stance, told, "", notes, text)


def _roles(people: tuple[Person, ...]) -> tuple[str, ...]:
    """The office of a single person; for several people, each office after the name."""
    if len(people) == 1:
        return (people[0].role,) if people[0].role else ()
    return tuple(f"{name_of(person)}: {person.role}" for person in people if person.role)
