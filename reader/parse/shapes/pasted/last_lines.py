"""Marks what stands below the text of a page: headlines of other articles, tags, forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.parse.blocks.units import Unit, as_aside
from reader.parse.shapes.entries.clock_times import split_time
from reader.parse.shapes.pasted.appeals import asks
from reader.parse.shapes.saved_pages import OTHER_ARTICLES

_END = re.compile(
    rf"(?:{OTHER_ARTICLES}"
    r"|(?:other|related|more|popular|recommended|suggested) "
    r"(?:topics|stories|articles|news|posts|reading|content)\b.{0,60}|explore more on these topics"
    r"|more (?:on|from) .{2,60}|more about|weiterführende informationen"
    r"|(?:tags?|topics?|keywords|filed under)(?:: ?[^.!?:;]{2,200})?"
    r"|in this (?:story|article)"
    r"|share(?: this)?)\b ?:?",
    re.IGNORECASE,
)
"""Matches the line over text at the end that does not belong to the article."""
_TEASERS = re.compile(rf"{OTHER_ARTICLES}[ :]*", re.IGNORECASE)
_MORE = re.compile(r"read more\W*", re.IGNORECASE)
_BUTTON = re.compile(r"share(?: this)?", re.IGNORECASE)
_TOLD_WORDS = 7
"""The fewest words of a sentence; lists after a text consist of headlines."""
_APPEAL = re.compile(
    r"a message from (?:the |our )?.{3,40} ?:|you appreciate our journalism|dear readers?,"
    r"|why (?:your support|we ask for support) matters.{0,20}|before you go(?: ?(?:\.{3}|…))?,?"
    r"|support (?:independent|our|quality) journalism.{0,20}"
    r"|(?:a )?(?:note|word|message) from (?:the |our )?(?:author|editors?|newsroom|team) ?:?"
    r"|leave a (?:reply|comment)(?: cancel reply)?|post a comment|scroll to top",
    re.IGNORECASE,
)
"""Matches the first line of a request for support, or of a form for comments, that ends a page."""
_MOST_OF_END, _MOST_TEASERS, _PARAGRAPH_WORDS = 30, 4, 15
_SENTENCE = re.compile(r".{20,}?[^\W\d_]{3}[.!?][”\"]? (?=[A-ZÀ-Þ“\"„])")


def mark_last(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; those from a line like "Other stories:" to the end are asides.

    Exceptions are a button that is repeated below, and a line with timed lines below it.
    """
    low = max(len(units) // 2, len(units) - _MOST_OF_END)
    buttons = [at for at in range(low, len(units)) if _BUTTON.fullmatch(units[at].text)]
    timed = [at for at in range(low, len(units)) if split_time(units[at].text)[0]]
    first = max(len(units) // 3, len(units) - _MOST_OF_END)
    asked = (at for at in range(first, len(units)) if _APPEAL.fullmatch(units[at].text))
    if (at := next(asked, 0)) > 2 and _is_appeal(units[at:]):
        return [*units[:at], *map(as_aside, units[at:])]
    for at in range(max([low, *timed[-1:]]), len(units)):
        unit = units[at]
        if at in buttons[:-1]:
            continue
        if unit.kind in ("paragraph", "aside") and not unit.level and _END.fullmatch(unit.text):
            rest = units[at:]
            told = sum(is_sentence(one.text) for one in rest)
            if _goes_on(rest):
                continue
            if _TEASERS.fullmatch(unit.text) and _returns(units, at):
                continue
            if told and _MORE.fullmatch(unit.text):  # a button below one of several texts
                continue
            if at > 2 and 3 * told < len(rest) and all(len(u.text.split()) < 30 for u in rest):
                return [*units[:at], *map(as_aside, rest)]
    return list(units)


def _is_appeal(units: Sequence[Unit]) -> bool:
    """Whether at least every second sentence asks for something, or there are none."""
    told = [unit.text for unit in units if is_sentence(unit.text) and unit.kind == "paragraph"]
    return 2 * sum(map(asks, told)) >= len(told)


def _goes_on(units: Sequence[Unit]) -> bool:
    """Whether paragraphs follow: one below another, or below a label one of two sentences.

    The headlines of other articles have one sentence each.
    """
    free = [unit.text for unit in units if unit.kind == "paragraph"]
    if _TEASERS.fullmatch(units[0].text) and any(map(_is_paragraph, free)):
        return True
    return any(is_sentence(one) and is_sentence(after) for one, after in pairwise(free))


def _is_paragraph(text: str) -> bool:
    """Whether a line has two sentences of a text."""
    first = _SENTENCE.match(text)
    return first is not None and is_sentence(text) and len(text.split()) >= _PARAGRAPH_WORDS


def _returns(units: Sequence[Unit], at: int) -> bool:
    """Whether the text goes on below a label and a few headlines, before another label."""
    for place in range(at + 1, len(units)):
        told = is_sentence(units[place].text)
        if told or _END.fullmatch(units[place].text):
            rest = units[place + 1 :]
            return (
                told and place - at <= _MOST_TEASERS and any(_END.fullmatch(u.text) for u in rest)
            )
    return False


def is_sentence(text: str) -> bool:
    """Return whether a line is long and ends like a sentence."""
    is_long = text[2 * _TOLD_WORDS - 2 :] != ""
    is_long = is_long and len(text.split(None, _TOLD_WORDS - 1)) == _TOLD_WORDS
    return is_long and text.rstrip("”\"’')]")[-1:] in (".", "!")
