"""Finds the words governed by cues that deny, withhold, ask or want.

Denied or wanted words are one range up to their end: "any deal that forces it to surrender land".
Withheld words need a clause of their own. `starts` and `inner_clauses` call it.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS, plurals, words
from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.stances.cue_phrase import QUESTION_WORDS, verb_stance
from reader.annotate.quotes.stances.extent import end_of_content
from reader.annotate.quotes.stances.questions import matter_of_questions, question_word
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

GAP = re.compile(r"(?:,a,)?(?:a(?!x)|P?D#?)*")
TWO_OBJECTS = re.compile(r"O|[tNL]+[d#]")
"""A person and a thing after "deny": "denied him entry", "denied Varn a visa"."""
PERSON_AS = re.compile(r"(?:[dLDt]|[nro](?=[nrotN]))*(?:N+|O)[SP]")
BEGINS = re.compile(r"[dnNLrto#eilOQqF]|a[nroNLt#e]|p[nroe]")
CLAUSE_WITHIN = re.compile(r"(?:[TwS]|.[pNnro])a*[xvhb]")
VERB = re.compile("[xvhbegkiQqF]")
FEW = 5
"""A noun phrase that begins with "that" has fewer words than these."""
SHORTEST = 3
"""The fewest words of a content without a clause and without quotation marks."""
TAKES_OBJECT = frozenset(
    "call check confirm contradict corroborate debunk deny describe dismiss dispute prove rebut "  # noqa: SIM905
    "refute reject repeat substantiate verify".split()
)
LEAVES_OPEN = frozenset(["contradict", "deny", "dismiss", "dispute", "refute", "rule"])
"""Verbs of denial whose negation leaves the content open ("would not rule out a truce")."""
SECRETS = frozenset(["disclose", "divulge", "explain", "identify", "release", "reveal", "specify"])
"""Verbs whose object is withheld ("would not reveal the number of dead")."""
CHECKS = frozenset("contradict corroborate debunk rebut refute substantiate verify".split())  # noqa: SIM905
NEAR = 10
"""How many words after a cue are searched for the first word of a question."""
SAYING = frozenset(["say", "claim", "state", "call", "write", "tell", "declare"])
NO_CLAIMS = words("no_claims")
CLAIMS = words("claim_nouns")
JUDGING = words("judging_bodies")
DOCUMENTS = words("documents") | plurals("documents")
SPEAKING_THINGS = frozenset(
    ("side", "sides", "party", "parties", "family", "team", "camp", "house", "office", "majority")
)
"""Nouns for groups that speak and are no human beings."""
DISPUTED = frozenset(
    "figure figures number numbers toll count tally total result results estimate estimates "  # noqa: SIM905
    "description characterization characterisation evidence fact facts data that how".split()
)
"""Objects of "dispute" that are denied, in addition to claims."""
WORDS_READ = DOCUMENTS | SPEAKING_THINGS | DISPUTED | CLAIMS | NO_CLAIMS | JUDGING
"""Words that these rules read regardless of their letters."""


def content_of(tokens: TaggedWords, high: int, report: Report) -> Range | None:
    """Return the words up to word `high` that a cue of denial or demand governs, or None.

    Clauses ("denied that …") are found like those of any other cue and not returned here.
    """
    kind = verb_stance(report.verb, tokens, report.phrase)
    if report.phrase is not None and report.stance in ("withholds", "asks"):
        question = question_word(tokens, report.phrase[1], high) if _may_ask(report) else None
        if question is None and report.stance == "asks":
            question = matter_of_questions(tokens, report.phrase[1], high)
        if question is not None:
            return question, end_of_content(tokens, question + 1, high, False)
    if report.phrase is None or report.weak and report.stance != "withholds":
        return None
    secret = report.verb is not None and report.verb.lemma in SECRETS
    if report.stance in ("says", "asks") or kind not in ("denies", "wants") and not secret:
        return None
    gap = GAP.match(tokens.letters, report.phrase[1], high)
    start = gap.end() if gap else report.phrase[1]
    if start >= high or tokens.words[start] == "by":
        return None
    gerund = is_gerund(tokens, start)
    act = kind == "wants" and tokens.words[start] == "to"
    if not gerund and not act and not BEGINS.match(tokens.letters, start, high):
        return None
    end = end_of_content(tokens, start, high, kind == "wants")
    return start, end


def _may_ask(report: Report) -> bool:
    """Whether a verb may have a question after it ("declined to comment on when")."""
    verb = report.verb
    return verb is not None and (
        verb.frames.strip("q") != "" or verb.lemma in ("decline", "refuse")
    )


def is_gerund(tokens: TaggedWords, start: int) -> bool:
    """Whether the words begin with a form in -ing ("denied having ordered jets")."""
    word, letters = tokens.words[start].lower(), tokens.letters
    acts = word.endswith("ing") and letters[start] == "n" and letters[start + 1 : start + 2] != ""
    if acts and letters[start + 1] in "NLdpO#":  # "denied shelling Orm"
        return True
    return letters[start] in "gki" or word in ("having", "being")


def is_act(tokens: TaggedWords, report: Report, start: int, end: int) -> bool:
    """Whether the cue is an act of refusing ("denied bail", "rejected the bill")."""
    head = next((k for k in range(start, end) if tokens.letters[k] in "PTw,S"), end) - 1
    if tokens.words[start].lower() == "any" or is_gerund(tokens, start):
        return False
    if tokens.letters[head] == "#" and head + 1 < end:  # "40 of the 90 bids"
        head = end - 1
    what = tokens.words[max(start, head)].lower()
    who = tokens.words[report.speaker[0] : report.speaker[1]] if report.speaker else ()
    judged = any(word.lower() in JUDGING for word in who)
    return what not in CLAIMS if judged else what in NO_CLAIMS


def is_content(tokens: TaggedWords, report: Report, piece: Range) -> bool:
    """Whether governed words are a quote: withheld words need a clause or quotation marks."""
    low, high = piece
    letters, verb = tokens.letters, report.verb
    if low >= high:
        return False
    if report.stance != "says" and _is_apart(tokens, report, low):
        return False
    if report.stance != "says" and high - low == 1 and not QUOTATION.match(letters, low):
        return False
    bare = not VERB.search(letters, low, high)
    that = report.stance == "withholds" and letters[low] == "T"
    if that and (bare and high - low < FEW or letters[low + 1 : low + 2] == "S"):
        return False  # "declined to repeat that exact word", "confirm that when reached"
    if _is_supposed(tokens, report) or report.stance == "says" and _is_appeal(report):
        return False
    if report.phrase and high <= report.phrase[0] and report.stance in ("denies", "withholds"):
        return tokens.words[low].lower() in QUESTION_WORDS
    if is_asking(tokens, low) or _is_relative(tokens, report, piece):
        return False
    if report.stance == "wants" and not _is_wanted(tokens, report, piece):
        return False
    if _dismisses_person(tokens, report, piece) or _is_no_claim(tokens, report, piece):
        return False
    if report.stance == "says" or letters[low] in "TwS" or QUOTATION.search(letters, low, high):
        return True
    if verb is not None and report.stance == "asks" and verb.sort != "thought":
        return tokens.words[low - 1] in ("about", "on", ":")
    if verb_stance(verb, tokens, report.phrase) == "denies":
        if TWO_OBJECTS.match(letters, low, high):
            return False
        if report.stance == "withholds" and verb is not None and verb.lemma not in LEAVES_OPEN:
            return False
        return not is_short(tokens, piece) and not is_act(tokens, report, low, high)
    if report.stance == "withholds":
        if report.phrase and letters[report.phrase[0]] == "n":  # "the refusal to condemn them"
            return False
        if verb is not None and verb.lemma in SECRETS and high - low > SHORTEST:
            return True
        return bool(CLAUSE_WITHIN.search(letters, low, high))
    return not is_short(tokens, piece)


def _is_appeal(report: Report) -> bool:
    """Whether "appeal" means to please ("the plan appealed to older voters")."""
    return report.verb is not None and report.verb.lemma == "appeal"


def _is_supposed(tokens: TaggedWords, report: Report) -> bool:
    """Whether a report is only hypothetical ("If Varn denies that …")."""
    at = report.speaker[0] if report.speaker and not report.inverted else 0
    return at > 0 and tokens.words[at - 1].lower() in ("if", "unless")


def _is_apart(tokens: TaggedWords, report: Report, low: int) -> bool:
    """Whether a comma separates the cue from another clause ("Torvia denies, Selvany counts")."""
    if report.phrase is None or low < report.phrase[1]:
        return False
    between = tokens.letters[report.phrase[1] : low].removeprefix(",a,")  # "denied, however, that"
    return "," in between and tokens.letters[low] not in "TwSQqF"


def _dismisses_person(tokens: TaggedWords, report: Report, piece: Range) -> bool:
    """Whether a person and not a claim is dismissed ("dismissed Varn as “a fool”")."""
    if report.stance != "denies" or report.verb is None or report.verb.lemma != "dismiss":
        return False
    if PERSON_AS.match(tokens.letters, *piece):
        return True
    end = next((k for k in range(*piece) if tokens.letters[k] in "PTwC,S"), piece[1])
    return tokens.letters[end - 1] in "rN" or is_human_noun(tokens.words[end - 1].lower())


def _is_no_claim(tokens: TaggedWords, report: Report, piece: Range) -> bool:
    """Whether no claim is denied: a thing acts, or two "dispute an island"."""
    if report.stance != "denies" or report.verb is None or tokens.letters[piece[0]] in "TwSQqFgki":
        return False
    at = report.speaker[1] - 1 if report.speaker else 0
    cut = tokens.letters.find("P", *report.speaker) if report.speaker else -1
    at = cut - 1 if report.speaker and cut > report.speaker[0] else at
    who = tokens.words[at].lower()
    speaks = is_human_noun(who) or who in DOCUMENTS or who in SPEAKING_THINGS
    if report.speaker and not report.inverted and tokens.letters[at] in "ni" and not speaks:
        return True
    if report.verb.lemma not in ("dispute", "contest"):
        return False
    inside = [word.lower() for word in tokens.words[slice(*piece)]]
    return CLAIMS.isdisjoint(inside) and DISPUTED.isdisjoint(inside)


def _is_wanted(tokens: TaggedWords, report: Report, piece: Range) -> bool:
    """Whether the words are a demand: an act of the people called on, and no "by" phrase."""
    low, high = piece
    if tokens.letters[low] == "P" and tokens.words[low] != "to":
        return False
    on = report.phrase is not None and tokens.words[report.phrase[1] - 1] in ("on", "upon")
    called = on and report.verb is not None and report.verb.lemma == "call"
    return not called or "to" in tokens.words[low:high]


def is_short(tokens: TaggedWords, piece: Range) -> bool:
    """Whether the words are a bare noun without content ("denied the charges")."""
    low, high = piece
    return high - low < SHORTEST and not is_gerund(tokens, low)


def is_asking(tokens: TaggedWords, low: int) -> bool:
    """Whether the words begin with a question before the report ("Asked if …, Varn said")."""
    at = low + (tokens.letters[low] in "SC,")
    return tokens.words[at : at + 1] != () and tokens.words[at].lower() in ("asked", "pressed")


def _is_relative(tokens: TaggedWords, report: Report, piece: Range) -> bool:
    """Whether "that" after a noun is its relative ("a claim that checkers have rebutted")."""
    letters, low = tokens.letters, piece[0]
    if report.verb is None or letters[low] != "T":
        return False
    noun = report.verb.form == "noun" or report.stance != "says" and letters[low - 1] in "nor"
    if noun and letters[low + 1 : low + 2] in ("x", "v", "h", "b"):  # "companies that have left"
        return True
    last = VERBS.get(tokens.words[piece[1] - 1].lower())
    if last is None:
        return False
    return last.lemma in (TAKES_OBJECT if report.verb.form == "noun" else CHECKS)
