-- Names of one plan drift from report to report. `alike` is what all of them share (normalise.plan_names),
-- so that a name is compared with a few others and not with every plan of a large archive.
-- NULL: not worked out yet.

ALTER TABLE plan ADD COLUMN alike TEXT;
CREATE INDEX plan_by_alike ON plan (alike);
CREATE INDEX plan_by_name_in_any_case ON plan (name COLLATE NOCASE);

ALTER TABLE plan_named ADD COLUMN alike TEXT;
CREATE INDEX plan_named_by_alike ON plan_named (alike);
