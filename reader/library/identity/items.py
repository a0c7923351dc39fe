"""Turns the bulletins of a source into names that tell them apart, in whatever order they come.

What a feed calls its items stays when new ones come before them; a number of their order does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.models import Bulletin


def items_of(bulletins: Sequence[Bulletin]) -> list[str]:
    """Return a name for each bulletin of a source: what it is called there, else its number.

    Of several with the same name the others have a number too.  A bulletin that is alone and has no
    name has the empty one.
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
