"""Gives the reader files that hang, never end, are too large, are no text or are missing.

`python -m benchmarks.hostile.files` puts one of each kind beside an ordinary bulletin and prints,
for the command and for the screen: whether each was named with a reason, the peak memory, and the
time until the bulletin was shown, with and without them. With `--files 50000` that many notes are
beside them, and keys are pressed while the screen reads. The exit status is 1 if a file was not
named or more than 300 MiB were used.
"""

from __future__ import annotations

import argparse
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.indexing import MIB, another_text, memory, processes_of
from benchmarks.terminal import Terminal, compile_reader, home_in

MOST_MEMORY = 300.0
"""MiB of the whole program."""

BULLETIN = """# Day of ordinary news

## Bridge at Marrow reopens

“It will carry what it has to carry,” said Lena Ruud, the chief engineer.
"""
Make = Callable[[Path], None]


def _socket(path: Path) -> None:
    here = os.getcwd()
    os.chdir(path.parent)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


def _sparse(size: int) -> Make:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


def _bytes(data: bytes, times: int = 1) -> Make:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            for _ in range(times):
                file.write(data)

    return make


def _forbidden(path: Path) -> None:
    path.write_text(BULLETIN)
    path.chmod(0)


KINDS: dict[str, tuple[Make, str]] = {
    "pipe.txt": (os.mkfifo, "is a named pipe"),
    "socket.txt": (_socket, "is a socket"),
    "zero.txt": (lambda path: path.symlink_to("/dev/zero"), "is a device"),
    "tty.txt": (lambda path: path.symlink_to("/dev/tty"), "is a device"),
    "loop.txt": (lambda path: path.symlink_to(path.name), "could not be read"),
    "nowhere.txt": (lambda path: path.symlink_to("nothing"), "is not there"),
    "large.txt": (_bytes(b"The guns fell silent.\n" * 50_000, 100), "is too large"),
    "sparse.txt": (_sparse(100 << 30), "is too large"),
    "small sparse.txt": (_sparse(1 << 20), "is binary data"),
    "nul.txt": (_bytes(b"a\0b\n"), "is binary data"),
    "picture.txt": (_bytes(b"\x89PNG\r\n\x1a\n"), "is a picture"),
    "document.md": (_bytes(b"%PDF-1.7\n"), "is a PDF file"),
    "program.md": (_bytes(b"\x7fELF\2\1\1"), "is a program"),
    "empty.txt": (_bytes(b""), "is empty"),
    "one line.txt": (
        _bytes(b"The guns fell silent on the ridge. ", 9 * (1 << 20) // 35),
        "a line of",
    ),
    "lines.txt": (_bytes(b"a\n" * 60_000), "has too many lines"),
    "new\nline \x1b]52;c;eA==\x07.txt": (_bytes(b""), "is empty"),
    "forbidden.txt": (_forbidden, "may not be read"),
}
"""Files by name: how they are created, and the reason that must be given."""

TEXTS: dict[str, Make] = {
    "utf-16.txt": _bytes(b"\xff\xfe" + BULLETIN.encode("utf-16-le")),
    "utf-32.txt": _bytes(b"\xff\xfe\0\0" + BULLETIN.encode("utf-32-le")),
    "windows.txt": _bytes(BULLETIN.encode("windows-1252")),
    "round": lambda path: path.symlink_to("."),
}
"""Unusual files that are read or skipped."""


def make(folder: Path) -> None:
    """Create one file of each kind, and an ordinary bulletin."""
    folder.mkdir(parents=True)
    (folder / "2025-03-02.md").write_text(BULLETIN)
    for name, (maker, _) in KINDS.items():
        maker(folder / name)
    for name, maker in TEXTS.items():
        maker(folder / name)


def unsaid(output: str) -> list[str]:
    """The files that were not named with their reason."""
    missing = []
    for name, (_, why) in KINDS.items():
        if name == "forbidden.txt" and os.geteuid() == 0:
            continue  # root may read everything
        word = name.split("\n")[-1].split("\x1b")[0].strip() or name
        if not any(word in row and why in row for row in output.splitlines()):
            missing.append(f"{name!r}: {why}")
    return missing


def command(folder: Path, home: Path) -> tuple[str, float, float]:
    """Output of `warreader index`, peak memory of its largest process in MiB, and seconds."""
    words = [sys.executable, "-m", "reader", "index", str(folder)]
    began = time.perf_counter()
    run = subprocess.run(
        words, capture_output=True, env={**os.environ, **home_in(home)}, timeout=600
    )
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return (run.stdout + run.stderr).decode("utf-8", "replace"), peak, seconds


def screen(folder: Path, home: Path) -> tuple[float, float]:
    """Seconds until the bulletin is on the screen, and the peak memory in MiB."""
    words = [sys.executable, "-m", "reader", str(folder)]
    with Terminal(words, environment=home_in(home), cwd="/", columns=140, rows=40) as running:
        seconds = running.wait("Bridge at Marrow", limit=300)
        running.press("jj", quiet=1.0)
        memory = running.memory()
        running.send("Q")
        running.finish(60)
    return seconds, memory


class Crowd(NamedTuple):
    """What the screen did with many files: seconds, and MiB of all processes; what was unsaid."""

    first: float
    reading: list[float]
    resting: list[float]
    all_read: float
    memory: float
    missing: list[str]

    def __str__(self) -> str:
        """Figures in one line."""
        keys = (
            f"a key {statistics.median(times) * 1e3:.0f} ms, at most {max(times) * 1e3:.0f}, {when}"
            for times, when in ((self.reading, "while it read"), (self.resting, "after it"))
        )
        return (
            f"first screen after {self.first:.2f} s, all read after {self.all_read:.0f} s;"
            f" {'; '.join(keys)}; {self.memory:.0f} MiB; not named: {self.missing or 'none'}"
        )


def crowd(folder: Path, home: Path) -> Crowd:
    """Read a folder of many files on the screen, with a key pressed now and then."""
    words = [sys.executable, "-m", "reader", str(folder)]
    with Terminal(words, environment=home_in(home), cwd="/", columns=140, rows=40) as running:
        first = running.wait("reading")
        running.wait("Note ")
        running.idle(1.0)
        running.press("G", quiet=0.05)  # there is always something above the last one
        reading, most = [], 0
        while b"Not read" not in running.output:  # a key that comes just then takes it away
            most = max(most, memory(processes_of(running.process.pid)))
            reading.append(another_text(running, "k"))
        all_read = time.perf_counter() - running.started
        running.press("", quiet=1.0)
        resting = [another_text(running, "k") for _ in range(40)]
        running.send("Q")
        running.finish(60)
        printed = bytes(running.output).rsplit(b"\x1b[?1049l")[-1].decode("utf-8", "replace")
    return Crowd(first, reading, resting, all_read, most / MIB, unsaid(printed))


@contextmanager
def growing(path: Path) -> Iterator[None]:
    """A file that is written to all the time."""
    stop = threading.Event()

    def write() -> None:
        with path.open("a", buffering=1) as file:
            while not stop.wait(0.0005):
                file.write("Another line of what is being written.\n")

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    yield
    stop.set()
    thread.join()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=0)
    args = parser.parse_args()
    compile_reader()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "plain").mkdir()
        (root / "plain" / "2025-03-02.md").write_text(BULLETIN)
        make(root / "hostile")
        with growing(root / "hostile" / "growing.txt"):
            printed, most, seconds = command(root / "hostile", root / "home")
            missing = unsaid(printed)
            print(f"command: {seconds:.1f} s, {most:.0f} MiB, not named: {missing or 'none'}")
            plain, _ = screen(root / "plain", root / "home-plain")
            first, shown = screen(root / "hostile", root / "home-screen")
        print(f"screen: bulletin after {first:.2f} s, without them {plain:.2f} s, {shown:.0f} MiB")
        most = max(most, shown)
        if args.files:
            lost, taken = many(root, args.files)
            missing, most = [*missing, *lost], max(most, taken)
    return int(bool(missing) or most > MOST_MEMORY)


def many(root: Path, files: int) -> tuple[list[str], float]:
    """All kinds beside so many notes; the files not named, and the most MiB."""
    make(root / "crowd")
    for number in range(files):
        (root / "crowd" / f"{number}.txt").write_text(f"Note {number}\n\nA word.\n")
    printed, most, seconds = command(root / "crowd", root / "home-command")
    missing = unsaid(printed)
    print(f"command: {seconds:.0f} s, {most:.0f} MiB, not named: {missing or 'none'}", flush=True)
    seen = crowd(root / "crowd", root / "home-crowd")
    print(f"screen: {seen}")
    return [*missing, *seen.missing], max(most, seen.memory)


if __name__ == "__main__":
    sys.exit(main())
