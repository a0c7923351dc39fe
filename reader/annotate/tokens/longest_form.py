"""Lists of forms to tables that find the longest form at a place in the text."""

from __future__ import annotations

from reader.annotate.lexicon.tables import table
from reader.annotate.tokens.plain import PlainTokens, split_tokens

FormsTable = dict[str, list[tuple[tuple[str, ...], str]]]
FormFound = tuple[str, int]
"""What a form stands for, and the token where it ends (or starts, for one before a number)."""


def forms_table(name: str) -> FormsTable:
    """Forms by their first token, longest first, so that "US dollars" goes before "US"."""
    found: FormsTable = {}
    for form, meaning in sorted(table(name).items(), key=lambda pair: -len(pair[0])):
        first, *rest = split_tokens(form)
        found.setdefault(first, []).append((tuple(rest), meaning))
    return found


def longest_form(known: FormsTable, t: PlainTokens, at: int) -> FormFound | None:
    """The longest form that stands at token `at` (after a hyphen, if one stands there)."""
    lows = t.lows
    if lows[at] in _HYPHENS and lows[at + 1] in known:
        at += 1
    for rest, name in known.get(lows[at], ()):
        end = at + 1
        for word in rest:
            end += lows[end] in _HYPHENS and word not in _HYPHENS
            if lows[end] != word:
                break
            end += 1
        else:
            return name, end
    return None


_HYPHENS = ("-", "‑")
