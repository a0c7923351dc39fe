"""Joins and separates people as the reader decides, and returns the decisions."""

from __future__ import annotations

from collections.abc import Iterable

from reader.ledger.people import deciding
from reader.ledger.people.deciding import NameHeard, Refused
from reader.ledger.people.decisions import Decision, Decisions
from reader.ledger.people.heard import LedgerPerson
from reader.library.marks.current_marks import CurrentMarks
from reader.library.marks.people.lines import decision_of, record_of


class PeopleMarks:
    """The reader's decisions about the people of one library."""

    def __init__(self, marks: CurrentMarks) -> None:
        """Read nothing yet."""
        self._marks = marks
        self._known = -1, Decisions()

    def decisions(self) -> Decisions:
        """Return the decisions in force.

        The first call blocks until the files of marks are read.
        """
        version = self._marks.actions.people_version
        if self._known[0] != version:
            found = map(decision_of, self._marks.actions.decided_people())
            self._known = version, Decisions(one for one in found if one is not None)
        return self._known[1]

    def join(
        self, one: LedgerPerson, other: LedgerPerson, people: Iterable[LedgerPerson]
    ) -> Refused | None:
        """Join two of these people to one, for later texts too; returns why not if refused.

        The people must be those that result from the current decisions.
        """
        made = deciding.joining(one, other, people, self.decisions())
        return self._decide(made, f"{one.name} joined with {other.name}")

    def part(self, person: LedgerPerson, name: NameHeard) -> Refused | None:
        """Separate one of a person's names (`deciding.names_of`) from the others.

        Returns why not if it is refused.
        """
        made = deciding.parting(person, name)
        rest = deciding.rest_of(person, name)
        return self._decide(made, f"{deciding.in_words(name.known)} parted from {rest}")

    def _decide(self, made: tuple[Decision, ...] | Refused, words: str) -> Refused | None:
        if isinstance(made, Refused):
            return made
        self._marks.actions.decide([record_of(one) for one in made], words)
        return None
