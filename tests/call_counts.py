"""Counts the calls and lines of some work: unlike its time, the same on every machine."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from types import CodeType, FrameType, ModuleType
from typing import Any


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


def lines(work: Callable[[], object], package: ModuleType) -> int:
    """Lines of a package that are run, so that a loop without calls counts too."""
    folder = os.path.dirname(package.__file__ or "")
    count = 0

    def inside(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return inside

    def entered(frame: FrameType, _: str, __: Any) -> Any:
        return inside if frame.f_code.co_filename.startswith(folder) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
