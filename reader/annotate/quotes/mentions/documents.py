"""Finds the owner of a document that speaks ("her letter said").

`speakers` attributes the words of a document to its owner.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import plurals, words
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords

_DOCUMENTS = words("documents") | plurals("documents")
_KNOWN_BODIES = words("known_bodies")
_TOPICS, _BODIES = words("topics"), words("bodies")
STATEMENTS = frozenset(["statement", "statements", "communique", "communiqué", "readout"])
OWNERS = frozenset(["his", "her", "their", "its"])
FROM = frozenset(["from", "by"])


def owner(tokens: TaggedWords, mention: Range) -> Range | None:
    """Return the words for the owner of a document, or None.

    Examples: "X's report", "a memo from X", "a memo issued by X", "an X memo" of a body X of one
    word.
    """
    start, end = mention
    letters = tokens.letters
    cut = letters.find("P", start, end)
    head = (cut if cut >= 0 else end) - 1
    if head < start or tokens.words[head].lower() not in _DOCUMENTS:
        return None
    possessive = letters.rfind("s", start, head)
    if possessive > start:
        return start, possessive
    if tokens.words[start].lower() in OWNERS:
        return start, start + 1
    if cut >= 0 and cut + 1 < end and tokens.words[cut] in FROM:
        return cut + 1, end
    if tokens.words[head].lower() in STATEMENTS and _is_of_body(tokens, cut, end):
        return cut + 1, end
    issued = end < len(tokens.words) and tokens.words[end]
    if issued in ISSUED or issued == "published" and tokens.words[head].lower() in _COUNTS:
        found = BY_WHOM.match(letters, end + 1, end + LONGEST)
        if found and tokens.words[end + 1] == "by":
            return end + 2, found.end()
    if _is_body(tokens, start, head - 1):
        return head - 1, head
    return _body_before(tokens, start, head) if tokens.words[head] in STATEMENTS else None


def _is_of_body(tokens: TaggedWords, cut: int, end: int) -> bool:
    """Whether "of" and a body end a phrase: "the statement of the Orlish ministry"."""
    last = tokens.words[end - 1]
    named = tokens.letters[end - 1] == "N" or last in _BODIES
    return cut >= 0 and named and tokens.words[cut] == "of" and tokens.letters[cut + 1] in "dN"


def _body_before(tokens: TaggedWords, start: int, head: int) -> Range | None:
    """Return the body whose statement a phrase is: "a health ministry statement", or None."""
    low = head
    while low > start and (
        tokens.letters[low - 1] in "NLo" or tokens.words[low - 1].capitalize() in _TOPICS
    ):
        low -= 1
    return (low, head) if low < head and tokens.words[head - 1].lower() in _BODIES else None


def cited_before(tokens: TaggedWords, low: int, at: int) -> Range | None:
    """Return the signed document quoted directly before the participle at word `at`, or None.

    "Varn quoted a letter by Aker, stating": Varn does not state it, or not certainly.
    """
    letters = tokens.letters
    if at < low + 4 or letters[at - 1] != ",":
        return None
    found = CITED.search(letters, max(low, at - LONGEST), at)
    if found is None or tokens.words[found.start()].lower() not in CITING:
        return None
    head = found.start("head")
    signed = tokens.words[head + 1] in FROM and tokens.words[head].lower() in _DOCUMENTS
    return (found.start() + 1, at - 1) if signed else None


ISSUED = frozenset("issued released signed written compiled prepared".split())  # noqa: SIM905
_COUNTS = frozenset(("data", "figures", "numbers", "statistics"))
"""What a body publishes of its own: "data published by the ministry", unlike a study."""
BY_WHOM = re.compile(r"Pd?[nNLtroes]{0,5}[NLrot](?:PN{0,2}[NL](?:s[no])?)?(?![nNLtros])")
"""The issuer of a document, after the participle."""
CITED = re.compile("[vhbge]d?[NLnea]{0,3}(?P<head>[no])P[dNLtrone]{1,8},$")
LONGEST = 16
CITING = frozenset(f"{verb}{end}" for verb in ("quot", "cit") for end in ("ed", "es", "ing")) | {
    "read",
    "reads",
    "saw",
    "seen",
    "obtained",
    "received",
    "leaked",
    "shared",
    "posted",
}
"""Verbs of quoting others: words read from a text belong to its author."""


def _is_body(tokens: TaggedWords, start: int, at: int) -> bool:
    """Whether the word before a document is a well-known body ("a Pentagon memo")."""
    return at >= start and tokens.words[at] in _KNOWN_BODIES
