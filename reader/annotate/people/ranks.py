"""Distinguishes ranks and courtesies from offices, and reads "of …" after a name.

"Major" is a form of address; "the army's spokesman" is a role. `roles` and `predicates` use it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.annotate.lexicon.wordlists import words
from reader.annotate.people.name import Name
from reader.annotate.tokens.tagged import TaggedWords

_RANKS, _BODIES = words("ranks"), words("body_heads")
_TOPICS = words("topics")
_BODIES_AND_PAPERS = _BODIES | words("outlets")
_OWNED = re.compile(r"^.*['’]s? ")
_PRONOUNS = frozenset(("his", "her", "their", "my", "our"))
"""Possessives that are part of a role ("his deputy"); a body's "its" is not."""
BEHIND_NAMES = words("behind_names") | {"MP", "MEP", "MSP", "TD", "MLA"}
"""Letters between a name and the words for the person's role."""
OF_BODY = re.compile(r"P(?:d[enNLt]{0,4}[oNLrn]|[NL]{1,6})(?:Pd?[NLt]{1,6}){0,2}(?![sNLo])")
_LOWER_BODIES = frozenset("guard guards navy".split())  # noqa: SIM905
_PUTS_TO = words("told_of")
"""Verbs whose "of" is the matter of a charge or report, not the person's body."""
LIST = re.compile(r"(?:,[nNe]{1,3}){1,4},?C[nNe]{1,3}(?=[,.)])")
"""Further topics of a role, after the first one."""
SET_APART = re.compile(
    r",(?:(?:d(?:[NLnieor]{1,3}s)?|[NL]{1,3}s)[NLnieo]{0,4}r{1,2}(?=[wP,.])|[NLnie]{0,3}rP)"
)
"""Letters of an office after a single name: ", head of the guild"."""
SAID_BEHIND = re.compile(r",d(?:[NLnieor]{1,3}s)?[NLnieo]{0,3}r(?:P[dNLno]{1,3})?,v")
"""Letters of an office between a single name and its verb: ", the governor, said"."""
FROM = 2
"""How many words before a role are searched for its verb."""


_COURTESY_ONLY = frozenset(("Mr", "Mrs", "Ms", "Miss", "Mx", "Smt", "Shri"))
_COURTESY = _COURTESY_ONLY | {"Dr", "Sir", "Lord", "Lady", "Dame", "St"}


def is_only_courtesy(role: str) -> bool:
    """Whether a role is a courtesy, or ends in one without an office before it ("adverts Mr.")."""
    last = role.rpartition(" ")[2].rstrip(".")
    return role.rstrip(".") in _COURTESY or last in _COURTESY_ONLY and " " in role


@lru_cache(maxsize=1 << 12)
def is_rank(role: str) -> bool:
    """Whether a role is only a rank or courtesy, perhaps with an owner ("Torvia's Major")."""
    parts = _OWNED.sub("", role).replace("-", " ").split()
    return all([part.rstrip(".") in _RANKS for part in parts])


def without_rank(role: str) -> str:
    """Return a role without the rank after its office, and a rank without its owner.

    "army spokeswoman Colonel" is an office and a rank, "Torvia's Major" only a rank.
    """
    if is_rank(role):
        return _OWNED.sub("", role)
    found = _RANK_BEHIND.search(role)
    ranked = found is not None and is_rank(found[1])
    return role[: found.start(1) - 1] if found and ranked else role


_RANK_BEHIND = re.compile(
    r"(?<![\w-])(?!(?:of|for|and|the) )[a-z]+ ((?:[A-Z][\w.-]* )*[A-Z][\w.-]*)$"
)


def is_partial(role: str) -> bool:
    """Whether a fuller role may replace a role: a rank, a short form, "his wife"."""
    if " " not in role and (role.endswith(".") or role.isupper() or len(role) < 5):
        return True
    return role.partition(" ")[0] in _PRONOUNS or role.startswith("of ") or is_rank(role)


def behind_ranks(tokens: TaggedWords, start: int) -> int:
    """Return where the ranks and courtesies directly before word `start` begin."""
    while start and tokens.letters[start - 1] == "t" and is_rank(tokens.words[start - 1]):
        start -= 1
    article = start > 1 and tokens.words[start - 1] == "the" and tokens.letters[start - 2] == ","
    return start - article


def behind_office(tokens: TaggedWords, first: int, start: int) -> int:
    """Return where an office with "of …" ends before the rank of its holder before word `start`.

    "Commander of the Eastern Army | General Ann Lee", but "Chief of the General Staff Ann Lee".
    """
    end = start
    while end > first and tokens.words[end - 1].rstrip(".") in _OF_PEOPLE:
        end -= 1
    army = tokens.words[end - 2 : end] == ("Staff", "Army")  # "Staff | Army General Ann Lee"
    end -= army and end < start
    office = tokens.letters[first:end]
    body = office[-1:] in ("N", "L", "o", "n") or tokens.words[end - 1] == "Staff"
    return end if body and "P" in office[:-1] else start


_OF_PEOPLE = frozenset(
    ("General", "Gen", "Colonel", "Col", "Major", "Maj", "Captain", "Capt", "Commodore", "Commo",
     "Admiral", "Adm", "Brigadier", "Lieutenant", "Lt", "Sergeant", "Sgt", "Rear", "Vice",
     "Dr", "Doctor", "Prof", "Professor", "Mr", "Mrs", "Ms", "Sir", "Dame")
)  # fmt: skip


def pronoun_before(tokens: TaggedWords, start: int) -> bool:
    """Whether a word like "his" is directly before word `start`."""
    return start > 0 and tokens.words[start - 1].lower() in _PRONOUNS


def behind_name(tokens: TaggedWords, end: int) -> int:
    """Return the word after a name that ends before `end` and its letters ("Ann Lee MP")."""
    return end + (tokens.words[end : end + 1] != () and tokens.words[end] in BEHIND_NAMES)


def behind_place(tokens: TaggedWords, end: int) -> int:
    """Return the word after the place that follows a name: "Ann Lee of Orm, a clerk, said"."""
    found = _OF_PLACE.match(tokens.letters, end) if tokens.words[end : end + 1] == ("of",) else None
    return found.end() if found else end


_OF_PLACE = re.compile(r"P[NL]{1,3}(?=,)")


def of_body(tokens: TaggedWords, role: str, first: int, end: int) -> str:
    """Return the words "of …" after a name that tell the body of a role before it, or "".

    `first` is the first word of the role, and `end` the word after the name: "Major Ann Lee of the
    border guard", but not "accused Major Ann Lee of theft". An office takes only a place, because
    its holder may belong to another body: not "Minister Ann Lee of the Reed Party".
    """
    found = OF_BODY.match(tokens.letters, end) if tokens.words[end : end + 1] == ("of",) else None
    if found is None:
        return ""
    before = [word.lower() for word in tokens.words[max(0, first - FROM) : first]]
    last, letter = tokens.words[found.end() - 1], tokens.letters[found.end() - 1]
    named = letter in "oNL" or last in _LOWER_BODIES
    if not named or not _PUTS_TO.isdisjoint(before):
        return ""
    if not is_rank(role) and not _is_held_in(tokens, role, end, found.end()):
        return ""
    return tokens.text(end, found.end())


def _is_held_in(tokens: TaggedWords, role: str, start: int, end: int) -> bool:
    """Whether an office is one of a place, and "of …" in words `start` to `end` is that place."""
    if not role or not _is_of_places(role):
        return not role
    inside = tokens.words[start + 1 : end]
    if tokens.letters[start + 1] == "d" and tokens.letters[end - 1] != "L":
        return False  # "of the National Forum"
    return _BODIES.isdisjoint(inside) and tokens.letters[end - 1] in "NL"


def _is_of_places(role: str) -> bool:
    """Whether an office is one that is held in a place."""
    if role.lower() in ("police chief", "fire chief"):
        return True
    return role.split()[-1].lower().rstrip(".") in _OF_PLACES and len(role.split()) < 3


_OF_PLACES = words("offices_in_places")
"""Last words of offices of a place."""


def is_apposed(tokens: TaggedWords, at: int) -> bool:
    """Whether the mark at word `at` may begin a role; in "Orm Falls, Man." it begins a province."""
    mark = tokens.letters[at : at + 1]
    return mark != "" and mark in "(," and tokens.words[at + 1 : at + 3] != ("Man", ".")


def is_of_body(tokens: TaggedWords, end: int) -> bool:
    """Whether "of" after a name introduces the body that a person belongs to."""
    found = OF_BODY.match(tokens.letters, end)
    if found is None:
        return False
    inside = tokens.words[end + 1 : found.end()]
    return tokens.letters[found.end() - 1] == "o" or not _BODIES_AND_PAPERS.isdisjoint(inside)


def is_set_apart(tokens: TaggedWords, name: Name) -> bool:
    """Whether an office follows a person of one name: "Tarvo, head of the guild, said"."""
    letters = tokens.letters
    if name.kind != "person" or len(name.words) > 1:
        return False
    before = letters[name.start - 1] if name.start else ""
    if before == ",":  # "it was late, Tarvo, the governor, said", but not "Ilse, Tarvo, the …"
        listed = name.start > 1 and letters[name.start - 2] in "NLt"
        return not listed and SAID_BEHIND.match(letters, name.end) is not None
    return before not in ("P", "L") and SET_APART.match(letters, name.end) is not None


def is_introduced(tokens: TaggedWords, name: Name) -> bool:
    """Whether a person of one name is introduced: "Tarvo, a miller from Orm"."""
    article = tokens.words[name.end + 1 : name.end + 2]
    if name.kind != "person" or len(name.words) > 1 or article not in (("a",), ("an",)):
        return False
    return SET_APART.match(tokens.letters, name.end) is not None


def ends_role(tokens: TaggedWords, end: int) -> bool:
    """Whether a role ends at a word: at a comma, or before "based in", "better known as"."""
    if tokens.words[end - 1].endswith("-old"):
        return False
    if tokens.letters[end : end + 1] not in ("n", "a", "b", "h", "e"):
        return True
    return not _PARTICIPLES_BEHIND.isdisjoint(tokens.words[end : end + 2])


_PARTICIPLES_BEHIND = frozenset(("known", "based", "named", "called", "nicknamed", "born"))


BEHIND_THING = re.compile(r"n(?=[NL]{1,4}t$|[NL]{0,2}t$)")
"""A noun after an article and before an office with capitals."""


def behind_thing(tokens: TaggedWords, first: int, start: int) -> int:
    """Return where a role begins after a thing: "a call | Mayor Ann Lee made"."""
    found = BEHIND_THING.match(tokens.letters, first, start)
    article = first and tokens.words[first - 1].lower() in ("a", "an")
    return found.end() if found and article else first


def with_list(tokens: TaggedWords, start: int, end: int) -> int:
    """Return the end of a role with its other topics: "minister for trade, salt and climate"."""
    found = LIST.match(tokens.letters, end) if "P" in tokens.letters[start:end] else None
    if (
        found is None
        or tokens.words[found.end() - 1].endswith("s")
        and tokens.letters[found.end()] == "v"
    ):
        return end
    capitals = [word for word in tokens.words[end : found.end()] if word[0].isupper()]
    return found.end() if _TOPICS.issuperset(capitals) else end


PARTS = ("-old", "-led", "-backed", "-run", "-held")
"""Endings of adjectives that end no role before a name."""


def is_code(tokens: TaggedWords, at: int) -> bool:
    """Whether a letter and a number name a body ("M40 spokesman Ann Lee")."""
    return _CODE.fullmatch(tokens.words[at]) is not None and tokens.words[at + 1].islower()


_CODE = re.compile(r"[A-Z]{1,4}\d{1,3}")


_KEPT_PARTICIPLES = frozenset(
    ("armed", "retired", "ousted", "exiled", "deposed", "appointed", "elected", "disgraced",
     "jailed", "convicted", "wounded")
)  # fmt: skip
IN_OFFICE = frozenset(
    """acting outgoing incoming sitting ruling leading commanding managing serving retiring
    governing reigning visiting presiding caretaking founding""".split()  # noqa: SIM905
)
"""Participles of an office ("acting mayor Ann Lee")."""


def is_participle(tokens: TaggedWords, at: int) -> bool:
    """Whether word `at` is a participle before a role, which tells what happened.

    Examples: "the attacked | Mayor Ann Lee", "seized power, detaining | President Ann Lee".
    """
    if tokens.letters[at] == "e":
        return tokens.words[at].lower() not in _KEPT_PARTICIPLES
    word = tokens.words[at]
    clause = at > 0 and tokens.letters[at - 1 : at + 1] == ",i" and word.islower()
    return clause and word not in IN_OFFICE


CONCERNED = frozenset(
    "refugees children women migrants prisoners veterans minorities hostages farmers".split()  # noqa: SIM905
)
"""People whom an office is for, and who do not hold it."""


def for_people(tokens: TaggedWords, start: int) -> int:
    """Return where "for refugees" begins between an office and word `start`, or `start`."""
    if start < 3 or tokens.words[start - 1] not in CONCERNED:
        return start
    linked = tokens.words[start - 2] in ("for", "on") and tokens.letters[start - 3] in "rt"
    return start - 2 if linked else start


_FIRST = re.compile(r"(?:^|[.;:QqF-])[a,C]*[NLnetr]*$")


def is_first(letters: str, start: int) -> bool:
    """Whether a name is the subject at the start of a sentence, perhaps behind an adverb."""
    return _FIRST.search(letters, max(0, start - 8), start) is not None
