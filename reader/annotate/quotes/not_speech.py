"""Recognises quotations that are no speech: titles of works and values of markup.

`quotes` calls it for quotations outside of reported clauses.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import plurals, words
from reader.annotate.quotes.attribution import AttributedQuotation
from reader.annotate.quotes.subjects import NP
from reader.annotate.tokens.quotation_marks import Quotation
from reader.annotate.tokens.tagged import TaggedWords
from reader.annotate.tokens.title_case import SMALL_WORDS

_WORKS = words("works") | plurals("works")
WORD = re.compile(r"[^\W_][\w'’.&-]*")
SEEN_ON = frozenset(("on", "in", "from", "at", "watching", "hosting"))
ON_AIR = frozenset(
    """anchor anchors appearance broadcast cast edition episode guest host hosts interview presenter
    segment star viewers""".split()  # noqa: SIM905
)
"""Nouns before "of" or "with" and a title: "a host of “The Mill,”", "an interview with “…”"."""
ENTITLED = frozenset(("entitled", "titled", "called", "named", "dubbed"))
NAMING = frozenset(("brand", "call", "describe", "dub", "denounce", "label", "refer", "rate"))
NAMED = re.compile(rf"P?(?:O|{NP}(?:P{NP})?)(?:d|[PS]d?)")
"""The object of a naming verb: "called Orm the “…”", "refers to her as the “…”"."""


def is_title_of_work(text: str, piece: Quotation) -> bool:
    """Whether all longer words inside the marks are capitalised ("The Long Road")."""
    found = WORD.findall(text, piece.inner_start, piece.inner_end)
    if not found or len(found) > 12 or found[0] in ("I", "I'm", "I’m"):
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in SMALL_WORDS for word in found)


def is_named_work(tokens: TaggedWords, at: int) -> bool:
    """Whether the words before the marks show that they contain a title.

    Examples: "on “The Long Road”", "the station's “Night Talk”", "her book, “The Long Road”".
    """
    if at == 0:
        return False
    before = at - 1 - (tokens.letters[at - 1] == "," and at > 1)
    word = tokens.words[before].lower()
    if word in _WORKS:
        return True
    if before < at - 1:
        return False
    if word in ENTITLED:
        return at > 1 and tokens.letters[at - 2] in "nN,"
    if word in ("of", "with") and tokens.words[before - 1].lower() in ON_AIR:
        return True
    return word in SEEN_ON or tokens.letters[before] == "s"


def is_epithet(tokens: TaggedWords, one: AttributedQuotation) -> bool:
    """Whether capitals inside the marks are an epithet: called Orm the “Old Goat”."""
    report = one.source.report if one.source else None
    if one.basis != "cue" or report is None or report.verb is None or report.cue is None:
        return False
    named = NAMED.fullmatch(tokens.letters, report.cue[1], one.at)
    if report.verb.lemma not in NAMING or report.speaker is None or named is None:
        return False
    if tokens.letters[report.speaker[1] - 1] not in "Npro":
        return False
    return tokens.letters[one.at - 1] == "d" or tokens.words[one.at - 1] == "as"


def is_behind_aside(tokens: TaggedWords, one: AttributedQuotation) -> bool:
    """Whether the report is in an aside that withholds: "it, which Orm has not seen, is “old”"."""
    report = one.source.report if one.source and one.source.block == one.block else None
    if report is None or report.stance != "withholds" or report.speaker is None:
        return False
    first = report.speaker[0]
    return "w" in tokens.letters[max(0, first - 2) : first] and (
        tokens.letters.find(",", report.end, one.at) >= 0
    )


def is_markup(text: str, piece: Quotation) -> bool:
    """Whether the marks contain a value of markup (`id="…"`)."""
    return text[piece.start - 1 : piece.start] == "="
