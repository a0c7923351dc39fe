"""Markdown of an article has its words, and no word of it becomes markup."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.export.escape import escape, link
from reader.export.markdown import render_markdown
from reader.library.rows import TextCopy
from reader.models import Annotations, Development
from tests.export.cases import ARTICLE, BULLETIN
from tests.library.long_development import stored

EXPECTED = """\
# Ferry ‘sails’ again

*Day \\*one\\*, The Quay, 2024-10-28 (inferred)*, \
[https://example.org/day?a=1\\&b=(2)](<https://example.org/day?a=1&b=%282%29>)

“The sea is calm,” [Ilse Varn](<https://example.org/varn>) said. Over 40 lorries crossed.

“And it \\*stays\\* calm.”

Dozens waited. “Nobody was hurt,” a voice called.

## Quotes

### Ilse Varn, harbour master

- “The sea is calm,”
- “And it \\*stays\\* calm.” *(carried over)*

### Speaker not named

- “Nobody was hurt,” *(via Harbour Radio)*

## Figures

- Over 40 lorries, says Ilse Varn
- Dozens people waiting, claimant not found
"""


def test_an_article_with_all_its_evidence() -> None:
    assert render_markdown(ARTICLE) == EXPECTED


def test_an_article_without_evidence_ends_with_its_text() -> None:
    text, found = stored(Development("A", ("B.",)), Annotations())
    plain = ARTICLE._replace(development=text, found=found)
    assert render_markdown(plain).endswith("\n\nB.\n")
    assert "##" not in render_markdown(plain)


def test_a_lead_is_headed_by_its_bulletin() -> None:
    text, found = stored(Development("", ("It began.",)), Annotations())
    lead = ARTICLE._replace(development=text, found=found)
    assert render_markdown(lead).startswith("# Day \\*one\\*\n")


def test_only_addresses_of_the_web_become_links() -> None:
    assert link("here", "javascript:alert(1)") == "here"
    assert link("a]b", "https://x.org/ >y") == "[a\\]b](<https://x.org/%20%3Ey>)"


def read_back(markdown: str) -> tuple[list[str], str]:
    """The kinds of blocks in a Markdown text, and the text that a reader sees."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    inline = [child for token in tokens for child in token.children or ()]
    seen = "".join("\n" if child.type == "softbreak" else child.content for child in inline)
    return [token.type for token in tokens] + [child.type for child in inline], seen


LINES = st.text(
    st.sampled_from("ab1 .)#*_-+=~`[]()<>!&|\\:/\"'{}\t\u00a0é") | st.characters(codec="utf-8"),
    max_size=30,
)


@given(LINES)
@settings(deadline=None)
def test_text_of_one_line_reads_as_that_text(text: str) -> None:
    line = " ".join(part for part in text.split() if part.isprintable())
    kinds, seen = read_back(escape(line))
    assert seen.split() == line.split()
    known = {"paragraph_open", "inline", "paragraph_close", "text", "text_special"}
    assert set(kinds) <= known


@given(st.lists(st.sampled_from(["#", "1. a", "-", "===", "> x", "```", "a", "| a | b |", "---"])))
@settings(deadline=None)
def test_no_line_of_a_text_becomes_a_heading_a_list_or_a_table(lines: list[str]) -> None:
    kinds, seen = read_back(escape("\n".join(lines)))
    assert seen.split() == " ".join(lines).split()
    known = {"paragraph_open", "inline", "paragraph_close", "text", "text_special", "softbreak"}
    assert set(kinds) <= known


def test_other_bulletins_with_the_same_words_are_named_and_are_no_markup() -> None:
    noon = BULLETIN._replace(title="*Noon* [x](y)", publisher="The Pier")
    others = (TextCopy(noon, "On the *river*"), TextCopy(BULLETIN))
    lines = render_markdown(ARTICLE._replace(also=others)).splitlines()
    named = [line for line in lines if line.startswith("Also in ")]
    assert len(named) == 2 and "The Pier" in named[0] and "By Tilda Brock" in named[0]
    assert "On the \\*river\\*, \\*Noon\\*" in named[0] and "[x](y)" not in named[0]
    assert "Also in" not in render_markdown(ARTICLE)
