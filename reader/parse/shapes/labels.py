"""Turns paragraphs that all begin with a label ("[FRONT] …", "AIR | …") into developments.

The labels of the items of a list are recognised here too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.heading_shape import is_reported
from reader.parse.blocks.units import BULLET, HEADING, NUMBER, TITLE, Unit, is_free

_LABEL = re.compile(
    r"\[(?P<brackets>[^\W\d_][^\[\]\d]{1,40})\][:.]? (?=\S)"
    r"|(?P<capitals>[A-Z][A-Z &/.’'-]{2,40}?) ?(?:[|:–—]|-(?= )) ?(?=[A-Z“‘\"])"
)
_BEFORE_STOP = re.compile(r"(?P<words>[A-Z][\w’'-]+(?: [\w’'-]+){0,2})\. (?=[A-Z“‘\"])")
"""One to three words and a full stop, which are a label only if every paragraph has one."""
_PHRASE = re.compile(r"(?P<phrase>[^\W_][^.:!?;,“”\"]{2,60}): (?=[“‘\"]?[^\W_a-z])")
"""A phrase before a colon, which is a label only in a digest that announces developments."""
_RUN_IN = re.compile(
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}(?: (?:AND |OF |THE )?[A-ZÀ-Þ][A-ZÀ-Þ’'-]+){0,3}) "
    r"(?=[A-ZÀ-Þ“‘\"][a-zà-þ’]*[ -]|\d)"
)
"""A name in capitals that runs into the first sentence of a paragraph: "ORM The bridge …"."""
_NAMED = re.compile(
    r"(?P<name>(?:the )?[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,3}): (?=[A-ZÀ-Þ\d])"
)
"""A name before a colon, which may be a speaker's: "Norland: Fighting goes on"."""
_DASHED = re.compile(r"(?P<name>[A-ZÀ-Þ][^.:!?;,“”\"–—\d]{2,40}) [–—] (?=[A-ZÀ-Þ])")
"""A few words before a dash: "Human rights – The law was changed"."""
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|you|You|your|us)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FEWEST_NAMED, _MOST_BELOW = 4, 5
_PHRASE_WORD = re.compile(r"\b[a-z]{4,}")
_ITEM_LABEL = re.compile(
    r"(?=[‘'“\"]?[^\W\d_]*[A-Z0-9])([^.:!;“”\"]{2,70}?[?]?)(?:: | ?[—–] )(?=[^“\"‘'«„\d])"
)
_ASKED = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ0-9 ’'-]{3,60}\?) (?=[A-ZÀ-Þ“\"])")
"""A question in capitals as the label of an item: "TRUCE BY JUNE? Both"."""
_SENTENCE_LABEL = re.compile(
    r"(?P<label>[A-Z](?:[^.:!?;“”\"]|“[^“”]{1,40}”){2,110}): (?=[“\"]?[A-Z])(?!“[^”]*”$)"
)
"""A sentence before a colon, with words in marks or longer than a phrase: "Orm “is lost”: The"."""
_TELLS = re.compile(r"\b(?:said|told|added|wrote|asked|named|listed|these|following|three|four)\b")
_MOST_LABEL_WORDS, _MOST_SENTENCE_WORDS = 7, 13
ENDED = re.compile(r"[.!?;:…][”\"’')\]]*$")
"""Matches the end of a sentence, or of a clause with a sign."""
_ANSWERS = frozenset(["yes", "no", "nothing", "nobody", "never", "silence", "maybe", "perhaps"])
_FEWEST, _SHORTEST = 3, 60


def mark_labelled(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with a heading for each label, if most paragraphs have different ones.

    Repeated labels are those of speakers in a transcript.
    """
    told = [unit for unit in units[1:] if not unit.level and unit.kind == "paragraph"]
    found = {id(unit): match for unit in told if (match := _LABEL.match(unit.text))}
    if not found and len(told) >= _FEWEST:
        found = _before_stops(told) or _announced(units)
    named = {} if len(found) >= _FEWEST or len(told) < _FEWEST else _before_all(told)
    found = named or found
    labels = [match[0] for match in found.values()]
    items = sum(unit.item for unit in told)  # below labelled paragraphs
    many = bool(named) or (len(labels) >= _FEWEST and 3 * len(labels) >= 2 * (len(told) - items))
    many = many or _are_run_in_heads(told, found)
    if not many or len({*labels}) < len(labels) or any(unit.level > TITLE for unit in units):
        return list(units)
    marked: list[Unit] = []
    for unit in units:
        match = found.get(id(unit))
        if match:
            start, end = match.span(match.lastgroup or 0)
            heading = unit.up_to(end).from_character(start)
            section = None
            if len(marked) > 1 and is_free(marked[-1]) and _names_section(marked[-1].text):
                section = marked.pop().text
            marked.append(replace(heading, level=HEADING, bold=0, section=section))
            marked.append(unit.from_character(match.end()))
        else:
            marked.append(unit)
    return marked


def _are_run_in_heads(told: Sequence[Unit], found: Mapping[int, re.Match[str]]) -> bool:
    """Whether long paragraphs begin with phrases in capitals and a colon, and others go on.

    Most phrases have two words or more, no paragraph speaks in the first person, as speakers do,
    and half of the long paragraphs from the first on have a phrase.
    """
    heads = [at for at, unit in enumerate(told) if id(unit) in found]
    matches = [found[id(told[at])] for at in heads]
    if len(heads) < _FEWEST or any(match.lastgroup != "capitals" for match in matches):
        return False
    if not all(
        ":" in match[0] and _is_told(told[at]) for at, match in zip(heads, matches, strict=True)
    ):
        return False
    phrases = [match["capitals"] for match in matches if " " in match["capitals"]]
    long = sum(_is_told(unit) for unit in told[heads[0] :])
    if 3 * len(phrases) < 2 * len(heads) or 2 * len(heads) < long:
        return False
    bare = (told[at].text[match.end() :] for at, match in zip(heads, matches, strict=True))
    return not any(_FIRST_PERSON.search(_QUOTED.sub("", text)) for text in bare)


def _names_section(text: str) -> bool:
    """Whether a line right above a label is the name of a section, in capitals."""
    return text.isupper() and len(text.split()) < _FEWEST_NAMED and text[-1].isalpha()


def _before_stops(told: Sequence[Unit]) -> dict[int, re.Match[str]]:
    """Return the labels before a full stop, if all paragraphs have one and are long."""
    matches = {id(unit): _BEFORE_STOP.match(unit.text) for unit in told}
    found = {unit: match for unit, match in matches.items() if match}
    words = {match["words"].casefold() for match in found.values()}
    are_long = all(len(unit.text) >= _SHORTEST for unit in told)
    return found if len(found) == len(told) and are_long and not words & _ANSWERS else {}


def _before_all(told: Sequence[Unit]) -> dict[int, re.Match[str]]:
    """Return the names before nearly all paragraphs of a text, below its first lines.

    They are in capitals, or four before a colon or dash in a text without the first person, which
    speakers use. Every paragraph is long and ends like a sentence.
    """
    if len([unit for unit in told if unit.text[_SHORTEST - 1 :]]) < _FEWEST:
        return {}
    forms = ((_RUN_IN, _FEWEST), (_NAMED, _FEWEST_NAMED), (_DASHED, _FEWEST_NAMED))
    for form, fewest in forms:
        matches = [form.match(unit.text) if _is_told(unit) else None for unit in told]
        places = [at for at, match in enumerate(matches) if match]
        if len(places) < fewest or places[-1] < len(told) - _MOST_BELOW:
            continue
        between = told[places[0] : places[-1] + 1]
        if 5 * len(places) < 4 * len(between) or not all(map(_is_told, between)):
            continue
        bare = " ".join(_QUOTED.sub("", unit.text) for unit in between)
        if form is _RUN_IN or not _FIRST_PERSON.search(bare):
            return {id(told[at]): match for at in places if (match := matches[at])}
    return {}


def _is_told(unit: Unit) -> bool:
    return len(unit.text) >= _SHORTEST and bool(ENDED.search(unit.text))


def _announced(units: Sequence[Unit]) -> dict[int, re.Match[str]]:
    """Return the labels of paragraphs below an announcement, if nearly all have one.

    Names before what people said are no labels: "Odo Varn: We stay".
    """
    start = next((at for at, unit in enumerate(units) if is_announcement(unit.text)), len(units))
    told = [unit for unit in units[start + 1 :] if unit.kind == "paragraph" and not unit.item]
    matches = {id(unit): _PHRASE.match(unit.text) for unit in told}
    found = {
        unit: match
        for unit, match in matches.items()
        if match
        and len(match["phrase"].split()) <= _MOST_LABEL_WORDS
        and not is_reported(match["phrase"])
    }
    phrases = sum(bool(_PHRASE_WORD.search(match["phrase"])) for match in found.values())
    many = 5 * len(found) >= 4 * len(told) and 3 * phrases >= 2 * len(found)
    return found if len(found) >= _FEWEST and many else {}


def bare_item(item: Unit) -> Unit:
    """Return an item without its bullet or number."""
    number = NUMBER.match(item.text)
    start = number.end() if number else len(BULLET) * item.text.startswith(BULLET)
    return item.from_character(start)


def are_labelled(items: Sequence[Unit]) -> bool:
    """Return whether most items begin with a label."""
    labels = sum(item_label(bare_item(item)) is not None for item in items)
    return labels > 1 and 3 * labels >= 2 * len(items)


def item_label(item: Unit) -> tuple[int, int] | None:
    """Return the end of an item's label, and the start of the text after it."""
    if 0 < item.bold < len(item.text) and ENDED.search(item.text[: item.bold].rstrip()):
        end = len(item.text[: item.bold].rstrip(": "))
        return end, len(item.text) - len(item.text[item.bold :].lstrip(": "))
    match = _ITEM_LABEL.match(item.text) or _ASKED.match(item.text)
    if match and len(match[1].split()) <= _MOST_LABEL_WORDS:
        return match.end(1), match.end()
    match = _SENTENCE_LABEL.match(item.text)
    if not match or len(match[1].split()) > _MOST_SENTENCE_WORDS or _TELLS.search(match[1]):
        return None
    return match.end(1), match.end()


def are_in_parts(heads: Sequence[int], topics: Collection[int]) -> bool:
    """Whether a topic stands below two upper headings, as in a report with parts.

    `heads` are the levels of all headings of a text, 0 for none; `topics` are indices of these.
    """
    upper: list[int] = []
    for at, level in enumerate(heads):
        if level > TITLE:
            while upper and upper[-1] >= level:
                upper.pop()
            if at in topics and len(upper) > 1:
                return True
            upper.append(level)
    return False
