"""Merges the annotations of the blocks of each language, in the order of the text.

It is the last step of the annotator for bulletins in several languages.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.models import Annotations, Figure, Quote


def merged(found: Sequence[Annotations]) -> Annotations:
    """Merge annotations in the order of the text; numbers of people and claims stay distinct."""
    if len(found) == 1:
        return found[0]
    whole = Annotations()
    for one in found:
        claims = 1 + max((figure.claim for figure in whole.figures), default=-1)
        people = len(whole.people)
        whole = Annotations(
            whole.people + one.people,
            (*whole.quotes, *(_quote(quote, people) for quote in one.quotes)),
            (*whole.figures, *(_figure(figure, people, claims) for figure in one.figures)),
            whole.dates + one.dates,
        )
    return whole._replace(
        quotes=tuple(sorted(whole.quotes, key=lambda quote: quote.span)),
        figures=tuple(sorted(whole.figures, key=lambda figure: figure.span)),
        dates=tuple(sorted(whole.dates, key=lambda mention: mention.span)),
    )


def _quote(quote: Quote, people: int) -> Quote:
    """Return the quote with its people's indices moved up by `people`."""
    person = None if quote.person is None else quote.person + people
    return quote._replace(person=person, speakers=_behind(quote.speakers, people))


def _figure(figure: Figure, people: int, claims: int) -> Figure:
    """Return the figure with its claimants and its claim moved up."""
    claimant = None if figure.claimant is None else figure.claimant + people
    everybody = _behind(figure.claimants, people)
    return figure._replace(claimant=claimant, claimants=everybody, claim=figure.claim + claims)


def _behind(numbers: Sequence[int], people: int) -> tuple[int, ...]:
    return tuple([number + people for number in numbers])
