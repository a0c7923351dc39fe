"""Has a few processes examine the content of fetched documents, and replaces processes that end."""

from __future__ import annotations

import asyncio
import pickle
import sys
from datetime import date
from types import TracebackType
from typing import Self

from reader.library.fetching.children import Child
from reader.library.fetching.contents import Contents, ContentsRequest, from_line
from reader.library.reading.worker import HEADER
from reader.library.reading.worker_pool import START_MODULE, processors
from reader.models import Unreadable
from reader.process.limits import MEMORY_LIMIT, NO_MEMORY_STATUS, TIMEOUT_SIGNALS
from reader.sources.stored import StoredDocument

MODULE = "reader.library.fetching.contents_worker"
_MOST = 4
_TOO_MUCH = "took too much time or memory to read"
_ENDED = "can't be read: it ends the process that reads it"
_PATIENCE = 0.5
"""Seconds for a process that closed its output to end, so that its exit status tells why."""

_NOT_STARTED = "can't be read now: no process for it could be started"


class ContentProcesses:
    """A pool of processes: `async with ContentProcesses(today) as processes`."""

    def __init__(self, today: date, module: str = MODULE) -> None:
        """Processes are started when they are needed; each runs the module `module`."""
        self._today, self._module = today, module
        self._running: set[Child] = set()
        self._idle: list[Child] = []
        self._turns = asyncio.Semaphore(min(processors(), _MOST))
        self._early: asyncio.Task[Child] | None = None

    async def __aenter__(self) -> Self:
        """Return the pool; no process is started yet."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all processes, including those whose answer is no longer awaited."""
        if self._early is not None:
            self._early.cancel()
            await asyncio.gather(self._early, return_exceptions=True)
        for process in tuple(self._running):
            await self._end(process)

    def start_early(self) -> None:
        """Start a process for the first document before the document has come."""
        self._early = asyncio.create_task(self._start())

    async def contents(self, document: StoredDocument) -> Contents | Unreadable:
        """Return the contents of a document, or why it cannot be read."""
        async with self._turns:
            try:
                process = self._idle.pop() if self._idle else await self._started()
            except (EOFError, OSError, ValueError):
                return Unreadable(document.address, _NOT_STARTED)
            try:
                found = await _asked(process, ContentsRequest(document, self._today))
            except (EOFError, OSError, ValueError):
                status = await self._end(process, _PATIENCE)
                is_limit = status == NO_MEMORY_STATUS or -status in TIMEOUT_SIGNALS
                return Unreadable(document.address, _TOO_MUCH if is_limit else _ENDED)
            self._idle.append(process)
            return found

    async def _started(self) -> Child:
        early, self._early = self._early, None
        return await (self._start() if early is None else early)

    async def _start(self) -> Child:
        """Start a process; EOFError, OSError or ValueError if it does not report ready."""
        command = [sys.executable, "-P", "-c", START_MODULE, self._module, *sys.path]
        process = await Child.start(command, asyncio.subprocess.PIPE)
        self._running.add(process)
        try:
            is_ready = from_line(await _message(process)) is None
        except (EOFError, ValueError):
            is_ready = False
        if not is_ready:
            await self._end(process)
            raise EOFError
        return process

    async def _end(self, process: Child, patience: float = 0.0) -> int:
        """Kill a process still running after `patience` seconds; returns its exit status."""
        self._running.discard(process)
        return await process.end(patience)


async def _asked(child: Child, request: ContentsRequest) -> Contents | Unreadable:
    stdin = child.process.stdin
    assert stdin is not None
    data = pickle.dumps(request, pickle.HIGHEST_PROTOCOL)
    stdin.write(HEADER.pack(len(data)) + data)
    await stdin.drain()
    found = from_line(await _message(child))
    if found is None:
        raise EOFError
    return found


async def _message(child: Child) -> bytes:
    """Receive one message of a process; EOFError if it has ended or the message is too long."""
    try:
        (length,) = HEADER.unpack(await child.output.readexactly(HEADER.size))
        if length > MEMORY_LIMIT:
            raise EOFError
        return await child.output.readexactly(length)
    except asyncio.IncompleteReadError as error:
        raise EOFError from error
