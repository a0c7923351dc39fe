"""Processes that fetching starts end when they are told to, and one that fails costs one source."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RLIMIT_NOFILE, getrlimit, setrlimit

import pytest

from reader.library.fetching.children import Child
from reader.library.fetching.content_processes import ContentProcesses
from reader.library.fetching.contents import Contents
from reader.library.fetching.programs import printed
from reader.models import Unreadable
from reader.sources.fetch.answers import FetchFailure, FetchLimits
from reader.sources.stored import StoredDocument
from tests.fetch.test_fetching import TODAY, page
from tests.quick import first_quick

DOCUMENT = StoredDocument(page("Day 7"), "https://example.org/a", "https://example.org/a")


async def contents(module: str) -> Contents | Unreadable:
    async with asyncio.timeout(20), ContentProcesses(TODAY, module) as processes:
        return await processes.contents(DOCUMENT)


@pytest.mark.parametrize(
    "body",
    [
        "raise SystemExit(1)",
        "def main(): pass",
        "def main(): print('x' * 10_000_000)",
        "import sys\ndef main(): sys.stdout.write('\\0' * 7 + '\\x01' + '{'); sys.stdout.flush()",
    ],
    ids=["no-import", "ends", "talks", "no-message"],
)
async def test_a_process_that_fails_at_its_start_gives_a_reason_for_the_document(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "failing_worker.py").write_text(body)
    monkeypatch.syspath_prepend(tmp_path)
    found = await contents("failing_worker")
    assert isinstance(found, Unreadable) and "no process" in found.why


READY = """
import os, signal, sys
from reader.library.fetching.contents import to_line
from reader.library.reading.worker import receive, send_data
def main():
    send_data(sys.stdout.buffer, to_line(None))
    receive(sys.stdin.buffer)
    """


@pytest.mark.parametrize(
    ("end", "why"),
    first_quick(
        [
            ("os._exit(1)", "it ends the process that reads it"),
            ("signal.raise_signal(signal.SIGPROF)", "too much time or memory"),
            ("sys.stdout.buffer.write(b'x' * 99); sys.stdout.flush()", "ends the process"),
            ("os._exit(12)", "too much time or memory"),
        ],
        spread=True,
    ),
)
async def test_a_process_that_ends_over_a_document_gives_a_reason_and_has_a_successor(
    end: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ending_worker.py").write_text(READY + end)
    monkeypatch.syspath_prepend(tmp_path)
    async with asyncio.timeout(20), ContentProcesses(TODAY, "ending_worker") as processes:
        for _ in range(2):
            found = await processes.contents(DOCUMENT)
            assert isinstance(found, Unreadable) and why in found.why


@pytest.mark.parametrize(
    "line", ["yes", "yes | cat", "setsid sleep 9 & sleep 9"], ids=["full", "both", "descendant"]
)
async def test_a_process_ends_whatever_is_left_in_its_pipe(line: str) -> None:
    async with asyncio.timeout(5):
        child = await Child.start(["/bin/sh", "-c", line])
        if line.startswith("yes"):
            await child.output.readexactly(1)
            await asyncio.sleep(0.1)  # until the stream takes no more
        await child.end()


async def test_a_reader_that_is_cancelled_within_megabytes_lets_the_process_end() -> None:
    program = "import sys; sys.stdout.write('x' * 50_000_000)"
    async with asyncio.timeout(20):
        child = await Child.start([sys.executable, "-c", program])
        reading = asyncio.create_task(child.output.readexactly(60_000_000))
        await asyncio.sleep(0.3)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        await child.end()
    assert child.process.returncode is not None


@contextmanager
def no_more_files() -> Iterator[None]:
    """The kernel lets this process open no file or pipe."""
    used, before = max(map(int, os.listdir("/proc/self/fd"))), getrlimit(RLIMIT_NOFILE)
    spare = [os.open(os.devnull, os.O_RDONLY) for _ in range(used)]  # so that none is free
    setrlimit(RLIMIT_NOFILE, (max(spare) + 1, before[1]))
    try:
        yield
    finally:
        setrlimit(RLIMIT_NOFILE, before)
        for descriptor in spare:
            os.close(descriptor)


async def test_where_no_process_can_be_started_each_source_has_a_reason() -> None:
    async with ContentProcesses(TODAY) as processes:
        with no_more_files():
            found = await processes.contents(DOCUMENT)
            program = await printed("exec:true", "true", FetchLimits())
    assert isinstance(found, Unreadable) and "no process" in found.why
    assert program == FetchFailure("can't be run now (Too many open files)")
