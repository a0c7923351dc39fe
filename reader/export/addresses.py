"""Decides which addresses an export turns into links."""

from __future__ import annotations

from typing import TypeGuard


def is_web_address(address: str | None) -> TypeGuard[str]:
    """Whether an address is on the web; others ("javascript:", "file:") never become links."""
    return address is not None and address.startswith(("http://", "https://"))
