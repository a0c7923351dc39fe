"""A live blog's time at the head of a line ("14:05 GMT — Power is back") to time and rest."""

from __future__ import annotations

import re

_TIME = re.compile(
    r"[\[(]?(?P<time>(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d.,])(?:[ ]?[ap]\.?m\b\.?)?"
    r"(?:[ ]?(?:[A-Z]{2,4}T|GMT|UTC|MSK|local time|[A-Z][a-z]+ time)\b)?)[\])]?"
    r"(?P<mark>[ ]*[-–—:|•][ ]+|[ ]*[:]?$|[ ]+)(?P<rest>.*)"
)


def split(text: str) -> tuple[str | None, str]:
    """The time as it is written and what follows it; None and the whole text without one."""
    match = _TIME.fullmatch(text)
    if not match:
        return None, text
    rest = match["rest"]
    # "9.30 percent" and "14:05 was the hour" are no entries; "9.30 Power is back" is one.
    if rest and match["mark"].isspace() and (rest[0].islower() or rest[0].isdigit()):
        return None, text
    return match["time"], rest
