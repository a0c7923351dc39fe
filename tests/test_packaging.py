"""Dependencies are pinned, and the wheel has all that a start needs."""

import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PINS = (ROOT / "constraints.txt").read_text().splitlines()


def needed(name: str, extras: frozenset[str], seen: set[str]) -> set[str]:
    """The distributions that an installed one needs here, and all that those need."""
    for requirement in map(Requirement, requires(name) or ()):
        marker = requirement.marker
        wanted = marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""})
        found = canonicalize_name(requirement.name)
        if wanted and found not in seen:
            seen.add(found)
            try:
                needed(found, frozenset(requirement.extras), seen)
            except PackageNotFoundError:
                assert found == "hatchling", f"{found} is needed by {name} and not installed"
    return seen


def test_constraints_are_names_and_versions_and_nothing_else() -> None:
    assert PINS
    for pin in PINS:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", pin), pin


def test_everything_that_is_needed_is_pinned() -> None:
    pinned = {canonicalize_name(pin.split("==")[0]) for pin in PINS}
    assert needed("warreader", frozenset({"dev"}), set()) <= pinned
    assert {"hatchling", "pathspec", "pluggy", "packaging", "trove-classifiers"} <= pinned


def test_the_wheel_maps_styles_and_samples_into_the_package() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["sources"] == {"styles": "reader/styles", "sample_data": "reader/sample_data"}
    for folder in wheel["only-include"]:
        assert (ROOT / folder).is_dir()
        assert any((ROOT / folder).iterdir())


def test_the_two_commands_of_the_readme_are_in_the_makefile() -> None:
    readme, makefile = (ROOT / "README.md").read_text(), (ROOT / "Makefile").read_text()
    for command in ("run", "test", "check"):
        assert f"make {command}" in readme
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)


def test_the_top_level_has_nothing_but_the_project() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode or not (ROOT / ".git").exists():
        pytest.skip("this is no clone: what belongs to the project is not known")
    folders = {line.partition("/")[0] for line in listed.stdout.splitlines() if "/" in line}
    code = {"reader", "styles", "sample_data", "tests", "benchmarks", "docs", "examples"}
    assert folders <= code | {".ci"}
