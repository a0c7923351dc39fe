"""Recognises lines around a text: buttons, invitations, notes to readers or editors."""

from __future__ import annotations

import re
from pathlib import Path

LONGEST = 160
"""Longer lines, in characters, are no invitations."""

_SIGNS = re.compile("(?:[\u2190-\u2bff\ufe0f\U0001f300-\U0001faff]+|>{1,3}|»+) ")
_NOTE = re.compile(
    r"(?:(?:editor(?:[’']s|ial) )?note(?: to (?:readers|editors))? ?: "
    r"|\*\*?(?:please|note|see|all|the|this) (?=.*[.!?:)]$)"
    r"|(?:media|press) (?:contact|enquir(?:y|ies)|inquir(?:y|ies))s?\b ?:"
    r"|for (?:further|more) information,? (?:please )?(?:contact|see|visit)\b"
    r"|\(?(?:this|the) (?:story|report|article) has not been edited by\b"
    r"|(?:this|the) (?:interview|conversation|transcript) (?:has been|was) (?:lightly |slightly )?"
    r"(?:edited|condensed|shortened|translated)\b"
    r"|disclaimer ?: |(?:this|the) (?:story|report|article|content) (?:has been|is|was) "
    r"(?:(?:sourced|syndicated|(?:auto-)?generated) (?:from|by)|taken from"
    r"|automatically (?:generated|published))\b"
    r"|for immediate release\b.{0,40}$|contacts? ?:(?=.*(?:\d{3}|@))|our standards ?:"
    r"|you (?:receive|received|are receiving|get) this\b|(?:to )?unsubscribe\b"
    r"|was this (?:e-?mail|letter|newsletter) forwarded\b|forwarded this (?:e-?mail|newsletter)\b"
    r"|copyright (?:©|\(c\)|\d{4})(?=.*\brights reserved\b))",
    re.IGNORECASE,
)
_MAIL = r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}"
_CONTACT = re.compile(
    rf"(?=.*(?:{_MAIL}|\b(?i:tel|phone|mobile|cell|fax)[.:]{{1,2}} ?[+(]?\d))"
    rf"(?:[A-ZÀ-Þ][^@.!?“”\"]{{1,90}}?[,:;|–—-] ?)?"
    rf"(?:{_MAIL}|(?i:e-?mail|tel|phone|mobile|cell|fax)[.:]{{0,2}} ?|[+(]?\d[\d ()/.-]{{5,}}+"
    r"|[,;|–—/] ?| )++[.]?"
)
"""A line of only a name with post, mail address and telephone numbers."""
_POST = re.compile(r"The post [A-ZÀ-Þ\d“‘\"«].{1,300} appeared first on [A-ZÀ-Þ].{1,100}$")
"""What blogs add below each entry of their feeds."""
_BAR = re.compile(r" ?[|•·] ?")
_MOST_BUTTON_WORDS, _FEWEST_BUTTONS, _SHORTEST_HALF = 6, 3, 4
_SAID = re.compile(
    r", (?!as\b|like\b|it\b|so\b|which\b|that\b|we\b|you\b)(?:[\w’'-]+ ){1,6}?(?:said|says|told|"
    r"shouted|cried|warned|wrote|added|urged|ordered|replied|answered)\b"
)
"""Who said what stands before: the words of somebody else are no invitation."""


def is_aside(text: str) -> bool:
    """Return whether a line is an invitation, or says that the page has ended."""
    if text[:9] == "The post " and _POST.match(text):
        return True
    if len(text) > LONGEST:
        return False
    if text[:1] == "[" and text[-1:] == "]":
        text = text[1:-1]
    if text[:_SHORTEST_HALF] in text[_SHORTEST_HALF:] and _is_doubled(text):
        return True
    sign = _SIGNS.match(text)
    if _INVITES.match(text) or (sign and _INVITES.match(text, sign.end())):
        return not _SAID.search(text)
    return (sign is not None or " | " in text) and _is_footer(text)


def _is_doubled(text: str) -> bool:
    """Whether a line is one line twice, as the two names of a button are copied ("MailMail").

    No place or name with a space or hyphen between is one.
    """
    half = len(text) // 2
    return half >= _SHORTEST_HALF and text[:half] == text[half:] and text[half - 1].isalpha()


def _is_footer(text: str) -> bool:
    """Whether a line is a row of a few words behind signs or bars, one of them an invitation."""
    parts = _BAR.split(text)
    if "|" in text and len(parts) >= _FEWEST_BUTTONS:
        few = all(0 < len(part.split()) <= _MOST_BUTTON_WORDS // 2 for part in parts)
        if few and any(map(_INVITES.match, parts)):
            return True
    if len(parts) < 2 or max(len(part.split()) for part in parts) > _MOST_BUTTON_WORDS:
        return False
    signs = [_SIGNS.match(part) for part in parts]
    bare = [part[sign.end() :] for part, sign in zip(parts, signs, strict=True) if sign]
    return len(bare) == len(parts) and any(map(_INVITES.match, bare))


def is_contact(text: str) -> bool:
    """Return whether a line is only a name with a mail address or telephone number."""
    may_be = "@" in text or "el" in text or "hone" in text or "ax" in text
    return may_be and len(text) <= LONGEST and bool(_CONTACT.fullmatch(text))


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
