"""Defines one mention of a person or body by name.

`names` and `bodies` find them, `joining` assigns them to entries of the roster.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.annotate.people.spellings import first_name, spelling_key
from reader.annotate.tokens.behind_names import BEHIND_NAMES
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Block, PersonKind

_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV", "Younger", "Elder"))
_GENERATIONS = {
    "senior": "Sr", "elder": "Sr", "Elder": "Sr", "junior": "Jr", "younger": "Jr", "Younger": "Jr",
}  # fmt: skip
"""Words that distinguish a father from a son, mapped to one form."""
SUFFIXES = _SUFFIXES | frozenset(_GENERATIONS)
"""Words after a surname that are no part of it."""


class Name(NamedTuple):
    """One name: its block, its words, and their range of word indices in the block."""

    block: int
    words: tuple[str, ...]
    start: int
    end: int
    kind: PersonKind
    certain: bool
    """Whether the words themselves show the kind (a known first name, a title, a body word)."""
    gender: str = ""
    """"m", "f" or ""."""
    titled: bool = False
    lone_title: bool = False
    """Whether the word is a title that may be a surname ("Judge")."""
    owner: str | None = None
    """The owner of a body: "Orvane" of "Orvane's Interior Ministry"."""
    full: str = ""
    """The name of a body as written, with its owner and "of …"; "" if `words` are all."""
    acronym: str = ""
    """The acronym in brackets after the name of a body."""
    heads: tuple[str, ...] = ()
    """Nouns in lower case that refer to a body ("ministry")."""
    particle: str = ""
    """The particles before a surname in small letters ("van der ")."""
    place: bool = False
    """Whether the words around it fit a state or town ("in Orvane", "Orvane's army")."""
    sign: bool = False
    """Whether anything shows that a person or body is meant, and no place or thing."""
    firm: bool = False
    """Whether the words around a single word fit a firm or outlet ("Brenk, which makes pans")."""
    cited: bool = False
    """Whether a single word is told something or reports, as an outlet does ("told Kestrel")."""

    @property
    def last(self) -> str:
        """Return the surname: the last word that is no suffix."""
        if self.words[-1].rstrip(".") not in SUFFIXES:
            return self.words[-1]
        words = [word for word in self.words if word.rstrip(".") not in (*SUFFIXES, "the")]
        return words[-1] if words else self.words[-1]

    @property
    def text(self) -> str:
        """Return the name as one string."""
        return self.full or self.particle + " ".join(self.words)


def words_between(tokens: TaggedWords, start: int, end: int) -> str:
    """Return the words as one string with single spaces, without a determiner in front."""
    while start < end and tokens.letters[start] in "dasC":
        start += 1
    return tokens.text(start, end)


_ENDINGS = frozenset((*SUFFIXES, *(f"{word}." for word in SUFFIXES)))


def have_other_suffixes(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names have different suffixes such as "Jr", or only one has a suffix."""
    ends = one[-1] in _ENDINGS or other[-1] in _ENDINGS
    return ends and _suffix(one) != _suffix(other)


def _suffix(words: tuple[str, ...]) -> str:
    end = words[-1].rstrip(".")
    return _GENERATIONS.get(end, end) if words[-1] in _ENDINGS else ""


def generation_behind(tokens: TaggedWords, start: int, end: int) -> int:
    """Return how many words in small letters after a name tell a father from a son.

    "Ivo Varn senior said", "Ivo Varn the younger, who", but not "Ivo Varn the elder statesman".
    """
    behind = tokens.words[end : end + 2]
    if end - start < 2 or behind[:1] not in (("senior",), ("junior",), ("the",)):
        return 0
    count = 1 + (behind in (("the", "younger"), ("the", "elder")))
    if behind[0] == "the" and count == 1:
        return 0
    return count if tokens.letters[end + count : end + count + 1] in _BEHIND_GENERATIONS else 0


_BEHIND_GENERATIONS = frozenset(("", *",.;:)vhbxwsCPQq"))


def have_other_middles(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of three words differ only in the one between: a father's name."""
    if len(one) != 3 or len(other) != 3:
        return False
    middles = spelling_key(one[1]), spelling_key(other[1])
    is_short = min(map(len, middles)) < _LEAST_MIDDLE or "." in one[1] + other[1]
    return not is_short and middles[0][:_LEAST_MIDDLE] != middles[1][:_LEAST_MIDDLE]


_LEAST_MIDDLE = 3
"""Letters by which two middle names are told apart; other spellings rarely differ in them."""


def inner_names(words: tuple[str, ...]) -> list[str]:
    """Return the names between first name and surname, but no father's ("bin Rashid")."""
    return [
        spelling_key(word) for before, word in pairwise(words[:-1]) if before.lower() not in _SON_OF
    ]


_SON_OF = frozenset(("bin", "ibn", "ben", "bint", "ould"))


_ORDERS = BEHIND_NAMES - _ENDINGS


def without_ends(run: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without orders after it ("Ann Lee KC") and nicknames."""
    if "," in run:
        behind = [word for word in run[run.index(",") :] if word.rstrip(".") in SUFFIXES]
        run = (*run[: run.index(",")], *behind)
    if len(run) > 2 and run[-1] in _ORDERS:
        run = run[:-1]
    return tuple([word for word in run if word != "“”"]) if "“”" in run else run


def in_order(names: Sequence[Name], headings: frozenset[int]) -> Sequence[Name]:
    """Return the names, with bodies that headings name without owner last."""
    late = [name for name in names if name.full and not name.owner and name.block in headings]
    return [*(name for name in names if name not in late), *late] if late else names


def headings_last(names: Sequence[Name], headings: tuple[int, ...]) -> list[tuple[int, Name]]:
    """Return the names with their indices, those of a heading after those of the text below it.

    "Kang calls meeting" is the President Kang of the text, not the Kang Dong-wook of another one.
    """
    numbered = list(enumerate(names))
    if not headings:
        return numbered
    below = [(bisect(headings, name.block), name.block in headings) for name in names]
    return sorted(numbered, key=lambda one: below[one[0]])


def is_short_for(word: str, name: Sequence[str]) -> bool:
    """Whether a word in brackets is an abbreviation of the name before them.

    It is in capitals, or written as a word with letters of the name: "(Unesco)".
    """
    if word.isupper():
        return True
    rest = iter("".join(name).lower())
    long = len(name) > 2 and 3 < len(word) < 9 and word.isalpha() and word[0] == name[0][0]
    return long and all(letter in rest for letter in word.lower())


Place = tuple[int, int]
"""The block and the first word of a name."""
_ALSO = frozenset(
    ("also known as", "better known as", "widely known as", "commonly known as", "known also as",
     "known as", "nicknamed", "alias", "aka", "also called", "call sign", "callsign",
     "nom de guerre", "known by his nom de guerre", "known by her nom de guerre",
     "known by the nom de guerre", "known by his call sign", "known by her call sign",
     "known by the call sign", "who goes by", "who goes by the name",
     "who goes by the nom de guerre", "who goes by the call sign", "whose call sign is",
     "whose nom de guerre is")
)  # fmt: skip
_MOST_BETWEEN = 7


def also_known(blocks: Sequence[TaggedWords], names: Sequence[Name]) -> dict[Place, Place]:
    """Map the place of each "also known as" name to that of the name before it."""
    found = {}
    for one, other in pairwise(names):
        between = other.start - one.end
        if one.block != other.block or not 2 <= between <= _MOST_BETWEEN:
            continue
        if one.kind != "organisation" and _is_between(blocks[one.block], one.end, other.start):
            found[other.block, other.start] = one.block, one.start
    return found


def nicknames(
    blocks: Sequence[TaggedWords], names: Sequence[Name], texts: Sequence[Block]
) -> dict[Place, tuple[str, ...]]:
    """Map the place of a person's name to the words in quotation marks that it is known by.

    "Omar “Falcon” Varn", "Omar Varn, aka “Falcon”"; not a first name, or the surname of another.
    """
    found = {}
    surnames = {name.words[-1:] for name in names if len(name.words) > 1}
    for name in names:
        tokens = blocks[name.block]
        if name.kind != "person" or len(name.words) < 2 or not tokens.quotations:
            continue
        at = _first_quoted(tokens, name.start + 1, name.end)
        if at is None:
            at = _first_quoted(tokens, name.end + 2, name.end + _MOST_BETWEEN + 1)
            if at is None or not _is_between(tokens, name.end, at):
                continue
        piece = tokens.quotations[at]
        inside = texts[name.block].text[piece.inner_start : piece.inner_end]
        words = tuple(inside.strip(",. ").split())
        short = len(words) == 1 and first_name(words[0]) is not None
        taken = short or words in surnames
        if 0 < len(words) < 3 and all(map(str.istitle, words)) and not taken:
            found[name.block, name.start] = words
    return found


def _first_quoted(tokens: TaggedWords, low: int, high: int) -> int | None:
    """Return the first word from `low` on and before `high` that is a quotation, or None."""
    return next((at for at in range(low, high) if at in tokens.quotations), None)


def _is_between(tokens: TaggedWords, low: int, high: int) -> bool:
    """Whether only words for another name, after a comma or bracket, are between two words."""
    gap = tokens.words[low:high]
    return gap[:1] in ((",",), ("(",)) and " ".join(gap[1:]).lower() in _ALSO


def in_small_letters(core: tuple[str, ...]) -> list[str]:
    """Return the words of a body's name without links; "MoD" is the ministry of defence."""
    if core in _MINISTRIES:
        return [_MINISTRIES[core], "ministry"]
    lower = [_SPELLED.get(low, low) for low in map(str.lower, core)]
    return [low for low in lower if low not in _SMALL and low[0].isalnum()]


_MINISTRIES = {("MoD",): "defence", ("MFA",): "foreign"}
_SPELLED = {"defense": "defence"}
_SMALL = frozenset(("the", "of", "for", "and", "&", "on", "in", "against"))
