"""Groups the marks that wait for a text to the developments that they were made on.

Pure functions. A text with only *read* or a reading position is left out: nothing of the reader's
own words or choice would be lost with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from reader.library.identity.fingerprint import Fingerprint, is_same, parse_fingerprint, text_hash
from reader.library.identity.wording import HASH_LENGTH, file_name, split_target
from reader.library.marks.records import CORRECTING, MarkKind
from reader.library.marks.state import RegisterKey, TargetMark

TELLING: frozenset[MarkKind] = frozenset(("bookmark", "note", "tags", *CORRECTING))
"""Kinds of marks that are listed when their text is gone."""

_MOST_COMPARED = 20
"""Most developments of one heading and file that a mark is compared with."""

_DAY = re.compile(r"(?:\d{4}-)?\d\d-\d\d")


class UnplacedMark(NamedTuple):
    """The marks in force on a development that no text has.

    `key` is negative, so it is no key of the index. `heading` is as the mark keeps it: lower-case
    words without signs, "" for a lead. `day` is the stated day ("2024-10-28", "10-28" or ""),
    `name` that of the file, `publisher` as stated or "". `corrections` counts corrected quotes and
    figures. `texts` are hashes of the texts that were marked. `marks` are the marks that make the
    row, and `targets` what a record that removes them is about.
    """

    key: int
    heading: str
    day: str
    name: str
    publisher: str
    bookmarked: bool
    note: str
    tags: tuple[str, ...]
    corrections: int
    texts: tuple[str, ...]
    marks: tuple[TargetMark, ...]
    targets: tuple[str, ...]


class _Group:
    """The marks on texts that are one development; the latest of each kind is in force."""

    def __init__(self, print_: Fingerprint) -> None:
        self.print = print_
        self.targets: dict[str, None] = {}
        self.registers: dict[RegisterKey, TargetMark] = {}

    def add(self, mark: TargetMark) -> None:
        self.targets[mark.target] = None
        register = mark.record.kind, mark.record.quote_key
        before = self.registers.get(register)
        if before is None or (before.record.order, before.target) < (
            mark.record.order,
            mark.target,
        ):
            self.registers[register] = mark


def unplaced_marks(
    waiting: Iterable[Collection[TargetMark]], lent: Collection[TargetMark]
) -> list[UnplacedMark]:
    """Return the developments of waiting marks, those of one file together, by day.

    `waiting` are the marks by text; those in `lent` are shown on another development.
    """
    groups: dict[tuple[str, str], list[_Group]] = {}
    for marks in waiting:
        if any(mark.record.kind in TELLING for mark in marks):
            for mark in marks:
                if mark not in lent:
                    _add(groups, mark)
    found = [one for some in groups.values() for group in some for one in _unplaced(group)]
    return sorted(found, key=lambda one: (one.day, one.name, one.heading, one.key), reverse=True)


def _add(groups: dict[tuple[str, str], list[_Group]], mark: TargetMark) -> None:
    line, signature = split_target(mark.target)
    with suppress(ValueError):  # a malformed line belongs to no text
        marked = parse_fingerprint(line)
        some = groups.setdefault((marked.heading, signature[HASH_LENGTH:]), [])
        near = (group for group in some[:_MOST_COMPARED] if is_same(group.print, marked))
        group = next(near, None)
        if group is None:
            group = _Group(marked)
            some.append(group)
        group.add(mark)


def _unplaced(group: _Group) -> Iterator[UnplacedMark]:
    """The marks of a group, if one that is told is on."""
    from reader.clean import line

    on = {
        register: mark
        for register, mark in group.registers.items()
        if register[0] in TELLING and mark.record.on
    }
    if not on:
        return
    texts = {register: mark.record.text for register, mark in on.items()}
    target = next(iter(group.targets))
    signature = split_target(target)[1]
    publisher = signature[HASH_LENGTH + 1 :].partition("\t")[0]
    yield UnplacedMark(
        key=_key(target),
        heading=line(group.print.heading),
        day=group.print.day if _DAY.fullmatch(group.print.day) else "",
        name=file_name(signature),
        publisher=line(publisher),
        bookmarked=("bookmark", "") in on,
        note=texts.get(("note", ""), ""),
        tags=tuple(texts.get(("tags", ""), "").splitlines()),
        corrections=sum(kind in CORRECTING for kind, _ in on),
        texts=tuple(dict.fromkeys(map(text_hash, group.targets))),
        marks=tuple(on.values()),
        targets=tuple(group.targets),
    )


def _key(target: str) -> int:
    """A negative number for a target, the same in every run."""
    from reader.blake2 import blake2b

    digest = blake2b(target.encode("utf-8", "replace"), digest_size=7).digest()
    return -1 - int.from_bytes(digest, "big")
