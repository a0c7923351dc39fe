"""Holds the clauses of a sentence while it is parsed, and which of them are still open.

`structure`, `openers` and `verbs` change it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.annotate.lexicon.wordlists import VERBS, Verb
from reader.annotate.tokens.tagged import TaggedWords

Range = tuple[int, int]
NO_PARTICIPLES = frozenset(
    """appeared arose arrived belonged came collapsed consisted died disappeared emerged existed
    happened lasted lay occurred persisted remained resigned rose seemed stayed subsided vanished
    waited went""".split()  # noqa: SIM905
)
"""Past forms of verbs without an object, which are the verb of their clause."""
DEEPEST = 8
"""The most nested clauses: a limit on the time, which no prose reaches."""
HEADS = frozenset("nroNLt)#sF")


@dataclass(slots=True)
class OpenClause:
    """A clause that is being parsed."""

    low: int
    opener: str
    parent: int
    comma: bool = False
    """Whether a comma opened it."""
    high: int = -1
    verbs: list[int] = field(default_factory=list)
    subject: int | None = None
    bare: int | None = None
    """Where the last ungoverned noun phrase since the verb begins."""
    reporter: bool = False
    """Whether its last reporting verb or participle takes a clause without "that"."""
    plain: bool = False
    """Whether its verb is a past form without an auxiliary, which may be a participle."""


@dataclass(slots=True)
class Reading:
    """The clauses of a sentence so far; `open` are the numbers of open ones."""

    tokens: TaggedWords
    low: int
    high: int
    clauses: list[OpenClause]
    open: list[int]
    top: OpenClause
    """The innermost open clause."""
    last: Range = (0, 0)
    """The last noun phrase that no preposition governs."""
    aside: int = 0
    """The number of open clauses before a dash, or 0 if no dash is open."""

    def start(self, at: int, opener: str, comma: bool = False) -> None:
        """Open a clause at word `at`, inside the innermost one; not deeper than DEEPEST."""
        if len(self.open) >= DEEPEST:
            self.close(at, DEEPEST - 1)
        self.top = OpenClause(at, opener, self.open[-1], comma)
        self.open.append(len(self.clauses))
        self.clauses.append(self.top)

    def close(self, at: int, keep: int) -> None:
        """Close the open clauses except the first `keep`."""
        keep = max(keep, 1)
        if len(self.open) > keep:
            for number in self.open[keep:]:
                self.clauses[number].high = at
            del self.open[keep:]
            self.top = self.clauses[self.open[-1]]


def take(reading: Reading, clause: OpenClause, at: int, verb: int) -> None:
    """Give a clause the verb group that begins at word `at`, with its main verb at word `verb`."""
    letters = reading.tokens.letters
    known = VERBS.get(reading.tokens.words[verb].lower())
    bare_form = verb == at and letters[at] in "vhbe"
    bare_form = bare_form and reading.tokens.words[at].lower() not in NO_PARTICIPLES
    clause.plain = not clause.verbs and bare_form and (known is None or known.form == "past")
    clause.verbs.append(verb)
    clause.bare = None
    clause.reporter = known is not None and _takes_clause(known)


def open_bare(reading: Reading, outer: OpenClause) -> OpenClause:
    """Open the clause without "that" that begins with the last noun phrase of `outer`."""
    low, before = outer.bare or 0, len(reading.clauses)
    number = reading.open[-1]
    reading.start(low, "bare")
    for inner in reading.clauses[:before]:
        if inner.parent == number and inner.low >= low:
            inner.parent = before
    reading.top.subject = low
    outer.bare = None
    return reading.top


def note_report(reading: Reading, at: int) -> None:
    """Record that a clause has a verb or participle that takes a clause."""
    verb = VERBS.get(reading.tokens.words[at].lower())
    if verb is not None and _takes_clause(verb):
        reading.top.reporter = True
        reading.top.bare = None


def _takes_clause(verb: Verb) -> bool:
    """Whether a verb reports and takes a clause."""
    return verb.sort in ("speech", "thought") and "c" in verb.frames


def is_past(reading: Reading, at: int) -> bool:
    """Whether the verb at word `at` may be a participle."""
    verb = VERBS.get(reading.tokens.words[at].lower())
    return verb is None or verb.form == "past"
