"""The base class of cached results that are joined over all bulletins of the sources."""

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
    """What a library lists, and the reader's decisions and corrections.

    `sources` are paths as the index stores them.
    """

    sources: list[bytes]

    @property
    def hidden(self) -> frozenset[int]:
        """The keys of developments that are not listed because a copy of them is."""

    @property
    def is_plain(self) -> bool:
        """Whether the reader has decided nothing about people and corrected nothing."""

    def decisions(self) -> Decisions:
        """Return the reader's decisions about people; for a thread, because it may read files."""

    @property
    def decided(self) -> int:
        """A number that changes with decisions and corrections; -1 until the marks are read."""

    def corrected(self) -> CorrectedTexts:
        """Return the developments that the reader has corrected."""


class JoinedRows:
    """A result that is joined over all bulletins that one library lists.

    Joining takes longer than a key may take: a thread calls `update`, and lists show the latest
    result.
    """

    def __init__(self, index: RecoveringIndex, listed: ListedSources) -> None:
        """Read nothing yet."""
        self._index, self._listed = index, listed
        self._made_of: object = None
        self._version_seen: object = None
        self._state_seen: object = None
        self.version = 0  # number of updates

    @property
    def is_ready(self) -> bool:
        """Whether there is a result yet."""
        return self._made_of is not None

    @property
    def is_current(self) -> bool:
        """Whether the result was computed from the current index."""
        return self._made_of == self._state()

    def update(self) -> None:
        """Compute the result again."""
        self._listed.decisions()  # reads the marks, so that `decided` is their number
        state = self._read_state()
        self._join(frozenset(self._listed.sources))
        self._made_of = state
        self.version += 1

    def _join(self, sources: frozenset[bytes]) -> None:
        """Compute the result from the bulletins of these sources."""
        raise NotImplementedError

    def _rows(self, sources: frozenset[bytes]) -> LedgerRows:
        """The ledger of these sources."""
        from reader.library.ledger_rows import LedgerRows  # not on the way to the first screen

        return LedgerRows(self._index, sources, shown_path, self._listed.hidden, self._listed)

    def _state(self) -> object:
        """What the result depends on; cached, so only the library's own thread may call it."""
        version = self._index.version(), self._listed.decided
        if version != self._version_seen:
            self._version_seen, self._state_seen = version, self._read_state()
        return self._state_seen

    def _read_state(self) -> object:
        """A digest of the content of all sources; the index's version also changes with marks."""
        whole = blake2b(digest_size=16)
        asked = "SELECT path, content FROM source ORDER BY path"
        for row in self._index.ask(lambda index: index.execute(asked).fetchall()):
            whole.update(repr(row).encode())
        return whole.digest(), tuple(self._listed.sources), self._listed.decided


def shown_path(path: bytes) -> str:
    """Return a path of the index as text; used to tell sources apart."""
    return os.fsdecode(path)
