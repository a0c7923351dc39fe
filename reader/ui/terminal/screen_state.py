"""What the terminal shows, as far as it is known: what looks the same there is not written again.

Invariant: a row that is known looks as it was last written; what else may have been put on the
terminal (another size, another program) is forgotten with `forget`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.geometry import Size
from textual.strip import Strip

from reader.ui.terminal.cell_diff import ScreenPart, style_difference

LAYERS = 32
"""Parts that lie on a row before it becomes one line again."""


class ScreenState:
    """The rows of the terminal: of each the line that was written last, and the parts since."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._rows: dict[int, list[ScreenPart]] = {}
        self._size = Size()
        self._is_told = False

    def forget(self) -> None:
        """What the terminal shows is not known any more."""
        self._rows.clear()

    def resized(self, size: Size) -> None:
        """The terminal has another size, or has had one in between; the first time it may not."""
        if self._is_told or size != self._size:
            self.forget()
        self._is_told = True

    def whole(self, rows: Iterable[ScreenPart], size: Size) -> list[ScreenPart]:
        """What has to be written for the rows of a whole screen, which are shown from now on."""
        if size != self._size:
            self.forget()
            self._size = size
        changed: list[ScreenPart] = []
        for row in rows:
            changed += self._differing(row)
            self._rows[row.y] = [row]
        return changed

    def parts(self, pieces: Iterable[ScreenPart]) -> list[ScreenPart]:
        """The same for parts of rows."""
        changed: list[ScreenPart] = []
        for piece in pieces:
            changed += self._differing(piece)
            self._lay(piece)
        return changed

    def written(self, pieces: Sequence[ScreenPart]) -> Sequence[ScreenPart]:
        """The same for parts that are known to differ: all of them."""
        for piece in pieces:
            self._lay(piece)
        return pieces

    def _lay(self, piece: ScreenPart) -> None:
        if (layers := self._rows.get(piece.y)) is not None:
            layers.append(piece)
            if len(layers) > LAYERS:
                self._row(piece.y)

    def _differing(self, piece: ScreenPart) -> Iterator[ScreenPart]:
        before = self._row(piece.y)
        if before is None:
            yield piece
            return
        strip = Strip(piece.segments).simplify()
        before = before.crop(piece.x, piece.x + strip.cell_length).simplify()
        start, end = style_difference(before, strip)
        if start < end:
            yield ScreenPart(piece.x + start, piece.y, list(strip.crop(start, end)))

    def _row(self, y: int) -> Strip | None:
        """What a row looks like, put together again from its layers."""
        if (layers := self._rows.get(y)) is None:
            return None
        first, *others = layers
        strip = Strip(first.segments)
        for x, _, segments in others:
            upper = Strip(segments)
            end = x + upper.cell_length
            strip = Strip.join([strip.crop(0, x), upper, strip.crop(end)])
        if others:
            self._rows[y] = [ScreenPart(0, y, list(strip))]
        return strip
