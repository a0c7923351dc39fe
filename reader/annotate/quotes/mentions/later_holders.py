"""Resolves an office without a name to a person whom the text names later.

Examples: "Orm lost its bridge, its mayor said", and then "Mayor Ann Lee"; "New minister: no" above
a text with one minister. A bare office is searched up to the next heading, and only nearby in
running text. `speakers` calls it at the end of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from reader.annotate.people.human_nouns import MANY_HUMANS, is_human_noun
from reader.annotate.people.roster import WORD
from reader.annotate.quotes.mentions import holders
from reader.annotate.quotes.mentions.holders import Office
from reader.annotate.quotes.mentions.known_so_far import KnownSoFar, Waiting, last_holder
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords
from reader.annotate.tokens.word_letters import ROLES_PLURAL

BLOCKS_BELOW = 2
"""The most blocks after a mention in which its holder may be named."""
_WHOSE = ("the", "its")
_EXPERTS = frozenset(
    "expert analyst commentator specialist historian economist professor scientist adviser".split()  # noqa: SIM905
)
"""Professions of people who may first be called experts."""
LONGEST_CALLING = 5
"""The most words of a profession before a name that the first paragraph left out."""


def await_name(
    tokens: TaggedWords, place: int, mention: Range, found: tuple[int, ...], known: KnownSoFar
) -> None:
    """Record that an unnamed speaker at a place may be named later."""
    if len(found) != 1 or known.entries[found[0]].words:
        return
    block = place >> WORD
    if (calling := _calling_in_lede(tokens, mention, block, known)) is not None:
        known.waiting.append(Waiting(place, found[0], calling, True, introduced=True))
        return
    asked = holders.office(tokens, mention)
    if asked is not None and holders.is_unique(tokens, mention, asked):
        known.waiting.append(Waiting(place, found[0], asked, False))
        return
    bare = _bare_office(tokens, mention, block in known.headings)
    if bare is not None and last_holder(tokens, block, mention, bare, known) is None:
        new = tokens.words[mention[0]] == "New"
        known.waiting.append(Waiting(place, found[0], bare, True, new))


def _bare_office(tokens: TaggedWords, mention: Range, heading: bool) -> Office | None:
    """Return the office in a mention that names no owner, or None."""
    start, end = mention
    start += tokens.words[start] == "New" if heading else 0
    determined = tokens.words[start].lower() in _WHOSE
    inside = tokens.letters[start + determined : end]
    if not inside or inside[-1] not in "rt" or not set("NLPs,").isdisjoint(inside):
        return None
    noun = tokens.words[end - 1].lower()
    if noun in ROLES_PLURAL or not (heading or determined and noun in holders.UNIQUE):
        return None
    others = [word.lower() for word in tokens.words[start + determined : end - 1]]
    return Office(holders.SHORT_ROLES.get(noun, noun), frozenset(others) - holders.LEFT_OUT)


def named_later(known: KnownSoFar) -> dict[int, tuple[int, ...]]:
    """Return the mentions, with holders of an office replaced by the only person named later."""
    if not known.waiting:
        return known.mentions
    mentions = dict(known.mentions)
    places = sorted(known.roster.by_place)
    for one in known.waiting:
        if one.place not in mentions:
            continue
        found = known.holders.people(one.asked)
        if one.introduced:
            found = _introduced_below(one, known)
        elif one.near:
            stop = _last_block(one.place >> WORD, known) << WORD
            below = places[bisect_right(places, one.place) : bisect_left(places, stop)]
            found &= {known.roster.by_place[place] for place in below}
            found = {at for at in found if _is_of_there(at, one, known)}
        found = found & known.newly if one.new else found
        if len(found) == 1:
            holder = found.pop()
            entries = [holder if at == one.entry else at for at in mentions[one.place]]
            mentions[one.place] = tuple(dict.fromkeys(entries))
    return mentions


def _calling_in_lede(
    tokens: TaggedWords, mention: Range, block: int, known: KnownSoFar
) -> Office | None:
    """Return the profession of a speaker in the first paragraph: "a rail analyst has said"."""
    start, end = mention
    opens = block == 0 or block - 1 in known.headings and block not in known.headings
    if not opens or tokens.words[start].lower() not in ("a", "an"):
        return None
    inside, noun = tokens.letters[start + 1 : end], tokens.words[end - 1].lower()
    human = inside[-1:] == "r" or is_human_noun(noun)
    if not human or not set(inside[:-1]) <= set("nerNL") or noun in ROLES_PLURAL | MANY_HUMANS:
        return None
    return Office(noun, frozenset(map(str.lower, tokens.words[start + 1 : end - 1])))


def _introduced_below(one: Waiting, known: KnownSoFar) -> set[int]:
    """Return the person introduced with such a profession at the start of the next paragraph.

    "A rail analyst has said …" and "Rail analyst Ann Lee told": the writer names the source.
    """
    block = (one.place >> WORD) + 1
    if block >= len(known.words_of) or block in known.headings:
        return set()
    tokens, places = known.words_of[block], known.roster.by_place
    for at in range(1, LONGEST_CALLING + 1):
        named = known.entries[places[block << WORD | at]] if block << WORD | at in places else None
        if named is not None and named.person.role and named.place == block << WORD | at:
            return _with_calling(one.asked, tokens, at, places[named.place])
    return set()


def _with_calling(asked: Office, tokens: TaggedWords, at: int, entry: int) -> set[int]:
    """Return the entry whose name begins at word `at`, if the profession precedes it."""
    calling = [word.lower() for word in tokens.words[:at]]
    if not set(tokens.letters[:at]) <= set("tronNeL"):
        return set()
    heads = _EXPERTS if asked.head == "expert" else {asked.head}
    fits = calling[-1] in heads and asked.others <= set(calling)
    return {entry} if fits else set()


def _is_of_there(at: int, one: Waiting, known: KnownSoFar) -> bool:
    """Whether the role of a holder does not contradict the office."""
    block = one.place >> WORD
    role = known.entries[at].person.role
    if role is None or block in known.headings:
        return True
    here = {word.lower() for word in known.words_of[block].words}
    others = {word for word in re.findall(r"[^\W_]+", role.lower()) if len(word) > 2}
    return others - {one.asked.head, "the"} <= here


def _last_block(block: int, known: KnownSoFar) -> int:
    """Return the block before which the holder of a bare office in this block must be named."""
    last = len(known.words_of)
    stop = next((at for at in range(block + 1, last) if at in known.headings), last)
    return stop if block in known.headings else min(stop, block + 1 + BLOCKS_BELOW)
