"""Drops the boilerplate around a newsletter's text: links to a web version, and unsubscribing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.blocks.units import Unit

_ABOVE = re.compile(
    r"(?:(?:view|read|open|see) (?:it|this|the)?\b.{0,40}\b(?:browser|online|web)\b|"
    r"(?:having )?trouble (?:viewing|reading)\b|(?:web|online) version\b|"
    r"(?:im browser|online) (?:ansehen|lesen|anzeigen)|voir (?:la version|dans)\b|"
    r"was this (?:e-?mail |letter |newsletter )?forwarded to you)",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\bunsubscribe\b|\babmelden\b|\babbestellen\b|désabonner|désinscrire|darse de baja|отписаться|"
    r"відписатися|\byou(?:[’']re| are| have)? (?:get|getting|got|receiv(?:e|ing|ed)) this\b|"
    r"\b(?:manage|update|change) (?:your |e-?mail )*(?:preferences|subscriptions?|settings)\b|"
    r"\bthis (?:e-?mail|message|newsletter) was sent to\b|^\S+ mailing list(?: --|$)|"
    r"^(?:©|\(c\)|copyright) ?(?:©|\(c\))? ?\d{4}\b",
    re.IGNORECASE,
)
_LONGEST = 400
_TOP, _LAST = 5, 12
"""Units at the top, and at the end, that are searched for boilerplate."""


def without_furniture(units: Sequence[Unit]) -> list[Unit]:
    """Return the units without boilerplate; after its first line at the end, all short units go."""
    kept = [
        unit
        for place, unit in enumerate(units)
        if not (place < _TOP and len(unit.text) < _LONGEST and _ABOVE.search(unit.text))
    ]
    start = max(0, len(kept) - _LAST)
    end = next((at for at in range(start, len(kept)) if _is_below(kept[at])), len(kept))
    rest = [unit for unit in kept[end:] if len(unit.text) >= _LONGEST]
    return kept[:end] + rest


def _is_below(unit: Unit) -> bool:
    return len(unit.text) < _LONGEST and bool(_BELOW.search(unit.text))
