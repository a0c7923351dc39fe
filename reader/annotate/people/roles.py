"""Reads the role of a person in the words before and after the name."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import VERBS, words
from reader.annotate.people import human_nouns, ranks
from reader.annotate.people.body_words import BODY_WORDS, LANDS_WITH_AND
from reader.annotate.people.name import Name, words_between
from reader.annotate.people.spellings import first_name
from reader.annotate.tokens.noun_or_verb import NUMBERS
from reader.annotate.tokens.tagged import TaggedWords
from reader.annotate.tokens.word_letters import ROLES_PLURAL

ROLE_BEFORE = re.compile(
    r"(?:[NLtnroie#]s?|l(?=[NL])|C(?=[rtnoN])|\([NL]{1,3}(?:C[NL]{1,2})?\)(?=[rt]))*"
    r"(?:[rt](?:Pd?[NLtno]+(?:(?:,[NLn]{1,3})*,?C[NLno]+)?)?)$"
)
NOUN_BEFORE = re.compile(r"(?:d|^|[.;:Qq])([en]{0,2}n)$")
ROLE_ENDS = frozenset("rtNLno)")
ROLE_APART = re.compile(
    r"((?:d|l?[NL]+s)[nNLrose#tla]*(?:P[NL]+(?:C[NL]+)?[nNL]*)?[rt](?:Pd?[nNLtros#ei]+(?:C[nNLre]+)?(?:\(N\))?)*),$"
    r"|(?<!P)((?:d|l?[NL]+s)[ne]{0,2}nP[dnNLe]{0,3}[nNL](?:C[nNe]+)?),$"
    r"|((?:[NLt][NLtnr]*)[rt](?:Pd?[NLtn]+(?:C[nNL]+)?){0,2}|t(?:Pd?[NLtn]+(?:C[nNL]+)?){1,2}),$"
)
AGED = r"[,(](?:[#r],)?"
TAIL = r"(?:P(?:d?(?:[NLtnros#iel]|a(?=N))+)(?:C[nNLroe]+(?![a-z]?[vhbx]))?(?:\(N\))?)*"
ROLE_AFTER = re.compile(
    rf"{AGED}((?:d?(?:[NLtnroise#a]|C(?=[nroitLN]))*[rt])(?:\(N\))?{TAIL}(?:Cd?[NLtne]*[rt]{TAIL})?)(?=[,.);:QqFw-]|$|[na]?[bhe][PS]|CP[PD]|T[bhvn]|(?<=[NLon])v(?!,))"
)
NOUN_AFTER = re.compile(rf"{AGED}(d(?:[NLnetriosl#a]|C(?=[nero]))*n{TAIL})(?=[,.);w]|$)")
SHARED = re.compile(r"([nNLe]*r(?:Pd?[nNLo]{1,3}(?!(?<=N)N))?),?(?:N(?:l*N)*(?:,N(?:l*N)*)*C)?$")
"""A role in the plural before several names: "two clerks, Ann Lee and Jo Marsh,"."""
BEING = re.compile(rf",wx(d[NLnreiost]*[rt]{TAIL})(?=[,.])")
DOES = re.compile(r",w([vhbnr])d?[nNLosei#]*[nNo](?:P(?:d?[NLtno]+))*(?=[,.])")
CLOSED = frozenset((*",.;:)-Qq", ""))
"""Letters after a name that a comma precedes; "" at the end of a block."""
CLOSED_OR_CLAUSE = CLOSED | {"S"}  # "met his counterpart, Ann Lee while the army"
WINDOW = 24
LEADING, _HOW_MANY = words("leading"), words("how_many")
"""LEADING: activities of a person without another role ("who leads the choir")."""
_CROWDS, _ROLES_OR_VERBS = words("crowds"), words("roles_or_verbs")
_SAYS_WHO = re.compile(r"(?:ist|er|or|ian|eer|man|woman|ier|wright|smith|herd|monger)$")
_VESSELS = frozenset("boat ferry freighter frigate ship tanker trawler tug vessel yacht".split())  # noqa: SIM905
_OF_STAFF = (("of", "Staff"), ("of", "staff"))
_RANKS = "Petty", "Warrant", "Chief", "Senior", "Master", "Staff"
_NAMED_BY_TOPIC, _TOPICS = words("bodies_only_for"), words("topics")


class RoleFound(NamedTuple):
    """A role as written, and the word index of its head ("minister" of "minister of trade")."""

    text: str
    head: int
    start: int
    other_head: int | None = None
    """The head of another role before this one ("its head, Dr Ann Lee")."""


def role_around(tokens: TaggedWords, name: Name) -> RoleFound | None:
    """Return the office in the words beside a name ("NATO Secretary General"), or None."""
    letters, start = tokens.letters, name.start
    beside = letters[start - 1] if start else ""
    if beside == "N" and tokens.words[start - 1] == "Class" and start > 2:
        first = start - 3 - (tokens.words[start - 4] in _RANKS)
        return role_in(tokens, first, start)  # "Sgt. 1st Class", "Petty Officer 2nd Class"
    shared = _shared(tokens, name) if beside in "r,C" and beside else None
    if shared is not None:
        return shared
    end = ranks.behind_name(tokens, name.end)
    before = _before(tokens, name) if beside and beside in ROLE_ENDS else None
    first = ranks.behind_ranks(tokens, before.start if before else start)
    apart = None
    if first and letters[first - 1] == "," and letters[end : end + 1] in CLOSED_OR_CLAUSE:
        apart = _apart(tokens, first)
    kin = before is not None and before.text.rpartition(" ")[2] in human_nouns.RELATIVES
    if before is not None and not kin and not ranks.is_rank(before.text):
        return _completed(tokens, before, end)._replace(other_head=apart.head if apart else None)
    if apart is not None:
        return apart
    set_off = ranks.behind_place(tokens, end)
    behind = _behind(tokens, name, set_off) if ranks.is_apposed(tokens, set_off) else None
    if behind is not None or before is None:
        return behind or _of_body(tokens, name)
    return _completed(tokens, before, end)


def _completed(tokens: TaggedWords, role: RoleFound, end: int) -> RoleFound:
    """Return the role with the "of …" after the name, or without a rank after an office."""
    behind = ranks.of_body(tokens, role.text, role.start, end)
    return role._replace(text=f"{role.text} {behind}" if behind else ranks.without_rank(role.text))


def _of_body(tokens: TaggedWords, name: Name) -> RoleFound | None:
    """Return the body of a person without another role: "Ann Lee of the Lorn Guild"."""
    if (
        not (name.certain or name.sign)
        or len(name.words) < 2
        or not ranks.is_of_body(tokens, name.end)
    ):
        return None
    text = ranks.of_body(tokens, "", name.start, name.end)
    return RoleFound(text, name.end, name.end) if text else None


def _before(tokens: TaggedWords, name: Name) -> RoleFound | None:
    """Return the role in the words directly before a name."""
    letters, start = tokens.letters, name.start
    low = max(0, start - 16)
    end = start if tokens.words[start - 1] == "Staff" else ranks.behind_ranks(tokens, start)
    staff = tokens.words[end - 2 : end] in _OF_STAFF  # "chief of staff Gen. Ann Lee"
    people = ranks.for_people(tokens, start)
    found = ROLE_BEFORE.search(letters, low, end - 2 if staff else people)
    if found is not None and people < start:
        return role_in(tokens, found.start(), start)
    if found is None:
        if name.sign and (long := human_nouns.long_office(tokens, start)) is not None:
            return role_in(tokens, long, start)
        noun = NOUN_BEFORE.search(letters, low, start)
        says_who = letters[start - 1] == "n" and _SAYS_WHO.search(tokens.words[start - 1].lower())
        return role_in(tokens, noun.start(1), start) if noun and name.certain and says_who else None
    first = _behind_and(tokens, found.start(), start)
    whose = letters.rfind("P", first, start)
    if whose > first and not staff and human_nouns.is_served(tokens, whose, start):
        first = whose + 1  # "a spokesman for Governor Ann Lee"
    first = _behind_others(tokens, first, start)
    first = ranks.behind_thing(tokens, first, start)
    first = _with_whole_body(tokens, _behind_place(tokens, first, start), low)
    first -= 2 * (tokens.words[max(0, first - 2) : first + 1] in LANDS_WITH_AND)
    first += human_nouns.opening(tokens, first, start)
    alone = first == start - 1 and tokens.words[first] in _ROLES_OR_VERBS
    if alone and tokens.words[max(0, first - 1)] == "to":
        return None
    role = role_in(tokens, first, ranks.behind_office(tokens, first, start))
    last = tokens.words[start - 1].lower()
    of_staff = role.text.endswith((" of staff", " of Staff", " General Staff"))
    no_title = (last in ROLES_PLURAL or last in _CROWDS) and not (staff or of_staff)
    no_title = no_title or last.endswith(ranks.PARTS)  # "a 31-year-old Varga supporter"
    no_title = no_title or role.text.lower() in human_nouns.RELATIVES or last in _VESSELS
    return None if no_title or ranks.is_only_courtesy(role.text) else role


def _behind_and(tokens: TaggedWords, first: int, start: int) -> int:
    """Return where a role begins after the last "and" that joins two people.

    Not in "Salt and Fisheries Minister Ann Lee", but in "actor Jo Marsh and | painter Ann Lee".
    """
    letters = tokens.letters
    for at in range(start - 2, first, -1):
        if (
            letters[at] != "C"
            or "(" in letters[first:at]
            or _TOPICS.issuperset(tokens.words[at - 1 : at + 2 : 2])
        ):
            continue
        apart = letters[at - 1] not in "rt" or letters[at + 1] == "N"
        if apart and "P" not in letters[first:at]:
            return at + 1
        if letters[at + 1] != "N":
            return first
    return first


def _with_whole_body(tokens: TaggedWords, first: int, low: int) -> int:
    """Return where a role with "of …" begins: "Ministry of Salt and Tar spokesman Ann Lee"."""
    letters = tokens.letters
    article = first - 1 - (letters[first - 1 : first] == "d")
    titles = letters[first : first + 2] == "tt" and tokens.words[article] == "of"
    office = letters[first] == "N" and tokens.words[article] in ("of", "for")
    if article > 0 and letters[article - 1] == "t" and (titles or office):
        while article > 0 and letters[article - 1] == "t":
            article -= 1
        return article  # "Chief of the General Staff General of the Army Ann Lee"
    head = first - 2
    if head < low or letters[head:first] not in ("NP", "tP") or tokens.words[first - 1] != "of":
        return first
    if tokens.words[head] not in _NAMED_BY_TOPIC and tokens.words[head] not in BODY_WORDS:
        return first
    while head > low and (letters[head - 1] in "NL" or letters[head - 2 : head] in ("Ns", "Ls")):
        head -= 1
    return head


def _behind_place(tokens: TaggedWords, first: int, start: int) -> int:
    """Return where a role begins after a place: "On the platform | Mayor Ann Lee"."""
    letters = tokens.letters
    opens = letters[max(0, first - 3) : first]
    if not opens.endswith("Pd") or len(opens) == 3 and opens[0] not in ".;:QqF":
        return first
    while letters[first] in "no" and letters[first + 1] in "not" and first < start - 1:
        first += 1
    return first


def _behind_others(tokens: TaggedWords, first: int, start: int) -> int:
    """Return where a role begins after a participle, a verb or another person's name."""
    letters = tokens.letters
    for at in range(start - 2, first - 1, -1):
        if ranks.is_participle(tokens, at):
            first = at + 1
            break
    for at in range(start - 3, first - 1, -1):
        if first_name(tokens.words[at]) is not None and letters[at : at + 3] in ("NNn", "NNb"):
            first = at + 3  # "Ann Lee doubles Lorn Mayor Jo Marsh"
            break
    while first < start - 1 and (
        letters[first] in "s#d"
        and not ranks.is_code(tokens, first)
        or letters[first + 1] in "NLt"
        and _is_verb(tokens, first)
    ):
        first += 1
    return first


def _is_verb(tokens: TaggedWords, at: int) -> bool:
    """Whether a word tagged as noun is a verb before a name ("to channel Governor Ann Lee")."""
    if tokens.letters[at] != "n" or not tokens.words[at].islower():
        return False
    after_to = at > 0 and (tokens.letters[at - 1] == "x" or tokens.words[at - 1] == "to")
    return after_to or tokens.words[at] in VERBS


def _shared(tokens: TaggedWords, name: Name) -> RoleFound | None:
    """Return the role in the plural that a name shares with others, or None."""
    letters, start = tokens.letters, name.start
    if letters[start - 1] != "C" and letters[name.end : name.end + 2] != "CN":
        return None
    found = SHARED.search(letters, max(0, start - 12), start)
    if found is None or tokens.words[_head(letters, *found.span(1))].lower() not in ROLES_PLURAL:
        return None
    first, end = found.span(1)
    return role_in(tokens, first + (tokens.words[first].lower() in _HOW_MANY), end)


def _apart(tokens: TaggedWords, start: int) -> RoleFound | None:
    """Return the role before a name after a comma: "the inspector of locks, Ann Lee,"."""
    low = max(0, start - 16)
    found = ROLE_APART.search(tokens.letters, low, start)
    if found is None:
        return None
    group = 1 if found[1] else 2 if found[2] else 3
    first, end = found.span(group)
    first = human_nouns.with_participle(tokens, human_nouns.behind_relative(tokens, first, end))
    first = _with_whole_body(tokens, first, low) if tokens.letters[first] in "NL" else first
    nobody = group == 2 and not _is_noun_for_people(tokens, first, end)
    if nobody or tokens.words[end - 1].lower() in ROLES_PLURAL:
        return None
    return role_in(tokens, first, end)


def _behind(tokens: TaggedWords, name: Name, end: int) -> RoleFound | None:
    """Return the role after a name: "Ann Lee, 61, a glazier,", "Ann Lee, who leads the choir,"."""
    letters = tokens.letters
    found = ROLE_AFTER.match(letters, end, end + WINDOW)
    if found and tokens.words[found.start(1)].lower() in NUMBERS:
        return None  # "Like Ann Lee, two clerks, …": others
    is_whole = ranks.is_first(letters, name.start) and name.end - name.start > 1
    if found and letters.startswith("v", found.end(1)) and not is_whole:
        return None  # "According to Ann Lee, the mayor of Orm said", "Moreover, the mayor said"
    if found and ranks.ends_role(tokens, found.end(1)):
        return role_in(tokens, found.start(1), ranks.with_list(tokens, *found.span(1)))
    found = NOUN_AFTER.match(letters, end, end + WINDOW)
    if found and _is_noun_for_people(tokens, found.start(1), found.end(1)):
        return role_in(tokens, found.start(1), found.end(1))
    if found := BEING.match(letters, end, end + WINDOW):
        return role_in(tokens, found.start(1), found.end(1))
    found = DOES.match(letters, end, end + WINDOW)
    if found and tokens.words[found.start(1)].lower() in LEADING:
        text = words_between(tokens, found.start(1), found.end())
        return RoleFound(text, found.start(1), found.start(1))
    return None


def _is_noun_for_people(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether "a … NOUN" between commas may be a role: a singular noun for people."""
    if tokens.letters[start] not in "NL" and tokens.words[start].lower() not in ("a", "an", "the"):
        return False
    noun = tokens.words[_head(tokens.letters, start, end)].lower()
    plural = noun.endswith("s") and not noun.endswith("ss")
    return not plural and human_nouns.is_human_noun(noun)


def role_in(tokens: TaggedWords, start: int, end: int) -> RoleFound:
    """Return the role in the words `start` to `end`, with "his" or "its" before it."""
    while start < end and tokens.letters[start] in "dasC":
        start += 1
    past = "then " if start and tokens.words[start - 1] == "then" else ""
    text = past + tokens.text(start, end)
    if ranks.pronoun_before(tokens, start):
        text = f"{tokens.words[start - 1].lower()} {text}"
    return RoleFound(text, _head(tokens.letters, start, end), start)


def _head(letters: str, start: int, end: int) -> int:
    """Return the head word of a phrase: the last one before its first preposition."""
    cut = letters.find("P", start, end)
    return start + len(letters[start : cut if cut > start else end].rstrip("e")) - 1
