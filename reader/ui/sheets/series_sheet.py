"""Lays out the claims of a series as lines: a timeline, and a table below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from reader.ledger.series.standing import SeriesClaim, claim_day
from reader.library.views.lists.series_list import PER, claim_words, whose
from reader.library.views.pages.series_page import PlacedClaim, SeriesPage
from reader.ui.page.columns import Styled, flowing, hanging, joined, styled
from reader.ui.page.looks import plural, short_date
from reader.ui.page.page import PageBlock, PageBlocks
from reader.ui.rows.evidence_row import days_between
from reader.ui.sheets.claim_lines import (
    AGAINST,
    DAY,
    ITSELF,
    UNKNOWN,
    Dispute,
    SheetClaim,
    begin,
    claim_table,
    disputed_lines,
    quoted_lines,
)
from reader.ui.sheets.lines import pieces_of, section
from reader.ui.sheets.timeline import Scale, Voice, axis, drawn, scale_of, voice

OWN, NOBODY = Voice("¶", "text"), Voice("?", "muted")
"""The signs of the text itself as claimant, and of unknown claimants, who may all differ."""

TIMELINE, CLAIMS, DISPUTED = "Timeline", "Claims", "Disputed"
BESIDE = "Denied or not confirmed in the same texts"
"""Denials of anything, which need not be of this number."""


def series_blocks(page: SeriesPage, width: int) -> PageBlocks:
    """Return what is counted, the claimants' signs, the timeline, and the table."""
    claims = [told.claim for told in page.told]
    voices = _voices(claims)
    lines = [
        SheetClaim(told.claim, _voice_of(told.claim, voices), place, told.times)
        for told, place in zip(page.told, page.places(), strict=True)
    ]
    disputes = (
        Dispute(_placed(one.claim, voices), [_placed(other, voices) for other in one.others])
        for one in page.disputes()
    )
    scale = scale_of([claim.stated.figure for claim in claims], width - DAY - 4)
    made = chain(
        _head(page.series.of, claims, width),
        section(TIMELINE, _timeline(lines, scale, width), width),
        section(CLAIMS, claim_table(lines, width), width),
        section(DISPUTED, disputed_lines(disputes, width), width),
        section(BESIDE, quoted_lines(page.denials(), width), width),
    )
    return PageBlocks(made, 3 * len(claims) + 8)


def _placed(placed: PlacedClaim, voices: dict[object, tuple[Voice, str]]) -> SheetClaim:
    return SheetClaim(placed.claim, _voice_of(placed.claim, voices), placed.place, placed.times)


def _voices(claims: Sequence[SeriesClaim]) -> dict[object, tuple[Voice, str]]:
    """Return a sign for each claimant, in the order of their first claims, and the name."""
    firsts: dict[object, SeriesClaim] = {}
    for claim in claims:
        if claim.claimant is not None:
            firsts.setdefault(whose(claim), claim)
    often = Counter(one.claimant.name for one in firsts.values() if one.claimant)
    return {
        key: (voice(number), _told_apart(claim, often))
        for number, (key, claim) in enumerate(firsts.items())
    }


def _told_apart(claim: SeriesClaim, often: Mapping[str, int]) -> str:
    """The name of a claimant, with the text's day if different claimants have this name."""
    name = claim.claimant.name if claim.claimant else ""
    day = claim.stated.place.day
    return f"{name} ({short_date(day, day)})" if often[name] > 1 and day else name


def _voice_of(claim: SeriesClaim, voices: dict[object, tuple[Voice, str]]) -> Voice:
    if claim.claimant is not None:
        return voices[whose(claim)][0]
    return OWN if claim.stated.figure.claimant_basis == "bulletin" else NOBODY


def _head(of: str, claims: Sequence[SeriesClaim], width: int) -> Iterator[PageBlock]:
    voices = _voices(claims)
    title = of or claim_words(claims[-1])  # as in the list, if nothing says what is counted
    yield from pieces_of(hanging(Styled(title), width), None, "title")
    per = {claim.quantity.per for claim in claims}
    told = [PER.get(next(iter(per)) or "", "") if len(per) == 1 else ""]
    told += [plural(len(claims), "claim")]
    told += [plural(len(voices), "claimant")] if voices else []
    days = sorted(filter(None, map(claim_day, claims)))
    told += [days_between(days[0], days[-1])] if days else []
    yield from pieces_of(hanging(Styled(" · ".join(filter(None, told))), width), None, "muted")
    signs = [*voices.values()]
    used = {_voice_of(claim, voices) for claim in claims}
    signs += [(one, name) for one, name in ((OWN, ITSELF), (NOBODY, UNKNOWN)) if one in used]
    named = [joined(styled(one.sign, one.look), Styled(f" {name}")) for one, name in signs]
    yield from pieces_of(flowing(named, width), None)
    yield from pieces_of(flowing((styled(one, "muted") for one in _legend(claims)), width), None)


def _legend(claims: Sequence[SeriesClaim]) -> list[str]:
    """The meaning of the signs that are used."""
    figures = [claim.stated.figure for claim in claims]
    stances, qualifiers = ({one.stance for one in figures}, {one.qualifier for one in figures})
    told = {
        f"{AGAINST} cannot both be right": any(claim.against for claim in claims),
        "× denied": "denies" in stances,
        "? not confirmed, asked or wanted": bool(stances - {"says", "denies"}),
        "─▶ at least": ">" in qualifiers,
        "◀─ up to": "<" in qualifiers,
        "~ about": "~" in qualifiers,
        "┣━┫ from, to": any(one.low != one.high for one in figures),
    }
    return [words for words, is_used in told.items() if is_used]


def _timeline(lines: Sequence[SheetClaim], scale: Scale | None, width: int) -> Iterator[PageBlock]:
    """A row for each claim below the scale; nothing if no claim has a value."""
    if scale is None:
        return
    yield from pieces_of([joined(Styled(" " * (DAY + 4)), axis(scale))], None)
    day = None
    for claim, mark, place, _ in lines:
        figure = claim.stated.figure
        if figure.low is None:
            continue
        start = begin(claim, mark, day)
        day = claim_day(claim)
        row = drawn(figure, scale, mark)
        yield from pieces_of([joined(start, row)], place)
