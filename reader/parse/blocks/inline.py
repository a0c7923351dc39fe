"""A Markdown paragraph to plain words with the addresses under them; what cannot be shown goes.

Only http and https addresses are kept.  Images become their description, HTML tags nothing.  A
paragraph with more markup characters than people write stays as it is: the inline rules take
quadratic time on some such runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.clean import line
from reader.parse.blocks.units import WEB_ADDRESS, Address

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(r"[\[*_`<!&\\~]")
_SPECIAL = re.compile(r"[\[*_`<!&\\~\n]")
"""What a rule of CommonMark for the inside of a paragraph begins at."""
_MOST_MARKUP = 120
_LINK = re.compile(r"\[[^\[\]]*\](?:\([^()]*\)|(?!\())")
_MOST_STRAY_BRACKETS = 4
_MOST_SHARE = 0.06
_NEAR = 4
"""Blanks and marks that cleaning piece by piece may count otherwise than cleaning the whole."""


@dataclass(frozen=True, slots=True)
class InlineText:
    """One line of words; `bold` is true when all of them are."""

    text: str
    addresses: tuple[Address, ...] = ()
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A stretch of characters of one kind; `link` numbers the link it is in, or is 0."""

    text: str
    link: int
    bold: bool


def parse_inline(
    parser: Callable[[], MarkdownIt], content: str, env: dict[str, Any], split_lines: bool
) -> list[InlineText]:
    """The lines of a paragraph; they are joined to one unless `split_lines`."""
    if not _SPECIAL.search(content):  # most paragraphs: nothing for the parser to find
        return [InlineText(text)] if (text := line(content)) else []
    if _is_too_much(content):
        rows = content.split("\n") if split_lines else [content]
        return [InlineText(text) for row in rows if (text := line(row))]
    tokens: list[Token] = []
    parser().inline.parse(content, parser(), env, tokens)
    words, addresses = _words(tokens, "\n" if split_lines else " ")
    rows_of_words: list[list[_Word]] = [[]]
    for word in words:
        if word.text == "\n":
            rows_of_words.append([])
        else:
            rows_of_words[-1].append(word)
    return [piece for row in rows_of_words if (piece := _piece(row, addresses)).text]


def is_overgrown(text: str) -> bool:
    """Whether more of a whole text is markup than in anything that people write."""
    return _count(_MARKUP, text) > max(1000, len(text) * _MOST_SHARE)


def _is_too_much(content: str) -> bool:
    """Whether a paragraph has more markup or more stray brackets than people write."""
    stray = content.count("[") - _count(_LINK, content)
    return _count(_MARKUP, content) > _MOST_MARKUP or stray > _MOST_STRAY_BRACKETS


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _words(tokens: Sequence[Token], line_end: str) -> tuple[list[_Word], list[str]]:
    """The words in order, and the address of each link (the first is none).

    `line_end` is what a line's end within the paragraph becomes; a newline ends the piece.
    """
    words: list[_Word] = []
    addresses = [""]
    link = bold = 0
    for token in tokens:
        if token.type == "link_open":
            link = len(addresses)
            addresses.append(line(str(token.attrGet("href") or "")))
        elif token.type == "link_close":
            link = 0
        elif token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        else:
            text = line_end if token.type == "softbreak" else _text_of(token)
            words.append(_Word(text, link, bold > 0))
    return words, addresses


def _text_of(token: Token) -> str:
    if token.type == "hardbreak":
        return "\n"
    if token.type == "softbreak":
        return " "
    if token.type == "html_inline":
        return "\n" if token.content.lower().startswith("<br") else ""
    if token.type == "image":
        return "".join(map(_text_of, token.children or []))
    return token.content


def _piece(words: Sequence[_Word], addresses: Sequence[str]) -> InlineText:
    """Words to a cleaned line, and where in it the links have come to stand."""
    raw = "".join(word.text for word in words)
    text = line(raw)
    ranges: dict[int, tuple[int, int]] = {}
    end = 0
    for word in words:
        start, end = end, end + len(word.text)
        ranges[word.link] = (ranges.get(word.link, (start, end))[0], end)
    placed: list[Address] = []
    at = low = 0  # a place in `raw`, and where it has come to stand
    for link, (start, end) in ranges.items():
        if not link or not WEB_ADDRESS.fullmatch(addresses[link]):
            continue
        low += len(line(f"{'|' if at else ''}{raw[at:start]}|")) - (2 if at else 1)
        at = start
        if place := _place(text, line(raw[start:end]), low):
            placed.append(Address(*place, addresses[link]))
            low = place[0]
    return InlineText(text, tuple(placed), all(word.bold for word in words if word.text.strip()))


def _place(text: str, label: str, low: int) -> tuple[int, int] | None:
    """Where a label stands that is likely to begin at `low`; None if nothing is left of it."""
    if label and not text.startswith(label, low):
        near = text.find(label, max(0, low - _NEAR))
        low = near if near >= 0 else text.find(label)
    return (low, low + len(label)) if label and low >= 0 else None
