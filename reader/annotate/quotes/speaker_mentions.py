"""Turns one mention of a speaker into an entry of the roster, or into a person without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import words
from reader.annotate.people.roster import WORD, Roster, RosterEntry
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Person, PersonKind

HE = {"he": "m", "she": "f", "his": "m", "her": "f", "him": "m"}
THEY = {
    "they": ("organisation", "group"),
    "their": ("organisation", "group"),
    "it": ("organisation",),
}
SHORT_ROLES = {"sen": "senator", "gov": "governor", "rep": "representative", "gen": "general"}
SHORT_ROLES |= {"dr": "doctor", "prof": "professor", "supt": "superintendent", "insp": "inspector"}
SHORT_ROLES |= {"const": "constable", "sgt": "sergeant", "det": "detective", "capt": "captain"}
SHORT_ROLES |= {"coun": "councillor", "cllr": "councillor", "col": "colonel", "maj": "major"}
BODY_BEFORE = re.compile(r"P[^P]*[NLo][^P]*$")
DEFINITE = frozenset(
    "the a an this that this's that's these those his her their its my our your".split()  # noqa: SIM905
)
FIRST_PART = re.compile(r"P")


def entry_of(tokens: TaggedWords, block: int, mention: Range, roster: Roster) -> int | None:
    """The entry of a mention that is a name, or None ("agency chief Ilse Varn", "Mr. Varn").

    If an office comes first, the name at the end is that of the speaker: "the head of the office
    Ann Lee", "a spokesman for the office, Ann Lee".
    """
    start, end = mention
    if end == start + 1:
        return _named(tokens, block, start, end, roster)
    letters = tokens.letters[start:end]
    cut = FIRST_PART.search(letters)
    head = start + cut.start() if cut else end
    holder_beside = roster.offices.get(block << WORD | end - 1)
    if holder_beside is None:
        holder_beside = roster.offices.get(block << WORD | head - 1)
    if holder_beside is not None:
        return holder_beside
    if cut is None and "," not in letters or tokens.letters[head - 1] in "NL":
        return _named(tokens, block, start, head, roster)
    if tokens.letters[head - 1] == "t":  # "Anna King of Orm"
        entry = _named(tokens, block, start, head, roster)
        if entry is not None and roster.entries[entry].words[-1] == tokens.words[head - 1]:
            return entry
    if tokens.letters[head - 1] not in "rtn" or letters[-1] != "N":
        return None
    after_comma = "," in letters and letters[letters.rindex(",") + 1 :].strip("tNl") == ""
    for at in range(end - 1, head, -1):
        entry = roster.by_place.get(block << WORD | at)
        if entry is not None:
            named = _person(roster, entry) and BODY_BEFORE.search(tokens.letters[head:at])
            return entry if after_comma or named else None
    return None


def _person(roster: Roster, entry: int) -> bool:
    return roster.entries[entry].person.kind == "person" and roster.entries[entry].certain


def _named(tokens: TaggedWords, block: int, start: int, end: int, roster: Roster) -> int | None:
    """The entry of the name at the end of words `start` to `end`, or None."""
    if end <= start or tokens.letters[end - 1] not in "NtL":
        return None
    place = block << WORD
    if tokens.letters[end - 1] == "L":  # a place, or a surname: "Rebecca English"
        entry = roster.by_place.get(place | end - 2)
        surname = entry is not None and roster.entries[entry].words[-1] == tokens.words[end - 1]
        return entry if surname else None
    for at in range(end - 1, max(start - 1, end - 8), -1):
        entry = roster.by_place.get(place | at)
        if entry is not None:
            return entry
    return None


def pronoun(tokens: TaggedWords, mention: Range) -> str | None:
    """The pronoun in lower case if the mention is one, else None."""
    start, end = mention
    if end - start != 1:
        return None
    word = tokens.words[start].lower()
    return word if tokens.letters[start] in "pwO" or word in HE or word in THEY else None


def referent(
    word: str, speakers: Sequence[int], named: Sequence[int], entries: Sequence[RosterEntry]
) -> int | None:
    """The entry that a pronoun may stand for in a sentence, or None.

    `speakers` and `named` are entries of the sentence; the first of them that fits is taken.
    """
    if word not in HE:
        fits = [at for at in speakers if entries[at].person.kind in THEY.get(word, ())]
        bodies = [at for at in named if entries[at].person.kind == "organisation"]
        return next(iter(fits or (bodies if word == "it" else ())), None)
    gender = HE[word]
    fits = [at for at in (*speakers, *named) if entries[at].person.kind == "person"]
    for at in fits:
        if entries[at].gender == gender or at in speakers and not entries[at].gender:
            return at
    return next((at for at in fits if not entries[at].gender and _human(entries[at])), None)


def _human(entry: RosterEntry) -> bool:
    """Whether an entry without a known gender is certain to be a person."""
    return entry.certain or len(entry.words) > 1 and entry.person.role is not None


CIVIL_GENERALS = ("secretary", "attorney", "solicitor", "director", "governor", "surgeon", "consul")
"""Words before "general" in an office whose holder is not called "the general"."""


def office(tokens: TaggedWords, mention: Range) -> str | None:
    """The head word of a mention that begins with "the" ("the president of it"), else None."""
    start, end = mention
    if tokens.words[start].lower() != "the":
        return None
    cut = FIRST_PART.search(tokens.letters, start, end)
    return tokens.words[(cut.start() if cut else end) - 1].lower()


def holder(
    office: str, speakers: Sequence[int], named: Sequence[int], entries: Sequence[RosterEntry]
) -> int | None:
    """The first entry of a sentence whose role has the word of an office, or None."""
    for at in (*speakers, *named):
        role = entries[at].person.role
        if role and office in _offices(role):
            return at
    return None


def _offices(role: str) -> frozenset[str]:
    """The words of a role that its holder may be called: a secretary general is no "general"."""
    words = [word.strip(".,’'").lower() for word in role.replace("-", " ").split()]
    return frozenset(
        SHORT_ROLES.get(word, word)
        for before, word in zip(["", *words], words, strict=False)
        if not (word == "general" and before in CIVIL_GENERALS)
    )


def unnamed(tokens: TaggedWords, mention: Range) -> Person | None:
    """The person for a mention without a personal name: officials, the ministry, Seoul.

    None for words that tell only how many or which ("eight", "neither", "others").
    """
    start, end = mention
    letters = tokens.letters
    if all(_names_nobody(tokens, at) for at in range(start, end)):
        return None
    while start < end and _left_out(tokens, start) and letters[start + 1 : start + 2] != "P":
        start += 1
    start = mention[0] if start >= end else start
    cut = FIRST_PART.search(letters, start, end)
    head = letters[(cut.start() if cut else end) - 1]
    kind: PersonKind = "organisation" if head in "oLN" else "group"
    return Person(words_of_mention(tokens, start, end), None, (), kind)


def _names_nobody(tokens: TaggedWords, at: int) -> bool:
    """Whether a word may stand for people but does not tell who they are."""
    word = tokens.words[at].lower()
    return tokens.letters[at] in "dpOwaCPm#," or word in _NAMING_NOBODY


_NAMING_NOBODY = words("how_many") | frozenset(
    "former latter first second third fourth half quarter else".split()  # noqa: SIM905
)


def _left_out(tokens: TaggedWords, at: int) -> bool:
    """Whether a word before the noun is left out of the person's name, unlike "each" or "some"."""
    letter = tokens.letters[at]
    return letter in "aC" or letter == "d" and tokens.words[at].lower() in DEFINITE


def words_of_mention(tokens: TaggedWords, start: int, end: int) -> str:
    """The words `start` to `end` as they stand, with single spaces."""
    out = ""
    for index in range(start, end):
        gap = index > start and tokens.starts[index] > tokens.end(index - 1)
        out += (" " if gap else "") + tokens.words[index]
    return out
