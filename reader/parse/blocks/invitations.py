"""Recognises lines around a text: buttons, invitations, notes to readers or editors."""

from __future__ import annotations

import re
from pathlib import Path

LONGEST = 160
"""Longer lines, in characters, are no invitations."""

_SIGNS = re.compile("[\u2190-\u2bff\ufe0f\U0001f300-\U0001faff]+ ")
_NOTE = re.compile(
    r"(?:(?:editor(?:[’']s|ial) )?note(?: to (?:readers|editors))? ?: "
    r"|\*\*?(?:please|note|see|all|the|this) "
    r"|(?:media|press) (?:contact|enquir(?:y|ies)|inquir(?:y|ies))s?\b ?:"
    r"|for (?:further|more) information,? (?:please )?(?:contact|see|visit)\b"
    r"|\(?(?:this|the) (?:story|report|article) has not been edited by\b"
    r"|for immediate release\b.{0,40}$|contacts? ?:(?=.*(?:\d{3}|@))|our standards ?:"
    r"|you (?:receive|received|are receiving|get) this\b|(?:to )?unsubscribe\b)",
    re.IGNORECASE,
)


def is_aside(text: str) -> bool:
    """Return whether a line is an invitation, or says that the page has ended."""
    sign = _SIGNS.match(text)
    return len(text) <= LONGEST and bool(_INVITES.match(text, sign.end() if sign else 0))


def is_note(text: str) -> bool:
    """Return whether a line begins as a note to readers or editors: "For immediate release"."""
    return bool(_NOTE.match(text))


def _read_patterns() -> dict[str, list[str]]:
    """Return the patterns of invitations.txt for each use: "starts", "wholes", "buttons"."""
    patterns: dict[str, list[str]] = {"starts": [], "wholes": [], "buttons": []}
    use = ""
    for line in Path(__file__).with_name("invitations.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            use = line.strip("[]").partition(": ")[2]
        elif line and not line.startswith("#"):
            patterns[use].append(line)
    return patterns


def _compiled() -> re.Pattern[str]:
    """Return one pattern that matches at the start of each line that is an invitation."""
    patterns = _read_patterns()
    button = "(?:" + "|".join(patterns["buttons"]) + ")"
    row = rf"(?:{button}[ ,|•/]+){{1,12}}{button}"
    wholes = "|".join([*patterns["wholes"], row])
    return re.compile("|".join([*patterns["starts"], f"(?:{wholes})$"]), re.IGNORECASE)


_INVITES = _compiled()
