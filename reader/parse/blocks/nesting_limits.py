"""Decides whether a Markdown text is too deeply nested, too long or too complex for the parser.

The parser recurses once for each level, tests each line with a dozen rules, again for each list or
quote around it, and scans from each quote to the end of its paragraph. See docs/trust-text.md.
"""

from __future__ import annotations

import re

from reader.parse.blocks import inline

_BLOCK_MARKS = r"(?:[>*+-]|\d{1,9}[.)])"
_RULE = r"[ ]*(?:(?:-[ ]*+){3,}+|(?:\*[ ]*+){3,}+)$"  # a rule or an underline, not a list
_NESTING = r"(?:>[ ]*+|(?:[*+-]|\d{1,9}[.)])(?:[ ]++|$))"  # a blank follows a list's mark
_DEEP = re.compile(rf"^(?!{_RULE})[ ]*(?:{_NESTING}){{12}}|^[ ]{{40}}", re.MULTILINE)
_MARKED = re.compile(rf"^[ ]*(?:{_BLOCK_MARKS}(?:[ ]+|$))+", re.MULTILINE)
_MARK = re.compile("[^ ]+")
_TABLES = re.compile(r"^(?=[^\n]*\|)[ |:-]+$", re.MULTILINE)
_QUOTED = re.compile(rf"[ ]*(?:{_BLOCK_MARKS}[ ]*)*>[ ]?")
_MOST_LINES = 20_000
_MOST_CELLS = 20_000
_MOST_MARKS = 12  # on one line; _DEEP matches lines with more
_LINES_ALLOWED, _CHARACTERS_A_LINE = 600, 10
_LINES_A_TABLE = 8
"""The work for a table, as a number of lines."""
_STEPS_ALLOWED, _STEPS_A_LINE = 500, 3


def exceeds_limits(text: str) -> bool:
    """Return whether a text must be parsed as plain text instead of Markdown."""
    long = text.count("\n") > _MOST_LINES or text.count("|") > _MOST_CELLS
    nested = bool(_DEEP.search(text)) or _is_crowded(text) or _is_tangled(text)
    return long or nested or inline.has_too_much_markup(text)


def _is_crowded(text: str) -> bool:
    """Whether lines, list marks and tables are more than 600 and than one per 10 characters."""
    most = max(_LINES_ALLOWED, len(text) // _CHARACTERS_A_LINE)
    lines = text.count("\n") - text.count("\n\n")
    if lines * _MOST_MARKS < most:
        return False
    marks = sum(len(_MARK.findall(found[0])) for found in _MARKED.finditer(text))
    tables = len(_TABLES.findall(text)) if "|" in text else 0
    return lines + marks + _LINES_A_TABLE * tables > most


def _is_tangled(text: str) -> bool:
    """Whether so many quotes begin within paragraphs that scanning to their ends takes too long."""
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
    return steps > _STEPS_ALLOWED + _STEPS_A_LINE * len(rows)
