"""Recognises words after a verb that are not reported: acts, listeners and manner.

Examples: "confirmed two judges", "claimed the title", "told the hall, where many stood", "requested
anonymity". `starts` leaves them out.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import SPEECH_NOUNS
from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.quotes.content import asides
from reader.annotate.quotes.nesting.doubts import ANSWERING
from reader.annotate.quotes.reports import Report
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

VERB = re.compile("[xvhbegkiTSw]")
NOT_ACT = frozenset("NLtdp#DoO")
"""Letters of words after "to" that begin no infinitive."""
GIVEN_BY = re.compile(r"d[^xvhT.,;:p]{1,8}[be]P")
CLAIMED = frozenset(
    "asylum prize prizes title titles seat seats crown throne medal medals benefits refund "  # noqa: SIM905
    "life lives land place allegiance nomination victories wins".split()
)
"""Objects that are claimed by taking them, not by a statement."""
FUNDS = frozenset(
    """money funds funding aid subsidies compensation expenses damages allowance allowances grants
    reimbursement""".split()  # noqa: SIM905
)
TERMS = frozenset(("talk", "speak", "discuss", "comment", "answer"))
"""Acts that a source agrees to on terms: "agreed to speak on condition that"."""
NOBODY = frozenset(("nobody", "no one", "no-one"))
UNKNOWN = frozenset(("could", "can", "knows", "knew"))
UNTRUE = frozenset(
    "untrue true false wrong incorrect inaccurate baseless unfounded misleading".split()  # noqa: SIM905
)
"""What is said of a claim, which says nothing without it: "which Varn said was untrue"."""
_STATES = frozenset("dead alive safe ill sick unhurt unharmed well".split())  # noqa: SIM905
OBJECTS = frozenset("it them him us me you themselves itself himself herself".split())  # noqa: SIM905


def is_no_content(tokens: TaggedWords, report: Report, start: int, end: int) -> bool:
    """Whether the words `start` to `end` that a verb seems to report were not said."""
    if report.verb is None:
        return False
    lemma = report.verb.lemma
    if asides.is_no_content(tokens, lemma, start, end):
        return True
    if lemma in ANSWERING and _is_of_others(tokens, report.end, start, end):
        return True  # "commenting on remarks by Varn that it fell": what Varn said
    if QUOTATION.search(tokens.letters, start, end):
        return False
    if tokens.words[end - 1].lower() in UNTRUE and _is_of_relative(tokens, report, start):
        return True
    word = tokens.words[start].lower()
    if word == "where" and (tokens.letters[start - 1] == "," or lemma == "point"):
        return True  # "told the hall, where many stood", "pointing out where it stood"
    if lemma == "report" and word in _STATES and tokens.letters[start - 2 : start] == "xv":
        return True  # "1,000 people were reported dead and another 40 were buried"
    if word == "of" and lemma == "say":
        return True  # "said of her son, a clerk held at Orm"
    if _is_unknown(tokens, report):
        return True
    of_object = "o" in report.verb.frames and lemma != "call"
    if not of_object and _is_bare_pronoun(tokens, start, end, lemma):
        return True
    test = TESTS.get(lemma)
    return test is not None and test(tokens, start, end)


def _is_of_others(tokens: TaggedWords, cue: int, start: int, end: int) -> bool:
    """Whether words tell what is answered: "remarks by Varn that", "the price that he took".

    The cue ends at word `cue`.
    """
    matter = tokens.words[cue : cue + 1] in (("on",), ("to",)) and tokens.letters[cue + 1] != "D"
    if matter and start > cue + 1:
        return tokens.letters[start] == "T"
    that = tokens.letters.find("T", start, min(end, start + 10))
    return that > start and not SPEECH_NOUNS.isdisjoint(tokens.words[start:that])


def _is_of_relative(tokens: TaggedWords, report: Report, start: int) -> bool:
    """Whether the words are a verb whose subject is the relative before the speaker."""
    if report.speaker is None or report.inverted or tokens.letters[start] != "x":
        return False
    letter = tokens.letters[report.speaker[0] - 1] if report.speaker[0] else ""
    return start == report.end and letter != "" and letter in "wT"


def _is_unknown(tokens: TaggedWords, report: Report) -> bool:
    """Whether the writer tells what no one knows: "Nobody could say how many had died"."""
    if report.speaker is None or report.phrase is None:
        return False
    if not tokens.words[report.speaker[0]].lower().startswith("no"):
        return False
    nobody = tokens.text(*report.speaker).lower() in NOBODY
    return nobody and not UNKNOWN.isdisjoint(tokens.words[slice(*report.phrase)])


def _is_bare_pronoun(tokens: TaggedWords, start: int, end: int, lemma: str) -> bool:
    """Whether a pronoun replaces the content: "explained it this way", "called them on it"."""
    if tokens.words[start].lower() not in OBJECTS:
        return False
    if lemma == "call":
        return tokens.letters[start + 1 : start + 2] == "P" and tokens.letters[start - 1] != "P"
    comma = tokens.letters.find(",", start, end)
    end = end if comma < 0 else comma
    return VERB.search(tokens.letters, start, end) is None and not _has_act(tokens, start, end)


def _confirms_people(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a person is put into an office: "confirmed 68 judges by May"."""
    head = start
    while head < end and tokens.letters[head] not in "PTSw,xvhb":
        head += 1
    if head == start or head < end and tokens.letters[head] in "xvhb":
        return False
    return tokens.letters[head - 1] == "r" or is_human_noun(tokens.words[head - 1].lower())


def _advises_on(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a firm gets advice: "advised the mill on its sale to Orm", not "to sell"."""
    if VERB.match(tokens.letters, start) or "that" in tokens.words[start:end]:
        return False
    return not _has_act(tokens, start, end)


def _has_act(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether the words contain an infinitive: "to sell", not "to Orm"."""
    return any(
        tokens.words[at] == "to" and tokens.letters[at + 1] not in NOT_ACT
        for at in range(start, end - 1)
    )


def _is_prize(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether "claim" means taking: "claimed the title", "claiming allegiance"."""
    if tokens.letters[start] == "T":
        return False
    for at in range(start, min(end, start + 3)):
        if tokens.words[at] in FUNDS:  # "claimed federal money for 12 guests"
            return at + 1 == end or tokens.letters[at + 1] in "P,;."
    return not CLAIMED.isdisjoint(tokens.words[start : min(end, start + 3)])


def _is_given_by(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether the object of writing is a work: "wrote the speech given by his daughter"."""
    found = GIVEN_BY.match(tokens.letters, start, end)
    return found is not None and tokens.words[found.end() - 1] == "by"


def _is_anonymity(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a source sets terms: "requested anonymity to speak freely"."""
    return "anonymity" in tokens.words[start : start + 2]


def _is_on_terms(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a source sets terms: "agreed to talk on the condition that"."""
    if tokens.words[start] != "to" or tokens.words[start + 1 : start + 2] == ():
        return False
    return tokens.words[start + 1] in TERMS and "condition" in tokens.words[start:end]


def _is_how_to_name(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a source says how to name it: "asked to be identified only as Odo"."""
    act = tokens.words[start : start + 2]
    how = tokens.words[start + 2 : start + 3]
    return act in ANONYMOUS and how in HOW_TO_NAME


ANONYMOUS = (("to", "be"), ("to", "remain"), ("to", "stay"), ("to", "speak"))
HOW_TO_NAME = (
    ("identified",), ("named",), ("referred",), ("anonymous",), ("unnamed",), ("anonymously",)
)  # fmt: skip


TESTS = {
    "ask": _is_how_to_name,
    "confirm": _confirms_people,
    "advise": _advises_on,
    "claim": _is_prize,
    "write": _is_given_by,
    "request": _is_anonymity,
    "agree": _is_on_terms,
}


def is_verdict(tokens: TaggedWords, low: int, high: int, report: Report) -> bool:
    """Whether a report stands inside a denial: "It was not true, Varn said, that it fell".

    Neither side of the report alone is what was said.
    """
    if tokens.words[low].lower() != "it" or tokens.letters[report.start - 1] != ",":
        return False
    if _THAT.match(tokens.letters, report.end, high) is None:
        return False
    return not _DENIED.isdisjoint([word.lower() for word in tokens.words[low : report.start]])


_THAT = re.compile("(?:P?D)?,?T")
_DENIED = frozenset(
    """not never untrue false wrong lie nonsense absurd ridiculous impossible unlikely doubtful
    unclear unthinkable inconceivable""".split()  # noqa: SIM905
)


def end_before_silence(tokens: TaggedWords, low: int, high: int) -> int:
    """Return where reported words end before the writer tells what the speaker left out.

    Example: "said an inquiry had begun | but did not give details".
    """
    for at in range(low + 1, min(high - 2, low + _FAR)):
        if tokens.words[at] == "but" and _leaves_out(tokens, at + 1, high):
            return at - (tokens.letters[at - 1] == ",")
    return high


def _leaves_out(tokens: TaggedWords, at: int, high: int) -> bool:
    words = tokens.words[at : min(high, at + _PHRASE)]
    if words[:2] in _DECLINING or words[:3] in (
        ("did", "not", "elaborate"),
        ("did", "not", "specify"),
    ):
        return True
    if words[:3] == ("did", "not", "say"):
        return tokens.letters[at + 3 : at + 4] in ("w", "S")
    gives = words[:1] in _GIVING and words[1:2] == ("no",)
    withholds = words[:2] == ("did", "not") and words[2:3] in _TO_GIVE
    return (gives or withholds) and not _DETAILS.isdisjoint(words[2:])


_FAR, _PHRASE = 60, 7
_DECLINING = (("declined", "to"), ("refused", "to"))
_GIVING = (("gave",), ("offered",), ("provided",), ("released",))
_TO_GIVE = (("give",), ("offer",), ("provide",), ("release",), ("disclose",), ("add",))
_DETAILS = frozenset("details detail information figures specifics evidence explanation".split())  # noqa: SIM905
