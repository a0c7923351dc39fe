"""Turns a bulletin into the words, figures and terms that its developments are found by.

Pure, and without SQLite, so that it runs in worker processes.  To take a bulletin out of the search
its words are worked out again from its rows in the index.
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
    """What one part is found by: its columns of `words`, and what each of its figures counts.

    Words of `counted` stand between blanks, so that whole ones can be looked for.
    """

    columns: tuple[str, ...]
    counted: tuple[str, ...]


class BulletinTerms(NamedTuple):
    """What a bulletin is found by: each of its parts, and what can be completed, how often."""

    parts: tuple[PartTerms, ...]
    terms: tuple[tuple[str, str, int], ...]


class FoldedNames(NamedTuple):
    """The folded names of a bulletin's people: by number, and by the first word of each name."""

    of: list[tuple[str, ...]]
    by_word: Mapping[str, list[tuple[int, str]]]


def terms_of(bulletin: Bulletin, parts: Sequence[AnnotatedPart]) -> BulletinTerms:
    """What these parts, all of this bulletin, are found by."""
    source = _source(bulletin)
    names = names_of(parts[0][1]) if parts else FoldedNames([], {})
    terms = Counter(("source", name) for name in (bulletin.publisher, bulletin.name) if name)
    made = tuple(_part_terms(part, found, source, names, terms) for part, found in parts)
    rows = ((kind, storable(name), often) for (kind, name), often in terms.items())
    return BulletinTerms(made, tuple(rows))


def names_of(found: Annotations) -> FoldedNames:
    """The names of all people of a bulletin, from what was found in any part of it."""
    of = [tuple(dict.fromkeys(map(folded_text, (who.name, *who.aliases)))) for who in found.people]
    by_word: dict[str, list[tuple[int, str]]] = {}
    for number, some in enumerate(of):
        for name in filter(None, some):
            by_word.setdefault(name.partition(" ")[0], []).append((number, f" {name} "))
    return FoldedNames(of, by_word)


def folded_person(person: Person) -> tuple[str, str, str]:
    """The folded words of somebody's names, role, and of whom or what they are."""
    names = _joined(map(folded_text, (person.name, *person.aliases)))
    return f" {names} ", between_blanks(person.role or ""), between_blanks(owner_of(person) or "")


def between_blanks(text: str) -> str:
    """The folded words of a text with a blank before and behind each; "" of a text without any."""
    return f" {folded_text(text)} " if text else ""


def _part_terms(
    part: Development,
    found: Annotations,
    source: str,
    names: FoldedNames,
    terms: Counter[tuple[str, str]],
) -> PartTerms:
    """What one part is found by; its terms are counted in `terms`."""
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
        _joined((source, section)),  # so that a copy is found by the section it has there
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
    """What is in a part at all, in words."""
    denies = any(item.stance == "denies" for item in _items(found))
    kinds = {"quote": found.quotes, "figure": found.figures, "denial": denies}
    return " ".join(kind for kind, is_there in kinds.items() if is_there)


def _told_of(found: Annotations) -> tuple[list[str], list[str], list[str]]:
    """The roles of those who speak or claim, of whom or what they are, and who passed it on."""
    speakers = (number for quote in found.quotes for number in quote.speakers)
    claimants = (number for figure in found.figures for number in figure.claimants)
    acting = [found.people[number] for number in sorted({*speakers, *claimants})]
    relays = (quote.relay for quote in found.quotes)
    told = (who.role for who in acting), map(owner_of, acting), relays
    roles, owners, passed_on = (list(dict.fromkeys(filter(None, some))) for some in told)
    return roles, owners, passed_on


_OWNER = re.compile(r"(?:the )?(\S+(?: [A-Z]\S*){0,3}?)(?:['’]s|s['’]) ")


def owner_of(person: Person) -> str | None:
    """Of whom or of what somebody is: as stated, or "Orvane" of "Orvane's general staff"."""
    if person.of:
        return person.of
    found = filter(None, (_OWNER.match(text or "") for text in (person.role, person.name)))
    return next((owner[1] for owner in found if owner[1][0].isupper()), None)


def _quoted(part: Development, quote: Quote) -> str:
    """The words of a quote, behind those that deny, ask or want it."""
    words = words_at(part, quote.span)
    if quote.stance == "says":
        return words
    return f"{cue_words(partial(block_text, part), quote)} {words}"


def _joined(texts: Iterable[str]) -> str:
    return _APART.join(filter(None, texts))


def present(found: Annotations, text: str, names: FoldedNames) -> list[int]:
    """Those of the bulletin's people who speak or are named in this part.

    A bulletin has hundreds of names, so only those are looked for whose first word is there.
    """
    there = {number for quote in found.quotes for number in quote.speakers}
    there.update(number for figure in found.figures for number in figure.claimants)
    for word in names.by_word.keys() & set(text.split()):
        there.update(number for number, name in names.by_word[word] if name in text)
    return sorted(there)


def _source(bulletin: Bulletin) -> str:
    """What a bulletin's source is found by: publisher, file, title, host, credits."""
    host = (bulletin.address or "").partition("://")[2].partition("/")[0]
    told = (bulletin.publisher or "", bulletin.name, bulletin.title, host, *bulletin.credits)
    return _joined(map(folded_text, told))


def storable(text: str) -> str:
    """Text that SQLite can store: of the same length, without lone surrogates and NULs."""
    if text.isprintable():  # so that it has neither
        return text
    return text.encode("utf-8", "replace").decode().replace("\0", " ")
