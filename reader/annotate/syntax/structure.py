"""Parses the letters of a sentence into its clauses: a shallow parse with verbs and subjects.

One pass from left to right tracks the open clauses. Words like "that", "who", "because" open a
clause; a verb belongs to the innermost open clause without one; a comma, a dash or the verb of an
outer clause closes inner ones. The letters are explained in `tokens/tagged.py`. A verb without a
letter of its own is not seen, so that a clause may be missing; none is invented. The rules of
`quotes` read the clauses.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.annotate.syntax import open_clauses, openers, verbs
from reader.annotate.syntax.open_clauses import OpenClause, Reading
from reader.annotate.syntax.openers import CONJUNCTIONS_TOO, VERB_NEXT
from reader.annotate.tokens.tagged import TaggedWords

NOMINAL = frozenset("nroNLtdp#lDsO")
DATELINE = re.compile(r"[NL][NLtD#,.()-]{0,7}")

MAIN_CLAUSE = re.compile(
    r",(?:p|d{0,2}a?[nroNLt#eils]*[nroNLt])(?:P[dnroNLt#eils]+)?(?:,[^,]{1,30},)?[amx]*[xvhb]"
)
"""The clause after a fronted participle: "Noting that it had rained, Varn said"."""


SUBJECT_ASIDE = re.compile(r",[gik][^,;:]{0,12},[am]*[xvhb]")
"""A participle phrase between a subject and its verb."""


class Clause(NamedTuple):
    """Words `low` to `high` of a sentence that are one clause, including its inner clauses.

    `opener` is "main", "that", "relative", "side", "content" ("whether …", "how …"), or "bare" for
    a reported clause without "that". `verbs` are the places of its own verbs, `subject` the place
    of its subject's first word, `parent` the number of the enclosing clause, or -1.
    """

    low: int
    high: int
    opener: str
    verbs: tuple[int, ...]
    subject: int | None
    parent: int


def find_structure(tokens: TaggedWords, low: int, high: int) -> tuple[Clause, ...]:
    """Return the clauses of the sentence of words `low` to `high`; the first is the main clause."""
    main = OpenClause(low, "main", -1)
    reading = Reading(tokens, low, high, [main], [0], main)
    _read(reading)
    for one in reading.clauses:
        one.high = high if one.high < 0 else one.high
    if not reading.clauses[0].verbs and len(reading.clauses) > 2:
        _give_verb_to_main(reading)
    return tuple(
        [
            Clause(one.low, one.high, one.opener, tuple(one.verbs), one.subject, one.parent)
            for one in reading.clauses
        ]
    )


def _give_verb_to_main(reading: Reading) -> None:
    """Give the main clause the verb of speech that its relative clause seemed to report.

    In "a woman who found the child said", the child is the object of "found", and the woman speaks.
    """
    clauses, letters = reading.clauses, reading.tokens.letters
    main = clauses[0]
    for number in range(2, len(clauses)):
        bare = clauses[number]
        relative = clauses[bare.parent]
        fits = bare.opener == "bare" and relative.opener == "relative" and relative.parent == 0
        if not fits or main.subject is None or not bare.verbs or not relative.verbs:
            continue
        verb = bare.verbs[0]
        if letters[verb] != "v" or letters[relative.verbs[0]] == "v" or letters[verb - 1] == "p":
            continue
        main.verbs, relative.high = bare.verbs, verb
        for one in clauses[number + 1 :]:
            one.parent = 0 if one.parent == number else one.parent - (one.parent > number)
        del clauses[number]
        return


def innermost_of_words(structure: tuple[Clause, ...]) -> list[int]:
    """Return for each word of a sentence the number of the innermost clause that contains it."""
    main = structure[0]
    numbers = [0] * (main.high - main.low)
    if len(structure) == 1:
        return numbers
    depths = [0] * len(structure)
    for number, clause in enumerate(structure):
        parent, depth = clause.parent, 1
        while parent > 0:
            parent, depth = structure[parent].parent, depth + 1
        depths[number] = depth
    for number in sorted(range(1, len(structure)), key=depths.__getitem__):
        low, high = structure[number].low - main.low, structure[number].high - main.low
        numbers[low:high] = [number] * (high - low)
    return numbers


def _read(reading: Reading) -> None:
    """Read the words of the sentence from left to right."""
    letters, words = reading.tokens.letters, reading.tokens.words
    at, high = reading.low, reading.high
    while at < high:
        letter = letters[at]
        if letter in NOMINAL:
            at = openers.read_noun_phrase(reading, at)
            continue
        if letter in "vhbxe":
            at = verbs.read_verb(reading, at)
            continue
        if letter == "P":
            if words[at].lower() in CONJUNCTIONS_TOO and openers.opens_side(reading, at):
                reading.start(at, "side", letters[at - 1] == ",")
        elif letter in ",;:-(":
            at = _mark(reading, at)
            continue
        elif letter == "q" and letters[reading.low] == "S":
            if openers.SIDE_CLAUSE.match(letters, at + 1, min(high, at + 16)):
                _comma(reading, at + 1)  # "While Varn calls it “big,” he likes it"
        elif letter in "Tw":
            openers.read_that_or_who(reading, at)
        elif letter in "gk":
            open_clauses.note_report(reading, at)
        elif letter == "S":
            openers.read_conjunction(reading, at)
        at += 1


def _mark(reading: Reading, at: int) -> int:
    letters, high = reading.tokens.letters, reading.high
    letter = letters[at]
    if letter == "(":
        end = letters.find(")", at, min(high, at + 30))
        return end + 1 if end > 0 else at + 1
    if letter in ";:":
        whole = letter == ";" or _is_whole_before(reading)
        reading.close(at, 1 if whole else len(reading.open))
        if whole and openers.SIDE_CLAUSE.match(letters, at + 1, high) and reading.top.verbs:
            reading.start(at + 1, "main")
            reading.top.parent = -1
    elif letter == "-":
        if DATELINE.fullmatch(letters, reading.low, at):
            reading.top.subject = reading.top.bare = None
        elif reading.aside:
            reading.close(at, reading.aside)
            reading.aside = 0
        else:
            reading.aside = len(reading.open)
    else:
        _comma(reading, at)
    return at + 1


def _is_whole_before(reading: Reading) -> bool:
    """Whether the words before a colon are a sentence that reports nothing."""
    own = reading.clauses[0]
    return bool(own.verbs) and not any([one.reporter for one in reading.clauses])


def _waits_in_front(reading: Reading, inner: OpenClause, at: int) -> bool:
    """Whether a fronted clause still lacks its verb at the comma `at`.

    Example: "While Varn, speaking for Orm, laid out a plan, …"
    """
    if inner.low != reading.low or inner.verbs or inner.subject is None:
        return False
    letters, high = reading.tokens.letters, reading.high
    begins = SUBJECT_ASIDE.match(letters, at, high) is not None
    return begins or VERB_NEXT.match(letters, at + 1, high) is not None


def _comma(reading: Reading, at: int) -> None:
    """Close the clauses that end at a comma: an aside, a fronted clause, a subject clause."""
    letters = reading.tokens.letters
    fronted = letters[reading.low] in "gk" and not reading.clauses[0].verbs
    if fronted and MAIN_CLAUSE.match(letters, at, reading.high):
        reading.close(at, 1)
        reading.clauses[0].subject = reading.clauses[0].bare = None
        return
    quoted = letters[at + 1 : at + 2] in ("Q", "q", "F")
    if quoted and reading.top.verbs and letters[reading.top.verbs[-1]] == "v":
        return  # "the clerk who said, “…”"
    top, outer = reading.top, reading.clauses[reading.open[-2:][0]]
    if top.opener == "side" and top.verbs and outer.opener == "that" and not outer.verbs:
        reading.close(at, len(reading.open) - 1)  # "while Varn said that if it fell, he"
        return
    for keep in range(1, len(reading.open)):
        inner = reading.clauses[reading.open[keep]]
        if inner.opener not in ("relative", "side") or inner.low >= at - 1:
            continue
        if inner.opener == "side" and _waits_in_front(reading, inner, at):
            return
        outer = reading.clauses[reading.open[keep - 1]]
        unseen = inner.comma and letters[inner.low + 1] in "nea"
        unseen = unseen and bool(VERB_NEXT.match(letters, at + 1, reading.high))
        if inner.opener == "relative" and not inner.verbs and not unseen:
            continue
        if inner.comma or not inner.verbs or not outer.verbs:
            reading.close(at, keep)
            return
