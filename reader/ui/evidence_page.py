"""An article's annotations to the pieces of the evidence pane: who said what, whose number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reader.library.stored import Finds, claims, speakers, words_at
from reader.library.views import Article
from reader.models import DateMention, Figure, Person, Quote, Span
from reader.ui.page import Piece, Pieces
from reader.ui.render import short_date

QUALIFIERS = {"=": "", "<": "< ", ">": "> ", "~": "≈ "}
BASIS = {
    "carried": "carried over from the last speaker",
    "corrected": "corrected by you",
}
UNNAMED = "Speaker not named"
NOTHING = (Piece("Nothing quoted, nothing counted.", "faint"),)


def pieces(article: Article) -> Pieces:
    """Quotes under their speakers, then figures; an entry's `target` is its place in the text."""
    found = article.found
    made = chain(_quotes(article), _figures(article)) if found.quotes or found.figures else NOTHING
    # About three lines a quote, two a claim; how many claims there are shows when they are reached.
    return Pieces(made, 3 * len(found.quotes) + 2 * len(found.figures))


def _quotes(article: Article) -> Iterator[Piece]:
    found = article.found
    if found.quotes:
        yield Piece(f"Quotes {len(found.quotes)}", "head")
    for number, said in speakers(found).items():
        person = None if number is None else found.people[number]
        yield Piece(person.name if person else UNNAMED, "name" if person else "faint", indent=1)
        if person and person.role:
            yield Piece(person.role, "role", indent=1)
        for quote in said:
            yield from _quote(article, found.quotes[quote])


def _quote(article: Article, quote: Quote) -> Iterator[Piece]:
    words = text_of(article, quote.span)
    yield Piece(words, quote.kind, target=quote.span, indent=2, limit=3)
    notes = [f"via {quote.relay}"] if quote.relay else []
    notes += [BASIS[quote.basis]] if quote.basis in BASIS else []
    for note in notes:
        yield Piece(note, "faint", target=quote.span, indent=2)


def _figures(article: Article) -> Iterator[Piece]:
    found = article.found
    if found.quotes and found.figures:
        yield Piece("")
    made = claims(found) if found.figures else {}
    if made:
        yield Piece(f"Figures {len(made)}", "head")
    for numbers in made.values():
        figure = found.figures[numbers[0]]
        words = whose(found, figure, len(numbers))
        yield Piece(figure_words(article, figure), "figure-entry", target=figure.span, indent=1)
        yield Piece(words, "role", target=figure.span, indent=2)


def figure_words(article: Article, figure: Figure) -> str:
    """The figure as written, and what it counts where that stands outside it."""
    words = text_of(article, figure.span)
    counted = figure.counted
    if counted and counted not in words and words not in counted:
        last = words.rsplit(" ", 1)[-1]
        words += counted.removeprefix(last) if counted.startswith(last) else f" {counted}"
    return words


def whose(found: Finds, figure: Figure, often: int) -> str:
    """Whose word a claim is, by the first figure that makes it, and how often it is made."""
    claimant = figure.claimant
    words = "the bulletin" if claimant is None else f"says {found.people[claimant].name}"
    return words + (f" · {often} times" if often > 1 else "")


def text_of(article: Article, span: Span) -> str:
    """The words of a span of the article's development."""
    return words_at(article.development, span)


def about(article: Article, item: Quote | Figure | DateMention) -> str:
    """One line on what a reader stands on: whose words, whose number, which day."""
    if isinstance(item, Quote):
        return attribution(article, item)
    if isinstance(item, Figure):
        found, same = article.found, claims(article.found)[item.claim]
        words = whose(found, found.figures[same[0]], len(same))
        return f"{figure_words(article, item)} · {words}"
    words = text_of(article, item.span)
    if item.value is None:
        return f"{words} · a date that can't be worked out"
    day = " to ".join(short_date(part) for part in item.value.removeprefix("T").split("/"))
    return f"{words} · {day}" + (" (counted from the bulletin's day)" if item.inferred else "")


def attribution(article: Article, quote: Quote) -> str:
    """One line on who is said to have spoken a quote, and how that is known."""
    person = None if quote.person is None else article.found.people[quote.person]
    parts = [named(person), quote.kind]
    if quote.cue is not None:
        parts.append(f"“{text_of(article, quote.cue)}”")
    if quote.relay:
        parts.append(f"via {quote.relay}")
    if quote.basis in ("carried", "pronoun"):
        parts.append("carried over" if quote.basis == "carried" else "by pronoun")
    return " · ".join(parts)


def named(person: Person | None) -> str:
    """Name and role, or that there is none."""
    if person is None:
        return UNNAMED
    return f"{person.name}, {person.role}" if person.role else person.name
