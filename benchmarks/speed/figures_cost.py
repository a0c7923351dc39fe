"""Times figures and dates on a megabyte of news and on texts made to be slow.

`python -m benchmarks.speed.figures_cost` prints CPU seconds for each, and the ratio to news. The
exit status is 1 if a text of the first kind costs more than three times as much as news, or one of
the second kind, which has a figure or date every few characters, more than three times what half of
it costs. `--news FILE` uses other news than the samples.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

from benchmarks.speed.cost import Cost
from reader.annotate.dates import date_mentions
from reader.annotate.figures import figures
from reader.annotate.tokens.plain_tokens import BlockTokens
from reader.models import Block

HOSTILE = {
    "digits": "1234567890",
    "digits and spaces": "1 ",
    "groups of three": "123 ",
    "grouped digits": "1,234,",
    "one hundred and": "one hundred and ",
    "millions": "million ",
    "tens of thousands of": "tens of thousands of ",
    "ranges": "1-2-",
    "commas": ",",
    "hyphens": "-",
    "a-b-c": "a-",
    "initials": "a.",
    "dollars": "$",
    "qualifiers": "more than ",
    "one long sentence": "the soldier of the army went to a village near the river and ",
    "years": "2024 ",
    "clock times": "12:30 ",
    "next next": "next ",
    "at signs": "@.",
    "a@a@": "a@",
}
DENSE = {
    "halves": "and a half ",
    "one over one over": "one over ",
    "from 1 to from 1 to": "from 1 to ",
    "killed or wounded": "5 killed or wounded or ",
    "asides": "5 people, including ",
    "months": "may ",
    "weekdays": "Monday the ",
    "two weeks before": "two weeks before ",
    "two days and": "two days and ",
}


def _figures(blocks: Sequence[Block]) -> None:
    tokens = BlockTokens(blocks)
    dates = date_mentions.find_dates(blocks, date(2024, 10, 28), number_tokens=tokens)
    figures.find_figures(blocks, dates, (), number_tokens=tokens)


if __name__ == "__main__":
    sys.exit(Cost(_figures, HOSTILE, DENSE, 3.0).report(__doc__))
