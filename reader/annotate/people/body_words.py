"""Defines the words in names of bodies, and reads the words beside such a name.

`bodies` and `roles` use them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import lines, words
from reader.annotate.people.spellings import first_name
from reader.annotate.tokens.tagged import TaggedWords

_HEADS = words("body_heads")
_SURNAMES = words("bodies_or_surnames")
_ONLY_HEADS = _HEADS - _SURNAMES
BODY_WORDS = words("org_words") | _HEADS
CIVIL = frozenset(("Defence", "Defense", "Protection"))
"""Body words after "Civil"."""
LANDS_WITH_AND = {tuple(line.split()) for line in lines("lands_with_and")}
"""Countries and provinces with "and" in their names."""
HOLDERS = frozenset(("Prosecutor", "General", "Attorney", "Commissioner", "Coroner", "Ombudsman"))
"""Holders whose office is a body of its own: "Lorn Prosecutor's Office"."""
_ADDRESSED = HOLDERS | frozenset("Colonel Captain Lieutenant Sergeant Admiral Judge".split())  # noqa: SIM905
NO_BODIES = frozenset(
    (
        ("Force", "One"),
        ("Force", "Two"),
        ("Cabinet", "Secretary"),
        ("Press", "Secretary"),
        ("Chief", "Justice"),
    )
)
"""A last body word and the next word that together name an aeroplane or an office."""
SPORTS = frozenset(("Champions", "Europa", "Premier", "Conference", "Super", "Major", "Minor"))
"""First words of leagues that are competitions and no bodies."""
BEFORE_BODY = re.compile(r"\d+(?:st|nd|rd|th)|North|South|East|West|Al|El")
CHAIN_LETTERS = frozenset("NtLl")
KINDS_OF_NEWS = frozenset(("News", "Media"))
"""Words that name no body alone ("News reports said")."""
BANKS = frozenset((side, "Bank") for side in ("North", "South", "East", "West", "Left", "Right"))
HONOURS = frozenset("Sheikh King Queen Prince Princess Imam Sultan Emir Saint St".split())  # noqa: SIM905
INSTITUTIONS = frozenset(
    "University Hospital Airport School College Foundation Institute Mosque".split()  # noqa: SIM905
)
"""Institutions that are named after a person with such a title."""
WITHOUT_LETTER = frozenset("wal wa wel wil ul ur bil bi fi lil y e du des pour dos das".split())  # noqa: SIM905
"""Words of other languages that have no letter in a body's acronym."""
_POSSESSING = frozenset(("People", "Women", "Men", "Children", "Workers", "Farmers", "Teachers"))
_TOPICS, _FOR_TOPICS = (
    words("topics"),
    words("bodies_for") | {"Administration", "Service", "Mission"},
)
MOST_BEFORE = 12
"""The most words of a body's name before its last one.

Without a limit, each body in a row of bodies would include all bodies before it.
"""
_PLACED = frozenset(("Ministry", "Department", "Authority", "Mission", "Embassy", "Consulate"))
_SIDES = frozenset(
    (side,) for side in ("South", "North", "East", "West", "New", "Sierra", "Burkina")
)
"""First words of the names of countries."""
_AFTER_PLACE = frozenset("NtLls")
_STATES = frozenset(("Federation", "Republic", "Kingdom", "Emirates"))
_BUILDINGS = frozenset(("Museum", "Hospital", "School", "Church"))
_INSIDE = frozenset("on in at near outside inside into across throughout".split())  # noqa: SIM905
_SCENES = (_INSIDE, (_INSIDE - {"on"}) | {"of", "from", "within"})
"""Words before the place of an event: before a building, and before a state."""


def is_body_word(tokens: TaggedWords, at: int) -> bool:
    """Whether a word is a body word, perhaps only after "Civil" ("Civil Defence")."""
    word = tokens.words[at]
    if word == "Army" and tokens.words[at + 1 : at + 2] == ("General",):
        before = tokens.words[at - 1] if at else ""
        return before not in BODY_WORDS  # "Chief of the General Staff Army General Ilse Varn"
    if word == "Prosecutor" and _is_before_surname(tokens, at + 1):
        return False
    if word in _SURNAMES and _is_surname(tokens, at):
        return False
    return word in BODY_WORDS or word in CIVIL and at > 0 and tokens.words[at - 1] == "Civil"


_COURTESIES = frozenset(("Mr", "Mrs", "Ms", "Mr.", "Mrs.", "Ms.", "Lord", "Lady"))


def is_holder(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether an office begins a name: "Prosecutor Lee", "General Lee", no "General Assembly"."""
    start += tokens.words[start] in _COURTESIES
    if end - start == 1 and start and tokens.words[start - 1] in _ADDRESSED:
        return tokens.words[start] in _SURNAMES and tokens.letters[end : end + 1] in ("v", ",", ".")
    behind = tokens.letters[start + 1 : end]
    if tokens.words[start] == "Justice":
        no_body = BODY_WORDS.isdisjoint(tokens.words[start + 1 : end])
        return no_body and behind != "" and behind.strip("Nl") == ""
    return (
        tokens.words[start] in HOLDERS
        and behind == "N"
        and tokens.words[end - 1] not in _ONLY_HEADS
    )


def _is_before_surname(tokens: TaggedWords, at: int) -> bool:
    """Whether a capitalised word that is neither rank nor body is here ("Prosecutor Varn")."""
    is_name = tokens.letters[at : at + 1] in ("N", "L")
    return is_name and tokens.words[at] not in BODY_WORDS | HOLDERS


def _is_surname(tokens: TaggedWords, at: int) -> bool:
    """Whether a body word is a surname: "Park Ji-ah", "Foreign Minister Hall said"."""
    beside = (*tokens.words[max(0, at - 1) : at], *tokens.words[at + 1 : at + 2])
    if tokens.words[at] == "Park" and any(map(_GIVEN_NAME.fullmatch, beside)):
        return True
    letters = tokens.letters
    if tokens.words[at] == "Park" and _IN_FULL.match(letters, at):
        return BODY_WORDS.isdisjoint(tokens.words[at + 1 : at + 3])
    alone = tokens.words[at] in _PEOPLE_FIRST and letters[at + 1 : at + 2] == "v"
    if alone and (at == 0 or letters[at - 1] in ".,;:QqCTS"):
        return True
    titled = at > 0 and tokens.words[at - 1].lower() in _BEFORE_SURNAMES
    return titled and letters[at + 1 : at + 2] in ("v", "h", "x", "b", ",")


_IN_FULL = re.compile("NNN(?:[vhx]|,[dnN]{0,3}s?n{0,2}[tr])")
"""Letters of a name of three words that speaks or has an office: "Park Jong Sul, secretary"."""
_PEOPLE_FIRST = frozenset("Park Hall Lake King Wood White Young Fox Page Ward Parks Rivers".split())  # noqa: SIM905
"""Body words that are surnames if they speak without an article ("Park said")."""
_BEFORE_SURNAMES = frozenset(
    ("minister", "president", "premier", "chancellor", "governor", "ambassador", "mayor", "senator",
     "spokesman", "spokeswoman", "spokesperson", "commissioner", "mr", "mrs", "ms", "dr", "gen",
     "col", "maj", "capt", "sgt", "lt", "sheriff", "inspector")
)  # fmt: skip
"""Offices and ranks that name no body together with a body word after them ("Mayor Hall said")."""
_GIVEN_NAME = re.compile("[A-Z][a-z]+-[a-z]+")


def has_no_letter(tokens: TaggedWords, at: int) -> bool:
    """Whether a small word in a body's name has no letter in its acronym."""
    letter, word = tokens.letters[at], tokens.words[at]
    of_people = letter == "s" and at > 0 and tokens.words[at - 1] in _POSSESSING
    return letter in "PCdl" or of_people or word in WITHOUT_LETTER


def is_whose(tokens: TaggedWords, at: int) -> bool:
    """Whether a place, or an adjective of one, is before a name: "the Torvian Ministry of …"."""
    if at < 1 or tokens.letters[at - 1] == "L":
        return at > 0
    adjective = tokens.letters[at - 1] == "N" and tokens.words[at - 1].endswith(_OF_COUNTRIES)
    of_state = adjective and tokens.words[at] in _OF_STATES
    return of_state and first_name(tokens.words[at - 1]) is None


_OF_COUNTRIES = ("ian", "an", "ese", "ish")
_OF_STATES = frozenset(("Ministry", "Department", "Armed", "General"))
"""First words of bodies that every state has."""


def is_office(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether words with an acronym are an office: "Director General of Military Posts (DGMP)"."""
    if not _HEADS.isdisjoint(tokens.words[start:end]):
        return False
    return tokens.letters[end - 1] in "tr" or tokens.letters[start : start + 2] == "tt"


def joins_topics(tokens: TaggedWords, at: int) -> bool:
    """Whether "and" joins the topics of one body: "Salt Safety and Defence Council"."""
    if at < 1 or tokens.words[at : at + 1] != ("and",) or tokens.words[at - 1] not in _TOPICS:
        return False
    behind = tokens.words[at + 1 : at + 3]
    beside_of = at > 1 and tokens.letters[at - 2] == "P"
    return len(behind) == 2 and behind[0] in _TOPICS and behind[1] in _FOR_TOPICS and not beside_of


def first_topic(tokens: TaggedWords, start: int, floor: int) -> int:
    """Return where a name begins if "and" before it joins its topics, else `start`."""
    if start > floor + 1 and tokens.words[start - 1] == "&" and tokens.letters[start - 2] in "NL":
        start -= 2  # "Kest & Daughters Ltd"
        while start > floor and tokens.letters[start - 1] in "NL":
            start -= 1
        return start
    if start <= floor + 2 or tokens.words[start - 1] != "and":
        return start
    first = start - 2
    while first > floor and tokens.letters[first - 1] in "NL":
        first -= 1
    joins = joins_topics(tokens, start - 1) or _joins_long(tokens, first, start)
    joins = joins or (tokens.words[start - 2], tokens.words[start]) in _RESCUE
    return first if joins or _joins_trades(tokens, first, start) else start


_RESCUE = {("Fire", "Rescue"), ("Search", "Rescue"), ("Emergency", "Rescue")}
"""Topics of one service: "the Fire and Rescue Authority"."""


def _joins_trades(tokens: TaggedWords, first: int, start: int) -> bool:
    """Whether "and" joins two trades of one firm: "Orm Mining and Construction Company"."""
    if tokens.words[start - 2] not in _TRADES or tokens.words[start] not in _TRADES:
        return False
    last = start + 1
    while (
        last < start + _MOST_TRADES
        and tokens.words[last : last + 1]
        and (tokens.words[last] in _TRADES)
    ):
        last += 1
    return (
        first < start - 2
        and tokens.words[last : last + 1] != ()
        and (tokens.words[last] in _TRADING)
    )


_TRADES = words("trades")
_TRADING = frozenset(
    "Company Corporation Corp Co Group Ltd Limited LLC Inc Bank Trust Cooperative".split()  # noqa: SIM905
)
_MOST_TRADES = 4
"""The most trades in the second part of a firm's name."""


def _joins_long(tokens: TaggedWords, first: int, start: int) -> bool:
    """Whether "and" joins two long parts of a name: "the Salt Raid Place and Event Data Project".

    The first part is no name by itself, and the second has no article.
    """
    opened = first > 0 and tokens.letters[first - 1] in "ds" and tokens.letters[first] == "N"
    words_before = tokens.words[first : start - 1]
    long = len(words_before) > 2 and tokens.letters[start + 1 : start + 2] == "N"
    named = not BODY_WORDS.isdisjoint(words_before) or first_name(words_before[0]) is not None
    return opened and long and not named


def in_place(
    tokens: TaggedWords, head: str, end: int, links: Sequence[str] = ("in",)
) -> str | None:
    """Return the place of a body that many places have: "Health Ministry in Gaza"."""
    if head not in _PLACED or end >= len(tokens.words) or tokens.words[end] not in links:
        return None
    two = tokens.words[end + 1 : end + 2] in _SIDES and tokens.letters[end + 2 : end + 3] in (
        "L",
        "N",
    )
    stop = end + 2 + two
    is_place = two or tokens.letters[end + 1 : stop] == "L"
    is_place = is_place or tokens.words[end] == "of" and tokens.letters[end + 1 : stop] == "N"
    ends = is_place and tokens.letters[stop : stop + 1] not in _AFTER_PLACE
    return " ".join(tokens.words[end + 1 : stop]) if ends else None


_TROOPS = re.compile(r"\d|Infantry|Armou?red|Guards?|Rifle|Airborne|Mechani[sz]ed|Tank|Mountain")
"""Words in the name of an army division, which the division of a region does not have."""


def is_game_or_scene(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a sports league is named, or a body only as a place: "in the Ravelle Federation"."""
    head = tokens.words[end - 1]
    if head == "League" and tokens.words[start] in SPORTS:
        return True
    region = head == "Division" and _TROOPS.search(" ".join(tokens.words[start:end])) is None
    if head not in _STATES and head not in _BUILDINGS and not region:
        return False
    before = start - (start > 0 and tokens.letters[start - 1] == "d")
    if head in _BUILDINGS:
        return True  # what is done in it or to it shows no body; if it speaks it is listed
    if before < 1 or tokens.letters[before - 1] != "P":
        return False
    return tokens.words[before - 1].lower() in _SCENES[head in _STATES or region]


_MEMBERS = ("ers", "tors", "sors", "ists", "ants", "ians")
"""Endings of members to whom a body belongs: "the Orm Doctors’ Committee"."""


def in_chain(tokens: TaggedWords, at: int) -> bool:
    """Whether word `at` may belong to a body's name: "State Teachers", "Dockers' Alliance"."""
    letter, word = tokens.letters[at], tokens.words[at]
    if letter in CHAIN_LETTERS or letter == "r" and word[0].isupper():
        return True
    owner, before = tokens.words[at - 1], tokens.letters[max(at - 2, 0) : at]
    several = word in "'’" and owner.endswith(_MEMBERS) or word[1:] == "s" and owner.endswith("men")
    several = several and before[-1:] in ("N", "r")
    several = several and before[0] != "t" and before != "NN"
    office = (owner in HOLDERS or before[-1:] == "t") and has_body(tokens, at - 1)
    saint = letter == "s" and at > 1 and tokens.words[at - 2].rstrip(".") in ("St", "Saint")
    return saint or letter == "s" and (owner in _POSSESSING or several or office)


def has_body(tokens: TaggedWords, at: int) -> bool:
    """Whether the body of the holder at word `at` follows: "Karsk Sheriff's Department"."""
    return tokens.letters[at + 1 : at + 2] == "s" and tokens.words[at + 2 : at + 3] in _OF_HOLDERS


_OF_HOLDERS = (("Office",), ("Department",))
