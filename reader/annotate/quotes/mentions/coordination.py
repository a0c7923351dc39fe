"""Splits the words for several speakers ("the army and the ministry") into those for each.

`known_so_far` and `quotes` call it.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import VERBS, plurals, table, words
from reader.annotate.people.body_words import BODY_WORDS, LANDS_WITH_AND
from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.quotes.subjects import CONJUNCTIONS_TOO, Range
from reader.annotate.tokens.tagged import TaggedWords

SPLIT = re.compile(r",?C|,")
SEPARATOR = re.compile(r",?C$|,$")
NO_LIST = re.compile(r"[P()wQqF:;-]")
ONE_BEFORE = re.compile(r"(?:d{0,2}[eainroNLt#]*)(?<=[NLrot])$")
"""One member of a list before a comma or "and", with its noun or name last."""
BEFORE_SUBJECT = frozenset(".;:-()QqF,TSCwav")
"""Letters before a possible subject: not a verb or preposition, which would take it as object."""
MORE_NAMES = re.compile(r"(?:,t*N[lN]*)*,?Ct*N[lN]*(?=[.,;:QqF]|$)")
"""The rest of a list of names after "said" or "according to"."""
MORE_SOURCES = re.compile(r"C[neor]{0,3}r")
"""The text after the first of two bodies without articles: "military and police sources"."""
FIRST_SOURCE = re.compile("d?[neNL]{0,3}[roN](?P<where>P[dneNLt]{1,4})?")
"""The first of two sources after "according to": "a doctor near the front"."""
SECOND_SOURCE = re.compile("C(?:d[neoNL]{0,3}[ro]|[neoL]{0,2}[ro]|N[NL]{1,3})(?=[.,;QqF]|$)")
SECOND_PERSON = re.compile("Cd[neoNL]{0,3}r(?=[.,;QqF]|$)")
MOST = 12
"""The most members of a list."""
LONGEST_MEMBER = 6
LONGEST_MODIFIER = 24
MODIFIER = re.compile(r"[evbh](?:[PS][dnaeroNLt#s]++|[Dda#n])+(?=a?[xvhb])")
"""A participle with its complements before the verb: "the notes released on Monday show"."""
MODIFIER_BEHIND = re.compile(r"[evbh](?:[PS][dnaeroNLt#s]*[nroNLt])+(?=[,.]|$)")
"""The same after "said" and a speaker: "said the chief known as Orm, …"."""
AGE = re.compile("[NL],#$")
"""A name and the age after it."""
FIRST_OF_PAIR = re.compile(r"(?P<first>t*N(?:l?N)+),d[^,;:.xvhbgkiTwQqF]{1,14},C$")
"""The first of two people with offices: "Ann Lee, the mayor of Orm, and | Jo Lund, a clerk,"."""
PAIR = re.compile(FIRST_OF_PAIR.pattern.rstrip("$") + r"(?P<second>t*N(?:l?N)+)")
OBJECT = re.compile("[nroNL][ei]")
"""A noun and a possible verb: "the court freed Ann Lee"."""
INDEFINITE = frozenset(("a", "an"))
TWO_PEOPLE = re.compile("d[ne]{0,2}rP[dnoNLt]{1,4}Cd[neoNL]{0,2}r")
"""Two people without names: "a spokesman for the army and a UN official"."""
BODY_AND_PERSON = re.compile("d[neN]{0,3}[oN](?P<of>P)[nN]{1,2}C(?:d[neoNL]{0,2}s?[ne]{0,2}|Ls)r")
OFFICIALS = re.compile("[NL]{1,3}r")
AGED = re.compile("[0-9]{1,3}-year-old")
_DEMONYMS = table("demonyms")
_OUTLETS = words("kinds_of_outlets")
_TOPICS = words("topics")
_PLURALS = plurals("bodies") | plurals("roles")


def whole_list(tokens: TaggedWords, mention: Range) -> Range:
    """Return the mention with all members of its list ("A, B, C and D" for "C and D")."""
    start, end = mention
    letters = tokens.letters
    if _is_spoken_by(tokens, start):
        more = MORE_NAMES.match(letters, end) if letters[end - 1 : end] == "N" else None
        more = MORE_SOURCES.match(letters, end) if letters[start:end] == "o" else more
        if more is None and (source := FIRST_SOURCE.fullmatch(letters, start, end)):
            more = (SECOND_PERSON if source["where"] else SECOND_SOURCE).match(letters, end)
        end = more.end() if more else end
        return start, end
    if "C" not in letters[start:end] and letters[max(0, start - 1) : start] != "C":
        return mention
    if letters[end : end + 2] == ",d":
        other = FIRST_OF_PAIR.search(letters, max(0, start - LONGEST_MODIFIER), start)
        if other and _may_begin(tokens, other.start()):
            return other.start(), end
    for _ in range(MOST):
        separator = SEPARATOR.search(letters[max(0, start - 2) : start])
        if not separator:
            break
        edge = start - len(separator.group())
        listed = "C" in separator.group() or start < mention[0]
        aged = listed and AGE.search(letters, max(0, edge - 3), edge) is not None
        edge -= 2 * aged  # "Ann Lee, 34, and"
        before = ONE_BEFORE.search(letters[max(0, edge - LONGEST_MEMBER) : edge])
        if not before or not before.group() or aged and OBJECT.search(before.group()):
            break
        start = edge - len(before.group())
    if start < mention[0] and _is_spoken_by(tokens, start):
        return mention  # "according to Varn and Linn, and | the council said"
    if _may_begin(tokens, start):
        return start, end
    head = ONE_BEFORE.search(letters[max(0, start - 1 - LONGEST_MEMBER) : start - 1])
    if letters[start - 1] == "P" and head and head.group():  # "residents of Orm, Velan and Tesk"
        first = start - 1 - len(head.group())
        return (first, end) if _may_begin(tokens, first) else mention
    return mention


def parts(tokens: TaggedWords, mention: Range) -> tuple[Range, ...]:
    """Return the words for each speaker of the list that a mention begins, ends or is."""
    start, end = mention
    letters = tokens.letters
    if letters[end : end + 1] != "," and letters.find("C", max(0, start - 1), end + 1) < 0:
        return (mention,)
    return members(tokens, whole_list(tokens, mention))


def members(tokens: TaggedWords, mention: Range) -> tuple[Range, ...]:
    """Return the words for each of several speakers; only the mention if it is one speaker."""
    start, end = mention
    letters = tokens.letters[start:end]
    last = letters.rfind("C")
    if last <= 0:
        return (mention,)
    pair = PAIR.fullmatch(letters)
    if pair:
        return (start, start + pair.end("first")), (start + pair.start("second"), end)
    if NO_LIST.search(letters, 0, last):
        articles = tokens.words[start].lower(), tokens.words[start + last + 1]
        two = INDEFINITE.issuperset(articles) and TWO_PEOPLE.fullmatch(letters) is not None
        two = two or _is_body_and_person(tokens, start, letters)
        return ((start, start + last), (start + last + 1, end)) if two else (mention,)
    parts: list[Range] = []
    at = 0
    for match in SPLIT.finditer(letters, 0, last + 1):
        if match.start() > at and letters[at : match.start()] != "#":
            parts.append((start + at, start + match.start()))
        at = match.end()
    parts.append((start + at, end))
    if tokens.words[start].lower() == "both" and parts[0][1] > start + 1:
        parts[0] = start + 1, parts[0][1]  # "Both Orm Radio and the Courier"
    if _begins_anew(tokens, parts):
        return (parts[-1],)
    if not all(_speaks(tokens, part) for part in parts) or _one_person(tokens, parts):
        return (mention,)
    if tokens.words[last - 1 + start : last + 2 + start] in LANDS_WITH_AND:
        return (mention,)
    if _is_one_body(tokens, parts):
        return (mention,)  # "the Foreign and Trade Ministry"
    if any(_is_adjective(tokens, part) for part in parts[:-1]):
        return (mention,)  # "Danish and Greek officials"
    if OFFICIALS.fullmatch(tokens.letters, *parts[-1]) and _are_acronyms(tokens, parts[:-1]):
        return (mention,)  # "UN and Greek officials"
    return tuple(parts) if _may_begin(tokens, start) else (parts[-1],)


def _is_body_and_person(tokens: TaggedWords, start: int, letters: str) -> bool:
    """Whether the words are "the ministry of health and the mayor"."""
    found = BODY_AND_PERSON.fullmatch(letters)
    return found is not None and tokens.words[start + found.start("of")] == "of"


def speaker_words(tokens: TaggedWords, mention: Range) -> Range:
    """Return all words for the speakers, without preceding words that belong elsewhere."""
    every = parts(tokens, mention)
    return whole_list(tokens, mention) if len(every) > 1 else every[0]


def with_modifier(tokens: TaggedWords, mention: Range, cue: Range | None, inverted: bool) -> Range:
    """Return the words for a speaker with "himself" or a defining participle."""
    start, end = mention
    letters = tokens.letters
    if AGED.fullmatch(tokens.words[start]) and letters[max(0, start - 3) : start] in ("dn,", "de,"):
        start -= 3  # "the thin, 71-year-old envoy"
    if letters[end : end + 1] == "O" and tokens.words[end].endswith(("self", "selves")):
        return start, end + 1
    mention = start, end
    if letters[end - 1] not in "nrot" or letters[end : end + 1] not in ("e", "v", "b", "h"):
        return mention
    verb = VERBS.get(tokens.words[end].lower())
    after = " ".join(tokens.words[end + 1 : end + 2])  # nothing where the text ends there
    clause = verb is not None and "c" in verb.frames and after not in ("as", "by")
    if verb is not None and verb.form != "past" or clause:
        return mention
    if inverted:
        behind = MODIFIER_BEHIND.match(letters, end, end + LONGEST_MODIFIER)
        return (start, behind.end()) if behind else mention
    if cue is None or cue[0] <= end:
        return mention
    between = MODIFIER.match(letters, end, min(cue[0] + 1, end + LONGEST_MODIFIER))
    return (start, between.end()) if between else mention


def _may_begin(tokens: TaggedWords, start: int) -> bool:
    """Whether a subject, or a speaker after "said" or "according to", may begin at this word."""
    if not start or tokens.letters[start - 1] in BEFORE_SUBJECT or _is_spoken_by(tokens, start):
        return True
    return tokens.words[start - 1] in CONJUNCTIONS_TOO  # "after medics and residents said"


def _is_spoken_by(tokens: TaggedWords, start: int) -> bool:
    """Whether the words before a speaker are "said", "according to" or "quoted by"."""
    if start and tokens.letters[start - 1] == "v":
        return True
    led = start > 1 and tokens.letters[start - 2] in "Av"
    return led and tokens.words[start - 1] in ("to", "by")


def _speaks(tokens: TaggedWords, part: Range) -> bool:
    """Whether these words alone name a possible speaker."""
    start, end = part
    letters = tokens.letters[start:end]
    head = letters.partition("P")[0][-1:]
    if head and head in "NLp":
        return True
    determined = letters[:1] == "d" or "s" in letters
    if head in ("r", "o"):
        last = tokens.words[start + len(letters.partition("P")[0]) - 1].lower()
        return determined or last in _PLURALS or "N" in letters or "L" in letters
    outlet = "N" in letters and tokens.words[end - 1].lower() in _OUTLETS  # "Orm radio"
    return head == "n" and (determined or outlet)


def _begins_anew(tokens: TaggedWords, parts: list[Range]) -> bool:
    """Whether only the last words can speak: "they bar the gates | and an official said"."""
    *others, (first, end) = parts
    determined = tokens.words[first].lower() in ("a", "an", "another")
    if not determined or "r" not in tokens.letters[first:end].partition("P")[0][-1:]:
        return False
    heads = [last - 1 for _, last in others]
    things = [at for at in heads if tokens.letters[at] == "n"]
    return len(things) == len(heads) and not any(
        [is_human_noun(tokens.words[at].lower()) for at in things]
    )


def _is_one_body(tokens: TaggedWords, parts: list[Range]) -> bool:
    """Whether the members are only topics of one body, which the last word names."""
    last = tokens.words[parts[-1][1] - 1]
    if last not in BODY_WORDS and last not in _PLURALS:
        return False
    heads = [tokens.words[end - 1] for _, end in parts[:-1]]
    alone = all([end - start <= 1 + (tokens.letters[start] == "d") for start, end in parts[:-1]])
    return alone and _TOPICS.issuperset(heads)


def _is_adjective(tokens: TaggedWords, part: Range) -> bool:
    """Whether a member of a list is only an adjective of nationality."""
    return part[1] == part[0] + 1 and tokens.words[part[0]] in _DEMONYMS


def _are_acronyms(tokens: TaggedWords, parts: list[Range]) -> bool:
    """Whether each member of a list is only an acronym, which may modify the noun of the last."""
    return all([end == first + 1 and tokens.words[first].isupper() for first, end in parts])


def _one_person(tokens: TaggedWords, parts: list[Range]) -> bool:
    """Whether the last name has all the offices before it ("the mayor and party chief Ann Lee")."""
    first, last = (tokens.letters[start:end] for start, end in (parts[0], parts[-1]))
    if first[-1] == "r" and "N" not in first and last[0] in "rtnoe" and last[-1] == "N":
        return True
    heads = [tokens.words[part[1] - 1].lower() in _PLURALS for part in (parts[0], parts[-1])]
    if heads == [False, True] and last[-1] in "ro":
        return False  # "the army and local officials"
    return first[0] == "d" and first[-1] in "ro" and last[0] not in "dNLtp#" and last[-1] != "N"
