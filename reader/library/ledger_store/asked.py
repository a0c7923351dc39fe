"""Says of what people and series are wanted: sources, and what the reader decided and corrected."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.ledger.people.decisions import Decisions
from reader.library.corrections.corrected_texts import CorrectedTexts
from reader.library.index.source_paths import under


class Asked(NamedTuple):
    """The paths of sources as the index keeps them, decisions about people, corrected texts."""

    sources: frozenset[bytes]
    decisions: Decisions
    corrected: CorrectedTexts

    def is_listed(self) -> Callable[[bytes], bool]:
        """What tells whether a path is one of the sources or below one."""
        return under(self.sources)
