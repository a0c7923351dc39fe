"""Collects the names by which developments with corrected speakers are found.

The index has the names that the rules found. These names replace them for the few developments
whose speakers the reader corrected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.library.index.fold import folded_text
from reader.library.index.terms import names_of, present
from reader.library.rows import Article
from reader.library.search.hits import has_words
from reader.library.search.language.query_tree import WordsTerm
from reader.models import Annotations, Development, Quote

Terms = Counter[tuple[str, str]]
"""The frequency of each kind and name, for completion."""


class CorrectedNames(NamedTuple):
    """All names of the speakers in a development, and of all people in it.

    `terms` are the changes that its corrections make to the frequencies for completion.
    """

    speaker: tuple[str, ...]
    person: tuple[str, ...]
    terms: Terms

    def has(self, term: WordsTerm) -> bool:
        """Whether a speaker, or a person in the development, has the searched name."""
        names = self.speaker if term.where == "speaker" else self.person
        return any(has_words(name, term) for name in names)


NO_NAMES = CorrectedNames((), (), Counter())


def corrected_names(plain: Article, corrected: Article) -> CorrectedNames:
    """Return the names in a development, from its uncorrected and its corrected article."""
    part, found = _whole(corrected)
    terms = _terms(part, found)
    terms.subtract(_terms(*_whole(plain)))
    speakers = _names(found, _speakers(found.quotes))
    return CorrectedNames(tuple(speakers), tuple(_names(found, _people_in(part, found))), terms)


def _whole(article: Article) -> tuple[Development, Annotations]:
    return article.development.whole(), article.found.whole()


def _terms(part: Development, found: Annotations) -> Terms:
    people = found.people
    terms = Counter(("speaker", people[number].name) for q in found.quotes for number in q.speakers)
    terms.update(("person", people[number].name) for number in _people_in(part, found))
    return terms


def _names(found: Annotations, people: Iterable[int]) -> Iterator[str]:
    for number in people:
        yield from (found.people[number].name, *found.people[number].aliases)


def _speakers(quotes: Iterable[Quote]) -> set[int]:
    return {number for quote in quotes for number in quote.speakers}


def _people_in(part: Development, found: Annotations) -> list[int]:
    """Numbers of the people who speak, are claimants or are named in the text."""
    texts = map(folded_text, (part.heading, *part.paragraphs))
    return present(found, f" {' _ '.join(texts)} ", names_of(found))
