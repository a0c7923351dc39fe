"""Finds the reported words before, after or on both sides of a report."""

from __future__ import annotations

import re

from reader.annotate.quotes.content import ends, fronts, last_reports
from reader.annotate.quotes.content.asides import BEFORE_THAT
from reader.annotate.quotes.nesting import tails
from reader.annotate.quotes.nesting.holding import APART
from reader.annotate.quotes.nesting.sentence_clauses import SentenceClauses
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.subjects import CONJUNCTIONS_TOO, FINITE, NP, TIMES, Range
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

AFTERWARDS = re.compile(r"[^TvhbxgQqF,;:.]{0,14}(?:[PS][gi][^TvhbxgQqF,;:.]{0,14})?(?:[.,;]|$)")
"""Text that may follow a report after its statement: "…, he said on Monday, speaking on radio."."""
OPENERS = frozenset("still but yet and however meanwhile moreover also besides".split())  # noqa: SIM905
"""Words with which the writer continues before a report."""
MADE = re.compile("P[dnoa#e]{1,4}[vbe](?=P)")
MADE_PUBLIC = frozenset(
    """released published posted carried broadcast aired shared issued quoted distributed
    circulated""".split()  # noqa: SIM905
)
"""Participles of publications in which words were said."""
UNLISTED = re.compile(rf"(?:p|{NP})[am]*e(?=[.,;dpOPDaC]|$)")
"""A clause after a report whose verb is in no list: "Varn said they stumbled"."""
NOT_BEFORE = re.compile("[^,]$|[QqFC],$|;a,$")
"""Text that cannot end words before their report: "it was late; however, the mayor replied"."""
APPOSED = re.compile("d[ane#]{0,3}[no][Tw]")
"""A noun for the reported words: "…, Varn said, a sign that the ice is thin"."""
QUOTED_REST = re.compile(r",[QqF][.]?$")
"""The quoted end of a clause after its report, and of the sentence."""
WHOLE = re.compile(r"(?=.{5}).[xvhb].*[nroNLtD#]P?,$")
"""The end of a clause complete before its report, unlike "There was, he said, “…”"."""
PRONOUN = re.compile("[pO](?![am]*[xvhb])")
OBJECT = re.compile("a?n?[no]P")
"""An object of the verb itself, so that the words before the verb are not reported."""
SUBJECT = re.compile(rf"C?(?:p[am]*x|{NP}(?:P{NP})*(?:[am]*x)?)a?")
PHRASE = re.compile(NP)
PARTICIPLE = re.compile(",a?g")
VERB = re.compile("[xvhb]")
NARRATION = re.compile("C(?:[am]*[xvhb]|pa*v)")
SIDE_WORDS = frozenset(("as", "while", "amid"))
"""Words with which the writer continues after a report between commas."""
COMPARING = frozenset(("half", "twice", "double", "triple"))
"""First words of the writer's comparison: "€3bn will be paid, Varn said, half of what was due"."""


def find_around(tokens: TaggedWords, low: int, high: int, report: Report) -> tuple[Range, ...]:
    """Return the clause on both sides of a report, or (): "The talks, he said, had failed"."""
    letters = tokens.letters
    verb = report.verb
    if (
        report.inverted
        or verb is None
        or verb.form in ("noun", "ing")
        or verb.sort != "speech"
        or "c" not in verb.frames
    ):
        return ()
    if report.start <= low + 1 or letters[report.start - 1] != "," or report.cue is None:
        return ()
    end = report.cue[1]
    if letters[end : end + 1] == "," and letters[end + 1 : end + 2] in ("Q", "q", "F"):
        return _before_predicate(tokens, low, report, end + 1)
    if letters[end : end + 1] != "," or end + 2 >= high or letters[end + 1] == "g":
        return ()
    if letters[report.start - 2] in "QqF" or BEFORE_THAT.match(letters, end, high):
        return ()  # "In Orm, Varn said, however, that it fell"
    if letters[end + 1] in "iek" and FINITE.search(letters, low, report.start):
        return ()
    after = end + 1, ends.trim(tokens, end + 1, high)
    opener = tokens.words[low].lower() in OPENERS or letters[low] == "a"
    if opener and report.start - 2 == low:
        return (after,)  # "Still, she said, the vote was fair", "Later, she said, it rained"
    which = letters[report.start - 2] in "wT" and letters[report.start - 3] != "P"
    if which:
        return (after,)  # "a report which, he said, showed that"
    if COMMENT.match(letters, *after):
        return ((low, report.start - 1),)
    return (low, report.start - 1), after


COMMENT = re.compile(r"P[dnaoe#]+[NLpro]{1,3}v[amx]*[xbh]|[tNL]{1,4}gP")
"""What the writer adds behind a report: "…, he said, in an attack Orm said had hit a camp"."""


def _before_predicate(
    tokens: TaggedWords, low: int, report: Report, quotation: int
) -> tuple[Range, ...]:
    """Return the subject of a quoted predicate: "The plan, Varn said, “is dead.”"."""
    subject = low, report.start - 1
    if not SUBJECT.fullmatch(tokens.letters, *subject) or tokens.letters[quotation - 1] != ",":
        return ()
    times = not TIMES.isdisjoint([word.lower() for word in tokens.words[low : subject[1]]])
    return () if times else (subject,)


def find_before(tokens: TaggedWords, low: int, high: int, report: Report) -> tuple[Range, ...]:
    """Return the clause before a report: "Talks had failed, Varn said" or "…, as Varn said"."""
    letters, verb = tokens.letters, report.verb
    if verb is not None and verb.form == "ing":
        return ()  # "… “old,” saying it fell"
    start = report.start - (report.start > low and letters[report.start - 1] == "S")
    ended = start > low + 2 and letters[start - 1] in "q,"
    if not ended or _stands_apart(tokens, low, report) or _goes_on_with_act(tokens, report):
        return ()
    unlisted = not report.inverted and UNLISTED.match(letters, report.end, high)
    if unlisted or fronts.is_fronted(tokens, (low, start), (report.end, high)):
        return ()
    if letters[start - 1] == "q" and FINITE.search(letters, low, start):
        return ((_behind_semicolon(letters, low, start), start),)
    fragment = letters[start - 2 : start] == "F,"
    if start > low + 3 and fragment and FINITE.search(letters, low, start - 2):
        return ((low, start - 1),)
    if NOT_BEFORE.search(letters, start - 3, start):
        return ()
    frames = "c" if report.relay else verb.frames if verb else ""
    if verb is None or verb.sort != "speech" or "c" not in frames:
        return ()
    hard = verb.lemma == "maintain" and not VERB.search(letters, low, start)
    if hard or _has_object(tokens, report.end, high, frames):
        return ()  # "In all these talks, Varn has maintained hard demands"
    after = letters.find(";", report.end, high)
    high = high if after < 0 else after + 1
    participle = PARTICIPLE.search(letters, report.end, high)
    high = participle.start() + 1 if participle else high  # "…, Varn said, calling it “fair”"
    quoted = QUOTATION.search(letters, report.end, high)
    if quoted and not (
        QUOTED_REST.match(letters, report.end, high) and WHOLE.search(letters, low, start)
    ):
        return ()
    behind = is_behind(tokens, report, high)
    if not behind and not last_reports.ends_in_speaker(tokens, high, report):
        return ()
    whole = FINITE.search(letters, low, start)
    if not whole and not last_reports.is_last(tokens, low, high, report):
        return ()
    return ((low, ends.trim(tokens, low, start)),)


def _stands_apart(tokens: TaggedWords, low: int, report: Report) -> bool:
    """Whether the words before a report belong to another speaker or are contrasted."""
    if report.speaker and tokens.letters[report.speaker[0]] == "w":
        return True  # "…, who agreed on little else"
    if report.start <= low or tokens.letters[report.start - 1] != "S":
        return False
    # "Varn said it was late, while Orm called it wrong"
    return tokens.words[report.start - 1].lower() in APART


def _behind_semicolon(letters: str, low: int, start: int) -> int:
    """Return where the last of several statements begins, whose quoted end shows it was said."""
    if letters[start - 2] == ":":
        return start - 1  # "Varn answered: “We stay,” he wrote, “in Orm.”"
    mark = letters.rfind(";", low, start)
    whole = mark > low and FINITE.search(letters, mark, start - 1) is not None
    return mark + 1 if whole and not QUOTATION.search(letters, low, mark) else low


def _goes_on_with_act(tokens: TaggedWords, report: Report) -> bool:
    """Whether the verb reports an act or a thing directly after it.

    Examples: "…, as Varn claimed sinking it", "… “old,” reporting the loss of a bridge".
    """
    if report.verb is None or report.inverted or report.cue is None:
        return False
    behind = tokens.letters[report.end : report.end + 1]
    if report.verb.form == "ing":
        return report.start == report.cue[0] and behind in ("d", "n", "#")
    return behind == "i" and "n" in report.verb.frames


def _has_object(tokens: TaggedWords, at: int, high: int, frames: str) -> bool:
    """Whether the words after a verb are its object and no time ("this week").

    "When the film was found, police added charges of theft" and "leaders met, others vowed
    revenge".
    """
    if "a" not in frames and PRONOUN.match(tokens.letters, at, high):
        return True  # "reported it to the police"
    own = OBJECT.match(tokens.letters, at, high)
    if own and tokens.words[own.end() - 1] == "of" and tokens.words[own.end() - 2] not in TIMES:
        return True
    if "n" not in frames and "t" not in frames:
        return False  # "agreed a truce" tells of an act
    found = PHRASE.match(tokens.letters, at, high)
    if found is None or "D" in found[0]:
        return False
    return TIMES.isdisjoint([word.lower() for word in tokens.words[at : found.end()]])


def is_whole(tokens: TaggedWords, structure: SentenceClauses, before: Range) -> bool:
    """Whether the words before a report have a verb outside of subordinate clauses."""
    start = fronts.WHOLE_START.match(tokens.letters, *before)
    if start and CONJUNCTIONS_TOO.isdisjoint(tokens.words[before[0] : start.end()]):
        return True
    return any(
        not structure.is_aside(match.start()) for match in FINITE.finditer(tokens.letters, *before)
    )


def without_narration(tokens: TaggedWords, around: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return the clause on both sides of a report, or only the words before it."""
    if len(around) == 1:
        return around
    before, after = around
    letters = tokens.letters
    if not FINITE.search(letters, *before) or letters[before[1] - 1] == "x":
        return around
    free = tails.is_free_relative(tokens, after[0])
    if QUOTATION.search(letters, *after) and not free:
        return around
    added = free or APPOSED.match(letters, *after)
    if added or tokens.words[after[0]] in SIDE_WORDS | COMPARING:
        return (before,)  # "Six killed, Varn says, as jets hit port"
    joined = letters[after[0]] == "C"
    verb = NARRATION.match(letters, *after) if joined else FINITE.search(letters, *after)
    if tokens.words[after[0]] in ("a", "an"):
        verb = None  # "…, he said, a lower count than he had given"
    return (before,) if bool(verb) == joined else around


def is_of_another(tokens: TaggedWords, sentence: Sentence, report: Report) -> bool:
    """Whether another report precedes one between commas that continues with a quotation."""
    if not QUOTED_REST.match(tokens.letters, report.end, sentence.high):
        return False
    return tokens.letters[report.start - 1] == "," and any(
        other.asked or not other.thought and other.verb is not None and "c" in other.verb.frames
        for other in sentence.reports
        if other.end <= report.start
    )


def is_behind(tokens: TaggedWords, report: Report, high: int | None = None) -> bool:
    """Whether a comma or stop follows a report with its time and place: its words are before it.

    This includes words on the occasion: "said in remarks released by his office".
    """
    end = len(tokens.letters) if high is None else high
    if AFTERWARDS.match(tokens.letters, report.end, end):
        return True
    made = MADE.match(tokens.letters, report.end, end)
    return (
        made is not None
        and tokens.words[made.end() - 1] in MADE_PUBLIC
        and AFTERWARDS.match(tokens.letters, made.end(), end) is not None
    )
