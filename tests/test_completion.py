"""Completion of shells and the manual page are made of what every verb declares."""

import shutil
import subprocess
from pathlib import Path

import pytest

from reader.commands.registry import COMMANDS, load_command
from reader.commands.shell.completion import SHELLS, completion_script
from reader.commands.shell.manual import manual_page
from tests.command import warreader

TYPED = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
_shtab_warreader
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_knows_every_verb_and_its_options(shell: str) -> None:
    script = completion_script(shell)
    assert all(name in script for name in COMMANDS)
    assert "no-refresh" in script and "markdown" in script
    assert warreader("completion", shell).stdout.decode() == script.rstrip("\n") + "\n"


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash is installed here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["quo"], ["quotes"]),
        (["export", "--form", "bib"], ["bibtex"]),
        (["quotes", "--mark"], ["--markdown"]),
        (["completion", ""], [*SHELLS]),
        (["list", "tod"], ["today.txt"]),
    ],
)
def test_bash_completes_verbs_options_values_and_files(
    tmp_path: Path, words: list[str], offered: list[str]
) -> None:
    (tmp_path / "today.txt").touch()
    script = tmp_path / "script"
    script.write_text(completion_script("bash"))
    run = subprocess.run(
        ["bash", "-c", TYPED, "bash", str(script), "warreader", *words],
        capture_output=True, text=True, cwd=tmp_path, check=True,
    )  # fmt: skip
    assert run.stdout.split() == offered


def test_the_manual_page_has_every_verb_and_every_option() -> None:
    page = manual_page().replace("\\-", "-")
    for name in COMMANDS:
        assert f"warreader {name}" in page
        assert load_command(name).description.rstrip(".")[1:20] in page
    assert "--no-refresh" in page and page.startswith(".TH WARREADER")
    assert warreader("manual").stdout.decode() == manual_page().rstrip("\n") + "\n"


def test_an_unknown_shell_is_status_2() -> None:
    run = warreader("completion", "tcl")
    assert run.returncode == 2 and b"bash" in run.stderr
