"""Reads the words that open a clause: "that", "who", "because", a second subject.

`structure` calls it for each of them.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import SPEECH_NOUNS, VERBS
from reader.annotate.syntax.open_clauses import DEEPEST, HEADS, OpenClause, Reading

HEADS_AND_MORE = HEADS | {"O", ","}
FARTHEST = 30
"""The most words between a verb and the "that" of its reported clause."""
CONTENT_WORDS = frozenset("what how why whether where".split())  # noqa: SIM905
FRONTED_OBJECT = re.compile(r"(?<=[nroNLtS])[igk](?:[dnroNLt#eis]++(?:P[dnroNLt#eis]++)*,?C?)*+$")
"""A participle in a fronted phrase with its objects so far: "In a film showing a dam, a mill"."""
BEHIND_PARTICIPLE = frozenset("igk,C")
"""The letters before an object in such a phrase."""
SUBJECT_BEHIND = re.compile(r"(?:P[dnroNLt#eis]+)?(?:\([^)]{1,8}\))?(?:,[^,]{1,30},)?[am]*[xvhb]")
AFTER_CUE = re.compile(
    r"(?:[aDA,]|P[dnroNLt#sDeil]*(?:(?<=[nrotNL])C[dnroNLt#sel]+)?|(?<=[nro])[ebv](?=[PD]))*"
)
"""Text between a verb and "that", with participles: "said in a film shown by Orm that"."""
TOLD = re.compile(r"[Odnrop NLt#seilP]*")
CONJUNCTIONS_TOO = frozenset(("after", "before", "since", "until", "till"))
AMOUNTS = (("many",), ("few",), ("much",), ("little",))
SIDE_CLAUSE = re.compile(
    r"(?:p|d*[nroNLt#eiDls]*[nroNLts])(?:P[dnroNLt#eils]+)?(?:,w[^,]{1,10},)?[am]*[xvhb]"
)
VERB_NEXT = re.compile(r"[am]*[xvhb]")


def read_that_or_who(reading: Reading, at: int) -> None:
    """Open the clause of "that", "who" or "which" at word `at`, if it opens one."""
    letters, low = reading.tokens.letters, reading.low
    before = letters[at - 1] if at > low else ""
    comma = before == ","
    if not before and letters[at] == "T" and VERB_NEXT.match(letters, at + 1):
        reading.top.subject = at
        return  # "That was the plan"
    if letters[at] == "w":
        back = at - 1 - (before == "P" and at > low + 1)
        reading.start(at, "relative", back >= low and letters[back] == ",")
        return
    if before == "P" and reading.tokens.words[at - 1].lower() != "out":
        return  # "in that", "of that report"
    if before == "C":
        _close_to(reading, at, "that")
        reading.start(at, "that")
        return
    reported = _reported(reading, at)
    if reported is None:
        reading.start(at, "relative", comma)
        return
    reading.close(at, reported)
    reading.start(at, "that")


def _reported(reading: Reading, at: int) -> int | None:
    """Return how many clauses stay open if "that" opens a reported clause, else None."""
    letters = reading.tokens.letters
    before = letters[at - 1] if at > reading.low else ""
    if before == "n" and reading.tokens.words[at - 1].lower() in SPEECH_NOUNS:
        return len(reading.open)
    for keep in range(len(reading.open), 0, -1):
        clause = reading.clauses[reading.open[keep - 1]]
        inner = reading.clauses[reading.open[keep]] if keep < len(reading.open) else None
        if inner and inner.opener in ("that", "bare"):
            continue
        last = _last_cue(reading, clause, at)
        if last is None:
            continue
        verb = VERBS[reading.tokens.words[last].lower()]
        if AFTER_CUE.fullmatch(letters, last + 1, at):
            return keep
        if "a" in verb.frames and (inner or TOLD.fullmatch(letters, last + 1, at)):
            return keep
    return len(reading.open) if before in "vhgkbixeamP" else None


def _last_cue(reading: Reading, clause: OpenClause, at: int) -> int | None:
    """Return the last verb or participle of a clause if it takes a clause with "that"."""
    letters = reading.tokens.letters
    first = clause.verbs[-1] if clause.verbs else clause.low
    for back in range(at - 1, max(first, at - FARTHEST) - 1, -1):
        if letters[back] in "vhgk":
            verb = VERBS.get(reading.tokens.words[back].lower())
            inner = any(
                [
                    one.low <= back < (one.high if one.high >= 0 else at)
                    for one in reading.clauses[-DEEPEST:]
                    if one.low > clause.low
                ]
            )
            if verb and "c" in verb.frames and not inner:
                return back
    return None


def _close_to(reading: Reading, at: int, opener: str) -> None:
    """Close up to and including the innermost open clause with this opener."""
    for place in range(len(reading.open) - 1, 0, -1):
        if reading.clauses[reading.open[place]].opener == opener:
            reading.close(at, place)
            return


def read_conjunction(reading: Reading, at: int) -> None:
    """Open the clause of "because", "when" or "whether" at word `at`."""
    letters, low = reading.tokens.letters, reading.low
    before = letters[at - 1] if at > low else ""
    word = reading.tokens.words[at].lower()
    words_ = reading.tokens.words
    if word == "as" and (words_[at + 1 : at + 2] in AMOUNTS or words_[at - 1 : at] in AMOUNTS):
        return  # "As many as 90"
    if word == "once" and (before in "xamD#" or VERB_NEXT.match(letters, at + 1)):
        return
    content = bool(before) and before in "vhgkbi" and word in CONTENT_WORDS
    reading.start(at, "content" if content else "side", before in (",", "-"))


def opens_side(reading: Reading, at: int) -> bool:
    """Whether one of CONJUNCTIONS_TOO is a conjunction here: "after the weir gave way"."""
    return bool(SIDE_CLAUSE.match(reading.tokens.letters, at + 1, min(reading.high, at + 16)))


def read_noun_phrase(reading: Reading, at: int) -> int:
    """Pass a noun phrase, and record where one begins that no preposition governs."""
    letters, high = reading.tokens.letters, reading.high
    end = at + 1
    while (
        end < high
        and letters[end] in "nroNLt#sFiel"
        or end < high
        and (letters[end] in "dg" and letters[end - 1] == "d")
    ):
        if letters[end] == "N" and letters[end - 1] in "nr" and _is_plural(reading, end - 1):
            break  # "several people Varn met"
        if letters[end] in "ei" and letters[end - 1] not in "d#neis":
            break
        end += 1
    before = letters[at - 1] if at > reading.low else ""
    top = reading.top
    free = (before != "P" or top.low == at - 1 and top.opener == "side") and not (
        before == "d" or letters[at] in "Da"
    )
    if before == "C" and at > reading.low + 1 and letters[at - 2] in HEADS_AND_MORE:
        free = top.bare is None
    if before != "P":
        reading.last = at, end
    elif reading.last[1] == at - 1 and reading.tokens.words[at - 1].lower() != "than":
        reading.last = reading.last[0], end  # "some of them", "the mayor of Orm"
    if free and letters[at] != "O":
        if before in BEHIND_PARTICIPLE and _is_fronted_object(reading, at, end):
            return end
        if not top.verbs and top.subject is None:
            top.subject = at
        elif not top.verbs and before == "," and VERB_NEXT.match(letters, end, high):
            top.subject = at  # "Last year, Varn said"
        elif not top.verbs and letters[at - 1] in HEADS and letters[at] in "pdN":
            _contact(reading, at, end)
            return end
        if top.bare is None:
            top.bare = at
        elif letters[at - 1] in HEADS and letters[at] in "pd" and VERB_NEXT.match(letters, end):
            _contact(reading, at, end)
    return end


def _is_fronted_object(reading: Reading, at: int, end: int) -> bool:
    """Whether a noun phrase before the first subject is the object of a participle.

    Example: "In a film showing a dam and a mill, Varn said"
    """
    letters, low, top = reading.tokens.letters, reading.low, reading.top
    if at < low + 3 or top.verbs or top.subject is not None:
        return False
    if top.opener not in ("main", "side") or not FRONTED_OBJECT.search(letters, low, at):
        return False
    return letters[at - 1] != "," or not SUBJECT_BEHIND.match(letters, end, reading.high)


def _is_plural(reading: Reading, at: int) -> bool:
    word = reading.tokens.words[at].lower()
    return word.endswith("s") or word in ("people", "men", "women", "children")


def _contact(reading: Reading, at: int, end: int) -> None:
    """Open a relative clause without a relative word: "the rules he made"."""
    if at > reading.low + 1 and reading.tokens.words[at - 2].lower() == "to":
        return  # "to rebuild the harbour was"
    if not VERB_NEXT.match(reading.tokens.letters, end, reading.high):
        return
    if end == at + 1 and reading.tokens.words[at] in ("each", "both", "all"):
        return  # "the figure of 90 each was wrong"
    top = reading.top
    if top.verbs and top.reporter:
        reading.start(top.bare or at, "bare")
        reading.top.subject = top.bare
    reading.start(at, "relative")
    reading.top.subject = at
