"""Counts the developments of the last weeks with each term, and finds those that share terms."""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial, wraps
from itertools import islice, takewhile
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from reader.ledger.people.lands import land
from reader.ledger.threads.texts import ThreadText
from reader.ledger.threads.titles import Titles

DAYS = 30
"""The most days without a text after which a thread continues."""

UNSEEN = 150
"""Imaginary developments without any of the terms, added because there may be few real ones."""

RAREST = 16
"""The number of a development's rarest terms that find others."""

LIKELY = 60
"""The number of developments with a term, the latest ones, that are examined."""

COMPARED = 10
"""The number of developments, those with most in common, that one is compared with."""


FOCUS = 3
"""The number of first parts, with the heading, that hold the story of a long text."""

MOST_COUNTED = 5_000
"""A term of this many developments has no weight: no window is greater than the square of that."""

_RARE_NAMES = [math.log(count + 0.6) for count in range(MOST_COUNTED + 1)]
_RARE_WORDS = [math.log(count + 2.0) for count in range(MOST_COUNTED + 1)]


class WindowText:
    """A development in the window: its terms, and which are names."""

    __slots__ = ("day", "focus", "heads", "known", "parts", "terms", "text")

    def __init__(
        self, text: ThreadText, background: Mapping[str, int] = MappingProxyType({})
    ) -> None:
        """Leave out later parts that several developments have (`background`)."""
        self.text = text
        self.known: dict[object, Any] = {}  # what was found in it, by the function that finds it
        self.day = date.fromisoformat(text.day).toordinal() if text.day else 0
        own = 2 if text.has_heading else 1
        self.parts = tuple(
            part
            for number, part in enumerate(text.parts)
            if number < own or background.get(part.digest, 0) < 2
        )
        self.terms: dict[str, bool] = {}
        self.heads = frozenset(term.key for part in self.parts[:own] for term in part.terms)
        self.focus = frozenset(term.key for part in self.parts[:FOCUS] for term in part.terms)
        for part in self.parts:
            for term in part.terms:
                self.terms[term.key] = term.is_name or self.terms.get(term.key, False)


T = TypeVar("T")


def found_once(find: Callable[[WindowText], T]) -> Callable[[WindowText], T]:
    """Keep what a function finds in a development: it is compared with twenty others."""

    @wraps(find)
    def kept(text: WindowText) -> T:
        if find not in text.known:
            text.known[find] = find(text)
        found: T = text.known[find]
        return found

    return kept


class DayCounts(NamedTuple):
    """How many of a day's developments have a term, and how many there are.

    Of several publishers the largest number counts: what each tells once is one story. `lands` are
    the names of countries, or of their people, in all developments.
    """

    day: int
    terms: Counter[str]
    lands: Counter[tuple[str, str]]
    size: int


class Window:
    """The developments of the last days, oldest first."""

    def __init__(self) -> None:
        """Start empty."""
        self._texts: deque[WindowText] = deque()
        self._days: deque[DayCounts] = deque()
        self._size = 0
        self._count: Counter[str] = Counter()
        self._lands: dict[str, Counter[str]] = {}  # number of texts with each form of a name
        self._digests: Counter[str] = Counter()  # number of texts with a part
        self._having: dict[str, deque[WindowText]] = defaultdict(deque)
        self._titles = Titles()

    def begin(self, texts: Sequence[ThreadText]) -> tuple[list[WindowText], list[int]]:
        """Add the developments of a day.

        Return them, and the keys of those that are now too old.
        """
        gone = self._forget(date.fromisoformat(texts[0].day).toordinal() - DAYS) if texts else []
        for one in texts:
            self._digests.update({part.digest for part in one.parts})
        begun = [WindowText(one, self._digests) for one in texts]
        for text in begun:
            self._texts.append(text)
            self._titles.count(text.text, 1)
            for key in text.terms:
                self._having[key].append(text)
        if begun:
            self._add_day(begun)
        return begun, gone

    def _add_day(self, begun: Sequence[WindowText]) -> None:
        """Add the terms of a day's developments to those of the window."""
        counts = _counts_of(begun)
        self._days.append(counts)
        self._count.update(counts.terms)
        for (short, key), count in counts.lands.items():
            self._lands.setdefault(short, Counter())[key] += count
        self._size += counts.size

    def _forget_days(self, first: int) -> None:
        """Remove the counts of days before `first`."""
        while self._days and self._days[0].day < first:
            old = self._days.popleft()
            self._size -= old.size
            for (short, key), count in old.lands.items():
                self._lands[short][key] -= count
                if not self._lands[short][key]:
                    del self._lands[short][key]
                if not self._lands[short]:
                    del self._lands[short]
            for key, count in old.terms.items():
                self._count[key] -= count
                if not self._count[key]:
                    del self._count[key]

    def _forget(self, first: int) -> list[int]:
        """Remove the developments of days before `first`; return their keys."""
        gone = []
        while self._texts and self._texts[0].day < first:
            old = self._texts.popleft()
            gone.append(old.text.key)
            self._titles.count(old.text, -1)
            self._digests.subtract({part.digest for part in old.text.parts})
            for key in old.terms:
                self._having[key].popleft()
                if not self._having[key]:
                    del self._having[key]
        self._forget_days(first)
        self._digests = +self._digests
        return gone

    def weights(self, text: WindowText) -> dict[str, float]:
        """Return the weight of each term of a development, except terms of very many developments.

        A rare word weighs less than an equally rare name. A country's adjective is no rarer than
        the country.
        """
        half, count = math.log(self._size + UNSEEN) / 2, self._count
        everywhere = self._titles.everywhere(text.text, text.terms.keys())
        found = {}
        for key, is_name in text.terms.items():
            often = max(count[key], self._told_of_land(key)) if is_name else count[key]
            rare = (_RARE_NAMES if is_name else _RARE_WORDS)[min(often, MOST_COUNTED)]
            if rare < half and key not in everywhere:
                found[key] = half - rare
        return found

    def _told_of_land(self, key: str) -> int:
        """Return how many texts of all publishers have a country's name or adjective."""
        forms = self._lands.get(land(key))
        return forms.total() if forms and len(forms) > 1 else 0

    def since(self, day: int) -> Iterator[WindowText]:
        """Return the developments from this day on, the latest first."""
        return takewhile(lambda text: text.day >= day, reversed(self._texts))

    def likely(
        self,
        text: WindowText,
        weights: Mapping[str, float],
        is_asked: Callable[[WindowText], bool] | None = None,
    ) -> list[WindowText]:
        """Return the earlier developments that share most with one, by the rarest of its terms.

        Terms that no other text has are passed over. With `is_asked`, return those for which it is
        true, of any day.
        """
        ordered = sorted(weights, key=lambda one: -weights[one])
        keys = (key for key in ordered if len(self._having[key]) > 1)
        is_asked = is_asked or partial(_is_before, text.day)
        shared: Counter[int] = Counter()
        known: dict[int, WindowText] = {}
        for key in islice(keys, RAREST):
            having = self._having[key]
            for number in range(len(having) - 1, max(-1, len(having) - 1 - LIKELY), -1):
                other = having[number]
                if is_asked(other):
                    known[id(other)] = other
                    shared[id(other)] += weights[key]  # type: ignore[assignment]
        return [known[one] for one, _ in shared.most_common(COMPARED)]


def _counts_of(begun: Sequence[WindowText]) -> DayCounts:
    """Return the counts of a day's developments; those of unknown publishers are one's."""
    by_publisher: dict[str, list[WindowText]] = defaultdict(list)
    for text in begun:
        by_publisher[text.text.publisher.casefold()].append(text)
    terms = Counter[str]()
    for texts in by_publisher.values():
        terms |= Counter(key for text in texts for key in text.terms)
    lands = Counter(
        (land(key), key) for text in begun for key, is_name in text.terms.items() if is_name
    )
    return DayCounts(begun[0].day, terms, lands, max(map(len, by_publisher.values())))


def _is_before(day: int, other: WindowText) -> bool:
    return other.day < day
