"""Keeps what was joined over all bulletins of the sources: the base of people and of series."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from reader.blake2 import blake2b
from reader.library.index.recover import RecoveringIndex

if TYPE_CHECKING:
    from reader.ledger.people.decisions import Decisions
    from reader.library.corrections.corrected_texts import CorrectedTexts
    from reader.library.ledger_rows import LedgerRows


class ListedSources(Protocol):
    """What a library lists: paths as the index keeps them, and developments that have no row; and
    what its reader has decided of people and corrected.
    """

    sources: list[bytes]

    @property
    def hidden(self) -> frozenset[int]:
        """The keys of developments that are not listed, for others have the very same words."""

    @property
    def is_plain(self) -> bool:
        """Whether the reader has decided nothing of people, and corrected nothing."""

    def decisions(self) -> Decisions:
        """What the reader has decided; for a thread, as it may read the files of marks."""

    @property
    def decided(self) -> int:
        """Another number when other decisions or corrections hold; -1 until marks are read."""

    def corrected(self) -> CorrectedTexts:
        """The developments that the reader has corrected."""


class JoinedRows:
    """Something that is joined over all bulletins that one library lists.

    Joining takes longer than a key may: `update` does it, in any thread, and lists show what was
    joined last.
    """

    def __init__(self, index: RecoveringIndex, listed: ListedSources) -> None:
        """Nothing is read yet."""
        self._index, self._listed = index, listed
        self._made_of: object = None
        self._version_seen: object = None
        self._state_seen: object = None
        self.version = 0  # how often they have been joined

    @property
    def is_ready(self) -> bool:
        """Whether anything has been joined yet."""
        return self._made_of is not None

    @property
    def is_current(self) -> bool:
        """Whether it is that of the index as it is now."""
        return self._made_of == self._state()

    def update(self) -> None:
        """Join everything anew."""
        self._listed.decisions()  # from now on `decided` is their number
        state = self._read_state()
        self._join(frozenset(self._listed.sources))
        self._made_of = state
        self.version += 1

    def _join(self, sources: frozenset[bytes]) -> None:
        """Join what the bulletins of these sources hold."""
        raise NotImplementedError

    def _rows(self, sources: frozenset[bytes]) -> LedgerRows:
        """What is stored of people and series."""
        from reader.library.ledger_rows import LedgerRows  # not on the way to the first screen

        return LedgerRows(self._index, sources, shown_path, self._listed.hidden, self._listed)

    def _state(self) -> object:
        """What there is to join; only the owner of the library asks, and so it is kept."""
        version = self._index.version(), self._listed.decided
        if version != self._version_seen:
            self._version_seen, self._state_seen = version, self._read_state()
        return self._state_seen

    def _read_state(self) -> object:
        """A digest of what all sources held when they were read: marks change the index too."""
        whole = blake2b(digest_size=16)
        asked = "SELECT path, content FROM source ORDER BY path"
        for row in self._index.ask(lambda index: index.execute(asked).fetchall()):
            whole.update(repr(row).encode())
        return whole.digest(), tuple(self._listed.sources), self._listed.decided


def shown_path(path: bytes) -> str:
    """A path of the index as text, for telling sources apart."""
    return os.fsdecode(path)
