-- Suppressions are kept like decisions: with the name, revoked and never deleted. Nothing wrote the table before.
-- What a finding was when it was suppressed is kept beside its fingerprint, so that a suppression that fits
-- nothing any more can be told from one whose report was not checked.

DROP TABLE suppression;
CREATE TABLE suppression (
    suppression_id INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL CHECK (fingerprint <> ''),
    because TEXT NOT NULL CHECK (because <> ''),
    who TEXT NOT NULL CHECK (who <> ''),
    suppressed_at TEXT NOT NULL,
    expires_on TEXT CHECK (expires_on IS date(expires_on)), -- its last day
    code TEXT NOT NULL, -- these four: '' where the finding was that of a draft
    plan TEXT NOT NULL,
    period TEXT NOT NULL,
    message TEXT NOT NULL,
    revoked_at TEXT,
    revoked_by TEXT,
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
) STRICT;
CREATE INDEX suppression_by_fingerprint ON suppression (fingerprint);
CREATE TRIGGER suppression_stays BEFORE DELETE ON suppression BEGIN
    SELECT RAISE(ABORT, 'a suppression is revoked, never deleted');
END;

-- the fingerprint that a finding has while another one shares its key
ALTER TABLE finding ADD COLUMN fingerprint_beside TEXT NOT NULL DEFAULT '';
-- of a suppression in a settings file: its last day
ALTER TABLE finding ADD COLUMN suppressed_until TEXT CHECK (suppressed_until IS date(suppressed_until));
CREATE INDEX finding_by_fingerprint_beside ON finding (fingerprint_beside);

DROP VIEW findings;
CREATE VIEW findings AS
SELECT
    f.code, f.severity, f.message, f.stated, f.counted, f.report_id, r.path,
    json_extract(f.place, '$.page') AS page, f.place, f.fingerprint,
    coalesce(
        (
            SELECT s.because FROM suppression AS s
            WHERE s.fingerprint IN (f.fingerprint, f.fingerprint_beside) AND s.revoked_at IS NULL
                AND (s.expires_on IS NULL OR s.expires_on >= date('now', 'localtime'))
            ORDER BY s.suppression_id LIMIT 1
        ),
        iif(f.suppressed_until < date('now', 'localtime'), NULL, f.suppressed_because)
    ) AS suppressed_because,
    f.repair, f.subject, f.quotes, p.name AS plan, r.period, f.finding_id
FROM finding AS f
JOIN report AS r ON r.report_id = f.report_id AND r.superseded_by IS NULL
LEFT JOIN plan AS p ON p.plan_id = r.plan_id;
