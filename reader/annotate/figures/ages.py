"""Recognises ages, and whose they are: "Ilse Varn, 61, said", "her son, 9"."""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import VERBS, words
from reader.annotate.quantities.ranges import Quantity
from reader.annotate.tokens.noun_phrases import AUXILIARIES, FATES, STOPS
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens

_PEOPLE = frozenset(("who", "he", "she", "they", "i", "you", "we"))
_KIN = frozenset(
    ("lad", "youth", "teenager", "pensioner", "toddler", "infant", "schoolboy", "schoolgirl",
     "son", "daughter", "wife", "husband", "brother", "sister", "father", "mother", "child", "boy",
     "girl", "man", "woman", "baby", "grandson", "granddaughter", "grandfather", "grandmother",
     "granny", "grandma", "grandpa",
     "uncle", "aunt", "nephew", "niece", "cousin", "twin", "friend", "girlfriend", "boyfriend",
     "partner", "fiancé", "fiancée", "fiance", "fiancee", "stepson", "stepdaughter")
) | (words("roles") - {"crew", "crowd", "police", "staff", "people"})  # fmt: skip
_OWNERS = frozenset(("his", "her", "their", "its", "my", "our", "your", "the", "a", "an", "whose"))
_LONGEST = 6
"""The most words of a name or noun phrase before an age."""


_I_AM = frozenset(
    f"{who}{mark}{verb}" for mark in "'’" for who, verb in
    (("i", "m"), ("you", "re"), ("he", "s"), ("she", "s"))
)  # fmt: skip


def _is_somebody(tokens: PlainTokens, first: int) -> bool:
    """Whether "of" before token `first` follows one person: "a border guard of 23"."""
    if tokens.lows[first - 2] not in _KIN and not tokens.lows[first - 2].endswith(_WORKERS):
        return False
    if tokens.lows[first - 2] not in _CHILDREN and tokens.lows[first] in _UP_TO_TEN:
        return False  # "a crew of 9"
    return any(low in ("a", "an") for low in tokens.lows[max(first - 5, 0) : first - 2])


def is_of_somebody(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number is the age of a victim: "a man of 71 wounded by shelling"."""
    following = tokens.lows[q.last]
    if tokens.lows[q.first - 1] != "of" or not (following in FATES or following in AUXILIARIES):
        return False
    written = tokens.words[q.first].isdecimal() or tokens.lows[q.first - 2] in _CHILDREN
    person = tokens.lows[q.first - 2]
    one = person in _ONE_PERSON or person in _KIN and person[-1:] != "s"
    alone = (one or person.endswith(_WORKERS)) and written
    alone = alone and (person in _ONE_PERSON or (q.low or 0) >= _AT_WORK)
    return alone and (q.low or 0) < _OLDEST and _is_somebody(tokens, q.first)


_ONE_PERSON = frozenset(
    """man woman boy girl child son daughter pensioner teenager youth mother father wife husband
    brother sister grandmother grandfather""".split()  # noqa: SIM905
)
_WORKERS = (
    "layer",
    "shepherd",
    "herder",
    "smith",
    "worker",
    "keeper",
    "maker",
    "driver",
    "fighter",
)
"""Endings of nouns for somebody by the work: "a bricklayer of 34 died"."""
_AT_WORK = 15
"""The least age of somebody named by the work."""
_OLDEST = 120
_CHILDREN = frozenset(
    ("girl", "boy", "child", "son", "daughter", "baby", "toddler", "infant", "grandson",
     "granddaughter")
)  # fmt: skip
_UP_TO_TEN = frozenset(map(str, range(10))) | SMALL.keys()
_OR_OLDER = tuple([joint, than] for joint in ("and", "or") for than in ("older", "younger"))
_OF_AGES = frozenset(
    ("couple", "men", "women", "girls", "boys", "children", "sons", "daughters", "brothers",
     "sisters", "teenagers", "students", "pupils", "babies", "twins", "man", "woman")
) | _CHILDREN  # fmt: skip


def _is_in_brackets(tokens: PlainTokens, first: int, last: int) -> bool:
    """Whether a number stands with others in brackets after people: "two women (34 and 67)"."""
    while last - first < _LONGEST + 6 and tokens.lows[first - 1] in (",", "and"):
        first -= 2
        if not tokens.lows[first].isdecimal():
            return False
    while tokens.lows[last] in (",", "and") and tokens.lows[last + 1].isdecimal():
        last += 2
    bracketed = tokens.lows[first - 1] == "(" and tokens.lows[last] == ")"
    alone = last == first + 1 and tokens.words[first].isdecimal()
    alone = alone and int(tokens.words[first]) >= _YOUNGEST
    kin = alone and tokens.lows[first - 2] in _KIN and tokens.lows[first - 2] not in _CHILDREN
    return bracketed and (kin or tokens.lows[first - 2] in _OF_AGES)


def is_below(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number is an age that people are below or above: "children under five"."""
    if tokens.lows[q.first - 1] not in BELOW or tokens.lows[q.first - 2] not in _OF_AGES:
        return False
    following = tokens.lows[q.last]
    verb = VERBS.get(following)
    acted = verb is not None and verb.form == "past"
    return acted or not following.isalpha() or following in AUXILIARIES


def is_in_aged_row(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number continues a row of ages: "three people, aged 19, 44 and 67"."""
    first, last = q.first, q.last
    if not _is_age(tokens, first) or (q.low or _OLDEST) >= _OLDEST:
        return False
    while first > 2 and q.first - first < _LONGEST_ROW and tokens.lows[first - 1] in _IN_ROWS:
        if not _is_age(tokens, first - 2):
            break
        first -= 2
    if tokens.lows[first - 1] in ("aged", "ages"):
        return first < q.first
    while last < q.last + _LONGEST_ROW and tokens.lows[last] in _IN_ROWS:
        if not _is_age(tokens, last + 1):
            break
        last += 2
    several = last - first > 1 and tokens.lows[last] in (".", ",", ";", ")", "")
    return several and tokens.lows[first - 1] == "," and tokens.lows[first - 2] in _OF_AGES


def _is_age(tokens: PlainTokens, at: int) -> bool:
    return tokens.words[at].isdecimal() or tokens.lows[at] in SMALL


_IN_ROWS = frozenset((",", "and", "or"))
_LONGEST_ROW = 24
BELOW = frozenset(("under", "over", "below", "above"))
_AGES = frozenset(("aged", "age", "ages"))
_THEM = frozenset(("them", "whom", "all"))
_EXTREMES_OF = (["youngest", "of"], ["oldest", "of"], ["eldest", "of"])
_EXTREMES = frozenset(("youngest", "oldest", "eldest"))
_YOUNGEST = 13
"""The least age in "died at 13"; a smaller number would be an hour."""


def _is_told(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a verb makes a number an age: "he was 18", "Leo turned 74 in", "died at 92"."""
    before, subject, following = tokens.lows[q.first - 1], q.first - 2, tokens.lows[q.last]
    closed = following in (".", ",", ";", "")
    if before == "at":
        died = tokens.lows[subject] in ("died", "dies", "dead", "retired", "retires")
        counted = tokens.lows[subject - 2 : subject] == ["number", "of"]  # "the number of dead at"
        died = died and not counted and tokens.lows[subject - 1] not in _OWNERS  # "put the dead at"
        return died and closed and (q.low or 0) >= _YOUNGEST
    if tokens.lows[subject] in _EXTREMES:
        return closed or following in ("and", "while")
    if tokens.lows[subject] in _PEOPLE:
        return closed or following in ("when", "and")
    if not tokens.capital(subject) or tokens.lows[subject] in STOPS:
        return False
    turned = before == "turned" and (closed or following in ("on", "in", "this", "last", "next"))
    return turned or following == "when"


def is_bare_age(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number is an age without commas: "Tamsin Oake 44 has spent"."""
    named = q.first > 1 and tokens.capital(q.first - 1) and tokens.capital(q.first - 2)
    verb = tokens.lows[q.last] in ("has", "had", "who", "said", "says", "told")
    return named and verb and tokens.words[q.first].isdecimal() and 15 <= (q.low or 0) < 100


def is_age(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number is an age: "Ahn, 44, said", "aged 18", "at the age of 60"."""
    if q.low is None or q.high is None or not 0 < q.low <= q.high < 120:
        return False
    before, following = tokens.lows[q.first - 1], tokens.lows[q.last]
    if before in _AGES or (before == "of" and tokens.lows[q.first - 2] in _AGES):
        return True
    if before in ("between", "from") and tokens.lows[q.first - 2] in _AGES:
        return True  # "aged between 7 and 12"
    if before in ("was", "is", "am", "turned", "at"):
        return _is_told(tokens, q)
    if is_bare_age(tokens, q) or (before in _I_AM and not following.isalpha()):
        return True
    if before in _THEM and tokens.lows[q.first - 3 : q.first - 1] in _EXTREMES_OF:
        return following in (".", ",", ";", "")  # "nine, the youngest of them 14"
    if before in _EXTREMES:
        return following in (".", ",", ";", "")  # "the youngest is 19 and the oldest 61"
    if before in ("over", "under") and tokens.lows[q.first - 3 : q.first - 1] == ["of", "them"]:
        return not following.isalpha()  # "36 per cent of them over 65"
    child = q.first - 4 if tokens.lows[q.first - 3] == "in" else q.first - 2  # "one child in four"
    if before in BELOW and tokens.lows[child] in _OF_AGES and not following.isdigit():
        return not following.isalpha() or following in STOPS  # "children under five"
    if tokens.lows[q.last : q.last + 2] in _OR_OLDER:
        return True
    if before == "than" and tokens.lows[q.first - 2] in ("younger", "older"):
        return not following.isalpha() or following in STOPS
    if _is_in_brackets(tokens, q.first, q.last):
        return True
    if before == "of" and _is_somebody(tokens, q.first):
        one = tokens.lows[q.first - 2] in _ONE_PERSON and following in ("and", "or", "who", "from")
        return one or not following.isalpha() or is_of_somebody(tokens, q)
    if before in (",", "and", "or") and is_in_aged_row(tokens, q):
        return True
    if before == "now" and following == "," and tokens.words[q.first].isdecimal() and q.low >= 5:
        return tokens.lows[q.last + 1].partition("’")[0].partition("'")[0] in _PEOPLE
    return _is_beside_somebody(tokens, q)


def _is_beside_somebody(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number between a comma and a mark follows a person: "Ahn, 44, said"."""
    before, following = tokens.lows[q.first - 1], tokens.lows[q.last]
    apart = before == "," and following in (",", ".", ")", ";", "and", "of", "")
    if not apart or not tokens.words[q.first].isdecimal():
        return False
    if tokens.lows[q.first - 2] in _KIN and following != "of":
        return True
    if tokens.capital(q.first - 2) and tokens.lows[q.first - 3] in (
        "in",
        "at",
        "near",
        "from",
        "to",
    ):
        return False
    word = tokens.lows[q.first - 2]
    named = tokens.capital(q.first - 2) or following == "," and word.isalpha() and word not in _MANY
    return named and (q.low or 0) >= 5


_MANY = frozenset("many more fewer few most all total average both half others".split())  # noqa: SIM905
"""Words before a number between commas that counts: "twice as many, 84, came"."""


def whose_age(tokens: PlainTokens, q: Quantity) -> str | None:
    """Return the words before an age for its person ("Ilse Varn", "her son"), or None."""
    at = q.first - 1
    if tokens.lows[q.last - 1] == "old" and tokens.lows[at] == "of":
        return None  # "the murder of 64-year-old Ilse Varn"
    if tokens.lows[at] in (",", "of"):
        at -= 1
        if tokens.lows[at] in ("age", "ages"):
            return None
    elif tokens.lows[at] == "aged":
        at = at - 2 if tokens.lows[at - 1] == "," else at - 1
    elif not is_bare_age(tokens, q):
        return None
    if tokens.lows[at] in _PEOPLE or not tokens.words[at][:1].isalpha() or at < 0:
        return None
    first = _name(tokens, at) if tokens.capital(at) else _noun_phrase(tokens, at)
    return None if first is None else tokens.text[tokens.starts[first] : tokens.ends[at]]


def whose_age_follows(tokens: PlainTokens, at: int) -> str | None:
    """Return the words from token `at` for an age's person: "a 50-year-old man", or None."""
    end = at
    while tokens.capital(end) and tokens.lows[end] not in STOPS and end < at + 4:
        end += 1
    if end > at:
        low = tokens.lows[end]
        noun = low.isalpha() and low not in STOPS and low not in VERBS and low not in AUXILIARIES
        end += noun and tokens.lows[end + 1] != "-"  # "a Dutch sergeant"
        return tokens.text[tokens.starts[at] : tokens.ends[end - 1]]
    for end in range(at, at + 4):
        low = tokens.lows[end]
        if not low.isalpha() or low in STOPS:
            break
        if low in _KIN and tokens.lows[end + 1] != "-":
            return tokens.text[tokens.starts[at] : tokens.ends[end]]
    verb = VERBS.get(tokens.lows[at])
    alone = end == at + 1 and not tokens.lows[at].endswith("ed") and tokens.lows[end] != "-"
    alone = alone and (verb is None or verb.form != "past")  # "a 36-year-old known as Orm"
    return tokens.text[tokens.starts[at] : tokens.ends[at]] if alone else None


def _name(tokens: PlainTokens, at: int) -> int:
    """Return the first word of the name that ends at token `at`, with hyphens and particles."""
    first = at
    while first > 0 and at - first < _LONGEST:
        before = first - 1
        while tokens.lows[before] in _INSIDE and before > first - 4:
            before -= 1
        if not tokens.capital(before) or tokens.lows[before] in STOPS or before < 0:
            break
        first = before
    return first


_INSIDE = frozenset(("-", "’", "'", "van", "von", "de", "der", "den", "la", "bin", "al", "el", "."))


def _noun_phrase(tokens: PlainTokens, at: int) -> int | None:
    """Return the determiner of the noun phrase that ends at token `at`, or None."""
    for first in range(at - 1, max(at - _LONGEST, -1), -1):
        low = tokens.lows[first]
        if low in _OWNERS:
            return first
        if not low.isalpha() or low in STOPS:
            return None
    return None
