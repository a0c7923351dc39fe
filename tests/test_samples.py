"""The samples: bulletins of several shapes, five days in a row, with recurring people."""

import os
import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from reader.models import AnnotatedBulletin
from reader.pipeline import read_paths
from reader.resources import sample_data

NAMES = sorted(path.name for path in sample_data().iterdir())
INVENTED = [name for name in NAMES if "ansel" in name]
RUTTE = "2024-10-28-rutte-kursk.txt"
TODAY = date(2026, 1, 2)
SHARED = Path(os.environ.get("WARREADER_SHARED", Path(__file__).resolve().parents[2] / "shared"))
SEED = SHARED / "bulletins" / "seed.txt"


@cache
def sample(name: str) -> AnnotatedBulletin:
    (found,) = read_paths([str(sample_data() / name)], TODAY)
    assert isinstance(found, AnnotatedBulletin), found
    return found


def text_of(name: str) -> str:
    return (sample_data() / name).read_text()


def test_there_are_enough_of_them() -> None:
    assert len(NAMES) >= 6
    assert len(INVENTED) >= 5


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_a_bulletin_with_title_day_lead_and_developments(name: str) -> None:
    bulletin = sample(name).bulletin
    assert bulletin.title
    assert bulletin.date == name[:10]
    assert bulletin.lead
    assert 4 <= len(bulletin.developments) <= 7
    for development in bulletin.developments:
        assert development.heading
        assert development.paragraphs
    assert 250 <= len(text_of(name).split()) <= 700


@pytest.mark.parametrize("name", INVENTED)
def test_an_invented_bulletin_says_so(name: str) -> None:
    lead = sample(name).bulletin.lead
    assert lead
    assert any("invented" in paragraph for paragraph in lead.paragraphs)


def test_the_invented_days_follow_each_other() -> None:
    days = [date.fromisoformat(name[:10]) for name in INVENTED]
    assert days == [days[0] + timedelta(number) for number in range(len(days))]


def test_the_shapes_differ() -> None:
    texts = {name: text_of(name) for name in NAMES}
    plain = [text for name, text in texts.items() if name.endswith(".txt")]
    assert any("\n\n" not in text for text in plain)
    assert any("\n\n" in text and max(map(len, text.split("\n"))) > 200 for text in plain)
    assert any(max(map(len, text.split("\n"))) <= 72 for text in plain)
    assert any(re.search(r"^\d\d:\d\d$", text, re.MULTILINE) for text in plain)
    assert any(text.startswith("---\n") for text in texts.values())
    assert any(text.startswith("# ") for text in texts.values())


def test_people_come_back_from_day_to_day() -> None:
    days = Counter(person.name for name in INVENTED for person in sample(name).parts[0].people)
    assert days["Mirela Dace"] >= 4
    assert days["Maude van der Lisse"] >= 4


def test_every_sample_shows_evidence() -> None:
    for name in NAMES:
        parts = sample(name).parts
        assert sum(len(part.quotes) for part in parts) >= 8, name
        assert sum(len(part.figures) for part in parts) >= 1, name
        assert sum(len(part.dates) for part in parts) >= 1, name


EVIDENCE = Path(__file__).parent / "cases" / "samples" / "evidence.txt"
FOUND = {
    name: lines.split("\n")
    for name, _, lines in (
        chunk.strip().partition("\n") for chunk in EVIDENCE.read_text().split("\n== ")[1:]
    )
}


def listed(line: str) -> set[str]:
    """The names of a line "speak: A; B"."""
    return set(line.partition(": ")[2].split("; ")) - {""}


def speakers_of(name: str) -> set[str]:
    parts = sample(name).parts
    return {part.people[at].name for part in parts for one in part.quotes for at in one.speakers}


@pytest.mark.parametrize("name", NAMES)
def test_who_speaks_in_a_sample_is_found(name: str) -> None:
    assert not listed(FOUND[name][0]) - speakers_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_else_is_listed(name: str) -> None:
    """No river, town, heading or adjective, and nobody twice."""
    people = [person.name for person in sample(name).parts[0].people]
    assert not set(people) - listed(FOUND[name][0]) - listed(FOUND[name][1])
    assert len(people) == len(set(people))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_denied_withheld_asked_or_demanded_is_told(name: str) -> None:
    read = sample(name)
    unsaid = [
        " | ".join(
            (
                one.stance,
                "; ".join(part.people[at].name for at in one.speakers) or "-",
                development.blocks[one.span.block].text[one.span.start : one.span.end],
            )
        )
        for development, part in zip(read.bulletin.parts, read.parts, strict=True)
        for one in part.quotes
        if one.stance != "says"
    ]
    assert unsaid == FOUND[name][2:]


def test_a_number_that_is_corrected_is_not_claimed() -> None:
    for name, words in (("03-04", "40"), ("03-06", "nine")):
        read = sample(next(one for one in NAMES if name in one))
        stances = {
            development.blocks[0].text: figure.stance
            for development, part in zip(read.bulletin.parts, read.parts, strict=True)
            for figure in part.figures
            if development.blocks[figure.span.block].text[figure.span.start : figure.span.end]
            == words
        }
        assert "says" not in stances.values()


SPOKE = {
    "growing desperation": "Mark Rutte",
    "dangerous expansion": "Mark Rutte",
    "Today, I can confirm": "Mark Rutte",
    "significant escalation": "Mark Rutte",
    "deepening military cooperation": "Mark Rutte",
    "Over 600,000": "Mark Rutte",
    "my first working visit": "Volodymyr Zelenskyy",
    "victory plan": "Volodymyr Zelenskyy",
    "maximum results": "Volodymyr Zelenskyy",
    "principled and resolute": "Volodymyr Zelenskyy",
    "in a matter of days": "Volodymyr Zelenskyy",
    "unlawful military cooperation": "Yoon Suk Yeol",
    "practical countermeasures": "Yoon Suk Yeol",
    "illegal exchanges": "Yoon Suk Yeol",
}

UNREPORTED = {"victory plan"}
"""Words in marks that the sentence reports of nobody."""


@pytest.mark.parametrize("words", SPOKE)
def test_no_real_person_is_given_the_words_of_another(words: str) -> None:
    read = sample(RUTTE)
    named = [
        part.people[quote.person].name
        for development, part in zip(read.bulletin.parts, read.parts, strict=True)
        for quote in part.quotes
        if quote.person is not None
        and words in development.blocks[quote.span.block].text[quote.span.start : quote.span.end]
    ]
    # An office ("the NATO chief") may stay unresolved; another one's name may not stand there.
    assert named or words in UNREPORTED
    assert not {name for name in SPOKE.values() if name in named} - {SPOKE[words]}


def test_real_people_are_quoted_with_words_they_spoke_in_public() -> None:
    if not SEED.exists():
        pytest.skip("the text that the words were taken from is not here")
    spoken = SEED.read_text()
    for quote in re.findall("“([^”]*)”", text_of(RUTTE)):
        assert quote.rstrip(".,") in spoken


def test_the_retelling_is_in_words_of_our_own() -> None:
    if not SEED.exists():
        pytest.skip("the text that it retells is not here")
    theirs, ours = (words_of(text) for text in (SEED.read_text(), text_of(RUTTE)))
    runs = {tuple(theirs[at : at + 7]) for at in range(len(theirs) - 6)}
    shared = [run for at in range(len(ours) - 6) if (run := tuple(ours[at : at + 7])) in runs]
    day = set(words_of("Russia’s war in Ukraine on Monday, October 28"))
    assert [run for run in shared if not set(run) <= day] == []


def words_of(text: str) -> list[str]:
    """The words outside quotation marks."""
    return re.findall(r"\w+", re.sub("“[^”]*”", " ", text).lower())
