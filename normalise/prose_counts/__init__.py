"""Counts in prose, in four steps: words (lexing), mentions (a count with its percentage), bases, lists."""
