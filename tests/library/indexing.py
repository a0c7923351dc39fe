"""Indexes a folder in a process that a test can kill: `-m tests.library.indexing ROOT`."""

import sys
from pathlib import Path

from tests.library.briefs import opened

if __name__ == "__main__":
    with opened(Path(sys.argv[1])):
        pass
