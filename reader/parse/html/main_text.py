"""Finds the box of a page that holds its main text, and the blocks in it that are text."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.html.elements import HEADINGS
from reader.parse.html.letters import size_of, squeezed
from reader.parse.html.tree import OF_TEXT, Box, TextBlock, enclosing

_SHORTEST = 40
"""Letters of a paragraph that counts in the search for the main text."""
_MOST_LINKED = 0.5
_RELEASED = 0.25
"""A box that seems to stand beside the text is part of it if it holds this share of all text."""
_PLAIN = 0.3
_PURITY = 1.0
_LITTLE = 0.2
_NESTED = 0.25
_MORE = 1.05
_SHARE_OF_MORE = 0.5


class MainText:
    """The measures of all boxes of a page, and the place of the box with the main text."""

    def __init__(self, boxes: Sequence[Box], blocks: Sequence[TextBlock], spoken: str) -> None:
        """`spoken` is the text of the article by the page's own data, without spaces, or empty."""
        self.boxes, self.blocks = list(boxes), list(blocks)
        self._texts = [block.text for block in blocks]
        self._spoken = spoken
        self.confirmed = [self._is_spoken(text) for text in self._texts]
        whole = self._release()
        weights = self._weights()
        if weights[0][0] < _LITTLE * whole:  # whatever its names say, nothing else is there
            for box in self.boxes:
                box.apart = box.never = False
            weights = self._weights()
        self.root = self._best(weights)
        self._mark_nested(weights)

    def _is_spoken(self, text: str) -> bool:
        return len(text) >= _SHORTEST and squeezed(text) in self._spoken

    def _release(self) -> float:
        """Take back the mark of boxes that seem to stand apart and hold much of the text.

        Returns the letters of all paragraphs of the page.
        """
        held = [0.0] * len(self.boxes)
        whole = plain = 0.0
        for block, text in zip(self.blocks, self._texts, strict=True):
            weight = self._weight(block, text)
            around = list(enclosing(self.boxes, block.box)) if weight else []
            if any(self.boxes[place].hidden for place in around):
                continue
            whole += weight
            plain += 0 if any(self.boxes[place].never for place in around) else weight
            for place in around:
                held[place] += weight
        for box, weight in zip(self.boxes, held, strict=True):
            if weight > _RELEASED * whole:
                box.apart = False
                box.never = box.never and plain > _PLAIN * whole
        if not whole:  # all of the page is hidden until a script shows it
            for box in self.boxes:
                box.hidden = box.never = False
        return whole

    def _weight(self, block: TextBlock, text: str) -> float:
        size = size_of(text)
        if size < _SHORTEST or block.tag in HEADINGS or block.share(of_links=True) > _MOST_LINKED:
            return 0.0
        return size * (0.5 if block.tag in ("li", "td", "th") else 1.0)

    def _weights(self) -> list[tuple[float, float]]:
        """For each box the letters of good text in it, and of all text."""
        good, whole = [0.0] * len(self.boxes), [0.0] * len(self.boxes)
        told = sum(map(self.confirmed.__getitem__, range(len(self.blocks)))) > 2
        for number, (block, text) in enumerate(zip(self.blocks, self._texts, strict=True)):
            weight = self._weight(block, text)
            if told and not self.confirmed[number]:
                weight *= 0.3
            around = list(enclosing(self.boxes, block.box))
            if any(self.boxes[place].is_beside for place in around):
                weight = 0.0
            for place in around:
                good[place] += weight
                whole[place] += max(weight, len(text))
        return list(zip(good, whole, strict=True))

    def _best(self, weights: Sequence[tuple[float, float]]) -> int:
        if all(good == 0 for good, _ in weights):
            return 0

        def score(place: int) -> tuple[float, int]:
            good, whole = weights[place]
            return (good * (good / whole) ** _PURITY if whole else 0.0, place)

        holders = [place for place, box in enumerate(self.boxes) if box.tag not in OF_TEXT]
        return self._widened(max(holders, key=score), weights)

    def _widened(self, place: int, weights: Sequence[tuple[float, float]]) -> int:
        """The box around a box that holds more good text and little else."""
        best = place
        for outer in enclosing(self.boxes, place):
            good, whole = weights[best]
            more, other = weights[outer]
            if more > _MORE * good and (more - good) > _SHARE_OF_MORE * (other - whole):
                best = outer
        return best

    def _mark_nested(self, weights: Sequence[tuple[float, float]]) -> None:
        """Mark articles inside the main text that hold little of it: they announce others."""
        inner = []
        for place, box in enumerate(self.boxes):
            if box.tag == "article" and place != self.root:
                around = list(enclosing(self.boxes, box.parent))
                if self.root in around and not any(
                    self.boxes[one].tag == "article" for one in around[: around.index(self.root)]
                ):
                    inner.append(place)
        if sum(weights[place][0] for place in inner) < _NESTED * weights[self.root][0]:
            for place in inner:
                self.boxes[place].apart = True

    def kept(self) -> list[int]:
        """The places of the blocks of the main text, in order."""
        found = []
        for number, block in enumerate(self.blocks):
            inside = False
            beside = quoted = False
            for place in enclosing(self.boxes, block.box):
                if place == self.root:
                    inside = True
                    break
                box = self.boxes[place]
                quoted = quoted or box.tag in ("blockquote", "table")
                beside = beside or (box.is_beside and not (quoted and box.tag == "figure"))
            if inside and (not beside or self.confirmed[number]) and self._texts[number]:
                found.append(number)
        return found
