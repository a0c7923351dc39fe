"""Finds regular expressions that can take exponential time, in all modules of the program.

A repeat such as `(a+b?)*` can divide one text in many ways. If what follows it does not match, all
of them are tried, and each further character doubles the time. Every repeat of every pattern is
compiled alone, followed by a character that never comes, and is matched with texts that are
generated from the repeated part. It is reported if one of these texts takes longer than LIMIT.

    python -m benchmarks.hostile.patterns

prints the module and line of each such pattern with its text, and ends with status 1 if there is
one. Texts are random but the same in each run, so a pattern can be missed.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import reader

LIMIT = 0.2
"""Processor seconds for one text; where a repeat is not ambiguous, it takes microseconds."""
FEWEST_TIMES = 5
"""Repeats of at most fewer times are left out."""
TRIALS = 40
LENGTH = 200
"""Characters of a text, about; at most MOST_PIECES repetitions."""
MOST_PIECES = 60
NEVER = "\ue000"
"""The character that follows a repeat; the texts end with another one."""
_END = "\ue001"
_CLASSES = {"DIGIT": "0", "NOT_DIGIT": "a", "SPACE": " ", "NOT_SPACE": "a", "WORD": "a1A"}
_OTHERS = "abz AB1 ,.-x"

_compiler: Any = importlib.import_module("re._compiler")
_parser: Any = importlib.import_module("re._parser")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")
_ALL_REPEATS = (*_REPEATS, "POSSESSIVE_REPEAT")


class Found(NamedTuple):
    """A pattern with a repeat that takes too long, and the text that it takes too long for."""

    place: str
    pattern: str
    text: str


def patterns() -> dict[tuple[str, int], str]:
    """Import every module; return each pattern that is compiled meanwhile, by its place and flags.

    Modules that are imported already are not seen, so this is to be called in a new process.
    """
    found: dict[tuple[str, int], str] = {}
    compiles = _compiler.compile

    def record(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, str) and (place := _place()):
            found[pattern, flags] = place
        return compiles(pattern, flags)

    _compiler.compile = record
    try:
        for module in pkgutil.walk_packages(reader.__path__, "reader."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    finally:
        _compiler.compile = compiles
    return found


def slow_patterns(found: dict[tuple[str, int], str]) -> Iterator[Found]:
    """Yield the patterns that have a repeat which takes longer than LIMIT for some text."""
    for (pattern, flags), place in sorted(found.items(), key=lambda item: item[1]):
        parsed = _parser.parse(pattern, flags)
        for repeat in _repeats(parsed):
            text = _slow_text(parsed, repeat)
            if text is not None:
                yield Found(place, pattern, text)
                break


def _place() -> str:
    """Return the module and line of the program that compiles a pattern now."""
    frame = sys._getframe(2)
    while frame.f_back and "/reader/" not in frame.f_code.co_filename:
        frame = frame.f_back
    name = frame.f_code.co_filename
    return f"{name.rpartition('/reader/')[2]}:{frame.f_lineno}" if "/reader/" in name else ""


def _parts(operation: Any, argument: Any) -> Sequence[Any]:
    """Return the sequences of operations inside one operation."""
    name = str(operation)
    if name in _ALL_REPEATS:
        return (argument[2],)
    if name == "SUBPATTERN":
        return (argument[3],)
    if name == "BRANCH":
        return tuple(argument[1])
    if name in ("ASSERT", "ASSERT_NOT"):
        return (argument[1],)
    return (argument,) if name == "ATOMIC_GROUP" else ()


def _repeats(items: Any) -> Iterator[Any]:
    """Yield all repeats that could divide a text in several ways."""
    for operation, argument in items:
        if str(operation) in _REPEATS and argument[1] >= FEWEST_TIMES and _varies(argument[2]):
            yield argument
        for part in _parts(operation, argument):
            yield from _repeats(part)


def _varies(items: Any) -> bool:
    """Whether a sequence of operations can match texts of several lengths."""
    low, high = items.getwidth()
    return bool(low != high)


def _slow_text(parsed: Any, repeat: tuple[int, int, Any]) -> str | None:
    """Return a text for which a repeat takes longer than LIMIT, if one is found."""
    operation = _parser.MAX_REPEAT
    never = (_parser.LITERAL, ord(NEVER))
    alone = _parser.SubPattern(parsed.state, [(operation, repeat), never])
    pattern = _compiler.compile(alone, parsed.state.flags)
    chance = random.Random(str(parsed))
    for _ in range(TRIALS):
        piece = "".join(_text(repeat[2], chance) for _ in range(chance.randint(1, 3)))
        if piece:
            text = piece * min(LENGTH // len(piece) + 1, MOST_PIECES) + _END
            if not _ends(pattern, text):
                return text
    return None


def _ends(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern is matched with a text within LIMIT."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        pattern.match(text)
    except TimeoutError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return True


def _text(items: Any, chance: random.Random) -> str:
    """Return a random text that a sequence of operations may match; assertions are ignored."""
    made = ""
    for operation, argument in items:
        name = str(operation)
        if name == "LITERAL":
            made += chr(argument)
        elif name in ("ANY", "NOT_LITERAL"):
            made += chance.choice(_OTHERS)
        elif name == "IN":
            made += _character(argument, chance)
        elif name == "BRANCH":
            made += _text(chance.choice(argument[1]), chance)
        elif name in _ALL_REPEATS:
            times = min(int(argument[1]), argument[0] + chance.choice((0, 0, 1, 1, 2, 6)))
            made += "".join(_text(argument[2], chance) for _ in range(times))
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            made += _text(_parts(operation, argument)[0], chance)
    return made


def _character(options: Any, chance: random.Random) -> str:
    """Return a random character of a class."""
    if str(options[0][0]) == "NEGATE":
        compiled = _compiler.compile(_parser.SubPattern(_parser.State(), [(_parser.IN, options)]))
        return next(filter(compiled.match, chance.sample(_OTHERS, len(_OTHERS))), "~")
    name, argument = chance.choice(options)
    if str(name) == "LITERAL":
        return chr(argument)
    if str(name) == "RANGE":
        return chr(chance.randint(*argument))
    return chance.choice(_CLASSES.get(str(argument).removeprefix("CATEGORY_"), " ,."))


def main() -> int:
    """Print the patterns that take too long; returns 1 if there are any, else 0."""
    found = patterns()
    slow = list(slow_patterns(found))
    for one in slow:
        print(one.place, ascii(one.pattern), ascii(one.text), sep="\n    ")
    print(f"{len(found)} patterns in {Path(reader.__file__).parent.name}, {len(slow)} too slow")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
