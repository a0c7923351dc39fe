"""Reads the noun phrase after a number ("Russian soldiers").

`counted` and other rules of `figures` call it.
"""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import VERBS, table, words
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import MONTH_NAMES, RELATIVE_DAYS, WEEKDAY_NAMES

NounPhrase = tuple[int, int, bool]
"""First and last token, and whether the head is a plural."""

NOT_COUNTED = words("stops") | MONTH_NAMES | WEEKDAY_NAMES | RELATIVE_DAYS.keys()
"""Words that end a noun phrase: neither nouns nor adjectives."""
STOPS = NOT_COUNTED | SMALL.keys()
FATES = table("participles")
"""Participles mapped to outcomes: "slain" to "killed"."""
AUXILIARIES = words("auxiliaries")
_PLURALS, _SINGULARS, _COMPOUNDS = words("plurals"), words("singulars"), words("compounds")
_SINGULAR_OF = table("irregular")
_PEOPLES_IN_IS = frozenset(f"{form.lower()}s" for form in table("demonyms") if form[-1] == "i")
"""Plurals that end like "crisis": "Israelis"."""
_REACH = 8
"""The most tokens of a noun phrase."""


def find_noun_phrase(
    tokens: PlainTokens, at: int, many: bool, after_of: bool = False
) -> NounPhrase | None:
    """Return the noun phrase that starts at token `at`, or None.

    It ends with the first plural if the number is more than one (`many`). After "of" the noun may
    be uncountable or a name ("a third of the army").
    """
    lows = tokens.lows
    hyphen = lows[at] == "-" and tokens.touch(at)
    first = at + 1 if hyphen else at
    if hyphen and lows[first].isalpha() and not is_plural(tokens, first):
        if lows[first] in STOPS:
            return None
        return first, first, False  # "a five-storey building"
    if lows[first][:1].isdigit():
        return None  # "46 of 58 drones"
    if lows[first][-3:] == "ing" and lows[first + 1] in _BEFORE_OBJECTS:
        return None  # "thousands fleeing several towns"
    if many and not after_of and lows[first] in _UNDERGONE:
        return None  # "five suffered burns"
    end, joined, reach = first, False, first + _REACH
    while end < reach:
        low = lows[end]
        reach += low == "-"  # "60 modern, Orm-made VT-4 tanks"
        if low == "more" and lows[end - 1].endswith(("’s", "'s")):
            return None  # "150 of the village's more than 1,000 homes"
        counts = (many or after_of) and is_plural(tokens, end) and not _begins_compound(tokens, end)
        if counts and not (low in FATES and end == first):
            return first, end, True
        if low in ("and", "or", ",", "&") and end > first and not joined:
            if low == "," and _ends_at_comma(tokens, end, after_of):
                break
            joined = True
        elif not _is_inside(tokens, end) and (
            _ends(tokens, end) or (end > first and _is_verb(tokens, end))
        ):
            break
        end += 1
    knows = end == first + 1 and lows[first][-1:] == "s" and lows[at - 1] == "one"
    if not (many or after_of) and knows:
        return None  # "one knows"
    return _singular(tokens, first, end, many and not after_of)


def _ends_at_comma(tokens: PlainTokens, comma: int, after_of: bool) -> bool:
    """Whether a phrase ends: "dozens more, local clerks said", "half of Orm, Mayor Brenn said"."""
    names = after_of and tokens.capital(comma - 1) and tokens.capital(comma + 1)
    return names or tokens.lows[comma - 1] in ("more", "others")


def _begins_compound(tokens: PlainTokens, at: int) -> bool:
    """Whether a noun follows a plural: "170 aircraft-type drones", "two United States ships"."""
    after = tokens.lows[at + 1]
    if tokens.lows[at] == "states" and tokens.lows[at - 1] == "united" and after.isalpha():
        return after not in STOPS and after not in AUXILIARIES
    joined = tokens.lows[at + 1] == "-" and tokens.touch(at) and tokens.touch(at + 1)
    return joined and tokens.lows[at + 2].isalpha()


def _is_inside(tokens: PlainTokens, at: int) -> bool:
    """Whether a hyphen, slash or number is part of a word: "first-team players", "F-16 jets"."""
    low = tokens.lows[at]
    if low == "-":
        return tokens.touch(at - 1) and (tokens.touch(at) or tokens.lows[at + 1] in ("and", "or"))
    if low == "/":
        return tokens.touch(at - 1) and tokens.touch(at)  # "Kh-59/69 missiles"
    if not low[:1].isdigit():
        joined = tokens.lows[at - 1] == "-" or tokens.lows[at - 1][-1:].isdigit()
        return low.isalpha() and joined and tokens.touch(at - 1)
    named = tokens.capital(at + 1) and tokens.lows[at - 1] not in (
        "and",
        ",",
    )  # "a 520 Kestrel jet"
    return named or tokens.touch(at - 1)


def _is_verb(tokens: PlainTokens, at: int) -> bool:
    """Whether a word in -ed is a verb: "a battalion shelled by", but not "guided missiles"."""
    low = tokens.lows[at]
    guided = low == "guided" and noun_follows(tokens, at + 1)  # "one guided air missile"
    unmanned = low[:2] == "un" and low not in VERBS
    adjective = guided or unmanned or low in _OF_VEHICLES
    compound = tokens.lows[at + 1] == "-" and tokens.touch(at)  # "Orm fixed-wing drones"
    return low[-2:] == "ed" and not (adjective or compound) and not is_plural(tokens, at + 1)


_OF_VEHICLES = frozenset(
    "armored armoured mechanized mechanised motorized motorised tracked wheeled towed".split()  # noqa: SIM905
)


def _ends(tokens: PlainTokens, at: int) -> bool:
    """Whether token `at` cannot be part of a noun phrase."""
    low = tokens.lows[at]
    if tokens.words[at] == "US" and (tokens.lows[at + 1][:1].isalpha() or tokens.touch(at)):
        return tokens.lows[at + 1] not in ("-", "") and not tokens.lows[at + 1][:1].isalpha()
    if low in SMALL and tokens.lows[at + 1] == "-" and tokens.touch(at) and tokens.touch(at + 1):
        before = tokens.lows[at - 1]  # "six Orm one-way drones", not "five- and six-seat boats"
        return not before.isalpha() or before in SMALL or before in ("and", "or")
    return low in STOPS or low in FATES or not low[:1].isalpha()


def _singular(tokens: PlainTokens, first: int, end: int, many: bool) -> NounPhrase | None:
    """Return the words before `end` as a phrase if there is no plural: "4 wheel cart"."""
    lows = tokens.lows
    for at in range(first, end):
        opens = at == first and lows[at][-3:] == "ing"
        adverb = _is_adverb(lows[at]) and not _is_before_participle(tokens, at, end)
        if at > first and lows[at] in _CLOSE and lows[at + 1] in ("to", "with", "of"):
            end = at
            break
        if at > first and (lows[at] in _IN_NEED or lows[at] in _LASTING and not many):
            end = at
            break
        if opens or lows[at] in (",", "and", "or", "&") or adverb:
            end = at
            break
        if not many and at > first and _is_predicate(tokens, at):
            end = at
            break
    end = min(end, first + 4 + 2 * (lows[first:end].count("-") + lows[first:end].count("/")))
    while end > first and (lows[end - 1] in ("-", "alone") or lows[end - 1][-2:] in ("’s", "'s")):
        end -= 1
    named = many and tokens.capital(first)
    verb = named or lows[first][-2:] == "ed" and lows[first] not in _OF_VEHICLES
    if lows[end] in SMALL or lows[end][:1].isdigit() or lows[end] in _OPENING_MARKS:
        return None  # "seven of the past eight games", "dozens of new ‘Guards’"
    if end <= first or verb or (many and len(lows[first]) < 3) or lows[first] in _NO_NOUNS:
        return None
    base = VERBS.get(lows[first])
    opens = many and first < 2 and base is not None and base.form == "base"
    if opens and tokens.words[first].islower():
        return None  # "Two escape blaze"
    if many and lows[first] in _STATES:
        return None  # "6.8 million live abroad"
    if many and (end == first + 1 or tokens.capital(first + 1)) and tokens.words[first].islower():
        return None  # "300 flee Orm"
    return first, end - 1, False


def _is_before_participle(tokens: PlainTokens, at: int, end: int) -> bool:
    """Whether an adverb modifies a participle before a noun: "one newly built school"."""
    verb = VERBS.get(tokens.lows[at + 1])
    return verb is not None and verb.form == "past" and at + 2 < end


def _is_predicate(tokens: PlainTokens, at: int) -> bool:
    """Whether token `at` is the verb of a singular before it: "one guard stands"."""
    if tokens.lows[at][-3:] == "ing" and tokens.lows[at + 1] in _BEFORE_OBJECTS:
        return True  # "one missile targeting the port"
    verb = VERBS.get(tokens.lows[at])
    if verb is None or tokens.capital(at):
        return False
    if verb.form == "base":
        return tokens.lows[at - 3] in _CAUSING and tokens.lows[at - 2] == "one"
    if tokens.lows[at + 1] in AUXILIARIES or tokens.lows[at + 1][-2:] == "ed":
        return False  # "one direct hit was reported"
    return verb.form == "s" or verb.form == "past" and not noun_follows(tokens, at + 1)


_CLOSE = frozenset(("close", "familiar", "aware", "privy", "loyal", "opposed"))
"""Adjectives behind a noun: "one person close to the board"."""
_IN_NEED = frozenset("needing seeking living facing requiring lacking using waiting".split())  # noqa: SIM905
"""Participles after the counted noun: "a third of the town needing aid"."""
_LASTING = frozenset(("remain", "remains", "remained"))
_BEFORE_OBJECTS = frozenset(
    ("the", "a", "an", "its", "their", "his", "her", "several", "many", "some")
)
_DIRECTIONS = frozenset(
    """north south east west north-east north-west south-east south-west northeast northwest
    southeast southwest inside outside""".split()  # noqa: SIM905
)
_HOW_OFTEN = frozenset(("daily", "weekly", "monthly", "nightly", "yearly", "hourly"))
"""Words after the counted noun: "they lose 400 personnel daily"."""
_ACTED = frozenset(
    """flew fell struck sank went came fled blew broke took made rose drove ran got gave kept held
    saw threw sent became began lay stood""".split()  # noqa: SIM905
)
"""Verb forms that no noun shares: "one flew on"."""
_CAUSING = frozenset(
    ("make", "makes", "made", "making", "let", "lets", "letting", "help", "helps", "helped", "saw",
     "watch", "watched")
)  # fmt: skip
"""Verbs whose object acts: "made one train leave"."""


def _is_adverb(low: str) -> bool:
    return low[-2:] == "ly" and low not in _ADJECTIVES_IN_LY


_ADJECTIVES_IN_LY = frozenset(
    ("elderly", "daily", "weekly", "monthly", "early", "deadly", "friendly", "costly", "lonely",
     "monthly", "yearly", "hourly", "nightly", "sickly", "likely", "family", "butterfly")
)  # fmt: skip
_UNDERGONE = frozenset(("suffered", "sustained", "underwent", "hit"))
"""Participles that describe no noun behind them, but are the verb of those counted."""
_STATES = frozenset("live remain stay die flee survive sleep reside depend rely".split())  # noqa: SIM905
"""Verbs after a number; a noun may follow, but then a plural comes first."""
_OPENING_MARKS = frozenset("“‘«")
_NO_NOUNS = _ACTED | {"more", "most", "other", "others", "local", "gmt", "utc"}


def is_plural(tokens: PlainTokens, at: int) -> bool:
    """Whether token `at` is a plural."""
    low = tokens.lows[at]
    if tokens.words[at] == "s":  # "two S-300s"
        return tokens.lows[at - 1][-1:].isdigit() and tokens.touch(at - 1)
    if low in _COMPOUNDS:  # "20 weapons", but "20 weapons systems"
        away = tokens.lows[at + 1] in _DIRECTIONS and tokens.lows[at + 2] == "of"
        return away or not noun_follows(tokens, at + 1)  # "900 personnel south of Orm"
    if tokens.lows[at - 2 : at] == ["anti", "-"]:  # "12 anti-aircraft systems"
        return False
    if (
        low in _PLURALS
        or low in _PEOPLES_IN_IS
        or (low[-3:] == "men" and len(low) > 5 and low not in _SINGULARS)
    ):
        return True
    word = tokens.words[at]
    if len(low) > 2 and low.isalpha() and word[:-1].isupper() and word[-1] == "s":
        return True  # "UAVs"
    acronym = low[-1:] == "s" and word.isupper() and tokens.words[at + 1].islower()
    if acronym and noun_follows(tokens, at + 1):
        return False  # "four ORS patrol boats"
    if len(low) < 4 or low[-1] != "s" or low[-2:] in ("ss", "us", "is", "’s", "'s"):
        return False
    if low in _SINGULARS or low in STOPS:
        return False
    return not (
        tokens.capital(at) and tokens.lows[at + 1][-1:] == "s" and is_plural(tokens, at + 1)
    )


def noun_follows(tokens: PlainTokens, at: int) -> bool:
    """Whether token `at` may be a noun: "12 wounded soldiers"."""
    low = tokens.lows[at]
    if not low.isalpha() or low in STOPS or low in AUXILIARIES or low in FATES:
        return False
    return low[-2:] != "ed" and low not in _HOW_OFTEN and low not in ("outside", "inside")


_VOWELS = frozenset("AEIOUY")
_IN_EACH = frozenset(("peaches", "beaches", "coaches", "roaches", "cockroaches", "approaches",
                      "breaches", "leaches", "poaches", "reaches"))  # fmt: skip


def singular(noun: str) -> str:
    """Return the singular of a noun, in lower case."""
    if noun.isupper() and _VOWELS.isdisjoint(noun):
        return noun.lower()  # "MLRS"
    noun = noun.lower()
    if noun in _SINGULAR_OF:
        return _SINGULAR_OF[noun]
    if noun in _PEOPLES_IN_IS:
        return noun[:-1]
    if noun.endswith("men") and len(noun) > 5:
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("aches") and noun not in _IN_EACH:
        return noun[:-1]
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes", "viruses", "buses", "campuses")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun
