-- What is followed: feeds and sitemaps, what each gave, and the manners of the hosts that were asked.

CREATE TABLE feeds (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,          -- as the list has it
  name TEXT NOT NULL,                    -- what the list calls it, else what it calls itself; empty where neither does
  parent INTEGER REFERENCES feeds (id),  -- the index of sitemaps that lists it; null of what the list names
  changed TEXT,                          -- when it was changed, as the index says
  listed INTEGER NOT NULL CHECK (listed IN (0, 1)),  -- whether it is followed now
  added TEXT NOT NULL,
  host TEXT NOT NULL,                    -- scheme, name and port of the server that is asked
  links TEXT NOT NULL,                   -- further hosts that its entries may link to, a blank between two
  due TEXT NOT NULL,                     -- when it is asked next
  polled TEXT,                           -- when it was asked last
  answered TEXT,                         -- when it was last answered as it should be
  whole TEXT,                            -- when it last sent all that it has
  failures INTEGER NOT NULL,             -- in a row
  failing TEXT,                          -- since when
  error TEXT,                            -- why it failed last; it stays when the feed is well again
  failed TEXT,                           -- when that was
  damage TEXT,                           -- what of it could not be read last
  moved TEXT,                            -- where it has moved for good, as its server says
  gone TEXT,                             -- since when its server says that it is gone for good
  etag TEXT,
  modified TEXT
) STRICT;
CREATE INDEX feeds_by_due ON feeds (host, due) WHERE listed = 1;
CREATE INDEX feeds_by_parent ON feeds (parent);

CREATE TABLE feed_entries (
  id INTEGER PRIMARY KEY,
  feed INTEGER NOT NULL REFERENCES feeds (id),  -- the first that had it
  address TEXT UNIQUE,                   -- of its article, without fragment; null where it links to nothing
  host TEXT NOT NULL,                    -- of the address; empty where there is none
  title TEXT NOT NULL,
  published TEXT,
  outlet TEXT,
  found TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'added', 'known', 'foreign', 'old', 'elsewhere', 'failed')),
  due TEXT NOT NULL,                     -- when it is fetched; of what is settled, when that was
  tries INTEGER NOT NULL,                -- in the state that it is in
  reason TEXT,                           -- why it failed, or did so last
  article TEXT,                          -- key of the article within the library
  whole BLOB,                            -- the article as the feed has it, until the entry is settled: JSON, deflated
  page BLOB                              -- the article as it was fetched, until it is read
) STRICT;
CREATE INDEX feed_entries_waiting ON feed_entries (host, due, id) WHERE state = 'waiting';
CREATE INDEX feed_entries_fetched ON feed_entries (id) WHERE state = 'fetched';
CREATE INDEX feed_entries_by_state ON feed_entries (feed, state);
CREATE INDEX feed_entries_in_order ON feed_entries (state, due, id);

CREATE TABLE feed_marks (                -- what feeds call their entries
  feed INTEGER NOT NULL REFERENCES feeds (id),
  mark TEXT NOT NULL,
  published TEXT NOT NULL,               -- as the feed had it; empty where it did not
  entry INTEGER NOT NULL REFERENCES feed_entries (id),
  PRIMARY KEY (feed, mark, published)
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_hosts (
  host TEXT PRIMARY KEY,                 -- scheme, name and port
  robots TEXT,                           -- its robots.txt; null where all is allowed
  robots_until TEXT,                     -- when that is asked for again; null where it was never answered
  resting TEXT,                          -- until when it asked to be left alone
  reason TEXT                            -- why
) STRICT, WITHOUT ROWID;
