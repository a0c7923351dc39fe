"""Makes a degree, rank or "the Younger" after a name part of it ("Dr. Varn, MD, PhD, said").

`tagged` calls it for each block.
"""

from __future__ import annotations

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
