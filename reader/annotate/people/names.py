"""Finds names of people and bodies in tagged words: their ranges and kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.annotate.lexicon.wordlists import plurals, words
from reader.annotate.people import bodies, signs
from reader.annotate.people.human_nouns import MANY_HUMANS, behind_topic, is_of_office
from reader.annotate.people.name import SUFFIXES, Name, generation_behind, without_ends
from reader.annotate.people.name_starts import (
    PLACES_OF_TWO,
    counts_plural,
    is_participle,
    is_place_for_surname,
    is_set_off,
    is_shout,
    is_shouted_person,
    letter_before,
    opens_sentence,
    outlet_or_firm,
    particles_before,
    person_in,
    team_of_place,
    without_crowd,
)
from reader.annotate.people.spellings import first_name, gender_of
from reader.annotate.tokens.behind_names import APPEAL
from reader.annotate.tokens.tagged import BEFORE_SENTENCE, TaggedWords
from reader.annotate.tokens.word_letters import ROLES_PLURAL, is_common_body, letter_of
from reader.models import PersonKind

RUN = re.compile(r"N(?:(?:l{0,3}|F)N|l{1,3}[tL](?![NtL]))*|t(?![Nt])")
ADDED_TO = frozenset("LtrNol")  # words that may belong to the capitals after them, or own them
KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")  # a given name after a surname that may be a title
COURTESY_OF_PLACES = frozenset(("St", "Lake", "Mount"))
_NAMED_AFTER = ("Mother", "Saint", "King", "Queen", "Prince", "Princess", "Pope", "Sheikh")
"""Titles in the names of streets and towers that are named after people."""
_TITLES_OR_SURNAMES = words("surnames_too")
_OUTLETS_BEFORE = ("Channel", "TV", "Radio", APPEAL)
_TITLES_OR_FIRST_NAMES = ("Sultan", "Dean", "Earl", "Marshal")
_KNOWN_BODIES, _NO_HEADS = words("known_bodies"), words("no_heads")
_OUTLETS = words("outlets")
_PLURALS = words("plurals")
# Plurals that name no body at the start of a sentence ("Studies say"), unlike "Universities".
_PUBLISHED = plurals("documents") | _PLURALS | MANY_HUMANS | {"models"}
_SUFFIXES_BEHIND = frozenset((f"{word}{stop}",) for word in SUFFIXES for stop in ("", "."))
_FOREIGN_BODIES = words("foreign_bodies")
"""Words for parties, papers and other bodies in other languages ("Fine Gael", "El Universal")."""


def find_names(tokens: TaggedWords, block: int) -> list[Name]:
    """Return the names of block `block` in order; a body and a person after it are two names."""
    found = bodies.find_bodies(tokens, block)
    if not found:
        return list(_between(tokens, block, 0, len(tokens.letters)))
    names: list[Name] = []
    low = 0
    for body in found:
        names += _between(tokens, block, low, body.start)
        cited = not body.sign and signs.is_cited(tokens, body.start, body.end)
        names.append(body._replace(sign=True) if cited else body)
        low = body.end
    names += _between(tokens, block, low, len(tokens.letters))
    return names


def _between(tokens: TaggedWords, block: int, low: int, high: int) -> Iterator[Name]:
    """Yield the names in words `low` to `high`, which contain no body word."""
    letters = tokens.letters
    taken = low
    for match in RUN.finditer(letters, low, high):
        start, end = match.span()
        if start < taken:
            continue  # "King" of "Peter T. King"
        if end == start + 1 and letters[start] == "N" and letters[end : end + 1] not in ("t", "L"):
            before = letters[start - 1] if start else ""
            before = letter_before(tokens, start) if before == "l" else before
            if before not in ADDED_TO and not (
                before == "n" and signs.is_thing(tokens, start, end)
            ):
                name = _single_word_name(tokens, block, start, before == "d")
                if name is not None:
                    yield name
                continue
        for name in name_at(tokens, block, start, end):
            yield name
            taken = name.end


def _single_word_name(tokens: TaggedWords, block: int, at: int, determined: bool) -> Name | None:
    """Return the name of a word without related neighbours: `name_at`, but faster."""
    words = tokens.words[at : at + 1]
    word = words[0]
    if "/" in word and word.isupper():
        return None  # where a report is from: "ORM/KARSK: The ministry"
    sex = first_name(word)
    begins = not at or tokens.letters[at - 1] in BEFORE_SENTENCE
    if sex is None and begins and (is_common_body(word) or word.lower() in _PUBLISHED):
        return None
    if not at and word.isupper() and signs.DATELINE.match(tokens.letters):
        return None
    if word.isupper() and _is_turn(tokens, at) and word not in _KNOWN_BODIES:
        return Name(block, words, at, at + 1, "person", False, sex or "")
    if word.isupper() and len(word) > 1 or word in _KNOWN_BODIES:
        known = word in _KNOWN_BODIES or signs.is_cited(tokens, at, at + 1)
        known = known or determined and tokens.words[at + 1 : at + 2] in _DECIDING
        return Name(block, words, at, at + 1, "organisation", True, sex or "", sign=known)
    if sex is None or outlet_or_firm(tokens, at, at + 1):
        firm = signs.firm_noun(tokens, at, at + 1)
        if firm or determined and tokens.words[at - 1].lower() in bodies.ARTICLES:
            heads = (firm,) if firm else ()
            sign = bool(firm) or signs.is_cited(tokens, at, at + 1)
            return Name(
                block, words, at, at + 1, "organisation", bool(firm), heads=heads, sign=sign
            )
        if signs.is_firm(tokens, at):
            return Name(block, words, at, at + 1, "organisation", True, sign=True)
        place, sign = signs.is_place(tokens, at), signs.is_cited(tokens, at, at + 1)
        called = signs.is_called_firm(tokens, at)
        return Name(
            block, words, at, at + 1, "person", False,
            place=place, sign=sign, cited=sign, firm=called,
        )  # fmt: skip
    sign = signs.acts(tokens, at, at + 1)
    return Name(block, words, at, at + 1, "person", False, sex, sign=sign)


_DECIDING = {
    (verb,)
    for verb in "named appointed elected nominated adopted rejected ruled voted ratified".split()  # noqa: SIM905
}
"""What bodies do and no equipment does: "the CEB named 3 June"."""


def name_at(tokens: TaggedWords, block: int, start: int, end: int) -> Iterator[Name]:
    """Yield the name in the capitalised words `start` to `end`; nothing if they are none."""
    letters = tokens.letters
    start += 2 * (tokens.words[start : start + 2] in PLACES_OF_TWO)
    team = team_of_place(tokens, block, start, end)
    if start >= end or team:
        yield from team
        return
    if letters[start] == "t":
        lone = tokens.words[start : start + 1]
        first = tokens.words[start - 1] if start and letters[start - 1] == "t" else ""
        if first_name(first) is not None and lone[0] in _TITLES_OR_SURNAMES:  # "Dean Baker"
            run = tokens.words[start - 1 : end]
            yield Name(block, run, start - 1, end, "person", True, gender_of(run, ""), sign=True)
        elif lone[0] in _TITLES_OR_SURNAMES:
            yield Name(block, lone, start, end, "person", False, lone_title=True)
        return
    if is_of_office(tokens, start, end) or signs.is_thing(tokens, start, end):
        return
    nickname = letters.find("F", start, end)
    if nickname > 0 and first_name(tokens.words[start]) is None:
        yield from name_at(tokens, block, start, nickname)
        yield from name_at(tokens, block, nickname + 1, end)
        return
    start = behind_topic(tokens, _with_first_name(tokens, start, end), end)
    while end - start > 1 and (
        is_participle(tokens.words[start])
        or opens_sentence(tokens, start)
        or counts_plural(tokens, start, end)
    ):
        start += 1
    if letters[end : end + 1] == "t" and first_name(tokens.words[start]) is not None:
        end += surname(tokens, end)
        end += tokens.words[end : end + 1] in _SUFFIXES_BEHIND
    elif letters[end : end + 1] == "t" and tokens.words[end] in _OUTLETS:
        end += 1  # "Business Insider"
    elif letters[end : end + 1] == "L":
        known = first_name(tokens.words[end - 1]) is not None
        end += is_place_for_surname(tokens, start, end) if known else is_set_off(tokens, end)
    start, end = person_in(tokens, start, end), end + generation_behind(tokens, start, end)
    yield _name(tokens, block, start, end)


def _with_first_name(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where a name begins, including a first name that is also a place or title."""
    behind = particles_before(tokens, start)
    known = bool(behind) and tokens.letters[behind - 1] == "L"
    known = known and tokens.words[max(0, behind - 2) : behind] not in PLACES_OF_TWO
    known = known and first_name(tokens.words[behind - 1]) is not None
    if known and behind < start:
        return behind - 1  # "Diego Da Varn"
    if known:
        start -= start < 2 or not signs.is_no_first_name(tokens.words[start - 2])
    elif start > 1 and end == start + 1 and signs.is_first_name_by_title(tokens, start - 1):
        start -= 1  # "Minister Florence Ash"
    elif start > 1 and tokens.letters[start - 2 : start] in ("rt", "tt"):
        start -= tokens.words[start - 1] in _TITLES_OR_FIRST_NAMES  # "governor Sultan al-Varn"
    return start


def surname(tokens: TaggedWords, at: int) -> bool:
    """Whether the title at word `at` is a surname ("Anna King said")."""
    if tokens.words[at] not in _TITLES_OR_SURNAMES:
        return False
    behind = tokens.words[at + 1 : at + 2]
    return tokens.letters[at + 1 : at + 2] not in ("N", "t") or behind[0].rstrip(".") in SUFFIXES


def _is_body_of_people(tokens: TaggedWords, title: str, end: int) -> bool:
    """Whether a plural before a single word makes a body's name: "Refugees Forward said"."""
    plural = title.lower() in ROLES_PLURAL and title[:1].isupper() and title.isalpha()
    return plural and tokens.letters[end : end + 1] not in (",", "C")


def _name(tokens: TaggedWords, block: int, start: int, end: int) -> Name:
    letters, run = tokens.letters, tokens.words[start:end]
    if len(run) == 1 and KOREAN.fullmatch(run[0]) and start and letters[start - 1] == "t":
        start, run = start - 1, tokens.words[start - 1 : end]  # "Ban Ki-moon"
    core, start = start, particles_before(tokens, start)
    particle = "".join([f"{word} " for word in tokens.words[start:core]])
    title = tokens.words[start - 1].rstrip(".") if start and letters[start - 1] in "tr" else ""
    if len(run) == 1 and _is_body_of_people(tokens, title, end):
        return Name(block, (title, *run), start - 1, end, "organisation", True, sign=True)
    if (
        len(run) == 1
        and (title in _FIGHTERS or title and run[0] in _KNOWN_BODIES)
        and letters[end : end + 1] not in (",", "C")
    ):
        return Name(block, run, start, end, "organisation", True, sign=True)
    of_staff = tokens.words[max(0, start - 3) : start] in _CHIEFS  # "Chief of staff Varn"
    title = without_crowd("Chief" if of_staff else title, len(run))
    if not title and start > 1 and tokens.words[start - 1] == "Class":
        title = "Class"
    run = without_ends(run)
    firm = signs.firm_noun(tokens, start, end) if first_name(run[0]) is None else ""
    if firm:
        heads = () if firm == signs.BASED else (firm,)
        kind: PersonKind = "organisation"
        return Name(block, run, start, end, kind, True, heads=heads, particle=particle, sign=True)
    kind, certain = _kind(tokens, run, start, end, title)
    if kind == "organisation":
        known = run[-1] in _KNOWN_BODIES or not _FOREIGN_BODIES.isdisjoint(run)
        known = known or signs.is_cited(tokens, start, end)
        return Name(block, run, start, end, kind, certain, particle=particle, sign=known)
    titled = bool(title) and title not in COURTESY_OF_PLACES
    titled = titled and not (title in _NAMED_AFTER and run[-1] in _NO_HEADS)
    sign = titled and len(run) < 4 or certain or len(run) > 1 and signs.has_sign(tokens, start, end)
    sign = sign or signs.is_cited(tokens, start, end)
    placed = signs.is_among_places(tokens, start, end) or signs.is_entered(tokens, start, end)
    sign = sign and (titled and title not in _NAMED_AFTER or not placed)
    return Name(
        block, run, start, end, kind, certain, gender_of(run, title), titled,
        particle=particle, sign=sign,
    )  # fmt: skip


_CHIEFS = {(one, "of", two) for one in ("Chief", "chief") for two in ("Staff", "staff")}
_FIGHTERS = frozenset("militants rebels insurgents separatists jihadists Islamists".split())  # noqa: SIM905
"""Plurals for the members of a body: "the militants Talar fired"."""


def _kind(
    tokens: TaggedWords, run: tuple[str, ...], start: int, end: int, title: str
) -> tuple[PersonKind, bool]:
    known = first_name(run[0]) is not None
    title = "" if title in COURTESY_OF_PLACES else title
    if run[-1] in SUFFIXES and len(run) > 2 - bool(title):
        return _kind(tokens, run[: -1 - (run[-2] == "the")], start, end, title)
    outlet = run[-1] in _OUTLETS and letter_of(run[-1]) == "t"
    named = known and tokens.letters[start] != "L"
    known_body = run[-1] in _KNOWN_BODIES and (len(run) > 1 or not known)
    outlet = outlet or known_body
    outlet = outlet or len(run) > 1 and run[0] in _OUTLETS_BEFORE
    if not named and not title and (outlet or not _FOREIGN_BODIES.isdisjoint(run)):
        return "organisation", True
    titled = title or tokens.letters[end : end + 1] == "s"
    if not titled and start and tokens.words[start - 1].lower() in bodies.ARTICLES:
        known = False  # "The Forest Song"
    if len(run) > 1 and known and (not is_shout(run[-1]) or is_shout(run[0]) or len(run) == 2):
        return "person", run[-1] not in _NO_HEADS or title not in ("", *_NAMED_AFTER)
    if title and (not is_shout(run[-1]) or len(run[-1]) > 4):
        return "person", len(run) < 4
    if is_shout(run[-1]):
        return ("person" if is_shouted_person(tokens, run, end) else "organisation"), True
    if start and tokens.words[start - 1].lower() in bodies.ARTICLES:
        return "organisation", False
    return "person", False


def _is_turn(tokens: TaggedWords, at: int) -> bool:
    """Whether capitals name a speaker in a transcript: "KELTON: We don't know"."""
    word = tokens.words[at]
    begins = at == 0 and tokens.words[1:2] == (":",) and len(word) > 4
    talks = begins and not _OF_TALK.isdisjoint(map(str.lower, tokens.words))
    return talks and word.isalpha() and not word.endswith("COM")


_OF_TALK = frozenset(
    "i we you me us my our your i'm i'd i've we're we've let's yes no thanks thank ?".split()  # noqa: SIM905
)
"""Words of somebody who speaks; a report behind a place has few ("ORM: The mayor said")."""
