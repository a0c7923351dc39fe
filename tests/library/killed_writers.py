"""Kills processes while they save marks, and counts marks acknowledged and lost.

    python -m tests.library.killed_writers FOLDER ROUNDS SEED

Two processes at a time write to one file; each writes a mark's number to a pipe when the mark is
reported as saved. Prints kills, marks acknowledged, lost and wrong as one line of JSON.
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
from tests.library.builders import load_marks, record, start_writer

WRITERS = 2
ROUNDS_PER_FILE = 50  # rounds
NUMBERS_PER_WRITER = 100_000


def mark_forever(folder: Path, first: int, pipe: int) -> None:
    """Save marks without end, numbered from `first`."""

    def send_report(news: WriterReport) -> None:
        os.write(pipe, b"".join(b"%d\n" % item.counter for item in news.saved))

    compact.SMALLEST = 1 << 14  # so that it is killed at that too
    writer = start_writer(folder, send_report=send_report)
    for number in count(first):
        writer.save_later(record(number))
        time.sleep(0.0005 if number % 7 else 0)


def fork(folder: Path, first: int) -> tuple[int, int]:
    """Start a worker; returns its process and the pipe for its acknowledgements."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        mark_forever(folder, first, writing)
    os.close(writing)
    return child, reading


def numbers_from(pipe: int) -> set[int]:
    """The numbers that a worker acknowledged before it ended."""
    with open(pipe, "rb") as file:
        return {int(line) for line in file.read().split(b"\n")[:-1]}


def kill_all(folder: Path, rounds: int, seed: int) -> dict[str, object]:
    """Run rounds of kills and check what was saved; a new file at times, to keep starts quick."""
    chance = random.Random(seed)
    total = Counter(kills=rounds * WRITERS, acknowledged=0, damaged=0)
    lost: list[int] = []
    wrong: list[int] = []
    for first in range(0, rounds, ROUNDS_PER_FILE):
        place = folder / str(first)
        numbers = range(first, min(first + ROUNDS_PER_FILE, rounds))
        acknowledged = {mark for number in numbers for mark in kill_two(place, number, chance)}
        found, damage = load_marks(place)
        lost += sorted(acknowledged - {item.counter for item in found})
        wrong += sorted(item.counter for item in found if item != record(item.counter))
        total["acknowledged"] += len(acknowledged)
        total["damaged"] += len(damage)
    return {**total, "lost": lost, "wrong": wrong}


def kill_two(folder: Path, number: int, chance: random.Random) -> set[int]:
    """Have two processes mark at once and kill them; returns what they acknowledged."""
    starts = [(number * WRITERS + worker) * NUMBERS_PER_WRITER for worker in range(WRITERS)]
    workers = [fork(folder, start) for start in starts]
    for child, pipe in workers:
        if chance.random() < 0.7:  # the others are killed while they start
            select([pipe], [], [], 10)
        time.sleep(chance.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
    acknowledged = set()
    for child, pipe in workers:
        os.waitpid(child, 0)
        acknowledged |= numbers_from(pipe)
    return acknowledged


if __name__ == "__main__":
    print(json.dumps(kill_all(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
