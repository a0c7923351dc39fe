"""Removes from text all characters that control a terminal or are invisible.

It removes escape sequences (whole, if they end on their line), control characters, direction marks
and overrides, invisible format characters, tags, noncharacters and lone surrogates. Every kind of
line end becomes a newline. It only looks at characters, so it must run after decoding and after
expanding entities. Other text is unchanged; cleaning twice has the same result as cleaning once.
"""

from __future__ import annotations

import re
from unicodedata import category

MARKS_A_LETTER = 8
"""The most combining marks on one letter; no script uses as many. Further ones are removed."""

JOINERS_A_CHAIN = 8
"""Chains of more joined emoji are split; the longest real ones join four."""

CELL_GAP = "    "
"""The replacement for a tab between words; in one line a single space replaces it."""

_CELL_END = re.compile(r"(?<=\S)\t+(?=\S)")
_LINE_END = "\r\n|[\n\r\v\f\x85\u2028\u2029]"
_GONE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1, without the line ends and the tab
    "\xad\u061c\u180e\u200b\u200e\u200f"  # soft hyphen, marks of direction, zero-width space
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # overrides, isolates, fillers, annotations
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates, noncharacters
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f"  # musical formatting, tags
)
_SUSPECT = re.compile(f"[\t\r\v\f\u200c\u200d\u2028\u2029\x85{_GONE}]")
_NEWLINE = re.compile(_LINE_END)
_REMOVED = re.compile(f"[{_GONE}]+")

# ECMA-48.  A control string (OSC, DCS, APC, PM, SOS) may contain anything up to its terminator; if
# that is missing only the introducer is removed, so that no text is lost.  Its body excludes every
# introducer, which makes the search linear.
_ESCAPE = re.compile(
    "(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\\\|\x9c)"
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|\x1b[ -/]+[0-~]"
    "|\x1b[\\]PX^_[]"
    "|\x1b[0-~]"
)

# Without skin tones, which only follow an emoji, and without the space U+205F.
_EMOJI = (
    "\u00a9\u00ae\u203c-\u205e\u2070-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
)
_TONES = "\U0001f3fb-\U0001f3ff"
_JOINED_SCRIPT = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdcf\ufe70-\ufefc"
_JOINER = re.compile(
    f"(?<=[{_EMOJI}{_TONES}\ufe0f])\u200d(?=[{_EMOJI}])|(?<=[{_JOINED_SCRIPT}])[\u200c\u200d]|([\u200c\u200d])"
)
_CHAIN = re.compile(f"(?:[{_EMOJI}][\ufe0e\ufe0f\u20e3{_TONES}]*\u200d){{{JOINERS_A_CHAIN}}}")
# Combining marks are neither word characters nor ASCII: no table is needed to find a long run.
_MARKS = re.compile(rf"[^\w\x00-\u02ff]{{{MARKS_A_LETTER + 1},}}")
# Searched first: it needs no Unicode tables and takes a quarter of the time.
_MAY_BE_MARKS = re.compile(f"[^\x00-\u02ff]{{{MARKS_A_LETTER + 1}}}")
_GROUPING = re.compile("(?<=[0-9])[\xa0\u2007\u2009\u202f](?=[0-9])")
_KEPT_SPACE = re.compile(f"({_GROUPING.pattern})|\\s+")


def clean(text: str) -> str:
    """Return the text without the characters above; tabs become spaces, line ends newlines.

    A tab between words separates the cells of a table: it becomes `CELL_GAP`.
    """
    if _SUSPECT.search(text):
        text = _NEWLINE.sub("\n", text)
        text = _ESCAPE.sub("", text)
        text = _CELL_END.sub(CELL_GAP, _REMOVED.sub("", text)).replace("\t", " ")
        text = _JOINER.sub(lambda match: "" if match[1] else match[0], text)
        text = _CHAIN.sub(lambda match: match[0][:-1], text)
    return _without_piles(text)


def line(text: str) -> str:
    """Return the cleaned text as one line, with single spaces and none at the ends.

    A no-break space between digits is kept, because it groups them ("600 000").
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    if text.isprintable():  # only marks and spaces may have to be removed
        return " ".join(_without_piles(text).split())
    text = clean(text)
    if not _GROUPING.search(text):
        return " ".join(text.split())
    return _KEPT_SPACE.sub(lambda match: match[1] or " ", text).strip()


def shown_path(path: str) -> str:
    """Return a path for display: cleaned, with � for bytes that are not text."""
    whole = path.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return line(whole) or "(unnamed)"


def _without_piles(text: str) -> str:
    """Return the text with at most `MARKS_A_LETTER` combining marks on each letter."""
    return _MARKS.sub(_few_marks, text) if _MAY_BE_MARKS.search(text) else text


def _few_marks(match: re.Match[str]) -> str:
    kept, run = [], 0
    for character in match[0]:
        stacked = category(character)[0] == "M" or character in "\u200c\u200d"
        run = run + 1 if stacked else 0
        if run <= MARKS_A_LETTER:
            kept.append(character)
    return "".join(kept)
