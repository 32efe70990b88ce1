-- What follows from the reports: links across periods, a person's decisions, findings.

CREATE TABLE link (
    link_id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given to another link: people type it
    plan_id INTEGER NOT NULL REFERENCES plan,
    earlier_report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    earlier_row INTEGER,
    later_report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    later_row INTEGER,
    nearest_row INTEGER,
    score REAL NOT NULL,
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'split', 'merged', 'new', 'dropped', 'unsure')),
    decided_by TEXT NOT NULL,
    decided_at TEXT,
    CHECK (earlier_row IS NOT NULL OR later_row IS NOT NULL),
    FOREIGN KEY (earlier_report_id, earlier_row) REFERENCES action (report_id, row) ON DELETE CASCADE,
    FOREIGN KEY (later_report_id, later_row) REFERENCES action (report_id, row) ON DELETE CASCADE
) STRICT;
CREATE INDEX link_by_plan ON link (plan_id);
CREATE INDEX link_by_earlier ON link (earlier_report_id, earlier_row);
CREATE INDEX link_by_later ON link (later_report_id, later_row);
CREATE INDEX link_by_verdict ON link (verdict);

-- Kept by content, so that a decision outlives re-reading and re-linking. Rows are never deleted.
CREATE TABLE decision (
    decision_id INTEGER PRIMARY KEY AUTOINCREMENT,
    verb TEXT NOT NULL CHECK (verb IN ('accept', 'reject', 'join', 'split', 'note')),
    plan TEXT NOT NULL,
    earlier TEXT CHECK (earlier IS NULL OR json_valid(earlier)), -- plan, period, ref, wording and so on
    later TEXT CHECK (later IS NULL OR json_valid(later)),
    earlier_fingerprint TEXT,
    later_fingerprint TEXT,
    who TEXT NOT NULL CHECK (who <> ''),
    why TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    revoked_at TEXT,
    revoked_by TEXT,
    CHECK (earlier IS NOT NULL OR later IS NOT NULL),
    CHECK ((earlier IS NULL) = (earlier_fingerprint IS NULL) AND (later IS NULL) = (later_fingerprint IS NULL)),
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
) STRICT;
CREATE INDEX decision_by_plan ON decision (plan);
CREATE INDEX decision_by_earlier ON decision (earlier_fingerprint);
CREATE INDEX decision_by_later ON decision (later_fingerprint);
CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN
    SELECT RAISE(ABORT, 'a decision is revoked, never deleted');
END;

CREATE TABLE finding (
    finding_id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    message TEXT NOT NULL,
    stated TEXT NOT NULL,
    counted TEXT NOT NULL,
    repair TEXT NOT NULL,
    subject TEXT NOT NULL, -- what it is about, in words that survive re-reading
    quotes TEXT NOT NULL CHECK (json_valid(quotes)),
    place TEXT NOT NULL CHECK (json_valid(place)),
    fingerprint TEXT NOT NULL,
    suppressed_because TEXT
) STRICT;
CREATE INDEX finding_by_report ON finding (report_id);
CREATE INDEX finding_by_fingerprint ON finding (fingerprint);
CREATE INDEX finding_by_code ON finding (code);

CREATE TABLE suppression (
    suppression_id INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL,
    because TEXT NOT NULL CHECK (because <> ''),
    who TEXT NOT NULL CHECK (who <> ''),
    suppressed_at TEXT NOT NULL,
    expires_on TEXT CHECK (expires_on IS date(expires_on))
) STRICT;
CREATE INDEX suppression_by_fingerprint ON suppression (fingerprint);
