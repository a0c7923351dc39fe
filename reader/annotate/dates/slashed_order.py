"""Tells from a whole text whether its dates with slashes have the day or the month first."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SLASHED = re.compile(r"(?<![\d/.-])(\d\d?)([/-])(\d\d?)\2(?:\d{4}|\d\d)(?![\d/-])", re.ASCII)


def slashed_order(texts: Iterable[str]) -> bool | None:
    """True if the day comes first, False if the month does, None where nothing settles it.

    A date in which only one part can be the month settles it ("28/10/2024"), unless another one
    contradicts.
    """
    orders: set[bool] = set()
    for text in texts:
        if "/" not in text and "-" not in text:
            continue
        for one, _, two in _SLASHED.findall(text):
            if int(one) > 12 >= int(two) > 0 and int(one) < 32:
                orders.add(True)
            elif int(two) > 12 >= int(one) > 0 and int(two) < 32:
                orders.add(False)
    return orders.pop() if len(orders) == 1 else None
