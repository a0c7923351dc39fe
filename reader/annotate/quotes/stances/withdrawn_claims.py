"""Finds verbs for taking back a claim, and for leaving a matter open.

Examples: "The ministry withdrew its claim that the dam leaked", "Varn left open whether he would
go". `verbless_cues` and `verb_forms` call it.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS, Verb, words
from reader.annotate.tokens.tagged import TaggedWords

WITHDRAWN = re.compile(r"[bev][dnaersNLt#]{0,5}$")
"""A verb, and the words between it and the claim that is its object."""
VERBS_OF_WITHDRAWING = {
    "withdrew": "past", "withdraws": "s", "withdrawn": "past", "withdraw": "base",
    "retracted": "past", "retracts": "s", "retract": "base",
    "recanted": "past", "recants": "s", "recant": "base",
}  # fmt: skip
FARTHEST = 7
"""The most words between a verb and the claim that is taken back."""
_CLAIMS = words("claim_nouns")
NUMBERS = frozenset(("estimate", "figure", "number", "tally", "toll"))
"""Nouns for a number of somebody's own, as in "withdrew its number of 40"."""
_OWN = frozenset(("its", "his", "her", "their", "earlier", "own", "previous", "first", "official"))
_MATTERS = frozenset(("possibility", "question", "prospect"))
WORDS_READ = _MATTERS | _CLAIMS | NUMBERS | _OWN | {"open", *VERBS_OF_WITHDRAWING}
"""Words that these rules read regardless of their letters."""


def withdrawing_verb(tokens: TaggedWords, low: int, at: int) -> tuple[int, Verb] | None:
    """Return the verb that takes back the claim at word `at`, and its place, or None."""
    noun = tokens.words[at].lower()
    if noun not in _CLAIMS and not (noun in NUMBERS and _is_of_number(tokens, at)):
        return None
    found = WITHDRAWN.search(tokens.letters, max(low, at - FARTHEST), at)
    form = VERBS_OF_WITHDRAWING.get(tokens.words[found.start()].lower()) if found else None
    if found is None or form is None:
        return None
    return found.start(), Verb("withdraw", form, "n", "speech")


def _is_of_number(tokens: TaggedWords, at: int) -> bool:
    """Whether a number follows the noun at word `at`, which somebody has: "its toll of 40"."""
    owned = tokens.words[at - 1].lower() in _OWN or tokens.letters[at - 1] == "s"
    number = tokens.letters[at + 2 : at + 3] == "#"
    return owned and number and tokens.words[at + 1] == "of"


def leaves_open(tokens: TaggedWords, at: int) -> bool:
    """Whether the verb at word `at` leaves open whether something is so."""
    verb = VERBS.get(tokens.words[at].lower())
    if verb is None or verb.lemma != "leave" or tokens.words[at + 1 : at + 2] != ("open",):
        return False
    if tokens.letters[at + 2 : at + 3] in ("S", "w"):
        return tokens.words[at + 2] != "when"
    return tokens.words[at + 3 : at + 4] != () and tokens.words[at + 3] in _MATTERS
