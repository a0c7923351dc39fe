"""Finds the source of a number in words beside it: ", a count that the mayor confirmed".

It takes the sentence and the position of the figure in it, and returns the words for the source, as
offsets into the sentence, or None.
"""

from __future__ import annotations

import re

from reader.annotate.claimants.side_clauses import SOME, TIMES
from reader.annotate.claimants.source_words import (
    SourceWords,
    is_body,
    phrase_before,
    subject_before,
)
from reader.annotate.lexicon.wordlists import words

_WORD = r"[\w’'&-]+(?:\.\w+)*"
_NAME = rf"(?:[Tt]he |[Ii]ts |[Tt]heir )?{_WORD}(?: {_WORD}){{0,5}}?"
_NUMBER = r"(?:count|figure|number|toll|total|tally|estimate|claim)s?"
_VOUCHED = (
    r"(?:confirmed|gave|given|published|announced|released|reported|verified|provided|issued)"
)
_COUNT_OF = re.compile(
    rf"[^;:“”\"]*, (?:a|an|the|both) {_NUMBER} (?:(?:that |which )?(?!\w+ed by )({_NAME}) "
    rf"(?:has |have |had |also )?{_VOUCHED}\b"
    rf"|(?:also )?{_VOUCHED} by ({_NAME})(?=[,.;)]|$| (?:on|in|at|late|early)\b))"
)
_GIVEN = re.compile(
    rf" (?:that |which )?(he|she|it|they|[Tt]he [a-z]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}})"
    rf" (?:had |has |have )?(?:first |earlier |previously )?"
    rf"(?:{_VOUCHED}|spoken of|spoke of|cited|named|mentioned|claimed|estimated|put forward)\b"
)
_INSERTED = re.compile(
    r", ([^,;:“”\"\d]{2,80}?) (?:said|says|added|adds|reported|claimed|stated|told [A-Z]\w+)"
    r"(?: on [A-Z][a-z]+day| later| today)?,"
    r" (?:among (?:them|whom)|including|of (?:which|whom)|most of them|with)"
    rf"(?: {SOME})? (?:[\w,.]+ (?:[\w-]+ ){{1,4}}(?:and |, ))?$"
)
_TIMES = re.compile(TIMES)
_WRONG = re.compile(
    r"(?:[^;:.“”\"]*?,? not (?:the )?[\w,.]+(?: [a-z]+)?)?,? (?:as|that|which)"
    r" (he|she|it|they) (?:had|has) (?:first |earlier |previously |initially )?"
    r"(?:said|reported|announced|stated|claimed|told)\b"
)
"""Matches after a number that corrects one or is corrected: "44 boats, not 40 as she had said"."""
_COUNTING = "|".join(sorted(words("count_verbs"), key=len, reverse=True))
_NUMBER_WORDS = (
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores"
    r"|hundreds|thousands"
)
_CHANGED = rf"(?:sharply |slightly )?(?:up|down) from (?:the |{SOME} )?$"
_OF_THEM = rf"(?:among (?:them|whom)|including) (?:{SOME} )?$"
_NO_CLAUSE = (
    r"(?:(?! (?:while|but|whereas|though|although|said|says|told|after|and the)\b)[^;:.!?])*"
)
_COUNTED_FIRST = re.compile(
    rf"\b(?:{_COUNTING}) [“\"]?(?:{SOME} )?(?:{_NUMBER_WORDS})\b{_NO_CLAUSE},"
    rf" (?:{_CHANGED}|{_OF_THEM})"
)
_SAID_FIRST = re.compile(
    rf"\d[^;:]*, ([^,;:“”\"\d]{{2,60}}) (?:said|says|reported)(?: on [A-Z][a-z]+day)?, {_CHANGED}"
)
_MAY_COMPARE = re.compile(r" from | among | including ")


def source_beside(sentence: str, start: int, end: int) -> SourceWords | None:
    """Return the words for the source of the figure at `start` to `end`, if beside it."""
    given = _GIVEN.match(sentence, end)
    if given is not None:
        return SourceWords(*given.span(1))
    wrong = _WRONG.match(sentence, end)
    if wrong is not None:
        return SourceWords(*wrong.span(1))
    if ", a" in sentence[end:] or ", the " in sentence[end:]:
        found = _COUNT_OF.match(sentence, end)
        if found is not None:
            source = SourceWords(*found.span(1 if found[1] else 2))
            return source._replace(body=is_body(sentence, source))
    compared = _of_number_before(sentence[:start])
    if compared is not None:
        return compared
    inserted = _INSERTED.search(sentence, 0, start)
    if inserted is None or _TIMES.match(sentence, start):
        return None
    return phrase_before(sentence, inserted.end(1))


def _of_number_before(before: str) -> SourceWords | None:
    """Return the source of the number that this one is compared with: "counted 9, up from 7"."""
    if not _MAY_COMPARE.search(before, max(0, len(before) - _NEAR)):
        return None
    counted = _COUNTED_FIRST.search(before)
    if counted is not None:
        return subject_before(before[: counted.start()])
    said = _SAID_FIRST.search(before)
    return None if said is None else phrase_before(before, said.end(1))


_NEAR = 30
"""Characters before a number that are searched for a comparison with the number before it."""
