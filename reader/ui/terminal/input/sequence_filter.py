"""Splits the terminal's input into keys and whole sequences, and drops its answers to queries.

Answers may come late, over ssh also in pieces, and may belong to queries of the previous program.
Textual's parser passes an unknown sequence on letter by letter, as if it were typed. So strings
(OSC, DCS, APC, PM, SOS) and private control sequences are dropped here, and every other sequence is
passed on as a whole. Each state ends after some time or length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

ESC = "\x1b"
PASTE, PASTE_END = "\x1b[200~", "\x1b[201~"

PAUSE = 2.0
"""Seconds of silence after which an unfinished sequence or string is dropped."""

LASTS = 6.0
"""Most seconds that one string may last; keys typed meanwhile are dropped with it."""

LONGEST = 1 << 20
"""Most characters of one string."""

LONGEST_TOLD = 64
"""Most characters of a string that is reported; answers about colours are short."""

LONGEST_HELD = 256
"""Most characters of an unfinished control sequence."""

LONGEST_KNOWN = 32
"""Characters of the longest sequence that Textual's parser accepts."""

LATE = 1.0
"""Seconds in which the rest of a sequence may follow an Escape that already counted as a key."""

PASTE_PAUSE = 10.0
"""Seconds of silence after which a paste counts as ended; the rest would count as typed."""

_INTRODUCER = re.compile("[\x1b\x8f\x90\x98\x9b\x9d-\x9f]")
_CONTROL = re.compile("\x1b\\\\?|[\x00-\x1a\x1c-\x1f\x7f\x9c]")
_ENDED = "[^\x00-\x1f\x7f\x9c]*(?:\x07|\x9c|\x1b\\\\)"
_STRING = re.compile(f"\x1b(?:[PX^_].|\\][0-9lLI]|\\]{_ENDED})", re.S)
"""The beginning of a string.

`ESC ]` may also be Alt+], so what follows must look like an answer.
"""
_PARAMETERS = r"\x1b\[[0-?\-]*[ -/]*"
_WHOLE = re.compile(
    r"\x1b\[M[^\x1b]{3}|\x1b\[\[[^\x1b]|\x1b\[[0-9]+\$|\x1bO[0-9;]*[ -~]"
    rf"|(?!\x1b\[(?:M\Z|M[^\x1b]|\[)){_PARAMETERS}[@-~]"
)
"""A whole sequence.

The first three alternatives are the X10 mouse, function keys of the Linux console, and keys with
Shift in rxvt.
"""
_BEGUN = re.compile(
    rf"(?:\x1b\[M[^\x1b]{{0,2}}|\x1b\[\[|{_PARAMETERS}|\x1bO[0-9;]*|\x1b[\]PX^_]?)\Z"
)
_CUT_SHORT = re.compile(_PARAMETERS)
_OURS = re.compile(r"\x1b\[(?:[^<-?]|<[-0-9;]+[Mm]\Z|\?[0-9]+;[0-9]\$y\Z)|\x1bO")
"""Sequences that are passed on: keys, the mouse, and reports on the support of a mode."""

_KEYS = frozenset({ESC, *(ESC + letter for letter in "[O]PX^_")})
"""Beginnings of sequences that are keys (Escape, or Alt and a key) if nothing follows soon."""
_TYPED = frozenset({ESC, *(ESC + letter for letter in "OPX")})
"""Those of `_KEYS` that are passed on; Textual would take the others for keys without Alt."""

# Few terminals need these patterns, so they are compiled at their first use.
_LATER = (
    r"\x1b(?:\[[<-?]|\[[ABCDEFHPQRSZIO]|\[[0-9][0-9;:]*(?:[A-Za-z~]|\$y)|O[A-DFHMP-S]"
    f"|\\][0-9]|P[!-?]|_G|[\\]PX^_]{_ENDED})"
)
"""Escape, and a late rest that came in one piece and that hardly anybody types."""
_MORE_LATER = r"\x1b(?:\[[0-9;]+|\][lLI]|[PX^_].)"
"""As `_LATER`, if more than the Escape came in time."""
_LOST = "lost"
"""The state after a string that was dropped before its end."""
_CUT = "cut"
"""The state after a string that ended with Escape alone; the rest of its terminator may follow."""


def ignore(text: str) -> None:
    """A callback that ignores strings."""


class SequenceFilter:
    """Holds the received part of an unfinished sequence, string or paste.

    It reads no clock: `now` is the time of the call in seconds.
    """

    def __init__(
        self,
        delay: float = 0.1,
        on_string: Callable[[str], None] = ignore,
        alt_letters: Collection[str] = (),
    ) -> None:
        """`delay` is how many seconds after Escape the rest of a sequence may come.

        `on_string` is called with the content of a short OSC. `alt_letters` are separate keys with
        Alt; Escape and any other letter are two keys that were typed fast.
        """
        self._delay, self._on_string, self._alt_letters = delay, on_string, alt_letters
        self._string = ""  # the beginning of the string that is being dropped
        self._held = ""  # the beginning of a sequence
        self._in_string = self._in_paste = self._is_tail = False
        self._length = 0
        self._began = self._last = 0.0
        self._before = ""  # an unfinished sequence that was dropped or passed on as a key

    def feed(self, text: str, now: float) -> list[str]:
        """Return in order the text without Escapes and the sequences that `text` completes."""
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
        """Return what is now known to be a key, or to have ended, because nothing has followed."""
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
        """The text with the beginning that it completes, or without the end of a dropped string."""
        before, self._before = self._before, ""
        late = now - self._last
        if before == _CUT:
            return text[1:] if text[:1] == "\\" and late < PAUSE else text
        if before == _LOST:
            rest = re.match(_ENDED, text) if late < LASTS else None
            return text[rest.end() :] if rest is not None else text
        if before and late < LATE + self._delay:
            whole = before + text
            if re.match(_LATER, whole) or (before != ESC and re.match(_MORE_LATER, whole)):
                return whole
        return text

    def _pasted(self, data: str, at: int, found: list[str]) -> int:
        """Pass pasted text on up to the end of the paste; returns where to continue in `data`."""
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
        """Drop a string up to the control character that ends it; returns where to continue."""
        end = _CONTROL.search(data, at)
        stop = end.start() if end is not None else len(data)
        self._length += stop - at
        self._string = (self._string + data[at:stop])[: LONGEST_TOLD + 1]
        if end is None:
            self._in_string = self._length < LONGEST
            return len(data)
        self._in_string = False
        if self._string[:1] == "]" and len(self._string) <= LONGEST_TOLD:
            self._on_string(self._string[1:])
        if end.group() != ESC:
            return end.end()
        if end.end() == len(data):
            self._held, self._is_tail = ESC, True
            return len(data)
        return end.start()

    def _cut(self, data: str, at: int, found: list[str]) -> tuple[str, int]:
        """Pass on text up to the next sequence, or that sequence; returns where to continue.

        A line feed is Enter, typed before the program had taken the terminal.
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
            self._in_string, self._string = True, data[at + 1]
            return data, at + 2
        return data, self._other(data, at, found)

    def _pass(self, sequence: str, found: list[str]) -> None:
        """Pass a whole sequence on if the screen uses its kind."""
        if len(sequence) <= LONGEST_KNOWN and _OURS.match(sequence):
            found.append(sequence)
            self._in_paste = sequence == PASTE

    def _other(self, data: str, at: int, found: list[str]) -> int:
        """Handle an Escape that begins no sequence: a key, Alt and a key, or a broken sequence.

        A terminal sends the same for Alt and a key as for Escape followed by the key.
        """
        if begun := _CUT_SHORT.match(data, at):
            return begun.end()
        follows = data[at + 1 : at + 2]
        if follows == ESC:
            found.append(ESC)
            return at + 1
        is_typed = follows.isprintable() or follows in "\r\n"
        if is_typed and ESC + follows not in _KEYS and follows not in self._alt_letters:
            found += (ESC, follows.replace("\n", "\r"))
        else:
            found.append(ESC + follows)
        return at + 2
