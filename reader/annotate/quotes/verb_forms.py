"""Determines the form of a verb by the words around it: passive, participle, possibility.

`cues` calls it to reject verbs that report nothing.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS, Verb, plurals
from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.quotes.nesting import things
from reader.annotate.quotes.stances import cue_phrase, withdrawn_claims
from reader.annotate.quotes.stances.negation import MODALS
from reader.annotate.quotes.subjects import NP, Range
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

FINITE = re.compile(r"[am]*(?:x|[vhb](?![,.]))")
NAME_NEXT = re.compile("d?[QqFNL]")
WHERE_SAID = ("on", "in", "at", "via")
"""Prepositions before a place or medium and not before the speaker: "replied on Orbit, writing"."""
FOR_WHAT = re.compile(rf"{NP}P(?=[dO]?[QqFgki])")
AUXILIARY = re.compile("[am]*x")
NOTHING = re.compile(r"bdnP?[Sw]")
BE = frozenset("is was were are be been being 's 're ’s ’re get got gets".split())  # noqa: SIM905
SHORT_BE = frozenset(("'s", "’s"))
SERIES = re.compile(r"P[gki][^vhbxT;]*C(?:,P[^,vhbx]*,)?[am]*$")
NOUN_LIKE = plurals("noun_like")
INVERTED_TAIL = re.compile(
    rf"(?P<who>{NP}(?:P{NP})*)(?:[PD][dDn#]{{1,3}}){{0,4}}(?:,[^xvhbQqFT;:]*)?(?:,?w[^,QqFT;:]*)?(?:[.]|$)"
)
"""A person with an apposition or a relative clause, to the end of a sentence."""
IMPERSONAL = re.compile(rf"[am]*x[amx]*d?n+(?:P{NP})?(?:[gk]|Pa?[vh])")
RELATIVE = re.compile("T[am]*x")
GIVING_TITLES = frozenset(("titled", "entitled", "subtitled", "headlined"))
ONLY_PARTICIPLES = frozenset(("written", "spoken", "sworn", "sung"))
"""Past forms that are no verb without an auxiliary."""
NAMED_BY = re.compile("[vhbe](?:(?:S?d)?[QqF]|[NL]{1,3}(?:C[NL]{1,3})?)P(?=d?[neLN]{0,2}[Nro])")
CALLED = frozenset(("called", "deemed", "dubbed", "labelled", "labeled", "considered", "termed"))
TOLD = frozenset(["told", "informed", "assured", "reminded"])
"""Verbs that need a listener."""
FAR = 10
"""The most words between a passive and a verb that "and" joins to it."""


def reporting_verb(tokens: TaggedWords, low: int, high: int, at: int) -> Verb | None:
    """Return the verb at word `at`, or None if it reports nothing by itself.

    None is the result for "gave no …" unless it is an answer, for the first verb of "declined to
    say", and for a participle before a noun.
    """
    word = tokens.words[at].lower()
    verb = VERBS.get(word) or Verb(word, "past", "q", "other")
    letter, following = tokens.letters[at], tokens.letters[at + 1 : at + 2]
    if letter == "b" and NOTHING.match(tokens.letters, at, high):
        if not cue_phrase.gives_nothing(tokens, at):
            return None
        return Verb(verb.lemma, verb.form, "c", "speech")
    if verb.lemma in things.ONLY_BEFORE and following not in things.ONLY_BEFORE[verb.lemma]:
        return None
    if verb.lemma == "read" and following in (".", ",", "") and tokens.letters[at - 1] == "o":
        return Verb(verb.lemma, verb.form, "c", "speech")  # "…, the statement reads"
    if verb.lemma == "leave" and withdrawn_claims.leaves_open(tokens, at):
        return Verb(verb.lemma, verb.form, "c", "speech")
    if cue_phrase.is_merged(tokens, at, high):
        return None
    if verb.form == "past" and is_adjective(tokens, low, at):
        return None
    if verb.lemma == "point" and tokens.words[at + 1 : at + 2] == ("out",):
        return Verb(verb.lemma, verb.form, "c", verb.sort)
    if letter == "e" and at > low and tokens.letters[at - 1] == "d":
        return None  # "the names of the detained, “…”"
    counted = following == "#" and verb.form == "past" and at > low
    if counted and tokens.words[at - 1].lower() in ("a", "an"):
        return None  # "an estimated 12 boats"
    if following in _QUOTED and verb.form == "past" and _is_name_of_thing(tokens, low, at, verb):
        return None
    if word in NOUN_LIKE and RELATIVE.match(tokens.letters, at + 1, high):
        return None  # "states that have been calm"
    if word == "states" and tokens.words[at + 1 : at + 2] in (("where",), ("whose",)):
        return None  # "two border states where it rained"
    if verb.form == "ing" and verb.lemma == "begin" and following in "DP":
        return None  # "a tour beginning on Monday"
    if word in GIVING_TITLES:
        return None
    if word in ONLY_PARTICIPLES and not has_auxiliary(tokens, low, at):
        return None  # "The film is late, written by two brothers"
    return verb


def has_verb(tokens: TaggedWords, at: int, high: int, before: str) -> bool:
    """Whether a noun phrase that ends at word `at` is a subject: "…, said his aide was ready".

    `before` is the letter before the verb of speech; directly after a quotation ("said a man named
    Orm") only an auxiliary is certainly a finite verb.
    """
    pattern = FINITE if before == "," else AUXILIARY
    return pattern.match(tokens.letters, at, high) is not None


def is_name_of_object(tokens: TaggedWords, low: int, at: int, subject: Range) -> bool:
    """Whether a verb after its object is a participle and reports nothing.

    "She owns a boat called “the Heron”" and "…, a line repeated by two aides".
    """
    letters = tokens.letters
    if letters[subject[0] - 1] in ",q" and tokens.words[at + 1 : at + 2] == ("by",):
        return True  # "…, a line repeated by two aides"
    if tokens.words[at].lower() not in CALLED or not NAME_NEXT.match(letters, at + 1):
        return False
    return subject[0] > low and letters[subject[0] - 1] in "vhbegkixP"


def is_named_by(tokens: TaggedWords, at: int, verb: Verb) -> bool:
    """Whether a participle tells what others call a thing: "called the “Pearl” by its people"."""
    found = NAMED_BY.match(tokens.letters, at) if "o" in verb.frames else None
    return found is not None and tokens.words[found.end() - 1] == "by"


def is_thing_that_did(tokens: TaggedWords, found: Range) -> bool:
    """Whether a thing and an unlisted verb follow a verb: "said the dam leaked"."""
    if tokens.letters[found[1] - 1] != "n" or tokens.letters[found[1] : found[1] + 1] != "e":
        return False
    return not is_human_noun(tokens.words[found[1] - 1].lower())


def is_of_person(tokens: TaggedWords, at: int, verb: Verb) -> bool:
    """Whether a person is thanked or blamed for the following, and does not speak.

    "Varn, star of “Weir,” thanked Orm for “…”"
    """
    if not {"c", "a"}.isdisjoint(verb.frames) or not FOR_WHAT.match(tokens.letters, at + 1):
        return False
    end = FOR_WHAT.match(tokens.letters, at + 1)
    return end is not None and tokens.words[end.end() - 1] in ("for", "as", "of")


def owns_participle(tokens: TaggedWords, low: int, at: int, near: Range) -> bool:
    """Whether the noun before a participle is its subject ("with a spokesman saying")."""
    behind = tokens.letters[near[1] : at].strip("a") == ""
    if behind and near[0] > low and tokens.words[near[0] - 1] == "with":
        return True
    there = near[0] > low and tokens.words[near[0] - 1] in WHERE_SAID
    if near[1] != at or there and tokens.letters[near[0]] != "t":
        return False
    if tokens.letters[at - 1] == "o" and near[0] > low:
        return not re.search("[vhbeg]P?$", tokens.letters[max(low, near[0] - 2) : near[0]])
    return tokens.letters[at - 1] in "Nro"


def is_in_series(tokens: TaggedWords, low: int, at: int) -> bool:
    """Whether a form in -ing is joined to one after a preposition that reports nothing.

    "a plan of closing mines and rejecting help" and "blamed for leaving or, later, denying it".
    """
    found = SERIES.search(tokens.letters, max(low, at - 40), at)
    first = VERBS.get(tokens.words[found.start() + 1].lower()) if found else None
    return found is not None and (first is None or first.sort != "speech")


def is_inverted_tail(tokens: TaggedWords, low: int, high: int, at: int, verb: Verb) -> bool:
    """Whether the subject of "said" after a comma follows it: "…, said Dan Varn, a miller."."""
    reports = (verb.lemma, verb.form) == ("report", "s")
    if verb.lemma != "say" and not reports or at <= low + 2 or tokens.letters[at - 1] != ",":
        return False
    if reports:  # "…, reports the Orm Courier"
        told = QUOTATION.search(tokens.letters, low, at)
        return told is None and tokens.letters[at + 1 : high].strip("dNL.") == ""
    found = INVERTED_TAIL.match(tokens.letters, at + 1, high)
    if found is None:
        return things.is_text_at_end(tokens, high, at)
    return not set("Nrotp").isdisjoint(found["who"])


def might_be(tokens: TaggedWords, low: int, at: int) -> bool:
    """Whether a modal or "to" precedes the verb ("would not call")."""
    at -= 1
    while at > low and tokens.letters[at] in "am":
        at -= 1
    return tokens.words[at].lower() in MODALS


def has_auxiliary(tokens: TaggedWords, low: int, at: int) -> bool:
    """Whether an auxiliary or "to" precedes the verb, not counting adverbs and negation."""
    while at > low and (tokens.letters[at - 1] in "am" or tokens.words[at - 1] == "neither"):
        at -= 1
    return at > low and (tokens.letters[at - 1] == "x" or tokens.words[at - 1] == "to")


def is_adjective(tokens: TaggedWords, low: int, at: int) -> bool:
    """Whether a past form is a participle before a noun ("to disclose detailed records")."""
    letters = tokens.letters
    if at <= low or letters[at - 1] not in "vb" or letters[at + 1 : at + 2] not in ("n", "o", "r"):
        return False
    before = VERBS.get(tokens.words[at - 1].lower())
    return before is not None and before.form in ("base", "ing")


def is_impersonal(tokens: TaggedWords, subject: Range, at: int) -> bool:
    """Whether "it" is impersonal: "it is worth noting that", "it's fair for Varn to say that"."""
    if tokens.words[subject[1] - 1].lower() != "it":
        return False
    return IMPERSONAL.match(tokens.letters, subject[1], at + 1) is not None


def is_existential(tokens: TaggedWords, low: int, subject: Range | None) -> bool:
    """Whether "there is" precedes an apparent subject ("There were no losses reported")."""
    at = subject[0] - 1 if subject else low
    return at > low and tokens.letters[at] == "x" and tokens.words[at - 1].lower() == "there"


def _is_name_of_thing(tokens: TaggedWords, low: int, at: int, verb: Verb) -> bool:
    """Whether a participle before a quotation introduces the name of the thing before it.

    "left a town once called “the pearl”" does not tell who calls it so.
    """
    letters = tokens.letters
    if "o" not in verb.frames:
        return False
    end = at
    while end > low and (letters[end - 1] == "a" or tokens.words[end - 1] in _FORMERLY):
        end -= 1
    start = end
    while start > low and letters[start - 1] in "dnea#":
        start -= 1
    return start < end and start > low and letters[end - 1] == "n" and letters[start - 1] in "beP"


_QUOTED, _FORMERLY = ("Q", "q", "F"), ("once", "then", "later", "now", "so")


def is_passive(tokens: TaggedWords, low: int, at: int) -> bool:
    """Whether a form of "to be" precedes the verb, not counting adverbs ("was never told")."""
    if tokens.words[at].lower() not in VERBS:
        return False
    if (
        tokens.words[at] in TOLD
        and tokens.letters[at - 1] == "C"
        and tokens.letters[at + 1 : at + 2] == "T"
    ):
        return True  # "was summoned and told that"
    back = at - 1
    while back >= low and tokens.letters[back] in "am":
        back -= 1
    if back < low:
        return False
    if tokens.words[back] in SHORT_BE and _is_perfect(tokens, low, at, back):
        return False
    return tokens.words[back].lower() in BE or _joins_passive(tokens, low, at, back)


def _is_perfect(tokens: TaggedWords, low: int, at: int, back: int) -> bool:
    """Whether "he's" is "he has" before a verb without listener ("he's said", not "he's told")."""
    somebody = back > low and tokens.words[back - 1].lower() in ("he", "she", "who")
    return somebody and {"a", "o"}.isdisjoint(VERBS[tokens.words[at].lower()].frames)


def _joins_passive(tokens: TaggedWords, low: int, at: int, conjunction: int) -> bool:
    """Whether "and" joins the verb before "to" to a passive ("are fed and asked to")."""
    if tokens.letters[conjunction] != "C" or tokens.words[at + 1 : at + 2] != ("to",):
        return False
    for back in range(conjunction - 1, max(low, conjunction - FAR), -1):
        if tokens.words[back].lower() in BE:
            return tokens.letters[back + 1] in "vhbeP"
        if tokens.letters[back] in "px,;":
            return False
    return False


def opens_compound(tokens: TaggedWords, high: int, at: int, verb: Verb) -> bool:
    """Whether a participle modifies the bare noun after it: "gave members talking points"."""
    bare = at + 1 < high and tokens.letters[at + 1] in "nr"
    return bare and verb.form == "ing" and not set("cnota") & set(verb.frames)


def reports_nothing(tokens: TaggedWords, subject: Range, at: int, verb: Verb) -> bool:
    """Whether no one speaks with this subject: a writer's "I mean" or "you could say"."""
    if verb.lemma == "say" and tokens.words[at + 1 : at + 2] in _GREETINGS:
        return True
    who = tokens.words[subject[0]].lower() if subject[1] == subject[0] + 1 else ""
    if who == "i":
        return verb.lemma == "mean" and subject == (at - 1, at)
    if who == "you" and (tokens.words[at - 1].lower() in _MIGHT or verb.lemma in _AGREEING):
        return True
    if verb.lemma == "add" and ADDED.match(tokens.letters, at + 1):
        return True  # "the government added €120 million", "the share added 15 sen to"
    return things.says_nothing(tokens, subject, at, verb) or is_impersonal(tokens, subject, at)


ADDED = re.compile(r"#[#nL]{0,3}(?=[P,.;C]|$)")

OF_FACTS = frozenset(("imply", "indicate", "signal", "suggest"))
"""Verbs that can also have facts as subjects."""
_GREETINGS = (("goodbye",), ("farewell",), ("hello",))
_MIGHT = frozenset(("could", "might", "may", "can", "would"))
_AGREEING = frozenset(("accept", "agree", "consent", "acknowledge", "confirm"))
"""Verbs for what a reader is told to do: "By clicking you accept our terms"."""
