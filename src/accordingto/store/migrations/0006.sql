-- Followed feeds and sitemaps, their entries, and the robots.txt and pauses of hosts.

CREATE TABLE feeds (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,          -- as in the user's list
  name TEXT NOT NULL,                    -- its name in the list, else its own title; may be empty
  parent INTEGER REFERENCES feeds (id),  -- the sitemap index that lists it; null for feeds of the list
  changed TEXT,                          -- when it was changed, according to the index
  listed INTEGER NOT NULL CHECK (listed IN (0, 1)),  -- whether it is followed now
  added TEXT NOT NULL,
  host TEXT NOT NULL,                    -- scheme, name and port of its server
  links TEXT NOT NULL,                   -- further hosts that its entries may link to, separated by blanks
  due TEXT NOT NULL,                     -- when it is polled next
  polled TEXT,                           -- when it was last polled
  answered TEXT,                         -- when it was last polled with success
  whole TEXT,                            -- when it was last sent whole, not as unchanged
  failures INTEGER NOT NULL,             -- number in a row
  failing TEXT,                          -- since when; null if it is well
  error TEXT,                            -- reason of the last failure; it stays when the feed is well again
  failed TEXT,                           -- when it last failed
  damage TEXT,                           -- what could not be read when it was last sent whole
  moved TEXT,                            -- where it has moved for good, according to its server
  gone TEXT,                             -- since when its server says that it is gone for good
  etag TEXT,
  modified TEXT
) STRICT;
CREATE INDEX feeds_by_due ON feeds (host, due) WHERE listed = 1;
CREATE INDEX feeds_by_parent ON feeds (parent);

CREATE TABLE feed_entries (
  id INTEGER PRIMARY KEY,
  feed INTEGER NOT NULL REFERENCES feeds (id),  -- the first feed that had it
  address TEXT UNIQUE,                   -- of its article, without fragment; null if it has no link
  host TEXT NOT NULL,                    -- of the address; empty if there is none
  title TEXT NOT NULL,
  published TEXT,
  outlet TEXT,
  found TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'added', 'known', 'foreign', 'old', 'elsewhere', 'failed')),
  due TEXT NOT NULL,                     -- when it is tried next; for a final state, when it was reached
  tries INTEGER NOT NULL,                -- number of tries in its present state
  reason TEXT,                           -- why it was given up, set aside or postponed
  article TEXT,                          -- key of the article within the library
  whole BLOB,                            -- the full article from the feed itself, until the state is final: JSON, deflated
  page BLOB                              -- the fetched article, until it is read: JSON, deflated
) STRICT;
CREATE INDEX feed_entries_waiting ON feed_entries (host, due, id) WHERE state = 'waiting';
CREATE INDEX feed_entries_fetched ON feed_entries (id) WHERE state = 'fetched';
CREATE INDEX feed_entries_by_state ON feed_entries (feed, state);
CREATE INDEX feed_entries_in_order ON feed_entries (state, due, id);

CREATE TABLE feed_marks (                -- identifiers of entries within feeds
  feed INTEGER NOT NULL REFERENCES feeds (id),
  mark TEXT NOT NULL,
  published TEXT NOT NULL,               -- as the feed had it; empty if it had none
  entry INTEGER NOT NULL REFERENCES feed_entries (id),
  PRIMARY KEY (feed, mark, published)
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_hosts (
  host TEXT PRIMARY KEY,                 -- scheme, name and port
  robots TEXT,                           -- its robots.txt; null if everything is allowed
  robots_until TEXT,                     -- when to request that again; null if a request was never answered
  resting TEXT,                          -- until when to send it no requests
  reason TEXT                            -- why not
) STRICT, WITHOUT ROWID;
