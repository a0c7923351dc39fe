"""Joins and parts people as the reader says, and tells what has been decided."""

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
        """Reads nothing yet."""
        self._marks = marks
        self._known = -1, Decisions()

    def decisions(self) -> Decisions:
        """What holds; the first call blocks until the files of marks are read."""
        version = self._marks.actions.people_version
        if self._known[0] != version:
            found = map(decision_of, self._marks.actions.decided_people())
            self._known = version, Decisions(one for one in found if one is not None)
        return self._known[1]

    def join(
        self, one: LedgerPerson, other: LedgerPerson, people: Iterable[LedgerPerson]
    ) -> Refused | None:
        """Make two of these people one, for later texts too; or why not.

        The people must be those that the decisions of today make.
        """
        made = deciding.joining(one, other, people, self.decisions())
        return self._decide(made, f"{one.name} joined with {other.name}")

    def part(self, person: LedgerPerson, name: NameHeard) -> Refused | None:
        """Part one of somebody's names (`deciding.names_of`) from all others; or why not."""
        made = deciding.parting(person, name)
        rest = deciding.rest_of(person, name)
        return self._decide(made, f"{deciding.in_words(name.known)} parted from {rest}")

    def _decide(self, made: tuple[Decision, ...] | Refused, words: str) -> Refused | None:
        if isinstance(made, Refused):
            return made
        self._marks.actions.decide([record_of(one) for one in made], words)
        return None
