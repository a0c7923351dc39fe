"""Small runs of the trials of `python -m benchmarks.trust`."""

from pathlib import Path

import pytest

from benchmarks.trust import cuts, damage, merging
from benchmarks.trust.recorder import Model


def clean(result: dict[str, int]) -> bool:
    """Whether there were trials, and nothing was lost, wrong or unreported."""
    return result.pop("trials") > 0 and not any(result.values())


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> cuts.Recorded:
    root = tmp_path_factory.mktemp("recorded")
    return cuts.Recorded(root, *cuts.record_marking(root, 45, 1))


def test_what_is_recorded_is_all_that_was_done(recorded: cuts.Recorded, tmp_path: Path) -> None:
    assert any(event.old for event in recorded.log)  # a file was rewritten
    assert cuts.is_all_seen(recorded.log, recorded.root, tmp_path / "again")


@pytest.mark.parametrize("model", ["posix", "ext4"])
def test_no_power_cut_costs_an_acknowledged_mark(
    recorded: cuts.Recorded, tmp_path: Path, model: Model
) -> None:
    result = cuts.cut_all(recorded, tmp_path, model, 80, 3)
    assert (result["lost"], result["wrong"]) == ([], [])


def test_a_flipped_bit_costs_its_line_at_most_and_is_told(tmp_path: Path) -> None:
    assert clean(damage.every_bit(tmp_path, 2, 53))
    assert clean(damage.random_bits(tmp_path, 5, 200))


def test_zeros_and_garbage_cost_the_lines_that_they_lie_on(tmp_path: Path) -> None:
    assert clean(damage.zeroed(tmp_path / "zeroed", 8))
    assert clean(damage.garbage(tmp_path / "garbage", trials=40))


def test_a_line_that_no_version_writes_is_refused_though_its_checksum_fits(tmp_path: Path) -> None:
    assert clean(damage.forged(tmp_path))


def test_whatever_stands_in_the_files_place_marks_are_kept_and_it_is_told(tmp_path: Path) -> None:
    assert clean(damage.replaced(tmp_path))


def test_a_newer_format_stays_as_it_is_even_with_a_damaged_header(tmp_path: Path) -> None:
    assert clean(damage.newer(tmp_path, 41))


def test_every_order_of_merging_gives_one_result_and_old_copies_change_nothing(
    tmp_path: Path,
) -> None:
    (_, total), *_ = merging.merging_of(tmp_path, histories=3, steps=60, orders=10)
    assert isinstance(total, dict)
    assert total["old copies"] > 40
    assert (total["wrong"], total["changed by an old copy"]) == (0, 0)
