"""The archive as a whole: the SQLite history, links across periods, the checks. Knows no file format."""
