"""The entry point of `python -m reader` and of the `warreader` command."""

import sys

from reader.terminal import end_at_interrupt

end_at_interrupt()  # before the slow imports below

from reader.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
