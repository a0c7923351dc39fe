"""Words with one meaning for series: for outcomes, for the things counted, and for purposes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reader.ledger.people.names import text_words, words_of

_FATES = {
    "killed": "killed kill kills killing dead died die dies death deaths fatality fatalities slain"
    " toll drowned drown drowning martyr martyrs martyred",
    "wounded": "wounded injured hurt wounding injuring injuries",
    "lost": "lost lose losing loses loss losses",
    "downed": "downed shot intercepted downing intercepting neutralized neutralised",
    "destroyed": "destroyed destroying destroy wrecked",
    "damaged": "damaged damaging",
    "captured": "captured capturing prisoners prisoner pows",
    "missing": "missing unaccounted",
    "trapped": "trapped",
    "detained": "arrested detained arrests detentions",
    "evacuated": "evacuated evacuating",
    "displaced": "displaced fled",
    "launched": "launched launching fired firing",
    "rescued": "rescued saved",
    "freed": "freed released",
    "sent": "sent deployed sending deploying",
    "taken to hospital": "hospitalised hospitalized",
    "flooded": "flooded inundated submerged",
    "retaken": "recaptured recapturing retaken retaking retook liberated liberating",
}
FATES = {word: fate for fate, words in _FATES.items() for word in words.split()}
"""Maps a word to the outcome that it states."""

CASUALTIES = {"casualty", "casualties"}
"""Words for killed or wounded."""

HARM = frozenset(("killed", "wounded", "missing", "taken to hospital"))
"""Outcomes that happen to people in single events."""

ACTS = frozenset(("detained", "evacuated", "rescued", "freed", "sent"))
"""Acts of authorities: two authorities that report one each report their own."""

LOSSES = frozenset(("killed", "wounded", "lost", "missing", "captured", "freed"))
"""Outcomes for an army's soldiers."""

FLYING = frozenset(("drone", "missile"))
"""Things that are launched at night and shot down."""

RUNNING = frozenset(("lost", "downed", "destroyed", "launched"))
"""Outcomes that are counted day by day."""

RISEN = (
    "rose|risen|rises|rising|climbed|climbs|climbing|grew|grown|grows|increased|increases|jumped"
    "|soared|mounted"
)
"""Verbs of a number that has become greater, as a pattern."""

_THINGS = {
    "soldier": "troops troop servicemen serviceman servicemembers servicemember personnel soldiers",
    "people": "people person persons individual individuals",
    "drone": "drones uav uavs",
    "child": "children",
    "truck": "trucks lorry lorries",
    "center": "centers centre centres",
    "woman": "women",
    "man": "men",
}
THINGS = {word: thing for thing, words in _THINGS.items() for word in words.split()}

MILITARY = frozenset(
    ("soldier", "tank", "vehicle", "drone", "missile", "system", "aircraft", "plane", "jet", "gun",
     "helicopter", "ship", "howitzer", "officer", "fighter", "battalion", "brigade")
)  # fmt: skip
"""Things that each side has: a number of them means nothing without the side."""

COUNTED_PEOPLE = frozenset(
    """people child woman man boy girl baby infant teenager civilian resident villager family
    household prisoner hostage captive detainee refugee migrant evacuee patient passenger worker
    nurse doctor medic teacher pupil student journalist officer fighter militant rebel recruit
    conscript volunteer mercenary victim survivor citizen national""".split()  # noqa: SIM905
)
"""Words for people; even a small number of people is compared."""

TITLES = frozenset(
    """colonel major general captain lieutenant admiral sergeant marshal commander professor doctor
    lt gen col maj capt sgt adm brig cmdr prof count countess baron baroness telegram facebook
    dr mr mrs ms president prime minister chancellor governor mayor king queen prince princess
    secretary""".split()  # noqa: SIM905
)
"""Capitalized words before a name."""

_TEXT_WORDS = (
    "column page line word paragraph chapter sentence name question article photo photograph"
    " picture comment slide footnote item story headline part point"
)
TEXT_PARTS = frozenset(_TEXT_WORDS.split())
"""Words for the parts of a text or a talk."""

_PURPOSES = {
    "loan": "loan loans lend lends lent lending borrow borrowed borrowing",
    "grant": "grant grants",
    "aid": "aid assistance help",
    "damage": "damage damages",
    "budget": "budget budgets",
    "price": "price prices cost costs",
    "fine": "fine fines fined penalty",
    "debt": "debt debts owe owes owed",
    "investment": "investment investments invest invested",
    "tax": "tax taxes tariff tariffs",
    "pay": "wage wages salary salaries pension pensions",
    "profit": "profit profits",
    "revenue": "revenue revenues income",
    "sale": "sale sales sold sell",
    "ransom": "ransom",
    "reparations": "reparation reparations",
}
PURPOSES = {word: purpose for purpose, words in _PURPOSES.items() for word in words.split()}
"""Maps a word to the purpose of money that it states."""

_EVENT_WORDS = (
    "strike strikes attack attacks shelling explosion explosions blast blasts bombing raid raids"
    " fire crash earthquake quake flood floods clash clashes accident shooting ambush collapse"
    " landslide storm airstrike airstrikes bombardment fighting incident disaster"
    " search bomb"
)
EVENT_WORDS = frozenset(_EVENT_WORDS.split())
"""Words for single events in which people die."""

EVENTS = _EVENT_WORDS.replace(" ", "|").replace(
    "|fire|", "|fire(?! (?:service|department|brigade|chief))|"
)
"""The same as a pattern."""

_MEASURES_WORDS = (
    "percent percentage point kilometre kilometer metre meter centimetre millimetre mile foot "
    "inch yard hour minute second day week month year decade century tonne ton kilogram gram "
    "pound litre liter barrel gallon degree hectare acre megawatt gigawatt kilowatt magnitude "
    "time watt"
)
MEASURES = frozenset(_MEASURES_WORDS.split())
"""Units of measure that are not money."""

BODY_WORDS = frozenset(
    """ministry minister defence defense interior foreign army force staff general government
    president presidency parliament navy military spokesman spokeswoman spokesperson official
    office police agency authority service command commander""".split()  # noqa: SIM905
)
"""Words for speakers, which say nothing on the thing counted."""

CREWS = frozenset(
    ("sailor", "passenger", "pilgrim", "hostage", "miner", "climber", "pupil", "tourist", "crewman")
)
"""People who are together in one place, and rarely counted otherwise."""

TIMES = frozenset(
    ("hour", "minute", "second", "day", "week", "month", "year", "decade", "time", "year of age")
)
"""Units of time; their numbers are rarely claims."""

_CALENDAR_WORDS = (
    "january february march april may june july august september october november december "
    "i the "
    "feb apr aug sept oct nov dec"
)
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = frozenset(DAY_NAMES)
CALENDAR = WEEKDAYS.union(_CALENDAR_WORDS.split())
"""Capitalized words that are not names."""

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
"""The names of months, for a pattern."""

MONTH_NAMES = frozenset(MONTHS.lower().split("|"))

HELD = "-held"
"""Ends a word for the part of a land that one side holds: "rebel-held"."""

PORTIONS = frozenset(("part", "whole", "more"))
"""Words that distinguish numbers of the same thing: "two of them", "41 of 50", "another 3"."""

TIME_WORDS = frozenset(
    ("past", "last", "previous", "hour", "day", "night", "overnight", "week", "month", "year",
     "today", "yesterday", "war", "invasion", "began", "total", "far", "date")
)  # fmt: skip
"""Words for a stretch of time, which state no outcome."""

SMALL_NUMBERS = tuple(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty""".split()  # noqa: SIM905
)
"""The words for 1 to 20, in order."""

_NOT_NAMES = (
    "in on at over of by from near during about around nearly almost some only just least all none"
    " both each every another thirty forty fifty sixty seventy eighty ninety hundred hundreds"
    " thousand thousands dozens"
)
NOBODY = CALENDAR | TIME_WORDS | frozenset((*SMALL_NUMBERS, *_NOT_NAMES.split()))
"""Words that begin a sentence and are no side: "Ten drones hit targets"."""

_OPENING_WORDS = (
    "since between according as after before until while when meanwhile however among for with to"
    " it this that these those there he she they we strip street"
)
OPENERS = frozenset(_OPENING_WORDS.split())
"""Capitalized words that begin a sentence, or follow a place's name, and name no place."""

IN_I = re.compile(
    r"(?<=[a-z]i) (?!(?:and|or|in|on|at|by|to|is|are|was|were|has|had|have|said|who|that|with|when"
    r"|where|after|since|as|for|from|near|over|but|while)\b)[a-z]"
)
"""Matches after an adjective in -i, which is no place: "Norlani attacks"."""

_SEAT_WORDS = (
    "moscow russia kyiv ukraine kiev ukraine washington us beijing china tehran iran london uk"
    " paris france berlin germany ankara turkey warsaw poland tokyo japan seoul korea rome italy"
    " damascus syria beirut lebanon baghdad iraq kabul afghanistan islamabad pakistan cairo egypt"
    " khartoum sudan minsk belarus budapest hungary madrid spain riyadh saudi baku azerbaijan"
    " yerevan armenia tbilisi georgia kinshasa congo kigali rwanda hanoi vietnam"
)
_SEATS = _SEAT_WORDS.split()
SEATS = dict(zip(_SEATS[::2], _SEATS[1::2], strict=True))
"""Maps a seat of government to the state that acts by its name: "Moscow sent 113 drones"."""

DAILY = frozenset(("clash", "attack", "assault", "engagement", "battle", "sortie", "airstrike"))
"""Things that are counted day by day."""

_GRAMMAR_WORDS = (
    "a about after all also an and are as at be been before but by for from had has have he her "
    "his i in into is it its of on or our out over she that the their them they this those to "
    "up was we were which who whom will with would said says say told according more than least "
    "some not no did do does near during since until when where while there these"
)
_MULTIPLES_WORDS = (
    "hundred hundreds thousand thousands million millions billion billions dozen dozens"
)
_NO_CONTENT = frozenset((*_GRAMMAR_WORDS.split(), *_MULTIPLES_WORDS.split()))


@lru_cache(20_000)
def stem(word: str) -> str:
    """Return a folded word without the ending of a plural."""
    if word.endswith("men") and len(word) > 5 and word != "specimen":
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us")):
        return word[:-1]
    return word


@lru_cache(20_000)
def thing_of(word: str) -> str:
    """Return the one word for a thing."""
    return THINGS.get(word) or THINGS.get(stem(word)) or stem(word)


@lru_cache(2_000)
def content(text: str) -> frozenset[str]:
    """Return the stems of a text's content words: no numbers, no grammar words."""
    return content_of(text_words(text))


def content_of(words: Iterable[str]) -> frozenset[str]:
    """Return the same for folded words."""
    return frozenset(
        [stem(word) for word in words if word not in _NO_CONTENT and not word[0].isdigit()]
    )


def fates_in(words: list[str]) -> frozenset[str]:
    """Return the outcomes that these words state; casualties are killed or wounded."""
    folded = [" ".join(words_of(word)) for word in words]
    found = {FATES[word] for word in folded if word in FATES}
    if CASUALTIES.intersection(folded):
        found |= {"killed", "wounded"}
    return frozenset(found)


def same_fates(fates: frozenset[str]) -> frozenset[str]:
    """Return outcomes in one form for all words that mean the same."""
    return _GONE if fates and fates <= _GONE else fates


_GONE = frozenset(("lost", "destroyed"))
"""Outcomes of arms that two sides report with different words."""
