-- Files, and what was recovered from each. Dates are ISO 8601 text, booleans 0 or 1, places JSON.
-- The public views (0004) are what other programs may rely on; these tables may change.

CREATE TABLE plan (
    plan_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    -- a store counts `changed` up; `linked` and `checked` say which count the links and findings are of
    changed INTEGER NOT NULL DEFAULT 0,
    linked INTEGER NOT NULL DEFAULT 0,
    checked INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE file (
    file_id INTEGER PRIMARY KEY,
    sha256 TEXT UNIQUE CHECK (sha256 <> ''), -- NULL: the file could not even be opened
    size INTEGER NOT NULL CHECK (size >= 0),
    format TEXT
) STRICT;

CREATE TABLE path (
    path_id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    path TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    UNIQUE (file_id, path)
) STRICT;
CREATE INDEX path_by_path ON path (path);

CREATE TABLE report (
    report_id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_id INTEGER NOT NULL UNIQUE REFERENCES file,
    plan_id INTEGER REFERENCES plan,
    plan_given INTEGER NOT NULL DEFAULT 0 CHECK (plan_given IN (0, 1)), -- named by a person
    path TEXT NOT NULL, -- the first it was seen under
    name TEXT NOT NULL,
    kind TEXT,
    title TEXT,
    organisation TEXT,
    period TEXT COLLATE NOCASE,
    period_start TEXT CHECK (period_start IS date(period_start)),
    period_end TEXT CHECK (period_end IS date(period_end)),
    period_kind TEXT,
    as_at TEXT CHECK (as_at IS date(as_at)),
    revision INTEGER NOT NULL DEFAULT 0,
    pages INTEGER,
    outcome TEXT NOT NULL CHECK (outcome IN ('stored', 'partial', 'failed')),
    problem TEXT,
    extractor_version TEXT NOT NULL DEFAULT '',
    ingested_at TEXT NOT NULL,
    superseded_by INTEGER REFERENCES report,
    CHECK ((period IS NULL) = (period_start IS NULL) AND (period IS NULL) = (period_end IS NULL)),
    CHECK (superseded_by <> report_id)
) STRICT;
CREATE INDEX report_by_plan ON report (plan_id, period_end);
CREATE INDEX report_by_period ON report (period);
-- partial, so that it is never taken for finding the many reports that stand
CREATE INDEX report_by_superseded ON report (superseded_by) WHERE superseded_by IS NOT NULL;

-- An action's name through time; never renamed, never given to another action.
CREATE TABLE thread (
    action_id TEXT PRIMARY KEY CHECK (action_id <> ''),
    plan_id INTEGER NOT NULL REFERENCES plan
) STRICT;
CREATE INDEX thread_by_plan ON thread (plan_id);

CREATE TABLE action (
    record_id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    row INTEGER NOT NULL,
    action_id TEXT REFERENCES thread,
    action TEXT NOT NULL,
    ref TEXT COLLATE NOCASE,
    theme TEXT COLLATE NOCASE,
    key_deliverable TEXT,
    description TEXT,
    lead TEXT COLLATE NOCASE,
    outcome_measure TEXT,
    timescale TEXT,
    timescale_printed TEXT,
    starts_printed TEXT,
    starts_start TEXT CHECK (starts_start IS date(starts_start)),
    starts_end TEXT CHECK (starts_end IS date(starts_end)),
    starts_precision TEXT,
    starts_assumed_year INTEGER CHECK (starts_assumed_year IN (0, 1)),
    due TEXT, -- as printed in the cell; due_printed is the date within it
    due_printed TEXT,
    due_start TEXT CHECK (due_start IS date(due_start)),
    due_end TEXT CHECK (due_end IS date(due_end)),
    due_precision TEXT,
    due_assumed_year INTEGER CHECK (due_assumed_year IN (0, 1)),
    term_printed TEXT,
    term_start TEXT CHECK (term_start IS date(term_start)),
    term_end TEXT CHECK (term_end IS date(term_end)),
    term_precision TEXT,
    term_assumed_year INTEGER CHECK (term_assumed_year IN (0, 1)),
    carried_forward INTEGER NOT NULL CHECK (carried_forward IN (0, 1)),
    status_printed TEXT COLLATE NOCASE,
    status TEXT COLLATE NOCASE,
    state TEXT COLLATE NOCASE NOT NULL CHECK (state IN (
        'complete', 'on track', 'in progress', 'at risk', 'off track', 'not started', 'superseded', 'unknown'
    )),
    previous_status_printed TEXT,
    evidence TEXT,
    other TEXT NOT NULL CHECK (json_valid(other)), -- [[heading, printed], ...] in the order of the columns
    other_words TEXT, -- the same as plain text, to search in
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    place TEXT NOT NULL CHECK (json_valid(place)),
    UNIQUE (report_id, row)
) STRICT;
CREATE INDEX action_by_action_id ON action (action_id);
CREATE INDEX action_by_ref ON action (ref);
CREATE INDEX action_by_theme ON action (theme);
CREATE INDEX action_by_lead ON action (lead);
CREATE INDEX action_by_status ON action (status);
CREATE INDEX action_by_status_printed ON action (status_printed);
CREATE INDEX action_by_state ON action (state);
CREATE INDEX action_by_carried_forward ON action (carried_forward);

CREATE TABLE lead (
    record_id INTEGER NOT NULL REFERENCES action ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (record_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX lead_by_name ON lead (name);

CREATE TABLE milestone (
    milestone_id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    date_printed TEXT,
    date_start TEXT CHECK (date_start IS date(date_start)),
    date_end TEXT CHECK (date_end IS date(date_end)),
    date_precision TEXT,
    date_assumed_year INTEGER CHECK (date_assumed_year IN (0, 1)),
    theme TEXT,
    action_row INTEGER,
    met INTEGER CHECK (met IN (0, 1)),
    place TEXT NOT NULL CHECK (json_valid(place))
) STRICT;
CREATE INDEX milestone_by_report ON milestone (report_id, action_row);
CREATE INDEX milestone_by_date ON milestone (date_end);

CREATE TABLE activity (
    activity_id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    theme TEXT,
    place TEXT NOT NULL CHECK (json_valid(place))
) STRICT;
CREATE INDEX activity_by_report ON activity (report_id);

CREATE TABLE stated_count (
    count_id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    printed TEXT NOT NULL,
    source TEXT NOT NULL,
    value INTEGER,
    of INTEGER,
    percent TEXT, -- the digits as printed
    bound TEXT NOT NULL,
    percent_bound TEXT NOT NULL,
    part TEXT NOT NULL,
    theme TEXT,
    timescale TEXT,
    timescale_printed TEXT,
    status_printed TEXT,
    status TEXT,
    state TEXT,
    carried_forward INTEGER,
    what TEXT,
    noun TEXT,
    sentence TEXT,
    list_number INTEGER NOT NULL, -- claims of one list share it
    complete_list INTEGER NOT NULL CHECK (complete_list IN (0, 1)),
    place TEXT NOT NULL CHECK (json_valid(place))
) STRICT;
CREATE INDEX stated_count_by_report ON stated_count (report_id);

CREATE TABLE key_entry (
    key_entry_id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    label TEXT NOT NULL,
    meaning TEXT NOT NULL,
    kind TEXT NOT NULL,
    place TEXT NOT NULL CHECK (json_valid(place))
) STRICT;
CREATE INDEX key_entry_by_report ON key_entry (report_id);

CREATE TABLE prose (
    prose_id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    text TEXT NOT NULL,
    heading TEXT NOT NULL,
    marker TEXT NOT NULL,
    place TEXT NOT NULL CHECK (json_valid(place))
) STRICT;
CREATE INDEX prose_by_report ON prose (report_id);

CREATE TABLE leftover (
    leftover_id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    place TEXT NOT NULL CHECK (json_valid(place))
) STRICT;
CREATE INDEX leftover_by_report ON leftover (report_id);

CREATE TABLE problem (
    problem_id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    text TEXT NOT NULL,
    place TEXT CHECK (place IS NULL OR json_valid(place)), -- NULL: the whole file
    lost INTEGER NOT NULL CHECK (lost IN (0, 1)) -- 0: a remark on what was read and set aside
) STRICT;
CREATE INDEX problem_by_report ON problem (report_id);

CREATE TABLE plan_named (
    plan_named_id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX plan_named_by_report ON plan_named (report_id);
