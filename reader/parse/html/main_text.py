"""Finds the box of a page with its main text, and the blocks in it that are text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import repeat

from reader.parse.html.beside.released import release_marks
from reader.parse.html.elements import APART, HEADINGS
from reader.parse.html.letters import short_line, size_of, squeezed
from reader.parse.html.stated.shown import ShownTexts
from reader.parse.html.text_block import TextBlock
from reader.parse.html.tree import OF_TEXT, Box, enclosing

_SHORTEST = 40
"""The fewest letters of a paragraph that counts in the search for the main text."""
MOST_LINKED = 0.5
_UNCONFIRMED = 0.3
"""The weight of a paragraph that is not in the page's data, if others are."""
_RELEASED = 0.25
"""A box marked as beside the text is part of it if it holds this share of all text."""
_PLAIN = 0.3
_LITTLE = 0.2
"""The shares of all text that must be left for the marks of boxes to be used."""
_MORE, _SHARE_OF_MORE = 1.05, 0.5
"""The best box grows to one with more good text, if this share of the addition is good."""
_FAR_MORE = 2.0
"""How many times the text of the best box is in one with the name of the whole text."""
_MOST_NAMED = 0.6
"""The share of all text in boxes named by a word from which the word is no mark."""
_NESTED = 0.25
_PART = re.compile(r"(?i)text|body|content|article|story|paragraph|copy|wysiwyg|rich")
"""A name of boxes that hold text."""
_FLOW, _ENDS = frozenset(("p", "ul", "ol", "li", "blockquote", *HEADINGS)), frozenset('.!?…"”»“')
_NEVER_ALL = OF_TEXT.union(("ul", "ol", "dl"))
"""Elements that are never the whole text."""
_MOST_PULLED = 50
_NEAR, _BELOW, _ABOVE = 20, 8, 6
"""Numbers of texts around the start of the main text: of all, of those dated below and above its
heading."""


class MainText:
    """The measures of all boxes of a page, and the index of the box with the main text.

    `letters` is the number of letters in all visible paragraphs of the page.
    """

    def __init__(self, boxes: Sequence[Box], blocks: Sequence[TextBlock], spoken: str) -> None:
        """`spoken` is the text of the article in the page's data, squeezed, or ""."""
        self.boxes, self.blocks = boxes, blocks
        self._ends = self._ends_of_boxes()
        self._texts = [block.text for block in blocks]
        self._sizes = list(map(_size, blocks, self._texts))
        self._confirmed = [
            bool(spoken) and len(text) >= _SHORTEST and squeezed(text) in spoken
            for text in self._texts
        ]
        release_marks(
            boxes,
            self._sums(block.is_long_paragraph for block in blocks),
            self._sums(block.is_told for block in blocks),
        )
        whole = self.letters = self._release()
        good, rest = self._weights()
        if good[0] < _LITTLE * whole:  # marked boxes hold most of the text: ignore their marks
            for box in boxes:
                box.apart = box.never = False
        else:
            self._release_words(whole)
        good, rest = self._weights()
        self.root = self._with_parts(self._best(good, rest))
        self._mark_nested(good)
        self.kept = self._find_kept()

    def _sums(self, weights: Iterable[float]) -> list[float]:
        """Return for each box the sum of the weights of all blocks inside it."""
        sums = [0.0] * len(self.boxes)
        for block, weight in zip(self.blocks, weights, strict=True):
            sums[block.box] += weight
        for place in range(len(sums) - 1, 0, -1):
            sums[self.boxes[place].parent] += sums[place]
        return sums

    def inherited(self, marks: Iterable[bool]) -> list[bool]:
        """Return for each box whether it or one around it has a mark."""
        found = list(marks)
        for place in [place for place, mark in enumerate(found) if mark]:
            end = self._ends[place]
            found[place:end] = repeat(True, end - place)
        return found

    def _ends_of_boxes(self) -> list[int]:
        """Return for each box the index after the last one inside it; they follow it."""
        ends = list(range(1, len(self.boxes) + 1))
        for place in range(len(ends) - 1, 0, -1):
            around = self.boxes[place].parent
            ends[around] = max(ends[around], ends[place])
        return ends

    def _release(self) -> float:
        """Remove the marks of boxes beside the text that hold much of it, or most for other texts.

        Return the number of letters in all visible paragraphs.
        """
        hidden = self.inherited(box.hidden for box in self.boxes)
        never = self.inherited(box.never for box in self.boxes)
        seen = [
            0.0 if hidden[block.box] else size
            for block, size in zip(self.blocks, self._sizes, strict=True)
        ]
        held = self._sums(seen)
        whole = held[0]
        plain = sum(
            0.0 if never[block.box] else size for block, size in zip(self.blocks, seen, strict=True)
        )
        beside = self.inherited(box.is_beside for box in self.boxes)
        outside = sum(
            0.0 if beside[block.box] else size
            for block, size in zip(self.blocks, seen, strict=True)
        )
        for box, size in zip(self.boxes, held, strict=True):
            if size > _RELEASED * whole and not (box.elsewhere and size < outside):
                box.apart = False
                box.never = box.never and plain > _PLAIN * whole
        if not whole:  # the whole page is hidden until a script shows it
            for box in self.boxes:
                box.hidden = box.never = False
        return whole

    def _release_words(self, whole: float) -> None:
        """Remove the marks by a word if the boxes named by it alone hold most of the text.

        `whole` are the letters of all visible paragraphs.
        """
        words: list[str] = []
        for box in self.boxes:
            words.append(box.word or (words[box.parent] if box.parent >= 0 else ""))
        if not any(words):
            return
        texts: dict[str, dict[str, float]] = {}
        for block, text, size in zip(self.blocks, self._texts, self._sizes, strict=True):
            if size and words[block.box]:
                texts.setdefault(words[block.box], {})[text] = size
        for word, sizes in texts.items():
            if sum(sizes.values()) > _MOST_NAMED * whole:
                for box in self.boxes:
                    box.apart = box.apart and (box.word != word or box.tag in APART)

    def _weights(self) -> tuple[list[float], list[float]]:
        """Return for each box the letters of good text in it, and of everything else."""
        beside = self.inherited(box.is_beside for box in self.boxes)
        told = sum(self._confirmed) > 2
        good, rest = [], []
        for number, block in enumerate(self.blocks):
            weight = 0.0 if beside[block.box] else self._sizes[number]
            if told and not self._confirmed[number]:
                weight *= _UNCONFIRMED
            good.append(weight)
            rest.append(max(0.0, len(self._texts[number]) - weight))
        return self._sums(good), self._sums(rest)

    def _best(self, good: Sequence[float], rest: Sequence[float]) -> int:
        """Return the index of the box with the most and purest text."""
        if not good[0]:
            return 0

        def score(place: int) -> tuple[float, int]:
            whole = good[place] + rest[place]
            return (good[place] * good[place] / whole if whole else 0.0, place)

        places = [place for place, box in enumerate(self.boxes) if box.tag not in _NEVER_ALL]
        best = outer = max(places, key=score)
        while (outer := self.boxes[outer].parent) >= 0:
            added, other = good[outer] - good[best], rest[outer] - rest[best]
            if good[outer] > _MORE * good[best] and added > _SHARE_OF_MORE * (added + other):
                best = outer
        return self._named(best, good, rest)

    def _named(self, best: int, good: Sequence[float], rest: Sequence[float]) -> int:
        """Return a box, or the one around it that is named as the text and holds far more."""
        for place in enclosing(self.boxes, best):
            if self.boxes[place].body:
                is_more = good[place] + rest[place] > _FAR_MORE * (good[best] + rest[best])
                return place if is_more else best
        return best

    def _with_parts(self, best: int) -> int:
        """Return the box around the best one if others beside it are parts of the same text.

        What stands between the parts is marked as beside the text, if it is a box.
        """
        around = self.boxes[best].parent
        if around < 0 or not _PART.search(self.boxes[best].classes):
            return best
        beside = [place for place, box in enumerate(self.boxes) if box.parent == around]
        parts = self._parts(beside, best)
        if len(parts) == 1:
            return best
        first, last = min(parts), max(parts)
        for place in beside:
            is_between = first < place < last and self.boxes[place].tag in _FLOW
            if place not in parts and not is_between:
                self.boxes[place].apart = True
        return around

    def _parts(self, beside: Sequence[int], best: int) -> set[int]:
        """Return the best box and those named like it that have only headings and sentences."""
        other = self.boxes[best]
        alike = [
            place
            for place in beside
            if place != best and not self.boxes[place].is_beside
            if (self.boxes[place].tag, self.boxes[place].classes) == (other.tag, other.classes)
        ]
        if not alike:
            return {best}
        told = [block.tag in _FLOW and block.text[-1:] in _ENDS for block in self.blocks]
        others = (
            block.tag == "h1"
            or not (is_told or block.tag in HEADINGS)
            or block.share(of_links=True) > MOST_LINKED
            for block, is_told in zip(self.blocks, told, strict=True)
        )
        numbers, rest = self._sums(told), self._sums(others)
        return {best, *(place for place in alike if numbers[place] and not rest[place])}

    def _mark_nested(self, good: Sequence[float]) -> None:
        """Mark small articles inside the main text: they are teasers of others."""
        inside = self.inherited(place == self.root for place in range(len(self.boxes)))
        article = [
            box.tag == "article" and inside[place] and place != self.root
            for place, box in enumerate(self.boxes)
        ]
        below = self.inherited(article)
        inner = [
            place
            for place, box in enumerate(self.boxes)
            if article[place] and not below[box.parent]
        ]
        if sum(good[place] for place in inner) < _NESTED * good[self.root]:
            for place in inner:
                self.boxes[place].apart = True

    def _find_kept(self) -> list[int]:
        """Return the indices of the blocks of the main text, in order."""
        inside = self.inherited(place == self.root for place in range(len(self.boxes)))
        beside = self.inherited(
            box.is_beside and place != self.root and inside[place]
            for place, box in enumerate(self.boxes)
        )
        found = [
            number
            for number, block in enumerate(self.blocks)
            if inside[block.box]
            and self._texts[number]
            and (not beside[block.box] or self._confirmed[number])
        ]
        marked = {number for number in found if beside[self.blocks[number].box]}
        if not 0 < len(marked) <= _MOST_PULLED:
            return found
        own = "\n".join(squeezed(self._texts[one]) for one in found if one not in marked)
        pulled = {one for one in marked if squeezed(self._texts[one]) in own}
        return [one for one in found if one not in pulled]

    def heading_above(self, kept: Sequence[int]) -> int:
        """Return the index before the texts that belong to the start of the main text."""
        first = kept[0] if kept else 0
        told = next((one for one in kept[:_NEAR] if any(self._sizes[one : one + 1])), first)
        heads = [place for place, block in enumerate(self.blocks[: told + 1]) if block.tag == "h1"]
        return max(heads[-1] if heads else 0, first - _NEAR)

    def _beside_heading(self, place: int) -> list[str]:
        """Return the few texts above a heading that are in one box with it."""
        around = self.boxes[self.blocks[place].box].parent if self.blocks else 0
        return [
            self._texts[at]
            for at in range(max(0, place - _ABOVE), place if around > 0 else 0)
            if around in enclosing(self.boxes, self.blocks[at].box)
        ]

    def shown_texts(self, signed: tuple[str, ...]) -> ShownTexts:
        """Return the texts that the page shows around its main text."""
        kept = self.kept or [0]
        start = self.heading_above(kept)
        above = self._texts[start : max(start, kept[0]) + _BELOW] + self._beside_heading(start)
        below = self._texts[kept[-1] : kept[-1] + _NEAR]
        return ShownTexts([*map(short_line, above)], [*map(short_line, below)], signed)


def _size(block: TextBlock, text: str) -> float:
    """Return the letters of a paragraph; 0 for a short one, a heading and one of mostly links."""
    size = size_of(text)
    if size < _SHORTEST or block.tag in HEADINGS or block.share(of_links=True) > MOST_LINKED:
        return 0.0
    return size * (0.5 if block.tag in ("li", "td", "th") else 1.0)
