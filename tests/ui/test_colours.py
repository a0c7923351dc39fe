"""Few colours or none are seen from the environment."""

import pytest

from reader.ui.colours import is_limited


@pytest.mark.parametrize(
    ("environment", "limited"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, False),
        ({"TERM": "linux"}, True),
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, False),
        ({"TERM": "xterm-kitty"}, False),
        ({}, True),
    ],
)
def test_limited_terminals_are_known(environment: dict[str, str], limited: bool) -> None:
    assert is_limited(environment) is limited
