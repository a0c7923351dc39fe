"""Asks a few processes what fetched documents hold, and replaces those that end."""

from __future__ import annotations

import asyncio
import pickle
import sys
from datetime import date
from types import TracebackType
from typing import Self

from reader.library.fetching.children import end_child, note
from reader.library.fetching.contents import Contents, from_line
from reader.library.fetching.contents_worker import ContentsRequest
from reader.library.reading.worker import HEADER
from reader.library.reading.worker_pool import START_MODULE, processors
from reader.models import Unreadable
from reader.process_limits import MEMORY_LIMIT
from reader.sources.stored import StoredDocument

_MODULE = "reader.library.fetching.contents_worker"
_MOST = 4
_TOO_MUCH = "took too much time or memory to read"


class ContentProcesses:
    """The processes; use it as `async with ContentProcesses(today) as processes`."""

    def __init__(self, today: date) -> None:
        """No process is started before it is needed."""
        self._today = today
        self._running: set[asyncio.subprocess.Process] = set()
        self._idle: list[asyncio.subprocess.Process] = []
        self._turns = asyncio.Semaphore(min(processors(), _MOST))

    async def __aenter__(self) -> Self:
        """Start nothing yet."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all processes, also one whose answer nobody waits for any more."""
        for process in tuple(self._running):
            await self._end(process)

    async def contents(self, document: StoredDocument) -> Contents | Unreadable:
        """Return what a document holds, or why that can't be told."""
        async with self._turns:
            process = self._idle.pop() if self._idle else await self._start()
            try:
                found = await _asked(process, ContentsRequest(document, self._today))
            except (EOFError, OSError, ValueError):
                await self._end(process)
                return Unreadable(document.address, _TOO_MUCH)
            self._idle.append(process)
            return found

    async def _start(self) -> asyncio.subprocess.Process:
        command = [sys.executable, "-P", "-c", START_MODULE, _MODULE, *sys.path]
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        note(process.pid)
        self._running.add(process)
        await _message(process)  # it is ready
        return process

    async def _end(self, process: asyncio.subprocess.Process) -> None:
        """Kill a process if it is running, and wait until it has gone."""
        self._running.discard(process)
        if process.returncode is None:
            end_child(process.pid)
        await process.wait()


async def _asked(
    process: asyncio.subprocess.Process, request: ContentsRequest
) -> Contents | Unreadable:
    assert process.stdin is not None
    data = pickle.dumps(request, pickle.HIGHEST_PROTOCOL)
    process.stdin.write(HEADER.pack(len(data)) + data)
    await process.stdin.drain()
    found = from_line(await _message(process))
    if found is None:
        raise EOFError
    return found


async def _message(process: asyncio.subprocess.Process) -> bytes:
    """One message of a process; EOFError where it has ended or says too much."""
    assert process.stdout is not None
    try:
        (length,) = HEADER.unpack(await process.stdout.readexactly(HEADER.size))
        if length > MEMORY_LIMIT:
            raise EOFError
        return await process.stdout.readexactly(length)
    except asyncio.IncompleteReadError as error:
        raise EOFError from error
