"""Defines how long the library keeps documents and versions that carry no mark."""

from typing import NamedTuple


class KeepTerms(NamedTuple):
    """How long documents and versions without marks are kept.

    `version_days` applies to earlier versions of texts. Fetched documents are kept for
    `fetched_days` days, up to `fetched_bytes` bytes in all.
    """

    version_days: int = 90
    fetched_days: int = 730
    fetched_bytes: int = 2 << 30


KEEP_USUAL = KeepTerms()
