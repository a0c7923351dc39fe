"""Tells quotations that are no speech: titles of works and values of markup."""

from __future__ import annotations

import re

from reader.annotate.tokens.quotation_marks import Quotation
from reader.annotate.tokens.title_case import SMALL_WORDS

WORD = re.compile(r"[^\W_][\w'’.&-]*")


def is_title_of_work(text: str, piece: Quotation) -> bool:
    """Whether all longer words inside the marks have a capital, as in a title ("The Long Road")."""
    found = WORD.findall(text, piece.inner_start, piece.inner_end)
    if not found or len(found) > 12 or found[0] in ("I", "I'm", "I’m"):
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in SMALL_WORDS for word in found)


def is_markup(text: str, piece: Quotation) -> bool:
    """Whether the marks hold a value of markup (`id="…"`)."""
    return text[piece.start - 1 : piece.start] == "="
