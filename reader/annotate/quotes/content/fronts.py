"""Recognises datelines and phrases of the writer in front of reported words.

`reported_clauses` and `sides` exclude them from the reported words.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.quotes import labels
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import FINITE, NP, Range
from reader.annotate.tokens.tagged import TaggedWords

DATELINE = re.compile(
    r"[NLndltao]{1,4}(?:,[NLtndD#.]{1,5}){0,2}(?P<agency>\([^)]{1,6}\))?(?P<dash>--?)"
)
AGENCY = re.compile(r"\([^)]{1,6}\)--?")
"""A dateline without a town: "(Agency) –"."""
STAMP = re.compile(
    r"(?=[#D]{0,3}D|#:#)(?:[D#]|,(?=[D#])|[:-](?=#)|n[.]?(?=[-:])){1,9}(?P<end>:|--?)"
)
"""A day or time in front of a block: "March 2:", "18:30 GMT –"."""
ZONES = frozenset("GMT UTC CET CEST EET EEST EST EDT PST PDT BST IST MSK am pm a.m p.m hrs".split())  # noqa: SIM905
OF_PLACE = re.compile("[NL]{1,3},[NL]{1,2}")
FRONTED = re.compile(
    rf"(?P<verb>[gki]|a[gki])[^,;:QqFx]{{1,30}},(?=(?:N|p|{NP}(?:P{NP})?)[am]*[xvhb])"
)

FEW = 4
"""The most words of a dateline, including its colon."""


def start_of_words(tokens: TaggedWords, low: int, high: int) -> int:
    """Return the word after a dateline at `low` ("HARLAN, Feb 26 (Agency) –"), or `low`."""
    stamp = STAMP.match(tokens.letters, low, high) if low == 0 else None
    if stamp is not None and _is_stamp(tokens, stamp.start("end")):
        return stamp.end()
    agency = AGENCY.match(tokens.letters, low, high)
    if agency is not None:
        return agency.end()
    found = DATELINE.match(tokens.letters, low, high)
    if found is None:
        colon = tokens.letters.find(":", low, low + FEW)
        placed = colon > low and labels.is_dateline(tokens, (low, colon), high)
        return colon + 1 if placed else low
    city = tokens.words[low]
    shouted = len(city) > 2 and city.isupper()
    dated = found["agency"] is not None
    return found.end() if shouted or dated or _opens_text(tokens, found) else low


def _is_stamp(tokens: TaggedWords, end: int) -> bool:
    """Whether the first words of a block are only a day, a time, and its zone.

    With a second dash it may be a subject and an aside: "Monday – a holiday – was quiet".
    """
    if tokens.letters[end] == "-" and "-" in tokens.letters[end + 2 :]:
        return False
    return all(tokens.words[at] in ZONES for at in range(end) if tokens.letters[at] == "n")


def _opens_text(tokens: TaggedWords, found: re.Match[str]) -> bool:
    """Whether a town and country open the block before its only dash: "Karsk, Orm – Two died"."""
    alone = found.start() == 0 and "-" not in tokens.letters[found.end() :]
    return alone and OF_PLACE.fullmatch(tokens.letters, 0, found.start("dash")) is not None


def behind_participle(tokens: TaggedWords, low: int, high: int) -> int:
    """Return the word after a participle clause of the writer ("Arriving in Verl, …"), or `low`."""
    word = tokens.words[low]
    if not word.endswith("ing"):
        return low
    found = FRONTED.match("i" + tokens.letters[low + 1 : high])
    return low + found.end() if found else low


def is_act(tokens: TaggedWords, low: int, high: int) -> bool:
    """Whether words that begin with a form in -ing have no verb: "Speaking on the radio show"."""
    for at in range(low + 1, high):
        if tokens.letters[at] in "xeQqF":
            return False
        verb = VERBS.get(tokens.words[at].lower()) if tokens.letters[at] in "vhb" else None
        if verb is not None and verb.form != "base":
            return False
    return True


PREPOSED = re.compile("[aSN]?P[gki]")
"""A fronted participle of the speaker: "Far from saying that it fell, Varn warned …"."""


def is_fronted(tokens: TaggedWords, front: Range, behind: Range) -> bool:
    """Whether the words before a report tell time or act of the speaker: "Speaking on Monday,".

    `behind` are the words after the report.
    """
    letters = tokens.letters
    low, start = front
    if letters[low] in "aNP" and letters[start - 1] == "," and _is_phrase(tokens, front, behind):
        return True
    if letters[low] in "gki" and is_act(tokens, low, start):
        return True
    fronted = PREPOSED.match(letters, low, start)
    if fronted is None or "," in letters[low : start - 1]:
        return False
    return tokens.words[fronted.end() - 2] != "to"


PHRASE = re.compile("[aN]?P(?:(?<=P)d[ae]?[no][bh](?=P)|(?<=d)b(?=[nor])|[aPdsnNLorteD#i])*,")
"""A fronted phrase without a finite verb: "Ahead of a talk planned for Monday,"."""
VERB, WORD, COUNTED = re.compile("[xvhb]"), re.compile("[^.,;:)]"), re.compile("#|e(?!e*[nro])")


def _is_phrase(tokens: TaggedWords, front: Range, behind: Range) -> bool:
    """Whether the fronted words are a phrase, and words after the report may be reported.

    In "Over 40 wounded, Varn said", nothing follows, so that the phrase is reported.
    """
    if PHRASE.fullmatch(tokens.letters, *front) is None:
        return False
    told = VERB if COUNTED.search(tokens.letters, *front) else WORD
    return told.search(tokens.letters, *behind) is not None


WHOLE_START = re.compile(rf"{NP}(?:P{NP})*[am]*[xvhb]")


def stands_beside(tokens: TaggedWords, after: Range) -> bool:
    """Whether words after a source describe it or its words, and are no separate clause.

    Examples: "…, according to Orm, who left", "…, a miller who left", "…, where it rained".
    """
    if tokens.letters[after[0]] == "w" or tokens.words[after[0]] in ("where", "when"):
        return True
    article = tokens.words[after[0]] in ("a", "an", "one", "the", "its", "his", "her", "their")
    return article and WHOLE_START.match(tokens.letters, *after) is None


ENDS_CLAUSE = re.compile(r"[.;]|$")


def statement_to(tokens: TaggedWords, low: int, quotation: int) -> int:
    """Return where a statement after a semicolon begins that ends in a quotation, or the quotation.

    "It was late, he said; Orm has lost “all of it.”": without its statement, the quotation would
    seem to belong to the words before the report, which ends at word `low`.
    """
    letters = tokens.letters
    start = letters.rfind(";", low, quotation) + 1
    if not start or not FINITE.search(letters, start, quotation):
        return quotation
    is_whole = not re.search("[,:QqF-]", letters[start:quotation])
    return start if is_whole and ENDS_CLAUSE.match(letters, quotation + 1) else quotation


SUBJECT = re.compile(rf"(?:C(?=[dpNn]))?(?:p|{NP}(?:P{NP})*)")
FIRST = re.compile(r"[a-z]+")
AUXILIARIES = frozenset(
    """is are was were has had have will would can could cannot should must may might does did
    isn’t aren’t wasn’t""".split()  # noqa: SIM905
)
MOST = 12
"""The most words of a subject before the mark."""


def subject_to(tokens: TaggedWords, text: str, quotation: int) -> int:
    """Return where the subject of a quoted predicate begins, or the quotation.

    Example: "The pause “changes nothing,”". `text` is the text of the block.
    """
    first = FIRST.match(text, tokens.quotations[quotation].inner_start)
    verb = VERBS.get(first[0]) if first else None
    if (
        first is None
        or first[0] not in AUXILIARIES
        and (verb is None or verb.form not in ("s", "past"))
    ):
        return quotation
    low = quotation
    while low > 0 and quotation - low < MOST and tokens.letters[low - 1] not in ".;:,QqF-":
        low -= 1
    return low if SUBJECT.fullmatch(tokens.letters, low, quotation) else quotation


NOUNS = frozenset(("ruling", "finding", "warning"))
RELATIVE = re.compile("T[am]*[xvhb]")


def is_of_noun(tokens: TaggedWords, report: Report, start: int) -> bool:
    """Whether "that" at word `start` is the relative of a noun: "a ruling that struck it down"."""
    noun = report.cue is not None and tokens.words[report.cue[0]] in NOUNS
    return noun and RELATIVE.match(tokens.letters, start) is not None
