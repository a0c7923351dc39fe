"""Turns a pronoun that speaks into the entries that it stands for; () where the text leaves doubt.

A sentence is asked first what it is about: its subject, if that fits, is the answer.  Then who
speaks in it, then who else is named, if it is one alone.  Whoever is named after the pronoun in its
own sentence is never asked.  Two that fit equally well, or a human being without a name as subject,
end the search without an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from typing import NamedTuple

from reader.annotate.people.roster import RosterEntry
from reader.annotate.quotes.mentions.people_in_sentences import (
    MainSubject,
    Named,
    PeopleInSentence,
)

HE = {"he": "m", "she": "f", "his": "m", "her": "f", "him": "m"}
THEY = frozenset(["they", "their", "them"])
IT = frozenset(["it", "its"])
RESOLVED = HE.keys() | THEY | IT


class Cast(NamedTuple):
    """Who may be meant: the entries, those that are names beyond doubt, and sentences' subjects."""

    entries: Sequence[RosterEntry]
    proper: Set[int]
    """Entries whose capital is not only that of a sentence's first word."""
    subject_of: Callable[[PeopleInSentence], MainSubject]
    side_subject_of: Callable[[PeopleInSentence], MainSubject]
    """The subject of a side clause in front of the sentence."""


class Referent(NamedTuple):
    """The entries that a pronoun stands for, and the way by which they were found."""

    entries: tuple[int, ...] = ()
    way: str = "none"


NOBODY = Referent()
STOP = Referent((), "stop")


def referent(
    word: str, at: int, own: PeopleInSentence, before: Iterable[PeopleInSentence], cast: Cast
) -> Referent:
    """Whom the pronoun `word` at word `at` of the sentence `own` stands for.

    `before` are the sentences before it, the nearest first.
    """
    search = _one_person if word in HE else _several if word in THEY else _body
    aside = subject = NOBODY
    for people in (own, *before):
        limit = at if people is own else None
        if limit is not None and _in_phrase_before_subject(at, people, cast):
            return NOBODY
        found = search(word, people, limit, cast)
        if found is STOP:
            return subject
        if found is NOBODY:
            continue
        if found.way == "aside":
            if subject is NOBODY and aside is NOBODY:
                aside = found._replace(way=_way(word, found, own, people))
            continue
        if aside is not NOBODY and aside.entries != found.entries:
            return NOBODY
        if subject is not NOBODY:
            if _spoken_of(subject.entries[0], people):
                return NOBODY
            continue
        subject = found._replace(way=_way(word, found, own, people))
        spoke = found.entries[0] in [one.entry for one in people.speakers]
        settled = people.block == own.block or spoke or len(found.entries) > 1
        if settled or cast.subject_of(people).in_full:
            return subject
    return subject if subject is not NOBODY else aside


def _spoken_of(entry: int, people: PeopleInSentence) -> bool:
    """Whether somebody else says something about an entry in a sentence."""
    if entry in [one.entry for one in people.speakers]:
        return False
    named = [one.word for one in people.named if one.entry == entry]
    return any(low <= word < high for word in named for _, (low, high) in people.sentence.clauses)


def _way(word: str, found: Referent, own: PeopleInSentence, people: PeopleInSentence) -> str:
    """How a referent was found: by which pronoun, as what, and how far back."""
    same = people.block == own.block
    gap = "own" if people is own else "same" if same else "earlier"
    return f"{word} {found.way} {gap}"


def _in_phrase_before_subject(at: int, people: PeopleInSentence, cast: Cast) -> bool:
    """Whether a pronoun stands before the subject: that may be meant ("After he left, Varn")."""
    subject = cast.subject_of(people)
    return subject.kind == "people" and subject.word > at


def _one_person(word: str, people: PeopleInSentence, limit: int | None, cast: Cast) -> Referent:
    """Whom "he" or "she" stands for, by one sentence up to word `limit`."""
    gender = HE[word]
    for subject in _subjects(people, limit, cast):
        fit = _known_first(_fitting(subject.entries, gender, cast), cast)
        if len(fit) == 1:
            return Referent(fit, "subject")
        if fit or subject.kind == "someone" and subject.gender in ("", gender):
            return STOP
        if any(_perhaps_human(at, cast) for at in subject.entries):
            return STOP
    speakers = _fitting(_before(_speaking(people), limit), gender, cast)
    if len(speakers) == 1:
        return Referent(speakers, "speaker")
    if speakers:
        return STOP
    named = people.named if limit is None else _outside(people, limit)
    others = _fitting(_before(named, limit), gender, cast)
    if len(others) == 1:
        return Referent(others, "aside")
    return STOP if others else NOBODY


def _subjects(people: PeopleInSentence, limit: int | None, cast: Cast) -> list[MainSubject]:
    """The subject of a sentence, and in the pronoun's own one that of a side clause before it."""
    found = [cast.subject_of(people)]
    if limit is not None:
        found.append(cast.side_subject_of(people))
    return [one for one in found if one.word >= 0 and (limit is None or one.word < limit)]


def _speaking(people: PeopleInSentence) -> list[Named]:
    """Those who speak in a sentence, but for reports inside what another one reports."""
    clauses = people.sentence.clauses
    return [
        one
        for one in people.speakers
        if not any(low <= one.word < high for _, (low, high) in clauses)
    ]


def _outside(people: PeopleInSentence, at: int) -> list[Named]:
    """Those named in a sentence but for the words that the pronoun at word `at` reports."""
    own = [
        clause
        for report, clause in people.sentence.clauses
        if report.speaker and report.speaker[0] == at
    ]
    return [one for one in people.named if not any(low <= one.word < high for low, high in own)]


def _before(named: Sequence[Named], limit: int | None) -> tuple[int, ...]:
    """The entries that stand before word `limit`, each once."""
    return tuple(dict.fromkeys([one.entry for one in named if limit is None or one.word < limit]))


def _fitting(among: Sequence[int], gender: str, cast: Cast) -> tuple[int, ...]:
    """Those of the entries that "he" or "she" may stand for."""
    people = [at for at in among if _human(at, cast)]
    return tuple([at for at in people if cast.entries[at].gender in ("", gender)])


def _known_first(fit: tuple[int, ...], cast: Cast) -> tuple[int, ...]:
    """Of several that fit, those whose gender is known."""
    known = tuple([at for at in fit if cast.entries[at].gender])
    return known if known and len(fit) > 1 else fit


def _human(at: int, cast: Cast) -> bool:
    """Whether an entry is one human being, as far as its words tell."""
    entry = cast.entries[at]
    if entry.person.kind != "person":
        return False
    told = entry.certain or entry.gender or entry.person.role or len(entry.words) > 1
    return bool(told) or at in cast.proper


def _perhaps_human(at: int, cast: Cast) -> bool:
    """Whether an entry may be one human being, though its words do not tell: "Varn" alone."""
    entry = cast.entries[at]
    if entry.person.kind != "person" or entry.gender or _human(at, cast):
        return False
    return not entry.person.name.endswith("s")


def _several(word: str, people: PeopleInSentence, limit: int | None, cast: Cast) -> Referent:
    """Whom "they" stands for, by one sentence up to word `limit`: several, a group or a body."""
    subjects = _subjects(people, limit, cast)
    for subject in subjects:
        if len(subject.entries) > 1:
            return Referent(subject.entries, "subject")
        spoken = [one.entry for one in people.speakers]
        many = [
            at
            for at in subject.entries
            if cast.entries[at].person.kind == "group"
            or cast.entries[at].person.kind == "organisation"
            and at in spoken
        ]
        if many:
            return Referent((many[0],), "subject")
        if subject.kind == "several":
            return STOP
    return _one_body(people, limit, cast, ("organisation", "group")) if not subjects else NOBODY


def _body(word: str, people: PeopleInSentence, limit: int | None, cast: Cast) -> Referent:
    """Whom "it" stands for, by one sentence up to word `limit`: a body or a country."""
    subjects = _subjects(people, limit, cast)
    for subject in subjects:
        bodies = [at for at in subject.entries if _perhaps_body(at, cast)]
        if len(bodies) == 1:
            return Referent((bodies[0],), "subject")
        if bodies or limit is None:
            return STOP
    return _one_body(people, limit, cast, ("organisation",)) if not subjects else NOBODY


def _perhaps_body(at: int, cast: Cast) -> bool:
    """Whether an entry is a body, or one word that nothing tells to be a human being ("Velan")."""
    entry = cast.entries[at]
    if entry.person.kind != "person":
        return entry.person.kind == "organisation"
    told = entry.certain or entry.gender or entry.person.role
    return not told and len(entry.words) == 1


def _one_body(
    people: PeopleInSentence, limit: int | None, cast: Cast, kinds: tuple[str, ...]
) -> Referent:
    """The one speaker of these kinds in a sentence that has no subject in front."""
    if limit is not None:
        return NOBODY
    speakers = _before(_speaking(people), limit)
    bodies = [
        at
        for at in speakers
        if cast.entries[at].person.kind in kinds or "group" not in kinds and _perhaps_body(at, cast)
    ]
    if len(bodies) == 1:
        return Referent((bodies[0],), "speaker")
    return STOP if bodies else NOBODY
