"""Defines for how long the library keeps what carries no mark."""

from typing import NamedTuple


class KeepTerms(NamedTuple):
    """For how long is kept what carries no mark.

    `version_days` is for earlier versions of texts.  What was fetched is kept for `fetched_days`,
    and at most `fetched_bytes` of it.
    """

    version_days: int = 90
    fetched_days: int = 730
    fetched_bytes: int = 2 << 30


KEEP_USUAL = KeepTerms()
