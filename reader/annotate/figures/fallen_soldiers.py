"""Reads that soldiers died in war: "112 soldiers had fallen"."""

from __future__ import annotations

from reader.annotate.figures import outcomes
from reader.annotate.tokens.plain_tokens import PlainTokens

_CLOSES = frozenset((",", ".", ";", ")", ""))


def fallen(tokens: PlainTokens, head: int, verb: int) -> outcomes.Outcomes | None:
    """Read soldiers killed in war: "112 soldiers had fallen", "40 men have fallen in battle"."""
    lows = tokens.lows
    if lows[head] not in _SOLDIERS or lows[verb] not in ("have", "had"):
        return None
    at = verb + (lows[verb + 1] in ("already", "so"))
    closed = lows[at + 2] in _CLOSES or lows[at + 2 : at + 4] == ["in", "battle"]
    if lows[at + 1] != "fallen" or not (closed or lows[at + 2] in ("since", "at", "near")):
        return None
    return outcomes.Outcomes(("killed",), "fallen", at + 2)


_SOLDIERS = frozenset(
    """soldiers troops men servicemen fighters officers marines guards guardsmen defenders
    reservists volunteers paratroopers conscripts""".split()  # noqa: SIM905
)
