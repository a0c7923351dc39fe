"""Finds what a bare number counts in the words before it: "put the deaths at 130".

`figures` calls it for numbers that no noun follows.
"""

from __future__ import annotations

from reader.annotate.figures.changed_counts import changed_count
from reader.annotate.figures.counts_put import object_of_put, subject_of_put
from reader.annotate.figures.figure_parts import FigurePart
from reader.annotate.lexicon.wordlists import VERBS, words
from reader.annotate.tokens.noun_phrases import (
    AUXILIARIES,
    FATES,
    STOPS,
    find_noun_phrase,
    is_plural,
    singular,
)
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens

_JOINTS = frozenset(
    (":", "at", "to", "as", "is", "was", "of", "from", "reached", "reaches", "exceeded", "number")
)
_PASSING = frozenset(("surpassed", "passed", "exceeded", "topped", "surpasses", "exceeds", "tops"))
"""Verbs that say that a count is higher than the number after them; they are part of its figure."""
_TOLLS = frozenset(("toll", "tolls"))
_COUNTS = frozenset(("number", "numbers", "total", "toll", "count", "tally"))
_CHANGES = frozenset(
    ("rose", "rises", "risen", "rising", "fell", "falls", "fallen", "climbed", "climbs", "grew",
     "grows", "grown", "stood", "stands", "jumped", "jumps", "increased", "went", "gone", "put",
     "puts", "putting", "now", "has", "had", "have", "raised", "raises", "brings", "brought",
     "doubled", "tripled", "halved", "cut", "lowered", "reduced", "increase", "rise", "fall",
     "grow", "climb", "drop", "dropped", "doubles", "double", "swelled", "surged", "declined")
)  # fmt: skip
_CLOSES = frozenset(
    ("", ".", ",", ";", ")", "–", "—", "on", "in", "by", "after", "as", "from", "to", "and", "”",
     "since", "so", "across", "with")
)  # fmt: skip
_FAR = 30
"""How many tokens of a sentence before a number are searched for the thing counted."""


def counted_by_subject(tokens: PlainTokens, part: FigurePart) -> FigurePart:
    """Return the figure with what its sentence says it counts, unless it already has a noun."""
    lows = tokens.lows
    bare = part.quantity.bare and part.unit is None and part.noun is None and not part.fates
    if bare and lows[part.first - 1] == "," and lows[part.last] in _BEHIND_WHOLE:
        return _of_the_wounded(tokens, part)
    joined = lows[part.first - 1] in _JOINTS or lows[part.first] in _PASSING
    if not bare or not joined or lows[part.last] not in _CLOSES:
        return part
    if part.first < 2:
        return part
    low = part.first - 1
    while low > 0 and part.first - low < _FAR and lows[low - 1] not in (".", ";", ":", "!", "?"):
        low -= 1
    return (
        _death_toll(tokens, low, part)
        or object_of_put(tokens, low, part)
        or subject_of_put(tokens, low, part)
        or _toll(tokens, low, part)
        or _label(tokens, low, part)
        or _tally(tokens, low, part)
        or _object_of_change(tokens, low, part)
        or changed_count(tokens, low, part)
        or part
    )


def _of_the_wounded(tokens: PlainTokens, part: FigurePart) -> FigurePart:
    """Return the figure with those before its comma: "all the wounded, some 40 on either side"."""
    fate = tokens.lows[part.first - 2]
    if fate not in FATES or tokens.lows[part.first - 3] != "the":
        return part
    return part._replace(unit="people", participles=fate, fates=(FATES[fate],))


_BEHIND_WHOLE = frozenset(("on", "in", "at", "of", "from", "altogether"))


def _death_toll(tokens: PlainTokens, low: int, part: FigurePart) -> FigurePart | None:
    """Read "the death toll rose to 10", "the number of wounded stood at 40"."""
    lows = tokens.lows
    for at in range(part.first - 2, low - 1, -1):
        toll = lows[at] in _TOLLS and lows[at - 1] == "death"
        toll = toll or lows[at] == "of" and lows[at - 2 : at] == ["death", "toll"]
        if not toll and not (lows[at] == "of" and lows[at - 1] in _COUNTS):
            continue
        changes = lows[part.first] in _PASSING or _changes(tokens, at + 1, part.first)
        if not changes and not _is_driven(tokens, low, at, part):
            continue
        if toll:
            whose = tuple(lows[at + 1 : at + 4]) if lows[at] == "of" else ()  # no toll of all
            return part._replace(unit="people", participles="dead", fates=("killed", *whose))
        return _number_of(tokens, at + 1, part)
    killed = _number_killed(tokens, low, part)
    if killed is not None:
        return part._replace(unit="people", participles=killed, fates=(FATES[killed],))
    return None


def _number_killed(tokens: PlainTokens, low: int, part: FigurePart) -> str | None:
    """Return the participle: "The wounded number 37", "the total number killed has reached 40"."""
    lows = tokens.lows
    if lows[part.first - 1] == "number" and lows[part.first - 2] in FATES:
        return lows[part.first - 2]
    for at in range(part.first - 2, low, -1):
        if lows[at] in FATES and lows[at - 1] == "number":
            return lows[at] if _changes(tokens, at + 1, part.first) else None
    return None


def _number_of(tokens: PlainTokens, start: int, part: FigurePart) -> FigurePart | None:
    """Return the figure with the noun after "the number of": "the number of Torvian dead"."""
    start = tokens.skip(start, ("the", "its", "their"))
    for at in range(start, min(start + 3, part.first - 1)):
        kind = FATES.get(tokens.lows[at])
        is_thing = tokens.lows[at + 1] not in _CHANGES and is_plural(tokens, at + 1)
        if kind is not None and is_thing and at + 1 < part.first - 1:
            things = tokens.words[at + 1]  # "the number of damaged homes"
            return part._replace(
                unit=singular(things), noun=f"{tokens.words[at]} {things}", fates=(kind,),
                plural=True,
            )  # fmt: skip
        if kind is not None:
            those = tokens.text[tokens.starts[start] : tokens.ends[at]]
            return part._replace(unit="people", participles=those, fates=(kind,))
        if not tokens.capital(at):
            break
    found = find_noun_phrase(tokens, start, many=True)
    if found is None or not found[2] or found[1] >= part.first:
        return None
    noun = tokens.text[tokens.starts[found[0]] : tokens.ends[found[1]]]
    fate = tokens.lows[found[1] + 1]
    counted = part._replace(unit=singular(tokens.words[found[1]]), noun=noun, plural=True)
    return counted._replace(participles=fate, fates=(FATES[fate],)) if fate in FATES else counted


def _changes(tokens: PlainTokens, start: int, end: int) -> bool:
    """Whether a verb between tokens `start` and `end` leads to the number: "rose to"."""
    between = tokens.lows[start:end]
    if between[-1:] in (["at"], [":"]) or between[-2:] == ["up", "to"]:
        return True
    return any(low in _CHANGES or low in ("is", "was", "reached") for low in between)


def _is_driven(tokens: PlainTokens, low: int, at: int, part: FigurePart) -> bool:
    """Whether a verb raises the toll at token `at`: "pushing the death toll to 40"."""
    near = part.first - at < _NEAR_DRIVEN and tokens.lows[part.first - 1] == "to"
    near = near and not _VERBS_BETWEEN.intersection(tokens.lows[at + 1 : part.first])
    return near and not _DRIVERS.isdisjoint(tokens.lows[max(low, at - _NEAR_TOLL) : at])


_NEAR_TOLL = 6
_NEAR_DRIVEN = 16
_VERBS_BETWEEN = frozenset((",", "is", "was", "were", "are", "has", "had", "have", "who", "that"))
_DRIVERS = frozenset(
    """push pushes pushed pushing take takes took taken taking bring brings brought bringing raise
    raises raised raising drive drives drove driven driving lift lifts lifted lifting""".split()  # noqa: SIM905
)


def _toll(tokens: PlainTokens, low: int, part: FigurePart) -> FigurePart | None:
    """Read "put the toll at 119", "the toll rose to 119", without saying what it counts."""
    for at in range(part.first - 2, low - 1, -1):
        if tokens.lows[at] in _TOLLS:
            changes = at == part.first - 2 or _changes(tokens, at + 1, part.first)
            return part._replace(noun="toll") if changes else None
    return None


_TALLIES = words("tallies")
_LONGEST_LABEL = 5


def _label(tokens: PlainTokens, low: int, part: FigurePart) -> FigurePart | None:
    """Read the label before a colon at the start of a sentence: "Pupils: 640.", "Wounded: 22"."""
    colon = part.first - 1
    start = colon
    while start > 0 and tokens.lows[start - 1].isalpha() and colon - start < _LONGEST_LABEL:
        start -= 1
    opens = tokens.sentence_start(start) and tokens.capital(start)
    if tokens.lows[colon] != ":" or start == colon or not opens:
        return None
    label = tokens.text[tokens.starts[start] : tokens.ends[colon - 1]]
    if colon == start + 1 and tokens.lows[start] in FATES:
        fate = tokens.lows[start]
        return part._replace(unit="people", participles=fate, fates=(FATES[fate],))
    if is_plural(tokens, start) and tokens.lows[start] not in VERBS:
        return part._replace(unit=singular(tokens.words[start]), noun=label)
    counted = not _TALLIES.isdisjoint(tokens.lows[start:colon])
    return part._replace(noun=label) if counted else None


def _tally(tokens: PlainTokens, low: int, part: FigurePart) -> FigurePart | None:
    """Read a noun for a quantity: "a capacity of 12,000", "the population fell to 9,400"."""
    lows, at = tokens.lows, part.first - 2
    if lows[part.first - 1] == ":":
        return None
    if lows[at] not in _TALLIES and (lows[at], lows[at + 1]) != ("crowd", "at"):
        at = _tally_before_change(tokens, low, part)
        if at < low:
            return None
    start = at
    while start > low and at - start < _WORDS_OF_TALLY and _may_describe(tokens, start - 1):
        start -= 1
    return part._replace(noun=tokens.text[tokens.starts[start] : tokens.ends[at]])


_WORDS_OF_TALLY = 3


def _may_describe(tokens: PlainTokens, at: int) -> bool:
    """Whether token `at` may be part of the noun phrase before a tally: "casualty rate"."""
    low = tokens.lows[at]
    verb = VERBS.get(low)
    described = verb is None or verb.form == "base" and tokens.lows[at - 1] in _OWNERS
    alone = low.isalpha() or low[-2:] in _OWNED and low[:-2].isalpha()
    span = tokens.lows[at - 1] == "-" and tokens.lows[at - 2] in SMALL  # "a five-year average"
    return alone and not span and low not in STOPS and low not in FATES and described


_OWNED = frozenset(("'s", "’s"))


def _tally_before_change(tokens: PlainTokens, low: int, part: FigurePart) -> int:
    """Return the token of the tally whose verb leads to the number ("fell to"), or `low - 1`."""
    lows, verb = tokens.lows, part.first - 1
    if lows[verb] in ("to", "at"):
        verb -= 1
        if lows[verb] not in _CHANGES:
            return low - 1
    elif lows[verb] not in ("is", "was", "reached", "reaches", "exceeded"):
        return low - 1
    for at in range(verb - 1, max(low, verb - _NEAR) - 1, -1):
        if lows[at] in _TALLIES:
            return at
        if lows[at] in (",", ";", "(", ")") or lows[at] in AUXILIARIES:
            return low - 1
    return low - 1


_NEAR = 9


def _object_of_change(tokens: PlainTokens, low: int, part: FigurePart) -> FigurePart | None:
    """Read the noun that is raised or cut to the number: "raise its force grouping to 700,000"."""
    lows, end = tokens.lows, part.first - 1
    if lows[end] not in ("to", "from"):
        return None
    near = lows[max(low, end - _NEAR) : end]
    if lows[end - 1][-1:].isdigit() and "from" in near:
        end -= near[::-1].index("from") + 1  # "from 0.1 to 0.3"
    start = end
    while start > low and end - start < _WORDS_OF_OBJECT and _is_of_object(tokens, start, end):
        start -= 1
    led = lows[start - 1] in _OWNERS and lows[start - 2] in _CHANGERS and start - 1 > low
    if start == end or not led or lows[end - 1] in _COUNTS:
        return None
    return part._replace(noun=tokens.text[tokens.starts[start] : tokens.ends[end - 1]])


def _is_of_object(tokens: PlainTokens, start: int, end: int) -> bool:
    """Whether the token before `start` belongs to an object that ends before token `end`."""
    low = tokens.lows[start - 1]
    joint = low == "of" or low == "-" and tokens.touch(start - 1)
    return joint and end > start or _may_describe(tokens, start - 1)


_WORDS_OF_OBJECT = 8
_OWNERS = frozenset(("a", "an", "its", "their", "his", "her", "the", "our"))
_CHANGERS = frozenset(
    f"{verb}{end}" for verb, ends in
    (("increas", ("e", "es", "ed", "ing")), ("expand", ("", "s", "ed", "ing")),
     ("rais", ("e", "es", "ed", "ing")), ("reduc", ("e", "es", "ed", "ing")),
     ("boost", ("", "s", "ed", "ing")), ("cut", ("", "s", "ting")),
     ("lower", ("", "s", "ed", "ing")), ("limit", ("", "s", "ed", "ing")),
     ("bring", ("", "s", "ing")), ("grow", ("", "s", "ing")), ("slash", ("", "es", "ed", "ing")))
    for end in ends
)  # fmt: skip
