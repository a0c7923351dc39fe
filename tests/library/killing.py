"""Kills processes that mark, at random points, and reports what was acknowledged and got lost.

    python -m tests.library.killing FOLDER ROUNDS SEED

Two at a time write to one file; each says a mark's number on a pipe when it is told that the mark
is saved.  Prints kills, marks acknowledged, lost and wrong as one line of JSON.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from itertools import count
from pathlib import Path
from select import select

from reader.library.marks import compact
from reader.library.marks.writer_thread import WriterReport
from tests.library.made import keeping, loaded, record

AT_ONCE = 2
A_FILE = 50  # rounds
APART = 100_000


def work(folder: Path, first: int, pipe: int) -> None:
    """Mark without end, from a number on."""

    def tell(news: WriterReport) -> None:
        os.write(pipe, b"".join(b"%d\n" % item.counter for item in news.saved))

    compact.SMALLEST = 1 << 14  # so that it is killed at that too
    keeper = keeping(folder, tell=tell)
    for number in count(first):
        keeper.save_later(record(number))
        time.sleep(0.0005 if number % 7 else 0)


def fork(folder: Path, first: int) -> tuple[int, int]:
    """Start a worker; its process and the pipe that it acknowledges on."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(folder, first, writing)
    os.close(writing)
    return child, reading


def heard(pipe: int) -> set[int]:
    """The numbers that a worker acknowledged before its end."""
    with open(pipe, "rb") as file:
        return {int(line) for line in file.read().split(b"\n")[:-1]}


def kill_all(folder: Path, rounds: int, seed: int) -> dict[str, object]:
    """Kill and look what is left; a new file now and then, for it is read at every start."""
    chance = random.Random(seed)
    total = Counter(kills=rounds * AT_ONCE, acknowledged=0, damaged=0)
    lost: list[int] = []
    wrong: list[int] = []
    for first in range(0, rounds, A_FILE):
        place = folder / str(first)
        numbers = range(first, min(first + A_FILE, rounds))
        acknowledged = {mark for number in numbers for mark in kill_two(place, number, chance)}
        found, damage = loaded(place)
        lost += sorted(acknowledged - {item.counter for item in found})
        wrong += sorted(item.counter for item in found if item != record(item.counter))
        total["acknowledged"] += len(acknowledged)
        total["damaged"] += len(damage)
    return {**total, "lost": lost, "wrong": wrong}


def kill_two(folder: Path, number: int, chance: random.Random) -> set[int]:
    """Have two mark at once and kill them; what they acknowledged."""
    starts = [(number * AT_ONCE + worker) * APART for worker in range(AT_ONCE)]
    workers = [fork(folder, start) for start in starts]
    for child, pipe in workers:
        if chance.random() < 0.7:  # the others are killed while they start
            select([pipe], [], [], 10)
        time.sleep(chance.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
    acknowledged = set()
    for child, pipe in workers:
        os.waitpid(child, 0)
        acknowledged |= heard(pipe)
    return acknowledged


if __name__ == "__main__":
    print(json.dumps(kill_all(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
