"""Of a costly test some parameters are tried in every run; the others are slow."""

from collections.abc import Iterable, Mapping

import pytest
from _pytest.mark import ParameterSet


def first_quick(
    values: Iterable[object], quick: int = 1, spread: bool = False
) -> list[ParameterSet]:
    """The first `quick` values are tried in every run; a value is spread over several arguments."""
    return [
        pytest.param(
            *(value if spread and isinstance(value, tuple) else (value,)),
            marks=pytest.mark.slow if number >= quick else (),
        )
        for number, value in enumerate(values)
    ]


def some_quick(pieces: Mapping[str, object]) -> list[ParameterSet]:
    """The pieces as parameters of a test: each sixth is tried in every run, the others are slow."""
    return [
        pytest.param(piece, id=name, marks=pytest.mark.slow if number % 6 else ())
        for number, (name, piece) in enumerate(pieces.items())
    ]
