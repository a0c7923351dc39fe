"""Finds what a quantity counts: the noun after it, or after its measure and "of".

`figures` calls it for each quantity; `counted` reads the noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.annotate.figures import ages, counted, counted_corrected, list_rows
from reader.annotate.figures.counted import Counted
from reader.annotate.lexicon.wordlists import VERBS, words
from reader.annotate.quantities import qualifiers
from reader.annotate.quantities.ranges import Quantity
from reader.annotate.tokens.noun_phrases import STOPS, find_noun_phrase
from reader.annotate.tokens.plain_tokens import PlainTokens


def what_is_counted(
    tokens: PlainTokens, quantity: Quantity, following: Sequence[Quantity]
) -> Counted | None:
    """Return the noun after a quantity, or after "of" ("50 tons of shells"), or None."""
    many = quantity.low != 1 or quantity.high != 1
    if not quantity.bare:
        return _measured_out(tokens, quantity)
    before = tokens.lows[quantity.first - 1]
    if before == "magnitude":
        return None  # "a magnitude 6.3 earthquake struck"
    if quantity.high is not None and quantity.high < 1 and _is_done(tokens, quantity.last):
        return None  # "one in six sails under a false flag"
    if before == "aged" or before == "of" and ages.is_of_somebody(tokens, quantity):
        return None
    if before in _IN_ROWS and ages.is_in_aged_row(tokens, quantity):
        return None
    if before in ages.BELOW and ages.is_below(tokens, quantity):
        return None  # "children under five were hurt"
    at = qualifiers.qualifier_after(tokens, quantity.last)[1]
    measured = _after_measures(tokens, at, following)
    if measured > at:
        behind = counted.read_counted(tokens, measured, many)  # "two 500 kg bombs"
        return None if behind is None else replace(behind, last=at)
    if tokens.lows[at] in _CLOSING_MARKS and tokens.touch(at - 1):
        return _outside_marks(tokens, at, many)
    if tokens.lows[at] == "¦" and _is_overnight(tokens, at):
        return counted.read_counted(tokens, at + 1, many)
    if tokens.lows[at] == "|" and quantity.first == 0:
        card = counted.read_counted(tokens, at + 1, many)
        return None if card is None else replace(card, last=at)  # "2,418 | refugees in the region"
    if tokens.lows[at] == "(" and tokens.lows[at + 1] == "+":
        return _behind_rise(tokens, at, many)
    if tokens.lows[at] in _ROW_DASHES and quantity.first <= 1 and not tokens.touch(at - 1):
        return _behind_dash(tokens, at, many)
    found = counted.read_counted(tokens, at, many)
    if found is None:
        return None
    behind_words = at > quantity.last and not found.plural
    return None if behind_words or _is_stuff(tokens, at, quantity, found) else found


_IN_ROWS = frozenset((",", "and", "or"))


def _is_done(tokens: PlainTokens, at: int) -> bool:
    """Whether token `at` is a verb of the third person and no plural: "sails under"."""
    verb = VERBS.get(tokens.lows[at])
    return verb is not None and verb.form == "s" and tokens.lows[at + 1] in _BEHIND_VERBS


_BEHIND_VERBS = frozenset("under at in to from on with for by into the a an no more less".split())  # noqa: SIM905


def _is_overnight(tokens: PlainTokens, at: int) -> bool:
    """Whether the date at token `at` only describes the noun after it: "21 overnight raids"."""
    return tokens.text[tokens.starts[at] : tokens.ends[at]].lower() == "overnight"


def _behind_rise(tokens: PlainTokens, at: int, many: bool) -> Counted | None:
    """Return the plural after a rise in brackets at token `at`: "410 (+40 today) boats"."""
    if list_rows.is_row(tokens.text):
        return None  # "persons – 410 (+40) men": the label counts
    close = next((one for one in range(at + 2, at + _LONGEST_RISE) if tokens.lows[one] == ")"), 0)
    dashed = close > 0 and tokens.lows[close + 1] in _ROW_DASHES and at <= _NEAR_START
    if dashed:
        found = _behind_dash(tokens, close + 1, many)
        return None if found is None else replace(found, last=at)
    found = counted.read_counted(tokens, close + 1, many) if close else None
    if found is None or not found.noun or not found.plural:
        return None
    return replace(counted_corrected.with_joined_noun(tokens, at - 1, found), last=at)


def _behind_dash(tokens: PlainTokens, dash: int, many: bool) -> Counted | None:
    """Return what the rest of a row names behind a dash: "9 348 (+3) – tanks"; or None."""
    found = counted.read_counted(tokens, dash + 1, many)
    if found is None or found.noun is None or tokens.touch(dash - 1):
        return None
    found = counted_corrected.with_joined_noun(tokens, 0, found)
    ends = found.last >= tokens.count or (
        tokens.lows[found.last] in ",;." and found.last + 1 == tokens.count
    )
    return replace(found, last=dash) if ends else None


_ROW_DASHES, _NEAR_START = frozenset("–—‒-"), 5
_LONGEST_RISE = 12
"""The most tokens of a rise in brackets: "(+1,040 over the past day)"."""


def _outside_marks(tokens: PlainTokens, at: int, many: bool) -> Counted | None:
    """Return what a number in quotation marks counts after them: "“no fewer than 9” boats sank"."""
    found = counted.read_counted(tokens, at + 1, many)
    if found is None or found.noun and not found.plural:
        return None
    verb = VERBS.get(tokens.lows[found.last])
    speaks = found.noun is not None and verb is not None and verb.sort == "speech"
    return None if speaks else replace(found, last=at)


def _after_measures(tokens: PlainTokens, at: int, following: Sequence[Quantity]) -> int:
    """Return the token after the measures that begin at token `at`, joined or not, or `at`."""
    end = at
    if following and following[0].first == at + 1 and not following[0].bare:
        described = tokens.lows[at].isalpha() and tokens.lows[at] not in STOPS
        if described and tokens.lows[following[0].last].isalpha() and _is_adjective(tokens, at):
            return following[0].last  # "56 powerful 155mm guns"
    for one in following:
        if one.bare or one.first != (end if end == at else tokens.skip(end, _JOINTS)):
            break
        end = one.last
    return end


def _is_adjective(tokens: PlainTokens, at: int) -> bool:
    return tokens.lows[at].endswith(_ADJECTIVES) or tokens.lows[at] in _SIZES


_ADJECTIVES = ("ful", "ous", "ive", "ern", "ish", "ese", "ian", "ary", "made", "built")
_SIZES = frozenset("heavy light large small big new old towed long short extra".split())  # noqa: SIM905
_JOINTS, _CLOSING_MARKS = frozenset(("and", "or", ",", "/")), frozenset('”"')


def _is_stuff(tokens: PlainTokens, at: int, quantity: Quantity, found: Counted) -> bool:
    """Whether "of" leads to an uncountable noun, so that others are counted: "with 50 of fuel"."""
    if found.plural or found.noun is None or quantity.low is None or quantity.low <= 1:
        return False
    named = tokens.capital(at + 1) or tokens.lows[at + 1] in counted.DETERMINERS
    return tokens.lows[at] == "of" and not named


def _measured_out(tokens: PlainTokens, quantity: Quantity) -> Counted | None:
    """Return the noun for a measure or amount: "50 tons of shells", "$61 billion in aid"."""
    if tokens.lows[quantity.last - 1] == "strong":
        return _of_strength(tokens, quantity.last)
    at = tokens.skip(quantity.last, ("worth",))
    if tokens.lows[at] == "of" and tokens.lows[quantity.first - 1] == "within":
        return None  # "within 10 kilometres of Orm"
    if tokens.lows[at] == "of":
        found = counted.read_counted(tokens, at, many=True, measured=True)
        if found is not None and found.noun and found.noun.endswith(" worth"):
            found = replace(found, noun=found.noun[:-6], last=found.last - 1)  # "gold worth $2m"
        return _with_second(tokens, found)
    if quantity.kind == "money" and (found := _money_for(tokens, quantity, at)) is not None:
        return found
    in_kind = (
        tokens.lows[at] == "in" and not tokens.capital(at + 1) and tokens.lows[at - 1] != "percent"
    )
    if not in_kind or quantity.kind != "money" or tokens.lows[at + 1] in _NO_KINDS:
        return None
    listed = _sum_of_kinds(tokens, at + 1)
    if listed is not None:
        return listed
    return _with_second(tokens, counted.read_counted(tokens, at + 1, many=False, measured=True))


def _sum_of_kinds(tokens: PlainTokens, at: int) -> Counted | None:
    """Return a sum with several adjectives: "$9 million in military, food and other aid"."""
    lows = tokens.lows
    if lows[at + 1] not in (",", "and"):
        return None
    end = at
    while end - at < _LONGEST_KINDS and (_describes(lows[end]) or lows[end] in (",", "and")):
        if lows[end] in _SUMS and lows[end + 1] not in (",", "and"):
            return Counted(None, tokens.text[tokens.starts[at] : tokens.ends[end]], None, end + 1)
        end += 1
    return None


_LONGEST_KINDS = 10
"""The most words and commas of kinds of aid."""


def _of_strength(tokens: PlainTokens, at: int) -> Counted | None:
    """Return the body at token `at` that has so many people: "a 3,000-strong brigade"."""
    found = find_noun_phrase(tokens, at, many=False)
    if found is None:
        return None
    noun = tokens.text[tokens.starts[found[0]] : tokens.ends[found[1]]]
    return Counted(None, noun, None, found[1] + 1)


def _with_second(tokens: PlainTokens, found: Counted | None) -> Counted | None:
    """Return a measured noun together with the one that "and" joins: "40 tons of bread and cake".

    With the first noun alone, the figure would claim that the whole amount was bread.
    """
    if found is None or found.noun is None or found.fates or tokens.lows[found.last] != "and":
        return found
    second = find_noun_phrase(tokens, found.last + 1, many=False, after_of=True)
    if second is None:
        return found
    left = VERBS.get(tokens.lows[second[1] + 1])
    acts = left is not None and left.form == "past" and not second[2]  # "wheat and maize left Orm"
    if tokens.lows[second[1] + 1] not in _CLOSES and not acts:
        return found
    verb = VERBS.get(tokens.lows[second[0]])
    if verb is not None and verb.form == "past":
        return found
    joint = tokens.text[tokens.ends[found.last - 1] : tokens.ends[second[1]]]
    return replace(found, noun=found.noun + joint, last=second[1] + 1)


_CLOSES = frozenset((".", ",", ";", ")", "", "alone"))
_NO_KINDS = words("no_kinds")


def _money_for(tokens: PlainTokens, quantity: Quantity, at: int) -> Counted | None:
    """Return the purpose of an amount: "$4 million for shelters", "a $4 million loan"."""
    lows = tokens.lows
    if lows[at] == "for":
        bare = lows[at + 1].isalpha() and not tokens.capital(at + 1)
        if not bare or lows[at + 1] in counted.DETERMINERS or lows[at + 1] in _NO_PURPOSES:
            return None
        found = _with_second(
            tokens, counted.read_counted(tokens, at + 1, many=False, measured=True)
        )
        noun = "" if found is None or found.fates else (found.noun or "").split(" ")[-1].lower()
        return None if not noun or noun in _NO_PURPOSES or noun.rstrip("s") in _TIMES else found
    if lows[quantity.first - 1] in _BEFORE_SUMS:
        end = next((one for one in range(at, at + _LONGEST_SUM) if lows[one] in _SUMS), at)
        while lows[end + 1] in _SUMS:
            end += 1
        if lows[end] in _SUMS and all([_describes(low) for low in lows[at:end]]):
            noun = tokens.text[tokens.starts[at] : tokens.ends[end]]
            return Counted(None, noun, None, quantity.last)
    return _changed_sum(tokens, quantity)


def _describes(low: str) -> bool:
    """Whether a word may be part of the name of a sum: "a $4 million emergency loan"."""
    return low.isalpha() and low not in counted.DETERMINERS and low not in STOPS


def _changed_sum(tokens: PlainTokens, quantity: Quantity) -> Counted | None:
    """Return the sum that changes by or to an amount: "raised its military aid from $2 million"."""
    lows, at = tokens.lows, quantity.first - 1
    if lows[at] == "to":
        before = range(at - 1, max(0, at - _LONGEST_STEP), -1)
        at = next((one for one in before if lows[one] == "from"), at)  # "from $2 million to"
    if lows[at] not in ("from", "to", "by") or lows[at - 1] not in _SUMS:
        return None
    first = at - 1
    while at - first < _LONGEST_SUM and _describes(lows[first - 1]):
        first -= 1
    verb = VERBS.get(lows[first - 2])
    if lows[first - 1] not in _OWNERS or verb is None or verb.form == "base":
        return None
    noun = tokens.text[tokens.starts[first] : tokens.ends[at - 1]]
    return Counted(None, noun, None, quantity.last)


_LONGEST_STEP = 7
"""The most tokens from "from" to the second of two amounts."""
_LONGEST_SUM = 4
"""The most words for the purpose of an amount."""
_SUMS = words("sums_of_money")
_OWNERS = frozenset(("the", "its", "their", "his", "her", "our"))
_BEFORE_SUMS = _OWNERS | {"a", "an", "this", "that", "new", "another"}
_NO_PURPOSES = words("no_kinds") | frozenset(
    """now good free example sale instance years months days weeks life ever everyone everybody
    them him her it us sure lunch dinner breakfast""".split()  # noqa: SIM905
)
_TIMES = frozenset("year month day week hour minute decade season term time period".split())  # noqa: SIM905
