"""Drops what stands among the paragraphs of a page and is none: links to other pages, labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.html.elements import HEADINGS
from reader.parse.html.tree import TextBlock

_LINKED = 0.8
_LINKED_ITEM = 0.4
_SHORT = 100
_OWN_TAG = 0.7
"""The share of a text that is in `<p>`, from which on short texts outside of it are labels."""

_INVITATION = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|more (?:from|on|about|stories)\b.*|"
    r"related(?: (?:stories|articles|topics|content|news))?|recommended|you may also like|"
    r"lesen sie (?:auch|mehr)|auch interessant|mehr (?:zum thema|von|zu)\b.*|mehr lesen|"
    r"weitere (?:informationen|themen|artikel)|lire (?:aussi|plus)|à lire(?: aussi)?|"
    r"sur le même sujet|lee también|leer más|más (?:información|sobre)\b.*|leggi anche|"
    r"leia (?:também|mais)|läs (?:också|mer)|læs (?:også|mere)|les (?:også|mer)|lees (?:ook|meer)|"
    r"czytaj (?:więcej|także|też|również)|читайте также|читайте (?:ещё|еще)|читайте також|"
    r"ilgili haberler|devamını oku|関連記事|あわせて読みたい|관련 ?기사|相关阅读|اقرأ أيضا)"
    r"[ :…!»>]*",
    re.IGNORECASE,
)
"""Labels of links to other pages."""

RoleBlock = tuple[TextBlock, str]


def without_furniture(blocks: Sequence[RoleBlock]) -> list[RoleBlock]:
    """Return the blocks that are text; each has its role."""
    in_paragraphs = sum(len(block.text) for block, role in blocks if not role and block.tag == "p")
    in_others = sum(len(block.text) for block, role in blocks if not role and block.tag != "p")
    has_paragraphs = in_paragraphs >= _OWN_TAG * (in_paragraphs + in_others)
    kept: list[RoleBlock | None] = []  # None stands for what was dropped
    for block, role in blocks:
        label = has_paragraphs and not role and block.tag != "p" and len(block.text) < _SHORT
        kept.append(None if label or _is_link(block, role) else (block, role))
    return _without_lonely_headings(kept)


def _is_link(block: TextBlock, role: str) -> bool:
    """Whether a block is nothing but a link to somewhere else, or the label of such links."""
    if len(block.text) < _SHORT and _INVITATION.fullmatch(block.text):
        return True
    most = _LINKED_ITEM if role == "li" else _LINKED
    return block.share(of_links=True) > most and len(block.text) < 2 * _SHORT


def _without_lonely_headings(blocks: Sequence[RoleBlock | None]) -> list[RoleBlock]:
    """The blocks without headings at the end, and without those over what was dropped."""
    kept: list[RoleBlock] = []
    level_after, dropped = 1, True  # of the heading that follows, and whether anything is between
    for one in reversed(blocks):
        level = HEADINGS.get(one[1], 0) if one else 0
        if one is None:
            dropped = True
        elif not (level and level_after and level >= level_after and dropped):
            kept.append(one)
            level_after, dropped = level, False
    return kept[::-1]
