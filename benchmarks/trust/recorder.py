"""Records the file operations of a program, and derives what a disk may hold after a power cut.

Writes, names, truncations and syncs are recorded between the program and the system. A cut keeps
all that was synced before it, and of the rest a random part that the model of the file system
allows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import RLock
from typing import Any, Literal, NamedTuple

Model = Literal["posix", "ext4"]
SECTOR, BLOCK = 512, 4096


class Event(NamedTuple):
    """One operation on a file (by number) or a name (by path).

    `write` (at `place`, `data`), `truncate` (to `place`) and `sync` a file; `name` gives a path a
    file (0: a folder), from `old` if it is a rename; `unname`; `syncdir`. `told` is no operation:
    the program has reported that `data` is saved.
    """

    kind: Literal["write", "truncate", "sync", "name", "unname", "syncdir", "told"]
    file: int = 0
    path: str = ""
    place: int = 0
    data: Any = b""
    old: str = ""


@dataclass
class Recorder:
    """The log, and the numbers of open files in it."""

    root: str
    log: list[Event] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    _count: int = 0
    _lock: RLock = field(default_factory=RLock)

    def told(self, what: object) -> None:
        """The program reports that something is saved."""
        with self._lock:
            self.log.append(Event("told", data=what))

    @contextmanager
    def recording(self) -> Iterator[None]:
        """All that is done to files by way of `os` under the root is taken down."""
        names = ("open", "write", "ftruncate", "fsync", "fdatasync", "link", "replace", "unlink")
        real = {name: getattr(os, name) for name in (*names, "mkdir")}
        for name, call in real.items():
            setattr(os, name, self._wrapped(name, call))
        try:
            yield
        finally:
            for name, call in real.items():
                setattr(os, name, call)

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        note = getattr(self, f"_{name}")

        def call(*given: Any, **named: Any) -> Any:
            with self._lock:
                is_new = name == "open" and not os.path.lexists(given[0])
                result = real(*given, **named)
                note(result, is_new, *given)
                return result

        return call

    def _open(self, descriptor: int, is_new: bool, path: Any, *_: Any) -> None:
        if is_new and self._is_ours(path):
            self._count += 1
            self._numbers[os.fstat(descriptor).st_ino] = self._count
            self.log.append(Event("name", self._count, os.fspath(path)))

    def _write(self, size: int, _: bool, descriptor: int, data: Any) -> None:
        if number := self._number(descriptor):
            at = os.fstat(descriptor).st_size - size  # all our files are only added to
            self.log.append(Event("write", number, place=at, data=bytes(data[:size])))

    def _ftruncate(self, _: None, __: bool, descriptor: int, size: int) -> None:
        self.log.append(Event("truncate", self._number(descriptor), place=size))

    def _fsync(self, _: None, __: bool, descriptor: int) -> None:
        if number := self._number(descriptor):
            self.log.append(Event("sync", number))
        elif self._is_ours(path := os.readlink(f"/proc/self/fd/{descriptor}")):
            self.log.append(Event("syncdir", path=path))

    _fdatasync = _fsync

    def _link(self, _: None, __: bool, old: Any, new: Any) -> None:
        number = self._numbers[os.stat(new).st_ino]
        self.log.append(Event("name", number, os.fspath(new)))

    def _replace(self, _: None, __: bool, old: Any, new: Any) -> None:
        number = self._numbers[os.stat(new).st_ino]
        self.log.append(Event("name", number, os.fspath(new), old=os.fspath(old)))

    def _unlink(self, _: None, __: bool, path: Any) -> None:
        self.log.append(Event("unname", path=os.fspath(path)))

    def _mkdir(self, _: None, __: bool, path: Any, *___: Any) -> None:
        if self._is_ours(path):
            self.log.append(Event("name", path=os.fspath(path)))

    def _number(self, descriptor: int) -> int:
        return self._numbers.get(os.fstat(descriptor).st_ino, 0)

    def _is_ours(self, path: Any) -> bool:
        return str(path).startswith(self.root)


def cut(log: Sequence[Event], at: int, model: Model, chance: Random) -> list[Event]:
    """The operations that a disk keeps after a power cut before number `at`."""
    done = log[:at]
    pieces = _posix(done, chance) if model == "posix" else _ext4(done, chance)
    return list(pieces)


def _posix(done: Sequence[Event], chance: Random) -> Iterator[Event]:
    """POSIX promises only what was synced: of the rest, any sectors."""
    files = {event.file: at for at, event in enumerate(done) if event.kind == "sync"}
    folders = {event.path: at for at, event in enumerate(done) if event.kind == "syncdir"}
    likely = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    for at, event in enumerate(done):
        is_of_file = event.kind in ("write", "truncate")
        synced = (
            files.get(event.file, -1)
            if is_of_file
            else folders.get(os.path.dirname(event.path), -1)
        )
        if at < synced or (event.kind != "write" and chance.random() < likely):
            yield event
        elif event.kind == "write":
            yield from _sectors(event, chance, likely)


def _sectors(event: Event, chance: Random, likely: float) -> Iterator[Event]:
    """Some sectors of a write; the file may have its full length."""
    first, data = event.place, event.data
    for start in range(first - first % SECTOR, first + len(data), SECTOR):
        low, high = max(start, first) - first, min(start + SECTOR - first, len(data))
        if chance.random() < likely:
            yield event._replace(place=first + low, data=data[low:high])
        elif chance.random() < likely:
            yield event._replace(place=first + low, data=bytes(high - low))


def _ext4(done: Sequence[Event], chance: Random) -> Iterator[Event]:
    """Ordered data: names up to some point of the journal, a file's data up to some block.

    Any sync writes the journal with all names so far.
    """
    files = {event.file: at for at, event in enumerate(done) if event.kind == "sync"}
    synced = max((at for at, event in enumerate(done) if event.kind.startswith("sync")), default=0)
    journal = chance.randint(synced, len(done))
    torn: set[int] = set()
    for at, event in enumerate(done):
        if event.kind in ("name", "unname"):
            if at < journal:
                yield event
        elif at < files.get(event.file, -1):
            yield event
        elif event.kind in ("write", "truncate") and event.file not in torn:
            if chance.random() < 0.5:
                yield event
                continue
            torn.add(event.file)
            if event.data:
                end = event.place + chance.randrange(len(event.data))
                yield event._replace(data=event.data[: max(0, end - end % BLOCK - event.place)])


def rebuild(events: Sequence[Event], root: str, target: Path) -> None:
    """Write to `target` what the events leave under the root."""
    target.mkdir(parents=True, exist_ok=True)
    names: dict[str, int] = {}
    contents: dict[int, bytearray] = {}
    for event in events:
        _apply(event, names, contents)
    for path, number in sorted(names.items()):
        place = target / os.path.relpath(path, root)
        if not place.parent.is_dir():
            continue  # its folder's own name was lost
        if number:
            place.write_bytes(contents.get(number, b""))
        else:
            place.mkdir()


def _apply(event: Event, names: dict[str, int], contents: dict[int, bytearray]) -> None:
    if event.kind == "name":
        names.pop(event.old, None)
        names[event.path] = event.file
    elif event.kind == "unname":
        names.pop(event.path, None)
    elif event.kind == "write":
        content = contents.setdefault(event.file, bytearray())
        content.extend(bytes(max(0, event.place - len(content))))
        content[event.place : event.place + len(event.data)] = event.data
    elif event.kind == "truncate":
        del contents.setdefault(event.file, bytearray())[event.place :]


def told_before(log: Sequence[Event], at: int) -> list[Any]:
    """What was reported as saved before an event."""
    return [event.data for event in log[:at] if event.kind == "told"]


def contents_of(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
