"""Finds where a reported clause begins after an aside, occasion or listener.

`starts` calls it for the words after a cue.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import words
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import NP, TIMES, Range
from reader.annotate.tokens.noun_or_verb import NUMBERS
from reader.annotate.tokens.tagged import TaggedWords
from reader.calendar import WEEKDAYS

BEFORE_THAT = re.compile(r",[^,QqFT;:.xvhb]{1,12},(?=T)|-[^-QqFT;:.]{1,12}-(?=T)")
"""An aside before "that": "said, for the first time, that", "said – in a post – that"."""
SUPPOSED = re.compile(rf",S[^,QqFT;:.]{{1,12}},(?=(?:p|{NP}(?:P{NP})*)[am]*[xvhb])")
"""A subordinate clause before the reported words: "said, if it rained, he would stay"."""
IF = frozenset(("if", "unless", "when", "once", "although", "though", "because"))
TOLD = re.compile(rf"P(?:O|{NP}(?<=[rNotL]))(?=[TSw])")
GERUND = re.compile(r"[gkix](?:[^,;:.TwSQqFxvhb]|T(?=n)|(?<=P)[vhb])*[am]*x")
"""A clause whose subject is an act: "said leaving the town was hard"."""
MANNERS = frozenset(
    (article, noun)
    for article in ("a", "the")
    for noun in ("way", "manner", "fashion", "degree", "extent")
)
ADDRESSED = frozenset(("tell", "inform", "assure", "reassure", "remind"))
"""Verbs whose object is the listener; without a listener, "that" follows."""
OF_LISTENER = re.compile(r"T[xvhb](?![dea#]*[nrNo]+[am]*[xvhb])")
"""A relative clause about the listener: not "told them that stopped trains would go"."""
WORDS_OF_QUESTIONS = frozenset("why how what whether where when who".split())  # noqa: SIM905


def behind_aside(tokens: TaggedWords, at: int, high: int, report: Report) -> int | None:
    """Return the word after an aside, a colon or the listener at word `at`, or None."""
    letters = tokens.letters
    if at + 1 >= high or letters[at] not in ",-:P":
        return None
    if letters[at + 2 : at + 4] == "nT" and tokens.words[at + 2] == "part" and at + 3 < high:
        return at + 3 if tokens.words[at] == "for" else None  # "said for its part that"
    found = BEFORE_THAT.match(letters, at, high)
    alone = report.start == 0 or letters[report.start - 1] != ","
    if (
        found is None
        and alone
        and tokens.words[at + 1].lower() in IF
        and SUPPOSED.match(letters, at, high)
    ):
        return at + 1
    if found is not None:
        return found.end() if found.end() < high else None
    if letters[at] == ":" and letters[at + 1] not in "QqFTSw":
        as_said = report.start > 1 and tokens.words[report.start - 1] == "as"
        return None if as_said else at + 1  # "not 40 as she had said: four were found"
    told = TOLD.match(letters, at, high) if tokens.words[at] == "to" else None
    if told is None or told.end() >= high:
        return None
    asks = tokens.words[told.end()].lower() in WORDS_OF_QUESTIONS
    return told.end() if letters[told.end()] == "T" or asks else None


def behind_occasion(tokens: TaggedWords, at: int) -> int | None:
    """Return the word after "in an interview" or "last month" at word `at`, or None."""
    last = tokens.words[at].lower() in _WHICH and tokens.words[at + 1 : at + 2] != ()
    if last and tokens.words[at + 1].lower() in TIMES:
        end = at + 2
    else:
        found = OCCASION.match(tokens.letters, at)
        if found is None or tokens.words[found.end("noun") - 1].lower() not in _OCCASIONS:
            return None
        end = found.end()
    follows = tokens.letters[end : end + 1]
    somebody = follows != "" and follows in "dpNtLr#"
    return (
        end if somebody or tokens.words[end : end + 1] != () and _is_number(tokens, end) else None
    )


def _is_number(tokens: TaggedWords, at: int) -> bool:
    return tokens.words[at].lower() in NUMBERS


OCCASION = re.compile(r"P(?P<noun>(?:d[ne]{0,2})?[no])D?")
_OCCASIONS = words("occasions") - {"report", "call", "note", "memo", "message"}
_WHICH = frozenset(("this", "last"))


def before_agent(tokens: TaggedWords, found: Range, speaker: int) -> Range:
    """Return a name without the agent after it: "was called “a liar” | by the mayor"."""
    by = tokens.words[speaker - 1] == "by" and found[0] < speaker - 1
    return (found[0], speaker - 1) if by else found


def is_of_manner(tokens: TaggedWords, start: int) -> bool:
    """Whether "that" at word `start` follows a manner: "spoke in a way that few had heard"."""
    return tokens.letters[start] == "T" and tokens.words[start - 2 : start] in MANNERS


def is_no_content(tokens: TaggedWords, lemma: str, start: int, end: int) -> bool:
    """Whether words after a verb tell manner, amount or listener instead of content."""
    letters = tokens.letters
    to_whom = lemma in ADDRESSED and letters[start - 1] in "nroN"
    if to_whom and OF_LISTENER.match(letters, start, end):
        return True  # "told an audience that included sailors"
    if tokens.words[max(0, start - 2) : start] == ("to", "maintain"):
        return letters[start] in "dn#"  # "chose to maintain the rate"
    return is_of_manner(tokens, start) or _is_how_much(tokens, start, end)


def _is_how_much(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether words tell the amount of speech: "about which he says very little, but"."""
    if tokens.words[start].lower() not in HOW_MUCH:
        return False
    return (
        start + 1 == end
        or tokens.letters[start + 1] in ",;"
        or (tokens.words[start + 1].lower() in _ON_WHAT)
    )


HOW_MUCH = frozenset(("little", "nothing", "much", "more", "less", "something", "anything"))
_ON_WHAT = frozenset(("about", "on", "regarding", "concerning"))


def is_count(tokens: TaggedWords, at: int) -> bool:
    """Whether words like "at least" or "up to" begin at word `at`."""
    words = [word.lower() for word in tokens.words[at : at + 3]]
    if "how" in words:  # "argued over how many"
        return False
    return words[0] in COUNTING or " ".join(words[:2]) in COUNTING or " ".join(words) in COUNTING


COUNTING = frozenset(
    (
        "about", "around", "over", "between", "nearly", "almost", "roughly", "under", "at least",
        "at most", "up to", "close to", "more than", "less than", "fewer than", "as many as",
        "as few as", "as much as", "upwards of", "only",
    )
)  # fmt: skip


def before_count(tokens: TaggedWords, at: int, end: int) -> int:
    """Return the end of a time without the count behind it: "on Sunday | two soldiers died"."""
    if end < at + 2 or tokens.words[end - 2].lower() not in WEEKDAYS:
        return end
    last = tokens.words[end - 1].lower()
    return end - (tokens.letters[end - 1] == "#" or last in NUMBERS)
