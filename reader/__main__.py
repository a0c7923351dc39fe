"""`python -m reader` and the `warreader` command: both start here."""

import sys

from reader.cli import main

if __name__ == "__main__":
    sys.exit(main())
