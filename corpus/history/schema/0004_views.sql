-- The public views. Their names and columns are a promise: columns may be added, never changed or removed.
-- A superseded report is listed in `reports` and left out of every other view.

CREATE VIEW reports AS
SELECT
    r.report_id, r.path, f.sha256, f.format, r.kind, p.name AS plan, r.title, r.organisation,
    r.period, r.period_start, r.period_end, r.pages, r.outcome, r.problem, r.ingested_at,
    r.as_at, r.revision, r.superseded_by, f.size,
    (SELECT json_group_array(path) FROM (SELECT path FROM path WHERE file_id = r.file_id ORDER BY path_id)) AS paths
FROM report AS r
JOIN file AS f ON f.file_id = r.file_id
LEFT JOIN plan AS p ON p.plan_id = r.plan_id;

CREATE VIEW actions_by_report AS
SELECT
    a.action_id, a.report_id, r.path, p.name AS plan, r.period, r.period_start, r.period_end,
    a.theme, a.ref, a.key_deliverable, a.action, a.description, a.lead, a.outcome_measure,
    a.timescale, a.due, a.due_start, a.due_end, a.carried_forward,
    a.status_printed, a.status, a.state, a.evidence,
    CASE a.other WHEN '[]' THEN '{}' ELSE (
        -- a heading that stands twice gives one entry with both texts
        SELECT json_group_object(heading, printed) FROM (
            SELECT
                json_extract(pair.value, '$[0]') AS heading,
                group_concat(json_extract(pair.value, '$[1]'), char(10)) AS printed
            FROM json_each(a.other) AS pair
            GROUP BY heading
            ORDER BY min(pair.key)
        )
    ) END AS other,
    json_extract(a.place, '$.page') AS page, a.place,
    a.row, a.record_id, a.timescale_printed, a.starts_printed AS starts, a.starts_start, a.starts_end,
    a.term_start, a.term_end, a.previous_status_printed,
    (SELECT json_group_array(name) FROM (SELECT name FROM lead WHERE record_id = a.record_id ORDER BY position))
        AS leads
FROM action AS a
JOIN report AS r ON r.report_id = a.report_id AND r.superseded_by IS NULL
LEFT JOIN plan AS p ON p.plan_id = r.plan_id;

-- One row for each action that linking has named. Time runs by the end of the period.
CREATE VIEW action_history AS
SELECT
    action_id, plan, first_period, last_period, reports, statuses, current_status, current_state,
    times_carried_forward,
    -- a date has moved when it differs from the last one printed, however long ago that was;
    -- where no due date is printed at all, the end of the term counts
    (
        SELECT count(*) FROM (
            SELECT
                coalesce(a.due_end, a.term_end) AS finish,
                lag(coalesce(a.due_end, a.term_end)) OVER (
                    PARTITION BY a.due_end IS NULL ORDER BY r.period_end, r.period_start, r.report_id, a.row
                ) AS finish_before
            FROM action AS a
            JOIN report AS r ON r.report_id = a.report_id AND r.superseded_by IS NULL
            WHERE a.action_id = course.action_id AND coalesce(a.due_end, a.term_end) IS NOT NULL
        )
        WHERE finish <> finish_before
    ) AS times_redated,
    wording_now, ref_now, theme_now, lead_now, due_now, last_report_id
FROM (
    SELECT
        s.action_id,
        s.plan,
        first_value(s.period) OVER through_time AS first_period,
        last_value(s.period) OVER through_time AS last_period,
        max(s.report_number) OVER through_time AS reports,
        json_group_array(json_array(s.period, coalesce(s.status, s.status_printed))) OVER through_time AS statuses,
        s.status AS current_status,
        s.state AS current_state,
        sum(s.carried_forward) OVER through_time AS times_carried_forward,
        s.action AS wording_now,
        s.ref AS ref_now,
        s.theme AS theme_now,
        s.lead AS lead_now,
        s.due AS due_now,
        s.report_id AS last_report_id,
        row_number() OVER (PARTITION BY s.action_id ORDER BY s.report_number DESC, s.row) AS back
    FROM (
        SELECT
            a.action_id, p.name AS plan, r.period, a.report_id, a.row,
            a.status, a.status_printed, a.state, a.carried_forward, a.action, a.ref, a.theme, a.lead, a.due,
            dense_rank() OVER (
                PARTITION BY a.action_id ORDER BY r.period_end, r.period_start, r.report_id
            ) AS report_number
        FROM action AS a
        JOIN report AS r ON r.report_id = a.report_id AND r.superseded_by IS NULL
        LEFT JOIN plan AS p ON p.plan_id = r.plan_id
        WHERE a.action_id IS NOT NULL
    ) AS s
    WINDOW through_time AS (
        PARTITION BY s.action_id ORDER BY s.report_number, s.row
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
) AS course
WHERE back = 1;

CREATE VIEW milestones_by_report AS
SELECT
    m.milestone_id, m.report_id, r.path, r.period, a.action_id, m.text, m.kind,
    m.date_printed, m.date_start, m.date_end, m.met, json_extract(m.place, '$.page') AS page, m.place,
    p.name AS plan, r.period_start, r.period_end, coalesce(m.theme, a.theme) AS theme, m.action_row,
    a.ref, a.state,
    -- by this report alone: due before its period ended, and not met or complete in it. Where the report says
    -- nothing of a milestone but its date, a day within the period may still have lain ahead of the author.
    coalesce(
        m.date_end < iif(m.met IS NULL AND m.action_row IS NULL, r.period_start, r.period_end)
        AND m.met IS NOT 1 AND coalesce(a.state, '') NOT IN ('complete', 'superseded'), 0
    ) AS overdue
FROM milestone AS m
JOIN report AS r ON r.report_id = m.report_id AND r.superseded_by IS NULL
LEFT JOIN plan AS p ON p.plan_id = r.plan_id
LEFT JOIN action AS a ON a.report_id = m.report_id AND a.row = m.action_row;

CREATE VIEW activities_by_report AS
SELECT
    r.report_id, r.path, r.period, t.kind, t.text, t.theme, json_extract(t.place, '$.page') AS page, t.place,
    p.name AS plan, t.activity_id
FROM activity AS t
JOIN report AS r ON r.report_id = t.report_id AND r.superseded_by IS NULL
LEFT JOIN plan AS p ON p.plan_id = r.plan_id;

-- A blank cell of an overview stands for nought but states nothing, so it is left out here.
CREATE VIEW stated_counts AS
SELECT
    r.report_id, r.path, r.period, c.theme, c.timescale, c.status, c.printed, c.value, c.of, c.percent,
    CASE
        WHEN c.percent IS NULL THEN NULL
        WHEN instr(c.percent, '.') = 0 THEN 0
        ELSE length(c.percent) - instr(c.percent, '.')
    END AS decimals,
    c.sentence, json_extract(c.place, '$.page') AS page, c.place,
    p.name AS plan, c.source, c.bound, c.percent_bound, c.part, c.what, c.noun, c.status_printed, c.state, c.timescale_printed,
    c.carried_forward, c.list_number, c.complete_list, c.count_id
FROM stated_count AS c
JOIN report AS r ON r.report_id = c.report_id AND r.superseded_by IS NULL
LEFT JOIN plan AS p ON p.plan_id = r.plan_id
WHERE c.printed <> '';

CREATE VIEW links AS
SELECT
    l.link_id, p.name AS plan,
    l.earlier_report_id, e.path AS earlier_path, e.period AS earlier_period, l.earlier_row,
    ea.action_id AS earlier_action_id, ea.ref AS earlier_ref, ea.action AS earlier_action,
    l.later_report_id, n.path AS later_path, n.period AS later_period, l.later_row,
    na.action_id AS later_action_id, na.ref AS later_ref, na.action AS later_action,
    l.score, l.reasons, l.verdict, l.decided_by, l.decided_at,
    l.nearest_row, near.ref AS nearest_ref, near.action AS nearest_action,
    e.period_end AS earlier_period_end, n.period_end AS later_period_end
FROM link AS l
JOIN plan AS p ON p.plan_id = l.plan_id
JOIN report AS e ON e.report_id = l.earlier_report_id AND e.superseded_by IS NULL
JOIN report AS n ON n.report_id = l.later_report_id AND n.superseded_by IS NULL
LEFT JOIN action AS ea ON ea.report_id = l.earlier_report_id AND ea.row = l.earlier_row
LEFT JOIN action AS na ON na.report_id = l.later_report_id AND na.row = l.later_row
LEFT JOIN action AS near
    ON near.report_id = CASE WHEN l.later_row IS NULL THEN l.later_report_id ELSE l.earlier_report_id END
    AND near.row = l.nearest_row;

CREATE VIEW findings AS
SELECT
    f.code, f.severity, f.message, f.stated, f.counted, f.report_id, r.path,
    json_extract(f.place, '$.page') AS page, f.place, f.fingerprint, f.suppressed_because,
    f.repair, f.subject, f.quotes, p.name AS plan, r.period, f.finding_id
FROM finding AS f
JOIN report AS r ON r.report_id = f.report_id AND r.superseded_by IS NULL
LEFT JOIN plan AS p ON p.plan_id = r.plan_id;
