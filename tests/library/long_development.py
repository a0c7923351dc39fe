"""Builds long developments with many annotations, in many paragraphs or one; invented."""

from functools import cache

from reader.library.article_text import ArticleEvidence, ArticleText
from reader.library.index import queries
from reader.library.index.connect import Index
from reader.library.index.prepare import FileSeen, prepare_bulletin
from reader.library.index.writing.write import put
from reader.models import (
    AnnotatedBulletin,
    Annotations,
    Bulletin,
    DateMention,
    Development,
    Figure,
    Link,
    Person,
    Quote,
    Span,
    Stance,
)

PEOPLE = (Person("Ilse Varn", "mayor"), Person("Odo Lissen"), Person("Harbour office", None, ()))
SAID = "“The ferry stays at Quill Bay,” said Varn on Monday, with 40 lorries — and more — on deck. "


def sentences(count: int) -> list[str]:
    """Sentences of different lengths, so that lines break at different places."""
    return [SAID + f"Boat {number} left{' again' * (number % 5)}. " for number in range(count)]


def found(starts: list[tuple[int, int]]) -> Annotations:
    """A quote, two figures and a date in each sentence that starts at a block and a character."""
    quotes, figures, dates = [], [], []
    for number, (block, at) in enumerate(starts):
        person = number % 4 if number % 4 < 3 else None
        cue, speaker = Span(block, at + 32, at + 36), Span(block, at + 37, at + 41)
        speakers = () if person is None else (person, 2)[: 1 + (number % 5 == 4 and person < 2)]
        stance: Stance = "denies" if number % 6 == 5 else "says"
        spoken = Quote(Span(block, at, at + 31), "direct", cue, speaker, person, speakers=speakers)
        quotes.append(spoken._replace(stance=stance))
        lorries = Figure(Span(block, at + 58, at + 60), 40.0, 40.0, claim=number % 7)
        if number % 3 == 1:
            lorries = lorries._replace(claimant=person, claimants=speakers, stance=stance)
        figures.append(lorries)
        figures.append(Figure(Span(block, at + 95, at + 96), 1.0, 1.0, claim=number))
        dates.append(DateMention(Span(block, at + 45, at + 51), "2025-03-03"))
    return Annotations(PEOPLE, tuple(quotes), tuple(figures), tuple(dates))


def many_paragraphs(count: int, every: int = 3) -> tuple[Development, Annotations]:
    """One sentence a paragraph, with a link in every `every`th."""
    links = tuple(Link(Span(n, 5, 10), f"https://example.org/{n}") for n in range(1, count, every))
    part = Development("Ferry held", tuple(sentences(count)), None, links)
    return part, found([(block, 0) for block in range(1, count + 1)])


def one_paragraph(count: int) -> tuple[Development, Annotations]:
    """All sentences in one paragraph."""
    starts, at, made = [], 0, sentences(count)
    for sentence in made:
        starts.append((1, at))
        at += len(sentence)
    return Development("Ferry held", ("".join(made),)), found(starts)


def stored(part: Development, finds: Annotations) -> tuple[ArticleText, ArticleEvidence]:
    """The development as an index returns it; the index stays open as long as the result."""
    index = Index(None)
    bulletin = Bulletin("A day", (part,))
    made = prepare_bulletin(AnnotatedBulletin(bulletin, (finds,)), 1)
    put(index.connection(), FileSeen(b"/day.txt", 0, 0, b"", ""), [made])
    article = queries.article(index.connection(), 1, lambda ask: ask(index.connection()))
    assert article is not None
    return article.development, article.found


kept = cache(stored)
"""The same, cached for each text."""
