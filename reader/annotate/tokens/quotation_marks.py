"""Finds the quotations of a block by pairing quotation marks.

Curly, straight, single and low marks, guillemets and `` '' are paired. Apostrophes (’90s, ’em,
soldiers’ homes) are no marks. A mark typed the wrong way round still opens or closes. A quotation
without a closing mark runs to the end of its block, as quotations of several paragraphs are
printed. Quotations never overlap. `tagged_blocks` calls it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

CLOSERS = {"“": "”", "„": "”", "”": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "``": "''"}
CLOSERS |= {"»": "«", "「": "」", "『": "』"}
CANDIDATE = re.compile(r"[“„\"«»”‘'「『`](?:(?<!`)|`)")  # with "``": one sign first, for speed
BEFORE_OPENING = frozenset(" \t\xa0\n([{—–-/:…―") | {""}
AFTER_CLOSING = frozenset(" .,;:!?)") | {""}
ELISION = re.compile(
    r"['‘](?:em|til|tis|twas|cause|bout|round|n|[0-9]0s|[0-9]{2})\b", re.IGNORECASE
)
CURLY_OTHER = re.compile(r"[^\s](?:[\"“]|’’|'')(?!\w)")
"""Marks that may close a quotation in curly marks if the right mark is missing."""
GUILLEMET = re.compile("[«»]")
DOUBLED = frozenset(("’’", "''"))
STRAIGHT_CLOSE = re.compile(r'["”](?!\w)')
SINGLE_CURLY = re.compile(r"’(?!\w)")
WORDS = re.compile(r"[^\W_]")
SINGLE_REACH = 3000
SECOND_REACH = 100
"""Characters within which a straight single mark closes, and one not after "s" is preferred."""
SINGLE_AGAIN = re.compile(r"(?<=[ (\[])'(?=\w)")
"""A straight single mark that opens, so that the one before must have been closed."""
SINGLE_STRAIGHT = re.compile(r"(?<=\S)'(?!\w)")


class Quotation(NamedTuple):
    """One quotation: offsets with its marks (`start`, `end`) and without them (`inner_…`).

    `closed` is false if the block ended before the closing mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    last: str = ""
    """The punctuation at the end of the words inside, or ""."""


@dataclass(slots=True)
class _Closing:
    """The known closing marks of one block, so that no search is repeated."""

    missing: str = ""  # each of them once
    """Closing marks that do not occur in the rest of the block."""
    singles: list[int] | None = None
    """The offsets of all straight single marks that could close, once needed."""
    guillemets: dict[int, int] | None = None
    """The offset of each « mapped to that of its », once needed."""
    curly: int = -1
    """The offset of the closing curly mark found last."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of one block, in order.

    A failed search for a closing mark is valid for the rest of the block and is not repeated, so
    that the time stays proportional to the text.
    """
    match = CANDIDATE.search(text)
    if match is None:
        return ()
    found: list[Quotation] = []
    closing = _Closing()
    while match:
        mark, start = match.group(), match.start()
        piece = _opened(text, mark, start, closing) if _opens(text, mark, start) else None
        if piece and WORDS.search(text, piece.inner_start, piece.inner_end):
            found.append(piece)
        match = CANDIDATE.search(text, piece.end if piece else match.end())
    return tuple(found)


def _last(text: str, start: int, end: int) -> str:
    while end > start and text[end - 1] in " '’\"”)]":
        end -= 1
    return text[end - 1] if text[end - 1] in ".?!…,-–—;" else ""


def _opens(text: str, mark: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    if mark in ("“", "„", "``", "«", "「", "『"):
        return True
    if mark == "»":
        return before in BEFORE_OPENING and bool(after.strip())
    if mark == "”":
        return before in BEFORE_OPENING and bool(after.strip())
    if mark == '"':
        if not after or after.isspace():
            return False
        return before in BEFORE_OPENING or not before.isalnum() and before not in ".,!?"
    if mark == "‘":
        return not before.isalnum() and not ELISION.match(text, at)
    return before in BEFORE_OPENING and after.isalnum() and not ELISION.match(text, at)


def _opened(text: str, mark: str, start: int, closing: _Closing) -> Quotation | None:
    """Return the quotation that opens at `start`; None for an unclosed single mark."""
    inner = start + len(mark)
    close = _closes(text, mark, inner, closing)
    if close is not None:
        last = _last(text, inner, close) if close > inner else ""
        end = close + (2 if text[close : close + 2] in DOUBLED else 1)
        return Quotation(start, end, inner, close, True, last)
    if mark in ("‘", "'", "»"):
        return None
    return Quotation(start, len(text), inner, len(text), False, _last(text, inner, len(text)))


def _closes(text: str, mark: str, inner: int, closing: _Closing) -> int | None:
    """Return the offset of the closing mark; a mark not found is added to `closing.missing`."""
    missing = closing.missing
    if mark in ("“", "„", "”"):
        return _curly(text, inner, closing)
    if mark == '"':
        return _straight(text, inner)
    if mark == "‘":
        if "’" in missing:
            return None
        single = SINGLE_CURLY.search(text, inner + 1)
        if single is None:
            closing.missing += "’"
        return single.start() if single else None
    if mark == "'":
        return _single(text, inner, closing)
    if mark == "«":
        return _guillemet(text, inner, closing)
    close = text.find(CLOSERS[mark], inner)
    return close if close >= 0 else None


def _curly(text: str, inner: int, closing: _Closing) -> int | None:
    """Return the offset of the closing mark; other marks count before the next quotation opens."""
    close = closing.curly
    if close < inner and "”" not in closing.missing:
        close = closing.curly = text.find("”", inner)
        if close < 0:
            closing.missing += "”"
    if close < inner:
        other = CURLY_OTHER.search(text, inner)
        return other.start() + 1 if other else None
    opening = text.find("“", inner, close)
    other = CURLY_OTHER.search(text, inner, opening) if opening >= 0 else None
    return other.start() + 1 if other else close


def _guillemet(text: str, inner: int, closing: _Closing) -> int | None:
    """Return the offset of the closing mark, past inner quotations; the next one if unpaired."""
    if closing.guillemets is None:
        closing.guillemets = _paired_guillemets(text)
    paired = closing.guillemets.get(inner - 1)
    if paired is not None:
        return paired
    close = text.find("»", inner) if "»" not in closing.missing else -1
    if close < 0:
        closing.missing += "»"
    return close if close >= 0 else None


def _paired_guillemets(text: str) -> dict[int, int]:
    """Return the offset of each « mapped to that of its »."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for match in GUILLEMET.finditer(text):
        if match.group() == "«":
            waiting.append(match.start())
        elif waiting:
            pairs[waiting.pop()] = match.start()
    return pairs


def _straight(text: str, inner: int) -> int | None:
    """Return the offset of the closing straight mark, which no word follows."""
    match = STRAIGHT_CLOSE.search(text, inner)
    while match:
        at, end = match.span()
        if text[at - 1] not in " (" or text[end : end + 1] in AFTER_CLOSING:
            return at
        match = STRAIGHT_CLOSE.search(text, end)
    return None


def _single(text: str, inner: int, closing: _Closing) -> int | None:
    """Return the offset of the closing single mark; one after "s" only if no other follows."""
    if closing.singles is None:
        closing.singles = [match.start() for match in SINGLE_STRAIGHT.finditer(text)]
    singles, first = closing.singles, None
    low, high = inner + 1, inner + SINGLE_REACH
    for at in singles[bisect_left(singles, low) : bisect_left(singles, high)]:
        if first is not None and (
            at > first + SECOND_REACH or SINGLE_AGAIN.search(text, first + 1, at)
        ):
            break
        if text[at - 1] != "s":
            first = at
            break
        first = at if first is None else first
    return None if first is None or text.find('"', inner, first) >= 0 else first
