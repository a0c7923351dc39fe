"""`python -m reader` and the `warreader` command: both start here."""

import sys

from reader.terminal import end_at_interrupt

end_at_interrupt()  # before what takes time to be loaded

from reader.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
