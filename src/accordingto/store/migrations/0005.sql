-- Stories: which articles tell of one event, kept as articles come in.
--
-- What people said of stories (story_entries, story_marks) and what became of them (story_events) is the record. The
-- rest is derived from what is shown of articles; stories/upgrading.py does so for a library that has some already.

CREATE TABLE stories (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                     -- that of its first article
  title TEXT NOT NULL,                   -- the name given by hand, else the title of its longest article
  articles INTEGER NOT NULL,
  first TEXT NOT NULL,                   -- day of its first article that has one; empty if none has
  last TEXT NOT NULL
) STRICT;
CREATE INDEX stories_by_day ON stories (last, id, articles, first);

CREATE TABLE story_articles (
  article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  cluster INTEGER NOT NULL,              -- lowest article id of the cluster, which is found from the texts
  story INTEGER REFERENCES stories (id)  -- with merges and splits by hand; null only within a transaction
) STRICT;
CREATE INDEX story_articles_by_cluster ON story_articles (cluster);
CREATE INDEX story_articles_by_story ON story_articles (story);

CREATE TABLE outlines (
  article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  day INTEGER,                           -- of publication, counted from the year 1; null if none is plausible
  names TEXT NOT NULL,                   -- those that distinguish it best from others, separated by blanks
  terms BLOB NOT NULL                    -- its weighted terms, packed
) STRICT;

CREATE TABLE outline_terms (
  term INTEGER NOT NULL,                 -- the hash of one of its terms with the highest weights
  days INTEGER NOT NULL,                 -- number of a period of some days, to search for articles nearby
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  PRIMARY KEY (term, days, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE likenesses (                -- each pair twice, once from either article
  article INTEGER NOT NULL,
  other INTEGER NOT NULL,
  likeness REAL NOT NULL,
  PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparisons (               -- cached comparison of a story's articles, made when it was first asked for
  story INTEGER PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,             -- hash of the readings and corrections that were compared
  claims INTEGER NOT NULL,               -- number of claims that several articles have
  denials INTEGER NOT NULL,              -- number of claims that somebody denies
  compared BLOB NOT NULL                 -- JSON, deflated
) STRICT;

CREATE TABLE copies (                    -- articles that mostly print another's text, in stories that were compared
  article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  source TEXT NOT NULL                   -- an agency, or the key of another article
) STRICT;

CREATE TABLE story_entries (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('join', 'split', 'name')),
  name TEXT,                             -- the new name of the story
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made TEXT NOT NULL,
  undone TEXT,
  undone_by TEXT
) STRICT;

CREATE TABLE story_marks (               -- the articles that an entry is about
  entry INTEGER NOT NULL REFERENCES story_entries (id) ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  PRIMARY KEY (entry, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_marks_by_article ON story_marks (article);

CREATE TABLE story_events (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('came', 'left', 'removed')),
  article TEXT NOT NULL,                 -- key of the article
  title TEXT NOT NULL,
  made TEXT NOT NULL
) STRICT;
CREATE INDEX story_events_by_story ON story_events (story);
