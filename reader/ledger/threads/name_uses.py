"""Finds how a text uses its names: as places, as attackers, as parts of one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise

from reader.ledger.threads.texts import Term, TextPart
from reader.ledger.threads.window import WindowText, found_once

NEAR = 28
"""Characters before a name that are searched for a preposition of place."""

_ATTACKS = re.compile(
    r"(?:[’']s)? (?:(?!was\b|were\b|been\b|being\b)[a-z]+ ){0,2}"
    r"(?:launched|fired|attacked|shelled|bombed|drones?|missiles?|rockets?)\b"
)
"""Matches behind who attacks: "Torvia launched", "Torvian drones"."""
_AT = re.compile(
    r"\b(?:(?:in|into|at|near|over|outside|around)(?: the)?|of) "
    r"(?:(?:north|south|east|west|central)[a-z]* )?$",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in|at|near|from|to|outside|around|leave|left|reach(?:es|ed)?) (?:the )?$", re.I
)


@found_once
def towns(text: WindowText) -> set[str]:
    """Return the names that something is in or comes from, at any place of the text."""
    return {
        term.key
        for part in text.parts
        for term in part.terms
        if term.is_name and _IN.search(part.text, max(0, term.start - NEAR), term.start)
    }


def offices(text: WindowText, people: Set[str]) -> set[str]:
    """Return the words directly before a person's name: "envoy Anna Berg"."""
    return {
        term.key
        for part in text.parts
        for term, after in pairwise(part.terms)
        if after.key in people and part.text[term.end : after.start].isspace()
    }


def kinds(text: WindowText, names: Set[str]) -> set[str]:
    """Return the words directly behind these names: "the Quern refugee camp"."""
    found = set[str]()
    for part in text.parts:
        is_behind = False
        for term, after in pairwise(part.terms):
            is_next = part.text[term.end : after.start].isspace()
            is_behind = is_next and not after.is_name and (is_behind or term.key in names)
            if is_behind:
                found.add(after.key)
    return found


@found_once
def places(text: WindowText) -> set[str]:
    """Return the names after a preposition of place, whole: "in Quern", "near Lake Quern"."""
    found = set[str]()
    for part in text.parts:
        for run in runs(part):
            at = next((n for n, term in enumerate(run) if _is_at(part, term)), len(run))
            found.update(term.key for term in run[at:])
    return found


def _is_at(part: TextPart, term: Term) -> bool:
    return _AT.search(part.text, max(0, term.start - NEAR), term.start) is not None


def runs(part: TextPart, *, is_first_too: bool = False) -> Iterator[list[Term]]:
    """Yield names that stand beside each other, as one.

    With `is_first_too`, any first word of a sentence is a name.
    """
    run: list[Term] = []
    for term in part.terms:
        is_name = term.is_name or is_first_too and part.text[term.start].isupper()
        if run and (not is_name or not part.text[run[-1].end : term.start].isspace()):
            yield run
            run = []
        if is_name:
            run.append(term)
    if run:
        yield run


@found_once
def attackers(text: WindowText) -> set[str]:
    """Return the names of those who attack: they attack every night, and are no story."""
    return {
        term.key
        for part in text.parts
        for term in part.terms
        if part.text[term.start].isupper() and _ATTACKS.match(part.text, term.end)
    }


@found_once
def armed(text: WindowText) -> set[str]:
    """Return the names of those who fight: "Orm rebels", "the Sea Command (SEACOM)"."""
    found = set[str]()
    for part in text.parts:
        for run in runs(part):
            own = _ARMED.search(part.text, run[0].start, run[-1].end)
            before = _ARMED_BEFORE.search(part.text, max(0, run[0].start - NEAR), run[0].start)
            if own or before or _ARMED_AFTER.match(part.text, run[-1].end):
                found.update(term.key for term in run)
    return found


_FIGHTERS = (
    r"rebels?|fighters?|militants?|insurgents?|gunmen|guerrillas?|militias?|forces|troops|army"
    r"|navy|military|brigades?|movement|front|guards?|corps|command|regiments?|battalions?"
    r"|staff|defen[cs]e(?: (?:ministry|forces))?|air force"
)
_ARMED = re.compile(rf"\b(?:{_FIGHTERS})$", re.IGNORECASE)
_ARMED_BEFORE = re.compile(rf"\b(?:{_FIGHTERS}) \($", re.IGNORECASE)
_ARMED_AFTER = re.compile(rf"(?:[’']s)? (?:[a-z]+ )?(?:{_FIGHTERS})\b", re.IGNORECASE)


def chunks(text: WindowText, keys: set[str]) -> int:
    """Return the number of different names in these words; adjacent words are one name.

    So are a name with its short form in brackets ("the Court of Harbours (COH)"), and two names
    that share a word ("the Orm refugee camp", "the camp").
    """
    found: list[set[str]] = []
    for part in text.parts:
        last = -1
        for term in part.terms:
            if term.key in keys:
                between = part.text[last : term.start]
                if found and last >= 0 and (between.isspace() or between == " ("):
                    found[-1].add(term.key)
                else:
                    found.append({term.key})
                last = term.end
    return len(_whole(found))


def _whole(names: Iterable[set[str]]) -> list[set[str]]:
    """Join names that share a word."""
    found: list[set[str]] = []
    for name in names:
        same = [one for one in found if not one.isdisjoint(name)]
        found = [one for one in found if one.isdisjoint(name)]
        found.append(name.union(*same))
    return found


def in_one_part(text: WindowText, keys: set[str]) -> set[str]:
    """Return those of these words that stand together in a paragraph, with those of the heading.

    Of several paragraphs it is the one with most of them: what is scattered over a text is not one
    story.
    """
    own = text.parts[: 1 if text.text.has_heading else 0]
    headed = {term.key for part in own for term in part.terms}
    found = (keys & (headed | {term.key for term in part.terms}) for part in text.parts)
    return max(found, key=len, default=set())


def persons(text: WindowText, keys: Set[str]) -> list[set[str]]:
    """Return the names of each person that these words name: "Anna Berg" and "Berg" is one."""
    names = (
        {term.key for term in run} & keys
        for part in text.parts
        for run in runs(part, is_first_too=True)
    )
    return _whole(name for name in names if name)


def namesakes(later: WindowText, earlier: WindowText, people: Set[str]) -> set[str]:
    """Return the words that name two people: "Anna Berg" in one text, "Ivo Berg" in the other."""
    ours, theirs = persons(later, people), persons(earlier, people)
    return {
        key
        for one in ours
        for other in theirs
        for key in one & other
        if one - other and other - one
    }


_SAYS = (
    r"said|says|say|told|tells|wrote|writes|added|adds|announced|announces|warned|warns|reported"
    r"|reports|stated|states|claimed|claims|confirmed|confirms|denied|denies|stressed|called"
    r"|urged|urges|noted|explained|insisted|accused|promised|spoke|speaks|declared"
)
_SAYS_AFTER = re.compile(rf"(?:,[^,.]{{1,80}})?,? (?:[a-z]+ly )?(?:{_SAYS})\b")
_SAYS_BEFORE = re.compile(rf"\b(?:{_SAYS}|according to|asked)(?: [\w’'-]+){{0,4}} $")


def speakers(text: WindowText, people: Set[str]) -> set[str]:
    """Return the words in names of people who only speak: "Anna Berg said", "said Anna Berg"."""
    told, speak = set[str](), set[str]()
    for part in text.parts:
        for run in runs(part):
            name = {term.key for term in run} & people
            start, end = run[0].start, run[-1].end
            before = _SAYS_BEFORE.search(part.text, max(0, start - 2 * NEAR), start)
            (speak if before or _SAYS_AFTER.match(part.text, end) else told).update(name)
    return speak - told
