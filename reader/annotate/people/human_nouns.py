"""Decides whether nouns denote people, and whether two of them can denote one person.

It also finds where an office begins that follows a relation to its holder, or that belongs to a
body with a long name. `roles`, `predicates` and `joining` use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.annotate.lexicon.wordlists import lines, plurals, words
from reader.annotate.people.body_words import NO_BODIES
from reader.annotate.people.name_starts import is_matter_of_people, is_place_of_office
from reader.annotate.people.ranks import IN_OFFICE, is_rank
from reader.annotate.people.spellings import first_name
from reader.annotate.tokens.tagged import TaggedWords
from reader.annotate.tokens.word_letters import ROLES_PLURAL

_ENDING = re.compile(
    r"(?:[^aeiou]ers?|[cst]ors?|ists?|ians?|ants?|eers?|iers?|ees|men|man|women|woman|folk|people|children|kin"
    r"|mates?|[^aeious]ites?|wrights?|smiths?|mongers?|herds?|monks|youths?|residents?|students?|patients?|agents?"
    r"|presidents?|parents?|victims?|heirs?|hosts?|chiefs?|locals|elders|veterans?|civilians?|neighbou?rs?)$"
)
"""Endings of nouns for people that are in no list."""
_THINGS = words("no_speakers")
"""Nouns with such an ending that denote things."""
MANY_HUMANS = plurals("human_nouns") | {"forces", "troops"}
"""Plurals that are no name at the start of a sentence ("Proponents say")."""
_HUMANS = words("human_nouns") | MANY_HUMANS


def is_human_noun(noun: str) -> bool:
    """Whether a noun in lower case that is in no list of roles denotes people."""
    return noun in _HUMANS or noun not in _THINGS and _ENDING.search(noun) is not None


_WALKS = {
    word: line.partition(":")[0] for line in lines("walks_of_life") for word in line.split()[1:]
}
"""Roles, by their last word, mapped to "public", "armed", "civic" or "private"."""
_OF_ANOTHER_TIME = re.compile(r"\b(?:former|ex|once|then|retired|late|turned|and)\b", re.I)
_BEHIND_HEAD = re.compile(r" (?:of|for|at|from|in|with|to|on|who)\b")


def are_all_unlike(role: str, others: Iterable[str]) -> bool:
    """Whether one role excludes all others: a goalkeeper and the holder of an office.

    Roles of another time or with two professions exclude nothing ("former boxer").
    """
    walk = _walk(role)
    return walk is not None and all([_are_unlike(walk, _walk(other)) for other in others])


def _are_unlike(one: str, other: str | None) -> bool:
    """Whether two kinds of roles exclude each other: a minister may be a general, a mayor not."""
    if other is None or one == other:
        return False
    return "private" in (one, other) or {one, other} == {"armed", "civic"}


def _walk(role: str) -> str | None:
    if _OF_ANOTHER_TIME.search(role):
        return None
    head = _BEHIND_HEAD.split(role, maxsplit=1)[0].split()
    return _WALKS.get(head[-1].lower().rstrip(".")) if head else None


RELATIVES = frozenset(
    "wife husband son daughter father mother brother sister uncle aunt cousin nephew".split()  # noqa: SIM905
)
"""Relations to another person, who is not named."""
_SERVING = RELATIVES | frozenset(
    ("spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "adviser", "advisor", "aide",
     "assistant", "ally", "friend", "rival", "opponent", "successor", "predecessor", "bodyguard")
)  # fmt: skip
"""Words for those who belong to the holder of an office."""
_OFFICE_OF_PERSON = re.compile(r"d?[nNL]{0,2}s?[nNL]{0,2}t{1,2}$")


def is_served(tokens: TaggedWords, at: int, start: int) -> bool:
    """Whether a person's own office begins behind a preposition: "the aide of | Mayor Ann Lee"."""
    letters = tokens.letters
    if letters[at + 1 : start].strip("d").strip("t") == "":
        return True
    served = tokens.words[at - 1].lower() in _SERVING
    office = _OFFICE_OF_PERSON.match(letters, at + 1, start)
    return served and office is not None and not is_rank(tokens.words[start - 1])


def behind_relative(tokens: TaggedWords, first: int, end: int) -> int:
    """Return where a role begins after a relation to its holder.

    "Ann Lee, the wife of the mayor, Jo Marsh": Marsh is the mayor.
    """
    at = first + (tokens.letters[first] == "d")
    of_other = first > 1 and tokens.letters[first - 2 : first] == "N,"
    if of_other and tokens.words[at] in RELATIVES and tokens.words[at + 1 : at + 2] == ("of",):
        return at + 2 if at + 2 < end else first
    return first


_LONG_OFFICE = re.compile(
    r"(?:[NL]{1,3}s?)?t?[rt](?:Pd?[NLtnosg]{1,8}(?:(?:,[NL]{1,2}){0,2},?C[NLno]{1,3})?){1,4}(?:\(N\))?$"
)
"""An office of a body with a long name, or with the body's abbreviation behind it."""


def long_office(tokens: TaggedWords, end: int) -> int | None:
    """Return where an office begins whose body's name ends directly before a person's name.

    "Spokesman for the Office for Salt Affairs (OSA) Ann Lee": its last word must be that of a body.
    """
    last = end - 1 - 3 * (tokens.letters[end - 1] == ")")
    if last < 2 or tokens.words[last] not in _BODIES_AND_TOPICS:
        return None
    for low in range(max(0, end - 16), last - 1):
        begins = low == 0 or tokens.letters[low - 1] in "d.,;:QqFCv"
        if begins and _LONG_OFFICE.match(tokens.letters, low, end):
            head = tokens.letters.find("P", low, end) - 1
            return None if tokens.words[head].lower() in ROLES_PLURAL else low
    return None


_BODIES_AND_TOPICS = words("body_heads") | words("topics")


def with_participle(tokens: TaggedWords, first: int) -> int:
    """Return where a role begins of which words from `first` on are the end.

    "The minister attached to | the mayor, Ann Lee": Lee is not the mayor.
    """
    letters = tokens.letters
    if first < 3 or letters[first - 2 : first] not in ("eP", "aP", "nP"):
        return first
    if tokens.words[first - 1] != "to" or letters[first - 3] not in "rt":
        return first
    if tokens.words[first - 2] not in _BELONGING or tokens.words[first - 3].lower() in ROLES_PLURAL:
        return first
    begin = first - 3
    while begin and letters[begin - 1] in "rtNLno":
        begin -= 1
    return begin


_BELONGING = frozenset(("attached", "close", "loyal", "assigned", "allied", "accredited"))


def is_of_office(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether capitals are part of an office: "Defence" of "Israel Defence Minister"."""
    if tokens.words[end - 1 : end + 1] in NO_BODIES or is_matter_of_people(tokens, start):
        return True
    if is_place_of_office(tokens, start, end):
        return True
    if tokens.letters[end : end + 3] == "(N)" and tokens.letters[start - 1 : start] == "t":
        initials = "".join([word[0] for word in tokens.words[start:end]])
        if tokens.words[end + 1][1:].endswith(initials):
            return True  # "Director General Military Posts (DGMP)"
    if tokens.words[end - 1] == "Senior" and tokens.letters[end : end + 1] == "t":
        return True  # "Senior General Ann Lee"
    if _has_more_topics(tokens, start) and behind_topic(tokens, start, end) == start:
        return True  # "Minister of Salt and Reed Promotion"
    if tokens.letters[end : end + 1] != "t":
        return False
    of_land = is_topic_of_office(tokens, end) and first_name(tokens.words[start]) is None
    topics = of_land or _TOPICS.issuperset(tokens.words[start:end])
    return topics or start > 0 and tokens.words[start - 1] in _BEFORE_PLACES  # "Acting Lorn Mayor"


def is_topic_of_office(tokens: TaggedWords, end: int) -> bool:
    """Whether capitals up to `end` are the land and topic of an office.

    Examples: "Orm Interior | Minister", "Orm Energy | and Water Minister".
    """
    at = end + 2 * (tokens.letters[end : end + 2] in ("CN", "CL"))
    held = tokens.words[at : at + 1]
    return bool(held) and held[0] in _OF_TOPICS and {*tokens.words[end - 1 : at : 2]} <= _TOPICS


_OF_TOPICS = frozenset(
    """Minister Secretary Undersecretary Commissioner Director Chief Adviser Advisor Spokesman
    Spokeswoman Spokesperson""".split()  # noqa: SIM905
)
"""Holders of offices whose topic stands before them."""


def _has_more_topics(tokens: TaggedWords, start: int) -> bool:
    """Whether "and" before a name follows the topic of an office."""
    more = MORE_TOPICS.search(tokens.letters, max(0, start - 9), start)
    listed = more is not None and not _TOPICS.isdisjoint(tokens.words[more.start() : start])
    return listed and first_name(tokens.words[start]) is None


def behind_topic(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where a name begins after the last topic of an office before it.

    "Minister for Salt, Water and Power | Ann Lee".
    """
    topic = end - start > 2 and tokens.words[start] in _TOPICS
    return start + 1 if topic and _has_more_topics(tokens, start) else start


_BEFORE_PLACES = ("Acting", "Deputy", "Vice", "Former", "Interim", "Assistant", "Outgoing")
"""Words before the place of an office, which never precede a person's name."""
MORE_TOPICS = re.compile(r"tP[NL]{1,3}(?:,[NL]{1,2}){0,2},?C$")
_TOPICS = words("topics")


def opening(tokens: TaggedWords, first: int, start: int) -> int:
    """Return by how many words an office before word `start` begins later, or earlier.

    A participle may open the sentence ("Criticizing | Mayor Ann Lee"), and "de" is no particle of
    a name in "the de facto president Ann Lee".
    """
    word = tokens.words[first]
    if word == "facto" and first and tokens.words[first - 1] == "de":
        return -1
    begins = first == 0 or tokens.letters[first - 1] in ".:;Q"
    before = tokens.words[first - 1].lower() if first else "the"
    acts = before not in _BEFORE_OFFICES and not before.endswith(("’s", "'s"))
    acts = acts and word.islower() and tokens.words[first + 1][:1].isupper()
    begins = acts or begins and tokens.letters[first] == "N"
    opens = begins and word.endswith("ing") and len(word) > 5
    return int(opens and first < start - 1 and word.lower() not in _OF_OFFICES)


_BEFORE_OFFICES = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "this"))
"""Words before an office; behind others a participle is an act: "after contacting | Mayor Lee"."""
_OF_OFFICES = IN_OFFICE | frozenset(
    """housing mining banking planning shipping fishing farming training engineering nursing
    broadcasting building policing""".split()  # noqa: SIM905
)
"""Words in -ing that belong to the office behind them: "Managing Director"."""
