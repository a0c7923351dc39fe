"""Turns the letters of a sentence into its clauses: a shallow parse with verbs, subjects, nesting.

One pass from left to right keeps the clauses that are open.  Words like "that", "who" and "because"
open a clause; a verb goes to the innermost open clause that has none; a comma, a dash or the verb of
an outer clause closes what stands inside.  The letters are explained in `tagged.py`.  What a verb is
that has no letter of its own is not seen, so that a clause may be missing; none is made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import VERBS, plurals, words
from reader.annotate.tokens.tagged import TaggedWords

Range = tuple[int, int]
SPEECH_NOUNS = words("speech_nouns") | plurals("speech_nouns")
NOMINAL = frozenset("nroNLtdp#lDsO")
HEADS = frozenset("nroNLt)#sF")
HEADS_AND_COMMA = HEADS | {","}
CONTENT_WORDS = frozenset("what how why whether where".split())  # noqa: SIM905
AFTER_CUE = re.compile(r"(?:[aD,]|P[dnroNLt#sDeil]*)*")
TOLD = re.compile(r"[Odnrop NLt#seilP]*")
CONJUNCTIONS_TOO = frozenset(("after", "before", "since", "until", "till"))
SIDE_CLAUSE = re.compile(r"(?:p|d*[nroNLt#eiDls]*[nroNLts])(?:P[dnroNLt#eils]+)?[am]*[xvhb]")
DATELINE = re.compile(r"[NL][NLtD#,.()-]{0,7}")
VERB_NEXT = re.compile(r"[am]*[xvhb]")


class Clause(NamedTuple):
    """Words `low` to `high` of a sentence that are one clause, its inner clauses included.

    `opener` is "main", "that", "relative", "side", "content" ("whether …", "how …"), or "bare" for a
    reported clause without "that".  `verbs` are the places of its own verbs, `subject` where its
    subject's first word stands, `parent` the number of the clause that it is inside, or -1.
    """

    low: int
    high: int
    opener: str
    verbs: tuple[int, ...]
    subject: int | None
    parent: int


@dataclass(slots=True)
class _Open:
    """A clause that is being read."""

    low: int
    opener: str
    parent: int
    comma: bool = False
    """Whether a comma opened it."""
    high: int = -1
    verbs: list[int] = field(default_factory=list)
    subject: int | None = None
    bare: int | None = None
    """Where the last noun phrase since the verb begins that no preposition governs."""
    reporter: bool = False
    """Whether its last verb that reports, participles included, takes a clause without "that"."""
    plain: bool = False
    """Whether its verb is a past form without an auxiliary, which may be a participle."""


@dataclass(slots=True)
class _Reading:
    """The clauses of a sentence so far; `open` are the numbers of those that are not closed."""

    tokens: TaggedWords
    low: int
    high: int
    clauses: list[_Open]
    open: list[int]
    last: Range = (0, 0)
    """The last noun phrase that no preposition governs."""
    aside: int = 0
    """The number of open clauses before a dash, or 0 where no dash is open."""

    @property
    def top(self) -> _Open:
        return self.clauses[self.open[-1]]

    def start(self, at: int, opener: str, comma: bool = False) -> None:
        self.clauses.append(_Open(at, opener, self.open[-1], comma))
        self.open.append(len(self.clauses) - 1)

    def close(self, at: int, keep: int) -> None:
        """Close the open clauses but the first `keep`."""
        while len(self.open) > max(keep, 1):
            self.clauses[self.open.pop()].high = at


def find_structure(tokens: TaggedWords, low: int, high: int) -> tuple[Clause, ...]:
    """The clauses of the sentence of words `low` to `high`; the first is the main clause."""
    reading = _Reading(tokens, low, high, [_Open(low, "main", -1)], [0])
    at = low
    while at < high:
        at = _read(reading, at)
    for one in reading.clauses:
        one.high = high if one.high < 0 else one.high
    return tuple(
        Clause(one.low, one.high, one.opener, tuple(one.verbs), one.subject, one.parent)
        for one in reading.clauses
    )


def innermost_of_words(structure: tuple[Clause, ...]) -> list[int]:
    """For each word of a sentence the number of the innermost clause that it is in."""
    main = structure[0]
    numbers = [0] * (main.high - main.low)
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


def _read(reading: _Reading, at: int) -> int:
    """Read word `at`; the next word that is to be read."""
    letters = reading.tokens.letters
    letter = letters[at]
    if letter in "vhbxe":
        return _verb(reading, at)
    if letter in "gk":
        _reports(reading, at)
    elif letter in "Tw":
        _that_or_who(reading, at)
    elif letter == "S":
        _side(reading, at)
    elif letter in ",;:-(":
        return _mark(reading, at)
    elif letter == "P" and _opens_side(reading, at):
        reading.start(at, "side", letters[at - 1] == ",")
    elif letter in NOMINAL:
        return _noun_phrase(reading, at)
    return at + 1


def _opens_side(reading: _Reading, at: int) -> bool:
    """Whether a preposition is a conjunction here: "after the weir gave way"."""
    if reading.tokens.words[at].lower() not in CONJUNCTIONS_TOO:
        return False
    return bool(SIDE_CLAUSE.match(reading.tokens.letters, at + 1, min(reading.high, at + 16)))


def _mark(reading: _Reading, at: int) -> int:
    letters, high = reading.tokens.letters, reading.high
    letter = letters[at]
    if letter == "(":
        end = letters.find(")", at, min(high, at + 30))
        return end + 1 if end > 0 else at + 1
    if letter in ";:":
        keep = 1 if letter == ";" else len(reading.open)
        reading.close(at, keep)
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


def _comma(reading: _Reading, at: int) -> None:
    """Close at a comma what it ends: an aside, a side clause in front, an inner subject clause."""
    letters = reading.tokens.letters
    quoted = letters[at + 1 : at + 2] in ("Q", "q", "F")
    if quoted and reading.top.verbs and letters[reading.top.verbs[-1]] == "v":
        return  # "the clerk who said, “…”"
    for keep in range(1, len(reading.open)):
        inner = reading.clauses[reading.open[keep]]
        if inner.opener not in ("relative", "side") or inner.low >= at - 1:
            continue
        outer = reading.clauses[reading.open[keep - 1]]
        unseen = inner.comma and VERB_NEXT.match(letters, at + 1, reading.high)
        if inner.opener == "relative" and not inner.verbs and not unseen:
            continue
        if inner.comma or not inner.verbs or not outer.verbs:
            reading.close(at, keep)
            return


def _noun_phrase(reading: _Reading, at: int) -> int:
    """Pass a noun phrase, and keep where one begins that no preposition governs."""
    letters, high = reading.tokens.letters, reading.high
    end = at + 1
    while (
        end < high
        and letters[end] in "nroNLt#sFiel"
        or end < high
        and (letters[end] in "dg" and letters[end - 1] == "d")
    ):
        if letters[end] in "ei" and letters[end - 1] not in "d#neis":
            break
        end += 1
    before = letters[at - 1] if at > reading.low else ""
    top = reading.top
    free = (before != "P" or top.low == at - 1 and top.opener == "side") and not (
        before == "d" or letters[at] in "Da"
    )
    if before == "C" and at > reading.low + 1 and letters[at - 2] in HEADS | {"O", ","}:
        free = top.bare is None
    if before != "P":
        reading.last = at, end
    if free and letters[at] != "O":
        if not top.verbs and top.subject is None:
            top.subject = at
        elif not top.verbs and before == "," and VERB_NEXT.match(letters, end, high):
            top.subject = at  # "Last year, Varn said"
        elif not top.verbs and letters[at - 1] in HEADS and letters[at] in "pdN":
            _contact(reading, at, end)
            return end
        if top.bare is None:
            top.bare = at
        elif letters[at - 1] in HEADS and letters[at] in "pd" and VERB_NEXT.match(letters, end):
            _contact(reading, at, end)
    return end


def _contact(reading: _Reading, at: int, end: int) -> None:
    """Open a relative clause without a relative word: "the rules he made"."""
    if at > reading.low + 1 and reading.tokens.words[at - 2].lower() == "to":
        return  # "to rebuild the harbour was"
    if not VERB_NEXT.match(reading.tokens.letters, end, reading.high):
        return
    top = reading.top
    if top.verbs and top.reporter:
        reading.start(top.bare or at, "bare")
        reading.top.subject = top.bare
    reading.start(at, "relative")
    reading.top.subject = at


def _reports(reading: _Reading, at: int) -> None:
    """Keep that a clause has a verb or participle that takes a clause."""
    if _takes_clause(reading, at):
        reading.top.reporter = True
        reading.top.bare = None


def _takes_clause(reading: _Reading, at: int) -> bool:
    verb = VERBS.get(reading.tokens.words[at].lower())
    return verb is not None and verb.sort in ("speech", "thought") and "c" in verb.frames


def _that_or_who(reading: _Reading, at: int) -> None:
    letters, low = reading.tokens.letters, reading.low
    before = letters[at - 1] if at > low else ""
    comma = before == ","
    if not before and letters[at] == "T" and VERB_NEXT.match(letters, at + 1):
        reading.top.subject = at
        return  # "That was the plan"
    if letters[at] == "w":
        back = at - 1 - (before == "P" and at > low + 1)
        reading.start(at, "relative", back >= low and letters[back] == ",")
        return
    if before == "P" and reading.tokens.words[at - 1].lower() != "out":
        return  # "in that", "of that report"
    if before == "C":
        _close_to(reading, at, "that")
        reading.start(at, "that")
        return
    reported = _reported(reading, at)
    if reported is None:
        reading.start(at, "relative", comma)
        return
    reading.close(at, reported)
    reading.start(at, "that")


def _reported(reading: _Reading, at: int) -> int | None:
    """How many open clauses are kept when "that" opens what a verb reports; None if it does not."""
    letters = reading.tokens.letters
    before = letters[at - 1] if at > reading.low else ""
    if before == "n" and reading.tokens.words[at - 1].lower() in SPEECH_NOUNS:
        return len(reading.open)
    for keep in range(len(reading.open), 0, -1):
        clause = reading.clauses[reading.open[keep - 1]]
        inner = reading.clauses[reading.open[keep]] if keep < len(reading.open) else None
        if inner and inner.opener in ("that", "bare"):
            continue
        last = _last_cue(reading, clause, at)
        if last is None:
            continue
        verb = VERBS[reading.tokens.words[last].lower()]
        if AFTER_CUE.fullmatch(letters, last + 1, at):
            return keep
        if "a" in verb.frames and (inner or TOLD.fullmatch(letters, last + 1, at)):
            return keep
    return len(reading.open) if before in "vhgkbixeamP" else None


def _last_cue(reading: _Reading, clause: _Open, at: int) -> int | None:
    """The last verb of a clause, participles included, if it takes a clause with "that"."""
    letters = reading.tokens.letters
    first = clause.verbs[-1] if clause.verbs else clause.low
    for back in range(at - 1, first - 1, -1):
        if letters[back] in "vhgk":
            verb = VERBS.get(reading.tokens.words[back].lower())
            inner = any(
                one.low <= back < (one.high if one.high >= 0 else at)
                for one in reading.clauses
                if one.low > clause.low
            )
            if verb and "c" in verb.frames and not inner:
                return back
    return None


def _close_to(reading: _Reading, at: int, opener: str) -> None:
    """Close up to the innermost open clause with this opener, and that one too."""
    for place in range(len(reading.open) - 1, 0, -1):
        if reading.clauses[reading.open[place]].opener == opener:
            reading.close(at, place)
            return


def _side(reading: _Reading, at: int) -> None:
    letters, low = reading.tokens.letters, reading.low
    before = letters[at - 1] if at > low else ""
    word = reading.tokens.words[at].lower()
    if word == "once" and before in "xamD#":
        return
    content = bool(before) and before in "vhgkbi" and word in CONTENT_WORDS
    reading.start(at, "content" if content else "side", before in (",", "-"))


def _verb(reading: _Reading, at: int) -> int:
    """Give the verb group at word `at` to its clause; the word after the group."""
    letters, words_, high = reading.tokens.letters, reading.tokens.words, reading.high
    before = letters[at - 1] if at > reading.low else ""
    end, verb = at + 1, at
    while end < high and letters[end] in "amxvhbegki" and letters[verb] == "x":
        verb = end if letters[end] in "xvhbegki" else verb
        end += 1
    if before == "P" and (letters[at] != "x" or words_[at].lower() in ("being", "having")):
        if words_[at - 1].lower() == "to" and reading.top.verbs and letters[at] in "vhb":
            reading.top.verbs.append(verb)
            _reports(reading, verb)
        return end
    if letters[at] == "e" and (not before or before not in HEADS | {",", "p", "w", "T", "a"}):
        return end
    _place(reading, at, verb)
    return end


def _place(reading: _Reading, at: int, verb: int) -> None:
    letters = reading.tokens.letters
    back = at - 1
    while back > reading.low and letters[back] in "am":
        back -= 1
    before = letters[back] if back >= reading.low else ""
    top = reading.top
    if _beside(reading, at, verb, back):
        return
    if before == "C":
        _coordinate(reading, at, verb, back)
        return
    if not top.verbs and (
        top.subject is not None or top.opener == "relative" or len(reading.open) == 1
    ):
        _take(reading, top, at, verb)
        return
    if before in HEADS or before in "pQqF," or before == "-":
        for keep in range(len(reading.open), 0, -1):
            outer = reading.clauses[reading.open[keep - 1]]
            waits = not outer.verbs and outer.subject is not None
            if waits or outer.verbs and outer.bare is not None and outer.reporter:
                reading.close(at, keep)
                _take(reading, outer if waits else _bare(reading, outer), at, verb)
                return
    if top.verbs and top.plain and letters[at] != "e" and not top.reporter and before != ",":
        first = top.verbs[0]
        reading.clauses.append(_Open(first, "relative", reading.open[-1], high=at, verbs=top.verbs))
        top.verbs = []
    elif top.verbs and letters[at] in "vhbe" and before in HEADS_AND_COMMA and _past(reading, at):
        return  # "a company called Tidewise"
    _take(reading, top, at, verb)


def _beside(reading: _Reading, at: int, verb: int, back: int) -> bool:
    """Read "…, Varn said" and "…, and Varn said": a clause beside another one that has its verb."""
    letters, low = reading.tokens.letters, reading.low
    first, end = reading.last
    if end <= low or end != back + 1 or first <= low + 1:
        return False
    before = letters[first - 1]
    if before not in ",QqFC-" or not any(reading.clauses[one].verbs for one in reading.open):
        return False
    if before == "C":
        if not reading.top.verbs:
            return False
        if letters[at] != "v":
            return _joined_clause(reading, first, at, verb)
    elif not reading.top.verbs and reading.top.subject == first:
        return False
    elif letters[at] not in "vhx" or any(not reading.clauses[one].verbs for one in reading.open):
        return False
    reading.close(first, 1)
    reading.clauses[0].bare = None
    reading.start(first, "main")
    reading.top.parent = -1
    reading.top.subject = first
    _take(reading, reading.top, at, verb)
    return True


def _joined_clause(reading: _Reading, first: int, at: int, verb: int) -> bool:
    """Open a clause after "and" beside the innermost one that may go on."""
    keep = len(reading.open)
    while keep > 1 and reading.clauses[reading.open[keep - 1]].opener == "relative":
        keep -= 1
    if keep == 1:
        return False
    opener = reading.clauses[reading.open[keep - 1]].opener
    reading.close(first, keep - 1)
    reading.start(first, opener)
    reading.top.subject = first
    _take(reading, reading.top, at, verb)
    return True


def _bare(reading: _Reading, outer: _Open) -> _Open:
    """Open the clause without "that" which begins with the last noun phrase of `outer`."""
    low, before = outer.bare or 0, len(reading.clauses)
    number = reading.open[-1]
    reading.start(low, "bare")
    for inner in reading.clauses[:before]:
        if inner.parent == number and inner.low >= low:
            inner.parent = before
    reading.top.subject = low
    outer.bare = None
    return reading.top


def _take(reading: _Reading, clause: _Open, at: int, verb: int) -> None:
    letters = reading.tokens.letters
    clause.plain = not clause.verbs and verb == at and letters[at] in "vhbe" and _past(reading, at)
    clause.verbs.append(verb)
    clause.bare = None
    clause.reporter = _takes_clause(reading, verb)


def _past(reading: _Reading, at: int) -> bool:
    verb = VERBS.get(reading.tokens.words[at].lower())
    return verb is None or verb.form == "past"


def _coordinate(reading: _Reading, at: int, verb: int, conjunction: int) -> None:
    """Give a verb after "and" to the clause whose verb it is joined with."""
    letters = reading.tokens.letters
    comma = letters[conjunction - 1] == ","
    keep = len(reading.open)
    while keep > 1:
        clause = reading.clauses[reading.open[keep - 1]]
        if clause.verbs and not (comma and clause.opener in ("relative", "side")):
            break
        keep -= 1
    reading.close(at, keep)
    _take(reading, reading.top, at, verb)
