"""The correction key: whom it offers, what it takes, and that each correction is taken back."""

from __future__ import annotations

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from reader.library.rows import Article, CorrectionOffer
from reader.models import Annotations, Development, Figure, Person, Span
from reader.ui.actions.remark import question_about
from reader.ui.screens.correct import CorrectScreen, choices, fits
from reader.ui.screens.main import MainScreen
from reader.ui.screens.overlay import moved
from tests.library.long_development import stored
from tests.quick import first_quick
from tests.ui.conftest import Making
from tests.ui.reading import loaded, seen, until

TEXT = """\
Talks open in Merrow

Foreign minister Ada Kessel arrived in Merrow on Monday with Tomas Brandt, the governor.

“We have come to listen, and we will stay until we are heard,” Kessel told reporters.

Kessel said 40 houses were damaged. Brandt said the bridge was open.

Bridge at Halden reopens

“It will carry what it has to carry,” said Lena Ruud, the chief engineer.

“We are glad that it stands,” Kessel said.
"""


def article(screen: MainScreen) -> Article:
    assert screen.text.article is not None
    return screen.text.article


def speakers(screen: MainScreen) -> list[str]:
    found = article(screen).found
    return [
        " and ".join(found.people[number].name for number in quote.speakers) or "-"
        for quote in found.quotes
    ]


async def asked(pilot: Pilot[None], *keys: str) -> CorrectScreen:
    await pilot.press(*keys, "c")
    await until(pilot, lambda: isinstance(pilot.app.screen, CorrectScreen))
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, CorrectScreen)
    return screen


@pytest.mark.parametrize("size", first_quick([(80, 24), (200, 50), (40, 10)]))
async def test_a_quote_is_shown_and_the_present_speaker_comes_first(
    make_app: Making, size: tuple[int, int]
) -> None:
    async with make_app(TEXT).run_test(size=size) as pilot:
        await loaded(pilot)
        await asked(pilot, "enter", "}")
        lines = seen(pilot).splitlines()
        assert any("Who said this?" in line for line in lines)
        assert any("“We have come to listen" in line for line in lines)
        if size[1] >= 24:
            names = [line for line in lines if "as it is" in line]
            assert len(names) == 1 and "Ada Kessel  as it is" in names[0]
            assert "Tomas Brandt" in seen(pilot) and "not named  the text" in seen(pilot)
            assert "Merrow" not in "".join(lines[lines.index(names[0]) + 1 :][:6])
            assert "[said]  denied  did not confirm  asked  wanted" in seen(pilot)
            assert "[ ] everywhere here: all 3 quotes" in seen(pilot)


async def test_what_is_typed_narrows_the_list(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        await asked(
            pilot,
            "enter",
            "}",
        )
        await pilot.press(*"brand")
        await until(pilot, lambda: "Ada Kessel  as it is" not in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: speakers(screen)[0] == "Tomas Brandt")
        await until(pilot, lambda: screen.status.text.endswith("· u takes it back"))
        assert speakers(screen)[1:] == ["Ada Kessel", "Tomas Brandt"]
        await pilot.press("u")
        await until(pilot, lambda: speakers(screen)[0] == "Ada Kessel")


async def test_a_name_that_is_not_listed_and_nobody_are_taken(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        await asked(pilot, "enter", "}")
        await pilot.press(*"Osk [b]Harn")
        await until(pilot, lambda: "“Osk [b]Harn”  a new name" in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "Nobody here is called “Osk [b]Harn”" in seen(pilot))
        assert isinstance(pilot.app.screen, CorrectScreen)
        await pilot.press("enter")
        await until(pilot, lambda: speakers(screen)[0] == "Osk [b]Harn")
        await asked(pilot)
        await pilot.press("up", "enter")
        await until(pilot, lambda: speakers(screen)[0] == "-")
        await pilot.press("u")
        await until(pilot, lambda: speakers(screen)[0] == "Osk [b]Harn")
        await pilot.press("u")
        await until(pilot, lambda: speakers(screen)[0] == "Ada Kessel")


@pytest.mark.slow
async def test_a_pasted_name_passes_the_gate(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        await asked(pilot, "enter", "}")
        pilot.app.post_message(Paste("Osk\x1b[31m\u202e Harn\nII"))
        await until(pilot, lambda: "“Osk Harn II”" in seen(pilot))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: speakers(screen)[0] == "Osk Harn II")


@pytest.mark.slow
async def test_a_stance_alone_is_corrected_and_shown_with_its_word(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(130, 40)) as pilot:
        screen = await loaded(pilot)
        await asked(pilot, "enter", "}")
        await pilot.press("tab")
        await until(pilot, lambda: "denied “We have come" in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: article(screen).found.quotes[0].stance == "denies")
        await until(pilot, lambda: "Said 3 (1 denied)" in seen(pilot))
        shown = " ".join(seen(pilot).split())
        assert "denied “We have come" in shown and speakers(screen)[0] == "Ada Kessel"
        await asked(pilot)
        await pilot.press("shift+tab", "enter")
        await until(pilot, lambda: article(screen).found.quotes[0].stance == "says")
        await pilot.press("u", "u")
        await until(pilot, lambda: article(screen).found.quotes[0].basis != "corrected")


async def test_everywhere_here_reaches_the_other_developments(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        await asked(pilot, "enter", "}")
        await pilot.press("f2", *"Osk Harn", "enter", "enter")
        await until(pilot, lambda: speakers(screen) == ["Osk Harn", "Osk Harn", "Tomas Brandt"])
        await pilot.press("h", "j")
        await until(pilot, lambda: "Osk Harn" in speakers(screen))
        await pilot.press("u")
        await until(pilot, lambda: "Osk Harn" not in speakers(screen))
        assert "3 corrections in all" in seen(pilot)


async def test_the_claimant_of_a_figure_is_corrected(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(160, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("enter")
        for _ in range(4):
            await pilot.press("right_parenthesis")
            if screen.text.current in list(article(screen).found.figures):
                break
        await asked(pilot)
        assert "Whose figure is this?" in seen(pilot) and "[said]" not in seen(pilot)
        await pilot.press("tab", *"tomas", "enter")
        await until(pilot, lambda: "says Tomas Brandt" in seen(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "says Tomas Brandt" not in seen(pilot))


@pytest.mark.slow
async def test_a_figure_may_be_the_word_of_the_bulletin_itself(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(160, 40)) as pilot:
        screen = await loaded(pilot)
        await pilot.press("enter", "right_parenthesis")
        while screen.text.current not in list(article(screen).found.figures):
            await pilot.press("right_parenthesis")
        await asked(pilot)
        assert "the bulletin says so itself  no source in the text" in seen(pilot)
        await pilot.press("up", "up", "enter")
        await until(pilot, lambda: article(screen).found.figures[0].claimant_basis == "bulletin")
        assert article(screen).found.figures[0].claimants == ()
        await until(pilot, lambda: "40 houses damaged · the bulletin says" in screen.status.text)
        await asked(pilot)
        assert "the bulletin says so itself  as it is" in seen(pilot)
        await pilot.press("up", "enter")
        await until(pilot, lambda: article(screen).found.figures[0].claimant_basis == "unknown")
        await pilot.press("u", "u")
        await until(pilot, lambda: article(screen).found.figures[0].claimant_basis == "named")


@pytest.mark.slow
async def test_stances_and_everywhere_can_be_clicked(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(120, 35)) as pilot:
        await loaded(pilot)
        await asked(pilot, "enter", "}")
        place = next(line for line in seen(pilot).splitlines() if "[said]" in line)
        stance = pilot.app.screen.query_one("#stance").region
        await pilot.click(offset=(place.index("asked") + 1, stance.y))
        await until(pilot, lambda: "[asked]" in seen(pilot) and "asked “We have" in seen(pilot))
        await pilot.click("#everywhere")
        await until(pilot, lambda: "[x] everywhere here" in seen(pilot))
        await pilot.click("#everywhere")
        await until(pilot, lambda: "[ ] everywhere here" in seen(pilot))


@pytest.mark.slow
async def test_in_a_low_terminal_all_that_can_be_said_is_in_sight(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(40, 10)) as pilot:
        await loaded(pilot)
        await asked(pilot, "enter", "}")
        for words in ("“We have come", "Ada Kessel  as it is", "Tab  [said]", "F2   [ ]", "Enter"):
            assert words in seen(pilot), words


@pytest.mark.slow
async def test_the_status_line_tells_what_was_corrected_after_any_message(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(120, 35)) as pilot:
        screen = await loaded(pilot)
        await asked(pilot, "enter", "}")
        await pilot.press(*"brand", "enter")
        await until(pilot, lambda: screen.status.text.startswith("Tomas Brandt, governor"))
        await pilot.press("u")
        await until(pilot, lambda: screen.status.text.startswith("Undone"))
        await asked(pilot)
        await pilot.press(*"brand", "enter")
        await until(pilot, lambda: screen.status.text.startswith("Tomas Brandt, governor"))
        assert "corrected by the reader" in screen.status.text


async def test_escape_changes_nothing(make_app: Making) -> None:
    async with make_app(TEXT).run_test(size=(80, 24)) as pilot:
        screen = await loaded(pilot)
        await asked(pilot, "enter", "}")
        await pilot.press("tab", "f2", *"Osk", "escape", "escape")
        await pilot.pause()
        assert pilot.app.screen is screen and speakers(screen)[0] == "Ada Kessel"
        assert "given" not in (screen.library.undo() or "")


OFFER = CorrectionOffer(
    (
        Person("Ada Kessel", "foreign minister"),
        Person("Володимир Зеленський", None, ("Zelenskyy",)),
        Person("Interior Ministry", None, ("MoI",), "organisation", "Orvane"),
    ),
    1,
    1,
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ["Ada Kessel", "Володимир Зеленський", "Interior Ministry of Orvane", "not named"]),
        ("zelen", ["Володимир Зеленський", "“zelen”", "not named"]),
        ("minister", ["Ada Kessel", "“minister”", "not named"]),
        ("orv int", ["Interior Ministry of Orvane", "“orv int”", "not named"]),
        ("ADA KESSEL", ["Ada Kessel", "not named"]),
        ("nobody", ["“nobody”", "not named"]),
    ],
)
def test_the_choices_are_those_with_words_that_begin_as_typed(
    typed: str, expected: list[str]
) -> None:
    assert [choice.words for choice in choices(OFFER, typed)] == expected


def test_names_come_before_offices_and_a_figure_has_one_more_choice() -> None:
    people = (Person("Ada Kessel", "mayor of Brandal"), Person("Tomas Brandt"))
    offer = CorrectionOffer(people, 0, 1, own=False)
    assert [choice.words for choice in choices(offer, "brand")] == [
        "Tomas Brandt",
        "Ada Kessel",
        "“brand”",
        "the bulletin says so itself",
    ]
    own = [(line.words, line.name) for line in choices(offer._replace(own=True), "")]
    assert own[0] == ("the bulletin says so itself", None) and own[-1] == ("not named", "")
    assert "the bulletin says so itself" not in [
        line.words for line in choices(offer._replace(own=None), "")
    ]


@pytest.mark.parametrize(
    ("at", "by", "expected"),
    [(None, 1, 0), (None, -1, 2), (0, -1, 2), (2, 1, 0), (1, 8, 2), (1, -8, 0)],
)
def test_a_key_moves_among_the_choices(at: int | None, by: int, expected: int) -> None:
    assert moved(at, by, 2) == expected


def test_several_speakers_stand_together_and_can_be_chosen_singly() -> None:
    several = OFFER._replace(present=2)
    lines = list(choices(several, ""))
    assert lines[0].words == "Ada Kessel and Володимир Зеленський" and lines[0].name is None
    assert [line.name for line in lines[1:3]] == ["Ada Kessel", "Володимир Зеленський"]
    nobody = list(choices(OFFER._replace(present=0), ""))
    assert nobody[0] == ("not named", "as it is", None)
    assert [line.words for line in nobody].count("not named") == 1


def test_a_role_and_any_spelling_of_a_name_fit() -> None:
    assert fits(OFFER.people[0], "for kes") and fits(OFFER.people[1], "Zelensky")
    assert not fits(OFFER.people[0], "kes x")


@pytest.mark.parametrize(
    "text", ["b " * 60 + "40 houses were hit " + "d " * 60, "40 houses", "x40y"]
)
def test_a_figure_is_shown_between_whole_words(text: str) -> None:
    part = Development("", (text,))
    start = text.index("40")
    figure = Figure(Span(1, start, start + 2), 40.0, 40.0)
    found = Annotations(figures=(figure,))
    facts = ("A day", None, "2025-03-03", False, "text", None, (), "-", "day.txt")
    told = Article(1, *stored(part, found), 1, 1, *facts)  # type: ignore[arg-type]
    shown = "".join(words for words, _ in question_about(told, figure, OFFER).words)
    assert shown.strip("…") in text and "40" in shown
    edges = shown.strip("…")
    at = text.index(edges)
    assert not at or text[at - 1] == " "
    assert at + len(edges) == len(text) or text[at + len(edges)] == " "
