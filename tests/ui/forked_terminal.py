"""A terminal whose program is a fork of one that has loaded the screen: half of a start."""

from __future__ import annotations

import sys

from benchmarks.terminal import Process, Terminal
from reader.ui.terminal.private_names import is_stock_asked
from tests.forking import Forked

READER = [sys.executable, "-m", "reader"]


class ForkedTerminal(Terminal):
    """Runs the reader in a fork; for how it starts there is `Terminal`.

    With Textual's public parts alone it is started all the same: they are chosen by imports.
    """

    def _start(
        self, command: list[str], slave: int, cwd: str | None, environment: dict[str, str]
    ) -> Process:
        assert command[:3] == READER, command
        if is_stock_asked(environment):
            return super()._start(command, slave, cwd, environment)
        return Forked(command[3:], slave, cwd, environment)
