"""The examples of the docs run, and print what the docs say that they print."""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = re.findall(
    r"```python\n(.*?)```\n\n```text\n(.*?)```", (ROOT / "docs/notebooks.md").read_text(), re.DOTALL
)


@pytest.mark.parametrize(("code", "printed"), EXAMPLES)
def test_an_example_prints_what_stands_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, printed: str
) -> None:
    (tmp_path / "sample_data").symlink_to(ROOT / "sample_data")
    monkeypatch.chdir(tmp_path)
    with redirect_stdout(StringIO()) as told:
        exec(compile(code, "docs/notebooks.md", "exec"), {})
    assert told.getvalue() == printed


def test_there_are_three_examples() -> None:
    assert len(EXAMPLES) == 3
