"""Parses a field's value into a term of the query tree, or a mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import get_args

from reader.library.index.fold import beginning, folded_words, signs
from reader.library.rows import Mistake
from reader.library.search.language.day_values import (
    RELATIVE_DAYS,
    on_value,
    since_value,
    until_value,
)
from reader.library.search.language.field_token import (
    ReadValue,
    choices_text,
    closest,
    mistake_in,
)
from reader.library.search.language.number_values import figure_value
from reader.library.search.language.query_tree import (
    MarkTerm,
    NotOf,
    TagTerm,
    ThreadTerm,
    Tree,
    WhereWords,
    WordsTerm,
)
from reader.library.search.language.tokenizer import QueryToken
from reader.models import Stance

_IS: Mapping[str, Tree] = {
    "unread": NotOf(MarkTerm("read")),
    "read": MarkTerm("read"),
    "bookmarked": MarkTerm("bookmark"),
    "updated": MarkTerm("updated"),
}
_HAS: Mapping[str, Tree] = {
    "note": MarkTerm("note"),
    "tag": MarkTerm("tags"),
    "quote": WordsTerm(("quote",), where="has"),
    "figure": WordsTerm(("figure",), where="has"),
    "denial": WordsTerm(("denial",), where="has"),
}
DENIES = WordsTerm(("denies",), where="stance")
"""The term that finds denials."""

_STANCES: Mapping[str, Tree] = {
    stance: WordsTerm((stance,), where="stance") for stance in get_args(Stance)
}


def phrase_value(token: QueryToken, where: WhereWords) -> WordsTerm | None:
    """Parse the words of a value, to be found in sequence; None if it has none."""
    found = list(folded_words(token.value))
    if not found:
        return None
    folds = [word.fold for word in found]
    last = found[-1]
    is_open = token.is_open and last.end == len(token.value)
    if is_open:
        folds[-1] = beginning(token.value[last.start : last.end])
    return WordsTerm(tuple(folds), is_open, where)


def words_value(where: WhereWords, example: str) -> ReadValue:
    """Return the parser of a field whose value is words."""

    def read(token: QueryToken, today: date) -> Tree | Mistake | None:
        what = f"{token.field}: needs words"
        return phrase_value(token, where) or mistake_in(token, what, example)

    return read


def tag_value(token: QueryToken, today: date) -> Tree | Mistake | None:
    """Parse `tag:name`."""
    found = phrase_value(token, "text")
    wanted_signs = signs(token.value.lstrip("#"))
    if found is None and not wanted_signs:
        return mistake_in(token, "tag: needs a name", "later")
    return TagTerm(found.folds if found else (), found.is_open if found else False, wanted_signs)


_THREAD = re.compile("(?:t:)?([0-9a-f]{12})|([0-9a-f]{32})")


def thread_value(token: QueryToken, today: date) -> Tree | Mistake | None:
    """Parse `thread:t:8f88ca2e15f6`, as in `list --json`, or the id of a development in it."""
    match = _THREAD.fullmatch(token.value.casefold())
    if match is None:
        what = "thread: needs the thread or the id of a development, as list --json has them"
        return mistake_in(token, what, "t:8f88ca2e15f6")
    return ThreadTerm(f"t:{match[1]}" if match[1] else match[2])


def one_of(choices: Mapping[str, Tree]) -> ReadValue:
    """Return the parser of a field with fixed values; at the end of the line a prefix is enough."""
    names = tuple(choices)

    def read(token: QueryToken, today: date) -> Tree | Mistake | None:
        value = token.value.casefold()
        for wanted in (value, value.removesuffix("s")):
            if wanted in choices:
                return choices[wanted]
        matches = [name for name in names if value and name.startswith(value)]
        if token.is_open and len(matches) == 1:
            return choices[matches[0]]
        what = f"{token.field}: may be {choices_text(names)}"
        return mistake_in(token, what, closest(value, names))

    return read


FIELDS: Mapping[str, ReadValue] = {
    "speaker": words_value("speaker", "minister"),
    "person": words_value("person", "minister"),
    "role": words_value("role", "minister"),
    "of": words_value("of", "Ukraine"),
    "stance": one_of(_STANCES),
    "relay": words_value("relay", "agency"),
    "quote": words_value("quoted", '"more talks"'),
    "figure": figure_value,
    "counted": words_value("counted", "soldiers"),
    "claimant": words_value("claimant", "ministry"),
    "source": words_value("source", "agency"),
    "thread": thread_value,
    "on": on_value,
    "since": since_value,
    "until": until_value,
    "is": one_of(_IS),
    "has": one_of(_HAS),
    "tag": tag_value,
}
"""The parser of every field, in the order in which fields are listed."""

LIKE: Mapping[str, str] = {
    **dict.fromkeys(("day", "date", "when"), "on"),
    **dict.fromkeys(("after", "from"), "since"),
    **dict.fromkeys(("before", "to"), "until"),
    **dict.fromkeys(("by", "who", "said", "says"), "speaker"),
    **dict.fromkeys(("number", "value"), "figure"),
}
"""Common words for a field by people who do not know its name.

Similar spellings need no entry: they are suggested anyway.
"""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "is": tuple(_IS),
    "has": tuple(_HAS),
    "stance": tuple(_STANCES),
    **dict.fromkeys(("on", "since", "until"), RELATIVE_DAYS),
}
"""The values that fields offer for completion; fields about days accept others too."""
