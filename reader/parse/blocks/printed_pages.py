"""Turns the lines of printed pages into continuous text without page numbers and columns.

The text at the head or foot of each page is returned separately, once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from reader.parse.blocks.columns import split_columns
from reader.parse.blocks.hyphens import joined
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import stated_days

_OF = r"(?: ?(?:of|/|von|de|из) ?\d{1,3})"
_FORMS = {
    kind: re.compile(form, re.IGNORECASE)
    for kind, form in (
        (
            "said",
            r"(?:(?P<words>\S.{0,90}?)(?: {2,}| ?[|•·–—] ?))?[-–—(]* ?"
            rf"(?:page|seite|página) ?(?P<number>\d{{1,3}}){_OF}? ?[-–—)]*",
        ),
        ("foot", rf"(?P<words>\S.{{0,90}}?) ?(?:[|•·]|   ) ?(?:page )?(?P<number>\d{{1,3}}){_OF}?"),
        ("head", rf"(?:page )?(?P<number>\d{{1,3}}){_OF}? ?(?:[|•·]|   ) ?(?P<words>\D.{{0,90}})"),
        ("total", rf"(?P<number>\d{{1,3}}){_OF}"),
        ("dashed", r"([-–—]) ?(?P<number>\d{1,3}) ?\1"),
        ("alone", r"(?P<number>\d{1,3})"),
    )
}
"""The forms of a line with a page number, the most certain first."""

_BEGINS_WITH_DAY = re.compile(r"\d{1,4}[./-]\d")
_WORD = re.compile(r"[^\W_]")
_HAS_NUMBER = re.compile("[0-9]")
_MAY_BE = re.compile(r"[-–—\[(]* ?\d|[-–—(]* ?(?:page|seite|página)\b|.*\d[-–—)]*$", re.IGNORECASE)
_LIGATURES = {
    0xFB00 + number: letters
    for number, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
}
_OWN_SIGN = re.compile("[\uf020-\uf0ff]")
_HAS_LIGATURE = re.compile("[\ufb00-\ufb06]")
_BULLET = re.compile(
    "^( *)(?:[\uf020-\uf0ff] *|[•·▪] {2,}|(o)(?: {3,}|(?<=    o) (?=[A-ZÀ-Þ])))(?=\\S)",
    re.MULTILINE,
)
"""Bullets as word processors copy them: signs of a private font, or signs before tabs."""
_MOST_TOGETHER = 2
_LONGEST = 100
_FEWEST_SPACES = 2
_FURTHER = re.compile(r" ?[–—|•·:-] ?\S.{1,50}")
_WRAPPED, _TOP = 40, 3
"""Characters; a shorter line may be the label of a number below it."""


class _Mark(NamedTuple):
    """A line with a page number: its index, the number, its other words and its form."""

    at: int
    number: int
    words: str
    kind: str


def _bullet(found: re.Match[str]) -> str:
    """Return a bullet for that of a word processor; "o" is that of a list inside a list."""
    return f"{found[1]}{'    ' if found[2] else ''}• "


def unpaged(text: str) -> tuple[str, list[str]]:
    """Return a text without pages and columns, and the lines at the head or foot of its pages."""
    if _HAS_LIGATURE.search(text):
        text = text.translate(_LIGATURES)
    if "   " in text or _OWN_SIGN.search(text):
        text = _BULLET.sub(_bullet, text)
    rows = text.split("\n")
    marks = _marks(rows) if _HAS_NUMBER.search(text) else []
    around = _around(rows, marks)
    gone = {*(mark.at for mark in marks), *around}
    if marks and marks[0].words and _is_top(rows, marks[0].at) and any(stated_days(marks[0].words)):
        gone.remove(marks[0].at)  # keep the head of the first page: it states the day
        rows[marks[0].at] = marks[0].words
    if gone and not any(at not in gone and _WORD.search(row) for at, row in enumerate(rows)):
        return text, []  # nothing but page numbers
    running = [mark.words for mark in marks if mark.words] + [rows[at].strip() for at in around]
    parts = [
        [rows[at] for at in places]
        for is_gone, places in groupby(range(len(rows)), key=gone.__contains__)
        if not is_gone
    ]
    if gone or "   " in text:
        parts = [split_columns(part) for part in parts]
    whole = _whole(parts) if gone or "   " in text else text
    return whole, _once(running, whole)


def _is_top(rows: Sequence[str], at: int) -> bool:
    return sum(bool(row.strip()) for row in rows[:at]) < _TOP


def _marks(rows: Sequence[str]) -> list[_Mark]:
    """Return the lines with page numbers: one with the word "page", or several in sequence."""
    found = [mark for at, row in enumerate(rows) if (mark := _mark(at, row.strip()))]
    said = [mark for mark in found if mark.kind == "said"]
    if said:
        return said
    last = next((at for at in range(len(rows) - 1, -1, -1) if rows[at].strip()), 0)
    if found and found[-1].at == last and [mark.kind for mark in found] == ["dashed"]:
        return found
    for kinds in (("foot", "head"), ("total", "dashed"), ("alone",)):
        marks = [mark for mark in found if mark.kind in kinds]
        if len(marks) < 2 or not _count_on(marks) or _are_rows(marks):
            continue
        if _are_apart(marks, rows):
            return marks
    return []


def _mark(at: int, row: str) -> _Mark | None:
    if not row or len(row) > _LONGEST or not _MAY_BE.match(row):
        return None
    for kind, form in _FORMS.items():
        if match := form.fullmatch(row):
            words = match.groupdict().get("words") or ""
            return _Mark(at, int(match["number"]), words.strip(" |•·"), kind)
    return None


def _are_rows(marks: Sequence[_Mark]) -> bool:
    """Whether the lines are rows of a table: more cells before the numbers, each time others."""
    words = [mark.words for mark in marks if "|" in mark.words]
    return len(words) > 1 and len({*words}) == len(words)


def _count_on(marks: Sequence[_Mark]) -> bool:
    return all(0 <= b.number - a.number <= 1 for a, b in pairwise(marks))


def _are_apart(marks: Sequence[_Mark], rows: Sequence[str]) -> bool:
    """Whether text stands between the lines.

    A bare number must also divide a sentence somewhere.
    """
    together = 1
    for a, b in pairwise(marks):
        together = together + 1 if not any(row.strip() for row in rows[a.at + 1 : b.at]) else 1
        if together > _MOST_TOGETHER:
            return False
    if marks[0].kind != "alone":
        return True
    return any(_parts_sentence(rows, mark.at) for mark in marks)


def _parts_sentence(rows: Sequence[str], at: int) -> bool:
    before = next((row for row in reversed(rows[:at]) if row.strip()), "")
    after = next((row for row in rows[at + 1 :] if row.strip()), "")
    return len(before) >= _WRAPPED and _runs_on(before, after)


def _around(rows: Sequence[str], marks: Sequence[_Mark]) -> list[int]:
    """Return the lines that repeat next to page numbers, and the same lines elsewhere.

    The first line of a text may be its title, and is kept.
    """
    taken = {mark.at for mark in marks}
    beside = {at for mark in marks for at in _beside(rows, mark.at) if at not in taken}
    words = {rows[at].strip() for at in beside}
    places = [at for at, row in enumerate(rows) if row.strip() in words and at not in taken]
    counts = Counter(rows[at].strip() for at in places)
    first = next((at for at, row in enumerate(rows) if row.strip()), 0)
    kept = () if _BEGINS_WITH_DAY.match(rows[first].strip()) else (first,)
    again = {at for at in places if counts[rows[at].strip()] > 1}
    heads = {mark.words for mark in marks if mark.words.count(" ") >= _FEWEST_SPACES}
    again.update(at for at in beside if heads and _is_headed(rows, at, heads))
    return sorted(again.difference(kept))


def _is_headed(rows: Sequence[str], at: int, heads: Collection[str]) -> bool:
    """Whether a line alone is the words beside a page number and a few more behind a sign."""
    words = rows[at].strip()
    if is_ended(words) or any(row.strip() for row in rows[at + 1 : at + 2]):
        return False
    return any(
        words.startswith(head) and _FURTHER.fullmatch(words, len(head)) is not None
        for head in heads
    )


def _beside(rows: Sequence[str], at: int) -> Iterator[int]:
    for places in (range(at - 1, max(-1, at - 4), -1), range(at + 1, min(len(rows), at + 4))):
        found = next((place for place in places if rows[place].strip()), None)
        if found is not None and len(rows[found].strip()) <= _LONGEST:
            yield found


def _whole(parts: Sequence[Sequence[str]]) -> str:
    """Return the parts as one text; a sentence that a page's end divides is joined."""
    whole: list[str] = []
    for part in parts:
        rows = list(part)
        while rows and not rows[0].strip():
            rows.pop(0)
        while whole and not whole[-1].strip():
            whole.pop()
        if whole and rows and _runs_on(whole[-1], rows[0]):
            whole[-1] = joined([whole[-1], rows.pop(0)])
        elif whole:
            whole.append("")
        whole += rows
    return "\n".join(whole)


def _runs_on(before: str, after: str) -> bool:
    return after.lstrip()[:1].islower() and not is_ended(before.rstrip())


def _once(lines: Sequence[str], text: str) -> list[str]:
    """Return the lines that are not in the text, each once."""
    folded = " ".join(text.casefold().split())
    different = {" ".join(line.casefold().split()): line for line in reversed(lines)}
    return [line for words, line in reversed(different.items()) if words not in folded]
