"""Reads reports by forms in -ing ("…, adding that …") with their speakers.

`cues` calls it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from reader.annotate.lexicon.wordlists import SPEECH_NOUNS, Verb
from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.quotes import verb_forms
from reader.annotate.quotes.mentions import documents
from reader.annotate.quotes.nesting.earlier_subjects import first_subject, last_subject
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.subjects import (
    MAIN_SUBJECT,
    NP,
    TRIES,
    Range,
    speaking,
    subject_before,
    subject_behind_comma,
)
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

JOINED_CLAUSE = re.compile(rf"[,;]Ca*(?P<subject>{NP}(?:P{NP})*)[am]*[xvhb]")
DISPUTED = re.compile(rf",d[na]*n(?P<relative>[wT])a?(?P<subject>{NP}(?:P{NP})*)[amx]*[vhbe],$")
DISPUTING = frozenset(
    """challenged contested contradicted denied dismissed disputed doubted echoed endorsed mocked
    questioned rebutted refuted rejected repudiated ridiculed""".split()  # noqa: SIM905
)
"""Verbs of a relative clause that tells what somebody makes of what another one said."""
INNER_ACT = re.compile(rf"T?(?P<subject>{NP}(?:P{NP})*)[am]*[xhb]")
JUDGED_BY = re.compile(rf"x[amx]*[bvhe]a?(?P<by>P){NP}(?:P{NP})*$")
"""Text before "for saying": "was mocked by Pavel Linn"."""
CLAIMING = frozenset(("claim", "allege", "pretend"))
"""Verbs whose subject may be the one whom somebody speaks of."""
CLAIMED = SPEECH_NOUNS | set("account count figure number tally toll version view".split())  # noqa: SIM905
SIDE = re.compile("[SP](?:d[bhe])?$")
"""Text before the subject of a subordinate clause: "after a divided | court ruled"."""
FRONTING = frozenset("After Before By Despite In On Since While".split())  # noqa: SIM905
"""Words before a participle that begins a sentence: "After saying it fell, Varn left"."""
WHO_IS = re.compile("[rN],(?P<who>w)[am]*[xvhb][^,;:QqFwS]*,[gk]$")
PERCEIVING = frozenset("watch watched watching see saw hear heard hearing".split())  # noqa: SIM905
"""Verbs before a person and the person's act: "they heard Varn saying that"."""
TERMS = frozenset(("asking", "requesting", "declining", "refusing"))
NAMES = frozenset(("name", "names", "surname", "surnames"))
GOING_ON = frozenset("keep keeps kept begin begins began start starts started".split())  # noqa: SIM905
"""Verbs whose form in -ing is an act of their subject."""


def _behind_with(tokens: TaggedWords, near: Range | None) -> Range | None:
    """Return the noun phrase after "with": "wide concern with some divers saying"."""
    if near is None or "with" not in tokens.words[near[0] : near[1]]:
        return near
    return near[0] + tokens.words[near[0] : near[1]].index("with") + 1, near[1]


def report_of(
    tokens: TaggedWords,
    sentence: Range,
    at: int,
    verb: Verb,
    earlier: Sequence[Report],
    subjects: dict[int, Range | None],
) -> Report | None:
    """Return a report by a participle ("…, adding"), with the speaker of the first report.

    Without such a report, the first subject speaks; after a noun that owns it, that noun.
    """
    low, high = sentence
    apart = tokens.letters.rfind(";", low, at)
    beside = [one for one in earlier if one.start > apart] if apart >= 0 else ()
    if beside:
        low, earlier = apart + 1, beside  # "Varn wants it; Orm denied that, saying it was late"
    if _claims_to_be(tokens, at) or (
        earlier and (_is_in_relay(earlier[-1], at) or _sets_terms(tokens, at))
    ):
        return None
    if at == low or at == low + 1 and tokens.words[low] in FRONTING:
        return _fronted(tokens, at, high, verb)
    if judged := _who_is_judged(tokens, low, at):
        said = tokens.words[at - 1] == "for"  # nobody said what one was kept "from saying"
        return Report((at, at + 1), judged, verb, at, at + 1) if said else None
    near = _behind_with(tokens, _near_participle(tokens, low, at)) if at > low else None
    if near and _has_own_noun(tokens, low, at, near):
        writes = verb.lemma == "report" and tokens.letters[at + 1 : at + 2] == "P" and earlier
        return None if writes else Report((at, at + 1), near, verb, near[0], at + 1)
    of_fact = verb.lemma in verb_forms.OF_FACTS and tokens.letters[at - 1] == "n"
    of_fact = of_fact or verb.lemma == "contradict"  # what the writer finds
    if of_fact or verb_forms.is_in_series(tokens, low, at):
        return None  # "Varn leaked a story suggesting that it fell"
    cited = documents.cited_before(tokens, low, at)
    if cited is not None and verb.lemma not in ("add", "call", "describe"):
        states = verb.lemma in ("state", "read", "claim", "declare")
        return Report((at, at + 1), cited, verb, at, at + 1) if states else None
    speaker = _speaker(tokens, low, at, verb, earlier, subjects)
    if speaker is None or verb_forms.is_impersonal(tokens, speaker, at):
        return None
    return Report((at, at + 1), speaker, verb, at, at + 1)


def _has_own_noun(tokens: TaggedWords, low: int, at: int, near: Range) -> bool:
    """Whether the noun before a participle is its subject.

    "“It is old,” Varn said, Odo Linn reporting at the Lantern" has one, but reports nothing.
    """
    owned = verb_forms.owns_participle(tokens, low, at, near)
    heard = near[0] > low and tokens.words[near[0] - 1] in PERCEIVING
    return owned or tokens.letters[at - 1] in "xb" or heard


def _is_in_relay(report: Report, at: int) -> bool:
    return bool(report.relay) and report.start < at < report.end


def _claims_to_be(tokens: TaggedWords, at: int) -> bool:
    """Whether a participle only tells who somebody is: "a man claiming to be a clerk"."""
    return tokens.words[at] == "claiming" and tokens.words[at + 1 : at + 3] == ("to", "be")


def _sets_terms(tokens: TaggedWords, at: int) -> bool:
    """Whether a participle only tells that a source wants no name: "said Varn, asking not to be".

    Otherwise this would be the verb that reports the words.
    """
    act = tokens.words[at : at + 8]
    if tokens.letters[at - 1] != ",":
        return False
    if act[0] == "speaking":
        return act[1:2] == ("anonymously",) or "anonymity" in act[1:5]
    if act[1:3] != ("not", "to") and act[0] not in ("declining", "refusing"):
        return False
    behind = act[act.index("to") + 1 :] if act[0] in TERMS and "to" in act else ()
    named = behind[:1] == ("be",) and behind[1:2] in (("named",), ("identified",))
    return named or behind[:1] in (("use",), ("give",)) and not NAMES.isdisjoint(behind[1:5])


def _fronted(tokens: TaggedWords, at: int, high: int, verb: Verb) -> Report | None:
    """Return the report of a participle that begins a sentence: "Saying it fell, Varn left"."""
    speaker = subject_behind_comma(tokens, at, high)
    return Report((at, at + 1), speaker, verb, at, at + 1) if speaker else None


def _who_is_judged(tokens: TaggedWords, low: int, at: int) -> Range | None:
    """Return whom somebody treats so before a preposition: "mocked | the rebels for claiming".

    They made the statement, not the subject. "Varn drew criticism for saying" is not meant.
    """
    framed = at > low and tokens.words[at - 1] in ("for", "from")
    passive = JUDGED_BY.search(tokens.letters, low, at - 1) if framed else None
    if passive and tokens.words[passive.start("by")] == "by":
        judged = subject_before(tokens, low, passive.start())
        return judged if judged and tokens.letters[judged[0]] not in "wp" else None
    judged = subject_before(tokens, low, at - 1) if framed else None
    if judged is None or judged[0] == low:
        return None
    before, head = judged[0] - 1, judged[1] - 1
    acts = tokens.letters[before] in "vhb" or tokens.words[before] in ("at", "against")
    human = tokens.letters[head] in "rNo" or is_human_noun(tokens.words[head].lower())
    return judged if acts and human else None


def _speaker(
    tokens: TaggedWords,
    low: int,
    at: int,
    verb: Verb,
    earlier: Sequence[Report],
    subjects: dict[int, Range | None],
) -> Range | None:
    """Return the speaker of a participle without a noun beside it, from a report or subject."""
    disputing = _who_disputes(tokens, low, at)
    if disputing is not None:
        return disputing
    speaker = next((r.speaker for r in earlier if r.speaker and not r.weak), None)
    reports = any([r.verb is None or r.verb.frames != "q" for r in earlier])
    if speaker is not None and (reports or QUOTATION.search(tokens.letters, low, at)):
        last = earlier[-1]
        if verb.lemma in CLAIMING and _others_act(tokens, last.end, at):
            return None
        beside = last.end == at - 1 and tokens.letters[at - 1] == "," and not last.weak
        if beside and last.speaker and tokens.letters[last.start - 1] in "qQ,":
            return last.speaker  # "“…,” Varn added, saying it fell"
        behind = _behind_front(tokens, low, at) or _subject_between(tokens, earlier[-1].end, at)
        speaker = behind or speaker
    elif verb.lemma in verb_forms.OF_FACTS and tokens.letters[at - 1] == ",":
        return None  # "Losses rose, implying that": a fact does
    else:
        speaker = first_subject(tokens, low, at, subjects)
        nearest = last_subject(tokens, low, at, subjects)
        if (
            nearest
            and tokens.text(*nearest).lower() != tokens.text(*speaker or nearest).lower()
            and SIDE.search(tokens.letters, max(low, nearest[0] - 3), nearest[0])
        ):
            return None  # "Orm left after the court ruled, rejecting": whoever rejects
    if speaker is None:
        speaker = _who_is(tokens, low, at)
    return speaker


def _others_act(tokens: TaggedWords, start: int, at: int) -> bool:
    """Whether the words reported at word `start` tell what others do, who may be the subject.

    "Varn said that Orm had sent false lists, claiming that": Varn or Orm.
    """
    found = INNER_ACT.match(tokens.letters, start, at)
    return found is not None and not {"r", "N", "o"}.isdisjoint(found["subject"])


def _who_disputes(tokens: TaggedWords, low: int, at: int) -> Range | None:
    """Return the subject that disputes a statement directly before a participle, or None.

    "Varn said it fell, a claim that Orm rejected, saying it stood": Orm.
    """
    found = DISPUTED.search(tokens.letters, low, at) if tokens.letters[at - 1] == "," else None
    if found is None or tokens.words[at - 2].lower() not in DISPUTING:
        return None
    noun = tokens.words[found.start("relative") - 1].lower()
    return speaking(tokens, found.span("subject")) if noun in CLAIMED else None


def _near_participle(tokens: TaggedWords, low: int, at: int) -> Range | None:
    """Return the subject directly before a form in -ing.

    "kept" and "began" may intervene ("Varn kept asking"), and "watch" before the person watched.
    """
    goes_on = tokens.letters[at - 1] == "b" and tokens.words[at - 1].lower() in GOING_ON
    found = subject_before(tokens, low, at - 1 if goes_on else at)
    if found and found[1] - found[0] > 1 and tokens.words[found[0]] in PERCEIVING:
        return found[0] + 1, found[1]
    return found


def _who_is(tokens: TaggedWords, low: int, at: int) -> Range | None:
    """Return the relative word before a participle: "Varn, who is in Orm, saying it fell"."""
    found = WHO_IS.search(tokens.letters, low, at + 1)
    return found.span("who") if found and tokens.words[found.start("who")] == "who" else None


def _behind_front(tokens: TaggedWords, low: int, at: int) -> Range | None:
    """Return the subject after a fronted clause: "While Varn said it fell, Orm closed, saying"."""
    if tokens.letters[low] != "S":
        return None
    found = list(islice(MAIN_SUBJECT.finditer(tokens.letters, low, at), TRIES))
    return speaking(tokens, found[-1].span(1)) if found else None


def _subject_between(tokens: TaggedWords, start: int, at: int) -> Range | None:
    """Return the subject of a clause joined to a report, which a later participle belongs to.

    "Varn said it fell, and Orm closed the road, saying it was unsafe": Orm.
    """
    joined = list(JOINED_CLAUSE.finditer(tokens.letters, start, at))
    return joined[-1].span("subject") if joined else None
