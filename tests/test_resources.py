"""styles/ and sample_data/ are found in a checkout and inside an installed package."""

import shutil
import subprocess
import sys
from pathlib import Path

from reader import resources

ROOT = Path(__file__).parent.parent


def test_a_checkout_has_its_folders_beside_the_package() -> None:
    assert resources.sample_data() == ROOT / "sample_data"
    assert resources.styles() == ROOT / "styles"


def test_an_installed_package_has_them_inside_itself(tmp_path: Path) -> None:
    package = tmp_path / "site" / "reader"
    for name in ("styles", "sample_data"):
        (package / name).mkdir(parents=True)
        # A folder beside the package is not ours.
        (package.parent / name).mkdir()
    for name in ("__init__.py", "resources.py"):
        shutil.copy(ROOT / "reader" / name, package)
    script = "from reader import resources; print(resources.styles(), resources.sample_data())"
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == [str(package / "styles"), str(package / "sample_data")]
