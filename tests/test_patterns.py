"""No regular expression of the program takes exponential time for a text made for it."""

import re
import subprocess
import sys

import pytest

from benchmarks.hostile.patterns import slow_patterns


@pytest.mark.slow
def test_each_repeat_divides_a_text_in_few_ways() -> None:
    # A process of its own, because patterns are seen when they are compiled.
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.hostile.patterns"], capture_output=True, text=True
    )
    assert made.returncode == 0, made.stdout + made.stderr


@pytest.mark.parametrize(
    ("pattern", "is_slow"),
    [
        (r"(?:a+b?)*", True),
        (r"Photo: ?(?:[^ ]{1,40} ?){1,5}", True),
        (r"x(?:\d{1,3} ?)+", True),
        (r"(?:a+b)*", False),
        (r"(?:a++b?)*", False),
        (r"(?:[^ ]{1,40}+ ?){1,5}", False),
    ],
)
def test_a_pattern_is_slow_if_its_repeat_divides_a_text_in_many_ways(
    pattern: str, is_slow: bool
) -> None:
    found = list(slow_patterns({(pattern, int(re.UNICODE)): "here"}))
    assert bool(found) == is_slow
