"""Cuts what a terminal sends into keys and whole sequences, and drops its answers to questions.

Answers come late, over ssh also in pieces, and some were asked for by the program before this one.
Textual's parser gives a sequence that it does not know out letter by letter, as if it were typed.
So strings (OSC, DCS, APC, PM, SOS) and private control sequences are dropped here, and every other
sequence is passed on whole.  Nothing is held for ever: each state ends by time or by length.
"""

from __future__ import annotations

import re

ESC = "\x1b"
PASTE, PASTE_END = "\x1b[200~", "\x1b[201~"

PAUSE = 2.0
"""Seconds of silence after which an unfinished sequence or string is given up."""

LASTS = 6.0
"""Seconds that one string may last: keys that are typed meanwhile are dropped with it."""

LONGEST = 1 << 20
"""Characters of a string."""

LONGEST_HELD = 256
"""Characters of a control sequence that has not ended."""

LONGEST_KNOWN = 32
"""Characters of a sequence that Textual's parser takes."""

LATE = 1.0
"""Seconds in which the rest of a sequence may follow an Escape that counted as the key already."""

PASTE_PAUSE = 10.0
"""Seconds of silence that end a paste: what comes of it later would be typed."""

_INTRODUCER = re.compile("[\x1b\x8f\x90\x98\x9b\x9d-\x9f]")
_CONTROL = re.compile("\x1b\\\\?|[\x00-\x1a\x1c-\x1f\x7f\x9c]")
_ENDED = "[^\x00-\x1f\x7f\x9c]*(?:\x07|\x9c|\x1b\\\\)"
_STRING = re.compile(f"\x1b(?:[PX^_].|\\][0-9lLI]|\\]{_ENDED})", re.S)
"""`ESC ]` is also Alt+], or Escape and the key of the next bulletin: answers go on like this."""
_PARAMETERS = r"\x1b\[[0-?\-]*[ -/]*"
_WHOLE = re.compile(
    r"\x1b\[M[^\x1b]{3}|\x1b\[\[[^\x1b]|\x1b\[[0-9]+\$|\x1bO[0-9;]*[ -~]"
    rf"|(?!\x1b\[(?:M\Z|M[^\x1b]|\[)){_PARAMETERS}[@-~]"
)
"""The first three: the mouse of X10, function keys of the Linux console, rxvt's with Shift."""
_BEGUN = re.compile(
    rf"(?:\x1b\[M[^\x1b]{{0,2}}|\x1b\[\[|{_PARAMETERS}|\x1bO[0-9;]*|\x1b[\]PX^_]?)\Z"
)
_CUT_SHORT = re.compile(_PARAMETERS)
_OURS = re.compile(r"\x1b\[(?:[^<-?]|<[-0-9;]+[Mm]\Z|\?[0-9]+;[0-9]\$y\Z)|\x1bO")
"""Sequences that may be of use: keys, the mouse, and whether the terminal has a mode."""

_KEYS = frozenset({ESC, *(ESC + letter for letter in "[O]PX^_")})
"""What may be a key (Escape; Alt and another) if nothing follows it soon."""
_TYPED = frozenset({ESC, *(ESC + letter for letter in "OPX")})
"""Those that are given out: Textual takes the signs for keys without Alt, as `]`."""

_LATER = re.compile(
    r"\x1b(?:\[[<-?]|\[[ABCDEFHPQRSZIO]|\[[0-9][0-9;:]*(?:[A-Za-z~]|\$y)|O[A-DFHMP-S]"
    f"|\\][0-9]|P[!-?]|_G|[\\]PX^_]{_ENDED})"
)
"""What follows an Escape late, at once, and is hardly typed so."""
_MORE_LATER = re.compile(r"\x1b(?:\[[0-9;]+|\][lLI]|[PX^_].)")
"""The same, where what came in time was more than the Escape."""
_END_LATER = re.compile(_ENDED)
_LOST = "lost"
"""A string that was given up."""
_CUT = "cut"
"""A string that ended with Escape alone: the other half of the terminator may follow."""


class SequenceFilter:
    """What has come of a sequence, a string or a paste that has not ended.

    It has no clock: whoever feeds it says what time it is, in seconds.
    """

    def __init__(self, delay: float = 0.1) -> None:
        """`delay` is how many seconds Escape waits for the rest of a sequence."""
        self._delay = delay
        self._held = ""  # the beginning of a sequence
        self._in_string = self._in_paste = self._is_tail = False
        self._length = 0
        self._began = self._last = 0.0
        self._before = ""  # what was given up or given out as a key before it had ended

    def feed(self, text: str, now: float) -> list[str]:
        """Text without Escapes, and whole sequences, in order."""
        found = self.idle(now)
        data = self._held + self._continued(text, now)
        if not (self._held or self._in_string):
            self._began = now
        self._held, self._last = "", now
        at = 0
        while at < len(data):
            if self._in_paste:
                at = self._pasted(data, at, found)
            elif self._in_string:
                at = self._dropped(data, at)
            else:
                data, at = self._cut(data, at, found)
                if self._in_string:
                    self._began, self._length = now, 0
        return found

    def idle(self, now: float) -> list[str]:
        """What turns out to be a key, or to have ended, because nothing follows it."""
        silent, lasted = now - self._last, now - self._began
        if self._in_paste:
            if silent < PASTE_PAUSE:
                return []
            self._in_paste, self._held = False, ""
            return [PASTE_END]
        if self._in_string:
            if silent >= PAUSE or lasted >= LASTS:
                self._in_string, self._before = False, _LOST
            return []
        if not self._held:
            return []
        is_key = self._held in _KEYS
        if silent < (self._delay if is_key else PAUSE) and lasted < LASTS:
            return []
        held, self._held = self._held, ""
        if self._is_tail:
            self._is_tail, self._before = False, _CUT
            return []
        self._before = held if is_key else ""
        return [held] if held in _TYPED else []

    def _continued(self, text: str, now: float) -> str:
        """A text with what it continues, or without what it ends."""
        before, self._before = self._before, ""
        late = now - self._last
        if before == _CUT:
            return text[1:] if text[:1] == "\\" and late < PAUSE else text
        if before == _LOST:
            rest = _END_LATER.match(text) if late < LASTS else None
            return text[rest.end() :] if rest is not None else text
        if before and late < LATE + self._delay:
            whole = before + text
            if _LATER.match(whole) or (before != ESC and _MORE_LATER.match(whole)):
                return whole
        return text

    def _pasted(self, data: str, at: int, found: list[str]) -> int:
        """A paste: its text may hold anything but its end."""
        end = data.find(ESC, at)
        if end < 0:
            found.append(data[at:])
            return len(data)
        if end > at:
            found.append(data[at:end])
        if data.startswith(PASTE_END, end):
            found.append(PASTE_END)
            self._in_paste = False
            return end + len(PASTE_END)
        if PASTE_END.startswith(data[end:]):
            self._held = data[end:]
            return len(data)
        return end + 1

    def _dropped(self, data: str, at: int) -> int:
        """A string: it ends with a control character, which is dropped too."""
        end = _CONTROL.search(data, at)
        self._length += (end.start() if end is not None else len(data)) - at
        if end is None:
            self._in_string = self._length < LONGEST
            return len(data)
        self._in_string = False
        if end.group() != ESC:
            return end.end()
        if end.end() == len(data):
            self._held, self._is_tail = ESC, True
            return len(data)
        return end.start()

    def _cut(self, data: str, at: int, found: list[str]) -> tuple[str, int]:
        """What is typed up to the next sequence, or that sequence.

        A line feed is Enter that was typed before the program had taken the terminal.
        """
        if self._is_tail:
            self._is_tail = False
            if data.startswith("\x1b\\", at):
                return data, at + 2
        start = _INTRODUCER.search(data, at)
        if start is None or start.start() > at:
            end = start.start() if start is not None else len(data)
            found.append(data[at:end].replace("\n", "\r"))
            return data, end
        if data[at] != ESC:
            data = data[:at] + ESC + chr(ord(data[at]) - 0x40) + data[at + 1 :]
        if whole := _WHOLE.match(data, at):
            self._pass(whole.group(), found)
            return data, whole.end()
        if _BEGUN.match(data, at) and len(data) - at <= LONGEST_HELD:
            self._held = data[at:]
            return data, len(data)
        if _STRING.match(data, at):
            self._in_string = True
            return data, at + 2
        return data, self._other(data, at, found)

    def _pass(self, sequence: str, found: list[str]) -> None:
        """A whole sequence, if it may be of use."""
        if len(sequence) <= LONGEST_KNOWN and _OURS.match(sequence):
            found.append(sequence)
            self._in_paste = sequence == PASTE

    def _other(self, data: str, at: int, found: list[str]) -> int:
        """Escape before what begins no sequence: a key, Alt and a key, or a sequence cut short."""
        if begun := _CUT_SHORT.match(data, at):
            return begun.end()
        end = at + (1 if data.startswith(ESC, at + 1) else 2)
        found.append(data[at:end])
        return end
