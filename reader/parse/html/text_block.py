"""Text between two boundaries of block elements, and its division into paragraphs and items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from reader.parse.html.elements import HEADINGS

OF_ITEMS = frozenset(("li", *HEADINGS))
OF_LISTS = OF_ITEMS.union(("td", "th"))

_INITIALS = frozenset("BCDFGHJKLMNPQRSTVWXZ")
_INITIAL = re.compile(r"[A-Z] [^\W\d_A-Z]")
"""A letter in an element of its own, with the rest of its word after a space."""
_BULLET = re.compile(r"\s*[-–•·▪●◦∙*]\s+(?=\S)")
_SIGNED = re.compile(r"(?i:by|von|par|por|di|от|автор:?) (?:[^\W\d_]\.|[^\W\d_]{2,}) ?\S")
_INITIALS_OF_BY = frozenset("BbVvPpDdОоАа")
_LONGEST_SIGNED, _MOST_SIGNED, _MOST_NAMES = 60, 4, 4
"""The most characters of a line of a byline, its most runs, and the most words of its name."""
_LONG, _SENTENCE = 120, 40
"""The fewest characters of a long paragraph and of a sentence."""
_OPENED = frozenset('"“„«')
_ENDS = frozenset(".!?…\"'”»“’)。！？」』:")


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
    that is a time, if the markup states it. An `item` is a line of a list without markup;
    `depth` is that of an item of a nested list, from 0.
    """

    tag: str
    box: int
    runs: list[Run] = field(default_factory=list)
    row: int = 0
    text: str = ""
    day: str | None = None
    item: bool = False
    depth: int = 0
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
        by_line, items, heads = self._is_by_line(), self._bullets(), self._bold_lines()
        for run, ahead in zip(self.runs, [*self.runs[1:], Run("")], strict=True):
            at_item = run.text == "\n" and id(ahead) in items
            is_end = id(ahead) in heads or found[-1]._ends_before(ahead, by_line=by_line)
            if at_item or (run.text == "\n" and is_end):
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

    def _bold_lines(self) -> set[int]:
        """Return the identities of the runs that begin lines of bold words without an end."""
        if self.tag in OF_ITEMS:
            return set()
        found, begun, words = set[int](), 0, ""
        for run in (*self.runs, Run("\n")):
            if run.text == "\n":
                if begun and words.rstrip()[-1] not in _ENDS and " " in words.strip():
                    found.add(begun)
                begun, words = 0, ""
            elif words or run.text.strip():
                is_first = not words
                words += run.text
                if not run.bold and run.text.strip():
                    begun = 0
                elif is_first:
                    begun = id(run)
        return found

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
        if (
            0 < len(self.runs) <= _MOST_SIGNED
            and self.runs[0].text[:1] in _INITIALS_OF_BY
            and _is_signed(_joined(self.runs))
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

    @property
    def bold_start(self) -> str:
        """The bold words at the start of the text."""
        runs = takewhile(lambda run: run.bold or not run.text.strip(), self.runs)
        return " ".join("".join([run.text for run in runs]).split())

    @property
    def before_link(self) -> str:
        """The words before the first link, not cleaned."""
        return "".join(run.text for run in takewhile(lambda run: not run.link, self.runs))

    @property
    def is_long_paragraph(self) -> bool:
        """Whether the block is a long paragraph without links."""
        return self.tag == "p" and len(self.text) >= _LONG and not self.share(of_links=True)

    @property
    def is_told(self) -> bool:
        """Whether the block is a paragraph with the end of a sentence, without links."""
        return self.tag == "p" and self.is_sentence and not self.share(of_links=True)

    @property
    def is_sentence(self) -> bool:
        """Whether the block has the length and the end of a sentence."""
        return len(self.text) >= _SENTENCE and self.text[-1] in '.!?…”"'

    def share(self, *, of_links: bool) -> float:
        """Return the share of letters that are in links, or that are bold."""
        marked = whole = 0
        for run in self.runs:
            letters = len(run.text.strip())
            whole += letters
            marked += letters if (run.link if of_links else run.bold) else 0
        return marked / whole if whole else 0.0


def _is_signed(text: str) -> bool:
    """Whether a text is "By" and a name alone."""
    if len(text) > _LONGEST_SIGNED or not _SIGNED.match(text):
        return False
    names = text.split()[1:]
    return 1 < len(names) <= _MOST_NAMES and all(
        name[0].isupper() and name[-1] not in _ENDS for name in names
    )


def _joined(runs: Sequence[Run]) -> str:
    """Return the text of runs as one line."""
    text = " ".join("".join([run.text for run in runs]).split())
    if runs and runs[0].text.strip() in _INITIALS and _INITIAL.match(text):
        return text[0] + text[2:]
    return text
