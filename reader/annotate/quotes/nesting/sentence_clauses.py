"""Finds the reports that enclose a fragment of a quotation, by the clauses of a sentence.

A reporting verb governs the words after it in its own clause and in the clauses inside; a verb in a
subordinate clause governs only its own object.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import FINITE
from reader.annotate.quotes.verb_forms import BE
from reader.annotate.syntax.structure import Clause, find_structure, innermost_of_words
from reader.annotate.tokens.tagged import TaggedWords

CLOSE = re.compile(r"[^QqFvhbxe;.]{0,10}[,:]?T?")
"""Text between a quotation and a verb that reports only beside one."""
COMPLEMENTS = frozenset(("that", "bare", "content"))


class SentenceClauses:
    """The clauses of one sentence, computed on first request."""

    def __init__(self, tokens: TaggedWords, low: int, high: int) -> None:
        """Take the sentence of words `low` to `high`."""
        self._tokens, self.low, self.high = tokens, low, high

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Return the clauses, the main clause first."""
        return find_structure(self._tokens, self.low, self.high)

    @cached_property
    def _numbers(self) -> list[int]:
        return innermost_of_words(self.clauses)

    def number_of(self, at: int) -> int:
        """Return the number of the innermost clause that contains word `at`."""
        return self._numbers[at - self.low]

    def clause_of(self, at: int) -> Clause:
        """Return the innermost clause that contains word `at`."""
        return self.clauses[self._numbers[at - self.low]]

    def reported_by(self, cue: int) -> int | None:
        """Return where the "that" clause reported by the verb at `cue` begins, or None."""
        number = self.number_of(cue)
        for clause in self.clauses:
            if clause.parent == number and clause.opener == "that" and clause.low > cue:
                return clause.low
        return None

    def has_bare(self, at: int) -> bool:
        """Whether a clause without "that" begins at word `at`."""
        return any([one.low == at and one.opener == "bare" for one in self.clauses])

    def aside_end(self, at: int, high: int) -> int:
        """Return where the innermost relative or subordinate clause around `at` ends, or `high`."""
        inner = self._aside(at)
        return high if inner is None else inner.high

    def reports_around(self, reports: Sequence[Report], at: int) -> list[Report]:
        """Return the reports before word `at` that govern it, the innermost first."""
        chain = self._chain(at)
        numbers, low = self._numbers, self.low
        found = []
        for report in reversed(reports):
            if report.end > at or not (report.speaker or report.verb):
                continue
            cue = report.cue[0] if report.cue else report.start
            number = numbers[cue - low]
            if number in chain and self._governs(report, cue, number, chain, at):
                found.append((chain.index(number), report))
        found.sort(key=lambda pair: pair[0])
        return [report for _, report in found]

    def is_complement(self, report: Report, at: int) -> bool:
        """Whether a report is inside the reported clause that contains word `at`."""
        cue = report.cue[0] if report.cue else report.start
        return self.clauses[self.number_of(cue)].opener in COMPLEMENTS

    def is_aside(self, at: int) -> bool:
        """Whether word `at` is in a relative or subordinate clause."""
        return self._aside(at) is not None

    def is_over(self, report: Report, at: int) -> bool:
        """Whether a report is in a relative or subordinate clause before another verb."""
        cue = report.cue[0] if report.cue else report.start
        number = self.number_of(cue)
        while number > 0:
            clause = self.clauses[number]
            if clause.high <= at and clause.opener in ("relative", "side"):
                return bool(FINITE.search(self._tokens.letters, clause.high, at))
            number = clause.parent
        return False

    def _aside(self, at: int) -> Clause | None:
        """Return the innermost relative or subordinate clause around word `at`, or None."""
        number, clauses = self._numbers[at - self.low], self.clauses
        while number > 0:
            clause = clauses[number]
            if clause.opener in ("relative", "side"):
                return clause
            number = clause.parent
        return None

    def _chain(self, at: int) -> list[int]:
        number, chain, clauses = self.number_of(at), [], self.clauses
        while number >= 0:
            chain.append(number)
            number = clauses[number].parent
        return chain

    def _governs(
        self, report: Report, cue: int, number: int, chain: Sequence[int], at: int
    ) -> bool:
        if report.verb is None:
            return True
        place, clauses = chain.index(number), self.clauses
        end = at if place == 0 else clauses[chain[place - 1]].low
        if end < cue:
            return False
        verbs = [verb for verb in clauses[number].verbs if cue < verb <= end]
        words = self._tokens.words
        if report.verb.form == "noun":
            return all(words[verb].lower() in BE for verb in verbs)
        if report.verb.frames == "q" and not CLOSE.fullmatch(self._tokens.letters, cue + 1, at):
            return False
        return not any(self._is_joined(cue, verb) for verb in verbs if words[verb - 1] != "to")

    def _is_joined(self, cue: int, verb: int) -> bool:
        """Whether "and" precedes a verb, not counting adverbs and auxiliaries."""
        letters, back = self._tokens.letters, verb - 1
        while back > cue and letters[back] in "amx":
            back -= 1
        return letters[back] == "C"
