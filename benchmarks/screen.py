"""Times the screen in a real terminal, alternating with a bare app: `-m benchmarks.screen`."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.terminal import Terminal, compile_reader, home_in

SAMPLES = Path(__file__).parent.parent / "sample_data"
KEYS = 12
IDLE = 2.0


@dataclass(frozen=True, slots=True)
class Run:
    """One program's figures: seconds, bytes, MiB."""

    first_screen: float
    first_cpu: float
    key: float
    key_cpu: float
    key_bytes: float
    quit: float
    memory: float
    idle_bytes: float
    idle_cpu: float


def measure(
    command: list[str], expect: str, down: str, up: str, environment: dict[str, str]
) -> Run:
    """Start, wait for the first screen, press keys, idle, quit."""
    with Terminal(command, environment=environment) as terminal:
        first = terminal.wait(expect)
        first_cpu = terminal.cpu()
        terminal.press("", quiet=0.6)
        begin_cpu = terminal.cpu()
        steps = terminal.walk(down, up, KEYS)
        key_cpu = (terminal.cpu() - begin_cpu) / KEYS
        rest = terminal.rest_and_leave(IDLE)
    median = statistics.median
    return Run(
        first,
        first_cpu,
        median(step.seconds for step in steps),
        key_cpu,
        median(step.bytes for step in steps),
        rest.leaving,
        rest.memory,
        rest.bytes,
        rest.cpu * IDLE,
    )


def main() -> None:
    """Run both programs alternately and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(SAMPLES)])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--expect", default="unread", help="text of the first screen")
    args = parser.parse_args()
    compile_reader()
    bare = [sys.executable, str(Path(__file__).with_name("bare.py"))]
    ours = [sys.executable, "-m", "reader", *args.paths]
    with tempfile.TemporaryDirectory() as home:
        environment = home_in(Path(home))
        measure(ours, args.expect, "j", "k", environment)  # makes the index
        pairs = [
            (
                measure(bare, "Body text", "\x1b[B", "\x1b[A", environment),
                measure(ours, args.expect, "j", "k", environment),
            )
            for _ in range(args.runs)
        ]
    report(pairs)


def report(pairs: list[tuple[Run, Run]]) -> None:
    """A row a figure: the two medians and the ratio of ours to the bare app's."""
    print(
        f"{'':14}{'bare':>10}{'warreader':>11}{'ratio':>8}   medians of {len(pairs)} runs in turn"
    )
    for name in Run.__dataclass_fields__:
        floor = statistics.median(getattr(run, name) for run, _ in pairs)
        here = statistics.median(getattr(run, name) for _, run in pairs)
        ratio = f"{here / floor:8.2f}" if floor else " " * 8
        print(f"{name:14}{floor:10.4g}{here:11.4g}{ratio}")


if __name__ == "__main__":
    main()
