"""Makes a degree, rank or "the Younger" after a name part of it ("Dr. Varn, MD, PhD, said").

It also makes one name of an appeal that is a body's name ("Save the Forests"). `tagged` calls it
for each block.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import words

_BY_AGE = frozenset(("Younger", "Elder"))
BEHIND_NAMES = words("behind_names") | _BY_AGE


def join_to_names(found: list[str], marks: list[str]) -> None:
    """Change the letters of degrees after a name, and of the commas around them."""
    for at in range(2, len(found)):
        if found[at] in _BY_AGE:
            if found[at - 1] == "the" and marks[at - 2] == "N":
                marks[at - 1] = "l"  # "Tom Erd the Younger"
            continue
        if found[at] not in BEHIND_NAMES or marks[at - 1] != ",":
            continue
        if marks[at - 2] == "N" or found[at - 2] in BEHIND_NAMES:
            marks[at - 1], marks[at] = "l", "N"
            if marks[at + 1 : at + 2] == [","] and found[at + 2 : at + 3] != ["and"]:
                if found[at + 2 : at + 3] and found[at + 2] in BEHIND_NAMES:
                    continue
                marks[at + 1] = "a"


_NAMED_IN = re.compile(r"(?<=NN)P(?=a?[vxhbs,.])|(?<=N)l(?=a?[vxhs,.])")


def with_surnames_in(found: list[str], letters: str) -> str:
    """Return the letters with the last word of "Moon Dae In" and "Jian Bin" as a name."""
    for match in _NAMED_IN.finditer(letters):
        word = found[match.start()]
        if word == "In" or match[0] == "l" and word.istitle():
            letters = f"{letters[: match.start()]}N{letters[match.end() :]}"
    return letters


APPEAL = "Save"
"""The verb that begins the names of bodies that ask for help."""
_APPEAL = re.compile(r"Nd[Ntr]{1,2}(?![NtL])")
_AS_SPEAKER = re.compile(r"[vhxs]|,d|n{0,2}r")


def with_appeals(found: list[str], letters: str) -> str:
    """Return the letters with "Save the Forests said" as one name; not of a sentence that appeals.

    "Save the forests" and "Save the Children from war" are no names.
    """
    for match in _APPEAL.finditer(letters):
        at, end = match.span()
        end -= end > at + 3 and found[end - 1].islower()  # "Save the Forests | director"
        if found[at] != APPEAL or found[at + 1] != "the" or found[end - 1].islower():
            continue
        begins = not at or letters[at - 1] in ".:;-(QqF"
        if not begins or _AS_SPEAKER.match(letters, end):
            letters = f"{letters[:at]}Nl{'N' * (end - at - 2)}{letters[end:]}"
    return letters
