"""Keys come from the terminal whatever standard input is, and the terminal is restored."""

from pathlib import Path

from tests.command import in_a_terminal

START = "import os; from reader.terminal import terminal_in_place as place\n"
ECHO_OFF = (
    "import termios as t; a = t.tcgetattr(0); a[3] &= ~t.ECHO; t.tcsetattr(0, t.TCSANOW, a)\n"
)


def shown_by(script: str, keys: bytes = b"") -> str:
    """The last line that a script writes in a terminal."""
    shown, status = in_a_terminal("-c", ECHO_OFF + START + script, keys=keys)
    assert status == 0, shown
    return shown.splitlines()[-1]


def test_piped_input_moves_aside_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "in").write_text("piped")
    script = f"""
os.dup2(os.open({str(tmp_path / "in")!r}, os.O_RDONLY), 0)
with place() as stdin:
    key, first = os.read(0, 10).strip(), os.read(stdin, 2)
print(key, first, os.read(0, 10))
"""
    assert shown_by(script, b"key\n") == "b'key' b'pi' b'ped'"


def test_the_screen_is_drawn_on_the_terminal_where_errors_go_to_a_file(tmp_path: Path) -> None:
    script = f"""
os.dup2(os.open({str(tmp_path / "errors")!r}, os.O_WRONLY | os.O_CREAT), 2)
with place() as stdin:
    during = os.isatty(2)
os.write(2, b"told")
print(stdin, during, os.isatty(2))
"""
    assert shown_by(script) == "None True False"
    assert (tmp_path / "errors").read_text() == "told"


def test_no_terminal_is_an_error_and_changes_nothing() -> None:
    script = """
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
before = os.fstat(0)
try:
    with place("/no/terminal"):
        pass
except OSError:
    print(os.fstat(0) == before)
"""
    assert shown_by(script) == "True"
