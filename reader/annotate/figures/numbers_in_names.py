"""Recognises years and numbers in names of streets, models and roads.

`non_figures` calls it to exclude them from the figures.
"""

from __future__ import annotations

from reader.annotate.figures.figure_parts import FigurePart
from reader.annotate.lexicon.wordlists import VERBS, words
from reader.annotate.quantities.ranges import Quantity
from reader.annotate.tokens.noun_phrases import AUXILIARIES, FATES, STOPS, is_plural
from reader.annotate.tokens.plain_tokens import PlainTokens


def is_year(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number is a year of the 20th or 21st century."""
    word = tokens.words[q.first]
    return len(word) == 4 and word.isdigit() and 1900 <= int(word) < 2100 and q.low == q.high


def is_old_year(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether the words around a number make it a year: "its 1898 ruling", "Orm (1885-1941)"."""
    before, after = tokens.lows[q.first - 1], tokens.lows[q.last]
    if (before, after) == ("(", ")"):
        ends = tokens.words[q.first], tokens.words[q.last - 1]
        years = all([len(end) == 4 and "1000" <= end < "2100" for end in ends])
        return years and q.low != q.high and tokens.capital(q.first - 2)
    if before in ("between", "from") and tokens.lows[q.first - 2].endswith(_MADE):
        ends = tokens.words[q.first], tokens.words[q.last - 1]
        return all([len(end) == 4 and "1000" <= end < "2100" for end in ends])
    word = tokens.words[q.first]
    if len(word) != 4 or not word.isdecimal() or not "1700" <= word < "1900":
        return False
    owned = before in _BEFORE_YEARS or before.endswith(("'s", "’s"))
    return owned and after.isalpha() and after not in STOPS and q.low == q.high


_MADE = ("minted", "built", "dated", "written", "painted", "published", "printed", "made", "lived")
"""Words before years, as in "minted between 1620 and 1688"."""
_BEFORE_YEARS = frozenset(("the", "a", "an", "his", "her", "its", "their"))


def is_paragraph(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number in brackets belongs to the one that it touches: "section 14(1)"."""
    at = q.first - 1
    glued = tokens.lows[at] == "(" and tokens.lows[q.last] == ")" and tokens.touch(at - 1)
    return glued and tokens.lows[at - 1].isdecimal()


def is_address(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number belongs to an address: "1600 Harrow Avenue"."""
    at = q.last
    if not tokens.capital(at):
        return False
    for _ in range(3):
        if not tokens.capital(at):
            return False
        if tokens.lows[at] in _STREETS and at > q.last:
            return True
        at += 1
    return False


def is_formation(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number belongs to a military formation: "the 93 Brigade", "21 Orm regiment"."""
    at = q.last
    while at < q.last + 4 and tokens.capital(at):
        if tokens.lows[at] in _FORMATIONS:
            return _is_ordinal(tokens, q)
        at += 1
    named = at > q.last and tokens.lows[at] in _FORMATIONS and not is_plural(tokens, at + 1)
    return named and _is_ordinal(tokens, q)


def _is_ordinal(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number is written like the number of a military formation."""
    return tokens.words[q.first].isdecimal() and len(tokens.words[q.first]) < 4


_FORMATIONS = frozenset(
    (
        "brigade",
        "regiment",
        "battalion",
        "division",
        "squadron",
        "battery",
        "company",
        "corps",
        "army",
        "fleet",
        "flotilla",
        "wing",
    )
)
_STREETS = frozenset(
    """street st avenue ave road rd boulevard blvd lane drive concourse plaza terrace
    parkway""".split()  # noqa: SIM905
)


def is_model(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number belongs to the name of a thing: "bought Falcon 9 launchers"."""
    at = q.first
    named = tokens.words[at].isdecimal() and tokens.capital(at - 1) and at > 1
    return named and tokens.lows[at - 2] in _ACQUIRED and tokens.lows[at - 1] not in STOPS


def is_product(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number ends a name before a verb: "Oster Pass 15 uses the best down"."""
    at = q.first - 1
    verb = VERBS.get(tokens.lows[q.last])
    if verb is None or verb.form != "s" or not tokens.words[q.first].isdecimal():
        return False
    after = tokens.lows[q.last + 1]
    if not (after in _OBJECT_OPENERS or after[:1].isdigit()) or not tokens.capital(at):
        return False
    while at > 0 and tokens.capital(at - 1):
        at -= 1
    return tokens.lows[at - 1] not in _PLACES


_OBJECT_OPENERS = frozenset(("the", "a", "an", "its", "their", "his", "her"))
_PLACES = frozenset(("in", "at", "on", "near", "from", "since", "of", "over", "across"))


def is_called(tokens: PlainTokens, at: int) -> bool:
    """Whether a number marks a road or is dialled: "km 112", "call 112"."""
    before, word = tokens.lows[at - 1], tokens.words[at]
    if not word.isdecimal() or at == 0:
        return False
    if before in ("call", "dial", "ring", "phone"):
        return len(word) == 3
    if before == "is" and not _DIALLED.isdisjoint(tokens.lows[max(0, at - 4) : at]):
        return len(word) < 5  # "the hotline is 112"
    return before in ("km", "kilometre", "kilometer") and not tokens.lows[at - 2][-1:].isdigit()


_DIALLED = frozenset(("hotline", "helpline", "telephone", "phone"))
_ACQUIRED = frozenset(
    ("bought", "buy", "buys", "leased", "sold", "sell", "ordered", "acquired", "rented", "fired",
     "launched", "unveiled", "delivered", "deployed", "flew", "built", "used", "tested")
)  # fmt: skip


def is_gapped(tokens: PlainTokens, before: FigurePart, number: Quantity) -> bool:
    """Whether a name and its number repeat a clause without its verb and noun.

    In "Orm received 122 soldiers and Velan 115", `before` is the figure of the complete clause.
    """
    lows, name = tokens.lows, number.first - 1
    if not before.plural or lows[number.last] not in _CLOSES or not number.bare:
        return False
    if before.last >= name or not tokens.capital(name) or lows[name][-1:] == "s":
        return False
    joint = lows[before.last : name]
    if joint[-1:] == ["the"]:
        joint = joint[:-1]
    verb = before.first - 1
    acted = verb > 0 and (lows[verb][-2:] == "ed" or lows[verb] in _GAPPED)
    subject = verb - 1 if lows[verb - 1] not in _PERFECT else verb - 2
    named = tokens.capital(subject) and lows[subject] not in STOPS
    return acted and named and joint in _GAPS


_GAPS = (["and"], [",", "and"], [","], [";"], ["while"], [",", "while"], ["but"], [",", "but"])
_PERFECT = frozenset(("has", "had", "have"))
_GAPPED = frozenset(
    """lost loses lose sent sends got gets held holds has had have gave gives took takes built
    builds won wins sold sells bought buys freed frees shot fired fires found finds
    put puts""".split()  # noqa: SIM905
)
_CLOSES = frozenset(("", ".", ",", ";"))


def is_behind_noun(tokens: PlainTokens, at: int, counts: bool) -> bool | None:
    """Whether the word before `at` makes it a name ("route 9", "top 40"), or None if unknown."""
    before = tokens.lows[at - 1]
    if before == "of" and tokens.words[at - 2] == "Group" and not counts:
        return True
    if before == "number" and tokens.lows[at - 2] in FATES:
        return False  # "The wounded number 37"
    if tokens.lows[at - 2] == "flight" and at > 1 and tokens.words[at - 1].isupper():
        return True  # "flight OR 317"
    if before in _VERBS_TOO and tokens.lows[at - 2] in _BEFORE_VERBS:
        return None
    if before in _IN_ROWS and _row_before(tokens, at) > 0:
        return True if _is_in_row_of_names(tokens, at, counts) else None
    if before[-1:] == "s" and not counts and before[:-1] in _DESIGNATORS - _NOUNS_TOO:
        return tokens.words[at].isdecimal() and tokens.lows[at + 1] in _IN_ROWS or None
    if before in _AREAS and counts:  # "in the Orm sector 21 raids", "sector 21 was lost"
        return tokens.capital(at - 1) or tokens.lows[at + 1] in AUXILIARIES
    if before in _DESIGNATORS and at > 0:
        return before not in _NOUNS_TOO or not counts or tokens.words[at - 1] in ("Hill", "Height")
    if before in _SEVERAL and not is_plural(tokens, at + 1):
        return True
    numbered = before == "." and tokens.lows[at - 2] in ("no", "nos", "nr", "nrs")
    return True if numbered or before in ("top", "bottom") and not counts else None


def _row_before(tokens: PlainTokens, at: int) -> int:
    """How many tokens before token `at` another number of its row begins; 0 if there is none."""
    lows = tokens.lows
    steps = 3 if lows[at - 2 : at] in ([",", "and"], [",", "or"]) else 2
    return steps if lows[at - 1] in _IN_ROWS and tokens.words[at - steps].isdecimal() else 0


def _is_in_row_of_names(tokens: PlainTokens, at: int, counts: bool) -> bool:
    """Whether a number goes on a row of names: "sections 21, 24 and 26", "articles 5 and 4"."""
    first = at
    while (steps := _row_before(tokens, first)) and at - first < _LONGEST_ROW:
        first -= steps
    noun = tokens.lows[first - 1]
    several = noun in _SEVERAL or noun[:-1] in _DESIGNATORS - _NOUNS_TOO and noun[-1:] == "s"
    return several and not counts and tokens.words[first].isdecimal()


_IN_ROWS = frozenset((",", "and", "or", "to"))
_LONGEST_ROW = 12


def is_in_title(tokens: PlainTokens, at: int) -> bool:
    """Whether capitals make a number in words part of a name: "the Seven Years' War"."""
    number = tokens.words[at].isalpha() and tokens.capital(at) and tokens.lows[at - 1] == "the"
    return number and at > 0 and tokens.capital(at + 1) and tokens.words[at + 1].isalpha()


_DESIGNATORS = words("designators")
_NOUNS_TOO = frozenset(
    "day week area group form hill height sector district zone queue flat".split()  # noqa: SIM905
)
"""Designators that may also precede a count: "on the hill 40 men stood"."""
_AREAS = frozenset(("sector", "district", "zone"))
_VERBS_TOO = frozenset(
    ("train", "school", "exercise", "post", "order", "power", "measure", "house")
)
_BEFORE_VERBS = frozenset(
    ("to", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "not", "we",
     "they", "also", "’ll", "'ll")
)  # fmt: skip
"""Words before a verb that is spelt like a designator: "will train 1,500 more"."""
_SEVERAL = frozenset(
    "chapters pages articles sections items paragraphs clauses verses footnotes rooms floors "  # noqa: SIM905
    "appendices".split()
)
"""Plurals that designators after them belong to: "items 3-5"."""


def is_base_of_rate(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number is the base of a rate or a width: "1.4 deaths per 10,000 people"."""
    if tokens.lows[q.last] in ("columns", "characters"):  # "lines wrapped at 72 columns"
        return tokens.lows[q.first - 1] == "at" and tokens.lows[q.first - 2] in _BROKEN
    return q.bare and tokens.lows[q.first - 1] == "per" and (q.high or 0) >= _BASE


_BROKEN = frozenset(("wrapped", "broken", "cut", "folded", "wraps", "breaks"))
_BASE = 100
"""The smallest number of people that a rate is given for."""
