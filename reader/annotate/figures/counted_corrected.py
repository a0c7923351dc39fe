"""Corrects what a number counts: adds joined nouns, drops outcomes that belong to another noun.

`figures` calls it after `counted_behind`.
"""

from __future__ import annotations

from dataclasses import replace

from reader.annotate.figures import outcomes
from reader.annotate.figures.counted import Counted
from reader.annotate.lexicon.wordlists import VERBS, table, words
from reader.annotate.tokens import noun_phrases as phrases
from reader.annotate.tokens.noun_phrases import AUXILIARIES, FATES, STOPS, is_plural
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens

_LONGEST = 3
"""The most words of the second noun phrase."""
_NOUNS = words("nouns_in_ing")
_NO_SECONDS, _ACTS = words("no_counted_seconds"), table("act_nouns")
_BEFORE_OBJECTS = frozenset(("as", "the", "a", "an", "its", "their", "his", "her"))
_BEHIND = words("behind_objects")
"""Words after a noun that is no subject: prepositions and words that open another clause."""
_SUBJECT_OPENERS = frozenset(
    ("", ".", ",", ";", ":", "!", "?", "that", "when", "while", "where", "said", "says")
)
_AMOUNTS = frozenset(
    ("about", "some", "around", "at", "least", "most", "more", "than", "over", "nearly", "almost",
     "up", "to", "roughly", "as", "many", "the", "these", "those", "all", "another", "of", "fewer",
     "only", "just", "a", "total", "number")
)  # fmt: skip


def with_joined_noun(tokens: PlainTokens, first: int, what: Counted) -> Counted:
    """Return what is counted, with a joined bare plural that the number counts too.

    A noun with its own number or determiner is counted separately. A noun before a verb may be the
    subject of a new clause ("saw six tanks and soldiers fled"), unless the number's phrase, which
    begins at token `first`, opens its clause.
    """
    joint = what.last
    slash = tokens.lows[joint] == "/" and tokens.touch(joint - 1) and tokens.touch(joint)
    joins = slash or tokens.lows[joint] in ("and", "or")
    if not what.plural or what.noun is None or not joins:
        return what
    if tokens.lows[joint + 1] == "other":  # "tanks and other armoured vehicles"
        rest = phrases.find_noun_phrase(tokens, joint + 2, many=True)
        of_kind = rest is not None and rest[2] and rest[1] - joint <= _LONGEST + 2
        return _extended(tokens, first, what, rest[1] + 1) if rest and of_kind else what
    found = phrases.find_noun_phrase(tokens, joint + 1, many=True)
    if found is None or not found[2] or found[1] - joint > _LONGEST:
        return what
    verb = VERBS.get(tokens.lows[found[1]])
    plans = tokens.lows[found[1] : found[1] + 2] == ["plans", "to"]
    acts = plans or tokens.lows[found[1] + 1] in _BEFORE_OBJECTS
    if verb is not None and verb.form == "s" and acts:
        return what  # "2 million residents and serves as a hub", "fed 40 people and plans to"
    if _is_of_others(tokens, found[1], what):
        return what
    inside = tokens.lows[joint + 1 : found[1] + 1]
    if not all(low.isalpha() and _may_stand_inside(low) for low in inside):
        return what
    return _extended(tokens, first, what, found[1] + 1)


def _is_of_others(tokens: PlainTokens, head: int, what: Counted) -> bool:
    """Whether the noun at `head` names an act: "25 people and injuries to many"."""
    begins = tokens.lows[head] in _ACTS and tokens.lows[head + 1] in ("to", "of", "among")
    return begins and what.unit not in _ACTS


def _may_stand_inside(low: str) -> bool:
    verb = VERBS.get(low)
    acts = verb is not None and (verb.form == "past" or verb.form == "ing" and low not in _NOUNS)
    return low not in _NO_SECONDS and not acts


def _extended(tokens: PlainTokens, first: int, what: Counted, end: int) -> Counted:
    assert what.noun is not None
    low = tokens.lows[end]
    befell = low in AUXILIARIES or low in FATES
    object_ends = not low.isalpha() or low in _BEHIND or low in ("who", "that", "which")
    if not object_ends and not _opens_clause(tokens, first):
        return what
    noun = tokens.text[tokens.ends[what.last - 1] : tokens.ends[end - 1]]
    fated = outcomes.fates(tokens, end) if befell and not what.fates else None
    longer = replace(what, noun=what.noun + noun, last=end)
    if fated is None or not fated.kinds:
        return longer
    return replace(longer, participles=fated.words, fates=fated.kinds)


def _opens_clause(tokens: PlainTokens, first: int) -> bool:
    """Whether the number's phrase opens its clause, so that it may be the subject of a verb."""
    at = first - 1
    while at >= 0 and first - at < 5 and tokens.lows[at] in _AMOUNTS:
        at -= 1
    return at < 0 or tokens.lows[at] in _SUBJECT_OPENERS


def with_fate_behind_place(tokens: PlainTokens, first: int, what: Counted) -> Counted:
    """Return what is counted with the outcome after a place: "9 homes in two towns were burned"."""
    lows, at = tokens.lows, what.last
    if what.fates or not what.plural or lows[at] not in _PLACES or not _opens_clause(tokens, first):
        return what
    for end in range(at + 1, at + _FAR):
        low = lows[end]
        if low in ("were", "are"):
            befell = outcomes.fates(tokens, end)
            known = FATES.keys() & set(lows[end + 1 : befell.last])
            return replace(what, participles=befell.words, fates=befell.kinds) if known else what
        if not low.isalnum() or low in _ENDS_OF_PLACES or low in FATES:
            return what
        verb = VERBS.get(low)
        if verb is not None and verb.form == "past" and not tokens.capital(end):
            return what
    return what


_FAR = 9
"""The most tokens of a place."""
_PLACES = frozenset(("in", "at", "from", "near", "across", "on", "outside", "inside"))
_ENDS_OF_PLACES = AUXILIARIES | frozenset(
    ("and", "or", "but", "who", "that", "which", "whose", "when", "while", "as", "because", "where",
     "said", "says", "after", "before", "whom")
)  # fmt: skip
_BESIDE_OWNERS = frozenset(("of", "from", "for", "with", "in", "at"))


def _is_counted_plural(tokens: PlainTokens, at: int) -> bool:
    """Whether a plural at token `at` has a number or determiner: "4,500 troops", "the boats"."""
    low, first = tokens.lows, at
    if not is_plural(tokens, at):
        return False
    while at - first < _LONGEST and low[first - 1].isalpha() and low[first - 1] not in STOPS:
        first -= 1
    return low[first - 1][-1:].isdigit() or low[first - 1] in SMALL or low[first - 1] in _OPENERS


_OPENERS = frozenset(("the", "all", "both", "these", "those", "its", "their", "many", "several"))
_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had"))
_ONE = frozenset(("is", "was", "has"))
_GROUPS = frozenset(
    ("total", "totals", "group", "groups", "number", "numbers", "convoy", "convoys", "column",
     "columns", "team", "teams", "crew", "crews", "family", "families", "crowd", "batch", "series",
     "wave", "waves", "salvo", "salvos", "barrage", "swarm", "swarms", "fleet", "string", "pair",
     "pairs", "cluster", "majority", "minority", "out", "tens", "dozens", "scores", "hundreds",
     "thousands", "millions", "rest", "all", "both", "most", "many", "some", "each", "lot", "lots",
     "percent", "half", "estimate", "excess", "minimum", "maximum", "combination")
)  # fmt: skip
"""Nouns that stand for the people or things counted after their "of"."""


def without_fates_of_owner(tokens: PlainTokens, first: int, what: Counted) -> Counted:
    """Return what is counted, without an outcome whose subject is the noun before "of".

    The number's phrase begins at token `first`. The outcome for those counted is then unknown.
    """
    lows = tokens.lows
    places = lows[what.last] == "who" and lows[first - 1] in ("from", "at", "in", "near")
    if places and what.fates and _is_counted_plural(tokens, first - 2):
        return replace(what, participles=None, fates=())  # "40 men from 3 villages who were armed"
    of_owner = lows[what.last] in ("that", "which") and lows[first - 2] not in _GROUPS
    if of_owner and what.fates and lows[first - 1] == "of":
        return replace(what, participles=None, fates=())  # "a town of 900 that was held"
    if not what.fates or lows[what.last] not in _VERBS:
        return what
    if first < 2 or lows[first - 1] not in _BESIDE_OWNERS:
        return what
    if lows[first - 1] != "of" and not _is_counted_plural(tokens, first - 2):
        return what
    owner = lows[first - 2]
    if not owner.isalpha() or owner in _GROUPS:
        return what
    if is_plural(tokens, first - 2) or lows[what.last] in _ONE:
        return replace(what, participles=None, fates=())
    return what
