"""Developments with corrected speakers to the names by which they are found now.

The index knows the names that the rules gave; what is here takes their place for the few
developments whose speakers the reader has corrected.
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
"""Kind and name, as they can be completed, and how often."""


class CorrectedNames(NamedTuple):
    """Who speaks in a development, and who is anywhere in it: all names of each.

    `terms` is what its corrections add to what can be completed, and take away.
    """

    speaker: tuple[str, ...]
    person: tuple[str, ...]
    terms: Terms

    def has(self, wanted: WordsTerm) -> bool:
        """Whether a speaker, or somebody in it, has the name asked for."""
        names = self.speaker if wanted.where == "speaker" else self.person
        return any(has_words(name, wanted) for name in names)


NOBODY = CorrectedNames((), (), Counter())


def corrected_names(plain: Article, corrected: Article) -> CorrectedNames:
    """From a development as the rules read it, and as the reader corrected it."""
    part, found = _whole(corrected)
    terms = _terms(part, found)
    terms.subtract(_terms(*_whole(plain)))
    speakers = _names(found, _speakers(found.quotes))
    return CorrectedNames(tuple(speakers), tuple(_names(found, _there(part, found))), terms)


def _whole(article: Article) -> tuple[Development, Annotations]:
    return article.development.whole(), article.found.whole()


def _terms(part: Development, found: Annotations) -> Terms:
    people = found.people
    terms = Counter(
        ("speaker", people[q.person].name) for q in found.quotes if q.person is not None
    )
    terms.update(("person", people[number].name) for number in _there(part, found))
    return terms


def _names(found: Annotations, people: Iterable[int]) -> Iterator[str]:
    for number in people:
        yield from (found.people[number].name, *found.people[number].aliases)


def _speakers(quotes: Iterable[Quote]) -> set[int]:
    return {quote.person for quote in quotes if quote.person is not None}


def _there(part: Development, found: Annotations) -> list[int]:
    """Those of the bulletin's people who speak, claim or are named in the text."""
    texts = map(folded_text, (part.heading, *part.paragraphs))
    return present(found, f" {' _ '.join(texts)} ", names_of(found))
