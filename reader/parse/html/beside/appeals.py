"""Marks the boxes of a page that end with a link for money or members, as notes to the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.html.text_block import TextBlock
from reader.parse.html.tree import Box, enclosing

_LINKED = 0.8
_LONGEST_LINK, _LONGEST, _MOST_LINES = 50, 700, 5
"""The most characters of the link and of the box, and the most blocks of it."""
_ASKED = re.compile(
    r"(?:yes,? )?(?:(?:support|help|back) (?:us|our \w+|the \w+|(?-i:[A-Z])\w+(?: \w+)?)"
    r"(?: now| today)?|"
    r"(?:donate|contribute|give)(?: (?:now|today|here|monthly|once|to us))?|make a donation|"
    r"(?:become|be) (?:an? )?(?:\w+ )?(?:member|supporter|patron|donor|subscriber)s?|"
    r"join (?:us|now|today)|(?:jetzt )?(?:spenden|unterstützen|mitglied werden)|"
    r"(?:unterstütze|unterstützen sie|spende|spenden sie) (?:uns|jetzt)|(?:je )?(?:donne|"
    r"soutiens)|faire un don|soutenez[- ]nous|(?:haz|hacer) una donación|hazte socio|apóyanos|"
    r"dona ora|sostienici|поддержать(?: нас)?|підтримати(?: нас)?)[ !→»>]*",
    re.IGNORECASE,
)
"""The words of a link that asks for money or members."""
_OURS = re.compile(
    r"\b(?:we|our|us|wir|uns(?:ere?[nrms]?)?|nous|notre|nos|nuestr[oa]s?|nosotros|noi|nostr[oaie])\b|"
    r"\breaders?\b|\bmembers?\b|\bleser|\blecteurs?\b|\blectores\b|\blettori\b|\bчитател|\bчитач",
    re.IGNORECASE,
)
"""Words of a publisher about itself."""


def mark_appeals(boxes: Sequence[Box], blocks: Sequence[TextBlock]) -> None:
    """Mark the small boxes that end with a link that asks for money or members."""
    for place, block in enumerate(blocks):
        asks = len(block.text) <= _LONGEST_LINK and _ASKED.fullmatch(block.text)
        if not asks or block.share(of_links=True) <= _LINKED:
            continue
        if box := _ended_by(boxes, blocks, place):
            boxes[box].notes = True


def _ended_by(boxes: Sequence[Box], blocks: Sequence[TextBlock], end: int) -> int:
    """Return the largest small box whose last block is this one, with words of ours; 0 for none."""
    found, first = 0, max(0, end - _MOST_LINES)
    for box in enclosing(boxes, blocks[end].box):
        around = [one for one in range(first, end + 1) if _is_in(boxes, blocks[one].box, box)]
        is_last = end + 1 == len(blocks) or not _is_in(boxes, blocks[end + 1].box, box)
        letters = sum(len(blocks[one].text) for one in around)
        if not is_last or around[0] == first or letters > _LONGEST or not box:
            break
        if any(blocks[one].tag == "h1" for one in around):
            break
        if len(around) > 1 and any(_OURS.search(blocks[one].text) for one in around[:-1]):
            found = box
    return found


def _is_in(boxes: Sequence[Box], place: int, box: int) -> bool:
    return box in enclosing(boxes, place)
