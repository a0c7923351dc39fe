"""Finds where the words for a source begin, and whether a pronoun refers to the source before."""

from __future__ import annotations

from reader.annotate.claimants.block_sentences import BlockSentences
from reader.annotate.claimants.source_people import KnownPeople
from reader.models import Figure


def goes_on(before: Figure, start: int, here: BlockSentences, known: KnownPeople) -> bool:
    """Whether a sentence begins with a pronoun for the subject that gave the number before it.

    "The staff counted 171 raids.  It put the losses at 40."
    """
    first = here.bounds(start)[0]
    low, high = here.bounds(before.span.start)
    pronoun = here.text[start : start + 3]
    if high != first or start != first or pronoun not in ("It ", "He ", "She"):
        return False
    if before.claimant_basis != "named" or len(before.claimants) != 1 or before.stance != "says":
        return False
    person = known.people[before.claimants[0]]
    opening = here.text[low : low + len(person.name) + 4].removeprefix("The ")
    return opening.startswith(person.name) and (person.kind == "person") is (pronoun != "It ")


def cue_before(source: int, low: int, here: BlockSentences) -> int:
    """Return where the words that introduce a source begin: ", according to", ", said"."""
    comma = here.text.rfind(",", low, source)
    return comma if comma >= 0 else max(here.text.rfind(" according", low, source), low)
