"""Turns tagged words into names of people and bodies, and the words around a name into its role."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from reader.annotate.lexicon.wordlists import lines, words
from reader.annotate.tokens.tagged import TaggedWords
from reader.annotate.tokens.word_letters import ROLES_PLURAL
from reader.models import PersonKind

RUN = re.compile(r"N(?:l{0,3}N)*|t(?![Nt])")
ROLE_BEFORE = re.compile(r"(?:[NLtnroi#]s?|C(?=[rtno]))*(?:[rt]|(?:[rt]Pd?[NLtno]+))$")
ROLE_ENDS = frozenset("rtNLno")
ROLE_APART = re.compile(r"((?:d|[NL]+s)[nNLros#]*[rt](?:P(?:d?[NLtnros#]+))?),$")
ROLE_AFTER = re.compile(
    r"[,(]((?:d?(?:[NLtnroise#a]|C(?=[nroi]))*[rt])(?:P(?:d?[NLtnros#i]+))*)[,.);]"
)
ADDED_TO = frozenset("LtrN")
"""Letters of words that may belong to the capitals after them, or say whose they are."""
ARTICLES = ("the", "a", "an")
ASIDES = frozenset(",(")
"""Letters that stand beside a name where a role follows it: tested before the slower pattern."""
ARTICLE, DOUBLED = map(re.compile, (r"^(?:al|el|ad|ar|as)-", r"(.)(?=\1)"))
SUFFIXES = ("Jr", "Sr", "II", "III", "IV")
_BODY_WORDS, _TITLES_OR_SURNAMES = words("org_words"), words("surnames_too")
MOST_BEFORE = 12
"""Words that the name of a body may take in before its capitals.  Without a bound, each body in a
row of bodies would take in all those before it."""


class Name(NamedTuple):
    """One name: its block, its words, and the range of word indices that they have in the block."""

    block: int
    words: tuple[str, ...]
    start: int
    end: int
    kind: PersonKind
    certain: bool
    """Whether the words themselves show the kind (a known first name, a title, a body's word)."""
    gender: str = ""
    """ "m", "f" or ""."""
    titled: bool = False
    lone_title: bool = False
    """Whether the word is a title that may be a surname ("Judge")."""

    @property
    def last(self) -> str:
        """The surname: the last word that is no suffix."""
        if self.words[-1].rstrip(".") not in SUFFIXES:
            return self.words[-1]
        words = [word for word in self.words if word.rstrip(".") not in SUFFIXES]
        return words[-1] if words else self.words[-1]

    @property
    def text(self) -> str:
        """The name as one string."""
        return " ".join(self.words)


def find_names(tokens: TaggedWords, block: int) -> list[Name]:
    """The names of block number `block` in order; a body and the person after it are two names."""
    letters, found = tokens.letters, []
    for match in RUN.finditer(letters):
        start, end = match.span()
        if end == start + 1 and letters[start] == "N" and letters[end : end + 1] != "t":
            before = letters[start - 1] if start else ""
            if before not in ADDED_TO and tokens.words[start] not in _BODY_WORDS:
                found.append(_single_word_name(tokens, block, start, before == "d"))
                continue
        for at in range(start + 1, end - 1):
            if first_name(tokens.words[at]) is not None and _is_body(tokens.words[at - 1]):
                found += name_at(tokens, block, start, at)
                start = at
        found += name_at(tokens, block, start, end)
    return found


def _single_word_name(tokens: TaggedWords, block: int, at: int, determined: bool) -> Name:
    """The name of a single word that no word beside it belongs to: `name_at`, but faster."""
    words = tokens.words[at : at + 1]
    sex = first_name(words[0]) or ""
    if words[0].isupper() and len(words[0]) > 1:
        return Name(block, words, at, at + 1, "organisation", True, sex)
    if determined and tokens.words[at - 1].lower() in ARTICLES:
        return Name(block, words, at, at + 1, "organisation", False, sex)
    return Name(block, words, at, at + 1, "person", False, sex)


def _is_body(word: str) -> bool:
    return word in _BODY_WORDS and first_name(word) is None


def name_at(tokens: TaggedWords, block: int, start: int, end: int) -> tuple[Name, ...]:
    """The name in the capitalised words `start` to `end`, as a tuple of one; () if it is none."""
    letters = tokens.letters
    if letters[start] == "t":
        lone = tokens.words[start : start + 1]
        if lone[0] not in _TITLES_OR_SURNAMES:
            return ()
        return (Name(block, lone, start, end, "person", False, lone_title=True),)
    if start and letters[start - 1] == "L" and first_name(tokens.words[start - 1]) is not None:
        start -= 1
    run = tokens.words[start:end]
    if len(run) > 2 and run[0].isupper() and len(run[0]) > 2 and first_name(run[1]) is not None:
        start, run = start + 1, run[1:]
    if letters[end : end + 1] == "t" and first_name(run[-1]) is not None and surname(tokens, end):
        end, run = end + 1, (*run, tokens.words[end])
    title = tokens.words[start - 1].rstrip(".") if start and letters[start - 1] in "tr" else ""
    if _is_body(run[-1]):
        floor = max(0, start - MOST_BEFORE)
        while (
            start > floor and letters[start - 1] in "tLN" and letters[start - 1 : start + 1] != "NN"
        ):
            start -= 1
        run = tokens.words[start:end]
    kind, certain = _kind(run, title, tokens.words[start - 1] if start else "")
    sex = gender_of(run, title)
    return (Name(block, run, start, end, kind, certain, sex, bool(title)),)


def surname(tokens: TaggedWords, at: int) -> bool:
    """Whether the title at word `at` is a surname ("Anna King said")."""
    return tokens.words[at] in _TITLES_OR_SURNAMES and tokens.letters[at + 1 : at + 2] not in (
        "N",
        "t",
    )


def _kind(run: tuple[str, ...], title: str, before: str) -> tuple[PersonKind, bool]:
    if len(run) > 1 and first_name(run[0]) is not None and run[-1] not in _BODY_WORDS:
        return "person", True
    if title and run[-1] not in _BODY_WORDS:
        return "person", len(run) < 4
    if not _BODY_WORDS.isdisjoint(run) or run[-1].isupper() and len(run[-1]) > 1:
        return "organisation", True
    if before.lower() in ARTICLES:
        return "organisation", False
    return "person", False


def first_name(word: str) -> str | None:
    """The gender of a known first name: "m", "f" or "" (either); None for any other word.

    A hyphenated name is known by its first part, and a name without its accents too.
    """
    sex = _NAMES_AND_PLAIN.get(word)
    return _FIRST_NAMES.get(word.split("-")[0]) if sex is None and "-" in word else sex


def without_accents(word: str) -> str:
    """The word without the marks over and under its letters; "ł" and "ø" are letters and stay."""
    if word.isascii():
        return word
    bare = unicodedata.normalize("NFKD", word)
    return "".join(char for char in bare if not unicodedata.combining(char))


_FIRST_NAMES = {
    name: sex
    for sex, kind in (("", "both"), ("f", "female"), ("m", "male"))
    for name in words(f"first_names_{kind}")
}
"""First names to "m", "f" or "" (either); of a name in two lists, by the later one."""
_NAMES_AND_PLAIN = {without_accents(name): sex for name, sex in _FIRST_NAMES.items()} | _FIRST_NAMES
_GENDERED = {word: line[0] for line in lines("gendered_words") for word in line.split()[1:]}
"""Titles and nouns to "m" or "f"."""


def gender_of(run: tuple[str, ...], title: str) -> str:
    """The gender that a title or a first name tells: "m", "f" or ""."""
    if not title:
        return first_name(run[0]) or ""
    if title in _GENDERED or title.lower().endswith(("man", "woman")):
        return _GENDERED.get(title) or ("f" if title.lower().endswith("woman") else "m")
    return (first_name(run[0]) or "") if len(run) > 1 else ""


def spelling_key(word: str) -> str:
    """The key that the spellings of one name share: Zelenskyy and Zelensky, Müller and Muller."""
    bare = without_accents(word).lower().replace("’", "'")
    bare = ARTICLE.sub("", bare) if "-" in bare else bare
    bare = bare.replace("w", "v").replace("kh", "h").replace("y", "i").replace("j", "i")
    return DOUBLED.sub("", bare).rstrip(".")


def _nicknames() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(lines("nicknames")):
        for word in line.split():
            table.setdefault(spelling_key(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


_NICKNAMES = _nicknames()
"""First names by key to the numbers of the groups of short forms that they belong to."""


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names may be of one person: spellings, initials and short forms."""
    a, b = spelling_key(one), spelling_key(other)
    if a == b or a[:1] == b[:1] and (len(a) == 1 or len(b) == 1):
        return True
    short = _NICKNAMES.get(a)
    return short is not None and not short.isdisjoint(_NICKNAMES.get(b, ()))


def has_short_form(first: str) -> bool:
    """Whether the first name with this key has short forms, or is one."""
    return first in _NICKNAMES


def role_around(tokens: TaggedWords, name: Name) -> str | None:
    """The office that the words before or after a name give ("NATO Secretary General"), or None."""
    letters, start = tokens.letters, name.start
    beside = letters[start - 1] if start else ""
    low = max(0, start - 12)
    before = ROLE_BEFORE.search(letters[low:start]) if beside in ROLE_ENDS else None
    if before:
        role = _text(tokens, low + before.start(), name.start)
        last = tokens.words[name.start - 1].lower()
        if not _only_courtesy(role) and last not in ROLES_PLURAL:
            return role
    apart = ROLE_APART.search(letters[low:start]) if beside == "," else None
    if apart:
        return _text(tokens, low + apart.start(1), low + apart.end(1))
    if letters[name.end : name.end + 1] not in ASIDES:
        return None
    after = ROLE_AFTER.match(letters, name.end, name.end + 20)
    if after:
        return _text(tokens, after.start(1), after.end(1))
    return None


def _only_courtesy(role: str) -> bool:
    short = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Mx", "Sir", "Lord", "Lady", "Dame", "St")
    return role.rstrip(".") in short


def _text(tokens: TaggedWords, start: int, end: int) -> str:
    """The words as one string, without a determiner in front."""
    while start < end and tokens.letters[start] in "dasC":
        start += 1
    out = ""
    for index in range(start, end):
        gap = index > start and tokens.starts[index] > tokens.end(index - 1)
        out += (" " if gap else "") + tokens.words[index]
    return out
