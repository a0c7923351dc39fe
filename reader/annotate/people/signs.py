"""Decides by the words around a name whether a person, body, place or thing is meant."""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import table, words
from reader.annotate.people.name_starts import is_employer, is_of_place_or_arms, outlet_or_firm
from reader.annotate.people.ranks import is_rank
from reader.annotate.tokens.tagged import TaggedWords

SIGN_AFTER = re.compile(r"[xa]{0,3}[vhk]|,?w|,#,|\(#\)|,#?r")
"""Letters after a person's name: a verb of saying or thinking, an age, "who"."""
ASIDE_BODY = re.compile(r",(d|[LN]s)?[neiLNrs]{0,4}([onr])[,.P)bew]")
DATELINE = re.compile(r"[NL]{1,2}(?:,[NL]{1,2})?(?:,?[DP#.]{1,4})?(?:\([^)]{1,6}\))?-")
"""The letters of a dateline: "GOMA, Congo —"."""
OF_TOWN = re.compile(r"NN,L(?:,?[DP#.]{1,4})?(?:\([^)]{1,6}\))?-")
BASED, _NEWS, _BEFORE_FIRMS = "based", ("news",), ("operator", ",")  # BASED: named by its place
_BESIDE_FIRM = re.compile("N$|[dneNLsor][on]$")
FIRM_NOUNS, DEMONYMS = words("firm_nouns"), table("demonyms")
_REPORTERS = words("reporters") - {"host", "broadcaster"}


def acts(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether the words around a first name fit a person rather than a place."""
    letters = tokens.letters
    if start and letters[start - 1] in "PdN":
        return False
    return letters[end : end + 1] in ("v", "h", "b", "x", "w", "e")


def is_subject(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a name does or has something, and is no place of an event."""
    letters = tokens.letters
    if start and letters[start - 1] == "P":
        return False
    return letters[end : end + 1] in ("v", "h", "b", "x", "s", "w")


def is_behind(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a name follows a preposition, or is a possessive."""
    letters = tokens.letters
    while start and letters[start - 1] in "tdrn":
        start -= 1
    return start > 0 and letters[start - 1] == "P" or letters[end : end + 1] == "s"


def is_cited(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a name is told something or is the source of a report ("told Reuters")."""
    letters = tokens.letters
    before = start - (start > 0 and letters[start - 1] == "d")
    if before and letters[before - 1] == "v":
        return tokens.words[before - 1].lower() in _TOLD
    if before > 1 and tokens.words[before - 1] == "by":
        return tokens.words[before - 2].lower() in _CITED_BY
    if start and letters[start - 1] == "P":
        return False  # "the paper in Karsk reported"
    return letters[end : end + 1] in ("v", "h") and tokens.words[end].lower() in _REPORTING


def is_place(tokens: TaggedWords, at: int) -> bool:
    """Whether a word names the place of an event, or has an office ("Orvane's army")."""
    letters = tokens.letters
    if letters[at + 1 : at + 2] in ("b", "e") and tokens.words[at + 2 : at + 3] == ("its",):
        return True  # "Orvane recalled its envoy"
    if letters[at + 1 : at + 2] == "s":
        own = letters[at + 2 : at + 3] in ("r", "o", "t") or _has_office(letters, at + 2)
        return own and tokens.words[at + 2] not in _DOCUMENTS
    return at > 0 and letters[at - 1] == "P" and tokens.words[at - 1].lower() in _PLACING


def is_among_places(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a name is between places in a list: "Orm, Nova Sill, and Lorn"."""
    return _PLACE_BEFORE.search(tokens.letters, max(0, start - 2), start) is not None and (
        _PLACE_BEHIND.match(tokens.letters, end) is not None
    )


_PLACE_BEFORE, _PLACE_BEHIND = re.compile(r"L[,C]$"), re.compile(r"(?:,?C|,)L(?=[,.C;]|$)")


def is_firm(tokens: TaggedWords, at: int) -> bool:
    """Whether the speaker owns something, as a firm does: "Brenk said its pans were dry"."""
    letters = tokens.letters
    if letters[at + 1 : at + 2] not in ("v", "b"):
        return False
    if "its" in (tokens.words[at + 2 : at + 4]) and letters[at + 1] == "v":
        return True
    return letters[max(0, at - 2) : at] == "Ls" and _speaks_as_firm(tokens, at)


def is_called_firm(tokens: TaggedWords, at: int) -> bool:
    """Whether the words around a name, or the next sentence, treat it as a firm or outlet.

    "Orm-based Brenk", "Brenk, which makes pans,", "shares in Brenk", "Brenk said no. It added".
    """
    letters, words = tokens.letters, tokens.words
    if words[at + 1 : at + 3] == (",", "which") or words[at] in _KNOWN_FIRMS:
        return True
    if at and letters[at - 1] in "ne" and words[at - 1].endswith(_OF_FIRMS):
        return True
    if words[at + 1 : at + 2] and words[at + 1] in _HELD_BY_FIRMS:
        return letters[at + 2 : at + 3] not in ("s", "N")
    if at > 1 and letters[at - 1] == "P" and words[at - 2].lower() in _HELD_BY_FIRMS:
        return True
    return letters[at + 1 : at + 2] in ("v", "b", "h") and _is_taken_up(tokens, at)


def _is_taken_up(tokens: TaggedWords, at: int) -> bool:
    """Whether the words after a name's verb refer to it as a thing or a body."""
    letters, words = tokens.letters, tokens.words
    stop = letters.find(".", at, at + LONGEST_SENTENCE)
    stop = stop if stop > 0 else min(len(letters), at + LONGEST_SENTENCE)
    if letters[at + 1] == "v" and "its" in words[at + 2 : stop]:
        return _has_no_owner(tokens, at + 2, words.index("its", at + 2))
    if not _OTHER_BODIES.isdisjoint(letters[at + 1 : stop]):
        return False
    if words[stop + 1 : stop + 2] == ("It",):
        return _GOES_ON_SAYING.match(letters, stop + 2) is not None
    if words[stop + 1 : stop + 2] != ("The",):
        return False
    noun = next((word for word in words[stop + 2 : stop + 5] if word in FIRM_NOUNS), "")
    behind = words.index(noun, stop + 2) + 1 if noun else stop
    told = behind > stop + 3 or _GOES_ON_SAYING.match(letters, behind) is not None
    return bool(noun) and told and noun not in words[:at]


def _has_no_owner(tokens: TaggedWords, low: int, its: int) -> bool:
    """Whether the words between a verb and "its" name nothing that "its" may refer to."""
    if not _OWNERS.isdisjoint(tokens.letters[low:its]):
        return False
    letters = tokens.letters
    return all([letters[at] != "n" or tokens.words[at].endswith("s") for at in range(low, its)])


LONGEST_SENTENCE = 40
_OTHER_BODIES = frozenset("NoL")
_OWNERS = frozenset("NLorp")
_GOES_ON_SAYING = re.compile(r"[xa]{0,2}v")
_OF_FIRMS = ("-based", "-owned", "-run", "-listed")
_HELD_BY_FIRMS = frozenset(
    """shares stock shareholders investors employees products factory plant CEO CFO
    executives""".split()  # noqa: SIM905
)
"""Nouns that firms have and people rarely ("shares in Brenk", "the Brenk factory")."""
_KNOWN_FIRMS = words("known_firms")


def _speaks_as_firm(tokens: TaggedWords, at: int) -> bool:
    return tokens.words[at + 2 : at + 3] == ("its",) or (
        tokens.words[at + 2 : at + 4] == ("that", "its")
        or tokens.words[at + 2 : at + 3] == ("it",)
        and tokens.words[at + 3 : at + 4] in _OF_A_FIRM
    )


_OF_A_FIRM = (("expects",), ("expected",), ("plans",), ("planned",))


def is_first_name_by_title(tokens: TaggedWords, at: int) -> bool:
    """Whether a place after a title is a first name ("Minister Florence Ash said")."""
    word = tokens.words[at]
    if at < 1 or tokens.letters[at - 1] not in "tr" or tokens.letters[at] != "L":
        return False
    ranked = word.endswith("i") and is_rank(tokens.words[at - 1])  # "General Mali Varn"
    if word.isupper() or word in DEMONYMS or (word.endswith(_OF_ADJECTIVES) and not ranked):
        return False
    return tokens.letters[at + 2 : at + 3] in ("v", "h", "b", "x", ",", ".", "w")


_OF_ADJECTIVES = ("al", "an", "ic", "ish", "ese", "i", "ern", "h")


def is_no_first_name(before: str) -> bool:
    """Whether a place after this word is no first name, though it could be ("in Jordan")."""
    return before.lower() in ("the", "a", "an") or before.lower() in _PLACING


def _has_office(letters: str, at: int) -> bool:
    return _OFFICE.match(letters, at, at + 4) is not None


_OFFICE = re.compile(r"[nNe]{1,3}[rto]")
_PLACING = frozenset(("in", "into", "across", "inside", "outside", "throughout", "near", "within"))
_ROLES, _DOCUMENTS = words("roles"), words("documents")
_PLACING_OR_OF = _PLACING | {"of", "at", "from"}
_TOLD = frozenset(("told", "telling", "tells", "tell"))
_CITED_BY = words("cited_by")
_REPORTING = frozenset("reported reports understands quoted quotes cited cites".split())  # noqa: SIM905


def firm_noun(tokens: TaggedWords, start: int, end: int) -> str:
    """Return the noun beside a name that calls it a firm, paper or other body, or ""."""
    letters = tokens.letters
    if start and (tokens.words[start - 1] in _BEFORE_FIRMS or tokens.words[end : end + 1] == _NEWS):
        called = outlet_or_firm(tokens, start, end)
        if called:
            return called
    if end > start + 1 and start and tokens.words[start - 1].endswith("-based"):
        return BASED  # "the London-based Conflict Tracker"
    if end > start + 1 and is_employer(tokens, start):
        return BASED
    word = tokens.words[start - 1].lower() if start else ""
    if word in FIRM_NOUNS and _BESIDE_FIRM.search(letters, max(0, start - 2), start):
        return word  # "Carmaker Brenk said", "the ferry line Brenk"
    if letters[end : end + 2] == "rN" and tokens.words[end] in _REPORTERS:
        return "outlet"  # "Lantern reporter Ann Lee"
    if letters[end : end + 1] == ",":
        aside = ASIDE_BODY.match(letters, end, end + 9)
        if aside:
            word = tokens.words[aside.start(2)].lower()
            if word in FIRM_NOUNS and aside[1] == "d" or _makes_most(tokens, end, aside.start(2)):
                return word
    return ""


def _makes_most(tokens: TaggedWords, start: int, noun: int) -> bool:
    """Whether a word for a person denotes a firm here: "the second-largest oil producer"."""
    largest = any([word.endswith(("largest", "biggest")) for word in tokens.words[start:noun]])
    return largest and tokens.words[noun].lower() in _MAKERS | FIRM_NOUNS


_MAKERS = frozenset(
    "producer exporter importer employer supplier operator seller trader owner contractor".split()  # noqa: SIM905
)


def has_sign(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether the words after a name of several words show that it is a person's.

    They do not after the place of something ("the hospital in Lorn Beck said").
    """
    letters = tokens.letters
    placed = start > 0 and letters[start - 1] == "P" and tokens.words[start - 1] in _PLACING_OR_OF
    if placed and tokens.words[start - 2] not in _ROLES - _OF_PLACES:
        return False  # but "the mother of Ann Lee, who"
    if "which" in tokens.words[end : end + 2] or tokens.words[end + 1 : end + 2] in _DONE_TO_WORKS:
        return False
    return SIGN_AFTER.match(tokens.letters, end) is not None


_OF_PLACES = frozenset(
    "resident native inhabitant citizen mayor governor bishop king prince head chief".split()  # noqa: SIM905
)
"""Roles that belong to a place rather than a person ("a resident of Lorn Beck")."""
_DONE_TO_WORKS = (("written",), ("published",), ("adopted",), ("signed",))
"""Participles after "is" that show the name of a work."""


_THING_NOUNS = words("named_by_nouns")
_ARTICLES = frozenset(("the", "a", "an"))
_ASIDE_THING = re.compile(r",d[enoNL#]{0,4}([nor])(?=[,.P)])")
_NEXT_TO = frozenset(("neighbouring", "neighboring", "nearby"))
_INTO = frozenset("into across inside outside throughout near towards toward around".split())  # noqa: SIM905
_MOVING = frozenset(
    "crossed fled walked went travelled traveled moved drove flew returned sailed marched".split()  # noqa: SIM905
)
_NAMED_AFTER = ("Sheikh", "King", "Queen", "Saint", "St", "Prince")
_TRUSTED = frozenset(
    "trust confidence faith belief believe believes believed interest interested".split()  # noqa: SIM905
)


def is_thing(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a noun beside the name in words `start` to `end` shows that it is a thing's.

    "the frigate Oskar Lund", "the Oskar Lund front", "the Admiral Lund, a frigate".
    """
    letters = tokens.letters
    if not start and end == 2 and tokens.words[0].isupper() and OF_TOWN.match(letters):
        return tokens.words[1].isupper()
    while start and letters[start - 1] == "t":
        start -= 1
    before = tokens.words[start - 1] if start else ""
    named = before in _THING_NOUNS and letters[end : end + 1] != "v"
    if named or is_of_place_or_arms(tokens, start, end):
        return True
    if before.lower() not in _ARTICLES and letters[max(0, start - 1) : start] != "s":
        return False
    if tokens.words[end : end + 1] and tokens.words[end] in _THING_NOUNS:
        return letters[end + 1 : end + 2] not in ("N", "L", "t")
    aside = _ASIDE_THING.match(letters, end)
    return aside is not None and tokens.words[aside.start(1)] in _THING_NOUNS


def is_entered(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether only a place can be named here: "near Santa Rosa", "in Santa Rosa"."""
    if start < 1 or tokens.letters[end : end + 1] == "s":
        return False
    if tokens.words[start - 1] in _NEXT_TO or tokens.words[end : end + 1] == ("where",):
        return True  # "in neighbouring Santa Rosa", "Santa Rosa where"
    first = start - (tokens.words[start - 1] in _NAMED_AFTER)
    if first < start and tokens.letters[max(0, first - 2) : first] == "Ls":
        start = first - 2  # "in Orm's Sheikh Varn"
    before = tokens.words[start - 1].lower()
    if before == "in":
        return start > 1 and tokens.words[start - 2].lower() not in _TRUSTED
    if before == "to":
        return not _MOVING.isdisjoint(tokens.words[max(0, start - 7) : start - 1])
    return before in _INTO
