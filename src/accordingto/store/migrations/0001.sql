-- A library: articles, their versions, the readings of each version, and corrections.
--
-- Articles, versions, readings, corrections, joinings and saved searches are the record. The rest (shelf, statements,
-- people, name_words, appearances, watched, found) is derived from each article's shown ledger and can be rebuilt.

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,              -- 16 hexadecimal digits: the stable identifier
  address TEXT UNIQUE,                   -- URL without fragment; null if the article has none
  latest INTEGER REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,               -- 1, 2, … in the order in which they were added
  text_id TEXT NOT NULL,                 -- Article.id: hash of the text
  retrieved TEXT,                        -- when the page was fetched; null for files
  added TEXT NOT NULL,
  shown INTEGER REFERENCES readings (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (article, number)
) STRICT;
CREATE INDEX versions_by_text ON versions (text_id);

CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
  reader TEXT NOT NULL,                  -- Ledger.reader
  added TEXT NOT NULL,
  ledger BLOB NOT NULL,                  -- the JSON of the ledger, deflated
  UNIQUE (version, reader)
) STRICT;

CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  correction TEXT NOT NULL,              -- JSON
  made TEXT NOT NULL,
  undone TEXT,                           -- when it was undone
  undone_by TEXT
) STRICT;
CREATE INDEX corrections_by_article ON corrections (article);

CREATE TABLE outlets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE warning_codes (
  bit INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE shelf (
  article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  reading INTEGER NOT NULL REFERENCES readings (id),  -- the reading that this row is derived from
  day TEXT NOT NULL,                     -- day of publication; empty where unknown
  outlet INTEGER REFERENCES outlets (id),
  marks INTEGER NOT NULL,                -- a bit for each pair of act and certainty that occurs
  labels INTEGER NOT NULL,               -- a bit for each act and for each certainty that occurs
  warnings INTEGER NOT NULL,             -- a bit for each code
  published TEXT,
  title TEXT NOT NULL,
  words INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  named INTEGER NOT NULL,                -- statements by kind of source
  unnamed INTEGER NOT NULL,
  collective INTEGER NOT NULL,
  document INTEGER NOT NULL,
  by_outlet INTEGER NOT NULL,
  nobody INTEGER NOT NULL,
  checks INTEGER NOT NULL,               -- propositions of the headline with a verdict other than "unclear"
  dropped INTEGER NOT NULL               -- of these, those that drop a hedge or an attribution of the body
) STRICT;
CREATE INDEX shelf_by_day ON shelf (day, article, outlet, marks, labels, warnings);
CREATE INDEX shelf_by_outlet ON shelf (
  outlet, day, article, marks, labels, warnings,
  statements, named, unnamed, collective, document, by_outlet, nobody, checks, dropped
);

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,              -- the name in letters, digits and hyphens, with a hash if that is taken
  name TEXT NOT NULL,
  folded TEXT NOT NULL,                  -- the name without case, accents and titles
  kind TEXT NOT NULL,
  articles INTEGER NOT NULL DEFAULT 0,
  statements INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX people_by_name ON people (folded);
CREATE INDEX people_by_statements ON people (kind, statements DESC, id);

CREATE TABLE name_words (
  word TEXT NOT NULL,                    -- a word of a person's name, folded; searched by prefix
  person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_words_by_person ON name_words (person);

CREATE TABLE appearances (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  actor TEXT NOT NULL,                   -- id within the ledger
  person INTEGER NOT NULL REFERENCES people (id),
  taken INTEGER NOT NULL REFERENCES people (id),  -- the person before merges and splits by hand
  statements INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT,
  affiliation TEXT,
  mentions INTEGER NOT NULL,
  why TEXT NOT NULL,                     -- why the actor is taken for this person
  PRIMARY KEY (article, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_by_person ON appearances (person, article, statements);
CREATE INDEX appearances_by_taken ON appearances (taken, article);

CREATE TABLE joinings (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('join', 'split')),
  person TEXT NOT NULL,                  -- key of the person merged into another, or split
  other TEXT NOT NULL,                   -- key of the person merged into, or of the new one
  article TEXT,                          -- key of the article split off; null for a merge
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made TEXT NOT NULL,
  undone TEXT,
  undone_by TEXT
) STRICT;
CREATE INDEX joinings_by_person ON joinings (person);
CREATE INDEX joinings_by_other ON joinings (other);
CREATE INDEX joinings_by_article ON joinings (article) WHERE article IS NOT NULL;

CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  attribution TEXT NOT NULL,             -- id within the ledger
  actor TEXT,                            -- id of the source within the ledger; told: id of the addressee
  told TEXT,
  person INTEGER REFERENCES people (id),
  addressee INTEGER REFERENCES people (id),
  day TEXT NOT NULL,
  act TEXT,
  certainty TEXT,
  strength TEXT,
  polarity TEXT,
  source_kind TEXT,
  form TEXT NOT NULL,
  parent TEXT,
  source TEXT NOT NULL,
  cue TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX statements_by_article ON statements (article);
CREATE INDEX statements_by_person ON statements (person, day, id, act, certainty, article) WHERE person IS NOT NULL;
CREATE INDEX statements_by_addressee ON statements (addressee, day, id) WHERE addressee IS NOT NULL;

CREATE TABLE watched (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  due TEXT,                              -- ISO 8601 day or datetime; null if none is given
  day TEXT NOT NULL,
  actor TEXT,                            -- id within the ledger
  person INTEGER REFERENCES people (id),
  item TEXT NOT NULL                     -- JSON
) STRICT;
CREATE INDEX watched_by_article ON watched (article);
CREATE INDEX watched_by_due ON watched (due, id, kind) WHERE due IS NOT NULL;
CREATE INDEX watched_without_due ON watched (day, id, kind) WHERE due IS NULL;
CREATE INDEX watched_by_person ON watched (person) WHERE person IS NOT NULL;

CREATE TABLE searches (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,                   -- the query string of the library page
  made TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE found USING fts5 (
  title, body, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
