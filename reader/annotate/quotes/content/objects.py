"""Finds a noun phrase that is reported as the object of a verb: "promised a week of rest".

`starts` calls it if no clause follows the verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import VERBS, plurals, words
from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.quotes.content import ends
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.stances.governed_words import is_gerund
from reader.annotate.quotes.subjects import NP, Range
from reader.annotate.tokens.noun_or_verb import NUMBERS
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

PHRASE = re.compile(NP)
CITING = frozenset(("quote", "cite"))
ENDS_OBJECT = frozenset(",;:.-xvhbgikQqFTwS")
PARTICLES = frozenset(("into", "off", "out", "together", "up"))
CALLED_UP = re.compile(r"t*N(?:l*N)*(?:(?:P?D|[.,]|$)|P[dN]*(?:[.]|$))")
DENYING = frozenset(("deny", "dispute", "reject", "refute", "rebut", "contradict", "disavow"))
"""Verbs whose object is denied."""
CONTENT_IS_OBJECT = words("content_verbs")
JOINED = re.compile(r"C[am]*[vhbgik]")
OBJECT_AND_MORE = re.compile(r"[nroNLtOpd#]a?(?:P|T|e|n$)|[nroN]Sd")
MORE = re.compile(r"[PTwike]")
CONTENT_PREPOSITIONS = {
    "speak": ("about", "of"),
    "talk": ("about", "of"),
    "agree": ("on", "to", "with"),
    "propose": (),
}
"""The prepositions before the content of a verb, for verbs that take only some."""
TAKE_ACTS = frozenset(("admit", "advocate", "propose", "recommend", "suggest"))
"""Verbs whose object may be an act: "suggested moving the talks"."""
OBSERVING = frozenset(("acknowledge", "confirm", "describe", "recall", "report"))
OBSERVED = frozenset("feeling finding hearing receiving seeing spotting witnessing".split())  # noqa: SIM905
"""The acts that such verbs report: "residents reported hearing explosions"."""
NEED_CLAUSE = frozenset(("maintain", "indicate", "suggest", "signal"))
"""Verbs whose object is a thing and no statement ("signalled readiness for talks")."""
OTHER_PREPOSITIONS = ("about", "of", "for", "on", "to", "against")


def find_object(
    tokens: TaggedWords, start: int, high: int, report: Report, rest: Sequence[Report]
) -> Range | None:
    """Return a noun phrase that was reported ("announced a ceasefire"), or None."""
    letters = tokens.letters
    verb = report.verb
    named = verb is not None and verb.lemma == "call" and letters[start] not in "pO"
    if report.weak or verb is None or named and _names(tokens, report):
        return None
    if verb.lemma == "call" and CALLED_UP.match(letters, start, high):
        return None  # "called Varn on Monday"
    if verb.lemma in CITING and not QUOTATION.match(letters, start):
        return None  # "quoting sources close to the court" names who speaks
    if verb.lemma == "call" and _calls_on(tokens, start, high):
        return None
    frames, high = verb.frames, ends.before_next(tokens, start, high, report, rest)
    beside = report.cue is not None and start == report.cue[1]
    if beside and _is_act(tokens, start, verb.lemma):
        return start, ends.phrase_end(tokens, start, high, ends.OBJECT_END)
    agreed = verb.lemma == "agree" and tokens.words[start] in ("on", "upon")
    if agreed and not QUOTATION.search(letters, start, high):
        return None  # "agreed on a truce" tells of an act
    of = CONTENT_PREPOSITIONS.get(verb.lemma, OTHER_PREPOSITIONS)
    if "p" in frames and tokens.words[start] in of and start + 1 < high:
        start += 1
        if letters[start] in "pO" and letters[start + 1 : start + 2] in ("Q", "q", "F"):
            return start + 1, start + 2  # "agreed to it “as one agrees to rain.”"
    elif not set("no") & set(frames) or not (PHRASE.match(letters, start) or letters[start] == "O"):
        return None
    end = ends.phrase_end(
        tokens, start, high, ends.OBJECT_END if "o" in frames else ends.PHRASE_END
    )
    end = _before_joined_verb(tokens, start, end, verb.form)
    if not QUOTATION.search(letters, start, end) and not _is_content(tokens, start, end, report):
        return None
    return start, end


def _is_act(tokens: TaggedWords, start: int, lemma: str) -> bool:
    """Whether a form in -ing is a reported act: "moving the talks", not "rising costs"."""
    if lemma in OBSERVING:
        return tokens.words[start] in OBSERVED and start + 1 < len(tokens.words)
    following = tokens.letters[start + 1 : start + 2]
    acts = lemma in TAKE_ACTS and is_gerund(tokens, start)
    return acts and following != "" and following in "dNLtpOP#"


def _before_joined_verb(tokens: TaggedWords, start: int, end: int, form: str) -> int:
    """Return the end of a phrase before "and" and a like verb: "stressed it and left"."""
    for match in JOINED.finditer(tokens.letters, start, end):
        if tokens.letters[match.end() - 1] in "gik":
            act = tokens.words[match.end() : match.end() + 1] != ("of",)
            if form == "ing" and act and QUOTATION.match(tokens.letters, match.start() - 1):
                return match.start()  # "calling them “thieves” and opening fire"
            continue
        verb = VERBS.get(tokens.words[match.end() - 1].lower())
        if verb and verb.form == form and form in ("past", "s"):
            return ends.trim(tokens, start, match.start())
    return end


def _is_content(tokens: TaggedWords, start: int, end: int, report: Report) -> bool:
    """Whether an unquoted phrase is a statement, and not the object of an act.

    "condemned the attack on the port" is about an act; "urged them to stay" and "promised a week of
    mending" are about words.
    """
    verb, letters = report.verb, tokens.letters
    if verb is None or end - start < 3 or verb.lemma in NEED_CLAUSE:
        return False
    if verb.lemma == "advise" and "to" not in tokens.words[start:end]:
        return False  # "advised the mill on its oven"
    if "o" in verb.frames:
        count = letters[start] in "#d" or tokens.words[start].lower() in NUMBERS
        some_of = count and tokens.words[start + 1] == "of"
        return bool(OBJECT_AND_MORE.search(letters, start + 2 * some_of, end))
    if verb.lemma in DENYING:
        return True
    if verb.lemma == "threaten" and (letters[start] in "dpN" or _is_of_thing(tokens, report)):
        return False  # "threatened the clerk", "it threatens work of ten years"
    if verb.lemma in SHOWING and _is_of_thing(tokens, report):
        return False
    if verb.lemma in CONTENT_IS_OBJECT:
        return letters[start - 1] == "P" or bool(MORE.search(letters, start, end))
    return False


_DOCUMENTS = words("documents") | plurals("documents")
SHOWING = frozenset(("highlight", "underline", "underscore"))
"""Verbs that can have events as subject: "the strike highlights the limits of the truce"."""


def _is_of_thing(tokens: TaggedWords, report: Report) -> bool:
    """Whether the subject of a report cannot speak."""
    if report.speaker is None:
        return True
    head = report.speaker[1] - 1
    noun = tokens.words[head].lower()
    return tokens.letters[head] == "n" and not is_human_noun(noun) and noun not in _DOCUMENTS


def _names(tokens: TaggedWords, report: Report) -> bool:
    """Whether "called" introduces a name and does not report: "a company called X"."""
    if report.speaker is None or report.cue is None:
        return False
    before = tokens.letters[report.cue[0] - 1]
    apart = (
        report.speaker[1] < report.cue[0]
        and before == "n"
        and tokens.words[report.cue[0]] == "called"
    )
    return apart or tokens.letters[report.speaker[1] - 1] in "on"


def _calls_on(tokens: TaggedWords, start: int, high: int) -> bool:
    """Whether "call" has a particle and no name: "called him out", "into question"."""
    for at in range(start, high):
        if tokens.words[at] in ("halt", "end", "stop", "time") and tokens.letters[at - 1] == "d":
            return True  # "called a halt to the raid"
        if tokens.letters[at] in ENDS_OBJECT:
            return False
        if tokens.words[at] in PARTICLES and tokens.words[at + 1 : at + 2] != ("of",):
            return True
    return False
