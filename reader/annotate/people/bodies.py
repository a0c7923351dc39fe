"""Finds the names of bodies in tagged words, with owner, "of" phrase and acronym.

A name contains a body word with a capital ("Ministry") and the capitals before it, then "of" and
its object ("Ministry of Health and Welfare", "Grain Board of Tesk"); or it is spelled out before
its acronym in brackets ("Salt and Reed Relief (SRR)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.annotate.lexicon.wordlists import table, words
from reader.annotate.people import body_owners, body_words, human_nouns
from reader.annotate.people.body_words import BODY_WORDS
from reader.annotate.people.name import Name, is_short_for, words_between
from reader.annotate.people.spellings import first_name
from reader.annotate.tokens.tagged import TaggedWords

HEADS, OWNED = words("body_heads"), words("owned_bodies")
_TOPICS, _KNOWN, _EVENTS = words("topics"), words("known_bodies"), words("named_things")
_SURNAMES = words("bodies_or_surnames")
"""Body words that are also surnames, after a first name."""
ACRONYM = re.compile(r"\([NL]\)")
_LINES = frozenset(
    "Line Route Corridor Road Railway Pipeline Zone Area Index System Syndrome Disease".split()  # noqa: SIM905
)
"""Words of names with an acronym that are no bodies, in addition to events."""
OF = re.compile(r"P(?:d?)[NLtr]+(?:s[NL]{1,2}(?![NLt]))?")
MORE = re.compile(r"(?:,[NL]+)*,?C(?:[NL]+|d[NL]+(?:P[NL]+)?(?=\(N\)))")
WITH_TOPIC = words("bodies_for")
DEMONYMS = table("demonyms")
ARTICLES, _THE = frozenset(("the", "a", "an")), (("the",), ("The",))


def find_bodies(tokens: TaggedWords, block: int) -> list[Name]:
    """Return the bodies named in block number `block`, in order and without overlap."""
    found: list[Name] = []
    taken = 0
    has_word = not BODY_WORDS.isdisjoint(tokens.words) or "Civil" in tokens.words
    spelled = dict(_spelled_out(tokens)) if "(" in tokens.letters else {}
    if not has_word and not spelled:
        return found
    for at in sorted({*spelled, *(_body_words(tokens) if has_word else ())}):
        body = _body(tokens, block, at, spelled, taken) if at >= taken else None
        if body is not None:
            found.append(body)
            taken = body.end
    return found


def _body_words(tokens: TaggedWords) -> Iterator[int]:
    letters = tokens.letters
    for at, letter in enumerate(letters):
        if letter in body_words.CHAIN_LETTERS and body_words.is_body_word(tokens, at):
            yield at


def _spelled_out(tokens: TaggedWords) -> Iterator[tuple[int, int]]:
    """Yield the first word and the end of names before an acronym in brackets."""
    for match in ACRONYM.finditer(tokens.letters):
        end = match.start()
        word = tokens.words[end + 1]
        word = word.upper() if word[1:].islower() and len(word) < 7 else word  # "Nato"
        acronym = [char for char in word if char.isupper()]
        if len(acronym) < 2 or not tokens.words[end + 1][0].isupper():
            continue
        at = end
        while acronym and at > 0 and end - at < body_words.MOST_BEFORE:
            word = tokens.words[at - 1]
            initials = [part[0] for part in re.split(r"[-/]", word) if part[:1].isupper()]
            if not initials and not body_words.has_no_letter(tokens, at - 1):
                break
            at -= 1
            if initials:
                if acronym[-len(initials) :] != initials:
                    break
                del acronym[-len(initials) :]
        if not acronym and not body_words.is_office(tokens, at, end):
            yield at, end


def _body(
    tokens: TaggedWords, block: int, at: int, spelled: dict[int, int], taken: int
) -> Name | None:
    """Return the body that word `at` belongs to or begins, or None."""
    if at in spelled:
        end = spelled[at]
        while at > taken and body_words.is_whose(tokens, at):
            at -= 1
        stop = max(at, tokens.letters.find("P", at, end))
        if tokens.words[(stop if stop > at else end) - 1] in _EVENTS | _LINES:
            return None  # "Salt Route for Peace (SRP)"
        heads = [index for index in range(at, end) if tokens.words[index] in HEADS]
        behind_head = heads[0] + 1 if heads else end
        return _named(tokens, block, at, behind_head, end, True, tokens.words[end + 1])
    start, last, end = _chain(tokens, at, taken)
    whole = _with_of(tokens, last, end)
    no_body = tokens.words[start:end] in body_words.BANKS or tokens.words[whole - 1] in _EVENTS
    last_two = tokens.words[end - 1 : end + 1], tokens.words[end - 2 : end]
    no_body = no_body or not body_words.NO_BODIES.isdisjoint(last_two)
    no_body = no_body or human_nouns.is_topic_of_office(tokens, end)
    no_body = no_body or end - start == 1 and tokens.words[start] in body_words.KINDS_OF_NEWS
    if last < start or no_body or _is_persons(tokens, start, end):
        return None
    return _named(tokens, block, start, end, whole, end - start > 1)


def _chain(tokens: TaggedWords, at: int, taken: int) -> tuple[int, int, int]:
    """Return first word, last body word, and end of the capitals around word `at`."""
    letters = tokens.letters
    start = at
    floor = max(taken, at - body_words.MOST_BEFORE)
    while start > floor and body_words.in_chain(tokens, start - 1):
        start -= 1
    while letters[start] in "ls" or start < at and body_owners.is_before_name(tokens, start):
        start += 1
    if start > floor and body_words.BEFORE_BODY.fullmatch(tokens.words[start - 1]):
        start -= 1  # "20th Rifle Brigade", "North Ravelle Board"
    stop = _end_of_chain(tokens, at, start)
    start = body_words.first_topic(tokens, start, floor)
    last = max([index for index in range(at, stop) if body_words.is_body_word(tokens, index)])
    for index in range(at, last + 1):  # "Justice Department Inspector Ann Lee of …"
        if index > at and first_name(tokens.words[index]) is not None and _ends_body(tokens, index):
            return start, index - 1, index
        title = letters[index] == "t" and tokens.words[index] not in BODY_WORDS
        title = title and not body_words.has_body(tokens, index)
        if index > at and title:
            return start, index - 1, index
    while last > at and letters[last] == "t" and letters[last + 1 : last + 2] in ("N", "l"):
        if tokens.words[last] in HEADS:
            break
        last -= 1  # "Supreme Court Justice Ann Lee"
    end = last + 1
    if end < stop and not _ends_body(tokens, end):
        while end < stop and letters[end] in "NL" and not _begins_person(tokens, end):
            end += 1
    named_for = (
        tokens.words[start].rstrip(".") in body_words.HONOURS
        and tokens.words[last] in body_words.INSTITUTIONS
    )
    while start < last and letters[start] == "t" and tokens.words[start] not in BODY_WORDS:
        if named_for or tokens.words[start] == "People":
            break  # "Queen Anna University"
        news = tokens.words[start + 1] in body_words.KINDS_OF_NEWS  # "Anchor Media"
        if news or letters[start + 1] == "t" or tokens.words[start - 1 : start] in _THE:
            break
        start += 1
    return start, last, end


def _end_of_chain(tokens: TaggedWords, at: int, start: int) -> int:
    """Return the end of the capitals after word `at`, of a name that begins at word `start`."""
    letters, stop = tokens.letters, at + 1
    high = min(len(letters), start + body_words.MOST_BEFORE)
    while stop < high and body_words.in_chain(tokens, stop):
        stop += 1
    while letters[stop - 1] in "ls":
        stop -= 1
    return stop + 3 * body_words.joins_topics(tokens, stop)


def _ends_body(tokens: TaggedWords, at: int) -> bool:
    """Whether a person or an office begins at word `at`, after the name of a body."""
    letters = tokens.letters
    if letters[at] == "t" or tokens.words[at : at + 2] == ("Army", "General"):
        return True
    if _begins_person(tokens, at):
        return True
    return letters[at : at + 2] == "NN" and letters[at + 2 : at + 3] in ("v", "h")


def _begins_person(tokens: TaggedWords, at: int) -> bool:
    known = first_name(tokens.words[at]) is not None
    return known and tokens.letters[at + 1 : at + 2] in ("N", "l")


def _is_persons(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether the name is a person's: "Anna Hall" with a body word, "Prosecutor Lee"."""
    if body_words.is_holder(tokens, start, end):
        return True
    of_two = end - start == 2 or end - start == 3 and tokens.words[start + 1] not in BODY_WORDS
    if not of_two or tokens.words[end - 1] not in _SURNAMES or tokens.letters[start] == "L":
        return False
    before = tokens.words[start - 1].lower() if start else ""
    return before not in ARTICLES and first_name(tokens.words[start]) is not None


def _with_of(tokens: TaggedWords, last: int, end: int) -> int:
    """Return the end of a body's name, including "of …" and "and …" after its last word."""
    if end != last + 1:
        return end
    letters, head = tokens.letters, tokens.words[last]
    for _ in range(2):
        found = OF.match(letters, end)
        if found is None or not _opens_more(tokens, end, head):
            return end
        first = end + 1 + (letters[end + 1] == "d")
        stop = first
        while stop < found.end() and _goes_on(tokens, stop, first):
            stop += 1
        if stop == first or letters[stop : stop + 2] == "-L":
            return end  # "the Press Centre on the Thai–Khmer border"
        end = _with_and(tokens, head, first, stop)
    return end


def _opens_more(tokens: TaggedWords, at: int, head: str) -> bool:
    word = tokens.words[at]
    if word == "of":
        return True
    if word == "on" and head == "Council" and "L" in tokens.letters[at + 1 : at + 3]:
        return False  # "the Security Council on Orm"
    follows = tokens.words[at + 1]
    if follows in ("the", "a", "an") and head in HEADS and at + 2 < len(tokens.words):
        follows = tokens.words[at + 2]
    return word in ("for", "on", "against") and follows[0].isupper() and head in HEADS


def _goes_on(tokens: TaggedWords, at: int, first: int) -> bool:
    """Whether word `at` belongs to the phrase after "of", not to a person or office after it."""
    word, letter = tokens.words[at], tokens.letters[at]
    if letter == "s" and (tokens.letters[at - 1] == "L" or body_words.in_chain(tokens, at)):
        return not BODY_WORDS.isdisjoint(tokens.words[at + 1 : at + 3])
    if not word[0].isupper():
        return False
    if letter == "t" and word not in BODY_WORDS:
        office = "Office" in tokens.words[max(0, first - 3) : first]
        return at == first or tokens.letters[at - 1] == "t" or office and word in body_words.HOLDERS
    return not (first_name(word) is not None and tokens.letters[at + 1 : at + 2] in ("N", "l"))


def _with_and(tokens: TaggedWords, head: str, first: int, end: int) -> int:
    """Return the end including "and …" if a body has several topics."""
    if (
        head not in WITH_TOPIC
        and tokens.words[first] not in _TOPICS
        or "L" in tokens.letters[first]
    ):
        return end
    more = MORE.match(tokens.letters, end)
    if more is None:
        return end
    joined = [word for word in tokens.words[end : more.end()] if word[0].isalpha()]
    if joined[0] not in ("and", "&") and joined[0] not in _TOPICS:
        return end
    plain = [word for word in joined if word not in ("and", "&")]
    last_letter = tokens.letters[more.end() - 1]
    odd = last_letter == "L" or any([word.isupper() for word in plain])
    if odd or first_name(plain[0]) is not None:
        return end
    if ACRONYM.search(tokens.letters, more.end(), more.end() + 6) is not None:
        return more.end()  # "Centre for Salt and Freedom of Trade (CSF)"
    if not _TOPICS.isdisjoint(plain) or tokens.letters[more.end() : more.end() + 1] in ("r", "v"):
        return more.end()
    return end


def _named(
    tokens: TaggedWords,
    block: int,
    start: int,
    head_end: int,
    end: int,
    certain: bool,
    acronym: str = "",
) -> Name:
    """Return the name of the body in words `start` to `end`; its last body word is before "of"."""
    letters, core = tokens.letters, tokens.words[start:end]
    head = tokens.words[head_end - 1]
    owned = head in OWNED or head in body_words.CIVIL
    own = body_owners.owner_before(tokens, start) if owned else start
    behind = start - 1 - (own < start and letters[start - 1] != "s")
    owner = words_between(tokens, own, behind) if own < start else None
    if owner is None and end > head_end and tokens.words[head_end] in ("of", "in"):
        owner = body_owners.of_whom(tokens, head, head_end + 1, end)
    if owner is None and owned:
        of = core[core[0] == "Royal" :] or core  # "Royal Danish Navy"
        known_state = DEMONYMS.get(" ".join(of[:2])) or DEMONYMS.get(of[0])
        owner = known_state or body_owners.place_before(tokens, start, end)
    if owner is None and body_words.BEFORE_BODY.match(core[0]) and start:
        owner = DEMONYMS.get(tokens.words[start - 1])  # "the Danish 3rd Rifle Brigade"
    place = None if owner else body_words.in_place(tokens, head, end)
    if owner is None and place is None and letters[end : end + 3] == "(N)":
        owner = body_words.in_place(tokens, head, end + 3, ("in", "of"))  # "(MoH) in Gaza"
    short = letters[end : end + 3] in ("(N)", "(L)") and is_short_for(tokens.words[end + 1], core)
    if short and not acronym and (head in HEADS or tokens.words[end + 1][0] in core[0]):
        acronym = tokens.words[end + 1]
    heads = (head.lower(),) if head in HEADS else ()
    full = words_between(tokens, own, end if place is None else end + 1 + len(place.split()))
    core = tuple(words_between(tokens, start, end).split()) if "s" in letters[start:end] else core
    known = bool(heads) and (len(core) > 1 or head in _KNOWN) or bool(acronym)
    of_chief = start > 1 and letters[start - 2 : start] == "tP"  # "Chief of Army Staff"
    if of_chief or body_words.is_game_or_scene(tokens, start, head_end):
        known = False
    return Name(
        block, core, start, end, "organisation", certain or known,
        owner=owner or place, full=full, acronym=acronym, heads=heads, sign=known or head in _KNOWN,
    )  # fmt: skip
