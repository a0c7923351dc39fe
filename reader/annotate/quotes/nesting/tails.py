"""Finds where the writer's own words begin after reported words.

They are set off: a contrast ("…, but the bank had closed", "…, although it has not"), a place or
circumstance ("…, where they were found"), a guess ("…, likely to win votes"), or a noun for the
statement ("…, a claim that nobody has checked"). A whole clause precedes them. `ends` calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.annotate.lexicon.wordlists import VERBS, words
from reader.annotate.quotes.subjects import FINITE, NP, TIMES
from reader.annotate.tokens.tagged import TaggedWords

COMMENT = re.compile("[,qQF][CSweibghkvadPpn#A]|-[Cad#S]")
CLAUSE_NEXT = re.compile("[dnes]*[NLtr][dnroNLt#es]*(?:P[dnroNLt#es]+)*(?:[am]*[xvhb]|,?w)")
ABSOLUTE = re.compile("d[nr]{1,2}[gkie](?=[.,P]|$)")
"""A participle with its own subject: "…, her voice breaking"."""
PREDICATE = re.compile("[am]*[xvhbe]")
FREE_RELATIVE = re.compile(rf",?P[Sw](?={NP}(?:P{NP})?[am]*[xvhb])")
"""The writer's "in what Varn said was a victory"."""
IN_A_CLAIM = re.compile(rf"Pdn(?=T?{NP}[am]*v)")
MEANWHILE = re.compile("[d#]?[aeNnL]{0,3}[NnroL][am]*[xvhb]|x(?=[dNLpn])")
"""The writer's clause after ", as": a subject that is no pronoun, and its verb, or a verb."""
GOES_ON = re.compile(rf"[,q]-?(?:C?[am]*[xvhb]|CT|C[Sw]|[PS]|{NP}(?:P{NP})?[am]*[xvhb])")
"""Text that continues the clause after an aside."""
RELATIVE = re.compile("[Tw]")
OWN_VERB = re.compile(rf"{NP}(?:P{NP})*[am]*[xvhb]")
SPEAKING = re.compile(rf"P{NP}(?:P{NP})?a?g")
"""Another speaker: "with analysts warning of a chill"."""
QUOTED = re.compile("[d#n][aen]*P?d?[QqF]")
OTHER_SPEAKS = re.compile(rf";{NP}(?:P{NP})*[am]*v")
NAME = re.compile(rf"{NP}(?<=N)")
NAMED = re.compile(NP)
CONTACT = re.compile("(?:d[ae]*)?n(?P<subject>[NLrod])")
"""A noun and the first word of a relative clause without "that": "an offer Varn has refused"."""
JOINED = re.compile(r"C(?=[d#neNLro])")
CONTRASTS = frozenset(("but", "yet"))
NOT = frozenset(("not", "no", "cannot", "unable", "never"))
VERIFYING = frozenset(
    "verify verified confirm confirmed confirmation corroborated evidence independently".split()  # noqa: SIM905
)
"""Words with which a writer says that a claim was not checked."""
FEW = frozenset(("few", "many", "most", "others", "nobody", "none"))
"""Subjects of the writer's contrast to a claim: "…, but few believe it"."""
SIDES = frozenset(("although", "though", "while", "whereas", "where", "amid", "despite", "after"))
"""Words that begin the writer's addition after a whole clause."""
GIVING = frozenset(("gave", "offered", "provided", "presented", "gives", "offers", "had"))
NO_MORE = (("no",), ("few",), ("little",))
TELLING = words("telling")
"""Participles after "without" in: "said it was lost, without giving details"."""
EXTREMES = frozenset(
    """worst deadliest bloodiest largest biggest heaviest fiercest latest first highest longest
    greatest second third""".split()  # noqa: SIM905
)
SAID_IN = frozenset(
    """interview statement speech address post message tweet briefing remarks comments letter
    conference broadcast video""".split()  # noqa: SIM905
)
GUESSES = frozenset(
    "apparently likely perhaps possibly presumably probably seemingly ostensibly".split()  # noqa: SIM905
)
_CLAIM_NOUNS = words("claim_nouns") | {"figure", "number", "estimate"}
_CLAIMS = frozenset([noun for noun in words("claim_nouns") if noun.endswith("s")]) | {"words"}
SHORT = 16
"""The letters of a quotation too short for a clause: "said “the dam,” a wall of mud, fell"."""
COMMENTING = words("commenting")
_SHARES = frozenset(("shares", "stock", "price", "prices"))
_FEARS = frozenset("fear fears concern concerns questions hopes tensions prospect".split())  # noqa: SIM905
_MOVING = dict.fromkeys(("sending", "pushing", "driving", "knocking"), _SHARES) | dict.fromkeys(
    ("raising", "fuelling", "fueling", "stoking", "heightening", "deepening", "sparking"), _FEARS
)
"""Participles of the writer, and what they move: "…, sending its shares down", "raising fears"."""
ONE = frozenset(("a", "an", "the", "one", "something"))
"""First words of a noun phrase beside a whole clause."""


def before_tail(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where the writer continues after the reported words `start` to `end`, or `end`."""
    end = _before_unverified(tokens, start, _before_free_relative(tokens, start, end))
    for at in _marks(tokens, start, end):
        if _is_tail(tokens, start, at, end):
            return at + (tokens.letters[at] in "qQF")
    return end


def _marks(tokens: TaggedWords, start: int, end: int) -> Iterator[int]:
    """Yield commas, dashes and quotations after which the writer may continue."""
    yield from [match.start() for match in COMMENT.finditer(tokens.letters, start, end)]


def _is_tail(tokens: TaggedWords, start: int, at: int, end: int) -> bool:
    letters, word = tokens.letters, tokens.words[at + 1].lower()
    moves = not _MOVING.get(word, frozenset()).isdisjoint(tokens.words[at + 2 : at + 5])
    if moves or word in COMMENTING:
        comma = letters.find(",", at + 1, end)
        return comma < 0 or not PREDICATE.match(letters, comma + 1, end)
    if letters[at] == "F" and tokens.words[at + 1 : at + 3] == ("even", "as"):
        return True
    if (word in CONTRASTS or letters[at] == "-" and letters[at + 1] == "C") and CLAUSE_NEXT.match(
        letters, at + 2, end
    ):
        return True
    if word in CONTRASTS and at + 2 < end:
        few = _tells_no_more(tokens, at + 2) or _few_think_so(tokens, at + 2, end)
        if few or _is_unverified(tokens, at + 2, end):
            return True
    if (
        word == "as"
        and (letters[start] != "T" or letters[at] == "-")
        and MEANWHILE.match(letters, at + 2, end)
    ):
        return tokens.words[at + 2] not in ("being", "having")
    if word in ("his", "her", "their") and ABSOLUTE.match(letters, at + 1, end):
        return letters[at] == ","
    return _is_added(tokens, at, end) and _is_whole(tokens, start, at, end)


def _is_added(tokens: TaggedWords, at: int, end: int) -> bool:
    """Whether a subordinate clause, a guess or a noun for the statement follows a mark."""
    letters, word = tokens.letters, tokens.words[at + 1].lower()
    following = tokens.words[at + 2].lower() if at + 2 < end else ""
    if letters[at + 1] == "A":  # "…, according to the agency"
        return letters[at] != "," or letters[at - 1] not in "TCSwvP"
    if letters[at] == "F" and word not in SIDES | {"even"}:
        return False
    if letters[at] in "qQ" and letters[at + 1] == "w" or _is_circumstance(tokens, at + 1, end):
        return True
    if word in SIDES or word == "even" and following in ("as", "though", "while"):
        return word in ("amid", "despite") or _has_verb(letters, at + 2, end)
    if word == "with":
        return letters[at] == "," and SPEAKING.match(letters, at + 1, end) is not None
    if word in GUESSES:
        return letters[at + 2 : at + 3] in ("P", "S", "a")
    if word in _CLAIMS and following in ("that", "which"):  # "…, comments that Orm called mad"
        return letters[at] == ","
    if following in ("more", "less"):  # "the more it rains, the less it lasts"
        return False
    return letters[at] in ",-q" and word in ONE and _is_beside(tokens, at + 1, end)


def _few_think_so(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether words at `start` tell the opinion of others: "…, but few believe it"."""
    verb = VERBS.get(tokens.words[start + 1].lower()) if start + 1 < end else None
    return tokens.words[start].lower() in FEW and verb is not None and verb.sort == "thought"


def _is_unverified(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether words at `start` are the writer's "this review has not seen evidence of it"."""
    words = [word.lower() for word in tokens.words[start : min(end, start + 10)]]
    if start >= end or tokens.letters[start] != "d":
        return False
    return not VERIFYING.isdisjoint(words) and not NOT.isdisjoint(words)


def _tells_no_more(tokens: TaggedWords, start: int) -> bool:
    """Whether words at `start` are the writer's "gave no details"."""
    gives = tokens.words[start : start + 1] and tokens.words[start] in GIVING
    return bool(gives) and tokens.words[start + 1 : start + 2] in NO_MORE


def _is_circumstance(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether words after a mark tell the circumstances of the statement or the event.

    ", without giving details", ", in an interview", ", in the worst raid since May", ", a day after
    the army had left".
    """
    words = [word.lower() for word in tokens.words[start : min(end, start + 6)]]
    if len(words) < 3:
        return False
    if words[0] == "without":
        return words[1] in TELLING
    if words[1] == "which":
        return words[0] in ("after", "following", "during", "upon")
    if words[0] == "in":
        extreme = not EXTREMES.isdisjoint(words[2:5])
        return extreme or not SAID_IN.isdisjoint(words[1:4])
    for at in range(1, min(4, len(words))):
        if words[at] in ("after", "before"):
            return words[at - 1] in TIMES or words[at - 1] == "days"
    return False


def is_free_relative(tokens: TaggedWords, start: int) -> bool:
    """Whether the writer's "in what Orm called a ruse" or "in a claim Orm denied" is at `start`."""
    if FREE_RELATIVE.match(tokens.letters, start):
        return tokens.words[start : start + 2] == ("in", "what")
    claim = IN_A_CLAIM.match(tokens.letters, start)
    return claim is not None and tokens.words[claim.end() - 1] in words("claim_nouns")


def before_claim(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where ", a figure that Orm calls low" or "; it could not be verified" begins."""
    end = _before_unverified(tokens, start, end)
    for at in _marks(tokens, start, end):
        if tokens.letters[at] == "," and _is_claim(tokens, at + 1, end):
            return at if _is_whole(tokens, start, at, end) else end
    return end


def _before_unverified(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where "; the figures could not be verified" begins, or `end`."""
    other = OTHER_SPEAKS.search(tokens.letters, start, end)
    mark = tokens.letters.find(";", start, end)
    end = other.start() if other else end
    return mark if start < mark < end and _is_unverified(tokens, mark + 1, end) else end


def _has_verb(letters: str, start: int, end: int) -> bool:
    """Whether a clause has a verb before the next comma, or no more words."""
    comma = letters.find(",", start, end)
    return start >= end or FINITE.search(letters, start, end if comma < 0 else comma) is not None


def _is_beside(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a noun phrase at word `start` is an apposition to a clause.

    It is not if it is quoted or a name, is part of a list, or has a verb of its own ("when it
    rains, the gates are shut"); the verb of "an offer Varn has refused" does not count.
    """
    letters = tokens.letters
    if QUOTED.match(letters, start, end) or NAME.fullmatch(letters, start, end):
        return False
    own = OWN_VERB.match(letters, start, end)
    passive = own and tokens.words[own.end() : own.end() + 1] == ("by",)
    passive = passive and own and not FINITE.search(letters, own.end(), end)
    if own and not passive and not _is_contact(tokens, start, end):
        return False
    return letters[start - 1] == "-" or not JOINED.search(letters, start, end)


def _is_contact(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether the subject of its relative clause follows a noun: a name or a plural."""
    found = CONTACT.match(tokens.letters, start, end)
    if found is None:
        return False
    return found["subject"] in "NLd" or tokens.words[found.start("subject")].endswith("s")


def _is_whole(tokens: TaggedWords, start: int, at: int, end: int) -> bool:
    """Whether the words before a mark are complete and do not continue later."""
    letters = tokens.letters
    if letters[at] == "-" and tokens.words[at + 1].lower() in ONE:
        return "-" not in letters[at + 1 : end]
    if "-" in letters[start:at] and "-" in letters[at + 1 : end]:
        return False
    first = start + (letters[start] == "T")
    named = first == at or NAMED.fullmatch(letters, first, at) is not None
    quoted = named and letters[at] == "q" and tokens.end(at) > tokens.starts[at] + SHORT
    acts = tokens.words[start] == "to" and _is_circumstance(tokens, at + 1, end)
    if not (quoted or acts or FINITE.search(letters, first, at)):
        return False
    if _is_claim(tokens, at + 1, end):  # "it fell, a claim Orm denied, as talks began"
        comma = letters.find(",", at + 1, end)
        return comma < 0 or not PREDICATE.match(letters, comma + 1, end)
    return not _goes_on(letters, at + 1, end)


def _is_claim(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a noun for a claim and what others make of it stand at word `start`."""
    noun = start + 1 + (tokens.letters[start + 1 : start + 2] == "e")
    if tokens.words[start].lower() not in ("a", "an") or noun + 1 >= end:
        return False
    return tokens.words[noun].lower() in _CLAIM_NOUNS and (
        tokens.letters[noun + 1] in "Tw" or _is_contact(tokens, start, end)
    )


def _goes_on(letters: str, start: int, end: int) -> bool:
    """Whether a clause continues after the aside at word `start`.

    The verb of a relative clause inside does not count: ", a charge that the owner, a bank,
    denies".
    """
    found = GOES_ON.search(letters, start, end)
    relative = RELATIVE.search(letters, start, found.start()) if found else None
    if found and relative and not FINITE.search(letters, relative.end(), found.start()):
        found = GOES_ON.search(letters, found.end(), end)
    return found is not None


def _before_free_relative(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where ", in what Orm said was a ruse" begins after a whole clause, or `end`.

    "in a claim that Orm denied" is also the writer's.
    """
    letters = tokens.letters
    claim = IN_A_CLAIM.search(letters, start + 1, end)
    if claim and tokens.words[claim.start()] == "in":
        is_noun = tokens.words[claim.end() - 1] in words("claim_nouns")
        if is_noun and FINITE.search(letters, start, claim.start()):
            return claim.start()
    free = FREE_RELATIVE.search(letters, start + 1, end)
    if free is None or tokens.words[free.end() - 2 : free.end()] != ("in", "what"):
        return end
    more = letters.find(",", free.end(), end)
    on = more >= 0 and PREDICATE.match(letters, more + 1)
    return end if on or not FINITE.search(letters, start, free.start()) else free.start()
