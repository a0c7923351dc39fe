"""Whether a Markdown text is nested deeper, longer or more tangled than people write.

The parser calls itself once for every level, asks each line a dozen questions, again for each list
or quote that it may be in, and reads on from each quote to see where its paragraph ends.
"""

from __future__ import annotations

import re

from reader.parse.blocks import inline

_BLOCK_MARKS = r"(?:[>*+-]|\d{1,9}[.)])"
_RULE = r"[ ]*(?:(?:-[ ]*+){3,}+|(?:\*[ ]*+){3,}+)$"  # a rule or an underline, and no list
_NESTING = r"(?:>[ ]*+|(?:[*+-]|\d{1,9}[.)])(?:[ ]++|$))"  # a list's mark has a blank after it
_DEEP = re.compile(rf"^(?!{_RULE})[ ]*(?:{_NESTING}){{12}}|^[ ]{{40}}", re.MULTILINE)
_MARKED = re.compile(rf"^[ ]*(?:{_BLOCK_MARKS}(?:[ ]+|$))+", re.MULTILINE)
_MARK = re.compile("[^ ]+")
_TABLES = re.compile(r"^(?=[^\n]*\|)[ |:-]+$", re.MULTILINE)
_QUOTED = re.compile(rf"[ ]*(?:{_BLOCK_MARKS}[ ]*)*>[ ]?")
_MOST_LINES = 20_000
_MOST_CELLS = 20_000
_MOST_MARKS = 12  # of a line, or it is deep
_FEW_LINES, _APART = 600, 10
_TABLE = 8
"""As much work as so many lines."""
_FEW_STEPS, _STEPS = 500, 3


def is_too_much(text: str) -> bool:
    """Whether a text is to be read as plain text, in which every word of it is kept."""
    long = text.count("\n") > _MOST_LINES or text.count("|") > _MOST_CELLS
    nested = bool(_DEEP.search(text)) or _is_crowded(text) or _is_tangled(text)
    return long or nested or inline.is_overgrown(text)


def _is_crowded(text: str) -> bool:
    """Whether it has many lines and marks of lists and quotes, one for every few characters."""
    lines, most = text.count("\n") - text.count("\n\n"), max(_FEW_LINES, len(text) // _APART)
    if lines * _MOST_MARKS < most:
        return False
    marks = sum(len(_MARK.findall(found[0])) for found in _MARKED.finditer(text))
    tables = len(_TABLES.findall(text)) if "|" in text else 0
    return lines + marks + _TABLE * tables > most


def _is_tangled(text: str) -> bool:
    """Whether quotes begin again and again in paragraphs, and each has those to its end to read."""
    if ">" not in text:
        return False
    rows = text.split("\n")
    steps = quotes = start = 0
    before = ""
    for number, row in enumerate([*rows, ""]):
        match = _QUOTED.match(row)
        if not row[match.end() if match else 0 :].strip():  # an empty line ends a paragraph
            steps += quotes * (number - start)
            quotes, start, before = 0, number, ""
            continue
        mark = match[0].rstrip() if match else ""
        quotes += bool(mark) and (mark != before or not mark.startswith(">"))
        before = mark
    return steps > _FEW_STEPS + _STEPS * len(rows)
