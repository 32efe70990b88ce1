"""Counts in prose, step by step.

``words`` labels the tokens of a sentence; ``shapes`` and ``mentions`` pair a count with its percentage and
total, and ``own_bases`` leaves out a percentage of something else; ``context`` says what the words around a
number mean (``nouns``, ``sayings``, ``movements``, by ``positions``); ``bases`` knows a whole by its words;
``lists`` and ``joining`` gather the parts of one whole; ``closing`` says whether a list covers it. The
vocabulary is ``words.toml``.
"""
