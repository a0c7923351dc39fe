"""Completes figures of one row with a shared outcome: "27 drones and 4 missiles were launched".

`figures` calls it after nouns and units have been completed.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures import outcomes
from reader.annotate.figures.counted import DETERMINERS
from reader.annotate.figures.fellows.lenders import is_of_bodies
from reader.annotate.figures.figure_parts import PEOPLE, FigurePart, is_part, noun_for
from reader.annotate.tokens.noun_phrases import STOPS
from reader.annotate.tokens.plain_tokens import PlainTokens

_HARMS = frozenset(
    (
        "injury",
        "death",
        "casualty",
        "killing",
        "arrest",
        "loss",
        "fatality",
        "wound",
        "case",
        "attack",
    )
)
"""Nouns for an outcome, which cannot have an outcome: "the deaths of 6 men and 9 injuries"."""
_ROWS = (["and"], ["or"], [","], [",", "and"])
_PREPOSITIONS = frozenset(
    ("in", "on", "at", "near", "and", "from", "during", "with", "who", "by", "over", "across",
     "since", "overnight", "yesterday", "outside", "inside", "along", "after", "as", "when",
     "while")
)  # fmt: skip
_CLAUSE_OPENERS = frozenset(
    ("", ".", ",", ";", ":", "!", "?", "that", "and", "when", "while", "after", "where", "which",
     "because", "“", "”", '"', "both", "all", "said", "says", "but", "before", "until", "if")
)  # fmt: skip


_GROUPS = frozenset(
    (
        "family", "crowd", "crew", "garrison", "gathering", "town", "village", "city",
        "population", "workforce", "audience", "army", "force",
        "team", "delegation", "squad", "platoon", "gang", "panel", "jury", "committee",
    )
)  # fmt: skip
"""Nouns before "of" and a number of people: "a town of 84,000", "a family of four"."""


def with_shared_fates(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """Return the figures with the outcome of those they are joined with.

    In "27 drones and 4 missiles were launched" both have the outcome, and also in "destroyed 3
    tanks and 2 trucks". The unit of an outcome without a noun, such as "killed", is people.
    """
    joined = [with_one_more(tokens, part) for part in parts]
    shared = _from_verb(tokens, _from_passive(tokens, joined))
    done: list[FigurePart] = []
    for part in shared:
        done.append(_of_others(tokens, done, of_people(tokens, part)))
    return done


def _of_others(tokens: PlainTokens, before: Sequence[FigurePart], part: FigurePart) -> FigurePart:
    """Return the figure with the noun for "others": people if it was so for those before.

    The noun of a measure ("12 tonnes of wheat") and of a single one are not counted on.
    """
    if part.noun != "others" or is_of_bodies(tokens, part.first):
        return part
    lender = next((one for one in reversed(before) if one.noun is not None), None)
    if lender is not None and not (lender.plural and lender.quantity.bare):
        lender = None
    befell = not PEOPLE.isdisjoint(part.fates)
    things = lender is not None and lender.unit != "people" and not befell
    if lender is not None and things and "." in tokens.lows[lender.last : part.first]:
        return part  # "I counted 214 explosions. The deminers took 118 others."
    if lender is not None and (not befell or PEOPLE.intersection(lender.fates)):
        return part._replace(unit=lender.unit, noun=noun_for(part, lender))
    return part._replace(unit="people", noun="people") if befell else part


def with_one_more(tokens: PlainTokens, part: FigurePart) -> FigurePart:
    """Return the figure with an outcome shared with one more: "11 houses and a clinic were hit"."""
    lows, at = tokens.lows, part.last
    if not part.plural or part.fates or lows[at] != "and" or lows[at + 1] not in ("a", "an"):
        return part
    verb = at + 2
    while verb < at + _LONGEST_ONE and lows[verb].isalpha() and lows[verb] not in STOPS:
        verb += 1
    if lows[verb] not in _PASSIVES or lows[part.first - 1] not in _CLAUSE_OPENERS:
        return part
    befell = outcomes.fates(tokens, verb)
    return part._replace(participles=befell.words, fates=befell.kinds)


_LONGEST_ONE = 6
_PASSIVES = frozenset(("were", "are", "have", "had"))


def _from_passive(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """Return the figures of a row that is the subject of a passive."""
    done: list[FigurePart] = []
    row = 0
    for part in reversed(parts):
        after = done[-1] if done else None
        if after is not None and _in_row(tokens, part, after) and not part.fates:
            row += 1
        else:
            _give(tokens, done, row)
            row = 0
        done.append(part)
    _give(tokens, done, row)
    return done[::-1]


def _give(tokens: PlainTokens, done: list[FigurePart], row: int) -> None:
    """Give the last `row` figures, in reverse order, the outcome of the one before them."""
    if not row:
        return
    source, opener = done[-row - 1], tokens.lows[done[-1].first - 1]
    passive = source.fates and not outcomes.causes(tokens, source.first - 1)
    if passive and (done[-1].first == 0 or opener in _CLAUSE_OPENERS):
        for at in range(len(done) - row, len(done)):
            done[at] = done[at]._replace(participles=source.participles, fates=source.fates)


def _from_verb(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """Return the figures of a row that is the object of a verb."""
    done: list[FigurePart] = []
    caused = False
    for part in parts:
        before = done[-1] if done else None
        follows = caused and not part.fates and _closes(tokens, part.last)
        if (
            before is not None
            and follows
            and part.unit not in _HARMS
            and _goes_on(tokens, before, part)
        ):
            done.append(part._replace(participles=before.participles, fates=before.fates))
            continue
        caused = bool(part.fates) and outcomes.causes(tokens, part.first - 1) is not None
        done.append(part)
    return done


def _in_row(tokens: PlainTokens, one: FigurePart, other: FigurePart) -> bool:
    """Whether two figures count things in one row: "27 drones and 4 missiles"."""
    two = (one.plural or _is_single(one)) and (other.plural or _is_single(other))
    return two and tokens.lows[one.last : other.first] in _ROWS


def _is_single(part: FigurePart) -> bool:
    """Whether a figure counts one thing: "1 tank"."""
    return part.noun is not None and part.quantity.bare and part.quantity.high == 1


def _goes_on(tokens: PlainTokens, one: FigurePart, other: FigurePart) -> bool:
    return _in_row(tokens, one, other) or _at_places(tokens, one, other)


def _at_places(tokens: PlainTokens, one: FigurePart, other: FigurePart) -> bool:
    """Whether two bare numbers are for two places: "two on this side and three on that"."""
    lows = tokens.lows
    if one.noun is not None or other.noun is not None or other.unit is not None:
        return False
    between = lows[one.last : other.first]
    place = lows[one.last] == lows[other.last] and lows[one.last] in _PLACES
    return (
        place and between[-1:] == ["and"] and len(between) < _FAR and all(map(str.isalpha, between))
    )


_PLACES = frozenset(("in", "on", "at", "near", "from"))
_FAR = 8


def _closes(tokens: PlainTokens, at: int) -> bool:
    """Whether token `at` is no verb, whose subject would be what was counted before it."""
    return not tokens.lows[at].isalpha() or tokens.lows[at] in _PREPOSITIONS


def of_people(tokens: PlainTokens, part: FigurePart) -> FigurePart:
    """Return the figure with people as unit if its words count people without a noun."""
    counts = part.unit is None and part.noun is None and part.quantity.bare
    first = part.first - 1
    if counts and tokens.lows[first] == "of" and tokens.lows[first - 1] in _GROUPS:
        return part._replace(unit="people")
    if counts and _are_aboard(tokens, part.last) and not is_part(part):
        return part._replace(unit="people")
    if counts and _are_people(tokens, first) and tokens.lows[part.last] != "of":
        return part._replace(unit="people")
    befell = set(part.fates) - outcomes.HEDGES
    if (
        counts
        and not is_part(part)
        and befell
        and PEOPLE.issuperset(befell)
        and tokens.lows[part.last] != "of"
    ):
        return part._replace(unit="people")
    return part


def _are_aboard(tokens: PlainTokens, at: int) -> bool:
    """Whether the words at token `at` refer to people: "a boat with 70 on board"."""
    return tokens.lows[at] == "aboard" or tokens.lows[at : at + 2] == ["on", "board"]


def _are_people(tokens: PlainTokens, before: int) -> bool:
    """Whether the words before the number make it one of people: "home to 9,400"."""
    low = tokens.lows[before]
    home = low == "to" and tokens.lows[before - 1] == "home"
    return home or low in ("employs", "employ", "employed", "employing")


def with_loser(tokens: PlainTokens, part: FigurePart) -> FigurePart:
    """Return the figure with the side that lost, if there is no noun: "Orm lost 40"."""
    lows, at = tokens.lows, part.first - 1
    if lows[at] == "at" and part.participles and part.noun is None and part.quantity.bare:
        return _of_losses(tokens, part)
    at -= lows[at] in _OPENING_MARKS
    alone = part.unit is None and part.noun is None and part.quantity.bare and not is_part(part)
    if lows[at] not in ("lost", "loses") or part.fates or not alone:
        return part
    end = at
    while lows[end - 1] in _ADVERBS and end > 0:
        end -= 1
    start = end
    while start > 0 and tokens.capital(start - 1) and end - start < _LONGEST_NAME:
        start -= 1
    named = start < end and (tokens.sentence_start(start) or lows[start - 1] in _BEFORE_NAMES)
    if not named or lows[start] in STOPS:
        return part
    name = tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
    return part._replace(participles=f"lost by {name}", fates=("lost",))


def _of_losses(tokens: PlainTokens, part: FigurePart) -> FigurePart:
    """Return the figure with the side whose losses it counts: "Orm’s losses stand at 171 dead"."""
    for at in range(part.first - 2, max(0, part.first - _FAR_LOSSES), -1):
        if tokens.lows[at] in (".", ",", ";", ":", "and"):
            break
        if tokens.lows[at] in ("losses", "casualties") and tokens.capital(at - 1):
            whose = tokens.text[tokens.starts[at - 1] : tokens.ends[at]]
            return part._replace(participles=f"{part.participles} ({whose})")
    return part


_FAR_LOSSES = 9
_OPENING_MARKS = frozenset('“"‘')
_ADVERBS = frozenset(("has", "have", "had", "also", "already", "now", "itself", "alone"))
_LONGEST_NAME = 3
_BEFORE_NAMES = frozenset(
    ("”", ",", "that", "and", "but", "while", "because", "as", "said", "says", "the")
)


def without_fates_of_others(tokens: PlainTokens, part: FigurePart) -> FigurePart:
    """Return the figure without the outcome of the rest, or of a part without a number.

    Examples: "all but two of which were shot down", "one of its three piers was damaged".
    """
    if (
        part.fates
        and part.noun is not None
        and (_is_whole_of_some(tokens, part) or _is_beside_subject(tokens, part))
    ):
        return part._replace(participles=None, fates=())
    excepted = part.fates and tokens.lows[part.first - 1] in _EXCEPT
    if not excepted or tokens.lows[part.first - 2] not in _ALL:
        return part
    return part._replace(participles=None, fates=())


def _is_whole_of_some(tokens: PlainTokens, part: FigurePart) -> bool:
    """Whether "one of its" or the like stands before a figure, so that the verb is of some."""
    of = part.first - 1 - (tokens.lows[part.first - 1] in DETERMINERS)
    if tokens.lows[of] != "of" or tokens.lows[part.last] not in _BE:
        return False
    return tokens.lows[of - 1] in _SOME


def _is_beside_subject(tokens: PlainTokens, part: FigurePart) -> bool:
    """Whether the verb is of a subject that has them: "Schools with 84,000 pupils are shut"."""
    at = part.first - 1
    return tokens.lows[at] == "with" and not tokens.capital(at) and tokens.lows[part.last] in _BE


_BE = frozenset(("is", "are", "was", "were", "has", "have", "had"))
_SOME = frozenset(
    """one none some most many several few part neither either any much majority
    third""".split()  # noqa: SIM905
)
_EXCEPT, _ALL = frozenset(("but", "except", "save")), frozenset(("all", "everyone", "everybody"))
