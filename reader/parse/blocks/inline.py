"""Turns the inline markup of a Markdown paragraph into plain lines and the addresses of links.

Only http and https addresses are kept. Images become their description; HTML tags are removed. A
paragraph with more than `_MOST_MARKUP` markup characters is not parsed: the inline rules take
quadratic time on some such texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from reader.clean import line
from reader.parse.blocks.units import WEB_ADDRESS, Address

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(r"[\[*_`<!&\\~]")
_SPECIAL = re.compile(r"[\[*_`<!&\\~\n]")
"""The characters at which an inline rule of CommonMark begins."""
_MOST_MARKUP = 120
_LINK = re.compile(r"\[[^\[\]]*\](?:\([^()]*\)|(?!\())")
_BOLD_WORDS = re.compile(r"(?<![*\w])\*\*\w[^*_`\[\]<>&\\~\n]{0,300}\*\*(?!\*)")
_MOST_STRAY_BRACKETS = 4
_MOST_SHARE = 0.06
_NEAR = 4
"""The most characters by which cleaning pieces and cleaning the whole line differ in length."""


@dataclass(frozen=True, slots=True)
class InlineText:
    """One line of plain text; `bold` counts the bold characters at its start."""

    text: str
    addresses: tuple[Address, ...] = ()
    bold: int = 0


@dataclass(frozen=True, slots=True)
class _Word:
    """Characters with the same markup; `link` is the number of the link around them, or 0."""

    text: str
    link: int
    bold: bool


def parse_inline(
    parser: Callable[[], MarkdownIt], content: str, env: dict[str, Any], split_lines: bool
) -> list[InlineText]:
    """Return the lines of a paragraph, joined into one unless `split_lines`.

    `env` holds the link definitions that the block parser found.
    """
    if not _SPECIAL.search(content):  # as most paragraphs
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


def has_too_much_markup(text: str) -> bool:
    """Return whether more than 6 % of a whole text, and over 1,000 characters, are markup.

    Marks around whole bold words are not counted: they take only linear time.
    """
    return _count(_MARKUP, _BOLD_WORDS.sub("", text)) > max(1000, len(text) * _MOST_SHARE)


def _is_too_much(content: str) -> bool:
    """Whether a paragraph has too many markup characters or stray brackets for the parser."""
    stray = content.count("[") - _count(_LINK, content)
    return _count(_MARKUP, content) > _MOST_MARKUP or stray > _MOST_STRAY_BRACKETS


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))


def _words(tokens: Sequence[Token], line_end: str) -> tuple[list[_Word], list[str]]:
    """Return the words in order, and the address of each link by its number (number 0 is no link).

    `line_end` replaces each line end within the paragraph; a newline begins a new line.
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
    """Return the cleaned line of the words, with the addresses at their places in it."""
    raw = "".join([word.text for word in words])
    text = line(raw)
    bold = 0
    if any([word.bold for word in words]):  # a list, as most words are plain
        bold = len(line("".join([word.text for word in takewhile(_is_bold, words)])))
    if len(addresses) == 1:
        return InlineText(text, (), bold)
    ranges: dict[int, tuple[int, int]] = {}
    end = 0
    for word in words:
        start, end = end, end + len(word.text)
        ranges[word.link] = (ranges.get(word.link, (start, end))[0], end)
    placed: list[Address] = []
    at = low = 0  # an offset in `raw`, and the corresponding offset in `text`
    for link, (start, end) in ranges.items():
        if not link or not WEB_ADDRESS.fullmatch(addresses[link]):
            continue
        low += len(line(f"{'|' if at else ''}{raw[at:start]}|")) - (2 if at else 1)
        at = start
        if place := _place(text, line(raw[start:end]), low):
            placed.append(Address(*place, addresses[link]))
            low = place[0]
    return InlineText(text, tuple(placed), bold)


def _is_bold(word: _Word) -> bool:
    return word.bold or not word.text.strip()


def _place(text: str, label: str, low: int) -> tuple[int, int] | None:
    """Return the start and end of a label expected at `low`; None if cleaning removed it."""
    if label and not text.startswith(label, low):
        near = text.find(label, max(0, low - _NEAR))
        low = near if near >= 0 else text.find(label)
    return (low, low + len(label)) if label and low >= 0 else None
