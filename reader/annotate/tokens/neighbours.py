"""Corrects letters of words by the words beside them: "it leaks", "Chancellor March"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader import calendar
from reader.annotate.lexicon.wordlists import VERBS, table, words

_TOPICS, _NOUNS_IN_ING = words("topics"), words("nouns_in_ing")

PREDICATE = re.compile(r"(?<![bgikePA])pn")
SO = re.compile("an")
INSIDE_NAME = re.compile("NtN")
JOINED_TOPIC = re.compile(r"nCb(?=[,.)]|$)")
SHORTENED = frozenset("he she it that there who what everything nothing".split())  # noqa: SIM905
"""Words after which "'s" is a verb."""
HAS_SINCE = (("has", "since"), ("have", "since"), ("had", "since"))
NOUN_IN_ING = re.compile("di(?=a?[xvhb]|[P,.;:)TwCS]|$)")
IS_OR_HAS = re.compile("(?<=[pw])s")
"""A short form after a pronoun: "he's left", "who's there"; not "someone's boat"."""
ASIDE = re.compile(",S(?=[,.])")
"""A conjunction alone between commas: ", though,"."""
SINCE = re.compile("x[PS](?=[vhbe])")
WHOSE_CLAIMS = re.compile(r"(?<=[vbgkPS])[LtNone]{1,4}v(?=[TdpLN])")
"""A noun that may be a verb, after its owner: "rejected army claims that", "to Danish fears"."""
HER_COMMENT = re.compile(r"d[DNneaL]v(?=T)")
OF_PEOPLE = re.compile("(?<=[vbghikPCe,]L)b|(?<=^L)b(?=[PCxvh])")
CLAIMS_OF = re.compile(r"[LtNonr]v(?=P)")
CLAIMS_AS = re.compile(r"(?<=[vbgkP])[LtNone]{1,4}v(?=S[FQq])")
"""A noun that may be a verb, after its owner: "Orm claims of “victory”"."""
OF_A_BODY = re.compile(r"d[#nNL]{0,3}[NL][ik](?=[P,.;:)])")
"""A noun in -ing after an article and a name: "a Senate hearing for"."""
TO_TWEET = re.compile("(?<=[^A]P)o(?=(?:P?D)?T|D?[,:]?[QqF])")
"""A noun that may be a verb, between "to" and reported words: "to tweet that"."""
TO_RELEASE = re.compile("(?<=[Px])o(?=[NLdtO#])")
DONE_TO = frozenset(("force", "fund", "house", "order", "release", "review", "study", "survey"))
"""Words for bodies and documents that are verbs between "to" or "could" and an object."""
DID_NOT = re.compile(r"xma?[no]")
"""An unlisted word after an auxiliary and "not": "did not release"."""
DOING = frozenset("do does did will would can could should may might must".split())  # noqa: SIM905
WHO_DID = re.compile("[wT][^,.;:]{0,9}$")
"""The start of a relative clause with the other verb: "the men who took Orm claim that"."""
NAMED_MONTH = re.compile(
    r"(?:^|[.;:QqFN])D(?=v|N{1,2}[,vw])|(?:t|vN)D(?!#)|dD(?=[xv])|vdD(?=[,.:;QqF])"
)
COUNTED_OFF = re.compile(r"(?:^|(?<=[.Q]))t,")
BEGINS_IN_ING = re.compile(r"(?:^|(?<=[.Q]))N(?=O[SPd]|d[ne#]*[nro][^:vx]*,)")
_SHORTEST_PARTICIPLE, _MIDDLE_NAMES = 5, ("Jan", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
INNER_JAN = re.compile("NDtN")
"""A name that contains a month and a title: "Nabi Jan Mullah Varn"."""
FIRST_NAME = re.compile(r"(?<!#)D(?=l{0,3}N)")
"""A possible first name: "Jan Varn"; the month has a number beside it."""
ADDRESSED = re.compile("(?<=t)L(?=[^NLtsC]|$)")
NAMED_SEN = re.compile("(?<=N)t(?![NLt])")
COURTESIES = frozenset(("Mr", "Mrs", "Ms", "Miss"))
SAID_FIRST = re.compile(r"N[tL]{0,2}N{1,3}[,:][Qq]")
"""A paragraph that opens with its report: "Said Ilse Varn, “It is gone.”"."""


def by_neighbours(found: Sequence[str], letters: str) -> str:
    """Return the letters with verbs and names that only the words around them show.

    An unlisted word in -s after "he" or "it" is a verb ("it leaks"), a month after a title or
    before a verb of speech is a surname ("Chancellor March", "April said"); "so far" is an adverb.
    """
    if "an" in letters:
        letters = _with_adverbs(found, letters, SO, ("so", "far"))
    letters = _with_names(found, letters)
    if "nCb" in letters:
        for match in JOINED_TOPIC.finditer(letters):
            at = match.end() - 1
            if found[at].capitalize() in _TOPICS:  # "minister of salt and trade,"
                letters = f"{letters[:at]}n{letters[at + 1 :]}"
    if "ps" in letters or "ws" in letters:
        for match in IS_OR_HAS.finditer(letters):
            at = match.start()
            if found[at - 1].lower() in SHORTENED:
                letters = f"{letters[:at]}x{letters[at + 1 :]}"
    letters = ASIDE.sub(",a", letters) if ",S" in letters else letters
    if "Lb" in letters:
        letters = OF_PEOPLE.sub(lambda match: _noun_of_people(found, match), letters)
    if WHOSE_CLAIMS.search(letters):
        letters = _with_claims(found, letters)
    if "vT" in letters:
        letters = HER_COMMENT.sub(lambda match: _with_comment(found, match), letters)
    if "vP" in letters or "vS" in letters:
        letters = _with_claims_of(found, letters)
    if "Po" in letters or "xm" in letters or "xo" in letters:
        letters = _with_base_verbs(found, letters)
    if "d" in letters and ("i" in letters or "k" in letters):
        letters = _with_hearings(found, letters)
    if "xP" in letters or "xS" in letters:
        letters = _with_adverbs(found, letters, SINCE, *HAS_SINCE)
    if "D" in letters:
        letters = _with_surnames(found, letters)
    for match in PREDICATE.finditer(letters) if "pn" in letters else ():
        at = match.end() - 1
        word = found[at]
        if word[-1] == "s" and word[-2:] != "ss" and found[at - 1].lower() in ("he", "she", "it"):
            letters = f"{letters[:at]}b{letters[at + 1 :]}"
    return letters


def _with_names(found: Sequence[str], letters: str) -> str:
    """Return the letters with capitalised words corrected to names or other words."""
    if "t," in letters or "NO" in letters or "Nd" in letters or found[:1] == ["Said"]:
        letters = _with_first_words(found, letters)
    if "NtN" in letters:
        letters = _with_inner_names(found, letters)
    for match in NAMED_SEN.finditer(letters) if "Nt" in letters else ():
        if found[match.start()] in ("Sen", "Gen", "Col", "Min"):  # "Hun Sen, the leader,"
            letters = f"{letters[: match.start()]}N{letters[match.end() :]}"
    if "tL" in letters:
        letters = ADDRESSED.sub(lambda match: _addressed(found, match), letters)
    return letters


def _counted_off(found: Sequence[str], match: re.Match[str]) -> str:
    """Return the letters of "First," at the start of a sentence: an adverb and its comma."""
    return "a," if found[match.start()] in ("First", "Second", "Third", "Last") else "t,"


def _with_first_words(found: Sequence[str], letters: str) -> str:
    """Return the letters with first words of sentences that are no names corrected."""
    if found[:1] == ["Said"] and SAID_FIRST.match(letters):
        letters = f"v{letters[1:]}"
    if "t," in letters:
        letters = COUNTED_OFF.sub(lambda match: _counted_off(found, match), letters)
    return _with_participle(found, letters)


def _with_participle(found: Sequence[str], letters: str) -> str:
    """Return the letters with an unlisted participle at the start of a sentence corrected.

    "Casting himself as a prosecutor, Varn …": a participle and no name.
    """
    for match in BEGINS_IN_ING.finditer(letters):
        at = match.start()
        if found[at].endswith("ing") and len(found[at]) > _SHORTEST_PARTICIPLE:
            letters = f"{letters[:at]}i{letters[at + 1 :]}"
    return letters


def _with_inner_names(found: Sequence[str], letters: str) -> str:
    """Return the letters with titles inside names corrected to names: "Hassan Sheikh Varn"."""
    for match in INSIDE_NAME.finditer(letters):
        at = match.start() + 1
        man = found[at] == "Man" and letters[at + 2 : at + 3] in (",", "v", "h", "w")
        if man or found[at] in ("Sheikh", "Dad"):
            letters = f"{letters[:at]}N{letters[at + 1 :]}"
    return letters


def _with_surnames(found: Sequence[str], letters: str) -> str:
    """Return the letters with months that are names, and the newspaper Sun, corrected."""
    for match in NAMED_MONTH.finditer(letters):
        at = match.end() - 1
        sun = found[at] == "Sun" and found[at - 1].lower() == "the"
        if letters[at - 2 : at] == "vd" and letters[at + 1 : at + 2] not in ("x", "v"):
            sun = sun and found[at - 2].lower() in ("told", "telling", "tells")
        if sun or found[at].lower() in calendar.MONTH_NAMES:
            letters = f"{letters[:at]}N{letters[at + 1 :]}"
    for match in INNER_JAN.finditer(letters) if "NDt" in letters else ():
        at = match.start() + 1
        if found[at] == "Jan":
            letters = f"{letters[:at]}NN{letters[at + 2 :]}"
    for match in FIRST_NAME.finditer(letters) if "DN" in letters or "Dl" in letters else ():
        at = match.start()
        if found[at] in (_MIDDLE_NAMES if letters[at - 1 : at] in ("N", "t") else ("Jan",)):
            letters = f"{letters[:at]}N{letters[at + 1 :]}"
    return letters


def _told_verb(found: Sequence[str], match: re.Match[str]) -> str:
    """Return the letter of a word after "to" that has a verb's form: "for Varn to tweet that"."""
    verb = VERBS.get(found[match.start()].lower())
    to = found[match.start() - 1] == "to" and verb is not None and verb.form == "base"
    return "v" if to and verb is not None and verb.sort == "speech" else "o"


def _addressed(found: Sequence[str], match: re.Match[str]) -> str:
    """Return the letter of a place name that is a surname after a courtesy: "Mr Hague"."""
    courtesy = found[match.start() - 1].rstrip(".") in COURTESIES
    return "N" if courtesy and found[match.start()] not in _DEMONYMS else "L"


def _with_adverbs(
    found: Sequence[str], letters: str, pattern: re.Pattern[str], *pairs: tuple[str, str]
) -> str:
    """Return the letters; the second word of such pairs is an adverb: "so far", "has since"."""
    for match in pattern.finditer(letters):
        at = match.end() - 1
        if (found[at - 1].lower(), found[at]) in pairs:
            letters = f"{letters[:at]}a{letters[at + 1 :]}"
    return letters


def _with_nouns(found: Sequence[str], letters: str) -> str:
    """Return the letters; a form in -ing after an article is a noun: "the fighting there was"."""
    for match in NOUN_IN_ING.finditer(letters):
        at = match.start() + 1
        if found[at].endswith("ing") and found[at - 1].lower() in ("a", "an", "the"):
            letters = f"{letters[:at]}n{letters[at + 1 :]}"
    return letters


def _with_hearings(found: Sequence[str], letters: str) -> str:
    """Return the letters; a form in -ing after a body is a noun: "a Senate hearing"."""
    if "di" in letters:
        letters = _with_nouns(found, letters)
    for match in OF_A_BODY.finditer(letters):
        at = match.end() - 1
        if found[at] in _NOUNS_IN_ING:
            letters = f"{letters[:at]}n{letters[at + 1 :]}"
    return letters


def _with_claims(found: Sequence[str], letters: str) -> str:
    """Return the letters; claims or reports with an owner are nouns as object of a verb."""
    for match in WHOSE_CLAIMS.finditer(letters):
        verb, whose, at = match.start() - 1, match.start(), match.end() - 1
        if found[at].lower() not in _CLAIMS or WHO_DID.search(letters, max(0, verb - 10), verb):
            continue
        adjective = found[whose] in _DEMONYMS
        owned = letters[whose] in "toe" and letters[verb] != "P"
        object_of_verb = letters[verb] == "v" and not _takes_clause(found[verb])
        if letters[verb] == "S":  # "dismissed as absurd claims that", not "as officials claim that"
            object_of_verb = letters[verb - 1] == "v" and letters[whose] == "n"
            adjective = owned = False
        if adjective or letters[at + 1] == "T" and (owned or object_of_verb):
            letters = f"{letters[:at]}n{letters[at + 1 :]}"
    return letters


def _with_claims_of(found: Sequence[str], letters: str) -> str:
    """Return the letters; claims with an owner are nouns: "Orm claims of “victory”".

    None of these words is a verb before "of", and without another verb before it, "claims as
    “false”" cannot contain two.
    """
    for pattern in (CLAIMS_OF, CLAIMS_AS):
        for match in pattern.finditer(letters):
            at = match.end() - 1
            own = pattern is CLAIMS_AS or found[at + 1] == "of"
            if found[at] in _CLAIMS and own and not WHO_DID.search(letters, max(0, at - 10), at):
                letters = f"{letters[:at]}n{letters[at + 1 :]}"
    return letters


def _with_base_verbs(found: Sequence[str], letters: str) -> str:
    """Return the letters; a noun after "to" and a word after "did not" are verbs."""
    letters = TO_TWEET.sub(lambda match: _told_verb(found, match), letters)
    for match in TO_RELEASE.finditer(letters):
        at = match.start()
        if (found[at - 1] == "to" or letters[at - 1] == "x") and found[at] in DONE_TO:
            letters = f"{letters[:at]}b{letters[at + 1 :]}"
    return _with_denied_verbs(found, letters)


def _with_denied_verbs(found: Sequence[str], letters: str) -> str:
    """Return the letters; an unlisted word is the verb of "did not release"."""
    for match in DID_NOT.finditer(letters):
        at = match.end() - 1
        word = found[at]
        if found[match.start()].lower() in DOING and word.islower() and word[-1] != "s":
            letters = f"{letters[:at]}b{letters[at + 1 :]}"
    return letters


def _with_comment(found: Sequence[str], match: re.Match[str]) -> str:
    """Return the letters of "her March comment that", whose noun may be a verb elsewhere."""
    owner = found[match.start()].lower() in ("his", "her", "their", "its", "my", "our")
    if not owner or found[match.end() - 1] not in words("claim_nouns"):
        return match[0]
    month = found[match.start() + 1].lower() in calendar.MONTH_NAMES
    return f"d{'D' if month else match[0][1]}n"


def _noun_of_people(found: Sequence[str], match: re.Match[str]) -> str:
    """Return the letter of a form in -s after a nationality: "attacked Danish positions"."""
    at = match.start()
    plural = found[at][-1] == "s" and found[at][-2:] != "ss" and found[at - 1] in _DEMONYMS
    return "n" if plural else "b"


def _takes_clause(word: str) -> bool:
    """Whether a verb takes a clause or a name: "said Orm claims that", "called Orm"."""
    verb = VERBS.get(word.lower())
    if verb is None:
        return False
    return verb.lemma == "call" or "c" in verb.frames and "n" not in verb.frames


_CLAIMS = frozenset([noun for noun in words("claim_nouns") if noun.endswith("s")]) | frozenset(
    ("appeals", "boasts", "calls", "chants", "cries", "demands", "fears", "hopes", "offers",
     "orders", "pledges", "promises", "requests", "shouts", "taunts")
)  # fmt: skip
_DEMONYMS = table("demonyms")
