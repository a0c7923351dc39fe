"""Every word of every file is shown and found, whatever other files contain."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.library.index.fold import folded_words as searched
from reader.library.rows import Article
from tests.library.bulletin_files import opened, rows

WORDS = (
    "bridge hills mayor quay Orm Varn said 40 60 1,200 noon rain 北京 “We stay,” $7 O'Neill kilo-7"
)
SENTENCES = [
    "Some 40 people left for the hills of Orm.",
    "Some 60 people left for the hills of Orm.",
    "“We stay,” said Ilse Varn, the mayor.",
    "We stay, said Ilse Varn, the mayor.",
    "The mayor wept on the quay at noon. 橋を守った。",
    "It cost $1,200 and €7 in 1.5 days",
    "See https://a.example/list for more.",
]
HEADINGS = ["Bridge falls in Orm", "Snow stays", "Other developments", "Key points", "FIGHTING"]
LINES = [
    "Here are the major developments on Monday, March 3, 2025.",
    "Editing by Juno Frayne",
    "By Stig Amadi",
    "Morning briefing",
    "14:05",
    "1. First of all",
    "• A thing that was seen",
    "Monday, 3 March 2025",
]
FRONT = ["", "---\ntitle: Post morning\npublisher: Post\n---\n\n", "---\ndate: 2025-03-03\n---\n"]

any_word = st.text(st.characters(categories=["L", "Nd", "Mn"]), min_size=1, max_size=6)
paragraph = st.lists(
    st.sampled_from(SENTENCES) | st.sampled_from(WORDS.split()) | any_word, min_size=1, max_size=3
).map(" ".join)
heading = st.builds(
    str.__add__, st.sampled_from(["## ", "# ", "### ", ""]), st.sampled_from(HEADINGS)
)
block = st.one_of(
    paragraph, heading, st.sampled_from(LINES), st.sampled_from(["| a | bb |", "> yes"])
)


@st.composite
def documents(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Names and texts of files, several of which share blocks or all of their text."""
    pool = draw(st.lists(block, min_size=1, max_size=7))
    part = st.lists(st.sampled_from(pool), min_size=1, max_size=4)
    files = []
    for number in range(draw(st.integers(1, 3))):
        parts = draw(st.lists(part, min_size=1, max_size=4))
        gap = draw(st.sampled_from(["\n\n", "\n\n", "\n"]))
        text = gap.join(line for blocks in parts for line in blocks)
        ending = draw(st.sampled_from(["md", "txt"]))
        files.append((f"f{number}.{ending}", draw(st.sampled_from(FRONT)) + text + "\n"))
    return files


TWICE = f"{SENTENCES[0]}\n\n{SENTENCES[4]}"


@given(documents())
@example([("a.txt", f"# Title of it\n\n{TWICE}\n\n{LINES[0]}\n\n{TWICE}\n")])
@example([("a.md", f"{TWICE}\n\n## Body\n\n{TWICE}\n\n## Body\n\n{TWICE}\n")])
@example([(f"{n}.md", f"{front}## {HEADINGS[0]}\n\n{TWICE}\n") for n, front in enumerate(FRONT)])
@example([("a.md", f"{SENTENCES[0]}\n\nOrm bridge\n\n# Bridge falls in Orm\n\n{SENTENCES[0]}\n")])
@example([("a.md", f"{LINES[0]}\n\n14:05\n\n14:05\n")])
@example([("a.md", "Snow\n"), ("b.md", "Snow\n\n# Rivers\n\nSnow\n\nBy Stig Amadi\n")])
@settings(deadline=None, max_examples=15)
def test_every_word_is_shown_and_found(files: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "in").mkdir()
        for name, text in files:
            (root / "in" / name).write_text(text)
        with opened(root) as library:
            shown = [row for row in rows(library) if row.kind != "bulletin"]
            articles = [article for row in shown if (article := library.article(row.key))]
            assert library.counts().developments == len(shown)
            assert library.counts().unread == len(shown)
            for name, text in files:
                of = [article for article in articles if is_in(article, name)]
                missing = set(words(text)) - {
                    word for article in of for word in said(article, name)
                }
                assert not missing, (name, missing)
                lost = {word for word in set(words(text)) if not finds(library, word, name)}
                assert not lost, (name, lost)


def is_in(article: Article, name: str) -> bool:
    return name in (article.name, *(copy.bulletin.name for copy in article.also))


def said(article: Article, name: str) -> Iterator[str]:
    """The words that an article shows, and what it says of one of its files."""
    part = article.development
    addresses = (link.address for link in part.links)
    above = (part.section or "", part.heading, part.time or "")
    yield from words(" ".join((*above, *part.paragraphs, *addresses)))
    if article.name == name:
        facts = (article.bulletin_title, article.publisher or "", *article.credits)
        yield from words(" ".join(facts))
    for copy in article.also:
        if copy.bulletin.name == name:
            other = copy.bulletin
            facts = (other.title, other.publisher or "", copy.section or "", *other.credits)
            yield from words(" ".join(facts))


def finds(library: Library, word: str, name: str) -> bool:
    """Whether a word is found in a file, in its text or its metadata."""
    for line in (word, f"source:{word}"):
        found = library.search(f"{line} ").listing
        keys = [row.key for row in found.rows(0, len(found)) if row.kind != "bulletin"]
        if any(is_in(article, name) for article in map(library.article, keys) if article):
            return True
    return False


def words(text: str) -> list[str]:
    """The words of a text as the search sees them; of front matter those of title and publisher.

    A number before a heading is markup; titles of announcements begin behind "Here are".
    """
    if text.startswith("---\n"):
        front, _, text = text[4:].partition("\n---\n")
        told = (line.partition(": ")[2] for line in front.splitlines() if "date" not in line)
        text = " ".join((*told, text))
    text = re.sub(r"(?m)^(?:\d[.)] |Here are the )", "", text)
    return [text[word.start : word.end] for word in searched(text)]
