-- The tables of the index. tables.py fills in the two values in braces, and
-- explains the version of an index. No comment may have a semicolon at the end of its line.
--
-- Sources are files. A source has bulletins; a bulletin has a roster of people, and developments; a
-- development has blocks of text and evidence: links, quotes, figures, and days. A span is three
-- columns: block (0 is the heading), start and end, in characters.
-- Texts are NULL or '' where there is none; lists are JSON arrays; `path` is the bytes of a path.

-- Files that were read, and why a file could not be read.
CREATE TABLE source (
    path BLOB PRIMARY KEY, size INTEGER, mtime INTEGER,
    content BLOB,           -- digest of the bytes
    given TEXT,             -- the date that the reader gave for it, or ''
    why TEXT,               -- why it could not be read
    at INTEGER              -- when it was read, in seconds since 1970
) WITHOUT ROWID;

-- A file that could not be read has a row too, with `why`, where its bulletin would be listed.
CREATE TABLE bulletin (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB,
    item TEXT,              -- distinguishes the bulletins of one source, '' if it has one
    date TEXT,              -- ISO 8601, '' if unknown
    inferred INTEGER,       -- whether part of the date was inferred
    name TEXT, title TEXT,
    parts INTEGER,          -- number of developments, without the lead
    lead INTEGER,           -- whether it has a lead
    publisher TEXT,
    basis TEXT,             -- where the date was found
    address TEXT,
    credits TEXT,           -- JSON array
    published TEXT,         -- instant, ISO 8601
    authors TEXT,           -- JSON array
    updated TEXT,           -- instant, ISO 8601
    report INTEGER,         -- whether it is a single report, which is listed with others
    source BLOB,            -- the path as the program shows it
    people INTEGER,         -- number of people in its roster
    roster BLOB,            -- digest of its roster
    times TEXT,             -- times of its first and last entry, '' if they state none
    why TEXT,
    listed_with INTEGER,    -- the first report of the same source, publisher and day, or NULL
    quotes INTEGER,         -- number of quotes of all its developments
    UNIQUE (path, item)
);
CREATE INDEX shelf ON bulletin (date DESC, name, path, item, parts, lead);
CREATE INDEX reports ON bulletin (date, publisher, id, path) WHERE report;
CREATE INDEX joined ON bulletin (listed_with) WHERE listed_with IS NOT NULL;
CREATE INDEX quoted ON bulletin (quotes) WHERE quotes > 0;

-- The roster of a bulletin.
CREATE TABLE person (
    bulletin INTEGER, number INTEGER, name TEXT, role TEXT,
    aliases TEXT,           -- JSON array
    kind TEXT, of TEXT,
    called TEXT,            -- folded words of all names
    office TEXT,            -- folded words of the role
    side TEXT,              -- folded words of `of`
    PRIMARY KEY (bulletin, number)
) WITHOUT ROWID;

-- Developments, with what their rows in a list show.
CREATE TABLE development (
    id INTEGER PRIMARY KEY AUTOINCREMENT, bulletin INTEGER,
    position INTEGER,       -- 0 is the lead
    story INTEGER,          -- the same for developments with the same words
    heading INTEGER, day TEXT, text TEXT,  -- parts of the fingerprint
    title TEXT,
    print TEXT,             -- the fingerprint, as marks store it
    kin INTEGER,            -- the same for wordings of one development
    signature TEXT,         -- digest of the exact words, publisher and file name
    people TEXT,            -- speakers and claimants
    quotes INTEGER, claims INTEGER, time TEXT, section TEXT
);
CREATE INDEX in_bulletin ON development (bulletin, position, story);
CREATE INDEX in_story ON development (story, bulletin, position);
CREATE INDEX in_kin ON development (kin, story) WHERE kin <> story;
CREATE INDEX copies ON development (story) WHERE story <> id;
CREATE INDEX by_heading ON development (heading, day);
CREATE INDEX by_text ON development (text, story, kin, signature);

-- The totals of a development, which an open article needs before its rows.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    digest BLOB,            -- of all its rows in the tables below
    time TEXT, words INTEGER, size INTEGER, blocks INTEGER,
    links INTEGER, quotes INTEGER, figures INTEGER, days INTEGER,
    spread INTEGER,         -- no item ends more blocks than this after its start,
    reach INTEGER,          -- or more characters of one block
    day TEXT,               -- the day of this development, ISO 8601
    languages TEXT,         -- codes, the one of most of the text first
    section TEXT,
    kinds TEXT              -- a letter for the kind of each paragraph, or ''
);
CREATE TABLE block (
    development INTEGER, number INTEGER, text TEXT, PRIMARY KEY (development, number)
) WITHOUT ROWID;

-- The blocks that are not English.
CREATE TABLE language (
    development INTEGER, number INTEGER, block INTEGER, language TEXT,
    PRIMARY KEY (development, number)
) WITHOUT ROWID;

-- Evidence, numbered in the order of the text.
CREATE TABLE link (
    development INTEGER, number INTEGER, block INTEGER, start INTEGER, end INTEGER, address TEXT,
    PRIMARY KEY (development, number)
) WITHOUT ROWID;
CREATE TABLE quote (
    development INTEGER, number INTEGER, block INTEGER, start INTEGER, end INTEGER, kind TEXT,
    cue_block INTEGER, cue_start INTEGER, cue_end INTEGER,
    speaker_block INTEGER, speaker_start INTEGER, speaker_end INTEGER,
    person INTEGER,         -- the first speaker, as a number of the roster
    relay TEXT, basis TEXT, continued INTEGER, stance TEXT,
    speakers TEXT,          -- JSON array of numbers of the roster, if there are several
    joined INTEGER,         -- 1: shown in one line with the quote before it; 2: the text repeats
                            -- this quote of the heading, so it is not shown; else 0
    passed TEXT,            -- folded words of the relay
    PRIMARY KEY (development, number)
) WITHOUT ROWID;
CREATE TABLE figure (
    development INTEGER, number INTEGER, block INTEGER, start INTEGER, end INTEGER,
    low REAL, high REAL, qualifier TEXT, unit TEXT, counted TEXT,
    claimant INTEGER,       -- the first claimant, as a number of the roster
    magnitude INTEGER, claim INTEGER, claimant_basis TEXT, stance TEXT,
    claimants TEXT,         -- JSON array of numbers of the roster, if there are several
    wording TEXT,           -- the words of a vague figure
    alike INTEGER,          -- number of the first figure of the same claim
    folded TEXT,            -- folded words of what is counted
    PRIMARY KEY (development, number)
) WITHOUT ROWID;
CREATE TABLE day (
    development INTEGER, number INTEGER, block INTEGER, start INTEGER, end INTEGER,
    value TEXT,             -- ISO 8601
    inferred INTEGER,
    PRIMARY KEY (development, number)
) WITHOUT ROWID;
CREATE INDEX link_at ON link (development, block, start) WHERE number >= {first_page};
CREATE INDEX quote_at ON quote (development, block, start) WHERE number >= {first_page};
CREATE INDEX figure_at ON figure (development, block, start) WHERE number >= {first_page};
CREATE INDEX day_at ON day (development, block, start) WHERE number >= {first_page};
CREATE INDEX quote_speaker ON quote (development, joined, person, speakers);
CREATE INDEX quote_unsaid ON quote (development, stance) WHERE stance <> 'says' AND joined = 0;
CREATE INDEX figure_claim ON figure (development, alike);
CREATE INDEX figure_from ON figure (low, development);
CREATE INDEX figure_to ON figure (high, low, development) WHERE high > low;

-- The marks that are set, as they were when the files of marks were last read.
CREATE TABLE held (
    story INTEGER, deed TEXT, about TEXT, text TEXT, line TEXT, block INTEGER, offset INTEGER,
    PRIMARY KEY (story, deed, about)
) WITHOUT ROWID;
CREATE INDEX held_deed ON held (deed, story);
CREATE TABLE held_of (
    folder BLOB PRIMARY KEY,
    files TEXT,             -- the files of the folder and their state when they were read
    decided INTEGER         -- number of decisions about people (joined, parted) in them
) WITHOUT ROWID;

-- The full-text search. `place` is the rowid in `words`; the newest development has the least.
CREATE TABLE searched (
    place INTEGER PRIMARY KEY, id INTEGER, story INTEGER
);
CREATE INDEX searched_id ON searched (id);
CREATE INDEX searched_story ON searched (story);
CREATE VIRTUAL TABLE words USING fts5 (
    {searched},
    content='', prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* S* P* C*' tokenchars '_'"
);

-- Terms for completion, and their folded words.
CREATE TABLE term (
    kind TEXT, name TEXT, often INTEGER, PRIMARY KEY (kind, name)
) WITHOUT ROWID;
CREATE TABLE spelled (
    kind TEXT, word TEXT, name TEXT, PRIMARY KEY (kind, word, name)
) WITHOUT ROWID;

-- When a text was first stored, in seconds since 1970. Rows stay when the text leaves the index.
CREATE TABLE first_stored (
    text TEXT PRIMARY KEY, at INTEGER
) WITHOUT ROWID;
CREATE INDEX first_stored_at ON first_stored (at);

-- Earlier versions in the store of documents.
CREATE TABLE version (
    text TEXT,              -- hash of the earlier text
    became TEXT,            -- hash of the text that replaced it
    name TEXT,              -- of the file in the store
    PRIMARY KEY (text, name)
) WITHOUT ROWID;
CREATE INDEX version_to ON version (became) WHERE became IS NOT NULL;

-- Threads: the development `later` continues `earlier`.
CREATE TABLE thread_link (
    later INTEGER,
    place INTEGER,          -- 0 is the nearest
    earlier INTEGER,
    why TEXT,               -- JSON array of the words that both have
    PRIMARY KEY (later, place)
) WITHOUT ROWID;
CREATE INDEX thread_earlier ON thread_link (earlier);

-- Rivals: two publishers' developments of about the same day that may tell one story.
CREATE TABLE rival (
    one INTEGER,
    other INTEGER,          -- of the same day or of an earlier one
    share REAL,             -- how much of them both tell, 0 to 1
    why TEXT,               -- JSON array of the words that both have
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX rival_other ON rival (other);

-- Days whose texts have changed since their threads and rivals were linked.
CREATE TABLE thread_stale (
    day TEXT PRIMARY KEY
) WITHOUT ROWID;

-- The ledger: people and series over all bulletins of a scope, which is a set of sources.
CREATE TABLE ledger_scope (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sources BLOB UNIQUE,    -- digest of the sources
    state BLOB,             -- digest of all that was joined, NULL while it is being joined
    owners TEXT,            -- the sides by which figures were read
    turn INTEGER DEFAULT 0  -- identifies the process that joins
);
CREATE TABLE ledger_person (
    scope INTEGER,
    entry INTEGER,          -- bulletin and place in its roster of the first entry stored
    place INTEGER,          -- 0 has the most bulletins
    name TEXT,
    number INTEGER,         -- of its identifier
    quotes INTEGER, figures INTEGER, last TEXT,  -- in and of all bulletins
    told TEXT,              -- JSON array
    members TEXT,           -- JSON array
    PRIMARY KEY (scope, entry)
) WITHOUT ROWID;
CREATE INDEX ledger_place ON ledger_person (scope, place);
CREATE INDEX ledger_number ON ledger_person (scope, number);
CREATE INDEX ledger_listed ON ledger_person (
    scope, quotes DESC, figures DESC, name, place, number, last
);

-- The person of each roster entry; `heard` is its bulletin and place as in `entry`.
CREATE TABLE ledger_member (
    scope INTEGER, heard INTEGER, entry INTEGER, PRIMARY KEY (scope, heard)
) WITHOUT ROWID;
CREATE TABLE ledger_bulletin (
    scope INTEGER, bulletin INTEGER,
    made_of BLOB,           -- digest of what its figures were made of, NULL if to be read again
    PRIMARY KEY (scope, bulletin)
) WITHOUT ROWID;
CREATE TABLE series (
    id INTEGER PRIMARY KEY, scope INTEGER, bucket INTEGER,
    name INTEGER,           -- number of its identifier
    begins BLOB,            -- place of its first figure
    counted TEXT,
    size INTEGER,           -- number of claims
    claims INTEGER,         -- the same without repetitions in one text
    first TEXT, newest TEXT, -- days of its figures
    disputed INTEGER,
    latest INTEGER,         -- the last of its figures
    earliest INTEGER,       -- the first one, if its text may tell whose losses are counted
    claimants INTEGER,      -- number of known ones
    claimant INTEGER,       -- the person's entry if all claims are of one claimant
    incidental INTEGER      -- the list has incidental series last
);
CREATE INDEX series_name ON series (scope, name);
CREATE INDEX series_begins ON series (scope, incidental, begins);
CREATE INDEX series_listed ON series (
    scope, incidental, counted = '', claims DESC, newest DESC, counted, name
);

-- Figures and the series they belong to. Figures of two buckets are never of one series.
CREATE TABLE series_figure (
    id INTEGER PRIMARY KEY, scope INTEGER, bulletin INTEGER, development INTEGER, number INTEGER,
    bucket INTEGER, day TEXT, block INTEGER, start INTEGER, end INTEGER,
    series INTEGER,         -- NULL if new
    told TEXT,              -- JSON array: what it is a number of
    incidental INTEGER,
    keys BLOB               -- numbers of 8 bytes each, by which series are looked up
);
CREATE INDEX figure_series ON series_figure (series);
CREATE INDEX figure_in ON series_figure (scope, bulletin, development, series);
CREATE INDEX figure_bucket ON series_figure (bucket, day);

-- The keys of each series, and since which day each holds. The series begins on the day `began`.
CREATE TABLE series_key (
    bucket INTEGER, key INTEGER, began TEXT, series INTEGER, day TEXT,
    PRIMARY KEY (bucket, key, began, series)
) WITHOUT ROWID;

-- Figures that have left the index since their bucket was joined.
CREATE TABLE series_gone (
    bucket INTEGER, development INTEGER, series INTEGER, keys BLOB
);
CREATE INDEX gone_from ON series_gone (bucket);

-- Buckets that must be joined again, from which day on.
CREATE TABLE series_stale (
    scope INTEGER, bucket INTEGER, day TEXT, PRIMARY KEY (scope, bucket)
) WITHOUT ROWID;
