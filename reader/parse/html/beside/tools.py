"""Marks what a page puts between its paragraphs to use it: tools, topics, labelled links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.html.elements import HEADINGS
from reader.parse.html.text_block import TextBlock
from reader.parse.html.tree import Box, enclosing

_TOOLS = re.compile(
    r"(?:text|font|type) size|(?:story|article|page|reader|reading) tools|share (?:this|it)"
    r"(?: (?:story|article|page|post))?|(?:print|e-?mail|save|listen to|rate) this"
    r"(?: (?:story|article|page|post))?|browse (?:the )?(?:issues?|archives?|calendar|"
    r"show calendar)|"
    r"(?:change|adjust) (?:text|font) size|table of contents|on this page|jump to|"
    r"schriftgröße|artikel (?:teilen|drucken|versenden)|diesen artikel teilen|teilen|"
    r"partager(?: (?:cet|l[’'])? ?article)?|taille du texte|compartir(?: este artículo)?|"
    r"tamaño (?:del texto|de letra)|condividi(?: l[’']articolo)?|поделиться|поділитися",
    re.IGNORECASE,
)
"""The name of tools of a page."""
_TOPICS = re.compile(
    r"\W*(?:related )?(?:topics?|tags?|tagged(?: (?:with|as|in))?|filed (?:under|in)|"
    r"posted in|categor(?:y|ies)|keywords?|more (?:on|about)|schlagw(?:ort|örter|orte)|themen|"
    r"stichworte|mots[- ]clés|sujets|thèmes|etiquetas|temas|palabras clave|argomenti|parole chiave|"
    r"assuntos|теги|темы|теми)(?: in this (?:story|article))? ?: ?",
    re.IGNORECASE,
)
"""The label of a list of topics."""
_LABEL = re.compile(r"[A-Z][A-Z '’&-]{3,30}: ?")
_MOST_LETTERS, _LONGEST = 250, 80
"""The most letters of a box of tools, and of a text in it."""
_OF_TOPICS, _LABELLED = 0.5, 0.6
"""The least share of topics and of a labelled headline in links."""
_ENDS = frozenset(".!?…\"'”»“’。")


def mark_tools(boxes: Sequence[Box], blocks: Sequence[TextBlock]) -> None:
    """Hide boxes of tools with their names, lists of topics and headlines behind a label."""
    for place, block in enumerate(blocks):
        if block.tag in HEADINGS:
            is_name = len(block.text) <= _LONGEST and _TOOLS.fullmatch(block.text.rstrip(" :"))
            if is_name and (box := _around(boxes, blocks, place)):
                boxes[box].hidden = True
        elif block.tag in ("p", "div"):
            linked = block.share(of_links=True)
            label = " ".join(block.before_link.split()) if linked > _OF_TOPICS else ""
            is_headline = linked > _LABELLED and block.tag == "p" and _is_headline(block)
            is_list = bool(label) and bool(_TOPICS.fullmatch(label))
            is_list = is_list or (is_headline and bool(_LABEL.fullmatch(label)))
            if is_list and _is_alone(boxes, blocks, place):
                boxes[block.box].hidden = True


def _is_headline(block: TextBlock) -> bool:
    """Whether a paragraph is short, has no end and has one link."""
    links = {run.link for run in block.runs if run.link}
    return len(links) == 1 and block.text[-1] not in _ENDS and len(block.text) <= _LONGEST


def _is_alone(boxes: Sequence[Box], blocks: Sequence[TextBlock], place: int) -> bool:
    """Whether the box of a block has no other block in it."""
    box = blocks[place].box
    beside = (*blocks[max(0, place - 1) : place], *blocks[place + 1 : place + 2])
    return box > 0 and not any(box in enclosing(boxes, one.box) for one in beside)


def _around(boxes: Sequence[Box], blocks: Sequence[TextBlock], first: int) -> int:
    """Return the largest box that a name begins and that has only a few short texts besides.

    0 if there is none.
    """
    found = 0
    for box in enclosing(boxes, blocks[first].box):
        if not box or (first and box in enclosing(boxes, blocks[first - 1].box)):
            break
        letters = 0
        for place in range(first, len(blocks)):
            if box not in enclosing(boxes, blocks[place].box):
                break
            letters += len(blocks[place].text)
            if len(blocks[place].text) > _LONGEST or letters > _MOST_LETTERS:
                return found
        found = box
    return found
