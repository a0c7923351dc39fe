"""Whatever two texts say, they can be compared, and no text has changed from itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ledger.change_lines import change_lines
from reader.ledger.changes import compare
from tests.ledger.change_cases import annotated

SENTENCES = st.sampled_from(
    (
        "Four people were killed in Selby, the governor, Mira Tolven, said.",
        "Five people were killed in Selby, the governor, Mira Tolwen, said.",
        "“We will come again,” Foreign Minister Aldo Reiss said.",
        "“We will not come again,” Reiss said. “Ask me on Friday.”",
        "Dozens of houses burned; 40 to 50 cars, too.",
        "An earlier version of this text had other words.",
        "12.30",
        "«»",
        "Montag blieb es an der Brücke ruhig.",
        "…",
    )
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
HEADINGS = st.sampled_from(("## 14:05 Sirens", "## Talks", "## Talks of five", "## 3", ""))
TEXTS = st.lists(st.one_of(HEADINGS, PARAGRAPHS), max_size=8).map("\n\n".join)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    old, new = annotated(f"{one}\n\nThe end.\n"), annotated(f"{other}\n\nThe end.\n")
    changes = compare(old, new)
    assert all(line.text for line in change_lines(changes))
    assert compare(old, old).is_empty and compare(new, new).is_empty
    turned = compare(new, old)
    count = {"added": "removed", "removed": "added"}
    assert sorted(one.change for one in changes.developments if one.change in count) == sorted(
        count[one.change] for one in turned.developments if one.change in count
    )
