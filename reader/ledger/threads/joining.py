"""Links developments into threads: which ones continue which ones of earlier days."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from reader.ledger.threads.disasters import Disasters, lost_structures
from reader.ledger.threads.evidence import Likeness, goes_on, likeness, may_go_on, with_frequent
from reader.ledger.threads.rivals import rivals_of
from reader.ledger.threads.texts import RivalLink, Term, TextPart, ThreadLink, ThreadText
from reader.ledger.threads.window import Window, WindowText

MOST = 3
"""The most earlier developments that one continues directly."""

MOST_WORDS = 5
"""The most common words that a link shows."""


class ThreadLinker:
    """Links developments day by day, the earliest day first.

    A link that follows from two others is left out. The order of a day’s texts does not matter.
    """

    def __init__(self) -> None:
        """Start without days."""
        self._window = Window()
        self._disasters = Disasters()
        self._before: dict[int, set[int]] = {}  # all that each continues, directly or not
        self._begun: list[WindowText] = []  # the developments of the last day

    def read_day(self, texts: Sequence[ThreadText], links: Iterable[ThreadLink]) -> None:
        """Add a day whose links are known."""
        self._begin(texts)
        for link in links:
            self._goes_on(link.later, (link.earlier,))

    def link_day(self, texts: Sequence[ThreadText]) -> list[ThreadLink]:
        """Return the links of a day's developments to those of the days before."""
        links: list[ThreadLink] = []
        for text in self._begin(texts):
            key = text.text.key
            fitting = _fitting(self._window, text)
            fitting += _of_disaster(self._window, text, self._disasters.before(text), fitting)
            found = _direct(sorted(fitting, key=_rank), self._before)
            self._goes_on(key, [earlier.text.key for earlier, _ in found])
            links += (ThreadLink(key, earlier.text.key, _why(text, one)) for earlier, one in found)
        return links

    def rivals(self) -> list[RivalLink]:
        """Return possible rivals of the last day's developments, of that day or the one before."""
        found = rivals_of(self._window, self._begun)
        return [
            RivalLink(one.text.key, other.text.key, like.share, _why(one, like))
            for one, other, like in found
        ]

    def _begin(self, texts: Sequence[ThreadText]) -> list[WindowText]:
        self._begun, gone = self._window.begin(texts)
        self._disasters.begin(self._begun)
        for key in gone:
            self._before.pop(key, None)
        return self._begun

    def _goes_on(self, later: int, earlier: Iterable[int]) -> None:
        reached = self._before.setdefault(later, set())
        for key in earlier:
            reached |= {key, *self._before.get(key, ())}


def _fitting(window: Window, text: WindowText) -> list[tuple[WindowText, Likeness]]:
    """Return the developments that one continues."""
    ours = window.weights(text)
    found = []
    for earlier in window.likely(text, ours):
        like = likeness(text, earlier, ours, window.weights(earlier))
        if goes_on(text, earlier, like):
            found.append((earlier, like))
    return found


def _rank(one: tuple[WindowText, Likeness]) -> tuple[int, float, int]:
    """The nearest and most similar come first."""
    return -one[0].day, -one[1].share, one[0].text.key


def _of_disaster(
    window: Window,
    text: WindowText,
    told: Sequence[WindowText],
    fitting: Sequence[tuple[WindowText, Likeness]],
) -> list[tuple[WindowText, Likeness]]:
    """Return the nearest development about the same disaster, if there is one with a name."""
    if any(earlier in told for earlier, _ in fitting):
        return []
    ours = window.weights(text)
    found = [
        (earlier, with_frequent(text, earlier, likeness(text, earlier, ours, theirs)))
        for earlier, theirs in ((one, window.weights(one)) for one in told)
        if may_go_on(text, earlier)
    ]
    found = sorted((one for one in found if one[1].shared), key=_rank)
    last = [one for one in found if one[0].day == found[0][0].day]
    return sorted(last, key=lambda one: not lost_structures(one[0]))[:1]


def _direct(
    found: list[tuple[WindowText, Likeness]], before: Mapping[int, set[int]]
) -> list[tuple[WindowText, Likeness]]:
    """Return those of them that no other one of them continues."""
    reached = set[int]().union(*(before.get(earlier.text.key, ()) for earlier, _ in found))
    return [one for one in found if one[0].text.key not in reached][:MOST]


def _why(later: WindowText, found: Likeness) -> tuple[str, ...]:
    """Return the common words, cut from the later text, the rarest first.

    Neighbours are one phrase.
    """
    phrases: dict[str, float] = {}
    for part in later.parts:
        for run in _runs(part, found.shared):
            words = " ".join(part.text[run[0].start : run[-1].end].split())
            weight = max(found.shared[term.key] for term in run)
            phrases[words] = max(weight, phrases.get(words, 0))
    ordered = sorted(phrases, key=lambda one: -phrases[one])
    told = {one.casefold(): one for one in reversed(ordered)}
    return tuple(one for one in ordered if told[one.casefold()] == one)[:MOST_WORDS]


def _runs(part: TextPart, shared: Container[str]) -> list[list[Term]]:
    """Return the common terms of a part, neighbours together."""
    runs: list[list[Term]] = []
    for term in part.terms:
        if term.key in shared:
            if runs and part.text[runs[-1][-1].end : term.start].isspace():
                runs[-1].append(term)
            else:
                runs.append([term])
    return runs
