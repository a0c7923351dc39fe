"""Turns the tree of a page into boxes and the pieces of text in them, in the order of the page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.parse.html import elements
from reader.parse.html.beside.note_marks import is_note_number
from reader.parse.html.letters import squeezed
from reader.parse.html.text_block import Run, TextBlock

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

OF_TEXT = frozenset(("p", "li", "td", "th", "dd", "dt", "blockquote", *elements.HEADINGS))
"""Elements in which inline elements are words, whatever their class names."""

_SHORTEST_DESCRIPTION, _LONGEST_DESCRIPTION = 20, 500
_MARKS = frozenset(("a", "sup"))


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
    caption: bool = False
    word: str = ""
    body: bool = False
    heading: bool = False
    quoted: bool = False
    classes: str = ""

    @property
    def is_beside(self) -> bool:
        """Whether the content of the box is not part of the text around it."""
        return self.hidden or self.never or self.apart


class TooDeepError(ValueError):
    """Elements are nested too deeply; the message is in words for the user."""


class TreeReader:
    """Walks over a tree once, without recursion."""

    def __init__(self, deepest: int, bold: frozenset[str] = frozenset()) -> None:
        """`deepest` is the most elements inside each other, `bold` the classes of bold words."""
        self.boxes = [Box(-1, "body")]
        self.blocks: list[TextBlock] = []
        self._deepest, self._bold = deepest, bold
        self._open: TextBlock | None = None
        self._rows = 0
        self._is_below_picture = False
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
                text = node.text_content or ""
                if tag == "pre":
                    self._add_lines(text, box, link, bold)
                else:
                    self._add(text.replace("\n", " "), box, tag, link, bold)
            elif name == "br":
                self._add("\n", box, tag, link, bold)
            elif name in elements.PLAYERS:
                self.boxes[box].players += 1
            elif name == "img":
                self._see(node, box)
            elif name == "picture":
                stack.append((node.first_child, box, tag, link, bold))
            elif (
                name
                and name[0] not in "-!"
                and (name not in elements.UNSEEN or _is_named_by(name, tag))
            ):
                stack.append(self._entered(node, name, box, tag, link, bold))

    def _entered(
        self, node: LexborNode, name: str, box: int, tag: str, link: str, bold: bool
    ) -> tuple[LexborNode | None, int, str, str, bool]:
        """Return the state inside an element."""
        attributes = node.attributes
        names = elements.names_of(attributes) if attributes else elements.NO_NAMES
        is_inline = name in elements.INLINE or (tag == "p" and name != "table")
        if not is_inline and tag not in elements.HEADINGS:
            self._open = None
            self._rows += name == "tr"
            place = self._box(box, name, attributes, names)
            self.boxes[place].caption = self._is_below_picture and elements.is_slanted(node)
            heavy = name == "p" and bool(attributes) and self._is_bold(name, attributes, names)
            return (node.first_child, place, name, link, heavy)
        if not is_inline:
            self._add(" ", box, tag, link, bold)
        if name == "cite" and tag == "blockquote" and not (node.next and node.next.next):
            self._open = None  # the speaker below a quotation
        child = node.first_child
        if child is None and attributes and elements.is_break(attributes):
            self._add("\n", box, tag, link, bold)
        if name in _MARKS and self._open is not None and is_note_number(node):
            run = self._open.runs[-1]
            run.text = run.text.rstrip(" ")
            return (None, box, tag, link, bold)
        if _is_left_out(node, name, names, attributes, tag):
            return (None, box, tag, link, bold)
        if name == "a":
            link = attributes.get("href") or link
        elif attributes and tag not in OF_TEXT and elements.is_apart("", attributes, names):
            self._open = None
            box = self._box(box, name, attributes, names)
        bold = bold or name in elements.HEAVY
        bold = bold or (bool(attributes) and self._is_bold(name, attributes, names))
        return (child, box, tag, link, bold)

    def _is_bold(self, tag: str, attributes: dict[str, str | None], names: elements.Names) -> bool:
        if elements.is_bold(tag, attributes, names):
            return True
        return bool(self._bold) and not self._bold.isdisjoint(
            (attributes.get("class") or "").split()
        )

    def _see(self, node: LexborNode, box: int) -> None:
        """Record a picture and its description."""
        self.boxes[box].pictures += 1
        self._is_below_picture = True
        attributes = node.attributes
        for words in (attributes.get("alt"), attributes.get("title")):
            if words and len(words) > _SHORTEST_DESCRIPTION:
                self.descriptions.add(squeezed(words[:_LONGEST_DESCRIPTION]))

    def _box(
        self, parent: int, tag: str, attributes: dict[str, str | None], names: elements.Names
    ) -> int:
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
                word=names.word,
                heading=names.heading or attributes.get("role") == "heading",
                classes=attributes.get("class") or "",
                body=names.body or attributes.get("itemprop") == "articleBody",
            )
        )
        return len(self.boxes) - 1

    def _add_lines(self, text: str, box: int, link: str, bold: bool) -> None:
        """Add preformatted text: each line is one, and blank lines divide paragraphs."""
        for number, row in enumerate(text.split("\n")):
            if number:
                self._add("\n", box, "pre", link, bold)
            self._add(row, box, "pre", link, bold)

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
        self._is_below_picture = self._is_below_picture and not text.strip()
        block.runs.append(Run(text, link, bold))


def _is_left_out(
    node: LexborNode,
    name: str,
    names: elements.Names,
    attributes: dict[str, str | None],
    tag: str,
) -> bool:
    """Whether an inline element is hidden, an icon, or the sign of a link or button in a heading.

    So is how a word is read aloud, but that is text if it has brackets.
    """
    if name == "rt":
        return node.prev is None or node.prev.tag != "rp"
    if name == "a" and tag in elements.HEADINGS and elements.is_sign(node):
        return True
    if not attributes:
        return False
    if "data-nosnippet" in attributes and tag in elements.HEADINGS:
        return True
    is_icon = names.icon and elements.is_icon(node)
    return name != "a" and (names.spoken or is_icon or elements.is_hidden(name, attributes))


def _is_named_by(name: str, tag: str) -> bool:
    """Whether an element is a button in a heading, which opens what the heading names."""
    return name == "button" and tag in elements.HEADINGS


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
