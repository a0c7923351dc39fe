"""Decides if a word that can be noun, verb and participle is a verb in its context.

`tagged` calls it for each such word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import VERBS, Verb, table, words
from reader.annotate.tokens.title_case import NOUN_LIKE

NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen hundred thousand".split()  # noqa: SIM905
)
"""Numbers after which a form in -s is a plural and no verb ("two states he knows")."""
BEHIND = re.compile(r"[,q]d(?:[aenrLNo]{1,3}s)?[aenrL]{0,3}o$")
"""A body or document before its verb: "…, its finance ministry estimates", "the letter reads"."""
ANY = frozenset(("any", "no", "further", "these", "those"))
SAY_IS_NOUN = frozenset("a the no any final much more less little his her its their".split())  # noqa: SIM905
LETTING_VERBS = ("to", "some", "many", "most", "neither", "others")
WITH_NOUN = frozenset(("the", "a", "an", "its", "their"))
BEHIND_PERSON = tuple("xvhbw.,s")
"""Letters after "the accused" as a person."""
OF_PLACE = ("of", "in")
"""Words after which a verb before a place is a participle ("in occupied Orm")."""
AFTER = ("n", "r", "o", "e", "N", "L")
BEFORE_NOUN = ("d", "s", "e", "i", "P")
OWNERS_OF_NAMES = frozenset("a an the my your his her its their".split())  # noqa: SIM905
"""Words before "name" and an adjective that show it is a noun ("his full name")."""
IN_LISTS = NOUN_LIKE | {"stress", "voice", "pledge", "charge", "notice"}
"""Verbs that are nouns between commas."""
MANY = frozenset(("people", "police", "men", "women", "percent", "cent", "%"))
"""Nouns without an ending in -s that are plurals."""
COLLECTIVES = frozenset(
    "crowd couple family group handful majority minority number pair public staff team".split()  # noqa: SIM905
)
"""Nouns for several people that may take a plural verb ("a couple claim")."""
PLURALS = frozenset(("venture",))
"""Verbs whose form in -s is nearly always a noun: "their business ventures"."""
SUPPOSED = frozenset(("alleged", "suspected", "confirmed", "reported", "accused"))
"""Participles that describe those counted."""
DEMONYMS = table("demonyms")
NO_OBJECT = ("", "P", ",", ".", ";", ":", "C", ")", "x", "v", "h", "b", "w")
"""Letters of words that are no object."""
SHOWN = frozenset(("show", "study", "find"))
"""Verbs of thought whose base form is a noun after another one ("a radio show,")."""
_LISTED = re.compile(r"[NL]C[NL]{1,4}$")
"""The end of a list of names."""
_OF_DAMAGE = words("verbs_of_damage")
_BEHIND_FIRST = re.compile(r"(?:^|(?<=[.:;QqFC]))[tNL]{1,3}n(?=[NLdt#])")
"""A noun after the first name of a clause, before what may be its object."""


def _claims_to(found: Sequence[str], marks: Sequence[str], at: int) -> str:
    """Return the letter of "claims" before "to have" or "to be"; "" if it is not certain."""
    if _has_predicate(found, at + 3):
        return "n"  # "army claims to have taken it were denied"
    before = marks[at - 1]
    is_named = before == "L" and found[at - 1] not in DEMONYMS
    return marks[at] if is_named or before in "or" and "d" in marks[:at] else ""


def _has_predicate(found: Sequence[str], start: int) -> bool:
    """Whether "were" follows in the same clause, so that what stands before it is its subject."""
    for word in found[start : start + 12]:
        if word in (",", ".", ";", "that", "which", "who", "when", "while"):
            return False
        if word in ("were", "was"):
            return True
    return False


CLAIMS_TO = (["claims", "to", "have"], ["claims", "to", "be"])
"""A verb behind a name of a place too: "Orm claims to have shot it down"."""


def letter_of_verb(found: Sequence[str], marks: Sequence[str], at: int, after: str) -> str:
    """Return the letter of a verb at word `at` of `found`, or of a noun or adjective.

    `marks` are the letters, final before `at`; `after` is the letter of the next word.
    """
    verb = VERBS[found[at].lower()]
    before = marks[at - 1] if at else ""
    if found[at] == "accused" and before == "d" and after in BEHIND_PERSON:
        return "r" if found[at - 1].lower() in WITH_NOUN else marks[at]
    if before == "a" and at > 1 and marks[at - 2] == "d":
        before = "d"
    if before == "a" and at > 1 and found[at - 1] == "earlier" and marks[at - 2] in "vhgkP":
        before = marks[at - 2]  # "denied earlier reports"
    if before == "," and at > 3 and marks[at - 2] == "a" and marks[at - 3] == ",":
        before = marks[at - 4] if marks[at - 4] in "vhgk" else before  # "denied, however, reports"
    if verb.form == "base" and _is_bare_noun(verb, found, marks, at, before, after):
        return "n"
    if _is_no_verb(found, at, after):
        return "n"
    if verb.form == "s" and at:
        if found[at : at + 3] in CLAIMS_TO and (sure := _claims_to(found, marks, at)):
            return sure
        if before in ("#", "x") or found[at - 1].lower() in NUMBERS:
            return "n"  # "there have been reports"
        if found[at] in ("reports", "claims") and before in ",.;:-" and after in ("b", "v"):
            return "n"  # "On Monday, reports emerged that"
        if before == "N" and found[at - 2].lower() in ANY or before == "C" and marks[at - 2] == "P":
            return "n"  # "any Orm gains", "threats to and attacks on"
        if found[at] == "states" and _LISTED.search("".join(marks[max(0, at - 6) : at])):
            return "n"  # "in Northern and White Orm states"
        noun = _plural(verb.lemma, before, after) and not _is_in_relative(marks, at)
        tells = verb.sort == "speech" or verb.lemma == "read"
        if noun and before == "o" and after in (",", ".") and tells:
            noun = not BEHIND.search("".join(marks[max(0, at - 9) : at]))
        if noun:
            return "n"
    if verb.form == "past" and after in AFTER and _before_noun(found[at - 1], before, after):
        return "e"
    if verb.form == "past" and after in ("r", "t") and found[at - 1] == "newly":
        return "e"  # "Torvia's newly appointed envoy"
    if found[at] in SUPPOSED and after in AFTER and found[at - 1].lower() in NUMBERS:
        return "e"  # "two alleged thieves"
    return marks[at]


def _is_bare_noun(
    verb: Verb, found: Sequence[str], marks: Sequence[str], at: int, before: str, after: str
) -> bool:
    """Whether a base form has no subject or "to" that allows a verb."""
    if before == after == "," and verb.lemma in IN_LISTS:
        return True  # "poverty, stress, infections and"
    if before == "n" and at > 1 and found[at - 2] == "who" and found[at - 1].endswith("s"):
        return verb.lemma in NOUN_LIKE  # "who deserves credit"
    if _takes_base(found[at - 1] if at else "", before, verb.lemma):
        return False
    if (
        before == "d"
        and at > 1
        and found[at - 1] in ("all", "both")
        and marks[at - 2] in "nroNLpCO"
    ):
        return verb.lemma in NOUN_LIKE  # "Varn and Linn all agree"
    if verb.sort in ("weak", "other") or verb.lemma in NOUN_LIKE or before in "dsiLPe":
        return True
    if before == "n" and _is_of_one_thing(found, marks, at):
        return True
    if verb.lemma == "name" and at > 1 and found[at - 2].lower() in OWNERS_OF_NAMES:
        return before in "nea"  # "his full name"
    if before == "N" and _is_of_named(found, marks, at):
        return True
    return verb.lemma in SHOWN and after in (",", ".", ")") and before in "nN"


def with_reports(found: Sequence[str], letters: str) -> str:
    """Return the letters with "report" after people as a verb: "partners report that"."""
    for match in PEOPLE_REPORT.finditer(letters):
        at = match.end() - 1
        people = found[at - 1].lower()
        many = people in ("they", "we", "people") or letters[at - 1] == "r" and people[-1] == "s"
        counted = letters[at + 1] != "n" or found[at + 1] in NUMBERS or found[at + 1] == "more"
        if found[at] == "report" and many and counted:
            letters = f"{letters[:at]}v{letters[at + 1 :]}"
    return letters


PEOPLE_REPORT = re.compile(r"(?<!P)(?<!Pd)[rp]o(?=T|#|[dn]|[LN]|P{1,2}#)")
"""People and a noun for a document that is no object of theirs."""


def _is_of_named(found: Sequence[str], marks: Sequence[str], at: int) -> bool:
    """Whether a base form follows an article and one name ("the Orm show")."""
    named = at > 1 and marks[at - 2] == "d" and found[at - 2].lower() in WITH_NOUN
    return named and not found[at - 1].endswith("s")


def _is_of_one_thing(found: Sequence[str], marks: Sequence[str], at: int) -> bool:
    """Whether a base form is the last noun after "a" ("a tricky earnings call")."""
    back = at - 1
    while back > 0 and marks[back] in "nea":
        back -= 1
    if found[back].lower() not in ("a", "an") or found[at - 1] in COLLECTIVES:
        return False
    return back == 0 or marks[back - 1] != "P"  # "the notes on a talk describe it"


def _is_in_relative(marks: Sequence[str], at: int) -> bool:
    """Whether only a name is between "which" and a form in -s: "which Varn claims was"."""
    back = at - 1
    while back > 0 and marks[back] in "Nt":
        back -= 1
    return back < at - 1 and marks[back] == "w"


def _before_noun(word: str, before: str, after: str) -> bool:
    """Whether a verb after this word precedes its noun ("the lost boats", "in lost Orm")."""
    if before in ("d", "s", "P", "#") and after in "nroe":
        return True
    return after in "NL" and (word in OF_PLACE or word.lower() in WITH_NOUN)


def _is_no_verb(found: Sequence[str], at: int, after: str) -> bool:
    """Whether "states" are countries ("Western states"), or "close" is near ("close to her").

    "Forces" are troops after a nationality, and before a word that is no object ("for Orvanian
    forces among").
    """
    word = found[at]
    if word not in _NOUNS_TOO and after not in ("n", "r", "o"):
        return False
    before = found[at - 1] if at else ""
    troops = word == "forces" and (before in _KINDS_OF_TROOPS or after in NO_OBJECT)
    close = word == "close" and tuple(found[at + 1 : at + 2]) == ("to",)
    some = after in ("n", "r", "o") and before in ("Some", "Many", "Most")
    media = before.lower() in ("media", "news", "press") and after in ("v", "x", "h", "b")
    news = word == "reports" and (media or before == "News")
    news = news or word == "posts" and before == "media"
    return troops or close or some or news or word == "states" and before.endswith(("ern", "ian"))


_KINDS_OF_TROOPS = DEMONYMS.keys() | {
    *("Armed", "Special", "Security", "Defence", "Defense", "Ground", "Naval", "Peacekeeping")
}
"""Capitalised words before "forces" that make them troops ("Armed forces chief")."""
_NOUNS_TOO = frozenset(("forces", "close", "reports", "posts", "states"))


def _plural(lemma: str, before: str, after: str) -> bool:
    """Whether a form in -s is a plural noun here, by the letters before and after it."""
    if not before:
        return False
    if lemma == "say":
        return before == "d"
    if lemma in PLURALS:
        return True
    if before in BEFORE_NOUN or before in "nNL" and after and after in "vxhb":
        return True
    if lemma not in NOUN_LIKE:
        return False
    return (
        before in "vhbgkiTS"
        or before == "n"
        and after == "F"
        or before in "nroL#"
        and after in ("P", *",.;:C)", "")
    )


def _takes_base(before: str, letter: str, lemma: str) -> bool:
    """Whether the word before allows a base verb ("to say", "they say", "officials say").

    "say" is a noun only after a few words ("no say").
    """
    if lemma == "say":
        return before.lower() not in SAY_IS_NOUN
    if letter in ("x", "p", "w", "a", "m", "C", "O") or before.lower() in LETTING_VERBS:
        return True
    return letter in ("n", "r", "o", "N", "L", "D", ")", ",") and (
        before.endswith("s") or before in MANY or letter in ",)D"
    )


def with_verbs_of_damage(found: Sequence[str], letters: str) -> str:
    """Return the letters with those of verbs that are nouns too: "Artillery pounds Orm"."""
    for match in _BEHIND_FIRST.finditer(letters) if "n" in letters else ():
        at = match.end() - 1
        if found[at] in _OF_DAMAGE:
            letters = f"{letters[:at]}b{letters[at + 1 :]}"
    return letters
