"""Annotates the blocks of one bulletin by the rules of their language.

First the language of each block is decided. The blocks of each language in LANGUAGES go through
its rules; for these rules, the blocks of other languages are empty.

RULES, the list for English, is run from top to bottom. A rule is a plain function from values to
values; `takes` names the values that it is called with, `gives` the values that it returns. The
first values are `blocks` and the `reference` day; a rule may take any value that a rule above it
gives, and may replace a value. FOUND names the values of the result.

To add a step, write the function in its part of the package, and add a line here. To add a rule to
an existing step, one file and a case in `tests/cases` are enough:

    a way of writing a date                    dates/readers.py, which has its own list
    a number that is no figure                 figures/non_figures.py
    a form of a unit, currency, qualifier ...  a file of lexicon/, read by quantities/
    what is counted, and its outcome           figures/counted.py, figures/outcomes.py
    words that name the source of a number     claimants/sources.py
    a sign of a person or a body               people/signs.py, people/bodies.py
    a role in the words beside a name          people/roles.py, people/ranks.py
    a role in the sentence of a name           people/predicates.py
    a verb or phrase that reports              quotes/cues.py, or lexicon/speech_verbs.txt
    another sign of a report ("according to")  quotes/verbless_cues.py
    the stance of a speaker                    quotes/stances, or lexicon/stances.txt
    the speaker of a quotation                 quotes/nesting, quotes/attribution.py
    where reported words begin and end         quotes/content
    what a mention without a name refers to    quotes/mentions
    a label of a turn in a transcript          transcripts/labels.py, or lexicon/askers.txt
    what opens or closes a clause              syntax/openers.py, syntax/structure.py
    the function words of a language           lexicon/languages.txt, read by language/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from reader.annotate.claimants import claimants
from reader.annotate.dates import date_mentions
from reader.annotate.figures import figures
from reader.annotate.language import block_languages, merging
from reader.annotate.limits import unread_blocks
from reader.annotate.people import roster
from reader.annotate.quotes import listed_people, quotes
from reader.annotate.tokens import heading_blocks, plain_tokens, tagged_blocks
from reader.annotate.transcripts import turns
from reader.languages import ENGLISH, text_languages
from reader.models import Annotations, Block, BlockLanguage
from reader.process.garbage_collector import collector_off


class Rule(NamedTuple):
    """A step of annotation: `function` is called with the values `takes` and returns `gives`.

    If `gives` names several values, the function returns a tuple of as many.
    """

    name: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    function: Callable[..., Any]


RULES = (
    # Who speaks where the text is a transcript; labels in capitals are read like names.
    Rule("turns", ("blocks",), ("blocks", "turns"), turns.find_turns),
    # Words with a part-of-speech letter for each.
    Rule("words", ("blocks",), ("words",), tagged_blocks.tag_blocks),
    # Which blocks are headings.
    Rule("headings", ("blocks", "words"), ("headings",), heading_blocks.find_headings),
    # Who is named, and where.
    Rule("roster", ("words", "headings", "blocks"), ("roster",), roster.find_roster),
    # Reported speech, the people of the roster with the speakers that only it names, and the
    # reports inside other ones, which only figures need.
    Rule(
        "quotes",
        ("blocks", "words", "roster", "headings", "turns"),
        ("people", "quotes", "inner"),
        quotes.find_quotes,
    ),
    # People without entries that nothing shows to be somebody.
    Rule(
        "listed people",
        ("blocks", "roster", "people", "quotes", "inner"),
        ("people", "quotes", "inner"),
        listed_people.without_nobodies,
    ),
    # Blocks without numbers, or with more than prose has, in which the next rules read nothing.
    Rule("unread blocks", ("blocks",), ("unread",), unread_blocks.find_unread_blocks),
    # Words, numbers and signs, for the next two rules.
    Rule("number tokens", ("blocks",), ("number_tokens",), plain_tokens.BlockTokens),
    # Dates and times of the day, resolved against the reference day.
    Rule(
        "dates",
        ("blocks", "reference", "unread", "number_tokens"),
        ("dates",),
        date_mentions.find_dates,
    ),
    # Numbers that are in no date, what they count, and whose word those in quotes are.
    Rule(
        "figures",
        ("blocks", "dates", "quotes", "unread", "number_tokens", "inner"),
        ("figures",),
        figures.find_figures,
    ),
    # Whose word the figures are that are in no quote.
    Rule(
        "claimants",
        ("blocks", "figures", "quotes", "people", "inner"),
        ("people", "figures"),
        claimants.find_claimants,
    ),
)


FOUND = ("people", "quotes", "figures", "dates")
"""The values that every language's rules must give: the first fields of `Annotations`."""

LANGUAGES: Mapping[str, Sequence[Rule]] = {ENGLISH: RULES}
"""The rules for each language that is annotated, by its ISO 639-1 code."""


def annotate(
    blocks: Sequence[Block],
    reference: date | None = None,
    languages: Mapping[str, Sequence[Rule]] = LANGUAGES,
) -> Annotations:
    """Find quotes, people, dates and figures, and the blocks that are not English.

    Relative dates count from the day of their block, else from `reference`, if given. Spans index
    into `blocks`. The function is pure: the same blocks and date give the same annotations.
    """
    with collector_off():
        others = block_languages.find_languages(blocks)
        found = [
            _run(rules, _blocks_in(code, blocks, others), reference)
            for code, rules in languages.items()
            if code == ENGLISH or any(other.language == code for other in others)
        ]
    main = text_languages((block.text for block in blocks), others)[0]
    return merging.merged(found)._replace(language=main, languages=others)


def _run(rules: Sequence[Rule], blocks: Sequence[Block], reference: date | None) -> Annotations:
    """Return the annotations that the rules of one language find in the blocks."""
    values: dict[str, Any] = {"blocks": blocks, "reference": reference}
    for rule in rules:
        given = rule.function(*[values[name] for name in rule.takes])
        named = given if len(rule.gives) > 1 else (given,)
        values.update(zip(rule.gives, named, strict=True))
    return Annotations(*[values[name] for name in FOUND])


def _blocks_in(
    code: str, blocks: Sequence[Block], others: Sequence[BlockLanguage]
) -> Sequence[Block]:
    """Return the blocks with those of other languages empty; `others` are the non-English ones."""
    if not others:
        return blocks
    language_of = {other.block: other.language for other in others}
    return [
        block if language_of.get(number, ENGLISH) == code else block._replace(text="")
        for number, block in enumerate(blocks)
    ]
