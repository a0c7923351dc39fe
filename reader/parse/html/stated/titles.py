"""Chooses the headline of a page among those that it states: shared, in its data, shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.parse.html.letters import same_name, size_of, squeezed

_SUFFIX = re.compile(r"\s+(?:[|–—•·»-]|--)\s+(?=[^|–—•·»]{1,100}$)|\s*\|\s*(?=[^|]{1,100}$)")
_GLUED = re.compile(r" ?[-_|–—：] ?[^-_|–—：]{1,30}")
"""A name behind a headline and a sign without spaces."""
_LONG = 30
_MOST_CUTS = 3
_SHARE_OF_WORDS = 0.5
"""A heading with a smaller share of the headline's words is on another subject."""
_SHARE_OF_ONE = 0.8
"""The share of common words from which two headlines are one."""

_NAMING = 4
"""The fewest letters of a word that can name the subject of two headlines."""

_FEWEST_WORDS = 4
"""The fewest words of a heading that is a headline, though no other repeats it."""

_AGE = re.compile(
    r"\d{1,3} ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?) ago ?[-–—|:·•] ?(?=\S)",
    re.IGNORECASE,
)
"""How long ago a headline was written, before it."""

_CUT_OFF = ("…", "...")
_SIGNS = "|–—•·»-"
_QUOTES = "\"'"
_LETTER_RUN = re.compile(r"[^\W_]+")


class Headlines(NamedTuple):
    """The headlines that a page states, each "" if it states none.

    `shared` is the one for sharing (OpenGraph), `posted` that for short messages, `told` that of
    its data, `named` that of its window, `shown` its own headings.
    """

    shared: str = ""
    posted: str = ""
    told: str = ""
    named: str = ""
    shown: Sequence[str] = ()


def headline(stated: Headlines, publisher: str) -> str:
    """Return the headline without the publisher's name after it.

    It is the one for sharing; or the page's own heading if the two differ only in signs and
    sections, or if the data or the message repeat the heading and not the shared one. The title of
    a window is written for search engines: if it is also the shared one, the headline is that of
    the data if that differs; if it is also an own heading unlike the shared one, short messages do
    not count. If the heading is like no other, and no two others are alike, it is the headline.
    """
    title = _chosen(stated, publisher)
    age = _AGE.match(title)
    return title[age.end() :] if age else title


def _chosen(stated: Headlines, publisher: str) -> str:
    shown = _own_heading(stated)
    shared, posted, told, named = (
        _without_suffix(title, publisher, stated.shown)
        for title in (stated.shared, stated.posted, stated.told, stated.named)
    )
    if _is_translated(shared, named, shown):
        return shown
    if not shared or same_name(shared, publisher):
        return told or posted or (shown if shown and not named else named)
    if _is_of_editors(told, shared, named, publisher):
        return told
    is_searched = squeezed(shown) == squeezed(named) and _likeness(shown, shared) < _SHARE_OF_WORDS
    posted = "" if is_searched else posted
    if shown and _is_better(shown, shared, posted, told, stated.shared):
        return shown
    return _unlike_all(stated, shared, told) or shared


def _is_translated(shared: str, named: str, shown: str) -> bool:
    """Whether a browser has translated the page's heading and window title from another script."""
    is_one = bool(shown) and _likeness(shown, named) >= _SHARE_OF_ONE
    return is_one and bool(shared) and _is_latin(shared) != _is_latin(shown)


def _is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter < "\u0250" for letter in letters) > len(letters)


def _is_of_editors(told: str, shared: str, named: str, publisher: str) -> bool:
    """Whether the data's headline is whole, of the same text, and different from all others."""
    if not told or told.endswith(_CUT_OFF) or same_name(told, publisher):
        return False
    is_one = _likeness(shared, named) >= _SHARE_OF_ONE > _likeness(told, named)
    return is_one and any(len(word) >= _NAMING for word in _words(told) & _words(named))


def _is_better(shown: str, shared: str, posted: str, told: str, whole: str) -> bool:
    """Whether the page's heading is its headline rather than the shared one."""
    own, other = squeezed(shown), squeezed(shared)
    if own == other:
        return False
    if own in other:
        return squeezed(told) == own or _stands_apart(shown, whole)
    if shown.startswith(shared.strip()) and shown[len(shared) :].strip()[:1] in _QUOTES:
        return True  # its own quotation mark cut it short
    return squeezed(posted) == own


def _stands_apart(part: str, whole: str) -> bool:
    """Whether signs divide a part of a title from the rest of it."""
    at = whole.find(part)
    before, after = whole[:at].strip(), whole[at + len(part) :].strip()
    return at >= 0 and (not before or before[-1] in _SIGNS) and (not after or after[0] in _SIGNS)


def _own_heading(stated: Headlines) -> str:
    """Return the first of the page's headings that resembles one of its headlines."""
    titles = [title for title in stated[:4] if isinstance(title, str) and title]
    for heading in stated.shown:
        if not titles or any(_likeness(heading, title) >= _SHARE_OF_WORDS for title in titles):
            return heading
    return ""


def _unlike_all(stated: Headlines, shared: str, told: str) -> str:
    """Return the heading that shares a word with the shared headline, if none is like another."""
    if not told or _likeness(shared, told) >= _SHARE_OF_WORDS or _own_heading(stated):
        return ""
    words = {word for word in _words(shared) if len(word) >= _NAMING}
    heads = (head for head in stated.shown if len(head.split()) >= _FEWEST_WORDS)
    return next((head for head in heads if words & _words(head)), "")


def _without_suffix(title: str, publisher: str, shown: Sequence[str]) -> str:
    """Return a title without the publisher's name and sections after it, which no heading has."""
    heads = list(map(squeezed, shown))
    for _ in range(_MOST_CUTS):
        cut = _SUFFIX.search(title)
        if cut is None or any(squeezed(title) in head for head in heads):
            break
        rest, suffix = title[: cut.start()], title[cut.end() :]
        is_shown = any(squeezed(rest) and squeezed(rest) in head for head in heads)
        if not is_shown and not same_name(suffix, publisher):
            break
        title = rest
    for head in shown:
        if title.startswith(head) and _GLUED.fullmatch(title, len(head)) and _is_long(head):
            return head
    before, sign, _ = title.rpartition(": ")
    return before if sign and squeezed(before) in heads else title


def _is_long(head: str) -> bool:
    """Whether a heading has several words, or many letters of a script without spaces."""
    return len(head.split()) >= _FEWEST_WORDS or size_of(head) > _LONG


def _likeness(one: str, other: str) -> float:
    """Return the share of the shorter text's words that the other has."""
    first, second = _words(one), _words(other)
    return len(first & second) / max(min(len(first), len(second)), 1)


def _words(text: str) -> set[str]:
    return set(_LETTER_RUN.findall(text.casefold()))
