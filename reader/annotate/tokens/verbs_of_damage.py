"""Recognises verbs for what befalls a place, which are nouns too: "Artillery pounds Orm".

`neighbours` calls it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import words

_VERBS = words("verbs_of_damage")
_BEHIND_FIRST = re.compile(r"(?:^|(?<=[.:;QqFC]))[tNL]{1,3}n(?=[NLdt#])")
"""A noun after the first name of a clause, before what may be its object."""


def with_verbs(found: Sequence[str], letters: str) -> str:
    """Return the letters with those of such verbs."""
    for match in _BEHIND_FIRST.finditer(letters) if "n" in letters else ():
        at = match.end() - 1
        if found[at] in _VERBS:
            letters = f"{letters[:at]}b{letters[at + 1 :]}"
    return letters
