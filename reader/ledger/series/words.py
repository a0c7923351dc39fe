"""The words that mean the same for a series: what befell, what is counted, what money is for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from reader.ledger.people.names import text_words, words_of

_FATES = {
    "killed": "killed kill kills killing dead died die dies death deaths fatality fatalities slain"
    " toll drowned drown drowning",
    "wounded": "wounded injured hurt wounding injuring injuries",
    "lost": "lost lose losing loses loss losses",
    "downed": "downed shot intercepted downing intercepting",
    "destroyed": "destroyed destroying destroy wrecked",
    "damaged": "damaged damaging",
    "captured": "captured capturing prisoners prisoner pows",
    "missing": "missing",
    "trapped": "trapped",
    "detained": "arrested detained arrests detentions",
    "evacuated": "evacuated evacuating",
    "displaced": "displaced fled",
    "launched": "launched launching fired firing",
    "rescued": "rescued saved",
    "freed": "freed released",
    "sent": "sent deployed sending deploying",
    "taken to hospital": "hospitalised hospitalized",
}
FATES = {word: fate for fate, words in _FATES.items() for word in words.split()}
"""The fate that a word tells."""

CASUALTIES = {"casualty", "casualties"}
"""Words for killed or wounded."""

HARM = frozenset(("killed", "wounded", "missing", "taken to hospital"))
"""Fates that people meet in single events."""

ACTS = frozenset(("detained", "evacuated", "rescued", "freed", "sent"))
"""What authorities do: two of them that tell of it tell of their own."""

LOSSES = frozenset(("killed", "wounded", "lost", "missing", "captured", "freed"))
"""Fates of an army's soldiers."""

FLYING = frozenset(("drone", "missile"))
"""What is launched at night, and shot down."""

RUNNING = frozenset(("lost", "downed", "destroyed", "launched"))
"""Fates of which there are numbers day by day."""

_THINGS = {
    "soldier": "troops troop servicemen serviceman servicemembers servicemember personnel soldiers",
    "people": "people person persons",
    "drone": "drones uav uavs",
    "child": "children",
    "woman": "women",
    "man": "men",
}
THINGS = {word: thing for thing, words in _THINGS.items() for word in words.split()}

MILITARY = frozenset(
    ("soldier", "tank", "vehicle", "drone", "missile", "system", "aircraft", "plane", "jet", "gun",
     "helicopter", "ship", "howitzer", "officer", "fighter", "battalion", "brigade")
)  # fmt: skip
"""Things that each side has: a number of them is nothing without whose they are."""

COUNTED_PEOPLE = frozenset(
    """people child woman man boy girl baby infant teenager civilian resident villager family
    household prisoner hostage captive detainee refugee migrant evacuee patient passenger worker
    nurse doctor medic teacher pupil student journalist officer fighter militant rebel recruit
    conscript volunteer mercenary victim survivor citizen national""".split()  # noqa: SIM905
)
"""Words for people, of whom a few are a number that is compared."""

TITLES = frozenset(
    """colonel major general captain lieutenant admiral sergeant marshal commander professor doctor
    dr mr mrs ms president prime minister chancellor governor mayor king queen prince princess
    secretary""".split()  # noqa: SIM905
)
"""Words with a capital letter before a name."""

_TEXT_WORDS = (
    "column page line word paragraph chapter sentence name question article photo photograph"
    " picture comment slide footnote item story headline part point"
)
TEXT_PARTS = frozenset(_TEXT_WORDS.split())
"""What a text or a talk is made of."""

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
"""What money is for."""

_EVENT_WORDS = (
    "strike strikes attack attacks shelling explosion explosions blast blasts bombing raid raids"
    " fire crash earthquake quake flood floods clash clashes accident shooting ambush collapse"
    " landslide storm airstrike airstrikes bombardment fighting incident disaster"
    " search"
)
EVENT_WORDS = frozenset(_EVENT_WORDS.split())
"""Single events that people die in."""

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
"""Units of measure that are no money."""

BODY_WORDS = frozenset(
    """ministry minister defence defense interior foreign army force staff general government
    president presidency parliament navy military spokesman spokeswoman spokesperson official
    office police agency authority service command commander""".split()  # noqa: SIM905
)
"""Words of those who speak: that two numbers come from such says nothing of what they count."""

TIMES = frozenset(("hour", "minute", "second", "day", "week", "month", "year", "decade", "time"))
"""Units of measure of which a number is hardly ever a claim."""

_CALENDAR_WORDS = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday i the"
)
CALENDAR = frozenset(_CALENDAR_WORDS.split())
"""Words with a capital letter that are no names."""

WEEKDAYS = frozenset(word for word in CALENDAR if word.endswith("day"))

PORTIONS = frozenset(("part", "whole", "more"))
"""What tells a number from another of the same thing: "two of them", "41 of 50", "another 3"."""

TIME_WORDS = frozenset(
    ("past", "last", "previous", "hour", "day", "night", "overnight", "week", "month", "year",
     "today", "yesterday", "war", "began", "total", "far", "date")
)  # fmt: skip
"""Words for a stretch of time, which tell nothing of what befell."""

DAILY = frozenset(("clash", "attack", "assault", "engagement", "battle", "sortie", "airstrike"))
"""Things of which there are numbers day by day."""

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
    """A folded word without the ending of a plural."""
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
    """The one word for a thing."""
    return THINGS.get(word) or THINGS.get(stem(word)) or stem(word)


@lru_cache(2_000)
def content(text: str) -> frozenset[str]:
    """The stems of the words that a text is about: no numbers, no words of grammar."""
    return content_of(text_words(text))


def content_of(words: Iterable[str]) -> frozenset[str]:
    """The same of folded words."""
    return frozenset(
        [stem(word) for word in words if word not in _NO_CONTENT and not word[0].isdigit()]
    )


def fates_in(words: list[str]) -> frozenset[str]:
    """The fates that these words tell; casualties are killed or wounded."""
    folded = [" ".join(words_of(word)) for word in words]
    found = {FATES[word] for word in folded if word in FATES}
    if CASUALTIES.intersection(folded):
        found |= {"killed", "wounded"}
    return frozenset(found)
