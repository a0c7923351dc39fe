"""Describes a request for people and series: the sources, and the reader's decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.ledger.people.decisions import Decisions
from reader.library.corrections.corrected_texts import CorrectedTexts
from reader.library.index.source_paths import under


class Asked(NamedTuple):
    """Paths of sources as the index stores them, decisions about people, and corrected texts."""

    sources: frozenset[bytes]
    decisions: Decisions
    corrected: CorrectedTexts

    def is_listed(self) -> Callable[[bytes], bool]:
        """Return a test whether a path is one of the sources or below one."""
        return under(self.sources)
