"""Turns the blocks of one bulletin into its annotations, by the rules of one list, in its order.

RULES is read from top to bottom.  A rule is a plain function from values to values; `takes` names
the values that it is called with, `gives` what it returns.  The first values are `blocks` and the
`reference` day; a rule may take whatever a rule above it gives, and give a value anew.  What
`Annotations` has a field for is the result.

To add a step, write the function in the part of the package that it belongs to, and its line here.
To add a rule of a kind that a step has already, one file and a case in `tests/cases` are enough:

    a way of writing a date                    dates/readers.py, a list of its own
    a number that is no figure                 figures/non_figures.py
    words that say whose number it is          claimants/sources.py
    a form of a unit, currency, qualifier ...  a file of lexicon/
    a verb or phrase that reports              quotes/cues.py, or lexicon/speech_verbs.txt
    whose words a quotation is                 quotes/attribution.py
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from reader.annotate.claimants import claimants
from reader.annotate.dates import date_mentions
from reader.annotate.figures import figures
from reader.annotate.limits import crowded_blocks, garbage_collector
from reader.annotate.people import roster
from reader.annotate.quotes import bare_capitals, quotes
from reader.annotate.tokens import plain_tokens, tagged_blocks
from reader.models import Annotations, Block


class Rule(NamedTuple):
    """A step of annotation: `function` is called with the values `takes` and returns `gives`.

    Where `gives` names several values the function returns a tuple of as many.
    """

    name: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    function: Callable[..., Any]


RULES = (
    # Words with a part-of-speech letter for each.
    Rule("words", ("blocks",), ("words",), tagged_blocks.tag_blocks),
    # Who is named, and where.
    Rule("roster", ("words",), ("roster",), roster.find_roster),
    # Reported speech, and the people of the roster with the speakers that only it names.
    Rule("quotes", ("blocks", "words", "roster"), ("people", "quotes"), quotes.find_quotes),
    # People without entries that are nothing but a capital.
    Rule(
        "bare capitals",
        ("words", "roster", "people", "quotes"),
        ("people", "quotes"),
        bare_capitals.without_bare_capitals,
    ),
    # Blocks with more numbers than prose has, in which the next rules read nothing.
    Rule("crowded blocks", ("blocks",), ("crowded",), crowded_blocks.find_crowded_blocks),
    # Words, numbers and signs, for the next two rules.
    Rule("number tokens", ("blocks",), ("number_tokens",), plain_tokens.BlockTokens),
    # Dates and times of the day, resolved against the reference day.
    Rule(
        "dates",
        ("blocks", "reference", "crowded", "number_tokens"),
        ("dates",),
        date_mentions.find_dates,
    ),
    # Numbers that are in no date, what they count, and whose word those in quotes are.
    Rule(
        "figures",
        ("blocks", "dates", "quotes", "crowded", "number_tokens"),
        ("figures",),
        figures.find_figures,
    ),
    # Whose word the figures are that are in no quote.
    Rule(
        "claimants",
        ("blocks", "figures", "quotes", "people"),
        ("people", "figures"),
        claimants.find_claimants,
    ),
)


def annotate(blocks: Sequence[Block], reference: date | None = None) -> Annotations:
    """Find quotes, people, dates and figures; relative dates count from `reference`, if given.

    Spans index into `blocks`.  Pure: the same blocks and date give the same annotations.
    """
    values: dict[str, Any] = {"blocks": blocks, "reference": reference}
    with garbage_collector.collector_off():
        for rule in RULES:
            given = rule.function(*[values[name] for name in rule.takes])
            named = given if len(rule.gives) > 1 else (given,)
            values.update(zip(rule.gives, named, strict=True))
    return Annotations(*[values[field] for field in Annotations._fields])
