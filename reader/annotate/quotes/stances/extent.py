"""Finds the end of words that are denied, asked or wanted.

`governed_words` calls it.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.quotes.stances.cue_phrase import COMPLEMENT
from reader.annotate.tokens.tagged import TaggedWords

END = re.compile(r"[;.:]|-|,|C|S|q(?=[dNnOpg])|P[gki]")
AND_IF = re.compile(r"(?<=[Sw]),C[Sw]")
OR_IF = re.compile(r"C[Sw],")
"""The commas of "when, or if, it will"."""
LOOSE_END = re.compile(r"[,;:.C-]*$")
APART = frozenset("while although though whereas because when after before since".split())  # noqa: SIM905


def end_of_content(tokens: TaggedWords, start: int, high: int, wanted: bool) -> int:
    """Return the word after denied or wanted words: at a stop, a clause, or a verb after "and"."""
    letters = tokens.letters
    end, aside = high, 0
    if wanted:
        to = range(start, min(high - 1, start + COMPLEMENT))
        start = next((k for k in to if tokens.words[k] == "to" and letters[k + 1] in "vhb"), start)
    for match in END.finditer(letters, start, high):
        at = match.start()
        letter = letters[at]
        if at < aside:
            continue
        behind = letters.find("-", at + 1, high) + 1 if letter == "-" and wanted else 0
        if behind and tokens.words[behind : behind + 1] == ("to",):
            aside = behind
            continue
        if letter == "P" and tokens.words[at] != "by":
            continue
        if letter in "CS" and not _ends_here(tokens, at, high, wanted):
            continue
        if letter == "," and AND_IF.match(letters, at) or OR_IF.match(letters, at - 2):
            continue
        if letter == "," and letters[at + 1 : at + 2] == "w":
            aside = letters.find(",", at + 1, high) + 1
            if aside:
                continue
        if letter == "," and wanted and _goes_on(tokens, at, high):
            continue
        even = letter == "S" and tokens.words[at - 1] == "even"
        end = at + (letter == "q") - even
        break
    found = LOOSE_END.search(letters, max(start + 1, end - 4), end)
    return found.start() if found else end


def _ends_here(tokens: TaggedWords, at: int, high: int, wanted: bool) -> bool:
    """Whether a conjunction ends the words: a finite verb after "and", or a subordinate clause."""
    if tokens.letters[at] == "S":
        return tokens.words[at].lower() in APART or tokens.words[at - 1 : at + 1] == ("even", "as")
    following = at + 1
    while following < high and tokens.letters[following] == "a":
        following += 1
    verb = VERBS.get(tokens.words[following].lower()) if following < high else None
    if tokens.letters[following : following + 1] not in ("v", "h", "b", "e", "x"):
        return False
    return verb is None or verb.form in ("past", "s") or not wanted and verb.form == "base"


def _goes_on(tokens: TaggedWords, comma: int, high: int) -> bool:
    """Whether another wanted act follows a comma ("to sign, pay and leave")."""
    at = comma + 1 + (tokens.letters[comma + 1 : comma + 2] == "C")
    verb = VERBS.get(tokens.words[at].lower()) if at < high else None
    return verb is not None and verb.form == "base"
