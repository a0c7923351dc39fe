"""Reduces updates of the screen to the parts that differ from what the terminal shows.

Textual writes whole screens at the start, when a dialog closes and after each change of a style.
Without what is already shown, a start takes a tenth of the bytes (benchmarks/README.md). Invariant:
a known row shows what was last written to it. After anything else that may have changed the
terminal (a resize, another program), `forget` must be called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.geometry import Size
from textual.strip import Strip, get_line_length

from reader.ui.terminal.cell_diff import ScreenPart, style_difference

LAYERS = 32
"""Most parts written over a row before they are merged into one line."""


class ScreenState:
    """For each row of the terminal, the line written last and the parts written over it since."""

    def __init__(self) -> None:
        """Start with no known row."""
        self._rows: dict[int, list[ScreenPart]] = {}
        self._size = Size()
        self._was_resized = False

    def forget(self) -> None:
        """Forget all rows, because the terminal may show something else."""
        self._rows.clear()

    def resized(self, size: Size) -> None:
        """Forget all rows after a resize, even if the size has been changed back since.

        The first message, at the start, may report no change.
        """
        if self._was_resized or size != self._size:
            self.forget()
        self._was_resized = True

    def whole(self, rows: Iterable[ScreenPart], size: Size) -> list[ScreenPart]:
        """Return the parts to write so that the terminal shows these rows, a whole screen."""
        if size != self._size:
            self.forget()
            self._size = size
        changed: list[ScreenPart] = []
        for row in rows:
            changed += self._differing(row)
            self._rows[row.y] = [row]
        return changed

    def parts(self, parts: Iterable[ScreenPart]) -> list[ScreenPart]:
        """Return the parts to write so that the terminal shows these parts; they do not overlap.

        All are compared before any is added, so that each row is merged from its layers only once.
        """
        shown = list(parts)
        changed = [differing for part in shown for differing in self._differing(part)]
        for part in shown:
            self._add(part)
        return changed

    def written(self, parts: Sequence[ScreenPart]) -> Sequence[ScreenPart]:
        """Record parts that are known to differ, and return all of them."""
        for part in parts:
            self._add(part)
        return parts

    def _add(self, part: ScreenPart) -> None:
        if (layers := self._rows.get(part.y)) is not None:
            layers.append(part)
            if len(layers) > LAYERS:
                self._row(part.y)

    def _differing(self, part: ScreenPart) -> Iterator[ScreenPart]:
        before = self._row(part.y)
        if before is None:
            yield part
            return
        strip = Strip(part.segments).simplify()
        before = before.crop(part.x, part.x + strip.cell_length).simplify()
        start, end = style_difference(before, strip)
        if start < end:
            yield ScreenPart(part.x + start, part.y, list(strip.crop(start, end)))

    def _row(self, y: int) -> Strip | None:
        """The line that a row shows, merged from its layers."""
        if (layers := self._rows.get(y)) is None:
            return None
        if layers[1:]:
            layers[:] = [ScreenPart(0, y, list(_joined(layers)))]
        return Strip(layers[0].segments)


def _joined(layers: Sequence[ScreenPart]) -> Strip:
    """The visible result of overlapping parts of a row; the first part is the whole row.

    Usually the last parts cover the others, which are then skipped.
    """
    pieces: list[tuple[int, Strip]] = []
    uncovered = [(0, Strip(layers[0].segments).cell_length)]
    for x, _, segments in reversed(layers):
        end, left = x + get_line_length(segments), []
        for low, high in uncovered:
            start, stop = max(low, x), min(high, end)
            if start < stop:
                pieces.append((start, Strip(segments, end - x).crop(start - x, stop - x)))
                left += [(low, start), (stop, high)]
            else:
                left.append((low, high))
        uncovered = [(low, high) for low, high in left if low < high]
        if not uncovered:
            break
    return Strip.join([strip for _, strip in sorted(pieces, key=lambda piece: piece[0])])
