"""An article with every kind of evidence, for tests of exports; people and places invented."""

from reader.library.rows import Article
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
)
from tests.library.long_development import stored

ADDRESS = "https://example.org/day?a=1&b=(2)"
PEOPLE = (
    Person("Ilse Varn", "harbour master", ("Varn",)),
    Person("Ministry of Rivers", None, (), "organisation"),
)
PART = Development(
    "Ferry ‘sails’ again",
    (
        "“The sea is calm,” Ilse Varn said. Over 40 lorries crossed.",
        "“And it *stays* calm.”",
        "Dozens waited. “Nobody was hurt,” a voice called.",
    ),
    links=(Link(Span(1, 19, 28), "https://example.org/varn"), Link(Span(3, 0, 6), "ftp://x")),
)


def at(block: int, words: str, part: Development = PART) -> Span:
    start = part.blocks[block].text.index(words)
    return Span(block, start, start + len(words))


FOUND = Annotations(
    PEOPLE,
    quotes=(
        Quote(
            at(1, "“The sea is calm,”"),
            "direct",
            at(1, "said"),
            at(1, "Ilse Varn"),
            0,
            None,
            "cue",
            speakers=(0,),
        ),
        Quote(at(2, "“And it *stays* calm.”"), "direct", person=0, basis="carried", speakers=(0,)),
        Quote(at(3, "“Nobody was hurt,”"), "direct", relay="Harbour Radio"),
    ),
    figures=(
        Figure(
            at(1, "Over 40 lorries"),
            40.0,
            40.0,
            ">",
            "lorry",
            "lorries",
            claimant=0,
            claimant_basis="named",
            claimants=(0,),
        ),
        Figure(at(3, "Dozens"), None, None, "=", None, "people waiting", None, 1, 1),
    ),
    dates=(DateMention(at(1, "sea"), None),),
)
BULLETIN = Bulletin(
    "Day *one*",
    (PART,),
    publisher="The Quay",
    date="2024-10-28",
    date_basis="text",
    date_inferred=True,
    address=ADDRESS,
    credits=("By Tilda Brock",),
    source="day.txt",
    name="day.txt",
)
READ = AnnotatedBulletin(BULLETIN, (FOUND,))
TEXT, EVIDENCE = stored(PART, FOUND)
ARTICLE = Article(
    key=1,
    development=TEXT,
    found=EVIDENCE,
    position=1,
    total=1,
    bulletin_title=BULLETIN.title,
    publisher=BULLETIN.publisher,
    date=BULLETIN.date,
    date_inferred=True,
    date_basis="text",
    address=ADDRESS,
    credits=BULLETIN.credits,
    source="day.txt",
    name="day.txt",
)
