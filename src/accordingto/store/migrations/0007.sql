-- Links between two claims that somebody rejected: another kind of entry about a story, with the sentences it is about.

CREATE TABLE story_entries_now (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('join', 'split', 'name', 'reject')),
  name TEXT,                             -- the new name of the story
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made TEXT NOT NULL,
  undone TEXT,
  undone_by TEXT
) STRICT;
INSERT INTO story_entries_now SELECT id, kind, name, author, reason, made, undone, undone_by FROM story_entries;
DROP TABLE story_entries;
ALTER TABLE story_entries_now RENAME TO story_entries;

CREATE TABLE story_words (               -- the sentences that a rejected link joined
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES story_entries (id) ON DELETE CASCADE,
  is_first INTEGER NOT NULL,             -- whether it is of the fullest place of the claim
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  anchor TEXT NOT NULL                   -- the sentence and the text around it, as JSON
) STRICT;
CREATE INDEX story_words_by_entry ON story_words (entry);
CREATE INDEX story_words_by_article ON story_words (article);
