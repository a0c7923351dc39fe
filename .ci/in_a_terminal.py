"""Run a command in a pseudo-terminal until WORDS appear, then press q; its status must be 0.

in_a_terminal.py WORDS COMMAND [ARGUMENT ...]
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

import pyte

ROWS, COLUMNS, SECONDS = 40, 120, 30


def spawn(command: list[str]) -> tuple[int, int]:
    """The process, and the descriptor of the terminal that it runs in."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return process, terminal


def output(terminal: int, until: float) -> bytes | None:
    """What the command writes next; nothing if it is silent for a while; None at its end."""
    wait = max(0.0, min(0.1, until - time.monotonic()))
    if not select.select([terminal], [], [], wait)[0]:
        return b""
    try:
        return os.read(terminal, 65536) or None
    except OSError:  # how Linux tells that nobody has the terminal open any more
        return None


def wait_for(words: str, terminal: int) -> str:
    """Feed a screen until it shows the words; gives what it shows if they don't come."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        piece = output(terminal, until)
        if piece is None:
            break
        stream.feed(piece)
        if words in "\n".join(screen.display):
            return ""
    return "\n".join(screen.display)


def main(words: str, command: list[str]) -> int:
    """Run, wait, quit; gives the exit status."""
    process, terminal = spawn(command)
    shown = wait_for(words, terminal)
    os.write(terminal, b"q")
    until = time.monotonic() + SECONDS
    ended = status = 0
    while not ended and time.monotonic() < until:
        output(terminal, until)  # a command that can't write doesn't end
        ended, status = os.waitpid(process, os.WNOHANG)
    if not ended:
        os.kill(process, 9)
        os.waitpid(process, 0)
    code = os.waitstatus_to_exitcode(status) if ended else "none, q did not end it"
    print(f"in a terminal: {words!r} {'did not appear' if shown else 'shown'}, exit status {code}")
    print(shown, end="")
    return int(bool(shown) or code != 0)


sys.exit(main(sys.argv[1], sys.argv[2:]))
