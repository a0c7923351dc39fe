"""Digests in Markdown with two levels of headings, and lists of sources below them."""

import pytest

from tests.parse.test_entries import MORE, TOLD
from tests.parse.test_shapes import headings, shown

SOURCES = "- Lake Times\n- Northern Post\n- [RPA](https://rpa.example/1)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"# Orm daily report\n\n## Overview\n\n{TOLD}\n\n## Front\n\n### North\n\n{TOLD}\n\n"
            f"### South\n\n{MORE}\n\n## Talks\n\n### Brask\n\n{TOLD}\n\n## Outlook\n\n{MORE}",
            [("", "Overview"), ("Front", "North"), ("Front", "South")]
            + [("Talks", "Brask"), ("", "Outlook")],
            id="half of the upper headings over lower ones",
        ),
        pytest.param(
            f"# Orm daily report\n\n## The day\n\n### Front\n\n- **Market hit:** {TOLD}\n"
            f"- **Bridge shut:** {MORE}\n\n### Talks\n\n- **Envoys meet:** {TOLD}\n\n"
            f"## Sources\n\n{SOURCES}",
            [("Front", "Market hit"), ("Front", "Bridge shut"), ("Talks", "Envoys meet")],
            id="an upper heading over topics of bullets",
        ),
        pytest.param(
            f"# Orm daily report\n\n## Bridge shut\n\n{TOLD}\n\n### What next\n\n{MORE}\n\n"
            f"## Market hit\n\n{TOLD}\n\n## Envoys meet\n\n{MORE}",
            [("", "Bridge shut"), ("", "Market hit"), ("", "Envoys meet")],
            id="a single lower heading",
        ),
    ],
)
def test_lower_headings_are_developments_in_sections(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert headings(text, "a.md") == expected


@pytest.mark.parametrize("name", ["## Sources", "## References:", "**Sources**", "Sources:"])
def test_a_list_of_sources_at_the_end_is_muted(name: str) -> None:
    text = f"# Orm daily\n\n## Bridge shut\n\n{TOLD}\n\n## Market hit\n\n{MORE}\n\n{name}\n\n"
    asides = [words for kind, words in shown(text + SOURCES, "a.md") if kind == "aside"]
    assert [words[-3:] for words in asides[1:]] == ["mes", "ost", "RPA"]


@pytest.mark.parametrize(
    "end",
    [
        f"## Sources\n\n- {TOLD} {MORE}",
        f"## Sources\n\n{TOLD}",
        f"## Sources\n\n- Lake Times\n- Northern Post\n\n## Envoys meet\n\n{MORE}",
        "## Villages without power\n\n- Vell\n- Kestra",
        "## Sources of water\n\n- Vell\n- Kestra",
    ],
)
def test_other_lists_at_the_end_are_text(end: str) -> None:
    text = f"# Orm daily\n\n## Bridge shut\n\n{TOLD}\n\n## Market hit\n\n{MORE}\n\n{end}"
    assert not [words for kind, words in shown(text, "a.md") if kind == "aside"]
