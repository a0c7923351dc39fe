"""Finds the reports of a sentence: reporting verbs and phrases, with their speakers.

`verbless_cues` reads cues without a verb. `nesting` decides which quotations belong to a report,
`content` which words without quotation marks do.
"""

from __future__ import annotations

import re
from itertools import islice

from reader.annotate.lexicon.wordlists import Verb
from reader.annotate.quotes import labels, verb_forms, verbless_cues
from reader.annotate.quotes.nesting import (
    infinitives,
    joined_verbs,
    participles,
    passives,
    relayed_reports,
    things,
)
from reader.annotate.quotes.nesting.earlier_subjects import first_subject, last_subject
from reader.annotate.quotes.reports import ASKED, Report
from reader.annotate.quotes.stances import cue_phrase, questions, suppositions
from reader.annotate.quotes.subjects import Range, phrase_after, subject_before
from reader.annotate.tokens.tagged import TaggedWords

CUE = re.compile(
    r"[vghkA:-]|b(?=dnP?[Sw]|n(?:[Sw]|d[no][TP]))|[be](?=[aPn]{0,3}(?:,[Qq]|:[QqF]))|b(?=p[,.:])|[no](?=[TP]|xT|[xnea]{0,3}:)"
)
WIDE_CUE = re.compile(CUE.pattern + r"|[be]")
ASKED_FIRST = frozenset(["Asked", "Questioned", "Pressed"])
ADDRESSING = frozenset(("tell", "inform", "assure", "remind"))
"""Verbs whose object is the person spoken to, never the speaker."""
ASK = Verb("ask", "past", "c", "speech")
ASIDE = re.compile(r",(?:[drowPneitNLsD]{1,9},)?.[ghk]")
"""Text between a speaker and "as saying": "Varn, the mayor of Orm, as saying"."""
NOUN_AFTER = frozenset(["a", "an", "the", "’s", "'s", "’"])
MOST = 40
"""The most cues of a sentence that are read."""


def may_report(letters: str) -> bool:
    """Whether a sentence with these letters may have a cue."""
    return bool((WIDE_CUE if letters[:1] in ("Q", "q") else CUE).search(letters))


def find_reports(tokens: TaggedWords, low: int, high: int) -> tuple[Report, ...]:
    """Return the reports of the sentence in words `low` to `high`, in the order of their cues."""
    letters = tokens.letters
    pattern = CUE if letters[low] not in "Qq" else WIDE_CUE  # more verbs can follow a quotation
    start = labels.behind_what_is_said(tokens, low, high) if tokens.words[low] == "What" else low
    places = list(islice(pattern.finditer(letters, start, high), MOST))
    if not places:
        return ()
    found = _Found()
    found.subjects = {}
    unsure = suppositions.may_be_supposed(tokens, low, high)
    if tokens.words[low] in ASKED_FIRST and questions.is_asked_of(tokens, low, low):
        found += _with_stance(tokens, low, high, _asked(tokens, low, high, ASK))
    fronted = bool(found)
    for match in places:
        at = match.start()
        if fronted and tokens.words[at - 1] == "to" and letters.find(",", low, at) < 0:
            continue  # "Asked to confirm that it fell, Varn said"
        if letters[at] in "no" and tokens.words[at].lower() not in verbless_cues.NOUNS:
            continue
        report = _report(tokens, low, high, at, found)
        if report:
            supposed = unsure and suppositions.is_supposed(tokens, low, high, report)
            found += _with_stance(tokens, low, high, report, supposed)
    return tuple(found)


def _with_stance(
    tokens: TaggedWords, low: int, high: int, report: Report, supposed: bool = False
) -> tuple[Report, ...]:
    """Return the report with its whole cue, its stance, and whether it is only supposed.

    The result is empty if nothing is reported ("did not notice").
    """
    words, speaker, verb, start, end, inverted, relay, weak, _, _, _ = report
    if words is None or verb is None:
        return (report._replace(phrase=words),)
    cue = cue_phrase.read_cue(tokens, low, high, words[0], verb, None if inverted else speaker)
    if cue.idle:
        return ()
    start = cue.words[0] if start == words[0] else start
    weak = weak and not cue.real
    whole = words, speaker, verb, start, end, inverted, relay, weak, cue.stance, cue.words, supposed
    return (Report(*whole),)


class _Found(list["Report"]):
    """The reports of a sentence so far, and the subjects of verbs that are already known."""

    __slots__ = ("subjects",)
    subjects: dict[int, Range | None]


def _report(tokens: TaggedWords, low: int, high: int, at: int, earlier: _Found) -> Report | None:
    letter = tokens.letters[at]
    if letter in "no":
        return verbless_cues.noun(tokens, low, high, at, earlier)
    if letter in ":-":
        return verbless_cues.colon_or_dash(tokens, low, high, at)
    if letter == "A":
        return verbless_cues.according_to(tokens, high, at)
    verb = verb_forms.reporting_verb(tokens, low, high, at)
    if verb is None or things.is_in_other_sense(tokens, at, verb):
        return None
    if verb.lemma in ASKED and verb.form == "past" and questions.is_asked_of(tokens, low, at):
        return _asked(tokens, at, high, verb)
    if letter in "gki" and at > low and tokens.words[at - 1].lower() in NOUN_AFTER:
        return verbless_cues.noun(tokens, low, high, at, earlier)  # "a warning"
    if letter in "gki" and verb_forms.opens_compound(tokens, high, at, verb):
        return None
    if letter in "gki":
        return participles.report_of(tokens, (low, high), at, verb, earlier, earlier.subjects)
    heard = at + 1 == high and verb.lemma in ("tell", "hear")
    if heard and tokens.letters[at - 2 : at] in (",n", ",o", ",r", "qo"):
        return Report((at, at + 1), None, verb, at, at + 1, weak=True)  # "Nurse ‘lied’, jury told"
    return _finite(tokens, low, high, at, verb, earlier)


def _asked(tokens: TaggedWords, at: int, high: int, verb: Verb) -> Report:
    """Return the report of "asked if …" or "asked by Varn if …", whose subject does not ask."""
    by = tokens.words[at + 1 : at + 2] == ("by",)
    asker = phrase_after(tokens, at + 2, high) if by else None
    return Report((at, at + 1), asker, verb, at, asker[1] if asker else at + 1)


def _finite(
    tokens: TaggedWords, low: int, high: int, at: int, verb: Verb, earlier: _Found
) -> Report | None:
    letters = tokens.letters
    if verb.form == "past" and things.is_done_by(tokens, at, verb):
        return None
    if verb.form == "past" and (
        verb_forms.is_passive(tokens, low, at) or verb_forms.is_named_by(tokens, at, verb)
    ):
        return passives.passive_report(tokens, low, high, at, verb)
    apart = letters[at - 1] == ","
    inverted = apart and verb_forms.is_inverted_tail(tokens, low, high, at, verb)
    subject = earlier.subjects[at] = None if inverted else subject_before(tokens, low, at)
    if subject and verb.form == "past" and verb_forms.is_existential(tokens, low, subject):
        return None
    if subject and verb_forms.reports_nothing(tokens, subject, at, verb):
        return None
    if (
        subject
        and letters[subject[1] : at].strip("a") == ""
        and verb_forms.is_name_of_object(tokens, low, at, subject)
    ):
        nobody = letters[at] == "h" and letters[at + 1 : at + 2] in ("Q", "q", "F")
        return Report((at, at + 1), None, verb, at, at + 1, weak=True) if nobody else None
    if subject:
        cited = verb.lemma in passives.RELAYING or tokens.words[low] in relayed_reports.CITING
        cited = cited or "," in (letters[at + 1 : at + 2], letters[subject[1]])
        relay = _relayed(tokens, (low, high), at, subject, verb) if cited else None
        weak = verb_forms.might_be(tokens, low, at) or tokens.words[subject[0]].lower() == "you"
        return relay or Report((at, at + 1), subject, verb, subject[0], at + 1, weak=weak)
    before = letters[at - 1] if at > low else ""
    behind = _inverted(tokens, low, high, at, verb, before)
    return behind or _without_subject(tokens, low, at, verb, before, earlier)


def _inverted(
    tokens: TaggedWords, low: int, high: int, at: int, verb: Verb, before: str
) -> Report | None:
    """Return a report whose subject follows the verb, or None: "“We stay,” said Varn"."""
    if at > low:
        last = tokens.letters[max(low, at - 2)]
        asserts = before != "," or "c" in verb.frames or last in "QqF"
        named = tokens.words[max(low, at - 3) : at - 1] == ("known", "as")  # "known as “X,” left"
        if (
            before not in "QqF,"
            or named
            or not asserts
            or verb_forms.is_of_person(tokens, at, verb)
        ):
            return None
    after = phrase_after(tokens, at + 1, high)
    if after and (tokens.words[after[0]] == "it" or verb.lemma in ADDRESSING):
        return None  # "found it, reported it to the police", "who fell “ill,” told the clerk"
    if after and before == "," and verb_forms.is_thing_that_did(tokens, after):
        return None  # "two of them, both millers, said the dam leaked"
    reported = after and verb_forms.has_verb(tokens, after[1], high, before)
    reported = reported and not things.is_text_at_end(tokens, high, at)
    if after and verb.sort == "speech" and verb.form in ("past", "s", "base") and not reported:
        return Report((at, at + 1), after, verb, at, after[1], True)
    return None


def _without_subject(
    tokens: TaggedWords, low: int, at: int, verb: Verb, before: str, earlier: _Found
) -> Report | None:
    """Return the report of an infinitive or a joined verb, which has no subject beside it."""
    alone = before in "SP" and tokens.letters[at + 1 : at + 2] in (",", ".")
    if verb.form == "past" and alone or verb.sort == "other" and before in ("Q", "q", "F"):
        return None  # "it fell, as predicted, at noon", "“two trucks” dispatched to the weir"
    if before == "P" and infinitives.is_of_others(tokens, low, at, earlier[-1:]):
        return None
    if before == "C" and earlier and joined_verbs.is_done_to_one_of(tokens, at, earlier[-1]):
        return None  # "Varn said Orm had rung Linn and urged her to go"
    if before in "Odbehv" and verb.form in ("past", "s") and before:
        over = joined_verbs.subject_over_relative(tokens, low, at)
        if over is not None:  # "the court that had tried him ruled"
            who = over[0]
            return who and Report((at, at + 1), who, verb, who[0], at + 1)
    if before == "x" and earlier and joined_verbs.is_in_words_of(tokens, at, earlier[-1]):
        return None  # "Varn said the board had shut it and had warned that it leaked"
    silent = _who_withholds(earlier) if tokens.words[at - 1] == "but" else None
    if silent is not None and verb.form == "past":
        return Report((at, at + 1), silent, verb, at, at + 1)
    made = infinitives.subject_of_infinitive(tokens, low, at)
    if made:
        return Report((at, at + 1), made, verb, made[0], at + 1)
    ready = infinitives.subject_of_adjective(tokens, low, at)
    shared = ready or next(
        (r.speaker for r in reversed(earlier) if _may_share(r, before) and not _is_as(tokens, r)),
        None,
    )
    nearest = last_subject(tokens, low, at, earlier.subjects) if before == "C" else None
    if nearest and joined_verbs.is_of_inner_clause(tokens, nearest, at):
        nearest = None
    first = shared or nearest or first_subject(tokens, low, at, earlier.subjects)
    if first and verb_forms.is_impersonal(tokens, first, at):
        return None
    if first and (
        verb.form != "base" or before in "PxC" or verb_forms.has_auxiliary(tokens, low, at)
    ):
        weak = before == "P" or verb_forms.might_be(tokens, low, at)
        return Report((at, at + 1), first, verb, at, at + 1, weak=weak)
    return None


def _who_withholds(earlier: _Found) -> Range | None:
    """Return who withholds an answer: "Varn would not say if she had seen it but told Orm that"."""
    return next((one.speaker for one in reversed(earlier) if one.stance == "withholds"), None)


def _is_as(tokens: TaggedWords, report: Report) -> bool:
    """Whether a report is an aside: "denied that it fell, as the Courier reported, but said"."""
    apart = report.start > 1 and tokens.words[report.start - 2 : report.start] == (",", "as")
    return apart and tokens.letters[report.end : report.end + 1] == ","


def _may_share(report: Report, before: str) -> bool:
    """Whether a verb after the word `before` may have the speaker of an earlier report.

    After "and" or a comma, the owner of a call or claim is not its speaker: "repeated her call and
    said", "rejects Orm's claim of it, dubs it".
    """
    noun = report.verb is not None and report.verb.form == "noun"
    beside = report.verb is not None and report.verb.frames == "q"  # "said talks had begun, but"
    no_owner = before == "C" and (noun or beside) or before == "," and noun
    return report.speaker is not None and not report.inverted and not no_owner


def _relayed(
    tokens: TaggedWords, sentence: Range, at: int, subject: Range, verb: Verb
) -> Report | None:
    """Return a report whose subject relays its object: "the agency quoted Varn as saying"."""
    low, high = sentence
    source = relayed_reports.fronted_source(tokens, low, subject)
    if source:
        return Report((at, at + 1), source, verb, at, at + 1, relay=subject)
    apart = "," in (tokens.letters[at + 1 : at + 2], tokens.letters[subject[1]])
    cited = relayed_reports.cited_by(tokens, high, subject, at, verb) if apart else None
    if cited:
        end = max(at + 1, cited[1] + (tokens.letters[cited[1] : cited[1] + 2] == ",T"))
        return Report((at, at + 1), cited, verb, subject[0], end, relay=subject)
    if verb.lemma not in passives.RELAYING:
        return None
    speaker = phrase_after(tokens, at + 1, high)
    if tokens.letters[at + 1 : at + 2] == "O":
        speaker = at + 1, at + 2
    saying = _as_saying(tokens, speaker[1], high) if speaker else None
    if speaker and saying is not None:
        return Report((at, at + 1), speaker, verb, subject[0], saying + 2, relay=subject)
    return None


def _as_saying(tokens: TaggedWords, end: int, high: int) -> int | None:
    """Return the place of "as" in "as saying" after a speaker, perhaps after an apposition."""
    if tokens.words[end : end + 1] == ("as",):
        return end
    aside = ASIDE.match(tokens.letters, end, high)
    if aside and tokens.words[aside.end() - 2] == "as":
        return aside.end() - 2
    return None
