-- Full text. Each index reads its words from the table it belongs to and is kept by triggers.
-- The porter stemmer lets "school" find "schools"; accents do not matter.

CREATE VIRTUAL TABLE action_words USING fts5 (
    ref, action, key_deliverable, description, theme, lead, outcome_measure, evidence, other_words,
    content = 'action', content_rowid = 'record_id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER action_words_added AFTER INSERT ON action BEGIN
    INSERT INTO action_words (rowid, ref, action, key_deliverable, description, theme, lead, outcome_measure, evidence, other_words)
    VALUES (new.record_id, new.ref, new.action, new.key_deliverable, new.description, new.theme, new.lead, new.outcome_measure, new.evidence, new.other_words);
END;
CREATE TRIGGER action_words_removed AFTER DELETE ON action BEGIN
    INSERT INTO action_words (action_words, rowid, ref, action, key_deliverable, description, theme, lead, outcome_measure, evidence, other_words)
    VALUES ('delete', old.record_id, old.ref, old.action, old.key_deliverable, old.description, old.theme, old.lead, old.outcome_measure, old.evidence, old.other_words);
END;

CREATE VIRTUAL TABLE milestone_words USING fts5 (
    text, theme,
    content = 'milestone', content_rowid = 'milestone_id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER milestone_words_added AFTER INSERT ON milestone BEGIN
    INSERT INTO milestone_words (rowid, text, theme)
    VALUES (new.milestone_id, new.text, new.theme);
END;
CREATE TRIGGER milestone_words_removed AFTER DELETE ON milestone BEGIN
    INSERT INTO milestone_words (milestone_words, rowid, text, theme)
    VALUES ('delete', old.milestone_id, old.text, old.theme);
END;

CREATE VIRTUAL TABLE activity_words USING fts5 (
    text, theme,
    content = 'activity', content_rowid = 'activity_id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER activity_words_added AFTER INSERT ON activity BEGIN
    INSERT INTO activity_words (rowid, text, theme)
    VALUES (new.activity_id, new.text, new.theme);
END;
CREATE TRIGGER activity_words_removed AFTER DELETE ON activity BEGIN
    INSERT INTO activity_words (activity_words, rowid, text, theme)
    VALUES ('delete', old.activity_id, old.text, old.theme);
END;

CREATE VIRTUAL TABLE prose_words USING fts5 (
    text, heading,
    content = 'prose', content_rowid = 'prose_id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER prose_words_added AFTER INSERT ON prose BEGIN
    INSERT INTO prose_words (rowid, text, heading)
    VALUES (new.prose_id, new.text, new.heading);
END;
CREATE TRIGGER prose_words_removed AFTER DELETE ON prose BEGIN
    INSERT INTO prose_words (prose_words, rowid, text, heading)
    VALUES ('delete', old.prose_id, old.text, old.heading);
END;

CREATE VIRTUAL TABLE leftover_words USING fts5 (
    text,
    content = 'leftover', content_rowid = 'leftover_id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER leftover_words_added AFTER INSERT ON leftover BEGIN
    INSERT INTO leftover_words (rowid, text)
    VALUES (new.leftover_id, new.text);
END;
CREATE TRIGGER leftover_words_removed AFTER DELETE ON leftover BEGIN
    INSERT INTO leftover_words (leftover_words, rowid, text)
    VALUES ('delete', old.leftover_id, old.text);
END;
