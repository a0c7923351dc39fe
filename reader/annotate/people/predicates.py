"""Reads the offices that a sentence gives to a person.

Examples: "Ann Lee is the mayor of Orm", "Ann Lee was appointed envoy", "they elected Ann Lee
mayor". `roster` calls it for names without a role beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.annotate.people import ranks
from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.people.name import words_between
from reader.annotate.people.roles import RoleFound, role_in
from reader.annotate.tokens.tagged import BEFORE_SENTENCE, TaggedWords
from reader.annotate.tokens.word_letters import ROLES_PLURAL

OFFICE = re.compile(
    r"(d?[nNLtroes]{0,5}[rt](?:Pd?[NLtnro]+(?:C[NLno]+(?![vhbx]))?){0,3})(?=[,.;:()QqFCDSw-]|P|$)"
)
"""The letters of an office and its "of" phrases, up to the next phrase."""
VERBS_BEFORE = re.compile(r"(?:,w)?a?x{0,2}a?x?a?")
TITLES_BEFORE = re.compile(r"[nNLrt]*$")
BEFORE_NAME = re.compile(r"[pd]([nNLrtoe-]{0,5}[rt]),?$")
"""An office after "its" and before a name ("Its secretary general, Ann Lee")."""
IN_OFFICE = re.compile(r"S(d?[nNLt]{0,4}[rt](?:P[NLn]{1,3})?),[NLrt]{0,4}$")
"""An office after "as" in the phrase before a name ("In her first speech as mayor, Ann Lee")."""
NEAR = 7
"""How many words before a name are searched for the start of its office."""
LONGEST = 14
"""The most words of a phrase."""
_IS = frozenset(("is", "are"))
_BEEN = frozenset(("is", "was", "were", "been"))
_HAVING = frozenset(("has", "had", "have"))
_PUT_IN = frozenset("appointed named made elected re-elected reelected chosen reappointed".split())  # noqa: SIM905
"""Participles for putting a person into an office."""
_BECOMES = frozenset(("became", "becomes"))
_SERVES = frozenset("serves works acts doubles took takes sworn".split())  # noqa: SIM905
_HAS_SERVED = frozenset(("served", "worked", "taken"))
_ON_THE_WAY = frozenset("office over in on up".split())  # noqa: SIM905
"""Words between "took" or "sworn" and "as"."""
_NO_OFFICE = ROLES_PLURAL | frozenset(
    ("one", "winner", "loser", "man", "woman", "person", "victim", "suspect", "candidate")
)
_RANKED = frozenset("last only next best worst same kind right wrong".split())  # noqa: SIM905
"""Words that compare a person with others of the same role."""
_OF_WHAT = frozenset(("of", "for", "to", "at", "on"))
"""Prepositions between an office and its object."""
_NOT_YET = frozenset(("will", "would", "could", "may", "might", "should", "must", "can", "to"))


class OfficeHeld(NamedTuple):
    """An office as written, and the word index of its possessive pronoun, or None."""

    role: str
    owner: int | None = None
    new: bool = False
    """Whether the person has only now come into the office."""


def offices_of(tokens: TaggedWords, word: int, end: int) -> Iterator[OfficeHeld]:
    """Yield the offices of the person named in words `word` to `end` that need these rules."""
    letters = tokens.letters
    last = letters[word - 1] if word else ""
    beside = last != "" and last in "rt,"
    before = beside and BEFORE_NAME.search(letters, max(0, word - NEAR), word)
    if before and tokens.words[before.start()].lower() == "its":
        yield OfficeHeld(words_between(tokens, *before.span(1)), before.start())
    said = said_to_be(tokens, word, end)
    if said is not None:
        new = tokens.words[end] not in _IS or "new" in said.text.split()
        yield OfficeHeld(said.text, new=new)
    low = max(0, word - 2 * NEAR)
    held = beside and "S" in letters[low:word] and IN_OFFICE.search(letters, low, word)
    if held and tokens.words[held.start()].lower() == "as":
        first = "first" in tokens.words[max(0, held.start() - NEAR) : held.start()]
        yield OfficeHeld(words_between(tokens, *held.span(1)), new=first)


def said_to_be(tokens: TaggedWords, start: int, end: int) -> RoleFound | None:
    """Return the office that a sentence gives to the person named in these words, or None."""
    behind, words = tokens.letters[end : end + 1], None
    if behind in ("x", "b", "a") or tokens.letters[end : end + 2] in (",w", ",b", ",e"):
        words = _behind(tokens, start, end)
    elif behind in ("S", "n", "r", "t", "d"):
        words = _put_in(tokens, start, end)
    if words is None and (behind in _BEFORE_ASIDE or tokens.words[start - 1] in _NAMED):
        words = _aside(tokens, start, end)
    if words is None:
        return None
    first, last = words
    if tokens.words[first] in ("one", "formerly"):  # which `role_in` would leave out
        return RoleFound(tokens.text(first, last), last - 1, first)
    return role_in(tokens, first, last)


_BEFORE_ASIDE, _NAMED = frozenset("P-,"), frozenset(("named", "called"))


def _behind(tokens: TaggedWords, start: int, end: int) -> tuple[int, int] | None:
    """Return the office after a name that is the subject of its sentence, or of "who"."""
    letters = tokens.letters
    if letters[end] != ",":
        return _predicate(tokens, end) if _begins(tokens, start) else None
    found = _predicate(tokens, end)
    behind = letters.find(",", end + 2, end + LONGEST) + 1 if letters.startswith(",w", end) else 0
    if found is None and behind and letters[behind : behind + 1] == "x" and _begins(tokens, start):
        return _predicate(tokens, behind)  # "Ann Lee, who left in May, has been made envoy"
    return found


def _predicate(tokens: TaggedWords, end: int) -> tuple[int, int] | None:
    """Return the office that the verbs at word `end` give to their subject."""
    letters = tokens.letters
    verbs = VERBS_BEFORE.match(letters, end)
    at = verbs.end() if verbs else end
    helpers = tokens.words[end:at]
    if not _NOT_YET.isdisjoint(helpers):
        return None
    last = next((word for word in reversed(helpers) if word in _BEEN | _HAVING), "")
    if last in _IS:
        found = _office(tokens, at)
        if found:
            return found
    passive = last in _BEEN or letters[end : end + 2] in (",b", ",e")
    at += letters[at : at + 1] == ","
    word = tokens.words[at : at + 1]
    if passive and word and word[0] in _PUT_IN:
        return _office(tokens, at + 1 + (tokens.words[at + 1 : at + 2] == ("as",)))
    if word and word[0] in _BECOMES:
        return _office(tokens, at + 1)
    if word and (word[0] in _SERVES or last in _HAVING and word[0] in _HAS_SERVED):
        behind = tokens.words[at + 1 : at + 4]
        until = behind.index("as") if "as" in behind else -1
        if until >= 0 and _ON_THE_WAY.issuperset(behind[:until]):
            return _office(tokens, at + 2 + until)
    return None


def _put_in(tokens: TaggedWords, start: int, end: int) -> tuple[int, int] | None:
    """Return the office after a name that is the object of a verb of appointing."""
    letters = tokens.letters
    titles = TITLES_BEFORE.search(letters, max(0, start - 4), start)
    verb = titles.start() - 1 if titles else start - 1
    if verb < 0 or tokens.words[verb] not in _PUT_IN:
        return None
    return _office(tokens, end + (tokens.words[end] == "as"))


def _begins(tokens: TaggedWords, start: int) -> bool:
    """Whether a name begins its sentence, perhaps after an office, "but" or an adverb."""
    titles = TITLES_BEFORE.search(tokens.letters, max(0, start - 5), start)
    at = titles.start() if titles else start
    at -= at > 0 and tokens.letters[at - 1] == "d"
    while at > 0 and tokens.letters[at - 1] in "Ca":
        at -= 1
    return at == 0 or tokens.letters[at - 1] in BEFORE_SENTENCE


def _office(tokens: TaggedWords, at: int) -> tuple[int, int] | None:
    found = OFFICE.match(tokens.letters, at, at + LONGEST)
    if found is None:
        return None
    start, end = found.span(1)
    parts = [at for at in range(start, end) if tokens.letters[at] == "P"]
    end = next((at for at in parts if tokens.words[at] not in _OF_WHAT), end)
    head = (parts[0] if parts else end) - 1
    if tokens.words[head].lower() in _NO_OFFICE or not _RANKED.isdisjoint(tokens.words[start:head]):
        return None
    return None if tokens.words[end : end + 1] == ("of",) else (start, end)


def _aside(tokens: TaggedWords, start: int, end: int) -> tuple[int, int] | None:
    """Return the words of an aside beside a name that is no plain office.

    Examples: "Ann Lee — the mayor of Orm — said", "Ann Lee, one of the founders of the League,",
    "Ann Lee, of the Salt League,", "Ann Lee, now the mayor of Orm,", "a former baker named Ann
    Lee".
    """
    letters, words = tokens.letters, tokens.words
    mark, behind = letters[end : end + 1], end + 1
    if start > 2 and words[start - 1] in _NAMED:
        return _named(tokens, start - 1, end)
    if mark == "P" and words[end] == "from" and letters[start - 1 : start] != "P":
        return _of_body(tokens, end, "vh")  # "Ann Lee from the Salt League told"
    if mark == "-":
        found = ASIDE_ROLE.match(letters, behind, behind + LONGEST)
        closed = found is not None and letters[found.end() : found.end() + 1] == "-"
        return _no_crowd(tokens, found) if closed else None
    if mark != ",":
        return None
    if words[behind : behind + 2] == ("one", "of"):
        found = ONE_OF.match(letters, behind, behind + LONGEST)
        many = found is not None and words[found.end(1) - 1].lower() in ROLES_PLURAL
        return (behind, found.end()) if found and many else None
    if words[behind : behind + 1] and words[behind] in ("of", "from", "with"):
        return _of_body(tokens, behind, ",.)")
    if words[behind : behind + 1] and words[behind] in _WHEN_OR_SELF:
        found = ASIDE_ROLE.match(letters, behind + 1, behind + LONGEST)
        closed = found is not None and letters[found.end() : found.end() + 1] in (",", ".", ")")
        return _no_crowd(tokens, found, words[behind] == "formerly") if closed else None
    return None


def _no_crowd(
    tokens: TaggedWords, found: re.Match[str] | None, with_word: bool = False
) -> tuple[int, int] | None:
    """Return the words of an office with a single holder, `with_word` with the word before it."""
    if found is None or tokens.words[found.end(1) - 1].lower() in _NO_OFFICE:
        return None
    return found.start() - with_word, found.end()


def _named(tokens: TaggedWords, at: int, end: int) -> tuple[int, int] | None:
    """Return the noun before "named" at word `at`: "a former baker named".

    "named" is no verb if another verb follows the name, which ends at `end`, or in an aside.
    """
    found = SOMEBODY.search(tokens.letters, max(0, at - NEAR), at)
    if found is None or tokens.words[found.start()].lower() not in ("a", "an"):
        return None
    before, behind = (
        tokens.letters[max(0, found.start() - 1) : found.start()],
        tokens.letters[end : end + 1],
    )
    if behind not in ("v", "h", "x", "b") and not (before in ("P", ",") and behind in (",", ".")):
        return None
    head = tokens.words[at - 1].lower()
    human = tokens.letters[at - 1] == "r" or is_human_noun(head)
    return (found.start() + 1, at) if human and head not in ROLES_PLURAL else None


def _of_body(tokens: TaggedWords, at: int, closing: str) -> tuple[int, int] | None:
    """Return the words "of the Salt League" at word `at` if a closing letter follows them."""
    if not ranks.is_of_body(tokens, at):
        return None
    found = ranks.OF_BODY.match(tokens.letters, at)
    stop = found.end() if found else at
    closed = tokens.letters[stop : stop + 1] in tuple(closing)
    return (at, stop) if closed and tokens.letters[stop - 1] in "No" else None


ASIDE_ROLE = re.compile(r"((?:d|[NL]+s)?[nNLtroe]{0,6}[rt])(?:Pd?[nNLtros#e]+(?:C[nNLe]+)?){0,3}")
ONE_OF = re.compile(
    r"dP((?:d|[NLo]+s|do+s)?[nNLtoe]{0,4}r)(?:Pd?(?:[NL]+s)?[nNLtoe]+){0,2}(?=[,.)])"
)
SOMEBODY = re.compile(r"d[neN]{0,3}[nr]$")
_WHEN_OR_SELF = frozenset(("now", "currently", "formerly", "himself", "herself"))
