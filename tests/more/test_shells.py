"""Scripts for shells that not every machine has do what they are for in these shells."""

import shutil
import subprocess
from pathlib import Path

import pytest

from reader.commands.shell.completion import completion_script
from reader.commands.shell.manual import manual_page


def ran(*words: str) -> str:
    """What a program prints, which must end well and complain of nothing."""
    run = subprocess.run(words, capture_output=True, text=True, timeout=30)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish is installed here")
def test_fish_completes_verbs_and_options(tmp_path: Path) -> None:
    script = tmp_path / "warreader.fish"
    script.write_text(completion_script("fish"))
    for typed, offered in (("warreader quo", "quotes"), ("warreader quotes --mark", "--markdown")):
        told = ran("fish", "--no-config", "-c", f"source {script}; complete -C '{typed}'")
        assert told.split("\t")[0] == offered


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh is installed here")
def test_zsh_takes_the_script(tmp_path: Path) -> None:
    script = tmp_path / "_warreader"
    script.write_text(completion_script("zsh"))
    ran("zsh", "-f", "-n", str(script))
    begins = f"fpath=({tmp_path} $fpath); autoload -Uz compinit; compinit -u -D"
    assert ran("zsh", "-f", "-c", f"{begins}; print $_comps[warreader]") == "_warreader\n"


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh is installed here")
def test_zsh_offers_verbs_and_files_as_the_first_word(tmp_path: Path) -> None:
    script = tmp_path / "_warreader"
    script.write_text(completion_script("zsh"))
    told = ran("zsh", "-f", "-c", f"_arguments() {{ print -rl -- $@ }}; . {script}; :")
    specs = told.splitlines()
    assert ": :{_shtab_warreader_commands; _files}" in specs and "*::: :->warreader" in specs
    assert not any(spec.startswith("(*)::") for spec in specs)


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff is installed here")
def test_the_manual_page_is_set_without_complaints(tmp_path: Path) -> None:
    page = tmp_path / "warreader.1"
    page.write_text(manual_page())
    assert "WARREADER(1)" in ran("groff", "-Kutf8", "-man", "-Tutf8", "-ww", str(page))
