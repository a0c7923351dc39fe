"""Fields about quotes and figures: whose, of which office and side, how they stand to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from reader.annotate.lexicon.wordlists import lines
from reader.library import Library
from reader.library.article_text import block_text
from reader.library.rows import Correction
from reader.library.search.language.number_values import UNITS
from reader.library.views.quotes import QUOTES
from tests.library.bulletin_files import opened

TEXTS = {
    "bridge": """\
## Bridge at Marrow

Orvane's Defence Minister Tomas Erdeli denied that his troops had shelled the bridge. “We held the
bridge,” Mayor Ilse Varn said.
""",
    "grain": """\
## Grain for Quill Bay

The Coast Agency quoted Mayor Ilse Varn as saying that the grain had arrived. Selvany's Finance
Ministry said that aid of €300 million would follow. Its losses came to $250 million, Orvane's
general staff said.
""",
    "losses": """\
## Losses at Quern

Orvane's general staff said that 620,000 soldiers were killed. Mayor Ilse Varn said 90 houses were
destroyed.
""",
}
TITLES = {"bridge": "Bridge at Marrow", "grain": "Grain for Quill Bay", "losses": "Losses at Quern"}


@contextmanager
def towns(root: Path) -> Iterator[Library]:
    folder = root / "in"
    folder.mkdir()
    for number, text in enumerate(TEXTS.values()):
        front = f"---\ndate: 2031-05-{10 + number}\n---\n# Brief of day {number}\n\n"
        (folder / f"{number}.md").write_text(front + text)
    with opened(root) as library:
        yield library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with towns(tmp_path_factory.mktemp("towns")) as library:
        yield library


def found(library: Library, line: str) -> list[str]:
    listing = library.search(line).listing
    names = {title: name for name, title in TITLES.items()}
    rows = listing.rows(0, len(listing))
    return sorted(names[row.title] for row in rows if row.kind != "bulletin")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("claimant:staff ", ["grain", "losses"]),
        ("claimant:varn ", ["losses"]),
        ("claimant:erdeli ", []),
        ("role:minister ", ["bridge"]),
        ("role:mayor ", ["bridge", "grain", "losses"]),
        ("of:Orvane ", ["bridge", "grain", "losses"]),
        ("of:selvany ", ["grain"]),
        ("relay:coast ", ["grain"]),
        ("stance:denies ", ["bridge"]),
        ("stance:den", ["bridge"]),
        ("stance:asks ", []),
        ("has:denial ", ["bridge"]),
        ("-has:denial ", ["grain", "losses"]),
        ("figure:>600k ", ["grain", "losses"]),
        ("figure:>€200m ", ["grain"]),
        ("figure:>€300m ", []),
        ("figure:>£200m ", []),
        ("figure:>200m€ ", ["grain"]),
        ("figure:200m..260m$ ", ["grain"]),
        ('figure:"> 200 million dollars" ', ["grain"]),
        ("figure:>$200m claimant:staff ", ["grain"]),
        ("figure:>€200m claimant:staff ", []),
        ("counted:soldiers claimant:staff ", ["losses"]),
        ("counted:soldiers claimant:varn ", []),
        ("counted:houses figure:>600k ", []),
        ("figure:>600k counted:soldiers claimant:varn ", []),
    ],
)
def test_what_a_field_finds(library: Library, line: str, names: list[str]) -> None:
    assert found(library, line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("speaker:erdeli stance:denies ", ["bridge"]),
        ("speaker:varn stance:denies ", []),
        ("speaker:varn stance:says ", ["bridge", "grain", "losses"]),
        ("speaker:erdeli stance:says ", []),
        ("speaker:varn or stance:denies ", ["bridge", "grain", "losses"]),
        ("speaker:varn has:denial ", ["bridge"]),
        ("speaker:varn speaker:erdeli ", ["bridge"]),
        ("speaker:varn speaker:erdeli stance:denies ", []),
        ("speaker:varn role:minister ", []),
        ("speaker:varn role:mayor ", ["bridge", "grain", "losses"]),
        ("role:mayor of:orvane ", []),
        ("role:minister of:orvane stance:denies ", ["bridge"]),
        ("speaker:varn relay:coast ", ["grain"]),
        ("speaker:ministry relay:coast ", []),
        ('speaker:varn quote:"held the bridge" ', ["bridge"]),
        ('speaker:erdeli quote:"held the bridge" ', []),
        ("(speaker:varn stance:denies) or relay:coast ", ["grain"]),
        ("-(speaker:varn stance:denies) has:denial ", ["bridge"]),
        ("-(speaker:erdeli stance:denies) ", ["grain", "losses"]),
        ("speaker:varn claimant:staff of:orvane ", ["grain", "losses"]),
    ],
)
def test_what_stands_together_is_met_by_one_quote_or_one_figure(
    library: Library, line: str, names: list[str]
) -> None:
    assert found(library, line) == names


@pytest.mark.parametrize(
    ("line", "name", "marked"),
    [
        ("speaker:varn stance:says", "bridge", ["Mayor Ilse Varn", "said"]),
        ("stance:denies", "bridge", ["denied"]),
        ("speaker:erdeli or x", "bridge", ["Orvane's Defence Minister Tomas Erdeli"]),
        ("figure:>$200m", "grain", ["$250 million"]),
        ("claimant:varn", "losses", ["90 houses"]),
    ],
)
def test_only_what_was_asked_for_is_marked(
    library: Library, line: str, name: str, marked: list[str]
) -> None:
    listing = library.search(f"{line} ").listing
    rows = listing.rows(0, len(listing))
    article = library.article(next(row.key for row in rows if row.title == TITLES[name]))
    assert article
    texts = [
        block_text(article.development, span.block)[span.start : span.end]
        for span in library.matches(article, f"{line} ")
    ]
    assert texts == marked


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("claimant:staff", ('claimant:"Orvane\'s general staff"',)),
        ("role:may", ("role:Mayor",)),
        ("of:orv", ("of:Orvane",)),
        ("relay:coa", ('relay:"Coast Agency"',)),
        ("stance:w", ("stance:withholds", "stance:wants")),
        ("has:d", ("has:denial",)),
        ("since:y", ("since:yesterday",)),
        ("clai", ("claimant:",)),
    ],
)
def test_fields_are_completed(library: Library, typed: str, offered: tuple[str, ...]) -> None:
    assert library.complete(typed, len(typed)).words == offered


def test_today_is_the_day_of_the_search(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    front = f"---\ndate: {date.today()}\n---\n"
    (tmp_path / "in" / "day.md").write_text(f"{front}## Bridge at Marrow\n\nIt held.\n")
    with opened(tmp_path) as library:
        for line in ("on:today", "since:yesterday", "until:today", "on:tod"):
            assert found(library, line) == ["bridge"]
        assert found(library, "on:yesterday ") == []


def test_a_corrected_item_is_found_as_the_reader_has_it(tmp_path: Path) -> None:
    with towns(tmp_path) as library:
        listing = library.search("speaker:erdeli ").listing
        (key,) = listing.targets()
        article = library.article(key)
        assert article
        denied = next(quote for quote in article.found.quotes if quote.stance == "denies")
        library.correct(key, denied.span, Correction(name="Lise Braun", stance="says"))
        assert found(library, "stance:denies ") == found(library, "has:denial ") == []
        assert found(library, "role:minister ") == []
        assert found(library, "speaker:braun stance:says ") == ["bridge"]
        library.undo()
        assert found(library, "stance:denies ") == ["bridge"]


def test_units_that_can_be_asked_for_are_those_of_the_rules() -> None:
    known = {
        line.partition(":")[0]
        for name in ("units", "currencies", "symbols")
        for line in lines(name)
    }
    assert known >= UNITS.keys()


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        ("speaker:varn relay:coast ", ["the grain had arrived"]),
        ("stance:denies ", ["his troops had shelled"]),
        ("role:minister or relay:coast ", ["the grain had arrived", "his troops had shelled"]),
        ("marrow role:mayor ", ["“We held the bridge,”"]),
        ("marrow or role:minister ", ["his troops had shelled", "“We held the bridge,”"]),
    ],
)
def test_the_view_of_quotes_has_those_asked_for(
    library: Library, line: str, starts: list[str]
) -> None:
    listing = library.search(line, view=QUOTES).listing
    shown = [str(row.cells[3]) for row in listing.rows(0, len(listing)) if not row.is_heading]
    assert len(shown) == len(starts)
    assert all(words.startswith(start) for words, start in zip(shown, starts, strict=True))
