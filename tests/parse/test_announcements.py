"""Lines that announce a digest give it its day; sentences with a day that lead to a list do not."""

import pytest

from reader.parse.blocks.announcement import is_announcement

ANNOUNCE = """
Here are the key events on day 1,101 of the war on Monday, 3 March 2025.
Here’s what we know on Wednesday, 5 March:
Here is how things stand on Tuesday, March 4:
These are the main developments as of 08:00 on 3 March:
Following are the major developments as of Tuesday, 4 March:
The situation at the front on 3 March 2025:
What mattered on 3 March.
Operational update as of 06:00, 3 March:
Latest news from Tolm and the region, 4 March 2025:
As of 3 March, the situation is as follows:
Losses of the enemy as of 4 March 2025:
Situation as of 4 March, 8 a.m.:
More from Monday, 3 March:
Tolm Front Digest, [4 March 2025 at 20:00:12]:
Tolm update, day 1,102 (4 March 2025):
Top stories on 3 March 2025
"""
TELL = """
The governor of Tolm wrote on 3 March:
The text of the statement of 3 March 2025 reads:
What the minister said on 3 March was short:
These words were written on 12 May 1944 by a soldier:
These are the stories that people in Orm tell about the flood.
Those were the last moments of the bridge, a witness said.
Here is where the news ends and the waiting begins.
Here is a story about a bridge and a boy on it.
Also killed on 3 March:
This is what the people of Marrow know about the flood.
The list of those released on 3 March:
The news reached Tolm on 4 March:
The latest attack, on 4 March, hit two places:
The numbers for 4 March do not add up:
In a report of 4 March the auditors list three kinds of debt:
The key to the events of 4 March lies in a letter:
Below are the points where the river can be crossed.
In its update of 4 March 2025 the office wrote:
"""


@pytest.mark.parametrize("line", ANNOUNCE.strip().splitlines())
def test_a_line_that_names_a_digest_of_a_day_announces_it(line: str) -> None:
    assert is_announcement(line)


@pytest.mark.parametrize("line", TELL.strip().splitlines())
def test_a_sentence_with_a_day_announces_nothing(line: str) -> None:
    assert not is_announcement(line)
