"""Measures fetching: 100 addresses at once, and a large feed until its first screen.

`python -m benchmarks.fetching FOLDER --items N` serves both on loopback from a process of its own.
Every address of the 100 answers after half a second. The feed is fetched, parted, kept and indexed
from nothing, fetched once more with one item more, and shown; newsboat takes in the same feed where
it is installed. Then the feed comes in while the screen is used, with a key every half second.
Memory is the sum of the proportional set sizes of all processes.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from benchmarks import invent
from benchmarks.archive import reader
from benchmarks.indexing import MIB, another_text, cpu, memory, processes_of
from benchmarks.terminal import Terminal, compile_reader, home_in

SOURCES, DELAY = 100, 0.5
_FIRST_DAY = date(2031, 1, 1)
_ITEMS_A_DAY = 30
_PAGES = 20
_CHARACTERS = 500


class Cost(NamedTuple):
    """Seconds, processor seconds, and bytes of memory at most of a command; and its output."""

    seconds: float
    used: float
    most: int
    output: bytes

    def __str__(self) -> str:
        """In a line."""
        return f"{self.seconds:.1f} s, {self.used:.1f} CPU-s, {self.most / MIB:.0f} MiB at most"


def feed(items: int) -> bytes:
    """An RSS feed with so many reports, the newest first."""
    chance = Random(7)
    cast = [invent.person(chance) for _ in range(60)]
    rows = []
    for number in range(items):
        day = _FIRST_DAY + timedelta(number // _ITEMS_A_DAY)
        text = "".join(f"<p>{one}</p>" for one in invent.paragraphs(chance, cast, _CHARACTERS))
        rows.append(
            f"<item><guid>g{number}</guid><title>{_marked(invent.heading(chance, cast))}</title>"
            f"<link>http://127.0.0.1/{number}</link><pubDate>{day:%a, %d %b %Y} 10:00:00 GMT"
            f"</pubDate><description>{_marked(text)}</description></item>"
        )
    head = "<rss version='2.0'><channel><title>The Marrow Post</title>"
    return f"{head}{''.join(reversed(rows))}</channel></rss>".encode()


def page(number: int) -> bytes:
    """A page with one bulletin."""
    chance = Random(number)
    cast = [invent.person(chance) for _ in range(5)]
    text = "".join(f"<p>{one}</p>" for one in invent.paragraphs(chance, cast, 2000))
    title = f"Day {number}"
    return f"<!doctype html><title>{title}</title><article><h1>{title}</h1>{text}".encode()


def _marked(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _serve(documents: Mapping[str, bytes], ready: Any) -> None:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = documents.get(self.path, b"")
            if self.path.startswith("/page"):
                time.sleep(DELAY)
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 2 * SOURCES

    with Server(("127.0.0.1", 0), Answers) as server:
        ready.send(server.server_port)
        server.serve_forever()


@contextmanager
def serving(documents: Mapping[str, bytes]) -> Iterator[str]:
    """Serve documents by their paths; gives the address of the server."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(documents, theirs), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}"
    finally:
        process.terminate()
        process.join()


def run(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run a command to its end."""
    begin, before, most = time.perf_counter(), cpu(), 0
    running = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.PIPE)
    assert running.stdout is not None
    while running.poll() is None:
        most = max(most, memory(processes_of(running.pid)))
        with suppress(subprocess.TimeoutExpired):
            running.wait(0.3)
    seconds = time.perf_counter() - begin
    return Cost(seconds, cpu() - before, most, running.stdout.read())


def listed(home: Path, addresses: list[str]) -> None:
    """Make these the added sources."""
    (home / "config").mkdir(parents=True, exist_ok=True)
    (home / "config" / "sources.txt").write_text("".join(f"{one}\n" for one in addresses))


def fetched(home: Path) -> tuple[Cost, list[dict[str, Any]]]:
    """Fetch all sources; the reports."""
    cost = run(reader("fetch", "--all", "--json"), home_in(home))
    return cost, [json.loads(line) for line in cost.output.splitlines()]


def many(home: Path) -> None:
    """Fetch many addresses at once."""
    documents = {f"/page{number}": page(number) for number in range(SOURCES)}
    with serving(documents) as address:
        listed(home, [address + path for path in documents])
        cost, reports = fetched(home)
    new, slowest = sum(one["new"] for one in reports), max(one["seconds"] for one in reports)
    print(f"{SOURCES} addresses, each after {DELAY} s: {cost}")
    print(f"  {new} texts; the slowest source took {slowest:.1f} s")


def large(home: Path, items: int) -> None:
    """Take a large feed in, then one item more, and show it."""
    environment = home_in(home)
    for number, count in enumerate((items, items + 1)):
        with serving({"/feed": feed(count)}) as address:
            if not number:
                given = address
            listed(home, [f"{given}/feed"])
            if number:  # another port: the same source, moved
                _move(home, given, address)
            cost, reports = fetched(home)
        came, why = reports[0]["new"], reports[0]["reason"]
        print(f"feed of {count:,}, fetched and kept: {cost}; {came:,} new {why or ''}")
        print(f"  indexed: {run(reader('index'), environment)}")
    with Terminal(reader("--offline"), environment=environment) as shown:
        first = shown.wait("The Marrow Post")
        shown.wait("min")
        print(f"  first screen: {first:.2f} s")
        shown.send("Q")
        shown.finish()


def on_screen(home: Path, items: int) -> None:
    """Take a large feed in while its reader moves through what is there already."""
    pages = {f"/page{number}": page(number) for number in range(_PAGES)}
    environment = home_in(home)
    keys: list[float] = []
    with serving(pages | {"/feed": feed(items)}) as address:
        listed(home, [address + path for path in pages])
        fetched(home)
        run(reader("index"), environment)
        listed(home, [address + path for path in (*pages, "/feed")])
        with Terminal(reader(), environment=environment) as running:
            first = running.wait("Day")
            running.wait(f" {_PAGES} unread")  # a list of one row has no other text to move to
            running.wait("min")
            while f" {items + _PAGES:,} unread" not in running.text:
                keys.append(another_text(running, "k" if len(keys) % 20 > 9 else "j"))
            seconds = time.perf_counter() - running.started
            running.send("Q")
            running.finish()
    middle, slowest = statistics.median(keys), max(keys)
    print(f"on the screen: first screen {first:.2f} s, all {items:,} in after {seconds:.0f} s")
    print(f"  a key {middle * 1e3:.0f} ms, at most {slowest * 1e3:.0f} ({len(keys)} keys)")


def _move(home: Path, before: str, now: str) -> None:
    """Have the source asked at another address, as a permanent redirect would."""
    for path in (home / "data").rglob(".state.json"):
        state = json.loads(path.read_text())
        path.write_text(json.dumps(state | {"permanent": f"{now}/feed", "etag": ""}))


def in_newsboat(home: Path, items: int) -> None:
    """Take the same feed in with newsboat, and show it."""
    if (program := shutil.which("newsboat")) is None:
        print("newsboat is not installed: its side is skipped")
        return
    home.mkdir(parents=True)
    files = [f"{home}/urls", f"{home}/cache.db", f"{home}/config"]
    command = [
        program,
        *(word for pair in zip(("-u", "-c", "-C"), files, strict=True) for word in pair),
    ]
    Path(files[2]).touch()
    with serving({"/feed": feed(items)}) as address:
        Path(files[0]).write_text(f"{address}/feed\n")
        print(f"newsboat, the feed of {items:,}: {run([*command, '-x', 'reload'], {})}")
    with Terminal(command) as shown:
        print(f"  first screen: {shown.wait('Marrow Post'):.2f} s")
        shown.send("q")
        shown.finish()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--items", type=int, default=10_000, metavar="N")
    args = parser.parse_args()
    compile_reader()
    for name in ("many", "large", "screen", "newsboat"):
        shutil.rmtree(args.folder / name, ignore_errors=True)
    many(args.folder / "many")
    large(args.folder / "large", args.items)
    on_screen(args.folder / "screen", args.items)
    in_newsboat(args.folder / "newsboat", args.items)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} with {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
