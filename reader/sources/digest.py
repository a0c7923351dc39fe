"""Hashes bytes, to detect whether they have changed."""

from __future__ import annotations


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    from hashlib import sha256  # a large module, not needed where nothing has changed

    return sha256(data).hexdigest()
