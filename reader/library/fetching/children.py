"""Starts processes in sessions of their own, reads what they print, and ends them with this one."""

from __future__ import annotations

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Sequence
from contextlib import suppress
from typing import Self

_running: set[int] = set()


class Child:
    """A process, and the stream of what it prints.

    The pipe that it prints to is ours: `Process.wait` of asyncio returns only when all pipes of its
    own are at their end, which one that is full, or that a descendant has open, never is.
    """

    def __init__(
        self, process: Process, output: asyncio.StreamReader, pipe: asyncio.BaseTransport
    ) -> None:
        """For `start`."""
        self.process, self.output, self._pipe = process, output, pipe

    @classmethod
    async def start(cls, command: Sequence[str], stdin: int = DEVNULL) -> Self:
        """Start a command; OSError where that can't be done."""
        loop = asyncio.get_running_loop()
        reading, writing = os.pipe()
        output = asyncio.StreamReader()
        pipe, _ = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(output), os.fdopen(reading, "rb", 0)
        )
        try:
            process = await asyncio.create_subprocess_exec(
                *command, stdin=stdin, stdout=writing, stderr=DEVNULL, start_new_session=True
            )
        except BaseException:  # also a cancelled start: the pipe is closed, and all goes on upwards
            pipe.close()
            raise
        finally:
            os.close(writing)
        _running.add(process.pid)
        return cls(process, output, pipe)

    async def end(self, patience: float = 0.0) -> int:
        """Kill it with all that it has started, however much of its output is not read.

        Returns its exit status; it has `patience` seconds to end by itself.
        """
        if patience:
            with suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    await self.process.wait()
        _kill(self.process.pid)
        self._pipe.close()
        return await self.process.wait()


def end_children() -> None:
    """Kill all of them."""
    for pid in tuple(_running):
        _kill(pid)


def _kill(pid: int) -> None:
    """Kill a process and what it has started, and forget it."""
    _running.discard(pid)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
