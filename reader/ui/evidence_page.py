"""An article's annotations to the pieces of the evidence pane: who said what, whose number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.library.views import Article
from reader.models import Annotations, DateMention, Figure, Person, Quote, Span
from reader.ui.page import Piece
from reader.ui.render import short_date

QUALIFIERS = {"=": "", "<": "< ", ">": "> ", "~": "≈ "}
BASIS = {
    "carried": "carried over from the last speaker",
    "corrected": "corrected by you",
}
UNNAMED = "Speaker not named"


def pieces(article: Article) -> list[Piece]:
    """Quotes under their speakers, then figures; an entry's `target` is its place in the text."""
    found = article.found
    page = list(_quotes(article))
    if page and found.figures:
        page.append(Piece(""))
    page += _figures(article)
    return page or [Piece("Nothing quoted, nothing counted.", "faint")]


def _quotes(article: Article) -> Iterator[Piece]:
    quotes = article.found.quotes
    if quotes:
        yield Piece(f"Quotes {len(quotes)}", "head")
    groups: dict[int | None, list[Quote]] = {}
    for quote in quotes:
        groups.setdefault(quote.person, []).append(quote)
    for number, said in groups.items():
        person = None if number is None else article.found.people[number]
        yield Piece(person.name if person else UNNAMED, "name" if person else "faint", indent=1)
        if person and person.role:
            yield Piece(person.role, "role", indent=1)
        for quote in said:
            yield from _quote(article, quote)


def _quote(article: Article, quote: Quote) -> Iterator[Piece]:
    words = text_of(article, quote.span)
    yield Piece(words, quote.kind, target=quote.span, indent=2, limit=3)
    notes = [f"via {quote.relay}"] if quote.relay else []
    notes += [BASIS[quote.basis]] if quote.basis in BASIS else []
    for note in notes:
        yield Piece(note, "faint", target=quote.span, indent=2)


def _figures(article: Article) -> Iterator[Piece]:
    claims: dict[int, list[Figure]] = {}
    for figure in article.found.figures:
        claims.setdefault(figure.claim, []).append(figure)
    if claims:
        yield Piece(f"Figures {len(claims)}", "head")
    for said in claims.values():
        figure = said[0]
        yield Piece(figure_words(article, figure), "figure-entry", target=figure.span, indent=1)
        yield Piece(whose(article.found, said), "role", target=figure.span, indent=2)


def figure_words(article: Article, figure: Figure) -> str:
    """The figure as written, and what it counts where that stands outside it."""
    words = text_of(article, figure.span)
    counted = figure.counted
    if counted and counted not in words and words not in counted:
        last = words.rsplit(" ", 1)[-1]
        words += counted.removeprefix(last) if counted.startswith(last) else f" {counted}"
    return words


def whose(found: Annotations, figures: Sequence[Figure]) -> str:
    """Whose word a claim is, and how often it is made."""
    claimant = figures[0].claimant
    words = "the bulletin" if claimant is None else f"says {found.people[claimant].name}"
    return words + (f" · {len(figures)} times" if len(figures) > 1 else "")


def text_of(article: Article, span: Span) -> str:
    """The words of a span of the article's development."""
    return block_text(article, span.block)[span.start : span.end]


def block_text(article: Article, block: int) -> str:
    """The heading for block 0, else that paragraph."""
    development = article.development
    return development.paragraphs[block - 1] if block else development.heading


def about(article: Article, item: Quote | Figure | DateMention) -> str:
    """One line on what a reader stands on: whose words, whose number, which day."""
    if isinstance(item, Quote):
        return attribution(article, item)
    if isinstance(item, Figure):
        same = [figure for figure in article.found.figures if figure.claim == item.claim]
        return f"{figure_words(article, item)} · {whose(article.found, same)}"
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
