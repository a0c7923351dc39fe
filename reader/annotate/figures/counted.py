"""Reads the noun and the outcome after a number: what it counts, and what happened to them.

`counted_behind` calls it for each number; `counted_corrected` corrects its result.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.annotate.figures import outcomes
from reader.annotate.figures.fallen_soldiers import fallen
from reader.annotate.lexicon.wordlists import words
from reader.annotate.tokens import noun_phrases as phrases
from reader.annotate.tokens.noun_phrases import AUXILIARIES, FATES, singular
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: "Russian soldiers have been killed or wounded".

    `unit` is the head of the noun phrase in lower case and singular ("soldier"), `noun` the phrase
    as written, `last` the token after it. `participles` are words as written ("killed or wounded")
    and `fates` the outcomes that they stand for. `plural` tells whether the head is a plural.
    """

    unit: str | None
    noun: str | None
    participles: str | None
    last: int
    fates: tuple[str, ...] = ()
    plural: bool = False


_VERBS = frozenset(("died", "perished", "shot", "drowned", "surrendered"))
"""Verb forms that are never nouns and therefore never name a unit."""
DETERMINERS = words("determiners")


def _is_of_nothing(tokens: PlainTokens, at: int) -> bool:
    """Whether no thing follows "of": "six of its own", "the 200 of the year before"."""
    if tokens.lows[at] in _SPANS:
        return tokens.lows[at + 1] in ("before", "earlier")
    return tokens.lows[at] in _ALONE and not phrases.noun_follows(tokens, at + 1)


_ALONE = frozenset(("own", "former", "latter"))
_SPANS = frozenset(("year", "month", "week", "day", "season", "quarter"))
_ASIDE = 14
"""The most tokens of an aside: "600 people, including 31 children, have been killed"."""


def _is_none_of(tokens: PlainTokens, at: int) -> bool:
    """Whether the outcome after the number is denied: "nobody of the 14 was killed"."""
    before = tokens.lows[max(0, at - 5) : at - 1]
    return before[-2:] == ["of", "the"] and not _NOBODY.isdisjoint(before[:-2])


_NOBODY = frozenset(("nobody", "none", "neither", "no", "not", "never"))


def read_counted(
    tokens: PlainTokens, at: int, many: bool, measured: bool = False
) -> Counted | None:
    """Return what the number before token `at` counts; `many` tells whether it is more than one.

    If the number is `measured`, its outcome may belong to the whole ("a haul worth 2 million euros
    of gold was found"), so only a listed participle is taken.
    """
    lows = tokens.lows
    at += lows[at] == "such"
    bare = None if _is_none_of(tokens, at) else _bare(tokens, at)
    if bare is not None:
        return bare
    of = lows[at] == "of"
    if of and lows[at + 1] in ("which", "whom", "them", "us", "you"):
        return _of_them(tokens, at)
    start = tokens.skip(at + 1, DETERMINERS) if of else at
    if of and _is_of_nothing(tokens, start):
        return None
    if (
        of
        and start > at + 1
        and lows[start] in FATES
        and not phrases.noun_follows(tokens, start + 1)
    ):
        return _of_the_dead(tokens, start)
    quoted = lows[start] in _OPENING_MARKS and start > 0
    start += quoted  # "12 “terrorists” were killed"
    start += lows[start] in _NEWLY and not of and _is_newly(tokens, start)
    suffered = lows[start] in FATES and phrases.noun_follows(tokens, start + 1)
    found = phrases.find_noun_phrase(tokens, start + suffered, many, of)
    if found is None or suffered and not found[2]:
        return None
    first, head, plural = found
    first -= suffered  # "12 wounded soldiers"
    first -= lows[first - 1] in _NEWLY and suffered
    head, end, plural = _whole_phrase(tokens, head, plural, of)
    noun = tokens.text[tokens.starts[first] : tokens.ends[end - 1]]
    behind = tokens.skip(end, _CLOSING_MARKS) if quoted else end
    participles = _outcomes_of(tokens, (first, head, plural), behind, measured)
    kinds = (FATES[lows[start]], *participles.kinds) if suffered else participles.kinds
    unit = _unit(tokens, noun, head, plural, alone=not (many or of))
    last = behind if behind > end or not quoted else at
    return Counted(unit, noun, participles.words, last, tuple(dict.fromkeys(kinds)), plural)


def _outcomes_of(
    tokens: PlainTokens, phrase: phrases.NounPhrase, behind: int, measured: bool
) -> outcomes.Outcomes:
    """Return the outcome for a noun phrase, in the words from token `behind` on."""
    _, head, plural = phrase
    verb = _after_aside(tokens, _behind_age(tokens, behind))
    of_all = plural and tokens.lows[verb] not in ("is", "was")  # "news of 200 cows is unfounded"
    found = outcomes.fates(tokens, verb, any_kind=of_all and not measured)
    if plural and not found.kinds and not measured:
        return fallen(tokens, head, verb) or _behind_phrase(tokens, behind, found)
    return found


def _behind_age(tokens: PlainTokens, at: int) -> int:
    """Return the token after "under five" or "aged 40" at token `at`, or `at`."""
    aged = tokens.lows[at] in ("under", "over", "aged") and tokens.lows[at + 2] in AUXILIARIES
    number = tokens.words[at + 1].isdecimal() or tokens.lows[at + 1] in SMALL
    return at + 2 if aged and number else at


def _is_newly(tokens: PlainTokens, at: int) -> bool:
    """Whether an adverb at token `at` belongs to a participle: "46,000 newly displaced"."""
    return tokens.lows[at] in _NEWLY and tokens.lows[at + 1] in FATES


_NEWLY = frozenset("newly internally forcibly recently previously seriously badly severely".split())  # noqa: SIM905
_OPENING_MARKS, _CLOSING_MARKS = frozenset('“‘"«'), frozenset('”’"»')


def _end_of_kind(tokens: PlainTokens, at: int) -> int:
    """Return the token after the "of" phrase of the plural before `at`: "units of equipment"."""
    lows = tokens.lows
    if lows[at] != "of" or lows[at - 1] not in _KINDS_OF_THINGS:
        return at
    found = phrases.find_noun_phrase(tokens, at + 1, many=True, after_of=True)
    if found is None:
        return at
    comma = lows.index(",", at, found[1]) if "," in lows[at : found[1]] else found[1] + 1
    return comma  # "two members of parliament, officials said"


def _whole_phrase(tokens: PlainTokens, head: int, plural: bool, of: bool) -> tuple[int, int, bool]:
    """Return the head of a noun phrase, the token after it, and whether it is a plural."""
    end = _end_of_kind(tokens, head + 1) if plural else head + 1
    if plural and tokens.lows[head] in FATES:
        end = max(end, outcomes.participles(tokens, head, False).last)  # "980 Velan dead and hurt"
    whole = _end_of_share(tokens, end) if of else end
    if whole == end:
        return head, end, plural
    return whole - 1, whole, phrases.is_plural(tokens, whole - 1)


def _end_of_share(tokens: PlainTokens, at: int) -> int:
    """The token after what a share is of, if more than the words before token `at` is: "60% of all
    members’ spending", "a third of the global total"."""
    if tokens.lows[at] == "total":
        return at + 1
    if tokens.lows[at] not in ("’", "'") or not tokens.touch(at - 1):
        return at
    if tokens.lows[at + 1][-3:] == "ing":
        return at + 2  # "members’ spending"
    found = phrases.find_noun_phrase(tokens, at + 1, many=False, after_of=True)
    return at if found is None else found[1] + 1


_KINDS_OF_THINGS = words("kinds_of_things")


def _unit(tokens: PlainTokens, noun: str, head: int, plural: bool, alone: bool) -> str:
    """Return the unit of a noun phrase with this head; `alone` means that one thing is counted."""
    if tokens.lows[head] == "s":
        return noun.lower()[:-1]  # "S-300s"
    if plural:
        return phrases.singular(tokens.words[head])
    named = tokens.lows[head][:1].isdigit() or tokens.lows[head - 1][-1:].isdigit()
    return tokens.lows[head] if alone and not named else noun.lower()  # "one Leopard 2A6"


def _of_them(tokens: PlainTokens, at: int) -> Counted | None:
    """Return the outcome or noun for "of them" at `at`: "40 of them were killed"."""
    befell = outcomes.fates(tokens, at + 2)
    if befell.kinds:
        return Counted(None, None, befell.words, at, befell.kinds)
    found = phrases.find_noun_phrase(tokens, at + 2, many=True, after_of=False)
    if found is None or not found[2] or tokens.lows[found[1] + 1] not in _CLOSES:
        return None
    first, head, _ = found
    noun = tokens.text[tokens.starts[first] : tokens.ends[head]]
    unit = _unit(tokens, noun, head, plural=True, alone=False)
    return Counted(unit, noun, None, head + 1, plural=True)


_CLOSES = frozenset((",", ".", ";", ")", ""))


def _of_the_dead(tokens: PlainTokens, at: int) -> Counted | None:
    """Return the people whom a participle alone names: "two of the dead"."""
    kind = FATES[tokens.lows[at]]
    if kind not in _OF_PEOPLE:
        return None
    return Counted("people", None, tokens.lows[at], at + 1, (kind,), True)


_OF_PEOPLE = frozenset(("killed", "wounded", "missing", "captured", "detained", "displaced"))


def _bare(tokens: PlainTokens, at: int) -> Counted | None:
    """Read a participle without a noun before it: "12 killed", "98 were shot down"."""
    if tokens.lows[at] == "," and tokens.lows[at + 1] in _OPEN_PARTS:
        behind = _after_aside(tokens, at)  # "2,700, including clerks, were wounded"
        befell = outcomes.fates(tokens, behind) if behind > at else None
        return Counted(None, None, befell.words, at, befell.kinds) if befell else None
    newly = tokens.lows[at] in _NEWLY and _is_newly(tokens, at)
    low = tokens.lows[at + newly]
    if low not in FATES and low not in AUXILIARIES and low != "shot":
        return None
    participles = outcomes.fates(tokens, at + newly)
    if not participles.kinds and low in ("were", "are") and tokens.lows[at - 2] != "all":
        return _what_they_are(tokens, at)
    if not participles.kinds or phrases.noun_follows(tokens, participles.last):
        return None
    if low in AUXILIARIES or low in _VERBS:
        return Counted(None, None, participles.words, at, participles.kinds)
    if newly:
        participles = participles._replace(words=f"{tokens.lows[at]} {participles.words}")
    return Counted(low, None, participles.words, participles.last, participles.kinds)


def _what_they_are(tokens: PlainTokens, at: int) -> Counted | None:
    """Read the noun after "were" at token `at`: "47 were hurt and three were women"."""
    found = phrases.find_noun_phrase(tokens, at + 1, many=True)
    if found is None or not found[2] or found[1] > at + 2 or tokens.capital(at + 1):
        return None
    first, head, _ = found
    if tokens.lows[head + 1] not in _CLOSES and tokens.lows[head + 1] not in ("and", "while"):
        return None
    if singular(tokens.words[head]) not in _HUMANS and tokens.lows[head] not in _HUMANS:
        return None
    noun = tokens.text[tokens.starts[first] : tokens.ends[head]]
    return Counted(singular(tokens.words[head]), noun, None, at)


_HUMANS = words("human_nouns") | words("roles") | {"civilian", "minor", "woman", "child"}


def _after_aside(tokens: PlainTokens, at: int) -> int:
    """Return the token after an aside at `at`, between commas, dashes or brackets, or `at`."""
    mark = _ASIDE_MARKS.get(tokens.lows[at])
    if mark is None:
        return at
    parts = tokens.lows[at + 1] in _OPEN_PARTS
    for end in range(at + 1, at + _ASIDE):
        if tokens.lows[end] in (".", ";", ":", ""):
            return at
        if tokens.lows[end] == mark:
            after = tokens.lows[end + 1]
            if after in AUXILIARIES or parts and after in _VERBS and after != "shot":
                return end + 1
            if parts and after in FATES and tokens.lows[end + 2] in _BEHIND_FATES:
                return end + 1  # "nine, including three clerks, wounded"
    return at


def _behind_phrase(tokens: PlainTokens, at: int, found: outcomes.Outcomes) -> outcomes.Outcomes:
    """Return the outcome after a further phrase at token `at`, or `found` if there is none.

    Examples: "100 members of the River Guard (RG) were killed", "two men serving there were hurt".
    """
    lows = tokens.lows
    if lows[at] != "of" and not (lows[at][-3:] == "ing" and len(lows[at]) > 5):
        return found
    for end in range(at + 1, at + _PHRASE):
        if lows[end] in ("were", "are"):
            befell = outcomes.fates(tokens, end)
            return befell if FATES.keys() & set(lows[end + 1 : befell.last]) else found
        if lows[end] in _ENDS_OF_PHRASES or lows[end] in FATES or lows[end][:1].isdigit():
            return found
    return found


_PHRASE = 10
"""The most tokens of such a phrase."""
_ENDS_OF_PHRASES = frozenset(
    ("", ".", ",", ";", ":", "!", "?", "–", "—", "and", "or", "but", "who", "that", "which",
     "whose", "whom", "when", "while", "as", "because", "said", "says", "is", "was", "has", "have",
     "had", "will", "would", "“", "”", '"')
)  # fmt: skip
_ASIDE_MARKS = {",": ",", "–": "–", "—": "—", "(": ")"}
"""The closing mark of an aside for its opening one."""
_BEHIND_FATES = frozenset(("", ".", ";", "in", "by", "when", "during", "after", "at", "near"))
_OPEN_PARTS = frozenset(("including", "among", "mostly", "most", "some", "many", "mainly"))
