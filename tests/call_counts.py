"""Counts the function calls of some work: unlike its time, the same on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from types import CodeType


def calls(work: Callable[[], object]) -> Counter[str]:
    """Calls by name of the Python function; calls of C functions under ""."""
    profile = Profile()
    profile.runcall(work)
    counts: Counter[str] = Counter()
    for entry in profile.getstats():
        name = entry.code.co_name if isinstance(entry.code, CodeType) else ""
        counts[name] += entry.callcount
    return counts


def effort(work: Callable[[], object]) -> int:
    """All calls, of Python and C functions."""
    return calls(work).total()
