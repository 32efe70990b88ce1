-- Which merge an action's name came with, counted up; 0: the history gave it itself. Where one action turns out to
-- have two names, the one that was here first stays.

ALTER TABLE thread ADD COLUMN merge INTEGER NOT NULL DEFAULT 0;
