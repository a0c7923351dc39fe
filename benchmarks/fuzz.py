"""Feeds one part of the reader a million hostile inputs and reports which of them broke it.

`python -m benchmarks.fuzz TARGET --inputs 1000000` with TARGET one of clean, parse, html, feeds,
mail, exports, archives, lists (of subscriptions), annotate, query, marks (a line), folder (a file
of them), config, keys (what a terminal sends). With atheris
(`pip install atheris`) the inputs are guided by code coverage; without, or with `--engine random`,
seeds are mutated at random. `--seed` makes a run repeatable. `--hard` times the texts that were
made to be slow, which are also among the seeds, and prints each as it is timed. An input that
breaks a promise is stored in `--keep`, and `--again FILE` feeds it again. The exit status is 1 if
there was one, or if one of the slowest inputs takes too long for a MiB when it is repeated to
16 kB, 128 kB and a MiB; `--largest` leaves out the larger sizes.
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import heapq
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.hostile.fuzz_targets import Target

SLOWEST = 8
"""How many of the slowest inputs are repeated to larger sizes at the end."""
MIB = 1 << 20
SIZES = (1 << 14, 1 << 17, MIB)
TOLD = 10_000
"""Inputs after which a line says how far the run is."""
HANGS = 300.0
"""Processor seconds for some thousand inputs, after which a hang is reported with its stack."""


def watch_for_hangs() -> None:
    """Begin the time anew after which this process ends with its stack.

    A fuzzer lets all others go before it: on a busy machine it stands still for minutes.
    """
    faulthandler.register(signal.SIGPROF, chain=True)  # then as without a handler: it ends
    signal.setitimer(signal.ITIMER_PROF, HANGS)


class Hunt:
    """Counts inputs, stores those that broke something and the slowest."""

    def __init__(self, target: Target, keep: Path, largest: int = MIB) -> None:
        """`keep` is the folder for inputs that broke a promise; none is timed beyond `largest`."""
        self.check, self.head, self.keep = target.check, target.head, keep
        self.sizes = [size for size in SIZES if size <= largest] or [largest]
        self.count = 0
        self.broken: dict[str, str] = {}
        self.slow: list[tuple[float, bytes]] = []
        self.began = time.process_time()

    def feed(self, data: bytes) -> None:
        """Check one input."""
        if not self.count % 4096:
            watch_for_hangs()
        self.count += 1
        if not self.count % TOLD:
            print(f"{self.count:,} inputs: {len(self.broken)} broken", flush=True)
        before = time.process_time()
        try:
            self.check(data)
        except Exception as error:
            self._broke(data, error)
        pace = (time.process_time() - before) / max(len(data), 64)
        if len(self.slow) < SLOWEST or pace > self.slow[0][0]:
            (heapq.heappush if len(self.slow) < SLOWEST else heapq.heapreplace)(
                self.slow, (pace, data)
            )

    def _broke(self, data: bytes, error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{type(error).__name__} at {Path(frames[-1].filename).name}:{frames[-1].lineno}"
        if place in self.broken:
            return
        self.broken[place] = f"{place}: {str(error)[:200]} ({self._kept(data)})"
        print("BROKEN", self.broken[place], flush=True)

    def _kept(self, data: bytes) -> Path:
        self.keep.mkdir(parents=True, exist_ok=True)
        file = self.keep / f"{sha256(data).hexdigest()[:12]}.bin"
        file.write_bytes(data)
        return file

    def report(self, seconds: float) -> int:
        """Print what was found; 1 if anything broke or takes more than `seconds` a MiB."""
        spent = time.process_time() - self.began
        signal.setitimer(signal.ITIMER_PROF, 0)
        print(f"{self.count:,} inputs in {spent:,.0f} CPU-seconds: {len(self.broken)} broken")
        timed = [(max(self.paces(data)), data) for _, data in self.slow if data]
        worst = max((taken for taken, _ in timed), default=0.0)
        for taken, data in timed:
            if taken > seconds:
                print(f"SLOW {taken:.2f} s a MiB ({self._kept(data)})")
        print(f"the slowest, made longer, for a MiB: {worst:.2f} s (the limit is {seconds:.1f})")
        return int(bool(self.broken) or worst > seconds)

    def paces(self, data: bytes) -> list[float]:
        """The seconds that a MiB takes of an input that is repeated to each of the sizes."""
        head, body = data[: self.head], data[self.head :]
        return [self.pace(head + body * (size // len(data) or 1), size) for size in self.sizes]

    def pace(self, whole: bytes, size: int) -> float:
        """The seconds that a MiB takes of a text of about that size, at its best."""
        best = float("inf")
        for _ in range(3 if size < MIB else 1):
            before = time.process_time()
            try:
                self.check(whole)
            except Exception as error:
                self._broke(whole, error)
            best = min(best, time.process_time() - before)
        return best * MIB / len(whole)


def mutated(
    chance: random.Random, seeds: Sequence[bytes], words: Sequence[bytes], longest: int
) -> bytes:
    """A seed after some changes: words inserted, parts doubled or cut out, bytes overwritten."""
    data = bytearray(chance.choice(seeds))
    low = chance.randrange(len(data) + 1)
    data = data[low : low + chance.randrange(1, longest)] if chance.random() < 0.5 else data
    for _ in range(chance.randrange(1, 12)):
        at, kind = chance.randrange(len(data) + 1), chance.random()
        if kind < 0.5:
            data[at:at] = chance.choice(words) * chance.choice((1, 1, 1, 2, 9))
        elif kind < 0.7:
            data[at : at + chance.randrange(1, 20)] = b""
        elif kind < 0.85:
            data[at:at] = data[at : at + chance.randrange(1, 40)]
        else:
            data[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(data[:longest])


def blindly(args: argparse.Namespace) -> int:
    """Mutate the seeds at random; the same seed gives the same inputs."""
    from benchmarks.hostile.fuzz_targets import SEEDS, TARGETS, WORDS

    target, chance = TARGETS[args.target], random.Random(args.seed)
    hunt = Hunt(target, args.keep, args.largest)
    for _ in range(args.inputs):
        hunt.feed(mutated(chance, SEEDS[args.target], WORDS, target.longest))
    return hunt.report(target.seconds)


def again(args: argparse.Namespace) -> int:
    """Feed stored inputs, and time each as a MiB."""
    from benchmarks.hostile.fuzz_targets import TARGETS

    target = TARGETS[args.target]
    hunt = Hunt(target, args.keep, args.largest)
    for file in sorted(args.again.glob("*") if args.again.is_dir() else [args.again]):
        hunt.feed(file.read_bytes())
    return hunt.report(target.seconds)


def hard(args: argparse.Namespace) -> int:
    """Time each text that was made to be slow at the sizes, and name the slowest at the end."""
    from benchmarks.hostile.fuzz_targets import HARD, TARGETS, made

    target = TARGETS[args.target]
    hunt = Hunt(target, args.keep, args.largest)
    names = [name for name in HARD[args.target] if args.only in name]
    for name in names:  # loads and compiles what is loaded and compiled once
        hunt.feed(made(args.target, name, 200))
    gc.collect()
    gc.freeze()  # what was loaded is not collected again and again at the cost of the texts
    rows = []
    print("seconds a MiB at", *(f"{size >> 10:,} KiB" for size in hunt.sizes))
    for name in names:
        watch_for_hangs()
        paces = [hunt.pace(made(args.target, name, size), size) for size in hunt.sizes]
        print(f"{name:42}", *(f"{pace:6.2f}" for pace in paces), flush=True)
        rows.append((max(paces), name))
    signal.setitimer(signal.ITIMER_PROF, 0)
    worst, name = max(rows, default=(0.0, "none"))
    print(f"the slowest: {name}, {worst:.2f} s (the limit is {target.seconds:.1f})")
    return int(bool(hunt.broken) or worst > target.seconds)


def guided(args: argparse.Namespace) -> None:
    """Have atheris choose the inputs by code coverage; ends the process."""
    atheris = import_module("atheris")  # no types, and an extra

    with atheris.instrument_imports(include=["reader"]):
        from benchmarks.hostile.fuzz_targets import SEEDS, TARGETS, WORDS

    target = TARGETS[args.target]
    hunt = Hunt(target, args.keep)

    def feed(data: bytes) -> None:
        hunt.feed(data)
        if hunt.count >= args.inputs:
            sys.stdout.flush()
            os._exit(_timed_apart(hunt, args))  # libFuzzer can't be asked to return

    with tempfile.TemporaryDirectory() as folder:
        corpus, words = Path(folder, "corpus"), Path(folder, "words")
        corpus.mkdir()
        for number, text in enumerate(SEEDS[args.target]):
            (corpus / str(number)).write_bytes(text)
        quoted = ("".join(f"\\x{byte:02x}" for byte in word) for word in WORDS)
        words.write_text("".join(f'"{word}"\n' for word in quoted))
        flags = [f"-seed={args.seed}", f"-max_len={target.longest}", f"-dict={words}"]
        flags += ["-len_control=0", "-verbosity=0", "-rss_limit_mb=4096", str(corpus)]
        atheris.Setup([sys.argv[0], *flags], feed)
        atheris.Fuzz()


def _timed_apart(hunt: Hunt, args: argparse.Namespace) -> int:
    """Report, and time the slowest inputs in a process without coverage counting."""
    signal.setitimer(signal.ITIMER_PROF, 0)
    spent = time.process_time() - hunt.began
    print(f"{hunt.count:,} guided inputs in {spent:,.0f} CPU-seconds: {len(hunt.broken)} broken")
    with tempfile.TemporaryDirectory() as folder:
        for number, (_, data) in enumerate(hunt.slow):
            Path(folder, str(number)).write_bytes(data)
        words = [args.target, "--again", folder, "--keep", str(args.keep)]
        words += ["--largest", str(args.largest)]
        done = subprocess.run([sys.executable, "-m", "benchmarks.fuzz", *words], check=False)
    return int(bool(hunt.broken)) or done.returncode


def main() -> int:
    names = ["clean", "parse", "html", "feeds", "mail", "exports", "archives", "lists"]
    names += ["annotate", "query", "marks", "folder", "config", "keys"]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=names)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=["auto", "guided", "random"], default="auto")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "warreader-fuzz"))
    parser.add_argument("--hard", action="store_true", help="time the texts made to be hard")
    parser.add_argument("--only", default="", help="of these those with this in their name")
    parser.add_argument("--largest", type=int, default=MIB, help="bytes of the longest text timed")
    parser.add_argument("--again", type=Path, help="feed only this file, or those in this folder")
    args = parser.parse_args()
    if args.again:
        return again(args)
    if args.hard:
        return hard(args)
    if args.engine != "random":
        try:
            guided(args)
        except ImportError:
            if args.engine == "guided":
                parser.error("atheris is not installed: pip install atheris")
            print("atheris is not installed: inputs are mutated at random")
    return blindly(args)


if __name__ == "__main__":
    sys.exit(main())
