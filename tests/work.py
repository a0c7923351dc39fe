"""How much work something is, counted and not timed: the same on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from types import CodeType


def calls(work: Callable[[], object]) -> Counter[str]:
    """How often each function of Python is called by its name, and all others as ""."""
    profile = Profile()
    profile.runcall(work)
    counts: Counter[str] = Counter()
    for entry in profile.getstats():
        name = entry.code.co_name if isinstance(entry.code, CodeType) else ""
        counts[name] += entry.callcount
    return counts


def effort(work: Callable[[], object]) -> int:
    """All calls, of Python's functions and of those in C."""
    return calls(work).total()
