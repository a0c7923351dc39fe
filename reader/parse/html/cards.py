"""Finds captions and teasers among the blocks of a page's main text, by their boxes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from reader.parse.html.elements import HEADINGS
from reader.parse.html.letters import squeezed
from reader.parse.html.main_text import MainText
from reader.parse.html.text_block import TextBlock
from reader.parse.html.tree import Box, enclosing
from reader.parse.shapes.captions import is_caption as is_credited

_LONGEST_CAPTION = 300
_DEEP = frozenset(("h4", "h5", "h6"))
"""Headings that may be the captions of pictures."""
_LONGEST_CARD = 700
"""The most letters in a box that is a teaser: a linked headline and a few lines."""
_DIGEST = 0.3
"""A page is a digest if linked headlines and their text make up this share of it."""
_LONG, _FEWEST_LONG, _ARTICLE = 100, 3, 0.4
"""The letters of a long paragraph, the fewest of them above all linked headlines in an article that
others follow, and the share of the whole text up to there."""
_LEAST_HEADS, _ABOVE_HEADS = 3, 0.2
"""Linked headlines are headings if there are three over paragraphs, and little text above them."""
_LINKED = 0.8
_LEAST = 20
_MOST_OF_CAPTION, _MOST_OF_EMBED, _MOST_OF_CARD = 3, 5, 4
_READ_FULL = re.compile(
    r"(?:continue|keep|read|view|see) (?:the )?(?:full|whole|entire|now|reading|more|original)?"
    r" ?(?:article|stor(?:y|ies)|post|interview|reports?)?\W*",
    re.IGNORECASE,
)
SOURCE = re.compile(
    r"(?:quelle|source|fuente|fonte|bron|källa|kilde)n?s? ?: ?.{1,60}", re.IGNORECASE
)


class Cards:
    """The numbers of letters, blocks, pictures and headings in each box of a page."""

    def __init__(self, main: MainText, kept: Sequence[int], own_address: str) -> None:
        """`kept` are the indices of the main text's blocks; `own_address` is that of the page."""
        self._main, self._kept, self._own = main, kept, own_address
        self._letters = self._summed((place, len(main.blocks[place].text)) for place in kept)
        self._blocks = self._summed((place, 1) for place in kept)
        self._linked = self._summed((place, 1) for place in kept if self._is_linked(place))
        self._headings = self._summed((place, 1) for place in kept if self._is_heading(place))
        self._pictures = _box_sums(main.boxes, [box.pictures + box.players for box in main.boxes])
        self._players = _box_sums(main.boxes, [box.players for box in main.boxes])

    def captions(self, descriptions: Collection[str]) -> set[int]:
        """Return the indices of texts that describe a picture or are alone with one in a box."""
        found: set[int] = set()
        for place in self._kept:
            block = self._main.blocks[place]
            text = block.text
            if len(text) > _LONGEST_CAPTION or block.tag in ("li", "th", "dd", "dt"):
                continue
            if block.tag == "td":
                if self._is_alone_in_table(block):
                    found.add(place)
                continue
            if self._is_heading(place):
                is_caption = self._is_alone_with(self._players, block)
                is_caption = is_caption or (block.tag in _DEEP and is_credited(text))
            else:
                may_be = descriptions and len(text) > _LEAST
                is_described = may_be and squeezed(text) in descriptions
                is_caption = is_described or self._main.boxes[block.box].caption
                is_caption = is_caption or (
                    place != self._kept[0] and self._is_alone_with(self._pictures, block)
                )
            if is_caption:
                found.add(place)
            elif not self._is_heading(place) and (is_credited(text) or SOURCE.fullmatch(text)):
                found.update(self._with_picture(place))
        return found

    def _with_picture(self, place: int) -> list[int]:
        """Return the indices of a credit and of the blocks in one small box with a picture.

        A source is no credit of a picture without such a box, and with a long text in it.
        """
        text = self._main.blocks[place].text
        is_source = SOURCE.fullmatch(text) and not is_credited(text)
        for box in enclosing(self._main.boxes, self._main.blocks[place].box):
            if box == self._main.root or self._blocks[box] > _MOST_OF_CAPTION:
                break
            if is_source and self._letters[box] > _LONGEST_CAPTION:
                break
            if self._pictures[box]:
                inside = self._main.inherited(at == box for at in range(len(self._main.boxes)))
                return [at for at in self._kept if inside[self._main.blocks[at].box]]
        return [] if is_source else [place]

    def teasers(self) -> set[int]:
        """Return the indices of linked headlines and of the blocks in one box with each.

        A heading in a box with only a picture and links is a label. In a digest these are the text.
        A single headline's box is a teaser only if it has a picture.
        """
        heads = [place for place in self._kept if self._is_teaser_head(place)]
        is_card = [False] * len(self._main.boxes)
        for place in heads:
            card = self._card(self._main.blocks[place])
            if card is not None and (len(heads) > 1 or self._pictures[card]):
                is_card[card] = True
        for place in self._kept:
            for box in (self._box_of_label(place), self._box_of_embed(place)):
                is_card[box] = is_card[box] or box > 0
        for box in self._linked_cards():
            is_card[box] = True
        inside = self._main.inherited(is_card)
        found = {place for place in self._kept if inside[self._main.blocks[place].box]}.union(heads)
        letters = sum(len(self._main.blocks[place].text) for place in found)
        is_digest = letters > _DIGEST * self._letters[self._main.root]
        is_digest = is_digest and not self._is_below_article(heads)
        return set() if is_digest or self._are_headings(heads) else found

    def _is_below_article(self, heads: Sequence[int]) -> bool:
        """Whether much of the text stands above the linked headlines, in several paragraphs.

        One linked heading may stand above them: that of the page's section.
        """
        told = [
            place
            for place in self._kept
            if len(self._main.blocks[place].text) >= _LONG
            and not self._is_linked(place)
            and not self._is_heading(place)
        ]
        first = next((head for head in heads if told and head > told[0]), 0)
        above = [place for place in told if place < first]
        letters = sum(len(self._main.blocks[place].text) for place in above)
        is_enough = letters >= _ARTICLE * self._letters[self._main.root]
        return is_enough and len(above) >= _FEWEST_LONG and first in heads[:2]

    def _are_headings(self, heads: Sequence[int]) -> bool:
        """Whether linked headlines divide the whole text: from the top, each over a paragraph."""
        order = {place: at for at, place in enumerate(self._kept)}
        own = sum(self._main.blocks[place].tag == "h1" for place in self._kept)
        if len(heads) < _LEAST_HEADS or len(heads) < self._headings[self._main.root] - own:
            return False
        above = (self._main.blocks[at] for at in self._kept[: order[heads[0]]])
        before = sum(len(block.text) for block in above if block.tag != "h1")
        if before > _ABOVE_HEADS * self._letters[self._main.root]:
            return False
        below = [self._kept[order[head] + 1 :][:1] for head in heads]
        texts = [at[0] for at in below if at and self._main.blocks[at[0]].tag == "p"]
        return len(texts) == len(heads) and not any(map(self._is_linked, texts))

    def _is_alone_with(self, things: Sequence[int], block: TextBlock) -> bool:
        """Whether a box has this block, no other, and one of the things."""
        for place in enclosing(self._main.boxes, block.box):
            if place == self._main.root or self._blocks[place] > 1:
                return False
            if things[place]:
                return True
        return False

    def _is_alone_in_table(self, block: TextBlock) -> bool:
        """Whether a table has this block, no other, and a picture."""
        for place in enclosing(self._main.boxes, block.box):
            if place == self._main.root or self._blocks[place] > 1:
                return False
            if self._main.boxes[place].tag == "table":
                return self._pictures[place] > 0
        return False

    def _card(self, block: TextBlock) -> int | None:
        """Return the largest small box around a linked headline that holds only teasers."""
        card = None
        for place in enclosing(self._main.boxes, block.box):
            is_small = self._letters[place] <= _LONGEST_CARD * max(1, self._headings[place])
            if place == self._main.root or not is_small or self._blocks[place] > 6:
                break
            card = place
        return card

    def _linked_cards(self) -> list[int]:
        """Return the small boxes that begin with a link and have a picture, if there are two."""
        found: list[int] = []
        for place in self._kept:
            block = self._main.blocks[place]
            if self._is_heading(place) or block.tag == "li" or not self._is_linked(place):
                continue
            for box in enclosing(self._main.boxes, block.box):
                if box == self._main.root or self._blocks[box] > _MOST_OF_CARD:
                    break
                if self._blocks[box] > 1 and self._pictures[box] and self._linked[box] == 1:
                    found += [box] if self._letters[box] <= _LONGEST_CARD else []
                    break
        return found if len(found) > 1 else []

    def _box_of_label(self, place: int) -> int:
        """The box around a heading that has nothing else but a picture and links; 0 for none."""
        around = self._main.boxes[self._main.blocks[place].box].parent
        if not self._is_heading(place) or around in (self._main.root, -1):
            return 0
        links = self._linked[around]
        is_label = links and self._blocks[around] == links + 1 and not self._is_linked(place)
        return around if is_label and self._pictures[around] else 0

    def _box_of_embed(self, place: int) -> int:
        """The small box of another text: a heading, a few lines, "Read full story"; 0 for none."""
        block = self._main.blocks[place]
        if block.tag == "p" or not _READ_FULL.fullmatch(block.text):
            return 0
        for box in enclosing(self._main.boxes, block.box):
            if box == self._main.root or self._blocks[box] > _MOST_OF_EMBED:
                break
            if self._headings[box]:
                return box if self._letters[box] <= _LONGEST_CARD else 0
        return 0

    def _is_linked(self, place: int) -> bool:
        return self._main.blocks[place].share(of_links=True) > _LINKED

    def _is_heading(self, place: int) -> bool:
        return self._main.blocks[place].tag in HEADINGS

    def _is_teaser_head(self, place: int) -> bool:
        """Whether a block is a heading that is a link to another page."""
        block = self._main.blocks[place]
        if not self._is_heading(place):
            return False
        links = {run.link for run in block.runs if run.link and run.text.strip()}
        away = [link for link in links if not self._is_own(link)]
        return bool(away) and block.share(of_links=True) > _LINKED

    def _is_own(self, link: str) -> bool:
        path = link.partition("#")[0].partition("?")[0].rstrip("/")
        return not path or (bool(self._own) and self._own.rstrip("/").endswith(path))

    def _summed(self, weights: Iterable[tuple[int, int]]) -> list[int]:
        own = [0] * len(self._main.boxes)
        for place, weight in weights:
            own[self._main.blocks[place].box] += weight
        return _box_sums(self._main.boxes, own)


def _box_sums(boxes: Sequence[Box], own: Sequence[int]) -> list[int]:
    """Return for each box the sum over it and all boxes in it; parents come before children."""
    sums = list(own)
    for place in range(len(sums) - 1, 0, -1):
        sums[boxes[place].parent] += sums[place]
    return sums
