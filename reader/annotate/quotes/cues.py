"""Turns sentences into reports: verbs and phrases that report, with the words for who speaks.

`attribution.py` decides which quotations belong to a report, `content` which words without
quotation marks do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import Verb, plurals, words
from reader.annotate.quotes import labels, verb_forms
from reader.annotate.quotes.stances import cue_phrase
from reader.annotate.quotes.subjects import (
    FINITE,
    Range,
    first_subject,
    last_subject,
    phrase_after,
    subject_before,
)
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Stance

CUE = re.compile(
    r"[vghkA:-]|b(?=dnP?[Sw])|[be](?=[aPn]{0,3}(?:,[Qq]|:[QqF]))|b(?=p[,.])|[no](?=[TP]|[xnea]{0,3}:)"
)
WIDE_CUE = re.compile(CUE.pattern + r"|[be]")
OWNERS = frozenset(["his", "her", "their", "my", "our"])
SPEECH_NOUNS = words("speech_nouns") | plurals("speech_nouns")
NOUN = Verb("", "noun", "c", "speech")
RELAYING = frozenset(["quote", "cite", "report"])
ASKED = frozenset(["ask", "press", "question", "challenge", "quiz"])
ASKED_FIRST = frozenset(["Asked", "Questioned", "Pressed"])
ASK = Verb("ask", "past", "c", "speech")
HAS_VERB = re.compile(r"[am]*(?:x|[vhb](?![,.]))")
MOST = 40
"""Cues of a sentence that are read, at most."""
QUOTED = re.compile(r"[QqF]")
NAME_AND_OUTLET = re.compile(r"(t*N(?:l*N)+),[dLtNlron#PC]{1,8}")
"""A name and whom it writes for, before a colon: "Cato Brix, The Lantern: “…”"."""


class Sentence(NamedTuple):
    """Words `low` to `high` of a block with their reports, reported clauses and quotations.

    `held` has for each quotation its word, its report in this sentence or None, and whether that
    is beside it.  `alone` is true when the sentence is nothing but quotations.
    """

    low: int
    high: int
    reports: tuple[Report, ...]
    clauses: tuple[tuple[Report, Range], ...] = ()
    held: tuple[tuple[int, Report | None, bool], ...] = ()
    alone: bool = False


class Report(NamedTuple):
    """A cue with its speaker.

    `cue`, `speaker` and `relay` are ranges of words; `start` to `end` is the whole reporting
    clause.  `relay` is who passed the words on.  `inverted` is true for "said Varn".  `verb` is
    None for "according to", a colon or a dash.  `cue` is None where a sentence has no report and
    its subject takes the place of one.
    """

    cue: Range | None
    speaker: Range | None
    verb: Verb | None
    start: int
    end: int
    inverted: bool = False
    relay: Range | None = None
    weak: bool = False
    """Whether it reports what may be said rather than what was ("would call", "to call")."""
    stance: Stance = "says"
    phrase: Range | None = None
    """The whole cue, with negation, auxiliaries and particle ("did not rule out")."""

    @property
    def thought(self) -> bool:
        """Whether the verb reports thought and not speech."""
        return self.verb is not None and self.verb.sort == "thought"

    @property
    def asked(self) -> bool:
        """Whether the subject of its verb is asked and does not ask ("Asked if …, Varn said")."""
        verb, cue = self.verb, self.cue
        if verb is None or cue is None or verb.lemma not in ASKED or verb.form != "past":
            return False
        return self.speaker is None or self.start == cue[0] < self.speaker[0] - 1


def may_report(letters: str) -> bool:
    """Whether a sentence with these letters may have a cue."""
    return bool(_cues(letters[:1]).search(letters))


def _cues(first: str) -> re.Pattern[str]:
    """The pattern of cues for a sentence with this first letter; more verbs follow a quotation."""
    return WIDE_CUE if first in ("Q", "q") else CUE


def find_reports(tokens: TaggedWords, low: int, high: int) -> tuple[Report, ...]:
    """The reports of the sentence of words `low` to `high`, in the order of their cues."""
    pattern = _cues(tokens.letters[low])
    if not pattern.search(tokens.letters, low, high):
        return ()
    found = _Found()
    found.subjects = {}
    if tokens.words[low] in ASKED_FIRST and verb_forms.is_asked_of(tokens, low, low):
        found += _with_stance(tokens, low, high, _asked(tokens, low, high, ASK))
    for match in islice(pattern.finditer(tokens.letters, low, high), MOST):
        report = _report(tokens, low, high, match.start(), found)
        if report and not cue_phrase.is_asked(tokens, low, high, report.speaker):
            found += _with_stance(tokens, low, high, report)
    return tuple(found)


def _with_stance(tokens: TaggedWords, low: int, high: int, report: Report) -> tuple[Report, ...]:
    """The report with its whole cue and what its speaker does to the content.

    None where nothing is reported ("did not notice").
    """
    if report.cue is None or report.verb is None:
        return (report._replace(phrase=report.cue),)
    speaker = None if report.inverted else report.speaker
    cue = cue_phrase.read_cue(tokens, low, high, report.cue[0], report.verb, speaker)
    if cue.idle:
        return ()
    start = cue.words[0] if report.start == report.cue[0] else report.start
    weak = report.weak and not cue.real
    return (report._replace(stance=cue.stance, phrase=cue.words, start=start, weak=weak),)


class _Found(list["Report"]):
    """The reports of a sentence so far, and the subjects of its verbs that are known already."""

    __slots__ = ("subjects",)
    subjects: dict[int, Range | None]


def _report(tokens: TaggedWords, low: int, high: int, at: int, earlier: _Found) -> Report | None:
    letter = tokens.letters[at]
    if letter in "no":
        return _noun(tokens, low, at, earlier)
    if letter in ":-":
        return _colon(tokens, low, high, at)
    if letter == "A":
        return _according(tokens, high, at)
    verb = verb_forms.reporting_verb(tokens, low, high, at)
    if verb is None:
        return None
    if verb.lemma in ASKED and verb.form == "past" and verb_forms.is_asked_of(tokens, low, at):
        return _asked(tokens, at, high, verb)
    if letter in "gki":
        return _participle(tokens, low, at, verb, earlier)
    return _finite(tokens, low, high, at, verb, earlier)


def _asked(tokens: TaggedWords, at: int, high: int, verb: Verb) -> Report:
    """The report of "asked if …" or "asked by Varn if …", whose subject does not ask."""
    by = tokens.words[at + 1 : at + 2] == ("by",)
    asker = phrase_after(tokens, at + 2, high) if by else None
    return Report((at, at + 1), asker, verb, at, asker[1] if asker else at + 1)


def _according(tokens: TaggedWords, high: int, at: int) -> Report | None:
    if at + 1 >= high or tokens.words[at + 1] != "to":
        return None
    speaker = phrase_after(tokens, at + 2, high)
    end = speaker[1] if speaker else at + 2
    if speaker and tokens.words[end : end + 2] == (",", "citing"):
        cited = phrase_after(tokens, end + 2, high)
        if cited:
            return Report((at, at + 2), cited, None, at, cited[1], True, relay=speaker)
    return Report((at, at + 2), speaker, None, at, end, True)


def _noun(tokens: TaggedWords, low: int, at: int, earlier: Sequence[Report]) -> Report | None:
    """A noun of speech, whose owner speaks: "Varn's claim that", "his warning of"."""
    word = tokens.words[at].lower()
    if word not in SPEECH_NOUNS:
        return None
    letters, back = tokens.letters, at - 1
    while back > low and letters[back] in "nae#":
        back -= 1
    if tokens.words[at - 1].lower() == "no":
        return None
    speaker = None
    if back > low and letters[back] == "s":
        speaker = _owner(tokens, subject_before(tokens, low, back))
    elif tokens.words[back].lower() in OWNERS:
        speaker = back, back + 1
    clause = letters[at + 1] == "T"
    if speaker is None and (not clause or earlier and tokens.letters[back] in "Pd"):
        return None
    return Report((at, at + 1), speaker, NOUN, at, at + 1, weak=True)


def _owner(tokens: TaggedWords, found: Range | None) -> Range | None:
    """The owner alone: "Varn" of "echoes of Varn", but all of "the Board of Health"."""
    if found is None:
        return None
    letters = tokens.letters
    cut = letters.rfind("P", *found)
    if cut > found[0] and letters[cut - 1] == "n" and letters[cut + 1] in "NLtd":
        return cut + 1, found[1]
    return found


def _colon(tokens: TaggedWords, low: int, high: int, at: int) -> Report | None:
    """Punctuation in place of a verb: "Varn: “…”" and "“…” — Varn"."""
    letters = tokens.letters
    heading = low == 0 and at <= 4 and "N" in letters[:at]
    if letters[at] == ":" and at + 1 < high and (heading or QUOTED.match(letters[at + 1])):
        speaker = subject_before(tokens, low, at)
        outlet = NAME_AND_OUTLET.fullmatch(letters, low, at)
        speaker = outlet.span(1) if outlet else speaker
        if speaker and labels.is_label(tokens, speaker):
            return None
        if speaker and speaker[0] <= low + 2 and not FINITE.search(letters, low, speaker[0]):
            return Report((at, at + 1), speaker, None, speaker[0], at + 1)
    if letters[at] == "-" and at > low and QUOTED.match(letters[at - 1]) and at - 1 == low:
        speaker = phrase_after(tokens, at + 1, high)
        if (
            speaker
            and "N" in letters[speaker[0] : speaker[1]]
            and not re.search("[vhbx]", letters[at:high])
        ):
            return Report((at, at + 1), speaker, None, at, high, True)
    return None


def _finite(
    tokens: TaggedWords, low: int, high: int, at: int, verb: Verb, earlier: _Found
) -> Report | None:
    letters = tokens.letters
    if verb.form == "past" and verb.sort != "speech" and tokens.words[at + 1 : at + 2] == ("by",):
        return None
    if verb.form == "past" and verb_forms.is_passive(tokens, low, at):
        return _passive_report(tokens, low, high, at, verb)
    subject = earlier.subjects[at] = subject_before(tokens, low, at)
    if subject and verb.form == "past" and verb_forms.is_existential(tokens, low, subject):
        return None
    if subject:
        relay = _relayed(tokens, high, at, subject, verb)
        weak = verb_forms.might_be(tokens, low, at) or tokens.words[subject[0]].lower() == "you"
        return relay or Report((at, at + 1), subject, verb, subject[0], at + 1, weak=weak)
    before = letters[at - 1] if at > low else ""
    asserts = before != "," or "c" in verb.frames
    if before in "QqF," and before and asserts or at == low:
        after = phrase_after(tokens, at + 1, high)
        reported = after and before == "," and _has_verb(tokens, after[1], high)
        if after and verb.sort == "speech" and verb.form in ("past", "s", "base") and not reported:
            return Report((at, at + 1), after, verb, at, after[1], True)
    shared = next((r.speaker for r in reversed(earlier) if r.speaker and not r.inverted), None)
    known = earlier.subjects
    nearest = last_subject(tokens, low, at, known) if before == "C" else None
    first = shared or nearest or first_subject(tokens, low, at, known)
    if first and (
        verb.form != "base" or before in "PxC" or verb_forms.has_auxiliary(tokens, low, at)
    ):
        weak = before == "P" or verb_forms.might_be(tokens, low, at)
        return Report((at, at + 1), first, verb, at, at + 1, weak=weak)
    return None


def _has_verb(tokens: TaggedWords, at: int, high: int) -> bool:
    """Whether a finite verb follows a noun phrase: "…, said his aide was ready"."""
    return HAS_VERB.match(tokens.letters, at, high) is not None


def _behind_with(tokens: TaggedWords, near: Range | None) -> Range | None:
    """The noun phrase after "with": "some divers" of "wide concern with some divers saying"."""
    if near is None or "with" not in tokens.words[near[0] : near[1]]:
        return near
    return near[0] + tokens.words[near[0] : near[1]].index("with") + 1, near[1]


def _participle(
    tokens: TaggedWords, low: int, at: int, verb: Verb, earlier: _Found
) -> Report | None:
    """A report by a participle ("…, adding"), whose speaker is that of the sentence's first report.

    Without such a report it is the first subject; after a noun that owns it, that noun.
    """
    if earlier and earlier[-1].relay and earlier[-1].start < at < earlier[-1].end:
        return None
    near = _behind_with(tokens, subject_before(tokens, low, at)) if at > low else None
    if near and (
        verb_forms.owns_participle(tokens, low, at, near) or tokens.letters[at - 1] == "x"
    ):
        return Report((at, at + 1), near, verb, near[0], at + 1)
    speaker = next((r.speaker for r in earlier if r.speaker and not r.weak), None)
    if speaker is None:
        speaker = first_subject(tokens, low, at, earlier.subjects)
        nearest = last_subject(tokens, low, at, earlier.subjects)
        if nearest and speaker != nearest and tokens.letters[nearest[0] - 1] in "SP":
            return None  # "Orm left after the court ruled, rejecting": whoever rejects
    return Report((at, at + 1), speaker, verb, at, at + 1) if speaker else None


def _passive_report(tokens: TaggedWords, low: int, high: int, at: int, verb: Verb) -> Report | None:
    """A passive report: the speaker is after "by", or the subject of "was quoted as saying"."""
    by = next((k for k in range(at + 1, min(high, at + 12)) if tokens.words[k] == "by"), None)
    speaker = phrase_after(tokens, by + 1, high) if by is not None else None
    if speaker and verb.lemma in RELAYING and tokens.words[speaker[1] : speaker[1] + 1] == ("as",):
        subject = subject_before(tokens, low, at)
        return Report((at, at + 1), subject, verb, at, speaker[1] + 2, relay=speaker)
    if speaker:
        return Report((at, at + 1), speaker, verb, at, speaker[1])
    if verb.lemma in ASKED:
        return Report((at, at + 1), None, verb, at, at + 1)
    if verb.lemma in RELAYING:
        return Report((at, at + 1), subject_before(tokens, low, at), verb, at, at + 1)
    return None


def _relayed(tokens: TaggedWords, high: int, at: int, subject: Range, verb: Verb) -> Report | None:
    """A report whose object speaks and whose subject relays: "the agency quoted Varn as saying"."""
    if verb.lemma not in RELAYING:
        return None
    speaker = phrase_after(tokens, at + 1, high)
    if tokens.letters[at + 1 : at + 2] == "O":
        speaker = at + 1, at + 2
    if speaker and tokens.words[speaker[1] : speaker[1] + 1] == ("as",):
        return Report((at, at + 1), speaker, verb, subject[0], speaker[1] + 2, relay=subject)
    return None
