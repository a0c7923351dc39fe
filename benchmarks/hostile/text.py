"""Reads hostile texts in a pseudo-terminal and checks every byte that reaches it.

`python -m benchmarks.hostile.text` writes a file for each payload and text format, with the payload
in every field and in the file's name, opens all of them in the reader, walks every row, and pastes
every payload into each input line. Then it does the same with benign words. Both runs must send the
same kinds of sequences: 0 kinds more, 0 characters that act. The output of the commands, exported
files and the clipboard are checked as well. The exit status is 1 on a difference.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.hostile.payloads import BENIGN, PAYLOADS, write
from benchmarks.terminal import Terminal, home_in

Running = Callable[[list[str], Mapping[str, str]], subprocess.CompletedProcess[bytes]]
"""Runs the command with words and an environment."""

_SEQUENCE = re.compile(
    "\x1b\\[(?P<csi>[0-?]*[ -/]*)(?P<final>[@-~])|\x1b\\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\\\)"
    "|\x1b(?P<string>[PX^_].*?)(?:\x1b\\\\|$)|\x1b(?P<other>.)|(?P<control>[\x00-\x1f\x7f-\x9f])"
)
_ACTS = re.compile(
    "[\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\ufdd0-\ufdef\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_MOVES = "mHABCDGdJKX"
"""Final bytes of sequences that only say where to write, and in which style."""


def kinds(output: bytes) -> set[str]:
    """The kinds of all sequences in an output, and characters that act."""
    text = output.decode("utf-8", "surrogateescape")
    found = {f"character U+{ord(match[0]):04X}" for match in _ACTS.finditer(text)}
    for match in _SEQUENCE.finditer(text):
        found.add(_kind(match))
    return found


def _kind(match: re.Match[str]) -> str:
    if match["final"]:
        numbers = "" if match["final"] in _MOVES else match["csi"]
        return f"CSI {numbers}{match['final']}"
    if match["osc"] is not None:
        number, _, body = match["osc"].partition(";")
        is_base64 = number == "52" and re.fullmatch(r"c;[A-Za-z0-9+/]*=*", body)
        return f"OSC {number} {'base64' if is_base64 else body[:40]}"
    if match["string"] is not None:
        return f"string {match['string'][:20]!r}"
    return f"ESC {match['other']!r}" if match["other"] else f"control {match['control']!r}"


def tour(folder: Path, home: Path, rows: int, pastes: list[str]) -> bytes:
    """Walk every row, step through evidence, paste into every line; returns the output."""
    command = [sys.executable, "-m", "reader", str(folder)]
    with Terminal(command, environment=home_in(home), cwd="/", columns=140, rows=40) as running:
        running.wait("unread", limit=60)
        running.until(lambda: "reading" not in running.text, "the end of reading", limit=120)
        running.press("", quiet=0.5)
        for _ in range(rows // 20 + 1):
            running.press("j}" + "j)" * 9 + "j" * 10, quiet=0.12, limit=30)
        for keys in (
            "\t\tjjj",
            "\t",
            "yY",
            "zz",
            "v",
            "v",
            "?",
            "\x1b",
            ":",
            "\x1b",
            "U",
            "U",
            "5",
            "1",
        ):
            running.press(keys, quiet=0.1)
        running.press("/", quiet=0.15)
        for text in pastes:
            paste = f"\x1b[200~{text}\x1b[201~"
            running.press(paste, quiet=0.05)
        running.press("\x1b", quiet=0.5)
        several = "".join(f"\x1b[200~{text}\x1b[201~" for text in pastes)
        for opened, done in (("/", "\r"), ("f", "\x1b"), ("e", "\x1b"), ("t", "\r"), ("s", "\x1b")):
            running.press(opened, quiet=0.12)
            running.press(several, quiet=0.4)
            running.press(done, quiet=0.2)
        running.press("yYc", quiet=0.15)
        for keys in ("\x1b", "\x1b", "Q"):
            running.press(keys, quiet=0.3)
        status = running.finish(60)
        if status not in (0, 1):  # 1: one of the files is no text
            raise RuntimeError(f"it ended by itself: {running.text}")
        return bytes(running.output)


def printed(folder: Path, home: Path, run: Running, searches: int = 9) -> bytes:
    """Output and errors of the commands; every `searches`-th payload is searched for."""
    (home / "config").mkdir(parents=True, exist_ok=True)
    bad = "".join(
        f'"k{n}{_toml(text)}" = "{_toml(text)}"\n' for n, text in enumerate(PAYLOADS.values())
    )
    (home / "config" / "config.toml").write_text(bad)
    words = [[str(folder)], ["extract", str(folder)], ["index", str(folder)]]
    words += [["list", str(folder)], ["search", "bridge", str(folder)]]
    words += [
        ["search", text.replace("\0", ""), str(folder)]
        for text in list(PAYLOADS.values())[::searches]
    ]
    words += [
        [text.replace("\0", ""), "--date", text.replace("\0", "")] for text in PAYLOADS.values()
    ][::searches]
    output = b""
    for line in words:
        done = run(line, _environment(home))
        output += done.stdout + done.stderr
    return output


def in_a_new_process(
    words: list[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    command = [sys.executable, "-m", "reader", *words]
    return subprocess.run(command, capture_output=True, env=environment)


def _toml(text: str) -> str:
    """Text for a TOML string, with any character that TOML can spell."""
    return "".join(f"\\U{ord(c):08X}" for c in text if not 0xD800 <= ord(c) <= 0xDFFF)


def _environment(home: Path) -> dict[str, str]:
    import os

    return {**os.environ, **home_in(home), "LC_ALL": "C.UTF-8"}


def _as_pasted(text: str) -> str:
    """What terminals send of a pasted text: one that keeps ESC ends the paste with it."""
    return re.sub("[\x00-\x08\x0a-\x1f]", "", text)


def clipboard_faults(output: bytes) -> list[str]:
    """Texts sent to the clipboard that would act when they are pasted."""
    sent = re.findall(rb"\x1b\]52;c;([^\x07\x1b]*)", output)
    return sorted(
        kind for data in sent for kind in kinds(b64decode(data)) if kind != "control '\\n'"
    )


def compare(root: Path, every: int, pastes: int) -> list[str]:
    """The kinds in the hostile runs that are not in the benign ones."""
    benign = BENIGN.encode()
    runs: dict[str, bytes] = {}
    replacing: dict[str, Callable[[bytes], bytes]] = {
        "hostile": lambda p: p,
        "benign": lambda _: benign,
    }
    for name, replaced in replacing.items():
        count = write(root / name / "in", replaced, every)
        texts = [_as_pasted(text) for text in PAYLOADS.values()][:pastes]
        typed = texts if name == "hostile" else [BENIGN] * len(texts)
        runs[name] = tour(root / name / "in", root / name, count * 4, typed)
    faults = [
        f"on the screen: {kind}" for kind in sorted(kinds(runs["hostile"]) - kinds(runs["benign"]))
    ]
    return faults + [f"in the clipboard: {kind}" for kind in clipboard_faults(runs["hostile"])]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth file")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        faults = compare(root, args.every, len(PAYLOADS))
        out = printed(root / "hostile" / "in", root / "printing", in_a_new_process)
        faults += [
            f"printed: {kind}" for kind in sorted(kinds(out) - {"control '\\n'", "control '\\t'"})
        ]
    print(f"{len(PAYLOADS)} payloads, {len(faults)} faults")
    for fault in faults:
        print(f"  {fault}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
