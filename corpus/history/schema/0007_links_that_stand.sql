-- What of a plan's links stands, so that a new report has only its own part of the series linked again.

-- links to reports of periods that end before this day stand; '': none do; NULL: all do
ALTER TABLE plan ADD COLUMN changed_from TEXT DEFAULT '';
-- the version of the matcher that made the links: a newer one makes all of them again
ALTER TABLE plan ADD COLUMN linked_by TEXT NOT NULL DEFAULT '';
