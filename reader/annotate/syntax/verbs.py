"""Assigns the verbs of a sentence to its clauses.

`structure` calls it for each verb.
"""

from __future__ import annotations

import re

from reader.annotate.syntax import open_clauses
from reader.annotate.syntax.open_clauses import HEADS, OpenClause, Reading

COMPLEMENT = re.compile(r"T|(?:p|[dnroNLt#ei]+(?:P[dnroNLt#ei]+)?)[am]*[xvhb]")
"""Text after the verb of "a voter raised in Tesk, said she …", but not ", said Varn"."""
PARTICLE_BEHIND = ("bP", "hP", "vP")
PARTICLES = frozenset("out up down off over away back in on by".split())  # noqa: SIM905
"""Particles of the verb before them if another verb follows: "before his knee gave out"."""
ADJECTIVES = frozenset(("armed", "displaced", "elected", "retired"))
"""Participles that are adjectives before a noun, also without an article."""
HEADS_AND_COMMA = HEADS | {","}


def read_verb(reading: Reading, at: int) -> int:
    """Assign the verb group at word `at` to its clause; return the word after the group."""
    letters, words_, high = reading.tokens.letters, reading.tokens.words, reading.high
    before = letters[at - 1] if at > reading.low else ""
    end, verb = at + 1, at
    while letters[verb] == "x" and end < high and letters[end] in "amxvhbegki":
        verb = end if letters[end] in "xvhbegki" else verb
        end += 1
    to = at - 1 - (before == "a" and words_[at - 2 : at - 1] == ("to",))  # "to fully open"
    if (
        before
        and letters[to] == "P"
        and (letters[at] != "x" or words_[at].lower() in ("be", "being", "have", "having"))
    ):
        if words_[to].lower() == "to" and reading.top.verbs and letters[at] in "vhb":
            reading.top.verbs.append(verb)
            open_clauses.note_report(reading, verb)
        return end
    if letters[at] == "e" and (not before or before not in HEADS | {",", "p", "w", "T", "a"}):
        return end
    if (
        letters[at] == "e"
        and words_[at] in ADJECTIVES
        and letters[end : end + 1] in ("n", "r", "o")
    ):
        return end  # "Orm armed group says"
    _place(reading, at, verb)
    return end


def _place(reading: Reading, at: int, verb: int) -> None:
    letters = reading.tokens.letters
    back = at - 1
    while back > reading.low and letters[back] in "am":
        back -= 1
    if back > reading.low and letters[back - 1 : back + 1] in PARTICLE_BEHIND:
        back -= reading.tokens.words[back] in PARTICLES
    before = letters[back] if back >= reading.low else ""
    top = reading.top
    if _stands_apart(reading, back) and _beside(reading, at, verb):
        return
    if before == "C":
        _coordinate(reading, at, verb, back)
        return
    if not top.verbs and (
        top.subject is not None or top.opener == "relative" or len(reading.open) == 1
    ):
        open_clauses.take(reading, top, at, verb)
        return
    after_subject = before in HEADS or before in "pQqF,-"
    after_inner = before in "vhbe" and not top.reporter  # "the crane that she bought is old"
    if (after_subject or after_inner) and _goes_back(reading, at, verb):
        return
    participle = top.plain and top.opener != "relative" and letters[at] != "e"
    ended = before != "," or letters[at] == "v" and COMPLEMENT.match(letters, verb + 1, verb + 12)
    if top.verbs and participle and not top.reporter and ended:
        first = top.verbs[0]
        reading.clauses.append(
            OpenClause(first, "relative", reading.open[-1], high=at, verbs=top.verbs)
        )
        top.verbs = []
    elif (
        top.verbs
        and letters[at] in "vhbe"
        and before in HEADS_AND_COMMA
        and open_clauses.is_past(reading, at)
    ):
        return  # "a company called Tidewise"
    open_clauses.take(reading, top, at, verb)


def _stands_apart(reading: Reading, back: int) -> bool:
    """Whether a comma or mark is before the noun phrase, with brackets, that word `back` ends."""
    letters, (first, end) = reading.tokens.letters, reading.last
    edge = letters.rfind("(", end, back) if letters[back] == ")" else back + 1  # "Varn (40) said"
    return end == edge and first > reading.low + 1 and letters[first - 1] in ",QqFC-"


def _goes_back(reading: Reading, at: int, verb: int) -> bool:
    """Assign a verb to the innermost clause without one, or to a reported clause that it opens."""
    for keep in range(len(reading.open), 0, -1):
        outer = reading.clauses[reading.open[keep - 1]]
        waits = not outer.verbs and outer.subject is not None
        if waits or outer.verbs and outer.bare is not None and outer.reporter:
            reading.close(at, keep)
            clause = outer if waits else open_clauses.open_bare(reading, outer)
            open_clauses.take(reading, clause, at, verb)
            return True
    return False


def _beside(reading: Reading, at: int, verb: int) -> bool:
    """Read "…, Varn said" and "…, and Varn said": a clause beside another one with a verb."""
    letters, first = reading.tokens.letters, reading.last[0]
    before = letters[first - 1]
    if not any([reading.clauses[one].verbs for one in reading.open]):
        return False
    if before == "C":
        if not reading.top.verbs:
            return False
        if letters[at] != "v":
            return _joined_clause(reading, first, at, verb)
    elif (
        not reading.top.verbs
        and reading.top.subject == first
        or letters[at] not in "vhx"
        or any(not reading.clauses[one].verbs for one in reading.open)
    ):
        return False
    reading.close(first, 1)
    reading.clauses[0].bare = None
    reading.start(first, "main")
    reading.top.parent = -1
    reading.top.subject = first
    open_clauses.take(reading, reading.top, at, verb)
    return True


def _joined_clause(reading: Reading, first: int, at: int, verb: int) -> bool:
    """Open a clause after "and" beside the innermost one that may continue."""
    keep = len(reading.open)
    while keep > 1 and reading.clauses[reading.open[keep - 1]].opener == "relative":
        keep -= 1
    if keep == 1:
        return False
    opener = reading.clauses[reading.open[keep - 1]].opener
    reading.close(first, keep - 1)
    reading.start(first, opener)
    reading.top.subject = first
    open_clauses.take(reading, reading.top, at, verb)
    return True


def _coordinate(reading: Reading, at: int, verb: int, conjunction: int) -> None:
    """Assign a verb after "and" to the clause of the verb that it is joined to."""
    letters = reading.tokens.letters
    comma = letters[conjunction - 1] == ","
    keep = len(reading.open)
    while keep > 1:
        clause = reading.clauses[reading.open[keep - 1]]
        if clause.verbs and not (comma and clause.opener in ("relative", "side")):
            break
        keep -= 1
    reading.close(at, keep)
    open_clauses.take(reading, reading.top, at, verb)
