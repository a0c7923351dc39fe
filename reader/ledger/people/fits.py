"""Decides whether a person or body may be the one of an entry, for each reason to join."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from reader.ledger.people import callings, given_names, names, offices
from reader.ledger.people.decisions import WEEK, days_between
from reader.ledger.people.entries import Entry
from reader.ledger.people.heard import HeardBulletin
from reader.models import Person

SAME_NAME = "same name"
SPELLING = "another spelling of the name, same office"
TRANSCRIBED = "the same name in other Latin letters"
LONGER = "the same name in a longer form"
SHORT_FIRST = "a short form of the first name, that week"
ORDER = "the same words of a name in another order, that week"


def are_two(person: Person, known: Person) -> bool:
    """Whether roles or owners show that two people of one name are different people."""
    return offices.are_of_others(person, known) or callings.are_namesakes(person, known)


def is_told_apart(person: Person, bulletin: HeardBulletin, entry: Entry) -> bool:
    """Whether an entry has somebody else of this name from the same bulletin: father and son.

    Its members from that bulletin are the last ones, because bulletins are added one by one.
    """
    words = names.main_words(person.name)
    here = takewhile(lambda one: one.bulletin is bulletin, reversed(entry.members))
    return any(names.main_words(one.heard.person.name) == words for one in here)


def may_be_named(person: Person, bulletin: HeardBulletin, entry: Entry, why: str) -> bool:
    """Whether a full name may be that of an entry for this reason."""
    return (
        any(full_names_fit(person, one, why) for one in entry.people)
        and not any(are_two(person, one) for one in entry.people)
        and not is_told_apart(person, bulletin, entry)
        and (
            why not in (LONGER, ORDER)
            or entry.is_near(bulletin.day)
            or (why == LONGER and is_known_longer(person, entry))
        )
    )


def have_alike_names(entry: Entry, other: Entry, why: str) -> bool:
    """Whether full names of two entries fit for this reason; those that share a name are apart."""
    called = [{names.main_words(one.name) for one in some.people} for some in (entry, other)]
    return called[0].isdisjoint(called[1]) and any(
        full_names_fit(one, two, why) for one in entry.people for two in other.people
    )


def may_be_one(entry: Entry, other: Entry) -> bool:
    """Whether no offices of two entries, and no bulletin that has both, show that they are two."""
    pairs = [(one, two) for one in entry.people for two in other.people]
    bulletins = {id(member.bulletin) for member in entry.members}
    return not any(
        are_two(one, two) or offices.conflicting_offices(one, two) for one, two in pairs
    ) and all(id(member.bulletin) not in bulletins for member in other.members)


def full_names_fit(person: Person, known: Person, why: str) -> bool:
    """Whether two full names are of one person for this reason; the names are compared first."""
    one, other = names.main_words(person.name), names.main_words(known.name)
    if why == SAME_NAME:
        return one == other or "".join(one) == "".join(other)  # "Kim Dae-jin", "Kim Dae Jin"
    if why == LONGER:
        is_alike = _is_longer(person.name, known.name) or _is_longer(known.name, person.name)
    elif why == TRANSCRIBED:
        is_alike = names.is_transcribed(one, other)
    elif why == SHORT_FIRST:
        is_alike = given_names.is_short_first(one, other)
    elif why == ORDER:
        is_alike = given_names.is_turned(one, other)
    else:
        is_alike = _is_spelling(person.name, known.name) and _is_of_one_office(person, known)
    return is_alike and not offices.conflicting_offices(person, known)


def _is_longer(long: str, short: str) -> bool:
    """Whether a name has all words of another one, and more."""
    words = names.main_words(long), names.main_words(short)
    return names.is_longer_form(*words) or names.is_without_tribe(long, short)


def _is_spelling(name: str, known: str) -> bool:
    """Whether two names may be spellings of one, or one has a second surname."""
    one, other = names.main_words(name), names.main_words(known)
    return (
        names.sounds_alike(*map(names.without_patronymic, (one, other)))
        or sorted(one) == sorted(other)
        or names.has_another_surname(name, known)
    )


def _is_of_one_office(person: Person, known: Person) -> bool:
    """Whether two people hold one office, or share a surname and may be one rank and office."""
    one, other = names.main_words(person.name), names.main_words(known.name)
    is_ranked = one[-1] == other[-1] and (
        offices.may_be_ranked(person, known) or offices.may_be_ranked(known, person)
    )
    return is_ranked or offices.same_office(person, known)


def is_known_holder(person: Person, known: Person, words: tuple[str, ...]) -> bool:
    """Whether a short name is that of somebody of other weeks: by initials, or by the owner too."""
    if len(words) > 1:
        return offices.same_office(person, known)
    return offices.same_held_office(person, known)


def is_known_longer(person: Person, entry: Entry) -> bool:
    """Whether only initials make a name longer, or the office is the same.

    A son may be called as his father with another name between.
    """
    ours = {*names.main_words(person.name)}
    return any(
        offices.same_office(person, one)
        or all(len(word) == 1 for word in ours ^ {*names.main_words(one.name)})
        for one in entry.people
    )


def may_be_of_double_surname(entry: Entry, longer: Entry) -> bool:
    """Whether an entry's two surnames may be the last two words of a longer name of these days.

    In a name of three words the first of the two may be a first name, as in "Ana Maria Venn".
    """
    if not any(map(longer.is_near, entry.days)):
        return False
    if not all(offices_fit(one, longer.people) for one in entry.people):
        return False
    return any(_has_two_surnames(one.name) for one in longer.people) or any(
        offices.same_office(one, other) for one in entry.people for other in longer.people
    )


def is_of_publisher(bulletin: HeardBulletin, entry: Entry) -> bool:
    """Whether all bulletins of an entry have this publisher, and one is of the same week."""
    is_only = entry.publishers().keys() == {bulletin.publisher}
    return is_only and entry.is_near(bulletin.day)


def _has_two_surnames(name: str) -> bool:
    return len(names.main_words(name)) > 3 or bool(names.halves(name))


def is_told_by_one(entry: Entry, other: Entry) -> bool:
    """Whether a publisher tells of both within a week."""
    return any(
        publisher != "" and other.is_told_near(publisher, day)
        for publisher, days in entry.publishers().items()
        for day in days
    )


def offices_fit(person: Person, known: Sequence[Person]) -> bool:
    """Whether a person's office does not conflict with all of these."""
    if any(are_two(person, one) for one in known):
        return False
    stated = [one for one in known if one.role]
    return not stated or not all(offices.conflicting_offices(person, one) for one in stated)


def may_be_bearer(bulletin: HeardBulletin, person: Person, entry: Entry) -> bool:
    """Whether a surname may be that of an entry.

    "Venn, a farmer" of another publisher is not the Ada Venn of whom no text says what she is.
    """
    if not offices_fit(person, entry.people):
        return False
    if not callings.has_calling(person) or any(one.role for one in entry.people):
        return True
    return any(member.bulletin.publisher == bulletin.publisher != "" for member in entry.members)


def not_told_beside(
    bulletin: HeardBulletin, person: Person, known: Sequence[Entry]
) -> Sequence[Entry]:
    """Return the entries that somebody with a surname and an office may be.

    If the text names somebody else in full by this surname, the office is another bearer's.  An
    entry of only the surname, without an office, is no further bearer.
    """
    if offices.is_rank(person.role or ""):
        beside: Sequence[Entry] = ()
    else:
        beside = [one for one in known if _is_named_in(bulletin, one)]
    return [one for one in known if one not in beside and any(map(_is_known_bearer, one.people))]


def _is_named_in(bulletin: HeardBulletin, entry: Entry) -> bool:
    return any(member.bulletin is bulletin for member in entry.members)


def _is_known_bearer(person: Person) -> bool:
    return bool(person.role) or len(names.main_words(person.name)) > 1


def introduced_by(bulletin: HeardBulletin, person: Person, known: Sequence[Entry]) -> Entry | None:
    """Return the only one of several with a surname whom a publisher has named before.

    Nobody whom other publishers name may hold the office that the text gives, or one whose holder
    is known by the surname alone ("Obama" is not Michelle Obama), or be known to this publisher.
    """
    own = [one for one in known if _is_introduced(bulletin, one)]
    if len(own) != 1 or offices.is_of_somebody(person):
        return None
    others = [member for entry in known if entry is not own[0] for member in entry.members]
    told = [one.bulletin for one in others if one.bulletin.publisher == bulletin.publisher]
    if any(not one.day or one.day <= bulletin.day for one in told):
        return None
    if any(_may_be_called(person, member.heard.person) for member in others):
        return None
    return own[0]


def _may_be_called(person: Person, known: Person) -> bool:
    if offices.is_well_known(known):
        return True
    return offices.same_office(person, known) or offices.may_be_ranked(person, known)


def _is_introduced(bulletin: HeardBulletin, entry: Entry) -> bool:
    """Whether the publisher of a bulletin has named somebody in full in the week before it."""
    return any(
        member.bulletin.publisher == bulletin.publisher != ""
        and "" != member.bulletin.day <= bulletin.day
        and is_near(bulletin.day, [member.bulletin.day])
        and len(names.main_words(member.heard.person.name)) > 1
        for member in entry.members
    )


def is_near(day: str, days: Sequence[str]) -> bool:
    """Whether a day is within a week of one of the others; an unknown day is near to all."""
    if not day or not all(days):
        return True
    return any(days_between(day, one) <= WEEK for one in days)
