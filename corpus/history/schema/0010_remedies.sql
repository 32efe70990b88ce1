-- What to do about a file that could not be read, beside its cause.

ALTER TABLE report ADD COLUMN remedy TEXT;

DROP VIEW reports;
CREATE VIEW reports AS
SELECT
    r.report_id, r.path, f.sha256, f.format, r.kind, p.name AS plan, r.title, r.organisation,
    r.period, r.period_start, r.period_end, r.pages, r.outcome, r.problem, r.ingested_at,
    r.as_at, r.revision, r.superseded_by, f.size,
    (SELECT json_group_array(path) FROM (SELECT path FROM path WHERE file_id = r.file_id ORDER BY path_id)) AS paths,
    r.remedy
FROM report AS r
JOIN file AS f ON f.file_id = r.file_id
LEFT JOIN plan AS p ON p.plan_id = r.plan_id;
