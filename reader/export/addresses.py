"""Tells which addresses an export makes links of."""

from __future__ import annotations

from typing import TypeGuard


def is_web_address(address: str | None) -> TypeGuard[str]:
    """Whether an address is one of the web: no other one ("javascript:", "file:") is a link."""
    return address is not None and address.startswith(("http://", "https://"))
