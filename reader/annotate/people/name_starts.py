"""Finds where a person's name begins in capitals that begin with an office, outlet or place.

`names` calls it for each run of capitalised words.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS, lines, table, words
from reader.annotate.people.name import Name
from reader.annotate.people.spellings import first_name
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.tagged import BEFORE_SENTENCE, TaggedWords

ACRONYMS_OF_SHIPS = words("prefixes_of_ships")
_TOPICS, _PLURALS = words("topics"), words("plurals")
_DEMONYMS = table("demonyms")
ADVERB = re.compile(r"(?:ate|al|ent|ant|ous|ive|ed|ing|lar|ic|ab|ib|rect|rief)ly$")
"""Endings of adverbs that are no surnames ("Separately", but not "Connolly")."""
_ADJECTIVE = re.compile("(?:an|ese|ish|i|ch|tch)$")
"""Endings of adjectives of nationality."""
_OPENERS = frozenset(
    """yesterday tonight tomorrow overnight elsewhere moreover furthermore meantime nowadays
    afterwards beforehand asked suspected alleged poor dear carmaker automaker chipmaker drugmaker
    planemaker insurer lender retailer broadcaster meet""".split()  # noqa: SIM905
)


def person_in(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where the person's name begins in a run, after an office's "of …", outlet or rank.

    Examples: "Minister of Defence | Ilse Varn", "KTV | Oda Brenn", "Sgt. 1st Class | Tomas Erdeli".
    """
    letters, run = tokens.letters, tokens.words[start:end]
    if len(run) < 2:
        return start
    if run[0] == "Class" and start and letters[start - 1] in "#t":
        return start + 1
    if len(run) < 3:
        return start
    outlet = is_shout(run[0]) and not is_shout(run[-1]) and run[0] not in ACRONYMS_OF_SHIPS
    speaks = len(run) == 3 and _is_speaking(tokens, end)
    if outlet and (speaks or first_name(run[1]) is not None):
        return start + 1
    for at in range(1, len(run) - 2):  # "Lorn DA | Anna Lund said"
        if is_shout(run[at]) and at + 3 == len(run) and _is_speaking(tokens, end):
            return start + at + 1
    office = _office_before(tokens, start)
    if office and tokens.words[office] in _OF_WHAT and letters[office - 1] in "tr":
        return start + _behind_topic(run)
    if start > 2 and letters[start - 3 : start] in ("rPt", "tPt", "nPt"):
        other = first_name(run[0]) is None and first_name(run[1]) is not None
        return start + other  # "Adviser to President Varn | Ilse Lund"
    return start


def _office_before(tokens: TaggedWords, start: int) -> int:
    """Return the preposition after an office ("Minister of Salt and | Tar"), or 0."""
    at = start - 1
    low = max(0, start - _LONGEST_OFFICE)
    while at > low and tokens.letters[at] in "dLCN":
        at -= 1
    return at if at > 0 and tokens.letters[at] == "P" else 0


_LONGEST_OFFICE = 8
_OF_WHAT = frozenset(("of", "for"))
"""Prepositions between an office and its topic."""


def _behind_topic(run: tuple[str, ...]) -> int:
    """Return how many words of a run are an office's topic or place, before the person's name."""
    if first_name(run[0]) is not None and run[0] not in _TOPICS:
        return 0
    topics = 0
    while topics < len(run) - 1 and run[topics] in _TOPICS:
        topics += 1
    for at in range(1, len(run) - 1):
        if first_name(run[at]) is not None:  # "Defence | Yonas Karl Varn"
            between = run[topics:at] if topics else ()
            return topics if between and not any(map(_LIKE_TOPIC.search, between)) else at
    if topics and len(run) - topics > 1:
        return topics
    return len(run) - 2 if first_name(run[0]) is None and len(run) < 5 else 0


_LIKE_TOPIC = re.compile(r"(?:ions?|ments?|ings?|ry|ty|cy|nces?|ics|ures?|rm|are|ade|ports?)$")


def is_shout(word: str) -> bool:
    """Whether a word is in capitals, like an acronym."""
    return len(word) > 1 and word.isupper() and word[-1] != "."


def _is_speaking(tokens: TaggedWords, end: int) -> bool:
    return tokens.letters[end : end + 1] in ("v", "h", "k")


PLACES_OF_TWO = {tuple(line.split()) for line in lines("places_of_two_words")}


def team_of_place(tokens: TaggedWords, block: int, start: int, end: int) -> tuple[Name, ...]:
    """Return the team named by a plural behind a place of two words: "the San Marno Giants said".

    A plural that does not speak may be an event: "the San Marno Floods".
    """
    place = start - 2
    if place < 1 or tokens.words[place:start] not in PLACES_OF_TWO or end != start + 1:
        return ()
    if not _is_speaking(tokens, end):
        return ()
    if tokens.words[place - 1].lower() != "the" or not tokens.words[start].endswith("s"):
        return ()
    return (Name(block, tokens.words[place:end], place, end, "organisation", True, sign=True),)


def particles_before(tokens: TaggedWords, start: int) -> int:
    """Return the first of the particles before a word ("van der Varn")."""
    while start and tokens.letters[start - 1] == "l":
        start -= 1
    return start


def letter_before(tokens: TaggedWords, at: int) -> str:
    """Return the letter of the word before, or "N" for an Arabic article of the name."""
    if not at:
        return ""
    article = tokens.letters[at - 1] == "l" and tokens.words[at - 1] in ("Al", "El")
    return "N" if article else tokens.letters[at - 1]


def opens_sentence(tokens: TaggedWords, at: int) -> bool:
    """Whether a word is capitalised only as the first of a sentence ("Yesterday Varn left")."""
    if at and tokens.letters[at - 1] not in BEFORE_SENTENCE:
        return False
    word = tokens.words[at]
    if word.lower() in SMALL:  # "Two Dutch clerks"
        return _ADJECTIVE.search(tokens.words[at + 1]) is not None
    if word.lower() not in _OPENERS and ADVERB.search(word) is None:
        return False
    return first_name(word) is None


def counts_plural(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a number begins capitals that only describe a plural: "Seven Kestrel fighters"."""
    if tokens.words[start].lower() not in SMALL or tokens.letters[end : end + 1] not in ("n", "r"):
        return False
    return tokens.words[end].endswith("s") or tokens.words[end] in _PLURALS


def is_matter_of_people(tokens: TaggedWords, start: int) -> bool:
    """Whether capitals after a word for people name a matter ("Prisoner Swap")."""
    if not start or tokens.letters[start - 1] not in "tN":
        return False
    people = tokens.words[start - 1].lower() in _PEOPLE_OF_MATTERS
    return people and tokens.words[start].lower() in _MATTERS


_MATTERS = words("matters_of_people")
_PEOPLE_OF_MATTERS = frozenset(
    """prisoner hostage captive detainee refugee migrant immigrant child soldier veteran student
    teacher farmer worker driver miner patient voter inmate victim civilian""".split()  # noqa: SIM905
)
"""Words for the people whom a matter concerns."""


def is_participle(word: str) -> bool:
    """Whether a capitalised word is a participle in a headline ("Defying Varn, Council Votes")."""
    verb = VERBS.get(word.lower()) if word.endswith("ing") else None
    return verb is not None and verb.form == "ing" and first_name(word) is None


def is_shouted_person(tokens: TaggedWords, run: tuple[str, ...], end: int) -> bool:
    """Whether words in capitals are a person's name: a role or an age is beside it."""
    if len(run) < 2 or not all([len(word) > 2 and word.isalpha() for word in run]):
        return False
    letters = tokens.letters
    return re.match(r",#,|,d[ne]{0,2}[rt]|\(#\)", letters[end : end + 6]) is not None


def is_employer(tokens: TaggedWords, start: int) -> bool:
    """Whether a name is an employer: "an analyst at Legal Agenda", "a senior Lok Morcha leader"."""
    if start > 1 and tokens.letters[start - 2] == "d" and tokens.words[start - 1] in _RANKED:
        behind = tokens.letters.find("r", start, start + 5)
        return behind > start + 1 and tokens.letters[start:behind].strip("N") == ""
    if start < 3 or tokens.words[start - 1] not in ("at", "with"):
        return False
    return tokens.words[start - 2].lower() in _EMPLOYED and tokens.letters[start] == "N"


_RANKED = frozenset("senior top former leading junior prominent".split())  # noqa: SIM905
_EMPLOYED = frozenset(
    """journalist reporter correspondent editor analyst researcher economist strategist fellow
    lawyer attorney scientist consultant trader engineer expert specialist professor lecturer
    investigator photographer""".split()  # noqa: SIM905
)
"""Professions of people who work at or with a body named after them."""


def is_place_for_surname(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether the place name after a first name is a surname ("Rebecca English said")."""
    return end == start + 1 and tokens.letters[end + 1 : end + 2] not in ("N", "L", "t", "n", "r")


def is_set_off(tokens: TaggedWords, at: int) -> bool:
    """Whether an adjective of nationality is a surname, as an office follows: "Mo Danish, head"."""
    return tokens.words[at] in _DEMONYMS and _OFFICE_APART.match(tokens.letters, at) is not None


def is_place_of_office(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a word after an office is its place: "Dan Varn, Deputy Commissioner Tesk, said".

    The office is between commas, after the name of its holder and before the verb.
    """
    if end != start + 1 or tokens.letters[end : end + 2] not in (",v", ",h", ",x"):
        return False
    apart = _BETWEEN_COMMAS.search(tokens.letters, max(0, start - 8), start)
    return apart is not None and first_name(tokens.words[start]) is None


_BETWEEN_COMMAS = re.compile(r"[Nt]N,[nre]{0,2}t{1,2}$")
_OFFICE_APART = re.compile(r"L,d?[ne]{0,2}rP")


def is_of_place_or_arms(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a name belongs to a place or weapon: "the town of Mae Lund", "Bradley IFVs"."""
    before = tokens.words[max(0, start - 2) : start]
    if before[1:] == ("of",) and before[0] in _KINDS_OF_PLACES:
        return True
    return end - start > 1 and _PLURAL_ACRONYM.fullmatch(tokens.words[end - 1]) is not None


_KINDS_OF_PLACES = frozenset(
    """province district city town village region county island municipality commune township
    oblast settlement suburb hamlet governorate prefecture""".split()  # noqa: SIM905
)
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,5}s")


def outlet_or_firm(tokens: TaggedWords, start: int, end: int) -> str:
    """Return the noun that calls a single word an agency or a firm, or "".

    "The Wafra news agency", "the grid operator Brenk", not "the radio operator Varn".
    """
    if start and tokens.words[start - 1] == ",":
        return _firm_apart(tokens, start, end)
    if end != start + 1 or not start:
        return ""
    words = tokens.words
    behind = words[end + 1 : end + 2]
    if words[start - 1].lower() == "the" and words[end : end + 1] == ("news",) and behind:
        return behind[0] if behind[0] in _KINDS_OF_OUTLETS else ""
    run = words[start - 1] == "operator" and words[start - 2].lower() in _RUN_BY_FIRMS
    return "operator" if run else ""


def _firm_apart(tokens: TaggedWords, start: int, end: int) -> str:
    """Return the noun before the comma before a firm: "the contractor, Norspan,", or ""."""
    words = tokens.words
    if start < 3 or words[end : end + 1] != (",",) or first_name(words[start]) is not None:
        return ""
    noun, at = words[start - 2], start - 3
    known = noun in _MAKING or noun in _FIRM_NOUNS
    at -= known and at > 0 and tokens.letters[at] in "neo" and words[at].islower()
    return noun if known and words[at].lower() in ("the", "its", "current") else ""


_FIRM_NOUNS = words("firm_nouns")
_MAKING = frozenset("contractor subcontractor developer publisher airline consultancy".split())  # noqa: SIM905
_KINDS_OF_OUTLETS = frozenset("agency site website channel outlet portal network".split())  # noqa: SIM905
_RUN_BY_FIRMS = frozenset(
    """grid network telecom telecoms mobile power pipeline energy transmission port airport rail
    railway gas satellite system electricity ferry""".split()  # noqa: SIM905
)


def without_crowd(title: str, count: int) -> str:
    """Return the title before a name of `count` words, or "" if it is none."""
    low = title.lower()
    no_title = low in _CROWDS or title.endswith("-old") or count == 1 and low in _ADJECTIVES
    return "" if no_title else title


_ADJECTIVES = frozenset(
    """republican democrat democratic conservative liberal radical independent executive
    ally proxy rival partner""".split()  # noqa: SIM905
)
"""Titles that are also adjectives, so that a single word after them is no certain name."""
_CROWDS = words("crowds")
"""Roles that are no title before a name."""
