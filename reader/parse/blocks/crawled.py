"""Turns Markdown as crawlers write it into correct Markdown.

Crawlers write no blank lines, run marks together, and append a linked number to sentences.
"""

from __future__ import annotations

import re

_NOTE_MARK = r"\[\\?\[(?:\d{1,3}|[ivxlcdm]{1,8}|[a-z])\\?\]\]\([^()\s]{0,500}\)"
_NOTE = re.compile(_NOTE_MARK)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\](?!:)")
_END_NOTE = re.compile(
    rf"^[ ]{{0,3}}(?:{_NOTE_MARK}|\[\^[^\[\]\s]{{1,40}}\]:)[ ]+(?=\S)",
    re.MULTILINE,
)
_WIKI_NOTE = re.compile(
    r" ?\[\*?\[?(?:edit|(?:[a-z]+ ){1,4}needed|who|when|where|by whom|clarify)\??\]?"
    r"(?:\([^()\s]{0,300}\))?\*?\](?!\()"
)
"""A link to edit a section, and what editors ask for: "[citation needed]"."""
_RUN_TOGETHER = re.compile(r"(?<=[^\s*])(?:_?\*{4}_?)(?=[^\s*])")
_TAGGED = re.compile(
    r"^([ ]*(?:[-*+] )?)<(b|strong)>[ ]*(?=\S)([^<>\n]{1,300}?)[ ]*</\2>",
    re.IGNORECASE | re.MULTILINE,
)
"""A bold sentence or label at the start of a line, in HTML."""
_NO_SPACE = re.compile(r"^([ ]*\*\*[^*\n]{1,300}[.!?:…][”\"’)]?\*\*)(?=[^\W_])", re.MULTILINE)
"""A bold sentence without a space after it."""
_ITEM = re.compile(r"[ ]{0,12}(?:[*+-]|\d{1,3}[.)])[ ]+\S")
_ENDED = re.compile(r"""[.!?:;…]["”'’»)\]]*(?:\*\*|__)?$|(?:\*\*|__)$""")
_BOLD = re.compile(r"(?:\*\*|__)(?=[^\s*_])")
_ALL_BOLD = re.compile(r"(?:\*\*|__)[^\n]{1,200}(?:\*\*|__)")
_SLANTED = re.compile(r"\*[^*\n]{1,58}\*|_[^_\n]{1,58}_")
"""A short line that is slanted as a whole: a day, a byline, a note."""
_NEW_BLOCK = re.compile(r"[ ]{0,3}(?:#{1,6} |>|```|~~~|\||---|===|\*\*\*)|[ ]*$|[ ]{4}")
_SHORT = 60

NOTE = "\u2021 "
"""The prefix of an end-note until it is a unit."""


def tidied(text: str) -> str:
    """Return the text without note marks and comments, with blank lines between its parts."""
    text = _without_comments(text)
    if "edit]" in text or "needed]" in text:
        text = _WIKI_NOTE.sub("", text)
    if "](" in text or "[^" in text:
        text = _END_NOTE.sub(NOTE, text)
        text = _FOOTNOTE.sub("", _NOTE.sub("", text))
    if "</" in text:
        text = _TAGGED.sub(r"\1**\3**", text)
    if "**" in text:
        text = _NO_SPACE.sub(r"\1 ", text)
    if "****" in text:
        text = _RUN_TOGETHER.sub(_parted, text)
    return _apart(text) if "**" in text or "__" in text or _ITEM.search(text) else text


def _without_comments(text: str) -> str:
    """Return the text without comments; an unclosed one stays."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + len("-->")
    return "".join([*kept, text[at:]])


def _parted(found: re.Match[str]) -> str:
    return found[0].replace("****", "** **")


def _apart(text: str) -> str:
    """Return the text with a blank line before each line that begins something new."""
    rows = text.split("\n")
    apart: list[str] = []
    in_item = fenced = False
    has_fences = "```" in text or "~~~" in text
    for row in rows:
        before = apart[-1] if apart else ""
        if has_fences and row.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        is_item = bool(_ITEM.match(row))
        may_begin = not fenced and before.strip() and not _NEW_BLOCK.match(row) and not is_item
        may_slant = before[-1:] in ("*", "_") and before[:1] in ("*", "_", " ")
        is_slanted = may_slant and before[:2] != "**" and _is_apart(apart, row)
        if may_begin and (is_slanted or _begins(before.rstrip(), row, in_item)):
            apart.append("")
            in_item = False
        in_item = is_item or (in_item and bool(row.strip()))
        apart.append(row)
    return "\n".join(apart)


def _is_apart(rows: list[str], row: str) -> bool:
    """Whether the last of the rows is slanted as a whole and alone, before the next `row`."""
    above = rows[-2] if len(rows) > 1 else ""
    begins = not above.strip() or above.startswith("#")
    return begins and bool(_SLANTED.fullmatch(rows[-1].strip())) and not row[:1].islower()


def _begins(before: str, row: str, in_item: bool) -> bool:
    """Whether a line does not continue the line before it."""
    if before.lstrip().startswith(NOTE) or row.startswith(NOTE):
        return True
    ended = bool(_ENDED.search(before))
    if in_item or _ALL_BOLD.fullmatch(before.strip()):
        return ended and not row.startswith(" ")
    alone = len(before) < min(_SHORT, len(row)) and before.count("[") == before.count("]")
    return bool(_BOLD.match(row)) and (ended or alone)
