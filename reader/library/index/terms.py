"""Computes the words, figures and terms by which the developments of a bulletin are found.

Pure, and without SQLite, so it runs in worker processes. To remove a bulletin from the search, its
words are computed again from its rows in the index.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from reader.evidence_words import cue_words
from reader.library.article_text import block_text, words_at
from reader.library.index.fold import folded_text
from reader.models import Annotations, Bulletin, Development, Figure, Person, Quote

_APART = " _ "
"""Separates texts in one column, so that no phrase matches across two of them."""

AnnotatedPart = tuple[Development, Annotations]


class PartTerms(NamedTuple):
    """The search columns of a part, and the folded counted thing of each of its figures.

    Words of `counted` stand between blanks, so that SQL can search for whole words.
    """

    columns: tuple[str, ...]
    counted: tuple[str, ...]


class BulletinTerms(NamedTuple):
    """The search terms of a bulletin: those of each part, and completions with their frequency."""

    parts: tuple[PartTerms, ...]
    terms: tuple[tuple[str, str, int], ...]


class FoldedNames(NamedTuple):
    """The folded names of a bulletin's people: by number, and by the first word of each name."""

    of: list[tuple[str, ...]]
    by_word: Mapping[str, list[tuple[int, str]]]


def terms_of(bulletin: Bulletin, parts: Sequence[AnnotatedPart]) -> BulletinTerms:
    """Return the search terms of a bulletin; `parts` are all its parts."""
    source = _source(bulletin)
    names = names_of(parts[0][1]) if parts else FoldedNames([], {})
    terms = Counter(("source", name) for name in (bulletin.publisher, bulletin.name) if name)
    made = tuple(_part_terms(part, found, source, names, terms) for part, found in parts)
    rows = ((kind, storable(name), often) for (kind, name), often in terms.items())
    return BulletinTerms(made, tuple(rows))


def names_of(found: Annotations) -> FoldedNames:
    """Return the folded names of all people of a bulletin; any part has the whole roster."""
    of = [tuple(dict.fromkeys(map(folded_text, (who.name, *who.aliases)))) for who in found.people]
    by_word: dict[str, list[tuple[int, str]]] = {}
    for number, some in enumerate(of):
        for name in filter(None, some):
            by_word.setdefault(name.partition(" ")[0], []).append((number, f" {name} "))
    return FoldedNames(of, by_word)


def folded_person(person: Person) -> tuple[str, str, str]:
    """Return the folded names, role and owner of a person."""
    names = _joined(map(folded_text, (person.name, *person.aliases)))
    return f" {names} ", between_blanks(person.role or ""), between_blanks(owner_of(person) or "")


def between_blanks(text: str) -> str:
    """Return the folded words of a text with a blank around each; "" for an empty text."""
    return f" {folded_text(text)} " if text else ""


def _part_terms(
    part: Development,
    found: Annotations,
    source: str,
    names: FoldedNames,
    terms: Counter[tuple[str, str]],
) -> PartTerms:
    """The search terms of one part; adds its completions to `terms`."""
    people = found.people
    heading = folded_text(part.heading)
    body = _joined(map(folded_text, part.paragraphs))
    speakers = [names.of[number] for quote in found.quotes for number in quote.speakers]
    claimants = [names.of[number] for figure in found.figures for number in figure.claimants]
    named = present(found, f" {heading} _ {body} ", names)
    counted = [
        folded_text(f"{figure.unit or ''} {figure.counted or ''}") for figure in found.figures
    ]
    terms.update(("speaker", people[number].name) for q in found.quotes for number in q.speakers)
    terms.update(("person", people[number].name) for number in named)
    terms.update(("counted", figure.unit) for figure in found.figures if figure.unit)
    roles, owners, relays = told = _told_of(found)
    for kind, some in zip(("role", "of", "relay"), told, strict=True):
        terms.update((kind, one) for one in some)
    terms.update(("claimant", people[one].name) for f in found.figures for one in f.claimants)
    section = folded_text(part.section or "")
    columns = (
        _joined((section, folded_text(part.time or ""), heading)),
        body,
        _joined(folded_text(_quoted(part, quote)) for quote in found.quotes),
        _joined(dict.fromkeys(name for some in speakers for name in some)),
        _joined(name for number in named for name in names.of[number]),
        _joined(counted),
        _joined((source, section)),  # a copy is found by its section in each bulletin
        _has(found),
        _joined(dict.fromkeys(name for some in claimants for name in some)),
        *(_joined(map(folded_text, some)) for some in (roles, owners, relays)),
        _joined(sorted({item.stance for item in _items(found)})),
    )
    return PartTerms(columns, tuple(f" {what} " for what in counted))


def _items(found: Annotations) -> Iterator[Quote | Figure]:
    yield from found.quotes
    yield from found.figures


def _has(found: Annotations) -> str:
    """The words for `has:` that apply to a part."""
    denies = any(item.stance == "denies" for item in _items(found))
    kinds = {"quote": found.quotes, "figure": found.figures, "denial": denies}
    return " ".join(kind for kind, is_there in kinds.items() if is_there)


def _told_of(found: Annotations) -> tuple[list[str], list[str], list[str]]:
    """The roles and owners of the speakers and claimants, and the relays."""
    speakers = (number for quote in found.quotes for number in quote.speakers)
    claimants = (number for figure in found.figures for number in figure.claimants)
    acting = [found.people[number] for number in sorted({*speakers, *claimants})]
    relays = (quote.relay for quote in found.quotes)
    told = (who.role for who in acting), map(owner_of, acting), relays
    roles, owners, passed_on = (list(dict.fromkeys(filter(None, some))) for some in told)
    return roles, owners, passed_on


_OWNER = re.compile(r"(?:the )?(\S+(?: [A-Z]\S*){0,3}?)(?:['’]s|s['’]) ")


def owner_of(person: Person) -> str | None:
    """Return the owner of a person or body: as stated, or "Orvane" of "Orvane's general staff"."""
    if person.of:
        return person.of
    found = filter(None, (_OWNER.match(text or "") for text in (person.role, person.name)))
    return next((owner[1] for owner in found if owner[1][0].isupper()), None)


def _quoted(part: Development, quote: Quote) -> str:
    """The text of a quote, after its cue if the stance is not "says"."""
    words = words_at(part, quote.span)
    if quote.stance == "says":
        return words
    return f"{cue_words(partial(block_text, part), quote)} {words}"


def _joined(texts: Iterable[str]) -> str:
    return _APART.join(filter(None, texts))


def present(found: Annotations, text: str, names: FoldedNames) -> list[int]:
    """Return the numbers of the people who speak, are claimants or are named in this part.

    A bulletin has hundreds of names, so only those whose first word occurs are searched.
    """
    there = {number for quote in found.quotes for number in quote.speakers}
    there.update(number for figure in found.figures for number in figure.claimants)
    for word in names.by_word.keys() & set(text.split()):
        there.update(number for number, name in names.by_word[word] if name in text)
    return sorted(there)


def _source(bulletin: Bulletin) -> str:
    """The text by which a bulletin's source is found: publisher, file, title, host, credits."""
    host = (bulletin.address or "").partition("://")[2].partition("/")[0]
    told = (bulletin.publisher or "", bulletin.name, bulletin.title, host, *bulletin.credits)
    return _joined(map(folded_text, told))


def storable(text: str) -> str:
    """Return text of the same length that SQLite can store: without lone surrogates and NULs."""
    if text.isprintable():  # then it contains neither
        return text
    return text.encode("utf-8", "replace").decode().replace("\0", " ")
