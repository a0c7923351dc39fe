"""Damages files of marks in many ways; what is read must be true, and damage reported.

No mark may be read that was not made, only marks of damaged lines may be lost, and marking must go
on.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from reader.library.marks.records import MarkRecord, encode_header, encode_record, with_checksum
from tests.library.builders import load_marks, record, save

NAME = "marks-desk.jsonl"
ZEROED = 512
MIDDLE = (
    b"\xef\xbb\xbf",
    b"\0" * 4096,
    b"{}\n",
    b"\r\n",
    b"[" * 200_000,
    b"\xff\xfe",
    b"<<<<<<< ours\n",
)


def written(records: Sequence[MarkRecord]) -> bytes:
    """A file of these records."""
    return encode_header("desk") + b"".join(map(encode_record, records))


class Trial:
    """One file of known records, damaged again and again; counts what went wrong."""

    def __init__(self, folder: Path, records: Sequence[MarkRecord]) -> None:
        """Creates the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self.path, self.records, self.whole = folder / NAME, records, written(records)
        self.wrong: Counter[str] = Counter(trials=0, lies=0, lost=0, untold=0)

    def read(self, data: bytes, may_cost: int, told: bool | None = True) -> None:
        """Read damaged bytes: no foreign marks, and at most so many marks less."""
        self.path.write_bytes(data)
        found, damage = load_marks(self.path.parent)
        self.wrong["trials"] += 1
        self.wrong["lies"] += not set(found) <= set(self.records)
        self.wrong["lost"] += len(set(found)) < len(self.records) - may_cost
        self.wrong["untold"] += told is True and not damage

    def flip(self, bit: int) -> None:
        """Flip a bit; a lost line end costs the lines before and after it."""
        at, data = bit // 8, bytearray(self.whole)
        was_end = data[at] == ord("\n")
        data[at] ^= 1 << bit % 8
        self.read(bytes(data), 2 if was_end else 1, told=not was_end or at < len(data) - 1)


def every_bit(folder: Path, marks: int = 3, step: int = 1) -> dict[str, int]:
    """Every bit of a small file, one at a time."""
    trial = Trial(folder, [record(number) for number in range(1, marks + 1)])
    for bit in range(0, len(trial.whole) * 8, step):
        trial.flip(bit)
    return dict(trial.wrong)


def random_bits(folder: Path, flips: int, marks: int, seed: int = 1) -> dict[str, int]:
    """Random bits of a large file, one at a time."""
    chance = Random(seed)
    trial = Trial(folder, [record(number) for number in range(1, marks + 1)])
    for _ in range(flips):
        trial.flip(chance.randrange(len(trial.whole) * 8))
    return dict(trial.wrong)


def cut_off(folder: Path, step: int = 1) -> dict[str, int]:
    """The file cut off at any length."""
    trial = Trial(folder, [record(number) for number in range(1, 4)])
    ends = [at for at, byte in enumerate(trial.whole) if byte == ord("\n")]
    for length in range(0, len(trial.whole), step):
        torn = length and length not in ends and length - 1 not in ends
        gone = sum(end > length for end in ends[1:])
        trial.read(trial.whole[:length], gone, told=bool(torn))
    return dict(trial.wrong)


def zeroed(folder: Path, marks: int = 30) -> dict[str, int]:
    """A block of zeros at any offset, as a disk may leave it."""
    trial = Trial(folder, [record(number) for number in range(1, marks + 1)])
    whole = trial.whole
    for start in range(0, len(whole) - ZEROED, ZEROED // 2):
        data = whole[:start] + bytes(ZEROED) + whole[start + ZEROED :]
        trial.read(data, 1 + whole.count(b"\n", start, start + ZEROED))
    return dict(trial.wrong)


def garbage(folder: Path, seed: int = 1, trials: int = 200) -> dict[str, int]:
    """Bytes of all kinds between two lines, before the first, and inside one."""
    chance = Random(seed)
    trial = Trial(folder, [record(number) for number in range(1, 6)])
    lines = trial.whole.splitlines(keepends=True)
    for number in range(trials):
        some = MIDDLE[number % len(MIDDLE)] if number % 2 else chance.randbytes(300)
        at = chance.randrange(len(lines) + 1)
        trial.read(b"".join([*lines[:at], some, *lines[at:]]), 1, told=None)
    return dict(trial.wrong)


def forged(folder: Path) -> dict[str, int]:
    """Lines with a right checksum that no version of the program writes."""
    trial = Trial(folder, [record(number) for number in range(1, 4)])
    for value in forgeries():
        trial.read(trial.whole + with_checksum(value), 0)
    return dict(trial.wrong)


def forgeries() -> Iterator[dict[str, object]]:
    """A mark with one member of a wrong type or size at a time."""
    good: dict[str, object] = {"n": 9, "by": "desk", "do": "read", "on": True, "of": ["x"]}
    odd: list[object] = [None, 1.5, -1, True, "1", [], {}, float("nan"), float("inf"), 1 << 201]
    for name in good:
        fits = {"n": (), "by": ("1",), "do": ("1",), "on": (True,), "of": ([],)}[name]
        yield from (good | {name: value} for value in odd if value not in fits)
    yield good | {"of": ["a", 5]}
    yield good | {"of": "abc"}
    yield good | {"at": [1]}
    yield good | {"at": [1 << 40, 1]}
    yield good | {"is": 5}
    deep: object = []
    for _ in range(900):
        deep = [deep]
    yield good | {"of": deep}


def replaced(folder: Path) -> dict[str, int]:
    """Something else in the file's place: marks are still saved, and it is reported."""
    wrong: Counter[str] = Counter(trials=0, unsaved=0, untold=0, touched=0)
    for number, (name, put) in enumerate(IN_THE_WAY.items()):
        place, victim = folder / str(number), folder / f"victim{number}"
        place.mkdir(parents=True)
        victim.write_bytes(b"precious")
        put(place / NAME, victim)
        save(place, [record(1)])
        found, damage = load_marks(place)
        wrong["trials"] += 1
        wrong["unsaved"] += found != [record(1)]
        wrong["untold"] += not damage
        wrong["touched"] += victim.read_bytes() != b"precious" and name != "sparse"
    return dict(wrong)


def _socket(path: Path, _: Path) -> None:
    here = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"/proc/self/fd/{here}/{path.name}")
    os.close(here)


def _sparse(path: Path, _: Path) -> None:
    with open(path, "wb") as file:
        file.write(encode_header("desk"))
        file.truncate(1 << 40)


IN_THE_WAY: dict[str, Callable[[Path, Path], None]] = {
    "folder": lambda path, _: path.mkdir(),
    "pipe": lambda path, _: os.mkfifo(path),
    "link": lambda path, victim: path.symlink_to(victim),
    "dangling link": lambda path, victim: path.symlink_to(victim.with_name("new")),
    "loop": lambda path, _: path.symlink_to(path),
    "endless": lambda path, _: path.symlink_to("/dev/zero"),
    "socket": _socket,
    "sparse": _sparse,
}


def newer(folder: Path, step: int = 1) -> dict[str, int]:
    """A file of a later format with a damaged header: it must stay unchanged."""
    wrong: Counter[str] = Counter(trials=0, touched=0, unsaved=0)
    header = with_checksum(
        {"format": "warreader marks", "version": 2, "by": "desk", "more": [1, 2]}
    )
    rest = encode_record(record(1)) + with_checksum({"n": 2, "do": "sing"})
    variants = [header + rest, b"\xef\xbb\xbf" + header + rest, header.rstrip() + b"\r\n" + rest]
    for bit in range(0, len(header) * 8, step):
        damaged = bytearray(header + rest)
        damaged[bit // 8] ^= 1 << bit % 8
        variants.append(bytes(damaged))
    for number, data in enumerate(variants):
        place = folder / str(number)
        place.mkdir(parents=True)
        (place / NAME).write_bytes(data)
        save(place, [record(3)])
        wrong["trials"] += 1
        wrong["touched"] += (place / NAME).read_bytes() != data
        wrong["unsaved"] += record(3) not in load_marks(place)[0]
        shutil.rmtree(place)
    return dict(wrong)


def damage_of(folder: Path, flips: int = 1000, large: int = 5000) -> Iterator[tuple[str, object]]:
    """All kinds of damage at full size."""
    yield "every bit", every_bit(folder / "bits")
    yield f"{flips} bits of {large} marks", random_bits(folder / "large", flips, large)
    yield "cut off", cut_off(folder / "cut")
    yield "zeroed", zeroed(folder / "zeroed")
    yield "garbage", garbage(folder / "garbage")
    yield "forged", forged(folder / "forged")
    yield "in the way", replaced(folder / "replaced")
    yield "newer", newer(folder / "newer")
