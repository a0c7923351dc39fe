"""The cases of one file as one parameter of a test: thousands of tests are slow to collect."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

T = TypeVar("T")


def by_file(cases: Iterable[T], file_of: Callable[[T], str]) -> list[ParameterSet]:
    """One parameter for each file, with its name as id; the cases of a file follow each other.

    A test compares one dict by the names of cases with another: pytest prints those that differ.
    """
    return [pytest.param([*group], id=file) for file, group in groupby(cases, file_of)]
