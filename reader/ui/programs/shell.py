"""Turns a typed command line into the command that runs it in the user's shell."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

USUAL = "/bin/sh"


def shell_command(typed: str, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the command: `$SHELL`, or `/bin/sh` if that is unusable, with the line as typed."""
    own = environment.get("SHELL", "")
    shell = own if os.path.isabs(own) and shutil.which(own) else USUAL
    return (shell, "-c", typed)
