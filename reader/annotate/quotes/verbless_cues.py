"""Reads cues without a verb: "according to", nouns of speech, colons and dashes.

`cues` calls it for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import SPEECH_NOUNS, Verb, words
from reader.annotate.quotes import labels
from reader.annotate.quotes.reports import Report
from reader.annotate.quotes.stances import withdrawn_claims
from reader.annotate.quotes.subjects import FINITE, Range, phrase_after, subject_before
from reader.annotate.tokens.tagged import QUOTATION, TaggedWords

OWNERS = frozenset(["his", "her", "their", "my", "our"])
IS = frozenset(("is", "was", "’s", "'s"))
MANNERS = words("manners")
OF_ANYTHING = frozenset(
    """conclusion conclusions description label line phrase platform praise question quip reminder
    verdict view word""".split()  # noqa: SIM905
)
"""Nouns that introduce reported words only with an owner."""
NOUN = Verb("", "noun", "c", "speech")
NOUNS = SPEECH_NOUNS | {"words", "view"} | withdrawn_claims.NUMBERS
"""Nouns that may be a cue."""
SOURCE_OF_HEADING = re.compile("[NLtneo]{0,3}[rnoN]|[NL]")
"""The words for the source behind a headline and a colon: "Strike kills 12: army"."""
AGENCY_IN_BRACKETS = re.compile(r"[NL]{1,3}\([NL]{1,3}\)")
"""A town and an agency before a colon."""
_SOURCES, _OUTLETS = words("sources_of_headings"), words("outlets")
MANNER = re.compile(r"x[am]*(?=[nbove](?:P?[dnNLro#sD]+)?:)")
"""A predicate before a colon: "Varn was blunt on Monday: “We stay.”"."""
MADE_CLEAR = ("makes", "made", "make")
NAME_BEHIND_DASH = re.compile(r"-(?P<name>t*N(?:l?N)+(?:CN(?:l?N)+)?)$")
"""The speaker after a heading: "The dam is old - Ilse Varn: “It leaks.”"."""
NAME_AND_OUTLET = re.compile(r"(t*N(?:l*N)+),[dLtNlron#PC]{1,8}")
"""A name and its outlet before a colon: "Cato Brix, The Lantern: “…”"."""


_COUNT_BEHIND = re.compile(r"[^#]*?[nroN](?=#[aDn]*[nro])")
"""Matches the words for a source before a count of something else."""


def according_to(tokens: TaggedWords, high: int, at: int) -> Report | None:
    """Return the report of "according to Varn", or of "according to Varn, citing Orm"."""
    if at + 1 >= high or tokens.words[at + 1] != "to":
        return None
    speaker = phrase_after(tokens, at + 2, high)
    if tokens.letters[at + 2 : at + 4] == "O,":
        speaker = at + 2, at + 3  # "according to him, …"
    count = _COUNT_BEHIND.match(tokens.letters, *speaker) if speaker else None
    if count and tokens.words[count.end() - 1].lower() not in _DESIGNATORS:  # "Unit 12 officers"
        speaker = at + 2, count.end()  # "according to the mayor's office | 4 people died"
    if speaker and _is_owned_count(tokens, speaker):
        speaker = at + 2, at + 3
    end = speaker[1] if speaker else at + 2
    if speaker and labels.is_norm(tokens, speaker):
        return None
    if speaker and tokens.words[end : end + 2] == (",", "citing"):
        cited = phrase_after(tokens, end + 2, high)
        if cited:
            return Report((at, at + 2), cited, None, at, cited[1], True, relay=speaker)
    return Report((at, at + 2), speaker, None, at, end, True)


def _is_owned_count(tokens: TaggedWords, speaker: Range) -> bool:
    """Whether the words name somebody's count or text, and no person: "its latest figures"."""
    first, last = tokens.words[speaker[0]].lower(), tokens.words[speaker[1] - 1].lower()
    return first in ("its", "their", "his", "her") and last in _COUNTS


_COUNTS = frozenset(
    """figures numbers data count counts tally tallies estimate estimates statistics records
    statement report reports calculations assessment findings""".split()  # noqa: SIM905
)
_DESIGNATORS = words("designators")


def _in_words_of(tokens: TaggedWords, high: int, at: int) -> Report | None:
    """Return the report of "in the words of Varn"."""
    if tokens.words[at - 1] != "the" or tokens.words[at - 2].lower() != "in":
        return None
    speaker = phrase_after(tokens, at + 2, high)
    return Report((at - 2, at + 2), speaker, None, at - 2, speaker[1], True) if speaker else None


def noun(
    tokens: TaggedWords, low: int, high: int, at: int, earlier: Sequence[Report]
) -> Report | None:
    """Return the report of a noun of speech: "Varn's claim that", "his warning of"."""
    word = tokens.words[at].lower()
    if word in ("words", "view") and at >= low + 2 and tokens.words[at + 1] == "of":
        return _in_words_of(tokens, high, at)
    if word not in NOUNS:
        return None
    letters, back = tokens.letters, at - 1
    while back > low and letters[back] in "nae#D":
        back -= 1
    if tokens.words[at - 1].lower() == "no":
        return None
    withdrawn = withdrawn_claims.withdrawing_verb(tokens, low, at)
    if withdrawn is not None and letters[at + 1 : at + 2] in ("T", "P"):
        return _withdrawn(tokens, low, *withdrawn)
    if word not in SPEECH_NOUNS:
        return None
    if letters[at + 1 : at + 2] == ":" and labels.TOLD_BEHIND.match(letters, at + 3):
        return None  # "His final view: “No,” he said"
    speaker = None
    if back > low and letters[back] == "s":
        speaker = _owner(tokens, subject_before(tokens, low, back))
    elif tokens.words[back].lower() in OWNERS:
        speaker = back, back + 1
    equals = letters[at + 1 : at + 3] == "xT" and tokens.words[at + 1] in IS
    clause = letters[at + 1] == "T"
    by = _stated_by(tokens, at, high) if speaker is None and not clause else None
    if by is not None:
        return Report((at, at + 1), by, NOUN, at, by[1], weak=True)
    if speaker is None and (not clause or earlier and tokens.letters[back] in "Pd"):
        return None
    if speaker is None and word in OF_ANYTHING:
        return None
    if equals and speaker is not None:  # "Varn's answer was that it fell"
        return Report((at, at + 2), speaker, NOUN, at, at + 2, weak=True)
    return Report((at, at + 1), speaker, NOUN, at, at + 1, weak=True)


def _stated_by(tokens: TaggedWords, at: int, high: int) -> Range | None:
    """Return who made a claim: "remarks by Varn that", "a claim by the army that", or None."""
    if tokens.letters[at + 1] != "P" or tokens.words[at + 1] not in ("by", "from"):
        return None
    if tokens.letters[at] == "o" and tokens.words[at + 1] == "from":
        return None  # "a report from the last campaign that"
    speaker = phrase_after(tokens, at + 2, high)
    if speaker is None or tokens.letters[speaker[1] : speaker[1] + 1] != "T":
        return None
    return speaker if tokens.letters[speaker[1] - 1] in "Nro" else None


def _withdrawn(tokens: TaggedWords, low: int, verb_at: int, verb: Verb) -> Report | None:
    """Return the report of "withdrew its claim that", or None without a named subject."""
    who = subject_before(tokens, low, verb_at)
    return Report((verb_at, verb_at + 1), who, verb, who[0], verb_at + 1) if who else None


def _owner(tokens: TaggedWords, found: Range | None) -> Range | None:
    """Return only the owner: "Varn" of "echoes of Varn", but all of "the Board of Health"."""
    if found is None:
        return None
    letters = tokens.letters
    cut = letters.rfind("P", *found)
    if cut > found[0] and letters[cut - 1] == "n" and letters[cut + 1] in "NLtd":
        return cut + 1, found[1]
    return found


def _before_topic(tokens: TaggedWords, speaker: Range | None) -> Range | None:
    """Return the speaker of "Varn on the dam: “…”", without the topic."""
    for at in range(speaker[0] + 1, speaker[1]) if speaker else ():
        if speaker and tokens.words[at] in ("on", "On"):
            return speaker[0], at
    return speaker


def by_manner(tokens: TaggedWords, low: int, at: int) -> Report | None:
    """Return the report of "Varn was blunt: “We stay.”" or "Varn made that clear: “…”", at a colon.

    A complete quoted statement must follow the colon.
    """
    letters, words_ = tokens.letters, tokens.words
    if letters[at] != ":" or letters[at + 1 : at + 2] != "Q":
        return None
    verb = None
    for found in MANNER.finditer(letters, max(low, at - 12), at + 1):
        is_manner = words_[found.end()] in MANNERS and words_[found.end() + 1] != "of"
        verb = found.start() if is_manner else None
    if verb is None and words_[at - 1] in ("clear", "plain") and at > low + 3:
        verb = at - 3 if words_[at - 3] in MADE_CLEAR else None
    if verb is None or labels.TOLD_BEHIND.match(letters, at + 2):
        return None
    speaker = subject_before(tokens, low, verb)
    if speaker is None or letters[speaker[1] - 1] == "n":
        return None
    if words_[speaker[1] - 1].lower() in SPEECH_NOUNS:
        return None  # "Her answer was short: “No.”"
    return Report((at, at + 1), speaker, None, speaker[0], at + 1)


def _source_of_heading(tokens: TaggedWords, low: int, at: int) -> Report | None:
    """Return the report of "Strike kills 12: army", whose source ends the block, or None."""
    end, last = len(tokens.words), tokens.words[-1]
    acronym = end == at + 2 and last[:1].isupper() and last[-1:].isupper() and len(last) > 1
    explains = tokens.words[low].lower() in labels.EXPLAINING
    outlet = tokens.letters[at] == "-" and last in _OUTLETS  # "… - BBC": the publisher
    named = acronym and not outlet or last.lower() in _SOURCES
    if explains or not named or not FINITE.search(tokens.letters, low, at):
        return None
    return Report((at, at + 1), (at + 1, end), None, at, end, True)


def colon_or_dash(tokens: TaggedWords, low: int, high: int, at: int) -> Report | None:
    """Return the report of punctuation in place of a verb: "Varn: “…”" and "“…” — Varn"."""
    letters = tokens.letters
    behind = NAME_BEHIND_DASH.search(letters, max(low, at - 8), at) if letters[at] == ":" else None
    if behind and letters[at + 1 : at + 2] == "Q" and not labels.TOLD_BEHIND.match(letters, at + 2):
        return Report((at, at + 1), behind.span("name"), None, behind.start("name"), at + 1)
    heading = low == 0 and at <= 4 and ("N" in letters[:at] or letters[:at] == "tt")
    if letters[at] == ":" and at + 1 < high and (heading or QUOTATION.match(letters[at + 1])):
        speaker = subject_before(tokens, low, at)
        outlet = NAME_AND_OUTLET.fullmatch(letters, low, at)
        speaker = outlet.span(1) if outlet else _before_topic(tokens, speaker)
        if speaker and (labels.is_label(tokens, speaker) or labels.is_sentence(tokens, speaker)):
            return None
        quoted = QUOTATION.match(letters[at + 1])
        if quoted and labels.TOLD_BEHIND.match(letters, at + 2):
            return None  # "His last word: “No,” he said."
        if speaker and not quoted and labels.is_thing(tokens, (speaker[0], at)):
            return None
        if not quoted and AGENCY_IN_BRACKETS.fullmatch(letters, low, at):
            return None  # "ORM (Norr News): The mayor said"
        if speaker and not quoted and labels.has_own_source(tokens, at + 1, high):
            return None
        if speaker and not quoted and labels.is_dateline(tokens, (low, at), high):
            return None
        if speaker and speaker[0] <= low + 2 and not FINITE.search(letters, low, speaker[0]):
            return Report((at, at + 1), speaker, None, speaker[0], at + 1)
        return by_manner(tokens, low, at)
    bare = letters[at] == "-" and not QUOTATION.search(letters, low, high)
    ends = (bare or letters[at] == ":") and high == len(letters)
    if ends and SOURCE_OF_HEADING.fullmatch(letters, at + 1):
        return _source_of_heading(tokens, low, at)
    if letters[at] == "-" and at > low and QUOTATION.match(letters[at - 1]) and at - 1 == low:
        speaker = phrase_after(tokens, at + 1, high)
        if (
            speaker
            and "N" in letters[speaker[0] : speaker[1]]
            and not re.search("[vhbx]", letters[at:high])
        ):
            return Report((at, at + 1), speaker, None, at, high, True)
    return None
