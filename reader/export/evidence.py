"""Annotations to words: who said what, and whose figures they are; the same for every format.

Nothing is said that the text does not say: an unknown speaker is called unknown, a vague figure
keeps its own words, and how a quote came to its speaker stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.stored import Finds, Text, words_at
from reader.models import Basis, Figure, Quote, Span

Part = tuple[Text, Finds]
"""A development and what was found in it."""

UNKNOWN = "Speaker unknown"
"""Stands for whoever the text does not name."""

_BASES: dict[Basis, str] = {
    "cue": "",
    "pronoun": "by pronoun",
    "carried": "carried over",
    "unknown": "",
    "corrected": "corrected by the reader",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker said; beside each quote how it is known to be theirs, "" where named."""

    name: str
    role: str | None
    quotes: tuple[tuple[str, str], ...]


def said(parts: Sequence[Part]) -> tuple[Said, ...]:
    """Quotes by speaker, in the order in which the speakers are first heard."""
    heard: dict[tuple[str, str | None], list[tuple[str, str]]] = {}
    for part in parts:
        for quote in part[1].quotes:
            name, role = speaker(part, quote)
            quotes = heard.setdefault((name or UNKNOWN, role), [])
            words = text_at(part[0], quote.span)
            if quote.continued and quotes:
                quotes[-1] = (f"{quotes[-1][0]} {words}", quotes[-1][1])
            else:
                quotes.append((words, _basis(quote)))
    return tuple(Said(name, role, tuple(quotes)) for (name, role), quotes in heard.items())


def figures(parts: Sequence[Part]) -> tuple[str, ...]:
    """Each claim once: the figure as written, what is counted, whose word it is, how often."""
    claims: dict[object, list[tuple[Part, Figure]]] = {}
    for part in parts:
        for figure in part[1].figures:
            words = text_at(part[0], figure.span) if figure.low is None else ""
            claim = (figure.claim, figure.low, figure.high, figure.claimant, words)
            claims.setdefault(claim, []).append((part, figure))
    return tuple(_figure(*same[0], len(same)) for same in claims.values())


def speaker(part: Part, quote: Quote) -> tuple[str | None, str | None]:
    """Who spoke, by the fullest name that the text has, and in what role; None if unknown."""
    development, found = part
    if quote.person is not None:
        return found.people[quote.person].name, found.people[quote.person].role
    return (text_at(development, quote.speaker) if quote.speaker else None), None


def text_at(development: Text, span: Span) -> str:
    """The words at a span, on one line."""
    return " ".join(words_at(development, span).split())


def _basis(quote: Quote) -> str:
    relay = f"quoted by {quote.relay}" if quote.relay else ""
    return ", ".join(part for part in (_BASES[quote.basis], relay) if part)


def _figure(part: Part, figure: Figure, often: int) -> str:
    words = figure_words(part, figure)
    return f"{words} ({often} times)" if often > 1 else words


def figure_words(part: Part, figure: Figure) -> str:
    """The figure as written, what is counted, and whose word it is where the text says so."""
    words = text_at(part[0], figure.span)
    if figure.counted and figure.counted.casefold() not in words.casefold():
        words = _joined(words, figure.counted)
    elif figure.unit and not figure.counted and figure.unit.casefold() not in words.casefold():
        words += f" ({figure.unit})"
    if figure.claimant is not None:
        words += f", says {part[1].people[figure.claimant].name}"
    return words


def _joined(words: str, counted: str) -> str:
    """What is counted after the figure; a word that both have where they meet stands once."""
    before, _, last = words.rpartition(" ")
    same = counted.casefold() == last.casefold() or counted.casefold().startswith(
        f"{last} ".casefold()
    )
    return f"{before} {counted}" if before and same else f"{words} {counted}"
