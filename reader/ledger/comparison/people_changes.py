"""Finds who is new, gone, spelled otherwise or called by another office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reader.ledger.change_types import PersonChange
from reader.ledger.comparison.sentence_pairs import SentencePairs
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import is_within, keys_of, one_line, stem
from reader.models import Person, Quote

SPELLED_ALIKE = 0.7
"""Least likeness of two spellings of one word of a name."""

LABEL = 2
"""Characters of a cue that is a sign and no verb, at most."""

ONE_WORD_ALIKE = 0.55
"""The same where another word of the name is the same."""


class PeopleChanges(NamedTuple):
    """What changed, and the new name for each old one that was spelled otherwise."""

    changes: tuple[PersonChange, ...]
    renamed: Mapping[str, str]


def compare_people(old: Side, new: Side, sentences: SentencePairs) -> PeopleChanges:
    """What changed about the people (not bodies) of two bulletins."""
    before, after = _named(old), _named(new)
    gone = [one for one in before if not _is_there(one, after, new)]
    come = [one for one in after if not _is_there(one, before, old)]
    renamed = _renamed(gone, come)
    versions = [(one, near.new) for one, found in sentences.near.items() for near in found]
    for was in gone:
        if was.name not in renamed and (found := _respelled(was.name, old, new, versions)):
            renamed[was.name] = found
    turned = [(other, one) for one, other in versions]
    for now in come:
        is_known = now.name in renamed.values()
        if not is_known and (found := _respelled(now.name, new, old, turned)):
            renamed[found] = now.name
    changes = [PersonChange("renamed", now, was, now) for was, now in renamed.items()]
    changes += _roles(before, after, renamed, old, new)
    left = [one.name for one in gone if one.name not in renamed]
    changes += [PersonChange("removed", name, name, None) for name in left]
    new_names = [one.name for one in come if one.name not in renamed.values()]
    changes += [PersonChange("added", name, None, name) for name in new_names]
    return PeopleChanges(tuple(changes), renamed)


def _named(side: Side) -> list[Person]:
    """The people of a bulletin who have a name, and stand in its text and not in a note alone.

    A word alone is a person's name only beside an office or a quote.
    """
    quotes = [quote for part in side.read.parts for quote in part.quotes]
    heard = {at for quote in quotes if _is_told_by_verb(quote) for at in quote.speakers}
    found = [
        one
        for at, one in enumerate(side.people)
        if one.kind == "person" and (one.role or at in heard or len(keys_of(one.name)) > 1)
    ]
    return [one for one in dict.fromkeys(found) if side.has_words(keys_of(one.name))]


def _is_told_by_verb(quote: Quote) -> bool:
    """Whether a quote stands in quotation marks, or behind words and no mere label ("Orm: …")."""
    return quote.kind != "indirect" or (
        quote.cue is not None and quote.cue.end - quote.cue.start > LABEL
    )


def _forms(person: Person) -> list[tuple[str, ...]]:
    """The ways in which somebody is named that are nobody else's: no surname beside a name."""
    aliases = [keys_of(name) for name in person.aliases]
    return [keys_of(person.name), *(alias for alias in aliases if len(alias) > 1)]


def _is_there(person: Person, others: Sequence[Person], side: Side) -> bool:
    """Whether somebody is among these people or named in this text.

    A surname alone is somebody's unless the text has other people of that surname only.
    """
    name = keys_of(person.name)
    if side.has_words(name) or any(_are_one(name, form) for one in others for form in _forms(one)):
        return True
    has_namesake = any(keys_of(one.name)[-1] == name[-1] for one in others)
    return not has_namesake and side.has_words(name[-1:])


def _are_one(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the other, or a part of it."""
    bare, bare_other = list(map(stem, name)), list(map(stem, other))
    return is_within(bare, bare_other) or is_within(bare_other, bare)


def _renamed(gone: Sequence[Person], come: Sequence[Person]) -> dict[str, str]:
    """The new spelling of each old name, where somebody else's is not as likely."""
    rated = sorted(
        (-alike, was.name, now.name)
        for was in gone
        for now in come
        if (alike := _alike(was, now)) > 0
    )
    found: dict[str, str] = {}
    for _, was, now in rated:
        if was not in found and now not in found.values():
            found[was] = now
    return found


def _respelled(
    name: str, side: Side, other: Side, versions: Sequence[tuple[int, int]]
) -> str | None:
    """The words that stand for a name of one text in a version of its sentence in the other one.

    Not words that the first text has too: they are somebody else's.
    """
    wanted = keys_of(name)
    for one, there in versions:
        sentence = other.sentences[there]
        if not is_within(wanted, side.sentences[one].keys):
            continue
        for start in range(len(sentence.keys) - len(wanted) + 1):
            keys = sentence.keys[start : start + len(wanted)]
            if 0 < _name_likeness(wanted, keys) < 1 and not side.has_words(keys):
                words = sentence.words[start : start + len(wanted)]
                found = one_line(sentence.text[words[0].start : words[-1].end])
                if all(sentence.text[word.start].isupper() for word in words):
                    return found
    return None


def _alike(was: Person, now: Person) -> float:
    """How alike two people's names are spelled: as their least like words are.

    0 where one name has more words, or their offices have nothing in common.
    """
    one, other = keys_of(was.name), keys_of(now.name)
    offices = {*keys_of(was.role or "")}, {*keys_of(now.role or "")}
    if len(one) != len(other) or (all(offices) and not offices[0] & offices[1]):
        return 0.0
    return _name_likeness(one, other)


def _name_likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike the least like words of two names are; 0 if that is not enough for one name."""
    alike = [_spelling(*pair) for pair in zip(one, other, strict=True)]
    least = ONE_WORD_ALIKE if 1.0 in alike else SPELLED_ALIKE
    return min(alike) if min(alike) >= least else 0.0


def _spelling(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _roles(
    before: Sequence[Person],
    after: Sequence[Person],
    renamed: Mapping[str, str],
    old: Side,
    new: Side,
) -> Iterator[PersonChange]:
    """Who has another office now, where neither text has both offices for them."""
    now_of = {keys_of(one.name): one for one in after}
    for was in before:
        now = now_of.get(keys_of(renamed.get(was.name, was.name)))
        if now is None or not was.role or not now.role:
            continue
        one, other = _office(was.role), _office(now.role)
        if one == other or _is_said(one, other, new) or _is_said(other, one, old):
            continue
        yield PersonChange("role", now.name, one_line(was.role), one_line(now.role))


def _office(role: str) -> tuple[str, ...]:
    """The words of an office, without whose it is and the article."""
    keys = keys_of(role)
    owners = [number for number, key in enumerate(keys) if key.endswith("'s")]
    return tuple(key for key in keys[owners[-1] + 1 if owners else 0 :] if key != "the")


def _is_said(office: tuple[str, ...], other: tuple[str, ...], side: Side) -> bool:
    """Whether a text has this office too, and not only as a part of the other one."""
    text = (
        side.keys.replace(f" {' '.join(other)} ", " . ") if is_within(office, other) else side.keys
    )
    return f" {' '.join(office)} " in text
