"""Indexes a folder in a process that a test can kill: `-m tests.library.index_folder ROOT`."""

import sys
from pathlib import Path

from tests.library.bulletin_files import opened

if __name__ == "__main__":
    with opened(Path(sys.argv[1])):
        pass
