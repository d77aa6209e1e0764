-- What people say became of an item of the watch list: open, kept, broken or moved. Items of libraries from before are
-- open, as nobody could say otherwise. What is settled is left out of what is open without looking at the items.

ALTER TABLE watched ADD COLUMN state TEXT NOT NULL DEFAULT 'open';
DROP INDEX watched_by_due;
DROP INDEX watched_without_due;
CREATE INDEX watched_by_due ON watched (due, id, kind, state) WHERE due IS NOT NULL;
CREATE INDEX watched_without_due ON watched (day, id, kind, state) WHERE due IS NULL;
CREATE INDEX watched_settled ON watched (COALESCE(due, day), id, kind) WHERE state IN ('kept', 'broken');
