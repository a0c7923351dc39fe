"""Every planted fault has its place in the program, and its tests exist.

`python -m benchmarks.trust.faults` plants them.
"""

from pathlib import Path

import pytest

from benchmarks.trust.faults import FAULTS
from benchmarks.trust.planted import Fault

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_has_its_place_once_and_its_tests_are_there(fault: Fault) -> None:
    assert (ROOT / fault.path).read_text().count(fault.right) == 1
    assert fault.tests
    for test in fault.tests:
        file, _, name = test.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text()
