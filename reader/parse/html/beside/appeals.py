"""Marks the boxes of a page that ask for money or members, as notes to the text.

They end with a link for it, or begin as a letter to the readers.
"""

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
_LETTER = re.compile(
    r"(?:an? (?:message|letter|note|word) (?:from|to)\b|(?:dear|to our) readers?\b|"
    r"you (?:appreciate|value|like|enjoy|rely on|trust) our\b|"
    r"(?:since|while|now that|as) you(?:[’']re| are) here\b|before you go\b|"
    r"(?:support|help (?:us|fund|keep)|fund|back|stand (?:with|up for)|invest in|defend|protect) "
    r"(?:us\b|our\b|(?:\w+ ){0,3}(?:journalism|reporting|newsroom|media|news)\b)|"
    r"(?:we need|why we need|why) your (?:help|support)\b|"
    r"your (?:tax[- ]deductible )?(?:gift|support|donation|contribution)s?\b|"
    r"(?:in eigener sache|liebe leser|unterstützen sie|wir brauchen (?:sie|dich|euch|ihre))\b|"
    r"(?:chers? lect|soutenez|vous (?:aimez|appréciez) n)|(?:querid[oa]s? lect|apoya|ayúdanos)|"
    r"(?:car[aei]o? lett|sostieni)|(?:дорог(?:ие|і) чита|поддержите|підтримайте))",
    re.IGNORECASE,
)
"""Matches the first words of a letter that asks readers for money or to become members."""
_MONEY = re.compile(
    r"\bdonat|\bcontribut(?:e|ion)\b|\bas little as\b|[$€£] ?\d|\b(?:a|per|every|each) month\b|"
    r"\bmonthly\b|tax[- ]deductible|\bsupport(?:ing)? (?:us|our|the|this|\w+ journalism)\b|"
    r"\byour (?:support|help|gift)\b|\bconsider (?:joining|supporting)\b|\bbecome an?\b|"
    r"\bsubscri(?:be|ption)|\bspende|\bmonatlich|\bunterstütz|\bdons?\b|\bsoutenez|"
    r"\bdona(?:r|ción|ciones|zion)|\bapoya|\bsostien|\bдонат|\bпожертв|\bподдерж|\bпідтрим",
    re.IGNORECASE,
)
_LONGEST_OPENING, _LONGEST_LETTER, _MOST_OF_LETTER, _FEWEST_ASKED = 120, 2500, 14, 2
"""The most characters of the first line and of the letter, its most blocks, and the fewest of them
that speak of money."""


def mark_appeals(boxes: Sequence[Box], blocks: Sequence[TextBlock]) -> None:
    """Mark the boxes that ask for money or members: small ones with a link for it, and letters."""
    before = 0
    for place, block in enumerate(blocks):
        is_opening = len(block.text) <= _LONGEST_OPENING and bool(_LETTER.match(block.text))
        if is_opening and (box := _letter_begun_by(boxes, blocks, place, before)):
            boxes[box].notes = True
        before += len(block.text)
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


def _letter_begun_by(
    boxes: Sequence[Box], blocks: Sequence[TextBlock], first: int, before: int
) -> int:
    """Return the largest box that a line begins and in which a publisher asks for money; 0 if none.

    The text before it, of `before` characters, has at least half its length.
    """
    found = 0
    last = min(len(blocks), first + _MOST_OF_LETTER + 1)
    for box in enclosing(boxes, blocks[first].box):
        inside = [one for one in range(first, last) if _is_in(boxes, blocks[one].box, box)]
        is_first = first == 0 or not _is_in(boxes, blocks[first - 1].box, box)
        texts = [blocks[one].text for one in inside]
        if not (box and is_first) or inside[-1] - first >= _MOST_OF_LETTER:
            break
        if sum(map(len, texts)) > min(_LONGEST_LETTER, 2 * before) or any(
            blocks[one].tag == "h1" for one in inside
        ):
            break
        asked = sum(map(bool, map(_MONEY.search, texts)))
        if asked >= _FEWEST_ASKED and any(map(_OURS.search, texts[1:])):
            found = box
    return found


def _is_in(boxes: Sequence[Box], place: int, box: int) -> bool:
    return box in enclosing(boxes, place)
