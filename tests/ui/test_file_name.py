"""The name that is proposed for a file: words of the heading, never hidden, never too long."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.actions.share import file_name


@pytest.mark.parametrize(
    ("texts", "date", "name"),
    [
        (["Bridge at Marrow, blown up!"], "2025-03-03", "2025-03-03-bridge-at-marrow-blown-up.md"),
        (["…", "The Orm Post"], None, "the-orm-post.md"),
        (["", "…"], None, "development.md"),
        (["..", "."], "2025-03-03", "2025-03-03-development.md"),
        (
            ["one two three four five six seven eight nine"],
            None,
            "one-two-three-four-five-six-seven-eight.md",
        ),
        (["e\u0301lan"], None, "e\u0301lan.md"),
        (["\U00020000" * 80], None, "\U00020000" * 50 + ".md"),
        (["a" * 79 + "e\u0301"], None, "a" * 79 + ".md"),
    ],
)
def test_names_are_of_words(texts: list[str], date: str | None, name: str) -> None:
    assert file_name(texts, date) == name


@given(st.lists(st.text(max_size=300), max_size=2), st.sampled_from([None, "2025-03-03"]))
def test_every_name_is_one_that_a_file_can_have(texts: list[str], date: str | None) -> None:
    name = file_name(texts, date)
    assert 0 < len(name.encode("utf-8", "replace")) <= 255
    assert name[0] not in ".-" and name.endswith(".md") and name != ".md"
    assert all(c in "-." or c.isalnum() or unicodedata.category(c)[0] == "M" for c in name)
