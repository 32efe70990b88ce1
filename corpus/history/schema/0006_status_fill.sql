-- The colour behind a rating that is also printed: where the two differ, one of them is wrong.

ALTER TABLE action ADD COLUMN status_fill TEXT;
