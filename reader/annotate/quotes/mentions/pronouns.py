"""Resolves a pronoun that speaks to its entries; () if the text is ambiguous.

In each sentence, the subject is tried first, then the speakers, then the other people named, if
there is only one. People named after the pronoun in its own sentence are never tried. Two equally
fitting entries, or an unnamed human being as subject, end the search without a result.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.annotate.people.roster import RosterEntry
from reader.annotate.quotes.mentions.people_in_sentences import (
    Cast,
    MainSubject,
    Named,
    PeopleInSentence,
    speaks_for_another,
    take_turns,
)

HE = {"he": "m", "she": "f", "his": "m", "her": "f", "him": "m"}
FARTHEST, FARTHEST_SUBJECT = 4, 2
"""The most sentences between a pronoun and a speaker, or a subject, in an earlier paragraph."""
THEY = frozenset(["they", "their", "them"])
IT = frozenset(["it", "its"])
RESOLVED = HE.keys() | THEY | IT


class Referent(NamedTuple):
    """The entries that a pronoun refers to, and the way in which they were found."""

    entries: tuple[int, ...] = ()
    way: str = "none"
    number: int = -1
    """The sentence in which they were found."""


NOBODY = Referent()
STOP = Referent((), "stop")


def referent(
    word: str, at: int, own: PeopleInSentence, before: Sequence[PeopleInSentence], cast: Cast
) -> Referent:
    """Return the referent of the pronoun `word` at word `at` of the sentence `own`.

    `before` are the sentences before it, the nearest first.
    """
    if word not in HE:
        return _plural_or_body(word, at, own, before, cast)
    found = _nearest(word, at, own, before, cast)
    if found.entries and not cast.entries[found.entries[0]].gender:
        gender = HE[word]
        between = [people for people in before if people.number >= found.number]
        near = [*_outside(own, at), *(one for people in between for one in people.named)]
        if any(cast.entries[one.entry].gender == gender for one in near):
            return NOBODY
    return found


def _nearest(
    word: str, at: int, own: PeopleInSentence, before: Sequence[PeopleInSentence], cast: Cast
) -> Referent:
    """Return the referent of "he" or "she" in the nearest sentence with a candidate."""
    aside = subject = NOBODY
    for people in (own, *before):
        limit = at if people is own else None
        if limit is not None and _in_phrase_before_subject(at, people, cast):
            return NOBODY
        found = _one_person(word, people, limit, cast)
        plain = bool(found.entries) and limit is None and not own.sentence.held
        if plain and speaks_for_another(found.entries[0], people, cast.entries, HE[word]):
            found = STOP
        near = aside.number == own.number - 1 and people.block != own.block
        if found is STOP:
            return aside if near and subject is NOBODY else subject
        if found is NOBODY:
            continue
        found = found._replace(way=_way(word, found, own, people), number=people.number)
        if "aside" in found.way:
            aside = found if subject is NOBODY and aside is NOBODY else aside
            continue
        if aside is not NOBODY and aside.entries != found.entries:
            return aside if near and people.number < own.number - FARTHEST else NOBODY
        if subject is not NOBODY:
            if _spoken_of(subject.entries[0], people):
                return NOBODY
            continue
        farthest = FARTHEST if "speaker" in found.way else FARTHEST_SUBJECT
        if people.block != own.block and people.number < own.number - farthest:
            return NOBODY
        if people.block != own.block and take_turns(found.entries[0], people, before, cast):
            return NOBODY
        subject = found
        spoke = found.entries[0] in [one.entry for one in people.speakers]
        if people.block == own.block or spoke or cast.subject_of(people).in_full:
            return subject
    return subject if subject is not NOBODY else aside


def _spoken_of(entry: int, people: PeopleInSentence) -> bool:
    """Whether another person says something about an entry in a sentence."""
    if entry in [one.entry for one in people.speakers]:
        return False
    named = [one.word for one in people.named if one.entry == entry]
    return any(low <= word < high for word in named for _, (low, high) in people.sentence.clauses)


def _plural_or_body(
    word: str, at: int, own: PeopleInSentence, before: Sequence[PeopleInSentence], cast: Cast
) -> Referent:
    """Return the referent of "they" or "it": the subject of its own sentence or the one before.

    The sentence before is tried only for a pronoun that is a subject itself, because "it" may be
    any thing that was named.
    """
    search = _several if word in THEY else _body
    found = search(own, at, cast)
    if found is NOBODY and cast.subject_of(own).word == at:
        last = before[0] if before else None
        if last is not None and last.number == own.number - 1:
            own = last
            found = search(last, None, cast)
    return found._replace(way=f"{word} {found.way}") if found.entries else NOBODY


def _way(word: str, found: Referent, own: PeopleInSentence, people: PeopleInSentence) -> str:
    """Return how a referent was found: pronoun, role in the sentence, distance."""
    same = people.block == own.block
    gap = "own" if people is own else "same" if same else "earlier"
    return f"{word} {found.way} {gap}"


def _in_phrase_before_subject(at: int, people: PeopleInSentence, cast: Cast) -> bool:
    """Whether a pronoun precedes the subject, which it may refer to ("After he left, Varn")."""
    subject = cast.subject_of(people)
    return subject.kind == "people" and subject.word > at


def _one_person(word: str, people: PeopleInSentence, limit: int | None, cast: Cast) -> Referent:
    """Return the referent of "he" or "she" in one sentence up to word `limit`."""
    gender = HE[word]
    for subject in _subjects(people, limit, cast):
        fit = _known_first(_fitting(subject.entries, gender, cast), cast)
        if len(fit) == 1:
            rivals = _rivals(people, subject, limit, fit[0], cast) if limit is not None else ()
            return STOP if rivals else Referent(fit, "subject")
        if fit or subject.kind == "someone" and subject.gender in ("", gender):
            return STOP
        if any(_perhaps_human(at, cast) for at in subject.entries):
            return STOP
    speaking = _before(_speaking(people), limit)
    speakers = _fitting(speaking, gender, cast)
    if any(cast.is_unnamed(at, gender) for at in speaking):
        return STOP
    if len(speakers) == 1:
        return Referent(speakers, "speaker")
    if speakers or any(_perhaps_human(at, cast) for at in speaking):
        return STOP
    if limit is not None and _fitting(_before(people.speakers, limit), gender, cast):
        return STOP  # whether the pronoun reports them or stands for them is not told
    named = people.named if limit is None else _outside(people, limit)
    others = tuple(
        at for at in _fitting(_before(named, limit), gender, cast) if _told(cast.entries[at])
    )
    if len(others) == 1 and cast.entries[others[0]].gender and not speaking:
        return Referent(others, "aside")
    return STOP if others else NOBODY


def _rivals(
    people: PeopleInSentence, subject: MainSubject, limit: int, entry: int, cast: Cast
) -> list[int]:
    """Return others of the same gender named between a subject and the pronoun at `limit`."""
    gender = cast.entries[entry].gender
    return [
        one.entry
        for one in people.named
        if subject.word < one.word < limit
        and one.entry != entry
        and _told(cast.entries[one.entry])
        and cast.entries[one.entry].person.kind == "person"
        and cast.entries[one.entry].gender in ("", gender)
    ]


def _subjects(people: PeopleInSentence, limit: int | None, cast: Cast) -> list[MainSubject]:
    """Return the subject of a sentence, and for the pronoun's own sentence a clause's before it."""
    found = [cast.subject_of(people)]
    if limit is not None:
        found.append(cast.side_subject_of(people))
    return [one for one in found if one.word >= 0 and (limit is None or one.word < limit)]


def _speaking(people: PeopleInSentence) -> list[Named]:
    """Return the speakers of a sentence, without inner and hypothetical reports."""
    clauses = people.sentence.clauses
    weak = {one.speaker[0] for one in people.sentence.reports if one.speaker and one.weak}
    strong = {one.speaker[0] for one in people.sentence.reports if one.speaker and not one.weak}
    return [
        one
        for one in people.speakers
        if one.word not in weak - strong
        and not any(low <= one.word < high for _, (low, high) in clauses)
    ]


def _outside(people: PeopleInSentence, at: int) -> list[Named]:
    """Return the people named in a sentence outside of the words that the pronoun reports."""
    own = [
        clause
        for report, clause in people.sentence.clauses
        if report.speaker and report.speaker[0] == at
    ]
    return [one for one in people.named if not any(low <= one.word < high for low, high in own)]


def _before(named: Sequence[Named], limit: int | None) -> tuple[int, ...]:
    """Return the entries before word `limit`, each once."""
    return tuple(dict.fromkeys([one.entry for one in named if limit is None or one.word < limit]))


def _fitting(among: Sequence[int], gender: str, cast: Cast) -> tuple[int, ...]:
    """Return the entries that "he" or "she" may refer to."""
    entries, genders = cast.entries, ("", gender)
    return tuple([at for at in among if entries[at].gender in genders and _human(at, cast)])


def _known_first(fit: tuple[int, ...], cast: Cast) -> tuple[int, ...]:
    """Return those with known gender if several entries fit."""
    known = tuple([at for at in fit if cast.entries[at].gender])
    return known if known and len(fit) > 1 else fit


def _human(at: int, cast: Cast) -> bool:
    """Whether an entry is one human being according to its words."""
    entry = cast.entries[at]
    if entry.person.kind != "person":
        return False
    return _told(entry) or at in cast.proper and not entry.person.name.endswith("s")


def is_human(entry: RosterEntry) -> bool:
    """Whether an entry is certainly one human being."""
    return entry.person.kind == "person" and _told(entry)


def _told(entry: RosterEntry) -> bool:
    """Whether the words of a person show that they name a human being."""
    return bool(entry.certain or entry.gender or entry.person.role or len(entry.words) > 1)


def _perhaps_human(at: int, cast: Cast) -> bool:
    """Whether an entry may be a human being although its words do not show it: "Varn" alone."""
    entry = cast.entries[at]
    if entry.person.kind != "person" or entry.gender or _human(at, cast):
        return False
    return at in cast.proper or not entry.person.name.endswith("s")


def _several(people: PeopleInSentence, limit: int | None, cast: Cast) -> Referent:
    """Return the referent of "they" in one sentence up to `limit`: several people or a group."""
    for subject in _subjects(people, limit, cast):
        if len(subject.entries) > 1:
            return Referent(subject.entries, "list")
        many = [at for at in subject.entries if cast.entries[at].person.kind != "person"]
        if many and subject.kind == "several":
            return Referent((many[0],), "group")
    return NOBODY


def _body(people: PeopleInSentence, limit: int | None, cast: Cast) -> Referent:
    """Return the referent of "it" in one sentence up to word `limit`: a body or a country."""
    for subject in _subjects(people, limit, cast):
        bodies = [at for at in subject.entries if _perhaps_body(at, cast)]
        return Referent((bodies[0],), "body") if len(bodies) == 1 else STOP
    speakers = _before(_speaking(people), limit) if limit is None else ()
    bodies = [at for at in speakers if _perhaps_body(at, cast)]
    return Referent((bodies[0],), "body") if len(bodies) == 1 else NOBODY


def _perhaps_body(at: int, cast: Cast) -> bool:
    """Whether an entry is a body, or one word not shown to be a human being ("Velan")."""
    entry = cast.entries[at]
    if entry.person.kind != "person":
        return entry.person.kind == "organisation"
    return not (entry.certain or entry.gender or entry.person.role) and len(entry.words) == 1
