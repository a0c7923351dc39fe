"""Plants one fault at a time in a copy of the program and checks that its tests notice.

`python -m benchmarks.trust.faults` copies the checkout and makes sure that the tests named in the
tables of faults pass. Then, fault by fault, it replaces a few characters of the program, runs the
tests that should fail, and restores the characters. The exit status is 1 if a fault goes unnoticed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.trust.planted import LOSES_MARKS, Fault
from benchmarks.trust.planted_gates import LEAKS, UNBOUNDED, UNCLEANED
from benchmarks.trust.planted_limits import LIMITS
from benchmarks.trust.planted_rows import MISREAD
from benchmarks.trust.planted_work import SLOW_TEXTS

ROOT = Path(__file__).parents[2]
FAULTS = LOSES_MARKS + LEAKS + UNCLEANED + UNBOUNDED + SLOW_TEXTS + LIMITS + MISREAD
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "*cache*", ".hypothesis", "build", "dist")
PATIENCE = 60
"""Seconds; a fault that makes its tests hang counts as noticed."""

_FAILED = re.compile(r"^FAILED \S+?::(\w+)", re.MULTILINE)


class Seen(NamedTuple):
    """The result of a fault: whether and by which test it was noticed, or what went wrong."""

    caught: bool
    by: str


def copied(folder: Path) -> Path:
    """A copy of the checkout, which will be changed."""
    copy = folder / "checkout"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT, symlinks=True)
    return copy


def run(copy: Path, tests: Sequence[str], stop: bool = True) -> tuple[int | None, str]:
    """Exit status and output of tests in the copy; the status is None if they hang."""
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", "--tb=no"]
    command += ["-m", "", *(["-x"] if stop else [])]  # the slow ones too
    # Bytecode is known by size and second: that of another fault could be taken for this one's.
    own = {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    started = subprocess.Popen(
        [*command, *tests],
        cwd=copy,
        env=os.environ | own,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output, _ = started.communicate(timeout=PATIENCE if stop else None)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, 9)
        output, _ = started.communicate()
        return None, output
    return started.returncode, output


def is_own(copy: Path) -> bool:
    """Whether the tests in the copy import the copy, and not the original checkout."""
    args = [sys.executable, "-c", "import reader; print(reader.__file__)"]
    own = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    found = subprocess.run(args, cwd=copy, env=own, capture_output=True, text=True, check=True)
    return Path(found.stdout.strip()).resolve().is_relative_to(copy.resolve())


def plant(copy: Path, fault: Fault) -> Seen:
    """Put a fault in, run its tests, take it out."""
    path = copy / fault.path
    text = path.read_text()
    if text.count(fault.right) != 1:
        return Seen(False, f"its place is there {text.count(fault.right)} times, not once")
    path.write_text(text.replace(fault.right, fault.wrong))
    try:
        compile(path.read_text(), str(path), "exec")
        status, output = run(copy, fault.tests)
    except SyntaxError as error:
        return Seen(False, f"with it nothing runs: {error.msg}")
    finally:
        path.write_text(text)
    if status is None:
        return Seen(True, f"one of {', '.join(map(_short, fault.tests))} never ended")
    failed = _FAILED.search(output)
    if status == 1 and failed:
        return Seen(True, failed[1])
    return Seen(False, "UNNOTICED" if status == 0 else f"pytest ended with {status}:\n{output}")


def _short(test: str) -> str:
    return test.rsplit("::", 1)[-1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="faults whose name has these words")
    args = parser.parse_args()
    chosen = [fault for fault in FAULTS if args.only in fault.name]
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        if not is_own(copy):
            print("what is tested in the copy is not the copy")
            return 1
        status, output = run(
            copy, sorted({test for fault in chosen for test in fault.tests}), False
        )
        if status != 0:
            print(f"the tests do not pass without a fault either:\n{output}")
            return 1
        print("| fault | caught by |\n|---|---|")
        missed = 0
        for fault in chosen:
            seen = plant(copy, fault)
            missed += not seen.caught
            print(f"| {fault.name} | {seen.by} |", flush=True)
    print(f"\n{len(chosen)} faults, {missed} unnoticed")
    return int(bool(missed) or not chosen)


if __name__ == "__main__":
    sys.exit(main())
