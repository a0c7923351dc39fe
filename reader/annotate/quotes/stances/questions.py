"""Finds the words that are asked after cues of asking.

`governed_words` and `reported_clauses` call it.
"""

from __future__ import annotations

import re

from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.stances.cue_phrase import QUESTION_WORDS
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords

NEAR = 10
"""How many words after a cue are searched for the first word of a question."""
ALWAYS_ASKING = frozenset(["whether", "why", "how", "what"])
COMMENTING = frozenset("answer comment elaborate reply respond speak talk testify".split())  # noqa: SIM905
ASKING = re.compile(
    r"(?:[aP],)?[dtroneNLs]{1,8}(?<=[Nro]),(?:P[^,xvhbQqF]|[^,xvhbkgiQqFSP]){1,12},"
)
"""A subject without a verb and a phrase or name after it, up to the verb."""
ASKED_LATER = re.compile(",[am]*[xvhb]|:[QqF]")
SHORTEST = 3
"""The fewest words of a question."""


def question_word(tokens: TaggedWords, start: int, high: int) -> int | None:
    """Return the word that begins the asked or withheld words ("to comment on when …"), or None.

    "Who" after a noun is its relative; "if" and "when" there are conditions and times.
    """
    letters = tokens.letters
    for at in range(start, min(high, start + NEAR)):
        word = tokens.words[at].lower()
        if word in QUESTION_WORDS:
            behind = letters[at - 1]
            comments = at == start and tokens.words[at - 1].lower() in COMMENTING
            free = word in ALWAYS_ASKING or behind in "PaC" or at == start and not comments
            return at if free else None
        if letters[at] in ",;:.TvhbxQqF":
            return None
    return None


def matter_of_questions(tokens: TaggedWords, start: int, high: int) -> int | None:
    """Return the word after "asked questions about" or "asked:", or None."""
    if start + 1 < high and tokens.letters[start] == ":" and tokens.letters[start + 1] not in "QqF":
        return start + 1
    for at in range(start, min(high - 2, start + 4)):
        if tokens.words[at] in ("question", "questions"):
            return at + 2 if tokens.words[at + 1] in ("about", "on", "over") else None
    return None


def asked_content(tokens: TaggedWords, sentence: Sentence, report: Report) -> Range | None:
    """Return the words asked of a person: "Asked whether it would hold, Varn said".

    They end before the next report, or else at the first comma.
    """
    if report.phrase is None or report.stance != "asks":
        return None
    after = max(report.phrase[1], report.end)
    letters = tokens.letters
    comma = next(
        (
            other.start - 1
            for other in sentence.reports
            if other.start > after + 1
            and letters[other.start - 1] == ","
            and letters[other.start] != "w"
        ),
        letters.find(",", after, sentence.high),
    )
    high = comma if comma > after else sentence.high
    quotation = letters.find("q", after, high)  # its comma is inside its marks
    if 0 <= quotation < high - 1 and letters[quotation + 1] in "NLtdrop#":
        high = quotation + 1
    start = question_word(tokens, after, high)
    if start is None:
        about = next((k for k in range(after, min(high, after + 4)) if letters[k] == "P"), None)
        if about is None or tokens.words[about] != "about":
            return None
        start = about + 1
        of_pronoun = letters[start : start + 1] in ("p", "O")
        if of_pronoun and tokens.words[start + 1 : start + 2] == ("by",):
            return None  # "Asked about it by a clerk": what is asked is not said
    end = high - (letters[high - 1] == ".")
    return (start, end) if end - start >= SHORTEST else None


def before_asking(tokens: TaggedWords, sentence: Sentence, report: Report) -> int:
    """Return the word before "when asked …" after a report, or else the end of the sentence."""
    for other in sentence.reports:
        before = tokens.letters[other.start - 1]
        if other.start >= report.end and before in "S,qQ" and other.asked:
            return other.start - (before == "S")
    return sentence.high


def is_asked_of(tokens: TaggedWords, low: int, at: int) -> bool:
    """Whether a verb of asking is a participle without a named subject ("When asked if")."""
    if at > low and tokens.letters[at - 1] == ";":
        return tokens.letters[at + 1 : at + 2] in ("S", "P", "w")
    if at > low and tokens.letters[at - 1] == ",":
        if ASKING.fullmatch(tokens.letters, low, at) and not ASKED_LATER.search(tokens.letters, at):
            return False  # "Varn, in a post, asked why"
        return tokens.letters[at + 1 : at + 2] in ("S", "P") and tokens.letters[at - 2] not in "QqF"
    if at == low or tokens.words[at - 1].lower() in ("when", "once", "if", "being", "while"):
        return tokens.letters[at + 1 : at + 2] in ("S", "P", "w", "D", "a", "d")
    return False
