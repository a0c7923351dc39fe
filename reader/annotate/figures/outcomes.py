"""Reads the outcome for those counted in the words around a number: "killed or wounded"."""

from __future__ import annotations

from typing import NamedTuple

from reader.annotate.lexicon.wordlists import table, words
from reader.annotate.tokens import noun_phrases as phrases
from reader.annotate.tokens.noun_phrases import AUXILIARIES, FATES
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens

_CAUSES, _ACTS = table("causes"), table("act_nouns")
_IRREGULAR, _NO_OUTCOMES = words("irregular_participles"), words("no_outcomes")
_PASSIVE = frozenset(("is", "are", "was", "were", "be", "been", "being", "get", "got", "getting"))
_WAITING = _PASSIVE | {"remain", "remains", "remained", "have", "has", "still", "yet"}
"""Words before "to be" and a participle whose outcome has not come."""
_PARTICLES = frozenset(("away", "down", "off", "out"))
_MANNERS = frozenset(
    """badly seriously severely critically slightly lightly heavily gravely fatally forcibly
    mortally brutally pronounced declared confirmed found""".split()  # noqa: SIM905
)
_STEPS = 7


class Outcomes(NamedTuple):
    """Participles: the outcomes they stand for, the words as written, and the token after them."""

    kinds: tuple[str, ...]
    words: str | None
    last: int


def fates(tokens: PlainTokens, last: int, any_kind: bool = True) -> Outcomes:
    """Return the participles from `last` on, after auxiliaries: "have been killed or wounded".

    If `any_kind`, a passive may have any participle ("were beaten and robbed"); otherwise only
    listed participles count ("two drones launched at night").
    """
    lows, at = tokens.lows, last
    steps, passive = 0, False
    while lows[at] in AUXILIARIES and steps < _STEPS:
        passive = passive or any_kind and lows[at] in _PASSIVE
        at, steps = at + 1, steps + 1
    at += steps > 0 and lows[at][-2:] == "ly" and lows[at + 1] in FATES  # "internally displaced"
    if steps > 2 and lows[at - 1] == "be" and lows[at - 3] in _WAITING:
        return Outcomes((), None, at)  # "are to be paid out", "remain to be rebuilt"
    found = participles(tokens, at, passive)
    if steps == 0 and found.kinds and has_object(tokens, found.last):
        return Outcomes((), None, at)  # "40 tanks hurt the army"
    if steps and lows[at] not in _INTRANSITIVE and _PERFECT.issuperset(lows[last:at]):
        return Outcomes((), None, at)  # "two bombs have killed 30"
    if steps == 1 and lows[last] in _RELATIVES and lows[at] not in _INTRANSITIVE:
        return Outcomes((), None, at)  # "40 raids that killed 30"
    return _hedged(tokens, last, at, found)


HEDGES = frozenset("feared presumed believed reportedly allegedly listed reported".split())  # noqa: SIM905
"""Words before a participle that mark the outcome as uncertain."""


def _hedged(tokens: PlainTokens, low: int, at: int, found: Outcomes) -> Outcomes:
    """Return the outcome with the word of doubt before token `at`, if any: "feared dead"."""
    doubts = [place for place in range(low, at) if tokens.lows[place] in HEDGES]
    if not doubts or not found.kinds or found.words is None:
        return found
    end = tokens.starts[doubts[0] + 1 if tokens.lows[doubts[0]][-2:] == "ly" else at]
    whole = tokens.text[tokens.starts[doubts[0]] : end] + found.words
    return found._replace(kinds=(tokens.lows[doubts[0]], *found.kinds), words=whole)


_PERFECT = frozenset(("have", "has", "had", "also", "already", "now"))
"""Words before an active participle, unless "been" is among them."""
_RELATIVES = frozenset(("who", "that", "which"))
_INTRANSITIVE = frozenset(("died", "perished", "disappeared", "drowned", "surrendered"))


def has_object(tokens: PlainTokens, at: int) -> bool:
    """Whether an object, and no time, begins at token `at`."""
    lows = tokens.lows
    if lows[at] in _DETERMINERS:
        return _TIMES.isdisjoint(lows[at + 1 : at + 4])
    number = at
    while lows[number] in _AMOUNTS and number < at + 3:
        number += 1
    if lows[number] not in SMALL and not lows[number][:1].isdigit():
        return lows[number] in _MANY or lows[number] in _WHOM
    behind = lows[number + 1 : number + 4]
    measured = any(low in _TIMES or low in _MEASURES for low in behind)
    return not measured and lows[number + 1] not in FATES  # "12 killed 30 wounded"


_AMOUNTS = frozenset(
    """at least more than about some around nearly almost over up to as many another a total
    of""".split()  # noqa: SIM905
)
_MANY = frozenset(("dozens", "scores", "hundreds", "thousands", "several"))
_MEASURES = frozenset(
    """km kilometres kilometers miles metres meters percent per times days hours weeks months years
    minutes""".split()  # noqa: SIM905
)
_WHOM = frozenset(("nobody", "him", "them", "everybody", "everyone", "civilians", "people"))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "our", "my", "your"))
_TIMES = frozenset(
    """second minute hour day night morning evening afternoon week weekend month year moment time
    spring summer autumn fall winter""".split()  # noqa: SIM905
)


def participles(tokens: PlainTokens, at: int, passive: bool) -> Outcomes:
    """Return the participles at `at`, joined by "or", "and" or commas; `passive` allows any."""
    found: list[str] = []
    start = end = at
    while len(found) < _STEPS:
        low, after = tokens.lows[at : at + 2]
        at += low in _MANNERS and (low[-2:] == "ly" or after in FATES)
        kind = _fate(tokens, at) or (_any_participle(tokens, at) if passive else None)
        if found and tokens.lows[at] not in FATES and tokens.capital(at + 1):
            break  # "were hurt, and accused Orm of"
        if kind is None or _is_out_of_sight(tokens, at):
            break
        found.append(kind)
        end = _end(tokens, at, kind)
        if tokens.lows[end] not in ("or", "and", ","):
            break
        at = joint = tokens.skip(end + 1, ("or", "and"))
        if tokens.lows[joint - 1] in ("or", "and"):
            at, passive = _second_verb(tokens, joint, passive)
    if found and tokens.lows[end] in ("or", "and") and tokens.lows[end + 1] == "ill":
        found, end = [*found, "ill"], end + 2
    words_found = tokens.text[tokens.starts[start] : tokens.ends[end - 1]] if found else None
    return Outcomes(tuple(dict.fromkeys(found)), words_found, end)


def _second_verb(tokens: PlainTokens, at: int, passive: bool) -> tuple[int, bool]:
    """Return the participle of the joined verb at token `at`, and whether it may be any participle.

    Examples: "died or were wounded", "died or went missing", "were hit or sank".
    """
    verb = at
    while tokens.lows[verb] in _VERBS_OF_MANY and verb < at + 3:
        passive = passive or tokens.lows[verb] in _PASSIVE
        verb += 1
    if tokens.lows[verb] in _GONE and _fate(tokens, verb + 1) is not None:
        return verb + 1, passive
    return verb, passive or tokens.lows[at - 1] == "or"


_VERBS_OF_MANY = frozenset(("were", "are", "have", "had", "been", "be", "remain", "remained"))
_GONE = frozenset(("went", "gone", "go", "going"))


def _fate(tokens: PlainTokens, at: int) -> str | None:
    if tokens.lows[at] == "shot":
        return "downed" if tokens.lows[at + 1] == "down" else None
    return FATES.get(tokens.lows[at])


def _is_out_of_sight(tokens: PlainTokens, at: int) -> bool:
    """Whether "lost" means out of sight: "lost from the radar"."""
    if tokens.lows[at] != "lost" or tokens.lows[at + 1] not in ("from", "on", "in", "by"):
        return False
    return not _SIGHT.isdisjoint(tokens.lows[at + 2 : at + 4])


_SIGHT = frozenset("radar radars screen screens sight view location tracking".split())  # noqa: SIM905
_MOVED = frozenset(
    ("taken", "brought", "driven", "flown", "sent", "rushed", "moved", "airlifted", "transferred",
     "evacuated", "deported", "relocated", "returned", "towed", "carried")
)  # fmt: skip
"""Participles after which "to" gives a destination."""


def _any_participle(tokens: PlainTokens, at: int) -> str | None:
    """Return the participle at token `at` as written, or None.

    A participle before "to" or "by" and a verb may describe a plan or belief, not an outcome; such
    participles are listed.
    """
    low = tokens.lows[at]
    regular = len(low) > 4 and low[-2:] == "ed"
    if not (regular or low in _IRREGULAR or low in _PASTS) or low in _NO_OUTCOMES:
        return None
    if tokens.lows[at + 1] == "to" and low not in _MOVED:
        return None
    return low


def _end(tokens: PlainTokens, at: int, kind: str) -> int:
    """Return the token after the participle at `at` and its particle: "led away", "shot down"."""
    if kind == "downed" and tokens.lows[at] == "shot":
        return at + 2
    if kind == "taken":
        return _end_of_place(tokens, at + 1)
    particle = kind == tokens.lows[at] and tokens.lows[at + 1] in _PARTICLES
    return at + 2 if particle and tokens.lows[at + 2] != "of" else at + 1


def _end_of_place(tokens: PlainTokens, at: int) -> int:
    """Return the token after the place at token `at`: "out of their homes".

    "taken" without a place would mean that those counted were seized.
    """
    out = tokens.lows[at] in _PARTICLES
    place = at + out
    if tokens.lows[place] not in ("of", "to", "from", "into", "aboard"):
        return place
    noun = tokens.skip(place + 1, tuple(_DETERMINERS))
    found = phrases.find_noun_phrase(tokens, noun, many=False, after_of=True)
    return at if found is None else found[1] + 1


def cause(tokens: PlainTokens, before: int) -> str | None:
    """Return the outcome that the verb at token `before` states: "killing at least 12"."""
    if tokens.lows[before] == "down" and tokens.lows[before - 1] in ("shot", "shooting"):
        return "downed"
    if tokens.lows[before] == "down" and tokens.lows[before - 1] in ("gun", "gunned", "gunning"):
        return "killed"
    return _CAUSES.get(tokens.lows[before])


def causes_before(tokens: PlainTokens, first: int) -> Outcomes | None:
    """Return the outcome that the words before a figure at token `first` state, or None."""
    if tokens.lows[first - 3 : first] == ["a", "total", "of"]:
        first -= 3
    elif tokens.lows[first - 1] in _ALL_OF:
        first -= 2 if tokens.lows[first - 2] in ("a", "an") else 1
    return causes(tokens, first - 1)


_ALL_OF = frozenset(("another", "all", "both", "further", "additional"))
"""Words between a verb and a number: "killed all 12", "wounding a further 30"."""


def causes(tokens: PlainTokens, before: int) -> Outcomes | None:
    """Return the outcome that the verbs or the noun ending at token `before` state, or None.

    "burned and looted 30 barns" has two verbs, "the murder of six clerks" a noun.
    """
    lows = tokens.lows
    if lows[before] == "of":
        act = _ACTS.get(lows[before - 1])
        bodies = lows[before - 1] == "bodies" and "people" in lows[before : before + 4]
        if act is None and (bodies or lows[before - 1] == "lives" and lows[before - 3] in _TAKING):
            return Outcomes(("killed",), "dead", before)
        return None if act is None else Outcomes((act,), act, before)
    kind = cause(tokens, before)
    if kind is not None and lows[before][-3:] == "ing" and lows[before - 1] in ("a", "an"):
        return None  # "from a burning nine-storey block"
    joint = lows[before - 1] if before > 1 and lows[before - 1] in ("and", "or") else None
    first = _verb_of_pair(tokens, before - 2) if joint else None
    if joint and lows[before] in _OTHER_ACTS:
        return None  # "reports of shots fired, and found 23 cases"
    if joint and lows[before - 2] == "," or first is not None and lows[before - 3] == ",":
        row = _row_of_verbs(tokens, before)
        if row is not None:
            return row
    if kind is None and (joint is None or cause(tokens, before - 2) is None):
        return None
    second = kind or _verb_of_pair(tokens, before)
    if second is None:
        return None
    if first is None or first == second:
        said = lows[before] if lows[before] in FATES or lows[before] in _KINDS else second
        return Outcomes((second,), said, before)
    return Outcomes((first, second), f"{first} {joint} {second}", before)


_TAKING = ("claimed", "claiming", "claim", "claims", "took", "taking", "cost", "costing")
_OTHER_ACTS = frozenset(("found", "saw", "said", "held", "kept", "made", "had", "got", "met"))


def _row_of_verbs(tokens: PlainTokens, before: int) -> Outcomes | None:
    """Return the outcome of three or more verbs: "killed, wounded or captured 30"."""
    at = before - 2 if tokens.lows[before - 2] != "," else before - 3
    kinds = [_verb_of_pair(tokens, before), _verb_of_pair(tokens, at)]
    while tokens.lows[at - 1] == "," and len(kinds) < _STEPS:
        kind = _verb_of_pair(tokens, at - 2)
        if kind is None:
            break
        kinds.append(kind)
        at -= 2
    known = [kind for kind in reversed(kinds) if kind is not None]
    if len(known) < max(3, len(kinds)) or all(kind not in _KINDS for kind in known):
        return None
    joint = tokens.lows[before - 1]
    return Outcomes(tuple(known), f"{', '.join(known[:-1])} {joint} {known[-1]}", before)


def _verb_of_pair(tokens: PlainTokens, at: int) -> str | None:
    """Return the outcome of a verb joined to another one: "robbed and beat", or None."""
    low = tokens.lows[at]
    past = low in _PASTS or low in _IRREGULAR or (len(low) > 4 and low[-2:] == "ed")
    return cause(tokens, at) or _PASTS.get(low) or (low if past else None)


_KINDS = frozenset(_CAUSES.values())
_PASTS = {"beat": "beaten", "stole": "stolen", "took": "taken", "sank": "sunk", "broke": "broken",
          "fled": "fled", "fell": "fallen", "drowned": "drowned"}  # fmt: skip
