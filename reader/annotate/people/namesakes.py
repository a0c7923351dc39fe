"""Decides whether a name is that of another person than the one of an entry with its surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.annotate.people.entries import WORD, Entries, RosterEntry, shares_word, words_of_role
from reader.annotate.people.human_nouns import RELATIVES, are_all_unlike
from reader.annotate.people.name import Name
from reader.annotate.people.ranks import is_only_courtesy, is_rank
from reader.annotate.people.roles import RoleFound
from reader.annotate.people.spellings import spelling_key
from reader.annotate.tokens.tagged import TaggedWords


def is_namesake(known: Entries, at: int, name: Name, role: str | None) -> bool:
    """Whether a name with other spelling or without first name is someone else's by role."""
    stated, words = known.roles.get(at), known.entries[at].words
    if role is None or len(name.words) > 1 and words == name.words:
        return False
    if not (
        stated is not None
        and (
            are_all_unlike(role, stated)
            or _is_doctor_and_soldier(role, stated)
            or _are_two_offices(role, stated, other_story := known.is_in_other_story(at, name))
            or all(_is_elsewhere(role, one) for one in stated if not is_rank(one))
            and not all(map(is_rank, stated))
            or other_story
            and _is_of_forces(role)
            and all(map(_is_civil_minister, stated))
        )
        or _is_other_initial(name, words, role, stated or ())
    ):
        return False
    known.namesakes.add(spelling_key(name.last))
    return True


def _are_two_offices(role: str, stated: Sequence[str], is_in_other_story: bool) -> bool:
    """Whether a role is an office beside which none of the stated ones is held.

    In one story a judge may be the ombudsman, but no mayor is the head of a health department.
    """
    held = _office_in(role)
    others = {_office_in(other) for other in stated}
    if not held or "" in others or held in others:
        return False
    offices = {held, *others}
    if is_in_other_story and _HELD_ALONE.issuperset(offices):
        return True
    return not _HEADS.isdisjoint(offices) and (_HEADS | _SERVING).issuperset(offices)


def _office_in(role: str) -> str:
    """Return the word of the office that a role is; "" for none, or for one of another time."""
    said = words_of_role(role)
    if not said.isdisjoint(_OF_ANOTHER_TIME):
        return ""
    if not said.isdisjoint(_HEADING) and not said.isdisjoint(_PARTS_OF_ADMINISTRATION):
        return _DEPARTMENT
    held = [one for word in said if (one := _SAME_OFFICES.get(word, word)) in _OFFICES]
    return held[0] if len(held) == 1 else ""


def _is_elsewhere(role: str, other: str) -> bool:
    """Whether two roles are one office of two states or towns: "Orm’s mayor", "the mayor of Lorn".

    Names that begin alike, and abbreviations, may be of one: "Orvane’s", "Orvanian", "US".
    """
    held, owners = _office_in(_NEW.sub("", role)), (_OWNER.search(role), _OWNER.search(other))
    if (
        held not in _HEADS
        or _office_in(_NEW.sub("", other)) != held
        or owners[0] is None
        or owners[1] is None
    ):
        return False
    mine, theirs = (found[1] or found[2] for found in owners if found)
    if mine.isupper() or theirs.isupper() or mine in theirs or theirs in mine:
        return False
    return mine[:_ALIKE] != theirs[:_ALIKE]


_OWNER = re.compile(
    r"^(?:the )?([A-Z]\w+(?: [A-Z]\w+)*)[’']s? |\bof (?:the )?([A-Z]\w+(?: [A-Z]\w+)*)$"
)
_NEW = re.compile(r"\b(?:new|acting) ")
_ALIKE = 3
"""Letters that a state's name and its adjective share."""


def _is_civil_minister(role: str) -> bool:
    """Whether a role is that of a minister who rarely is a general: of trade, not of defence."""
    return _office_in(role) == "minister" and not words_of_role(role).isdisjoint(_CIVIL)


_CIVIL = frozenset(
    ("foreign", "finance", "economy", "health", "education", "culture", "justice", "trade",
     "agriculture", "environment", "energy", "transport", "labour", "labor", "digital")
)  # fmt: skip
_HEADS = frozenset(("president", "mayor", "governor", "minister"))
"""Offices whose holders have no office that serves another one."""
_HELD_ALONE = _HEADS | {"prosecutor", "judge", "ombudsman", "bishop"}
"""Offices of which a person holds one at a time."""
_DEPARTMENT = "department"
_SERVING = frozenset(("spokesman", "commander", _DEPARTMENT))
_OFFICES = _HELD_ALONE | _SERVING - {_DEPARTMENT}
_HEADING = frozenset(("head", "heads", "director", "directs", "chief", "runs"))
_PARTS_OF_ADMINISTRATION = frozenset(("department", "hospital", "school", "clinic"))
_SAME_OFFICES = {
    "ombudswoman": "ombudsman", "spokeswoman": "spokesman", "spokesperson": "spokesman",
}  # fmt: skip
_OF_ANOTHER_TIME = frozenset(
    ("former", "ex", "once", "retired", "then", "acting", "deputy", "new", "elect", "and", "vice")
)


def doctor_before(tokens: TaggedWords, name: Name) -> RoleFound | None:
    """Return the "Dr" before a surname as its role; None without one."""
    at = name.start - 1
    if at < 0 or not is_doctor(tokens.words[at]):
        return None
    return RoleFound(tokens.words[at].rstrip("."), at, at)


def is_other_doctor(known: Entries, at: int, name: Name) -> bool:
    """Whether "Dr Varn" is not the person of an entry: a soldier, or one of another story."""
    stated = known.roles.get(at)
    if stated:
        return _is_doctor_and_soldier("Dr", stated)
    return known.is_of_other_story(at, name, "Dr")


def is_doctor(role: str) -> bool:
    """Whether a role is only "Dr" or "Professor"."""
    return role.rstrip(".") in _DOCTORS


def _is_doctor_and_soldier(role: str, stated: Sequence[str]) -> bool:
    """Whether one is only "Dr" and the other has a rank of the forces: Dr Varn, General Varn."""
    if is_doctor(role):
        return bool(stated) and all(map(_is_of_forces, stated))
    return _is_of_forces(role) and bool(stated) and all(map(is_doctor, stated))


def _is_of_forces(role: str) -> bool:
    """Whether a role is only a rank, such as "Colonel" or "Maj. Gen."."""
    return is_rank(role) and not is_only_courtesy(role) and not is_doctor(role)


_DOCTORS = frozenset(("Dr", "Doctor", "Professor", "Prof"))


def _is_other_initial(name: Name, known: tuple[str, ...], role: str, stated: Sequence[str]) -> bool:
    """Whether a name with initials and one in full are of two people who hold other offices.

    "A. B. Varn, the author, … Alan Varn, a senator", "Ann B. Varn … Senator A. Varn".
    """
    initials = _is_initial(known[0]), _is_initial(name.words[0])
    if len(name.words) < 2 or initials[0] == initials[1] or is_rank(role) or is_only_courtesy(role):
        return False
    if not stated:
        return initials[1] and len(name.words) < len(known)
    said = words_of_role(role)
    return all(said.isdisjoint(words_of_role(one)) and not is_rank(one) for one in stated)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def is_of_other(known: Entries, tokens: TaggedWords, name: Name, found: tuple[int, str]) -> bool:
    """Whether a surname alone is not that of the person with this entry, who is named in full.

    `found` are the entry's index and the role beside the surname, or "".  "President Varn met his
    wife, Ilse Varn", "Mayor Varn said … I. Varn said …": a person is not named in full after the
    short form.  "Pope Leo" and "Leo Brask" are two in any order.
    """
    at, role = found
    entry = known.entries[at]
    if _is_regnal(tokens, name, entry, known.roles.get(at, ())):
        return True
    block, first = entry.place >> WORD, entry.place & (1 << WORD) - 1
    is_office = bool(role) and not is_only_courtesy(role)
    if spelling_key(name.last) != spelling_key(entry.words[-1]) or len(entry.words) < 2:
        return False
    if block != name.block or first <= name.end:
        is_later = (block, first) > (name.block, name.end)
        if is_later:
            scholar = _is_scholar_and_head(role, known.roles.get(at, ()))
            return is_office and (scholar or _is_told_apart(tokens, name, entry))
        if block == name.block and _is_of_other_gender(tokens, name, first + len(entry.words)):
            return True
        is_known = shares_word(role, known.roles.get(at, ()))
        return is_office and not is_known and _contradicts(tokens, name, first)
    if "." not in tokens.letters[name.end : first]:
        return bool(role)
    if first - name.end > FAR_APART:
        return False
    if shares_word(role, known.roles.get(at, ())):
        return is_office and _is_introduced_anew(tokens, name, first)
    if is_office and not is_rank(role):
        return True
    return not name.titled and _speaks(tokens, name) and _is_relative(known.roles.get(at, ()))


def _is_introduced_anew(tokens: TaggedWords, name: Name, first: int) -> bool:
    """Whether the next sentence introduces somebody else with the same office.

    "Mayor Varn said that it was late. The mayor of Orm, Ivo Varn, said that it was not."
    """
    between = tokens.letters[name.end : first]
    return between[:1] == "v" and between.count(".") == 1 and _ANEW.search(between) is not None


_ANEW = re.compile(r"\.(?:d[nNL]{0,2}[rt]P[dNL]{1,4}|[NL]{1,3}s[nNL]{0,2}[rt]),$")


def _is_scholar_and_head(role: str, stated: Sequence[str]) -> bool:
    """Whether one holds an office, and somebody named in full after that is only a professor."""
    return _office_in(role) in _HEADS and bool(stated) and all(map(_PROFESSOR.fullmatch, stated))


_PROFESSOR = re.compile(r"Prof(?:\.|essor)?")


FAR_APART = 80
"""The number of words after which a person may be named in full again."""


def _is_relative(roles: Iterable[str]) -> bool:
    """Whether a role is told by a relative with the same surname: "first lady"."""
    words = {word for role in roles for word in role.lower().split()}
    return "lady" in words or not RELATIVES.isdisjoint(words)


def _speaks(tokens: TaggedWords, name: Name) -> bool:
    return tokens.letters[name.end : name.end + 1] == "v"


def _is_told_apart(tokens: TaggedWords, name: Name, entry: RosterEntry) -> bool:
    """Whether initials or a pronoun show that a surname is not that of a later full name."""
    if all([len(word.rstrip(".")) == 1 for word in entry.words[:-1]]):
        return True
    said = _SAID_OF_SELF.match(" ".join(tokens.words[name.end : name.end + 3]).lower())
    return said is not None and {"she": "m", "he": "f"}[said[1]] == entry.gender


def _is_of_other_gender(tokens: TaggedWords, name: Name, end: int) -> bool:
    """Whether a full name before word `end` is not that of "Ms Varn": "Lee Varn said that he"."""
    end += tokens.letters[end : end + 1] == ","
    said = _SAID_OF_SELF.match(" ".join(tokens.words[end : end + 3]).lower())
    other = {"she": "m", "he": "f"}[said[1]] if said else ""
    return name.titled and other != "" and name.gender == other


_SAID_OF_SELF = re.compile(r"(?:said|says|added|told)(?: that)? (he|she)\b")


def _contradicts(tokens: TaggedWords, name: Name, first: int) -> bool:
    """Whether somebody with an office denies what the sentence before has of another person.

    "Ivo Varn said that the bridge was safe. Mayor Varn denied it."
    """
    between = tokens.letters[first : name.start]
    if between.count(".") != 1 or _SAYS.match(between) is None:
        return False
    return _DENIES.match(" ".join(tokens.words[name.end : name.end + 3]).lower()) is not None


_SAYS = re.compile("[Nl]+(?:,[^.,]{1,12},)?v")
_DENIES = re.compile(
    r"(?:denied|rejected|disputed|contradicted|dismissed) (?:it|this|him|her|that [.;])"
)


def _is_regnal(tokens: TaggedWords, name: Name, entry: RosterEntry, roles: Iterable[str]) -> bool:
    """Whether a name after "Pope" or "King" is that of another person with a surname."""
    if not name.start or len(entry.words) < 2:
        return False
    title = tokens.words[name.start - 1]
    if title not in _REGNAL or _NUMERAL.fullmatch(entry.words[-1]):
        return False
    return not any(title.lower() in role.lower() for role in (*roles, entry.person.role or ""))


_REGNAL = frozenset(("Pope", "King", "Queen", "Emperor", "Empress", "Patriarch", "Tsar"))
_NUMERAL = re.compile("[IVX]+")
