"""Turns the tree of a page into boxes and the pieces of text in them, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.parse.html import elements
from reader.parse.html.letters import squeezed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

OF_LISTS = frozenset(("li", "td", "th", *elements.HEADINGS))
OF_TEXT = frozenset(("p", "li", "td", "th", "dd", "dt", "blockquote", *elements.HEADINGS))
"""Elements in which inline elements are words, whatever their class names."""

_SHORTEST_DESCRIPTION, _LONGEST_DESCRIPTION = 20, 500
_INITIALS = frozenset("BCDFGHJKLMNPQRSTVWXZ")
_INITIAL = re.compile(r"[A-Z] [^\W\d_A-Z]")
"""A letter in an element of its own, with the rest of its word after a space."""
_BULLET = re.compile(r"\s*[-–•·▪●◦∙*]\s+(?=\S)")
_SIGNED = re.compile(r"(?i:by|von|par|por|di|от|автор:?) (?:[^\W\d_]\.|[^\W\d_]{2,}) ?\S")
_LONGEST_SIGNED = 60
"""The beginning of a byline, and the most characters of its lines."""
_MARKS = frozenset(("a", "sup"))
_OPENED = frozenset('"“„«')
_ENDS = frozenset(".!?…\"'”»“’)。！？」』:")


@dataclass(slots=True)
class Box:
    """An element that holds blocks; `parent` is the index of the box around it, or -1."""

    parent: int
    tag: str
    hidden: bool = False
    never: bool = False
    apart: bool = False
    pictures: int = 0
    players: int = 0
    notes: bool = False
    lead: bool = False
    elsewhere: bool = False

    @property
    def is_beside(self) -> bool:
        """Whether the content of the box is not part of the text around it."""
        return self.hidden or self.never or self.apart


@dataclass(slots=True)
class Run:
    """Characters with the same markup; `link` is an address or ""."""

    text: str
    link: str = ""
    bold: bool = False


@dataclass(slots=True)
class TextBlock:
    """The text between two boundaries of block elements: `tag` is the nearest one around it.

    `text` is that of a piece, without markup and not cleaned. `day` is the ISO 8601 day of a block
    that is a time, if the markup states it. An `item` is a line of a list without markup.
    """

    tag: str
    box: int
    runs: list[Run] = field(default_factory=list)
    row: int = 0
    text: str = ""
    day: str | None = None
    item: bool = False
    plain: bool = False

    def add(self, run: Run) -> None:
        """Append a run to a piece."""
        self.runs.append(run)
        self.plain = self.plain or (not run.bold and bool(run.text.strip()))

    def pieces(self) -> list[TextBlock]:
        """Return the paragraphs of a block, which blank lines (`<br><br>`) separate.

        Lines that begin with a bullet or a dash are items, if there are several.
        """
        if not any(run.text == "\n" for run in self.runs):
            self.text = _joined(self.runs)
            return [self] if self.text else []
        found = [TextBlock(self.tag, self.box, row=self.row)]
        by_line, items = self._is_by_line(), self._bullets()
        for run, ahead in zip(self.runs, [*self.runs[1:], Run("")], strict=True):
            at_item = run.text == "\n" and id(ahead) in items
            if at_item or (run.text == "\n" and found[-1]._ends_before(ahead, by_line=by_line)):
                found.append(TextBlock(self.tag, self.box, row=self.row, item=at_item))
            elif id(run) in items:
                found[-1].add(replace(run, text=_BULLET.sub("", run.text, count=1)))
            elif run.text.strip() or run.text != "\n" or found[-1].runs:
                found[-1].add(run)
        for block in found:
            block.text = _joined(block.runs)
        return [block for block in found if block.text]

    def _bullets(self) -> set[int]:
        """Return the identities of the runs that begin lines with a bullet, if there are two."""
        found = {
            id(run)
            for before, run in pairwise([Run("\n"), *self.runs])
            if before.text == "\n" and _BULLET.match(run.text)
        }
        return found if len(found) > 1 and self.tag not in OF_LISTS else set()

    def _ends_before(self, ahead: Run, *, by_line: bool) -> bool:
        """Whether a piece ends at the line break before a run: at a blank line, after an item.

        It ends also after a heading in a line: all is bold and does not end like a sentence.
        `by_line`: each line is a piece, but not a quotation after a colon ("He said:").
        """
        if self.item or ahead.text == "\n":
            return True
        if by_line and not (
            ahead.text.lstrip()[:1] in _OPENED and _joined(self.runs[-2:])[-1:] == ":"
        ):
            return True
        told = (run.text.rstrip() for run in reversed(self.runs) if run.text.strip())
        return not self.plain and next(told, ".")[-1] not in _ENDS

    def _is_by_line(self) -> bool:
        """Whether each line is a block: most of several are long and end like a sentence.

        So are the lines of a byline, of which none does.
        """
        lines = "".join([run.text for run in self.runs]).split("\n")
        rows = [text for row in lines if (text := " ".join(row.split()))]
        ended = [row for row in rows if row[-1] in _ENDS]
        longest = max(map(len, rows), default=0)
        if not ended and len(rows) > 1 and longest <= _LONGEST_SIGNED and _SIGNED.match(rows[0]):
            return True
        return (
            len(rows) > 1
            and len(ended) * 3 >= len(rows) * 2
            and sum(map(len, rows)) > 60 * len(rows)
        )

    def share(self, *, of_links: bool) -> float:
        """Return the share of letters that are in links, or that are bold."""
        marked = whole = 0
        for run in self.runs:
            letters = len(run.text.strip())
            whole += letters
            marked += letters if (run.link if of_links else run.bold) else 0
        return marked / whole if whole else 0.0


def _joined(runs: Sequence[Run]) -> str:
    """Return the text of runs as one line."""
    text = " ".join("".join([run.text for run in runs]).split())
    if runs and runs[0].text.strip() in _INITIALS and _INITIAL.match(text):
        return text[0] + text[2:]
    return text


class TooDeepError(ValueError):
    """Elements are nested too deeply; the message is in words for the user."""


class TreeReader:
    """Walks over a tree once, without recursion."""

    def __init__(self, deepest: int) -> None:
        """`deepest` is the most elements inside each other."""
        self.boxes = [Box(-1, "body")]
        self.blocks: list[TextBlock] = []
        self._deepest = deepest
        self._open: TextBlock | None = None
        self._rows = 0
        self.descriptions: set[str] = set()

    def divided(self) -> list[TextBlock]:
        """Return the blocks, divided at blank lines."""
        return [piece for block in self.blocks for piece in block.pieces()]

    def read(self, root: LexborNode) -> None:
        """Fill `boxes` and `blocks` from the nodes below a node."""
        # For each open element: its next child, and the box, block tag, link and boldness inside.
        stack = [(root.first_child, 0, "div", "", False)]
        while stack:
            node, box, tag, link, bold = stack.pop()
            if node is None:
                if stack and stack[-1][1] != box:
                    self._open = None
                continue
            if len(stack) > self._deepest:
                raise TooDeepError(f"is nested too deeply (the limit is {self._deepest:,})")
            stack.append((node.next, box, tag, link, bold))
            name = node.tag or ""
            if name == "-text":
                self._add((node.text_content or "").replace("\n", " "), box, tag, link, bold)
            elif name == "br":
                self._add("\n", box, tag, link, bold)
            elif name in elements.PLAYERS:
                self.boxes[box].players += 1
            elif name == "img":
                self._see(node, box)
            elif name == "picture":
                stack.append((node.first_child, box, tag, link, bold))
            elif name and name[0] not in "-!" and name not in elements.UNSEEN:
                stack.append(self._entered(node, name, box, tag, link, bold))

    def _entered(
        self, node: LexborNode, name: str, box: int, tag: str, link: str, bold: bool
    ) -> tuple[LexborNode | None, int, str, str, bool]:
        """Return the state inside an element."""
        attributes = node.attributes
        if name not in elements.INLINE and tag not in elements.HEADINGS:
            self._open = None
            self._rows += name == "tr"
            heavy = name == "p" and bool(attributes) and elements.is_styled_bold(attributes)
            return (node.first_child, self._box(box, name, attributes), name, link, heavy)
        if name not in elements.INLINE:
            self._add(" ", box, tag, link, bold)
        child = node.first_child
        if child is None and attributes and elements.is_break(attributes):
            self._add("\n", box, tag, link, bold)
        if name in _MARKS and self._open is not None and elements.is_note_link(node):
            run = self._open.runs[-1]
            run.text = run.text.rstrip(" ")
            return (None, box, tag, link, bold)
        names = elements.names_of(attributes) if attributes else elements.NO_NAMES
        if name == "a":
            link = attributes.get("href") or link
        elif attributes and (names.spoken or elements.is_hidden(name, attributes)):
            return (None, box, tag, link, bold)
        elif attributes and tag not in OF_TEXT and elements.is_apart("", attributes, names):
            self._open = None
            box = self._box(box, name, attributes)
        return (child, box, tag, link, bold or elements.is_bold(name, attributes, names))

    def _see(self, node: LexborNode, box: int) -> None:
        """Record a picture and its description."""
        self.boxes[box].pictures += 1
        attributes = node.attributes
        for words in (attributes.get("alt"), attributes.get("title")):
            if words and len(words) > _SHORTEST_DESCRIPTION:
                self.descriptions.add(squeezed(words[:_LONGEST_DESCRIPTION]))

    def _box(self, parent: int, tag: str, attributes: dict[str, str | None]) -> int:
        names = elements.names_of(attributes) if attributes else elements.NO_NAMES
        self.boxes.append(
            Box(
                parent,
                tag,
                hidden=bool(attributes) and elements.is_hidden(tag, attributes),
                never=names.never,
                apart=elements.is_apart(tag, attributes, names),
                notes=names.notes,
                lead=names.lead,
                elsewhere=names.elsewhere,
            )
        )
        return len(self.boxes) - 1

    def _add(self, text: str, box: int, tag: str, link: str, bold: bool) -> None:
        block = self._open
        if (
            block is not None
            and block.runs
            and block.runs[-1].text == "\n"
            and not text.strip(" \t\r\n\xa0")
        ):
            text = text if text == "\n" else ""
            if not text:
                return
        if block is None or block.box != box or block.tag != tag:
            if not text.strip() and block is None:
                return
            block = self._open = TextBlock(tag, box, row=self._rows)
            self.blocks.append(block)
        block.runs.append(Run(text, link, bold))


def enclosing(boxes: Sequence[Box], place: int) -> Iterator[int]:
    """Yield the index of a box, of the box around it, and so on."""
    while place >= 0:
        yield place
        place = boxes[place].parent


def nearest(boxes: Sequence[Box], tags: Collection[str]) -> list[int]:
    """Return for each box the index of it or the nearest one around it with one of the tags."""
    found: list[int] = []
    for place, box in enumerate(boxes):
        around = found[box.parent] if box.parent >= 0 else -1
        found.append(place if box.tag in tags else around)
    return found
