"""The verbs: each is a file and a name in the list, and all helps come from what it declares."""

import re

import pytest

from reader.commands.registry import COMMANDS, load_command
from tests.command import warreader


def test_the_help_names_every_use_of_every_verb_in_the_order_of_the_list() -> None:
    told = warreader("--help").stdout.decode()
    section = told.split("commands, each with its own --help:\n")[1].split("\n\n")[0]
    uses = [(words, what) for name in COMMANDS for words, what in load_command(name).uses]
    assert [tuple(re.split("  +", line.strip())) for line in section.splitlines()] == [
        (f"warreader {words}", what) for words, what in uses
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_verb_has_a_help_of_its_own_with_its_examples(name: str) -> None:
    command = load_command(name)
    assert command.name == name
    assert all(words.split()[0] == name for words, _ in command.uses) and command.uses
    run = warreader(name, "--help")
    assert (run.returncode, run.stderr) == (0, b"")
    told = run.stdout.decode()
    assert told.startswith(f"usage: warreader {name} ")
    assert command.description in told
    assert command.examples().strip() in told
