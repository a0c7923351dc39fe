"""Links developments into threads: which ones go on from which ones of earlier days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from itertools import groupby

from reader.ledger.threads.evidence import Likeness, goes_on, likeness
from reader.ledger.threads.texts import Term, TextPart, ThreadLink, ThreadText
from reader.ledger.threads.window import Window, WindowText

MOST = 3
"""Earlier developments that one goes on from."""

MOST_WORDS = 5
"""Words that a link shows of what is shared."""


def link_threads(texts: Iterable[ThreadText]) -> list[ThreadLink]:
    """Return the links, those of earlier developments first, the nearest of each first.

    A link that follows from two others is left out.  The order of the texts does not matter.
    """
    dated = sorted((one for one in texts if one.day), key=lambda one: (one.day, one.key))
    background = Counter(digest for one in dated for digest in {part.digest for part in one.parts})
    window = Window()
    before: dict[int, set[int]] = {}
    links: list[ThreadLink] = []
    for _, some in groupby(dated, key=lambda one: one.day):
        of_day = [WindowText(one, background) for one in some]
        window.begin(of_day[0].day, of_day)
        for text in of_day:
            found = _direct(_fitting(window, text), before)
            before[text.text.key] = set().union(
                *({earlier.text.key, *before[earlier.text.key]} for earlier, _ in found)
            )
            links += (
                ThreadLink(text.text.key, earlier.text.key, _why(text, one))
                for earlier, one in found
            )
    return links


def _fitting(window: Window, text: WindowText) -> list[tuple[WindowText, Likeness]]:
    """The developments that one goes on from, the nearest and likest first."""
    ours = window.weights(text)
    found = []
    for earlier in window.likely(text, ours):
        like = likeness(text, earlier, ours, window.weights(earlier))
        if goes_on(text, earlier, like):
            found.append((earlier, like))
    return sorted(found, key=lambda one: (-one[0].day, -one[1].share, one[0].text.key))


def _direct(
    found: list[tuple[WindowText, Likeness]], before: dict[int, set[int]]
) -> list[tuple[WindowText, Likeness]]:
    """Those of them that no other one of them goes on from."""
    reached = set().union(*(before[earlier.text.key] for earlier, _ in found)) if found else set()
    return [one for one in found if one[0].text.key not in reached][:MOST]


def _why(later: WindowText, found: Likeness) -> tuple[str, ...]:
    """What both share, cut from the later text, the rarest first; neighbours are one phrase."""
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
    """The shared terms of a part, neighbours together."""
    runs: list[list[Term]] = []
    for term in part.terms:
        if term.key in shared:
            if runs and part.text[runs[-1][-1].end : term.start].isspace():
                runs[-1].append(term)
            else:
                runs.append([term])
    return runs
