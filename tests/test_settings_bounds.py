"""No config file crashes its reader or costs more than so many calls a character."""

import math
from pathlib import Path

import pytest

from reader.settings import Settings
from reader.settings.bounds import DEEPEST, DIGITS
from reader.settings.config import parse_settings
from tests.call_counts import effort

FAR = Path("/c.toml")


def problem_of(text: str) -> str:
    settings, (problem,) = parse_settings(text, FAR)
    assert settings.width == Settings().width
    return str(problem)


NUMBERS = [
    "1" * 5000,
    "0x" + "f" * 5000,
    "0x" + "f" * 300,
    "0b" + "1" * 20_000,
    "1_1" * 3000,
    "-" + "1" * 5000,
]


@pytest.mark.parametrize("key", ["width", "read_delay", "theme", "colour", "sources"])
@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:4])
def test_a_number_of_thousands_of_digits_is_told_of_with_its_line(key: str, number: str) -> None:
    problem = problem_of(f"# a\n{key} = {number}\n")
    assert problem.startswith("/c.toml, line 2: ")
    assert len(problem) < 200


@pytest.mark.parametrize("number", ["9" * DIGITS, "0x" + "f" * (DIGITS - 2), "-" + "9" * 40])
def test_a_long_number_is_no_delay(number: str) -> None:
    assert "seconds, 0 to 3600" in problem_of(f"read_delay = {number}\n")


def test_long_decimals_are_a_delay() -> None:
    settings, problems = parse_settings(f"read_delay = {math.pi:.50f}\n", FAR)
    assert (settings.read_delay, problems) == (math.pi, ())


NESTED = {
    "dotted keys": ("theme" + ".a" * 2000 + " = 1\n"),
    "quoted keys": ("theme" + " . 'a'" * 2000 + " = 1\n"),
    "tables": f"[{'a.' * 2000}a]\nb = 1\n",
    "lists of tables": f"[[{'a.' * 2000}a]]\nb = 1\n",
    "lists": f"theme = {'[' * 450}{']' * 450}\n",
    "lists in lines": "theme = " + "[\n" * 100 + "]\n" * 100,
    "tables in tables": "theme = " + "{a = " * 300 + "1" + "}" * 300 + "\n",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED.keys())
def test_what_is_nested_too_deeply_is_told_of_with_its_line(text: str) -> None:
    problem = problem_of(f"# a.b.c\n\n{text}")
    assert f"{DEEPEST} deep" in problem
    line = int(problem.removeprefix("/c.toml, line ").partition(":")[0])
    assert 3 <= line <= 3 + DEEPEST


def test_dots_and_brackets_in_words_are_not_nested() -> None:
    odd = "[" * 100 + "a." * 100
    text = (
        f'# {odd}\nsources = [\n  \'{odd}\', # {odd}\n  "\\"{odd}",\n]\n'
        f'theme = """\n{odd}"\n\\"""{odd}"""""\n'
        f"[filters]\n'{odd}' = '''{odd}'\n{odd}'''\nb = \"c\"\n"
    )
    settings, problems = parse_settings(text, FAR)
    assert problems == ()
    assert len(settings.sources) == 2
    assert settings.theme == f'{odd}"\n"""{odd}""'
    assert dict(settings.filters) == {odd: f"{odd}'\n{odd}", "b": "c"}
    keys = [("sources",), ("theme",), ("filters",), ("filters", odd), ("filters", "b")]
    assert [settings.lines[key] for key in keys] == [2, 6, 9, 10, 12]


LONG = {
    "a list of brackets in words": ("sources = [\n", '"]",\n', "]\n"),
    "a list of lists": ("sources = [\n", "[],\n", "]\n"),
    "a text of brackets in lines": ("theme = '''\n", "]\n", "'''\n"),
    "keys": ("[keymap]\n", "§ = 'b'\n", ""),
}


@pytest.mark.parametrize("parts", LONG.values(), ids=LONG.keys())
def test_a_value_of_many_lines_is_read_once(parts: tuple[str, str, str]) -> None:
    first, piece, last = parts

    def read(times: int) -> int:
        many = "".join(piece.replace("§", str(number)) for number in range(times))
        return effort(lambda: parse_settings(first + many + last, FAR))

    read(10)
    assert read(1600) < 5 * read(400)
