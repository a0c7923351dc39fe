"""Changes in the sources appear on the screen without a key."""

from pathlib import Path

import pytest

from reader.library.reading import watch
from reader.ui.messages import SourcesChanged
from tests.ui.conftest import Making
from tests.ui.reading import READING, loaded, seen, until

LATER = """\
Here are the major developments in the war in Selvany on Tuesday, March 4, 2025.
Mill at Ansel burns for a third day
“Nothing is left to save,” the fire chief, Odo Brandt, said on Tuesday.
"""


async def test_a_new_bulletin_appears_without_a_key(
    make_app: Making, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "FILE_INTERVAL", 0.2)
    app = make_app(READING)
    async with app.run_test(size=(120, 40)) as pilot:
        await loaded(pilot)
        assert "Mill at Ansel" not in seen(pilot)
        (tmp_path / "bulletins" / "2025-03-04.txt").write_text(LATER)
        await until(pilot, lambda: "Mill at Ansel" in seen(pilot))
        with app._reading:  # the worker waits for this: what changes now is read when it has ended
            for _ in range(3):
                app.post_message(SourcesChanged())
            await until(pilot, lambda: app._reads_again)
        await until(pilot, lambda: not app._reads_again)


async def test_the_samples_are_not_watched(make_app: Making) -> None:
    app = make_app()
    app.start = app.start._replace(samples=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await loaded(pilot)
        assert not app._watching
