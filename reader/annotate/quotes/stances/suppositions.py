"""Recognises reports not stated as made: hypothetical, asked about, expected, wanted or invented.

`cues` marks them and `doubts` removes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.stances.cue_phrase import NOBODY, is_asked
from reader.annotate.quotes.stances.negation import NEGATIONS, lemma_of
from reader.annotate.quotes.subjects import NP, Range
from reader.annotate.tokens.tagged import TaggedWords

IF = frozenset(("if", "unless", "whether", "suppose", "supposing", "imagine", "assuming", "lest"))
"""Words directly before the subject of a hypothetical report."""
LONGER_IF = (("if", "and", "when"), ("in", "case"), ("as", "long", "as"), ("so", "long", "as"))
BEFORE_THAT = frozenset(("provided", "providing", "supposing", "assuming", "imagine", "suppose"))
FEARING = frozenset(("wish", "fear", "imagine", "pretend", "dream", "worry"))
"""Verbs in whose clause nothing is stated as said: "wished she had said"."""
INVERTED_IF = frozenset(("had", "should", "were"))
"""Auxiliaries that begin a condition: "Had Varn said that it fell, …"."""
WOULD = frozenset(("would", "’d", "'d"))
MIGHT = frozenset(("may", "might", "could", "should", "must", "ought", "need", "needs", "needed"))
HOPING = frozenset(
    "want hope try wish plan intend mean seek need attempt promise ready willing prepared "  # noqa: SIM905
    "about due supposed tell ask allow free bind invite".split()
)
"""Words before "to say" that leave open whether it was said."""
MAKING = frozenset(
    "ask beg want expect press push urge tell order pay advise allow invite encourage persuade "  # noqa: SIM905
    "pressure instruct require need dare challenge wait like prefer bribe".split()
)
"""Verbs whose object is expected to say something: "expected Varn to say"."""
ENDS = re.compile("[,;q]")
OBJECT = re.compile(rf"([vhbegki])(?:P|a)?{NP}(?:P{NP})?$")
HELD_AGAINST = frozenset(("accused", "suspected", "charged"))
FAKE = frozenset(
    "fake faked forged doctored fabricated manipulated deepfake misquoted".split()  # noqa: SIM905
)
WRONGLY = frozenset(("wrongly", "falsely", "mistakenly", "misleadingly"))
INSTEAD = (("rather", "than"), ("instead", "of"), ("far", "from"))
ENDED = frozenset(("stop", "quit", "cease"))
WITHDRAWING = frozenset(("drop", "withdraw", "retract", "abandon", "recant", "rescind", "renounce"))
"""Verbs for ending a claim: "dropped her demand that"."""
WINDOW = 12
"""How many words before a verb are searched for the governing word."""
_LEMMAS = WITHDRAWING | FEARING | HOPING | MAKING | ENDED
_PLAIN = (
    IF | BEFORE_THAT | INVERTED_IF | MIGHT | HOPING | HELD_AGAINST | FAKE | WRONGLY | ENDED
    | {"case", "long", "would", "’d", "'d", "too", "rather", "instead", "far"}
    | WITHDRAWING | {"withdrew", "withdrawn"}
    | {word for word, verb in VERBS.items() if verb.lemma in _LEMMAS}
)  # fmt: skip
SIGNS = _PLAIN | {word.capitalize() for word in _PLAIN}
"""Without one of these words before a verb, and a question mark, no report is hypothetical."""


def may_be_supposed(tokens: TaggedWords, low: int, high: int) -> bool:
    """Whether a report in the sentence of words `low` to `high` may be only supposed."""
    return tokens.words[high - 1] == "?" or not SIGNS.isdisjoint(tokens.words[low:high])


def is_supposed(tokens: TaggedWords, low: int, high: int, report: Report) -> bool:
    """Whether the sentence of words `low` to `high` does not state that the report was made."""
    if report.cue is None or report.verb is None:
        return False
    at = report.cue[0]
    if tokens.words[high - 1] != "?" and SIGNS.isdisjoint(tokens.words[max(low, at - 24) : at]):
        return False
    who = report.speaker
    if report.verb.form == "noun":
        return who is not None and lemma_of(tokens.words[who[0] - 1].lower()) in WITHDRAWING
    if who is not None and who[0] < at and _is_in_condition(tokens, low, high, who):
        return True
    before = _before_auxiliaries(tokens, low, at)
    return (
        _is_governed(tokens, low, at, before, who)
        or _is_instead(tokens, low, before)
        or _is_made_up(tokens, low, at)
    )


def without_supposed(tokens: TaggedWords, sentence: Sentence) -> Sentence:
    """Return the sentence without reports not stated as made, and without their contents."""
    for report in sentence.reports:
        if report.supposed:
            break
    else:
        return sentence
    supposed = [piece for report, piece in sentence.clauses if report.supposed]
    supposed += [_behind(tokens, sentence, one) for one in sentence.reports if one.supposed]

    def is_told(report: Report) -> bool:
        place = report.cue[0] if report.cue else report.start
        return not report.supposed and not any(low <= place < high for low, high in supposed)

    return sentence._replace(
        reports=tuple([report for report in sentence.reports if is_told(report)]),
        clauses=tuple([one for one in sentence.clauses if is_told(one[0])]),
        inner=tuple([one for one in sentence.inner if is_told(one[0])]),
        held=tuple(
            [
                (at, report, close) if report is None or is_told(report) else (at, None, False)
                for at, report, close in sentence.held
            ]
        ),
    )


def _behind(tokens: TaggedWords, sentence: Sentence, report: Report) -> Range:
    """Return the words after a report up to the comma or quotation that ends its clause."""
    end = ENDS.search(tokens.letters, report.end, sentence.high)
    return report.end, end.end() if end else sentence.high


def _is_in_condition(tokens: TaggedWords, low: int, high: int, who: Range) -> bool:
    """Whether the words before a subject make its clause a condition or a question."""
    words, start = tokens.words, who[0]
    before = tuple([word.lower() for word in words[max(low, start - 3) : start]])
    if words[start].lower() in BEFORE_THAT or not FAKE.isdisjoint(words[start : who[1]]):
        return True  # "Suppose Varn said", "a fake letter says"
    if not before:
        return False
    if before[-2:] in INSTEAD:
        return True  # "Varn rather than Orm said"
    if before[-1] == "as" and tokens.letters[low] == "x" and words[high - 1] == "?":
        return True  # "Did it fall, as Varn says?"
    if before[-1] in IF or any(before[-len(form) :] == form for form in LONGER_IF):
        return True
    if before[-1] == "that" and not WRONGLY.isdisjoint(words[max(low, start - 4) : start]):
        return True  # "posts falsely claiming that Varn said"
    opener = before[-2:-1] if before[-1] == "that" else before[-1:]
    if opener and (opener[0] in BEFORE_THAT or lemma_of(opener[0]) in FEARING):
        return True
    if is_asked(tokens, low, high, who):
        return True
    if tokens.letters[start - 1] != "x":
        return False
    begins = start - 1 == low or tokens.letters[start - 2] in ",;:-("
    return words[high - 1] == "?" or begins and before[-1] in INVERTED_IF


def _before_auxiliaries(tokens: TaggedWords, low: int, at: int) -> int:
    """Return the first word of the auxiliaries, "to" and adverbs directly before a verb."""
    while at > low and (tokens.letters[at - 1] in "xam" or tokens.words[at - 1] == "to"):
        at -= 1
    return at


def _is_governed(tokens: TaggedWords, low: int, at: int, start: int, who: Range | None) -> bool:
    """Whether the verb at `at`, with auxiliaries from `start`, is a possibility or obligation."""
    own = [word.lower() for word in tokens.words[start:at]]
    if any(word in NEGATIONS for word in own):
        return False
    if who is not None and tokens.words[who[0]].lower() in NOBODY:
        return False  # "nobody could say": it is withheld
    if own and (not MIGHT.isdisjoint(own) or _would_in_condition(tokens, low, own)):
        return True
    governor = tokens.words[start - 1].lower() if start > low else ""
    if "to" not in own:
        held = tokens.words[max(low, start - WINDOW) : start]
        return governor == "of" and not HELD_AGAINST.isdisjoint(held)
    if "too" in tokens.words[max(low, start - 3) : start]:
        return True
    if governor in HOPING or lemma_of(governor) in HOPING:
        return True
    found = OBJECT.search(tokens.letters, max(low, start - WINDOW), start)
    return found is not None and lemma_of(tokens.words[found.start()].lower()) in MAKING


def _would_in_condition(tokens: TaggedWords, low: int, own: Sequence[str]) -> bool:
    """Whether auxiliaries are conditional: "If asked, Varn would say", "would have to"."""
    if WOULD.isdisjoint(own):
        return False
    return tokens.words[low].lower() in IF or "have" in own and own[-1] == "to"


def _is_instead(tokens: TaggedWords, low: int, start: int) -> bool:
    """Whether something else was done: "rather than say", "stopped saying"."""
    before = tuple([word.lower() for word in tokens.words[max(low, start - 2) : start]])
    return before in INSTEAD or before != () and lemma_of(before[-1]) in ENDED


def _is_made_up(tokens: TaggedWords, low: int, at: int) -> bool:
    """Whether words before a verb deny the speech: "was wrongly quoted as saying"."""
    near = [word.lower() for word in tokens.words[max(low, at - WINDOW) : at]]
    if not FAKE.isdisjoint(near):
        return tokens.letters[at] in "gk" or "say" in near[-1:]
    return tokens.letters[at] == "g" and not WRONGLY.isdisjoint(near[-4:])
