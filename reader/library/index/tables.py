"""The tables of the index in SQL, and one version number for everything that an index depends on.

`source` has the files that were read. A source has bulletins; each has a roster of people, and
developments. The text of a development is its rows of `block`; its evidence is its rows of `link`,
`quote`, `figure` and `day`, in the order of the text. A span is block (0 is the heading), start and
end. The search uses `searched`, `words`, `term` and `spelled`.

The version covers tables, parser, annotation, links between texts, folding and spellings. An index
of another version is deleted and created again, so it never contains results of old rules or words
folded by an old list.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reader.annotate import RULES_VERSION
from reader.blake2 import blake2b
from reader.ledger.threads import LINKS_VERSION
from reader.parse import PARSE_VERSION

SCHEMA = 38
"""The version of the tables, of their content and of fingerprints."""

FOLDING = ("fold.py", "spellings.txt")
"""Files of this folder that decide the fold of a word.

Their bytes are part of the version, so that no change of them can be forgotten.
"""


@cache
def index_version() -> int:
    """Return the version of indexes that this program writes: a positive number below 2**31."""
    folder = Path(__file__).parent
    folds = ((folder / name).read_bytes() for name in FOLDING)
    return version_of(SCHEMA, PARSE_VERSION, RULES_VERSION, LINKS_VERSION, *folds)


def version_of(*parts: int | bytes) -> int:
    """Hash the parts to a positive number below 2**31, for the header of the SQLite file."""
    whole = blake2b(digest_size=4)
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        whole.update(b"%d:" % len(data) + data)
    return int.from_bytes(whole.digest(), "big") & 0x7FFF_FFFF or 1


FIRST_PAGE = 64
"""Rows of each kind that are read with an article; later rows are also indexed by place."""

SEARCHED = (
    "heading, body, quoted, speaker, person, counted, source, has, claimant, role, of, relay,"
    " stance"
)
"""The columns of `words`, in the order of `terms.PartTerms.columns`."""

TABLES = f"""
CREATE TABLE source (            -- what was read, or why it could not be
    path BLOB PRIMARY KEY, size INTEGER, mtime INTEGER, content BLOB, given TEXT, why TEXT,
    at INTEGER                   -- when it was read, in seconds since 1970
) WITHOUT ROWID;
CREATE TABLE bulletin (          -- `item` tells the bulletins of one source apart, '' if it is one,
                                 -- date is '' where there is none, credits are a JSON array,
                                 -- so are authors, published and updated are instants in ISO
                                 -- 8601, a report is listed with others of its source and day
                                 -- (the key of the first of these, NULL where it is alone),
                                 -- roster is a digest of its people, times are the first and
                                 -- the last of its entries, '' where they state none, `quotes`
                                 -- is how many its developments have; `why` a
                                 -- source could not be read: then it has neither lead nor parts
    id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB, item TEXT, date TEXT, inferred INTEGER,
    name TEXT, title TEXT, parts INTEGER, lead INTEGER, publisher TEXT, basis TEXT, address TEXT,
    credits TEXT, published TEXT, authors TEXT, updated TEXT, report INTEGER, source BLOB,
    people INTEGER, roster BLOB, times TEXT, why TEXT, listed_with INTEGER, quotes INTEGER,
    UNIQUE (path, item)
);
CREATE TABLE person (            -- the roster of a bulletin; aliases are a JSON array. The folded
                                 -- words of all names, of the role, and of whom or what somebody
                                 -- is are `called`, `office` and `side`
    bulletin INTEGER, number INTEGER, name TEXT, role TEXT, aliases TEXT, kind TEXT,
    of TEXT, called TEXT, office TEXT, side TEXT, PRIMARY KEY (bulletin, number)
) WITHOUT ROWID;
CREATE TABLE development (       -- position 0 is the lead, those of one story have the same words
                                 -- and those of one kin are one development in different words.
                                 -- Its row of a list tells all from `people` on
    id INTEGER PRIMARY KEY AUTOINCREMENT, bulletin INTEGER, position INTEGER, story INTEGER,
    heading INTEGER, day TEXT, text TEXT, title TEXT, print TEXT, kin INTEGER, signature TEXT,
    people TEXT, quotes INTEGER, claims INTEGER, time TEXT, section TEXT
);
CREATE TABLE article (           -- a development's totals; `digest` is of all its rows below.
                                 -- No item touches text that is more than `spread` blocks, or
                                 -- `reach` characters of its block, from where it starts; `day`
                                 -- is its own, and `languages` are codes, of most of the text
                                 -- first; `kinds` has a letter for each paragraph, or is ''
    id INTEGER PRIMARY KEY, digest BLOB, time TEXT, words INTEGER, size INTEGER, blocks INTEGER,
    links INTEGER, quotes INTEGER, figures INTEGER, days INTEGER, spread INTEGER, reach INTEGER,
    day TEXT, languages TEXT, section TEXT, kinds TEXT
);
CREATE TABLE block (
    development INTEGER, number INTEGER, text TEXT, PRIMARY KEY (development, number)
) WITHOUT ROWID;
CREATE TABLE language (          -- blocks that are not English, in their order
    development INTEGER, number INTEGER, block INTEGER, language TEXT,
    PRIMARY KEY (development, number)
) WITHOUT ROWID;
CREATE TABLE link (
    development INTEGER, number INTEGER, block INTEGER, start INTEGER, end INTEGER, address TEXT,
    PRIMARY KEY (development, number)
) WITHOUT ROWID;
CREATE TABLE quote (             -- `person` is a number in the roster, `speakers` a JSON array of
                                 -- such numbers where there are several; a quote that is `joined`
                                 -- to the one before it (1) is shown in its line, one of the
                                 -- heading that the text repeats (2) is not; `passed` are the
                                 -- folded words of the relay
    development INTEGER, number INTEGER, block INTEGER, start INTEGER, end INTEGER, kind TEXT,
    cue_block INTEGER, cue_start INTEGER, cue_end INTEGER,
    speaker_block INTEGER, speaker_start INTEGER, speaker_end INTEGER,
    person INTEGER, relay TEXT, basis TEXT, continued INTEGER, stance TEXT, speakers TEXT,
    joined INTEGER, passed TEXT,
    PRIMARY KEY (development, number)
) WITHOUT ROWID;
CREATE TABLE figure (            -- `claimant` is a number in the roster, `claimants` are as
                                 -- `speakers` above, `wording` are the words of a vague figure,
                                 -- `alike` is the number of the first figure of the same claim,
                                 -- `folded` are the words of what is counted
    development INTEGER, number INTEGER, block INTEGER, start INTEGER, end INTEGER,
    low REAL, high REAL, qualifier TEXT, unit TEXT, counted TEXT, claimant INTEGER,
    magnitude INTEGER, claim INTEGER, claimant_basis TEXT, stance TEXT, claimants TEXT,
    wording TEXT, alike INTEGER, folded TEXT,
    PRIMARY KEY (development, number)
) WITHOUT ROWID;
CREATE TABLE day (
    development INTEGER, number INTEGER, block INTEGER, start INTEGER, end INTEGER,
    value TEXT, inferred INTEGER, PRIMARY KEY (development, number)
) WITHOUT ROWID;
CREATE INDEX link_at ON link (development, block, start) WHERE number >= {FIRST_PAGE};
CREATE INDEX quote_at ON quote (development, block, start) WHERE number >= {FIRST_PAGE};
CREATE INDEX figure_at ON figure (development, block, start) WHERE number >= {FIRST_PAGE};
CREATE INDEX day_at ON day (development, block, start) WHERE number >= {FIRST_PAGE};
CREATE INDEX quote_speaker ON quote (development, joined, person, speakers);
CREATE INDEX quote_unsaid ON quote (development, stance) WHERE stance <> 'says' AND joined = 0;
CREATE INDEX figure_claim ON figure (development, alike);
CREATE INDEX figure_from ON figure (low, development);
CREATE INDEX figure_to ON figure (high, low, development) WHERE high > low;
CREATE INDEX shelf ON bulletin (date DESC, name, path, item, parts, lead);
CREATE INDEX reports ON bulletin (date, publisher, id, path) WHERE report;
CREATE INDEX joined ON bulletin (listed_with) WHERE listed_with IS NOT NULL;
CREATE INDEX in_bulletin ON development (bulletin, position, story);
CREATE INDEX quoted ON bulletin (quotes) WHERE quotes > 0;
CREATE INDEX in_story ON development (story, bulletin, position);
CREATE INDEX in_kin ON development (kin, story) WHERE kin <> story;
CREATE INDEX copies ON development (story) WHERE story <> id;
CREATE INDEX by_heading ON development (heading, day);
CREATE INDEX by_text ON development (text, story, kin, signature);
CREATE TABLE held (              -- what marks came to when they were last read: those that are on
    story INTEGER, deed TEXT, about TEXT, text TEXT, line TEXT, block INTEGER, offset INTEGER,
    PRIMARY KEY (story, deed, about)
) WITHOUT ROWID;
CREATE INDEX held_deed ON held (deed, story);
CREATE TABLE held_of (           -- the files that they were read from, as they were then,
                                 -- and how many decisions about people are in them
    folder BLOB PRIMARY KEY, files TEXT, decided INTEGER
) WITHOUT ROWID;
CREATE TABLE searched (          -- the rowid in words; in this order developments are newest first
    place INTEGER PRIMARY KEY, id INTEGER, story INTEGER
);
CREATE INDEX searched_id ON searched (id);
CREATE INDEX searched_story ON searched (story);
CREATE TABLE term (              -- what can be completed, and how often it is in the index
    kind TEXT, name TEXT, often INTEGER, PRIMARY KEY (kind, name)
) WITHOUT ROWID;
CREATE TABLE spelled (           -- the folded words of these terms, for what has been typed of one
    kind TEXT, word TEXT, name TEXT, PRIMARY KEY (kind, word, name)
) WITHOUT ROWID;
CREATE TABLE first_stored (      -- when words were first stored, in seconds since 1970, by the
                                 -- hash of them; it stays when they leave the index
    text TEXT PRIMARY KEY, at INTEGER
) WITHOUT ROWID;
CREATE INDEX first_stored_at ON first_stored (at);
CREATE TABLE thread_link (       -- the development `later` goes on from `earlier`; the words that
                                 -- both have are a JSON array, place 0 is the nearest
    later INTEGER, place INTEGER, earlier INTEGER, why TEXT, PRIMARY KEY (later, place)
) WITHOUT ROWID;
CREATE INDEX thread_earlier ON thread_link (earlier);
CREATE TABLE rival (             -- two publishers may tell one story on about the same day, `other`
                                 -- on the day of `one` or before; `share` is what both tell (0 to
                                 -- 1), the words that both have are a JSON array
    one INTEGER, other INTEGER, share REAL, why TEXT, PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX rival_other ON rival (other);
CREATE TABLE thread_stale (      -- days whose texts have changed since their links were made
    day TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE ledger_scope (      -- sources whose bulletins are joined together, as a digest, and a
                                 -- digest of all that was joined, NULL while it is being joined,
                                 -- `owners` are the sides by which figures were read; `turn` says
                                 -- who is at work
    id INTEGER PRIMARY KEY AUTOINCREMENT, sources BLOB UNIQUE, state BLOB, owners TEXT,
    turn INTEGER DEFAULT 0
);
CREATE TABLE ledger_person (     -- people over all bulletins of a scope, place 0 is of most.
                                 -- `entry` is the bulletin, and the place in its roster, where
                                 -- somebody was stored first, told and members are JSON arrays
    scope INTEGER, entry INTEGER, place INTEGER, name TEXT, told TEXT, members TEXT,
    PRIMARY KEY (scope, entry)
) WITHOUT ROWID;
CREATE INDEX ledger_place ON ledger_person (scope, place);
CREATE TABLE ledger_bulletin (   -- a digest of what the figures of a bulletin were made of, NULL
                                 -- where that is to be looked at again
    scope INTEGER, bulletin INTEGER, made_of BLOB, PRIMARY KEY (scope, bulletin)
) WITHOUT ROWID;
CREATE TABLE series (            -- the figures of one quantity. `name` is the number of its id,
                                 -- `begins` where its first figure stands, `size` how many claims
                                 -- it has, `claims` how many of them are no repetition in a text.
                                 -- The list has what is incidental last
    id INTEGER PRIMARY KEY, scope INTEGER, bucket INTEGER, name INTEGER, begins BLOB, counted TEXT,
    size INTEGER, claims INTEGER, newest TEXT, disputed INTEGER, incidental INTEGER
);
CREATE INDEX series_name ON series (scope, name);
CREATE INDEX series_begins ON series (scope, incidental, begins);
CREATE INDEX series_listed ON series (
    scope, incidental, counted = '', claims DESC, newest DESC, counted, name
);
CREATE TABLE series_figure (     -- a figure, and what it is a number of, as a JSON array. Those of
                                 -- different buckets are never of one series. `keys` are the
                                 -- numbers of what series are looked up by, of 8 bytes each; one
                                 -- without a series is new
    id INTEGER PRIMARY KEY, scope INTEGER, bulletin INTEGER, development INTEGER, number INTEGER,
    bucket INTEGER, day TEXT, block INTEGER, start INTEGER, end INTEGER, series INTEGER, told TEXT,
    incidental INTEGER, keys BLOB
);
CREATE INDEX figure_series ON series_figure (series);
CREATE INDEX figure_in ON series_figure (scope, bulletin, development, series);
CREATE INDEX figure_bucket ON series_figure (bucket, day);
CREATE TABLE series_key (        -- by what numbers series may be looked up, since which day; the
                                 -- series begins on the day `began`
    bucket INTEGER, key INTEGER, began TEXT, series INTEGER, day TEXT,
    PRIMARY KEY (bucket, key, began, series)
) WITHOUT ROWID;
CREATE TABLE series_gone (       -- figures that have left since their bucket was joined
    bucket INTEGER, development INTEGER, series INTEGER, keys BLOB
);
CREATE INDEX gone_from ON series_gone (bucket);
CREATE TABLE series_stale (      -- buckets that are to be joined anew, and from which day on
    scope INTEGER, bucket INTEGER, day TEXT, PRIMARY KEY (scope, bucket)
) WITHOUT ROWID;
CREATE TABLE version (           -- earlier versions in the store of documents: the hash of a text,
                                 -- that of the text which took its place, the name of the file
    text TEXT, became TEXT, name TEXT, PRIMARY KEY (text, name)
) WITHOUT ROWID;
CREATE INDEX version_to ON version (became) WHERE became IS NOT NULL;
CREATE VIRTUAL TABLE words USING fts5 (
    {SEARCHED},
    content='', prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* S* P* C*' tokenchars '_'"
);
"""
