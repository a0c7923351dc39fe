"""Finds the roster entry of one mention of a speaker, or makes a person without a name.

`speakers` calls it for mentions that are no pronouns.
"""

from __future__ import annotations

import re
from itertools import islice

from reader.annotate.lexicon.wordlists import words
from reader.annotate.people.bodies import DEMONYMS
from reader.annotate.people.body_words import BODY_WORDS
from reader.annotate.people.human_nouns import MANY_HUMANS
from reader.annotate.people.ranks import CONCERNED
from reader.annotate.people.roster import WORD, Roster
from reader.annotate.quotes.mentions import pronouns
from reader.annotate.quotes.mentions.people_in_sentences import SubjectKind
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords
from reader.annotate.tokens.word_letters import BODIES_PLURAL, ROLES_PLURAL, letter_of
from reader.models import Person, PersonKind

BODY_BEFORE = re.compile(r"P[^P]*[NLo][^P]*(?<!C)$")
"""A body before the name of its officer: not "aides to Jo Marsh and | Ann Lee"."""
CAPITALS_OF_PERSON = re.compile(
    r"(?:[NLt]{0,4}t)?(?P<name>N(?:l{0,2}N){1,2})|(?:[NLt]{0,3}t)?(?P<surname>N)"
)
"""The letters of a person's name with the office before it, if the roster lacks the name."""
COMMON_NOUN = re.compile(r"(?:s|ment|tion|ness|ity|ing|ed)$")
DEFINITE = frozenset(
    "the a an this that this's that's these those his her their its my our your".split()  # noqa: SIM905
)
OFFICER = re.compile(r"[rt](N(?:l*N)+)$")
"""An office and a name of several words at the end of a mention."""
OFFICER_OF = re.compile(r"tP[^,sC]*$")
"""An office with its topic before the name of its holder: "Commissioner for Salt | Lee"."""
_CALLED_BY_NUMBER = re.compile(r"[A-Z][^\W\d_]*\d{1,3}|TV")
"""Outlets and bodies with a number in their names ("Orm24", "M40")."""
MANY = MANY_HUMANS | words("plurals")
FIRST_PART, _IN_BRACKETS = map(re.compile, ("P", r"N\([\w#]\)$"))
_OFFICER_OF_BODY = re.compile("P[NL]{1,3}n{0,2}r$")
_CALLED = frozenset("party movement militia group organisation organization".split())  # noqa: SIM905
_THOSE_OF = frozenset("rebels fighters insurgents militants movement militia group".split())  # noqa: SIM905
_MOST_COMPARED = 200
"""The most entries that a name is compared with."""


def entry_of(tokens: TaggedWords, block: int, mention: Range, roster: Roster) -> int | None:
    """Return the entry of a mention that is a name ("agency chief Ilse Varn", "Mr. Varn"), or None.

    If an office comes first, the name at the end is that of the speaker: "the head of the office
    Ann Lee", "a spokesman for the office, Ann Lee".
    """
    start, end = mention
    if end == start + 1:
        return _of_one_word(tokens, block, start, roster)
    if (called := _called_body(tokens, block, mention, roster)) is not None:
        return called
    letters = tokens.letters[start:end]
    cut = FIRST_PART.search(letters)
    head = start + len(letters[: cut.start()].rstrip("e")) if cut else end
    head -= 3 * bool(_IN_BRACKETS.search(tokens.letters, start, head))  # "Lee (Greens) of Orm"
    if (
        cut is not None
        and tokens.letters[head - 1] == "r"
        and (_is_of_office(tokens, head, end) or _is_of_body(tokens, block, (head, end), roster))
    ):
        return None
    places = (block << WORD | end - 1, block << WORD | head - 1)
    holder_beside = next((roster.offices[one] for one in places if one in roster.offices), None)
    if holder_beside is not None:  # "two members of the council, Ann Lee and Jo Marsh" are two
        return None if tokens.words[head - 1].lower() in ROLES_PLURAL else holder_beside
    comma = letters.find(",d")
    if comma > 0 and letters[comma - 1] == "N":  # "Ann Lee, a notary and a baker"
        entry = _named(tokens, block, start, start + comma, roster)
        if entry is not None and _person(roster, entry):
            return entry
    of_body = cut is not None and tokens.letters[head - 1] in "NL"
    officer = _officer_at_end(tokens, block, (head, end), roster) if of_body else None
    if officer is not None:
        return officer
    if of_body and _OFFICER_OF_BODY.search(letters):
        return None  # "one Ministry of Roads relations officer"
    if cut is None and "," not in letters or tokens.letters[head - 1] in "NL":
        return _named(tokens, block, start, head, roster)
    if tokens.letters[head - 1] == "t":  # "Anna King of Orm"
        entry = _named(tokens, block, start, head, roster)
        if entry is not None and tokens.words[head - 1] in roster.entries[entry].words:
            return entry
    return _behind_head(tokens, block, (start, head, end), roster)


def _of_one_word(tokens: TaggedWords, block: int, at: int, roster: Roster) -> int | None:
    """Return the entry of a name of one word, or of the office of somebody beside it."""
    named = _named(tokens, block, at, at + 1, roster)
    if named is not None or tokens.words[at].lower() in ROLES_PLURAL:
        return named
    return roster.offices.get(block << WORD | at)


def _called_body(
    tokens: TaggedWords, block: int, mention: tuple[int, int], roster: Roster
) -> int | None:
    """Return the entry of the body whose name and kind end a mention, or None.

    "Varn's Talar party" is the Talar, and "Talari rebels" are the Talaris if those are named.
    "A rival of the Talar party" is somebody else.
    """
    start, end = mention
    if end - start < 2 or FIRST_PART.search(tokens.letters, start, end):
        return None
    noun, word = tokens.words[end - 1], tokens.words[end - 2]
    if noun in _CALLED and tokens.letters[max(0, start - 3) : start] == "(N)":
        return roster.body_before(block, start - 3)
    if noun not in _CALLED and noun not in _THOSE_OF or tokens.letters[end - 2] != "N":
        return None
    if noun in _THOSE_OF:
        several = (f"{word}s",)
        for at, entry in enumerate(islice(roster.entries, _MOST_COMPARED)):
            if entry.words == several and entry.person.kind == "organisation":
                return at
    named = roster.by_place.get(block << WORD | end - 2)
    if named is None or noun not in _CALLED:
        return None
    entry = roster.entries[named]
    return named if entry.words == (word,) and entry.person.kind == "organisation" else None


def _behind_head(
    tokens: TaggedWords, block: int, parts: tuple[int, int, int], roster: Roster
) -> int | None:
    """Return the entry of a name after a role; `parts`: start, word after the head, end."""
    start, head, end = parts
    letters = tokens.letters[start:end]
    if tokens.letters[head - 1] not in "rtn" or letters[-1] != "N":
        return None
    after_comma = "," in letters and letters[letters.rindex(",") + 1 :].strip("tNl") == ""
    for at in range(end - 1, head, -1):
        entry = roster.by_place.get(block << WORD | at)
        if entry is not None:
            named = _person(roster, entry) and BODY_BEFORE.search(tokens.letters[head:at])
            return entry if after_comma or named else None
    return None


def _is_of_office(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether the name after a role has an office: "an aide to | guild chief Ann Lee", no rank."""
    found = OFFICER.search(tokens.letters, start, end)
    if found is None or not {",", "C"}.isdisjoint(tokens.letters[start : found.start()]):
        return False
    return tokens.words[found.start()].rstrip(".") not in _NO_OFFICES


def _is_of_body(tokens: TaggedWords, block: int, rest: Range, roster: Roster) -> bool:
    """Whether the name at the end has an office: "a clerk for | the Commissioner for Salt Lee"."""
    start, end = rest
    for at in range(end - 1, start, -1):
        entry = roster.by_place.get(block << WORD | at)
        if entry is not None and _person(roster, entry):
            return OFFICER_OF.search(tokens.letters, start, at) is not None
    return False


def _officer_at_end(tokens: TaggedWords, block: int, rest: Range, roster: Roster) -> int | None:
    """Return the person after an office at the end of a body's name with a preposition.

    Example: "Bread for All director Ann Lee", where the body's name continues after "for".
    """
    found = OFFICER.search(tokens.letters, *rest)
    entry = None if found is None else roster.by_place.get(block << WORD | found.start(1))
    return entry if entry is not None and _person(roster, entry) else None


def _person(roster: Roster, entry: int) -> bool:
    return roster.entries[entry].person.kind == "person" and roster.entries[entry].certain


def _named(tokens: TaggedWords, block: int, start: int, end: int, roster: Roster) -> int | None:
    """Return the entry of the name at the end of words `start` to `end`, or None."""
    if end <= start or tokens.letters[end - 1] not in "NtL":
        return None
    place = block << WORD
    if tokens.letters[end - 1] == "L":  # a place, or a surname: "Rebecca English"
        entry = roster.by_place.get(place | end - 2)
        surname = entry is not None and roster.entries[entry].words[-1] == tokens.words[end - 1]
        return entry if surname else None
    for at in range(end - 1, max(start - 1, end - 8), -1):
        entry = roster.by_place.get(place | at)
        if entry is not None:
            owned = "s" in tokens.letters[at:end] and tokens.words[end - 1] in BODY_WORDS
            return None if owned and _person(roster, entry) else entry  # "Ann Lee's Foundation"
    return None


def pronoun(tokens: TaggedWords, mention: Range) -> str | None:
    """Return the pronoun in lower case if the mention is one, else None."""
    start, end = mention
    if end - start != 1:
        return None
    word = tokens.words[start].lower()
    return word if tokens.letters[start] in "pwO" or word in pronouns.RESOLVED else None


def kind_of_noun(tokens: TaggedWords, head: int) -> SubjectKind:
    """Return whether a noun denotes one unnamed human being, several, or a thing."""
    letter, word = tokens.letters[head], tokens.words[head].lower()
    if letter in "rt":
        return "several" if word in ROLES_PLURAL else "someone"
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) or word == "people"
    return "several" if letter in "noN" and plural else "thing"


def unnamed(tokens: TaggedWords, mention: Range) -> Person | None:
    """Make the person for a mention without a personal name: officials, the ministry, Seoul.

    The result is None for words that tell only how many or which ("eight", "neither", "others"),
    and for negations ("no official", "neither side").
    """
    start, end = mention
    letters = tokens.letters
    if all(_names_nobody(tokens, at) for at in range(start, end)) or _denies(tokens, start, end):
        return None
    while start < end and _left_out(tokens, start) and letters[start + 1 : start + 2] != "P":
        start += 1
    start = mention[0] if start >= end else start
    end = _without_occasion(tokens, start, end)
    while end - start > 1 and letters[end - 1] in "Pd":  # "authors of the" before a quotation
        end -= 1
    cut = FIRST_PART.search(letters, start, end)
    by_name = CAPITALS_OF_PERSON.fullmatch(letters, start, end)
    if by_name and _is_no_body(tokens, start, end):
        at = max(by_name.start("name"), by_name.start("surname"))
        role = tokens.text(start, at) or None
        return Person(tokens.text(at, end), role, (), "person")
    head = (cut.start() if cut else end) - 1
    many = tokens.words[head].lower() in MANY
    many = many or letters[head] == "o" and tokens.words[head] in BODIES_PLURAL
    many = many or tokens.words[mention[0]].lower() in ("each", "either")
    many = many or head == start and tokens.words[head] in DEMONYMS  # "an Armenian said"
    body = letters[head] in "oLN" or _CALLED_BY_NUMBER.fullmatch(tokens.words[head])
    kind: PersonKind = "organisation" if body and not many else "group"
    return Person(tokens.text(start, end), None, (), kind)


def _without_occasion(tokens: TaggedWords, start: int, end: int) -> int:
    """Return the end of a speaker before an occasion: "said the army in a statement on Monday"."""
    for at in range(start + 1, end - 1):
        if tokens.words[at] == "in":
            noun = next((one for one in range(at + 1, end) if tokens.letters[one] in "P,"), end) - 1
            if tokens.words[noun].lower().removesuffix("s") in _STATEMENTS:
                return at
    return end


_NO_OFFICES = words("ranks") | CONCERNED | {"staff"}
_STATEMENTS = ("statement", "release", "communique", "communiqué")


def _is_no_body(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a name has no body word and no acronym, and is no single common noun."""
    if end == start + 1 and COMMON_NOUN.search(tokens.words[start]):
        return False
    return (
        not any(
            [
                word in BODY_WORDS or word.isupper() or letter_of(word.lower()) in "ro"
                for word in tokens.words[start:end]
                if word[0].isupper()
            ]
        )
        or "t" in tokens.letters[start:end]
        and tokens.words[end - 1] not in BODY_WORDS
    )


def _names_nobody(tokens: TaggedWords, at: int) -> bool:
    """Whether a word may refer to people but does not tell who they are."""
    word = tokens.words[at].lower()
    return tokens.letters[at] in "dpOwaCPm#," or word in _NAMING_NOBODY


_NAMING_NOBODY = words("how_many") | frozenset(
    "former latter first second third fourth half quarter else country countries nation".split()  # noqa: SIM905
)


def _denies(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a mention is a negation: not "no fewer than 12 officials", "No. 10"."""
    if tokens.words[start].lower() not in ("no", "none", "neither") or end < start + 2:
        return False
    following = {word.lower() for word in tokens.words[start + 1 : start + 4]}
    return "than" not in following and tokens.letters[start + 1] != "#"


def _left_out(tokens: TaggedWords, at: int) -> bool:
    """Whether a word before the noun is left out of the person's name, unlike "each" or "some"."""
    letter = tokens.letters[at]
    return letter in "aC" or letter == "d" and tokens.words[at].lower() in DEFINITE
