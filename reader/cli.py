"""The `warreader` command: words of the command line to calls, and nothing else."""

from __future__ import annotations

import sys

from reader.extract import answer_lines


def main() -> int:
    """Run the command; the exit status is 0, 1 (something was unreadable) or 2 (usage)."""
    status = 0
    for answer, complaint in answer_lines(sys.stdin.buffer):
        if answer is not None:
            print(answer)
        else:
            print(f"warreader: {complaint}", file=sys.stderr)
            status = 1
    return status
