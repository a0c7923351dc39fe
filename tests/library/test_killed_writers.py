"""Programs killed with SIGKILL while they save marks lose nothing that was acknowledged."""

import json
import subprocess
import sys
from pathlib import Path

ROUNDS = 21  # of two at once


def test_no_acknowledged_mark_is_lost_when_programs_are_killed(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.library.killed_writers", str(tmp_path), str(ROUNDS), "1"],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert result["kills"] >= 40
    assert result["acknowledged"] >= 40
    assert (result["lost"], result["wrong"]) == ([], [])
    assert result["damaged"] <= result["kills"]  # lines cut off before they were acknowledged
