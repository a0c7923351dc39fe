"""Gives each bulletin of a source a name that identifies it in the index.

A feed's own identifier for an item is stable when new items come before it; a position is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.models import Bulletin


def items_of(bulletins: Sequence[Bulletin]) -> list[str]:
    """Return a name for each bulletin of a source: its own identifier there, or else its number.

    Repeated names get a number appended. A single bulletin keeps its own identifier, even if "".
    """
    if len(bulletins) == 1:
        return [bulletins[0].item]
    often: Counter[str] = Counter()
    items: dict[str, None] = {}
    for number, bulletin in enumerate(bulletins):
        name = item = bulletin.item or str(number)
        while item in items:
            often[name] += 1
            item = f"{name} {often[name] + 1}"
        items[item] = None
    return list(items)
