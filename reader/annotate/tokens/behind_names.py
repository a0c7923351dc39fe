"""Makes letters of a degree or rank behind a name part of the name ("Dr. Varn, MD, PhD, said")."""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import words

BEHIND_NAMES = words("behind_names")


def join_to_names(found: list[str], marks: list[str]) -> None:
    """Change the letters of degrees behind a name, and of the commas around them."""
    for at in range(2, len(found)):
        if found[at] not in BEHIND_NAMES or marks[at - 1] != ",":
            continue
        if marks[at - 2] == "N" or found[at - 2] in BEHIND_NAMES:
            marks[at - 1], marks[at] = "l", "N"
            if marks[at + 1 : at + 2] == [","] and found[at + 2 : at + 3] != ["and"]:
                if found[at + 2 : at + 3] and found[at + 2] in BEHIND_NAMES:
                    continue
                marks[at + 1] = "a"
