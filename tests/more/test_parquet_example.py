"""The example for Dask gives what `extract` gives, on a local cluster, and DuckDB asks it."""

import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("dask.bag", reason="dask is not installed here")
pytest.importorskip("distributed", reason="distributed is not installed here")
parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed here")

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def example() -> Iterator[ModuleType]:
    """The example as a module, as a script would be."""
    spec = importlib.util.spec_from_file_location(
        "quotes_to_parquet", ROOT / "examples" / "quotes_to_parquet.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture(scope="module")
def out(example: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the example writes of the samples on a cluster of two threads of this process."""
    from distributed import Client

    folder = tmp_path_factory.mktemp("out")
    with Client(
        processes=False, n_workers=1, threads_per_worker=2, dashboard_address=None
    ) as client:
        rows = example.extract(ROOT / "sample_data", folder, client)
        assert example.extract(ROOT / "sample_data", folder, client) == rows, (
            "runs replace each other"
        )
    assert rows > 50
    return folder


def test_every_quote_and_figure_of_extract_is_there_once(out: Path) -> None:
    from datetime import date

    from reader.models import AnnotatedBulletin
    from reader.pipeline import read_paths

    figures: Counter[str] = Counter()
    for read in read_paths([str(ROOT / "sample_data")], today=date.today()):
        if isinstance(read, AnnotatedBulletin):
            figures[read.bulletin.source] += sum(len(part.figures) for part in read.parts)
    told = Counter(row["source"] for row in parquet.read_table(out / "figures").to_pylist())
    assert told == figures
    quotes = parquet.read_table(out / "quotes").to_pylist()
    places = [(row["source"], row["number"], row["block"], row["start"]) for row in quotes]
    assert len(set(places)) == len(places) > 20
    assert all(row["cue"] for row in quotes if row["stance"] != "says")


def test_duckdb_answers_the_questions_of_the_docs(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed here")
    (asked,) = re.findall(r"```sql\n(.*?)```", (ROOT / "docs/notebooks.md").read_text(), re.DOTALL)
    monkeypatch.chdir(out.parent)
    questions = [part.strip() for part in asked.split(";") if "'out/" in part]
    answers = [duckdb.sql(part.replace("'out/", f"'{out.name}/")).fetchall() for part in questions]
    assert len(answers) == 2 and all(answers)
    assert answers[0][0][2] >= answers[0][1][2]
