"""Turns what the reader has typed into the command that the reader's own shell runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

USUAL = "/bin/sh"


def shell_command(typed: str, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The shell that the reader has, or the usual one, and the line as it was typed."""
    own = environment.get("SHELL", "")
    shell = own if os.path.isabs(own) and shutil.which(own) else USUAL
    return (shell, "-c", typed)
