-- Statements can be searched: by their words, by who says them, and by labels.
--
-- What is added to a row of statements is derived like the rest of it. Of a library that has statements already,
-- spoken/upgrading.py takes it from their ledgers after this script.

ALTER TABLE statements ADD COLUMN place INTEGER;       -- day of publication and a number within the day: the newest are the highest
ALTER TABLE statements ADD COLUMN outlet INTEGER;      -- as in shelf; no reference, as the shelf is cleared first
ALTER TABLE statements ADD COLUMN confidence REAL;
ALTER TABLE statements ADD COLUMN name TEXT;           -- of the actor in this article, as are role and affiliation
ALTER TABLE statements ADD COLUMN role TEXT;
ALTER TABLE statements ADD COLUMN affiliation TEXT;
CREATE INDEX statements_by_place ON statements (place, act, polarity, certainty, outlet, person, confidence);

CREATE VIEW spoken_texts AS SELECT                     -- the text that is searched for each statement
  place, article, content,
  source || ' ' || COALESCE(name, '') || ' ' || COALESCE(role, '') || ' ' || COALESCE(affiliation, '') AS speaker,
  'act' || COALESCE(act, 'none') || ' polarity' || COALESCE(polarity, 'none')
    || ' certainty' || COALESCE(certainty, 'none') || ' outlet' || COALESCE(outlet, 'none')
    || ' person' || COALESCE(person, 'none') || ' sure' || CAST(COALESCE(confidence, 0) * 10 AS INTEGER) AS labels
FROM statements;

CREATE VIRTUAL TABLE spoken USING fts5 (
  content, speaker, labels, content = 'spoken_texts', content_rowid = 'place', columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO spoken (spoken, rank) VALUES ('automerge', 8);  -- twice the default: each word is written half as often

ALTER TABLE searches ADD COLUMN page TEXT NOT NULL DEFAULT '/';  -- the page that it searches
