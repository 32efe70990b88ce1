-- A report that names no plan has no plan to carry the mark that its checks are due.

ALTER TABLE report ADD COLUMN check_due INTEGER NOT NULL DEFAULT 0;
UPDATE report SET check_due = 1 WHERE plan_id IS NULL AND outcome <> 'failed';
CREATE INDEX report_to_check ON report (report_id) WHERE check_due;
