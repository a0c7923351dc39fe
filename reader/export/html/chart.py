"""Draws the claims of a series as SVG: days to the right, values upwards.

Each claimant has a sign and a colour, and lines join only claims of one claimant. A range is a bar;
"at least" and "at most" have an arrow; a claim that is denied is crossed out. No information
depends on colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from reader.ledger.catch_up import NamedSeries
from reader.ledger.claim_words import claimant_words, scale_number, value_words
from reader.ledger.series.standing import SeriesClaim

WIDTH, HEIGHT = 680, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 20, 20, 40
_RADIUS = 6
COLOURS = 6
"""Number of colours in the style sheet; further claimants repeat them, with other signs."""


class Point(NamedTuple):
    """A claim in the drawing, with the places of its low and high end.

    `voice` numbers its claimant.
    """

    claim: SeriesClaim
    voice: int
    x: float
    low: float
    high: float


def day_of(claim: SeriesClaim) -> str:
    """Return the day that a claim is for, or that of its bulletin; "" if neither is known."""
    when = (claim.quantity.when or "")[:10]
    return when if len(when) == 10 else claim.stated.place.day


def drawing(series: NamedSeries, number: int) -> str:
    """Return the drawing of a series; "" if fewer than two claims have a value and a day."""
    claims = [one for one in series.claims if one.stated.figure.low is not None and day_of(one)]
    if len(claims) < 2:
        return ""
    voices = list(dict.fromkeys(map(claimant_words, claims)))
    points = _points(claims, voices)
    title = f"{series.of or 'Claims'}, {len(claims)} claims by {len(voices)}"
    parts = [*_axes(claims, points), *_lines(points), *map(_sign, points)]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT + 20 * len(voices)}" role="img"'
        f' aria-labelledby="drawing{number}"><title id="drawing{number}">{escape(title)}</title>'
        f"{''.join(parts)}{''.join(_legend(voices))}</svg>"
    )


def _bounds(claims: Sequence[SeriesClaim]) -> tuple[float, float]:
    """The lowest and highest value of the scale, which begins at 0 if that is near."""
    lows = [float(claim.stated.figure.low or 0) for claim in claims]
    highs = [float(claim.stated.figure.high or 0) for claim in claims]
    low, high = min(lows), max(highs)
    low = 0.0 if 0 <= low < high / 2 or low == high else low
    return low, high if high > low else low + 1


def _points(claims: Sequence[SeriesClaim], voices: Sequence[str]) -> list[Point]:
    days = [date.fromisoformat(day_of(claim)).toordinal() for claim in claims]
    first, span = min(days), max(max(days) - min(days), 1)
    low, high = _bounds(claims)
    room = WIDTH - _LEFT - _RIGHT - 2 * _RADIUS * len(voices)

    def y(value: float) -> float:
        return round(HEIGHT - _BOTTOM - (value - low) / (high - low) * (HEIGHT - _TOP - _BOTTOM), 1)

    found = []
    for claim, day in zip(claims, days, strict=True):
        voice = voices.index(claimant_words(claim))
        x = _LEFT + _RADIUS + (day - first) / span * room + 2 * _RADIUS * voice
        ends = y(float(claim.stated.figure.low or 0)), y(float(claim.stated.figure.high or 0))
        found.append(Point(claim, voice, round(x, 1), *ends))
    return found


def begins_at(series: NamedSeries) -> str:
    """Return a sentence that says where the scale begins; "" if it begins at 0."""
    claims = [one for one in series.claims if one.stated.figure.low is not None and day_of(one)]
    low = _bounds(claims)[0] if claims else 0.0
    return f"The scale begins at {scale_number(low)}." if low else ""


def _axes(claims: Sequence[SeriesClaim], points: Sequence[Point]) -> Iterator[str]:
    base, right = HEIGHT - _BOTTOM, WIDTH - _RIGHT
    yield f'<path class="axis" d="M{_LEFT} {_TOP}V{base}H{right}"/>'
    low, high = _bounds(claims)
    for value, y in ((low, base), (high, _TOP + 4)):
        yield f'<text x="{_LEFT - 8}" y="{y}" text-anchor="end">{scale_number(value)}</text>'
    days = sorted({day_of(claim) for claim in claims})
    places = {day_of(point.claim): point.x for point in points}
    for day, anchor in {days[0]: "start", days[-1]: "end"}.items():
        x = places[day] if anchor == "start" else max(places[day], _LEFT + 90)
        yield f'<text x="{x}" y="{base + 20}" text-anchor="{anchor}">{day}</text>'


def _lines(points: Sequence[Point]) -> Iterator[str]:
    """A line for each claimant through their claims, by day."""
    for voice in dict.fromkeys(point.voice for point in points):
        own = [one for one in points if one.voice == voice and _is_said(one)]
        places = " ".join(f"{one.x},{one.low}" for one in own)
        if len(own) > 1:
            yield f'<polyline class="line voice{voice % COLOURS}" points="{places}"/>'


def _is_said(point: Point) -> bool:
    """Whether a claim belongs on a line: its claimant is known and asserts it."""
    is_value = point.low == point.high  # a range claims no single value
    stance = point.claim.stated.figure.stance
    return is_value and point.claim.claimant is not None and stance == "says"


def _sign(point: Point) -> str:
    """The sign of a claim, with a bar for a range, an arrow for a bound, a cross for a denial."""
    claim, figure = point.claim, point.claim.stated.figure
    told = f"{day_of(claim)}: {value_words(claim)}, {claimant_words(claim)}"
    parts = [f"<title>{escape(told)}</title>"]
    parts += (_shape(point.voice, point.x, end) for end in dict.fromkeys((point.low, point.high)))
    if point.low != point.high:
        parts.append(f'<path class="bar" d="M{point.x} {point.low}V{point.high}"/>')
    if figure.qualifier in "<>":
        parts.append(_arrow(point, up=figure.qualifier == ">"))
    if figure.stance != "says":
        a, b = _RADIUS + 3, 2 * (_RADIUS + 3)
        parts.append(
            f'<path class="crossed" d="M{point.x - a} {point.low - a}l{b} {b}m0 {-b}l{-b} {b}"/>'
        )
    unsaid = "" if figure.stance == "says" else " unsaid"
    return f'<g class="voice{point.voice % COLOURS}{unsaid}">{"".join(parts)}</g>'


def _arrow(point: Point, up: bool) -> str:
    """An arrow away from the value: the true number may be more (up) or less."""
    way, x, start = (-1, point.x, point.high) if up else (1, point.x, point.low)
    tip, back = start + way * 18, start + way * 12
    head = f"M{x - 4} {back}L{x} {tip}L{x + 4} {back}"
    return f'<path class="bar" d="M{x} {start + way * _RADIUS}V{tip}{head}"/>'


def _shape(voice: int, x: float, y: float) -> str:
    """The sign of a claimant: circle, square, triangle, diamond, upside-down triangle."""
    r = _RADIUS
    shapes = (
        f'<circle cx="{x}" cy="{y}" r="{r}"/>',
        f'<rect x="{x - r}" y="{y - r}" width="{2 * r}" height="{2 * r}"/>',
        f'<path d="M{x} {y - r}l{r} {2 * r}h{-2 * r}z"/>',
        f'<path d="M{x} {y - r - 1}l{r + 1} {r + 1}l{-r - 1} {r + 1}l{-r - 1} {-r - 1}z"/>',
        f'<path d="M{x} {y + r}l{r} {-2 * r}h{-2 * r}z"/>',
    )
    return shapes[voice % len(shapes)]


def _legend(voices: Sequence[str]) -> Iterator[str]:
    for number, name in enumerate(voices):
        y = HEIGHT + 20 * number
        sign = _shape(number, _LEFT + _RADIUS, y)
        words = f'<text x="{_LEFT + 20}" y="{y + 4}">{escape(name)}</text>'
        yield f'<g class="voice{number % COLOURS}">{sign}</g>{words}'
