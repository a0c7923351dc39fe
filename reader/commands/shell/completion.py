"""`warreader completion SHELL`: prints a script that completes verbs, options and file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.output import print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SHELLS = ("bash", "zsh", "fish")

_FILES = frozenset(("paths", "file", "config", "output", "old", "new"))
"""Arguments that are completed with file names."""

_COMMANDS, _STATE = "': :_shtab_warreader_commands'", "      case $line[1] in\n"
_VERBS_OR_FILES = "': :{_shtab_warreader_commands; _files}'"
_OTHERS = "        *[/.]*) _files ;;\n"
"""Parts of the script for zsh: after a first word that is a file there are further files."""

_EXAMPLES = """\
examples:
  warreader completion bash > ~/.local/share/bash-completion/completions/warreader
  warreader completion zsh > ~/.zfunc/_warreader        with fpath+=~/.zfunc before compinit
  warreader completion fish > ~/.config/fish/completions/warreader.fish
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the shell."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that the script is for")


def run(arguments: Namespace) -> int:
    """Print the script."""
    print_text(completion_script(arguments.shell).rstrip("\n"))
    return 0


def completion_script(shell: str) -> str:
    """Return the script for a shell, built from the declarations of all verbs."""
    import shtab

    from reader.commands.shared.whole_parser import whole_parser

    parser = whole_parser()
    for one in (parser, *_verbs(parser)):
        for action in one._actions:
            if action.dest in _FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    if shell != "zsh":
        return shtab.complete(parser, shell)
    # The first word is a verb or a file; shtab completes no verbs if there are other words.
    parser._actions[:] = [one for one in parser._actions if one.dest != "paths"]
    script = shtab.complete(parser, shell)
    return script.replace(_COMMANDS, _VERBS_OR_FILES).replace(_STATE, _STATE + _OTHERS)


def _verbs(parser: ArgumentParser) -> list[ArgumentParser]:
    found = [action.choices for action in parser._actions if isinstance(action.choices, dict)]
    return [verb for choices in found for verb in choices.values()]


COMMAND = Command(
    name="completion",
    description="Print a script that completes verbs, options and files in a shell.",
    uses=(("completion bash", "tab completion for bash, zsh or fish"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
"""The declaration of `warreader completion`."""
