"""Distinguishes labels and datelines before a colon ("Analysis:", "ISLAMABAD:") from speakers.

`verbless_cues` calls it for each colon, `quotes` at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import VERBS, words
from reader.annotate.people.name_starts import PLACES_OF_TWO
from reader.annotate.people.spellings import first_name
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import FINITE, NP, Range
from reader.annotate.tokens.noun_phrases import FATES
from reader.annotate.tokens.tagged import TaggedWords
from reader.annotate.tokens.title_case import is_title_case
from reader.annotate.tokens.word_letters import letter_of
from reader.models import Block, Person, Quote

LABELS = words("labels")
OUTLETS = words("outlets")


def is_label(tokens: TaggedWords, mention: Range) -> bool:
    """Whether all words before a colon are label words, which name no person."""
    words_there = tokens.words[mention[0] : mention[1]]
    made = words_there[1:2] == ("by",) and words_there[0].endswith(("ed", "ten"))
    return made or all(word.lower() in LABELS for word in words_there)  # "Translated by Varn:"


def behind_what_is_said(tokens: TaggedWords, low: int, high: int) -> int:
    """Return the word after a label like "What they are saying:" at `low`, or `low`.

    A report of its own must follow: "What they say: “We stay,” said Varn".
    """
    found = WHAT_IS_SAID.match(tokens.letters, low, high)
    return found.end() if found else low


TOLD_BEHIND = re.compile("(?:p|t{0,2}N{1,3})v|vt{0,2}N")
"""A speaker and a verb behind a quotation, in either order."""
WHAT_IS_SAID = re.compile(rf"Sd?[pnroN]{{1,2}}x?[vghk]:(?=[QqF](?:{TOLD_BEHIND.pattern}))")


def is_sentence(tokens: TaggedWords, mention: Range) -> bool:
    """Whether capitals before a colon are a headline with a verb ("Fire Claims Lives: ‘…’")."""
    inside = map(str.lower, tokens.words[mention[0] + 1 : mention[1] - 1])
    verbs = [VERBS[low] for low in inside if low in VERBS and low not in PARTS_OF_NAMES]
    return any(verb.form == "s" for verb in verbs)


PARTS_OF_NAMES = frozenset("forces states works services times affairs reports".split())  # noqa: SIM905
"""Plurals in names that are also verbs ("Torvian Armed Forces Command:")."""


def is_thing(tokens: TaggedWords, mention: Range) -> bool:
    """Whether the words before a colon end in a plain noun ("Assessed advances:")."""
    return tokens.letters[mention[1] - 1] == "n"


def is_dateline(tokens: TaggedWords, mention: Range, high: int) -> bool:
    """Whether capitals before a colon are a dateline ("ISLAMABAD: The office …").

    In a transcript they are the speaker, if the words are few or have "I" or "you".
    """
    place = tokens.words[mention[0] : mention[1]]
    if place in PLACES_OF_TWO:
        return True
    shouted = all([word.isupper() and word.isalpha() for word in place])
    of_two = len(place) == 2 and place[0] in FIRST_OF_PLACES
    if not shouted or len(place[0]) < TURN and not of_two or place[0].endswith("COM"):
        return False
    if place[-1].capitalize() in OUTLETS or high - mention[1] < LONG:
        return False
    return TALKING.isdisjoint([word.lower() for word in tokens.words[mention[1] : high]])


SOMEBODY_SAYS = re.compile(rf"(?=d){NP}(?:P{NP})?[am]*v(?![,.])")
FIRST_OF_PLACES = frozenset("ADDIS CAPE FORT LAKE MOUNT NEW PORT SAN SAINT TEL".split())  # noqa: SIM905
"""First words of towns of two words that look like acronyms ("PORT SUDAN:")."""


def is_statement(tokens: TaggedWords, high: int, report: Report) -> bool:
    """Whether the words after a name and a colon are a statement, not a part of a title."""
    letters = tokens.letters
    speaker = letters[report.start : report.end]
    if tokens.words[report.end : high] and tokens.words[report.end].lower() in EXPLAINING:
        return False
    if "P" in speaker or not FINITE.search(letters, report.end, high):
        return False
    if _is_row_of_counts(tokens.words[report.end : high]):
        return False
    return not is_title_case(tokens.words[report.end : high], letters[report.end : high])


def _is_row_of_counts(words_there: Sequence[str]) -> bool:
    """Whether words are counts without a verb: "8,140 men, 31 armoured vehicles, 214 guns"."""
    counts = sum([word[:1].isdigit() for word in words_there])
    if counts < 2 or not words_there[0][:1].isdigit():
        return False
    lows = [word.lower() for word in words_there]
    return counts * _MOST_OF_A_THING >= len(lows) and not any(map(_is_done, lows))


def _is_done(low: str) -> bool:
    """Whether a word is a verb, or the outcome for those counted, and no adjective in -ed."""
    verb = VERBS.get(low)
    past = verb is not None and verb.form == "past" and not low.endswith("ed")
    return past or low in VERBS_OF_ROWS or low in FATES


_MOST_OF_A_THING = 4
"""The most words for each count of a row, on average."""
VERBS_OF_ROWS = frozenset(
    """is are was were be been has have had will would did do does that who which said says
    after when while because since""".split()  # noqa: SIM905
)


def has_own_source(tokens: TaggedWords, start: int, high: int) -> bool:
    """Whether another speaker says the words after a colon: "Torvia: The mayor said it fell"."""
    first = tokens.words[start : start + 1]
    if not first or not first[0][0].isupper():
        return False
    return SOMEBODY_SAYS.match(tokens.letters, start, high) is not None


def is_norm(tokens: TaggedWords, mention: Range) -> bool:
    """Whether "according to" refers to a rule or manner and not to a speaker: the law."""
    cut = tokens.letters.find("P", *mention)
    head = tokens.words[(cut if cut > mention[0] else mention[1]) - 1].lower()
    return head in NORMS


NORMS = frozenset(
    "law laws treaty treaties constitution rule rules custom customs tradition traditions rank "  # noqa: SIM905
    "plan plans schedule need needs size weight height means age ability protocol "
    "formula principle principles scheme pattern".split()
)
EXPLAINING = frozenset("what how why who when where which everything all inside here".split())  # noqa: SIM905
"""First words of the title of an explanation: "Orvane: what we know so far"."""
TURN = 5
"""The fewest letters of a name in capitals that is no acronym."""
LONG = 13
"""The number of words of a sentence too long for a turn without "I" or "you"."""
TALKING = frozenset(("i", "we", "you", "my", "our", "your", "me", "us"))


def without_places(
    blocks: Sequence[Block], people: Sequence[Person], quotes: tuple[Quote, ...]
) -> tuple[Quote, ...]:
    """Return the quotes without those after a word that may be a place ("Orm: Three died").

    A word before a colon is a speaker if the text has more about the person (another name, a role,
    other words), if it is in capitals, or if "I", "we" or "you" follows.
    """
    known = [_is_known(person) for person in people]
    doubtful = []
    for at, quote in enumerate(quotes):
        if _is_behind_word(blocks, quote):
            doubtful.append(at)
        elif quote.person is not None:
            known[quote.person] = True
    dropped = {at for at in doubtful if not known[quotes[at].person or 0]}
    return tuple(quote for at, quote in enumerate(quotes) if at not in dropped)


def _is_known(person: Person) -> bool:
    """Whether a name alone shows that it is no place: that of a person, a body with a role."""
    if person.role is not None:
        return True
    first, _, last = person.name.partition(" ")
    if person.kind == "person" and first.isalpha() and last.isalpha():
        return first_name(first) is not None  # not "Baton Orm", "Buenos Orm"
    return last != "" and not _may_be_place(person.name, person.kind)


def _may_be_place(name: str, kind: str) -> bool:
    """Whether a name of two words may be a place or a topic: "South Orm", "Home Front"."""
    first, _, last = name.partition(" ")
    if kind != "organisation" or not (first.isalpha() and last.isalpha()):
        return False
    return first.lower() in _BEFORE_PLACES or last.lower() in _TOPICS


_BEFORE_PLACES = frozenset(
    """north south east west northern southern eastern western central upper lower new old greater
    inner outer home""".split()  # noqa: SIM905
)
_TOPICS = frozenset(
    """front sector direction region province district valley county city camp crossing area border
    coast island""".split()  # noqa: SIM905
)


def _is_behind_word(blocks: Sequence[Block], quote: Quote) -> bool:
    """Whether only a capitalised word and a colon name the speaker of the quote."""
    cue, speaker = quote.cue, quote.speaker
    if quote.kind == "direct" or quote.person is None or cue is None or speaker is None:
        return False
    if quote.kind == "mixed" and not blocks[cue.block].heading:
        return False
    text = blocks[cue.block].text
    between = text[speaker.end : cue.start]
    if text[cue.start : cue.end] != ":" or between and not IN_BRACKETS.fullmatch(between):
        return False
    if speaker.start and text[: speaker.start].strip(BULLETS):
        return False
    label = text[speaker.start : speaker.end]
    if label.isupper() or label in OUTLETS:
        return False
    first, _, last = label.partition(" ")
    if not label.isalpha() and not (first.isalpha() and last.isalpha()):
        return False
    if letter_of(label.rpartition(" ")[2].lower()) in "or":
        return False
    said = text[quote.span.start : quote.span.end].lower()
    return TALKING.isdisjoint(WORDS.findall(said))


WORDS = re.compile(r"[a-z]+")
IN_BRACKETS = re.compile(r" \([^()]{1,40}\)")
"""Text that may follow the word: "Shelling (Orm): one dead"."""
BULLETS = " \t\u00a0•·▪*‒–—-"
"""Characters before the word: the bullet of a list."""
