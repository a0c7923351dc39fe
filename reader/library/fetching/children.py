"""Starts processes in sessions of their own, reads their output, and kills them at the end."""

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
    """A process, and the stream of its output.

    It uses a pipe of its own, because asyncio's `Process.wait` returns only after all of its own
    pipes have ended. A full pipe, or one that a descendant holds open, never ends.
    """

    def __init__(
        self, process: Process, output: asyncio.StreamReader, pipe: asyncio.BaseTransport
    ) -> None:
        """Used by `start`."""
        self.process, self.output, self._pipe = process, output, pipe

    @classmethod
    async def start(cls, command: Sequence[str], stdin: int = DEVNULL) -> Self:
        """Start a command; OSError if that fails."""
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
        except BaseException:  # cancellation too: close the pipe, then raise it again
            pipe.close()
            raise
        finally:
            os.close(writing)
        _running.add(process.pid)
        return cls(process, output, pipe)

    async def end(self, patience: float = 0.0) -> int:
        """Kill it with everything it has started, even if its output is not read to the end.

        It gets `patience` seconds to end by itself. Returns its exit status.
        """
        if patience:
            with suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    await self.process.wait()
        _kill(self.process.pid)
        self._pipe.close()
        return await self.process.wait()


def end_children() -> None:
    """Kill all running children."""
    for pid in tuple(_running):
        _kill(pid)


def _kill(pid: int) -> None:
    """Kill a process and everything it has started, and forget it."""
    _running.discard(pid)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
