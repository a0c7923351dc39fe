"""Reads the qualifier around a number: > at least, < at most, ~ about, = none.

`figures` and `ranges` call it.
"""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import plurals, words
from reader.annotate.tokens.longest_form import FormTable
from reader.annotate.tokens.noun_phrases import STOPS, is_plural
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.models import Qualifier

_MEANINGS: dict[str, Qualifier] = {">": ">", "<": "<", "~": "~"}
_BETWEEN = frozenset(("another", "further", "additional", "the", "from", "between", "a", "only"))


_BEFORE, _AFTER = FormTable("qualifiers", backwards=True), FormTable("qualifiers_after")


def qualifier_before(tokens: PlainTokens, first: int) -> tuple[Qualifier, int]:
    """Return the qualifier before token `first`, and its first token; "=" and `first` if none."""
    lows, at = tokens.lows, first - 1
    if lows[at] == "-" and tokens.touch(at):
        at -= 1  # "sub-300"
    if lows[at] == "of" and lows[at - 1] == "age" and lows[at - 2] == "the":
        at -= 3  # "under the age of 5"
    for _ in range(2):
        found = _BEFORE.longest(tokens, at)
        if found is not None and not (
            lows[at + 1 : first] in (["a"], ["the"])
            and lows[first + 1] == "-"
            and lows[at] in _PLACING
            or (
                found[1] == at < first - 1
                and lows[at] in _PLACING
                and lows[at + 1 : first] == ["the"]
            )
            or lows[at] == "than"
            and lows[at + 1 : first] == ["the"]  # "16 more than the 171 given before": exactly 171
            or _is_verb_of_something(tokens, found[1], at, first)
            or _is_during(tokens, found[1], first)
            or _is_by(tokens, found[1], first)
            or _is_preposition(tokens, found[1], at)
            or _brings_up(tokens, found[1])
        ):
            if found[0] == ">" and _is_negated(tokens, found[1]):
                return "<", found[1] - 2
            said = lows[found[1]] == "estimated" and _may_estimate(tokens, found[1] - 1)
            return _MEANINGS[found[0]], found[1] + said
        if lows[at] not in _BETWEEN:
            break
        at -= 1
    return "=", first


def _is_negated(tokens: PlainTokens, start: int) -> bool:
    """Whether the verb before a qualifier is negated: "has not lost more than 60 boats"."""
    if start < 2 or tokens.lows[start] not in ("more", "over", "above", "upwards"):
        return False
    verb, before = tokens.lows[start - 1], tokens.lows[start - 2]
    negated = before in ("not", "never", "cannot") or before.endswith(("n't", "n’t"))
    return negated and verb.isalpha() and verb not in _NO_VERBS


_NO_VERBS = frozenset(
    "only just even yet by of in at on for with from to a an the one so all much many".split()  # noqa: SIM905
)


def _may_estimate(tokens: PlainTokens, at: int) -> bool:
    """Whether token `at` is an estimator: "the ministry estimated 12", not "an estimated 12"."""
    return tokens.capital(at) and at > 0 or tokens.lows[at] in _ESTIMATING


_ESTIMATING = words("bodies") | words("roles") | plurals("roles") | {"he", "she", "it", "they"}
_PLACING = frozenset(("about", "around", "over", "under", "above", "below", "beyond"))
"""Prepositions before "the" and a number: "thinks about the 20 pupils"."""


def _is_verb_of_something(tokens: PlainTokens, start: int, at: int, first: int) -> bool:
    """Whether a verb is no qualifier, because its object is a thing: "passed a 3% levy"."""
    verb = tokens.lows[start] in _VERBS and start == at
    if not verb:
        return False
    named = at < first - 1 and tokens.lows[first - 1] in ("a", "another")
    return named or not _is_high(tokens.lows[first])


def _is_preposition(tokens: PlainTokens, start: int, at: int) -> bool:
    """Whether a word belongs to the verb or noun before it: "spoke about two wars", "flew over"."""
    if start != at or at < 1:
        return False
    return tokens.lows[at - 1] in _WITH_PREPOSITION.get(tokens.lows[at], ())


_WITH_PREPOSITION = {
    "about": frozenset(
        "talk talks talked talking speak speaks spoke spoken speaking write writes wrote written "  # noqa: SIM905
        "writing think thinks thought thinking worry worried worries concern concerned concerns "
        "complain complained complaints question questions questioned book books film films story "
        "stories news joke joked knew knows asked learned heard rumours information details".split()
    ),
    "over": frozenset(
        "argue argues argued arguing fight fights fought fighting quarrel quarrelled clash clashed "  # noqa: SIM905
        "dispute disputes war row rows feud went jumped climbed leapt "
        "presided victory rule rules ruled negotiated talks".split()
    ),
    "under": frozenset(
        "live lives lived lie lies lay buried hid hidden sat slept trapped sheltered".split()  # noqa: SIM905
    ),
}
"""Prepositions mapped to the verbs and nouns that take them; there they qualify no amount."""


def _is_during(tokens: PlainTokens, start: int, first: int) -> bool:
    """Whether "over" is no qualifier but "during" or "along": "spend it over four years"."""
    if tokens.lows[start] != "over" or start < 1 or start != first - 1:
        return False
    before = tokens.lows[start - 1]
    if before in _SPREAD or before in _HANDING or _is_counted(tokens, start - 1):
        return True
    if (before in _IN_THE_AIR or before in _WHEN) and _are_areas(tokens, first + 1):
        # "shot down over 9 regions", "shot down in the night over 9 regions"
        return not _IN_THE_AIR.isdisjoint(tokens.lows[max(0, start - 8) : start])
    timed = any(low in _TIMES for low in tokens.lows[first + 1 : first + 4])
    verb = before.endswith("ed") or before in _LASTING
    return timed and (before in "%)" or before.isalpha() and not verb)


def _is_by(tokens: PlainTokens, start: int, first: int) -> bool:
    """Whether "under" means a rule or name: "under two conditions"."""
    if tokens.lows[start] != "under" or start != first - 1:
        return False
    return not _RULING.isdisjoint(tokens.lows[first + 1 : first + 3])


_RULING = frozenset(
    "conditions circumstances agreements terms laws treaties accords headings names aliases "  # noqa: SIM905
    "programmes programs mandates presidents governments articles sections rules scenarios".split()
)


def _are_areas(tokens: PlainTokens, at: int) -> bool:
    """Whether the noun at token `at` or after its adjectives names areas: "Orm regions"."""
    for low in tokens.lows[at : at + 4]:
        if low in _AREAS:
            return True
        if not low.isalpha() or low in STOPS:
            break
    return False


def _brings_up(tokens: PlainTokens, start: int) -> bool:
    """Whether "up to" only means that a toll grew: "bringing the number of victims up to 67"."""
    lows = tokens.lows
    if lows[start : start + 2] != ["up", "to"] or start < 2 or not lows[start - 1].isalpha():
        return False
    if lows[start - 1] in _GOING:  # "The toll of the flood went up to eight"
        return not _TOLLS.isdisjoint(lows[max(0, start - _NEAR_TOLL) : start])
    before = lows[max(0, start - 7) : start]
    brings = next((at for at, low in enumerate(before) if low in _BRINGING), len(before))
    return not _TOLLS.isdisjoint(before[brings:]) and before[-1] != "to"


_BRINGING = frozenset("bring brings brought bringing take takes took taking".split())  # noqa: SIM905
_GOING = frozenset("went gone go goes going moved climbed climbs crept".split())  # noqa: SIM905
_NEAR_TOLL = 14
"""The most words from a toll to its "up to"."""
_TOLLS = frozenset("toll number total count tally figure".split())  # noqa: SIM905


def _is_counted(tokens: PlainTokens, at: int) -> bool:
    """Whether token `at` is a number or its noun: "launched 37 drones over six regions"."""
    near = tokens.lows[max(0, at - 5) : at + 1]
    numbered = [place for place, low in enumerate(near) if low[:1].isdigit() or low in SMALL]
    if not numbered or not all(low.isalpha() or low == "-" for low in near[numbered[-1] + 1 :]):
        return False
    return numbered[-1] == len(near) - 1 or is_plural(tokens, at)


_SPREAD = frozenset(("spread", "stretched", "stretches", "scattered", "distributed", "extends"))
_HANDING = frozenset(
    ("hand", "hands", "handed", "handing", "turn", "turned", "turning", "sign", "signed", "win",
     "preside", "presided", "presides", "rule", "ruled", "rules", "jump", "jumped")
)  # fmt: skip
"""Verbs that "over" is a particle of: "hand over 40 bodies"."""
_IN_THE_AIR = frozenset(
    ("down", "downed", "intercepted", "flew", "fly", "flies", "flying", "flown", "circled",
     "hovered", "seen", "spotted", "detected", "heard", "exploded", "drones", "missiles", "jets",
     "planes", "aircraft", "balloons", "skies", "drifted", "launched", "fired", "destroyed",
     "appeared")
)  # fmt: skip
_WHEN = frozenset(
    ("night", "overnight", "morning", "afternoon", "evening", "day", "dawn", "today", "yesterday",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)  # fmt: skip
_AREAS = frozenset(
    ("regions", "provinces", "oblasts", "districts", "states", "cities", "towns", "villages",
     "countries", "islands", "areas", "counties", "governorates", "municipalities", "settlements")
)  # fmt: skip
"""Areas below something that is "shot down over nine regions"."""
_TIMES = frozenset(("hours", "days", "nights", "weeks", "months", "years", "decades", "minutes"))
_LASTING = frozenset(
    """for after in of than with by within before since and or at to from just well only a an the
    lasted last lasts lasting took take takes taken taking spent spend spends spending is was are
    were be been being has have had need needs needed require requires required wait waited waits
    waiting sentenced served serve serving worked ran run runs continued stayed lived age aged
    get got gets getting give gave given faces face facing still now already remain remained
    that not cost costs little bit""".split()  # noqa: SIM905
)
"""Words before "over" if it means "longer than" with a time."""


_VERBS = frozenset(("passed", "top", "tops", "topped", "topping", "exceed", "surpass"))


def _is_high(low: str) -> bool:
    """Whether a number is a value that is exceeded, not a count of things: "passed 3,000"."""
    return low[:1].isdigit() and (len(low) > 2 or not low.isdecimal()) or low in "$€£¥"


def qualifier_after(tokens: PlainTokens, last: int) -> tuple[Qualifier, int]:
    """Return the qualifier at token `last`, and the token after it; "=" and `last` if none."""
    for meaning, end in _AFTER.every(tokens, last):
        glued = tokens.lows[last] != "+" or tokens.touch(last - 1)
        if glued and tokens.lows[end] not in ("than", "to") and not _is_number(tokens.lows[end]):
            return _MEANINGS[meaning], end
    return "=", last


def _is_number(low: str) -> bool:
    """Whether a word begins a number, which the qualifier belongs to: "and over 9 rafts"."""
    return low[:1].isdigit() or low in SMALL or low in "$€£¥" and low != ""
