"""The measurements that the README and docs quote, each one command."""

import compileall
from pathlib import Path

# An installed program has its bytecode; where the environment forbids Python to keep it, a checkout
# would compile itself at every start, which takes a third of the time to the first screen.
compileall.compile_dir(Path(__file__).parent.parent / "reader", quiet=2)
