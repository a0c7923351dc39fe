"""Finds people who were added, removed, are spelled differently or have another role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from reader.ledger.change_types import PersonChange
from reader.ledger.comparison.sentence_pairs import SentencePairs
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import is_within, keys_of, one_line, stem
from reader.models import Person, Quote

SPELLED_ALIKE = 0.7
"""The least likeness of two spellings of one word of a name."""

LABEL = 2
"""The most characters of a cue that is a sign and not a verb."""

ONE_WORD_ALIKE = 0.55
"""The least likeness if another word of the name is equal."""


class PeopleChanges(NamedTuple):
    """The changes, and the new spelling for each old name that changed."""

    changes: tuple[PersonChange, ...]
    renamed: Mapping[str, str]


def compare_people(old: Side, new: Side, sentences: SentencePairs) -> PeopleChanges:
    """Return the changes of the people (not bodies) of two bulletins."""
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
    """Return the people of a bulletin with a name in its text, not only in a note.

    A single word counts as a name only with a role or a quote.
    """
    quotes = [quote for part in side.read.parts for quote in part.quotes]
    heard = {at for quote in quotes if _has_marks_or_cue(quote) for at in quote.speakers}
    found = [
        one
        for at, one in enumerate(side.people)
        if one.kind == "person" and (one.role or at in heard or len(keys_of(one.name)) > 1)
    ]
    return [one for one in dict.fromkeys(found) if side.has_words(keys_of(one.name))]


def _has_marks_or_cue(quote: Quote) -> bool:
    """Whether a quote has quotation marks or a cue, not only a label ("Orm: …")."""
    return quote.kind != "indirect" or (
        quote.cue is not None and quote.cue.end - quote.cue.start > LABEL
    )


def _forms(person: Person) -> list[tuple[str, ...]]:
    """Return the names that clearly mean this person: the name, and aliases of several words."""
    aliases = [keys_of(name) for name in person.aliases]
    return [keys_of(person.name), *(alias for alias in aliases if len(alias) > 1)]


def _is_there(person: Person, others: Sequence[Person], side: Side) -> bool:
    """Whether a person is among these people or named in this text.

    A surname alone counts unless the text has other people with that surname.
    """
    name = keys_of(person.name)
    if side.has_words(name) or any(_are_one(name, form) for one in others for form in _forms(one)):
        return True
    has_namesake = any(keys_of(one.name)[-1] == name[-1] for one in others)
    return not has_namesake and side.has_words(name[-1:])


def _are_one(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is equal to the other or part of it."""
    bare, bare_other = list(map(stem, name)), list(map(stem, other))
    return is_within(bare, bare_other) or is_within(bare_other, bare)


def _renamed(gone: Sequence[Person], come: Sequence[Person]) -> dict[str, str]:
    """Return the new spelling of each old name, the most similar pairs first."""
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
    """Return the words in place of a name in the other text's version of its sentence.

    Words that the first text has too are excluded, because they name another person.
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
    """Return how similar the spellings of two people's names are, by their least similar words.

    Return 0 if the names have different lengths, or the roles have no word in common.
    """
    one, other = keys_of(was.name), keys_of(now.name)
    offices = {*keys_of(was.role or "")}, {*keys_of(now.role or "")}
    if len(one) != len(other) or (all(offices) and not offices[0] & offices[1]):
        return 0.0
    return _name_likeness(one, other)


def _name_likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the likeness of the least similar words of two names.

    0 if it is too low for one name.
    """
    alike: list[float] = []
    for pair in zip(one, other, strict=True):
        alike.append(_spelling(*pair))
        if alike[-1] < ONE_WORD_ALIKE:
            return 0.0
    least = ONE_WORD_ALIKE if 1.0 in alike else SPELLED_ALIKE
    return min(alike) if min(alike) >= least else 0.0


@lru_cache(20_000)
def _spelling(one: str, other: str) -> float:
    """Return the likeness of two words; 0 if their lengths show that it is below every limit."""
    if one == other:
        return 1.0
    if 2.0 * min(len(one), len(other)) / (len(one) + len(other)) < ONE_WORD_ALIKE:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _roles(
    before: Sequence[Person],
    after: Sequence[Person],
    renamed: Mapping[str, str],
    old: Side,
    new: Side,
) -> Iterator[PersonChange]:
    """Yield people with another role now, if neither text gives them both roles."""
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
    """Return the words of a role without its owner and the article."""
    keys = keys_of(role)
    owners = [number for number, key in enumerate(keys) if key.endswith("'s")]
    return tuple(key for key in keys[owners[-1] + 1 if owners else 0 :] if key != "the")


def _is_said(office: tuple[str, ...], other: tuple[str, ...], side: Side) -> bool:
    """Whether a text also has this role, and not only as a part of the other one."""
    text = (
        side.keys.replace(f" {' '.join(other)} ", " . ") if is_within(office, other) else side.keys
    )
    return f" {' '.join(office)} " in text
