-- Whether rows of a table can be among what was lost: sums are then not checked.

ALTER TABLE problem ADD COLUMN rows INTEGER NOT NULL DEFAULT 1 CHECK (rows IN (0, 1));
