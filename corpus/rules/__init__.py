"""The checks: one file a rule, found by walking this folder.

A rule module has ``CODE``, ``NAME`` (a few words that read well after "allow"), ``SEVERITY`` and
``check(case: Case) -> Iterator[Finding | Skip]``. Its docstring is its manual page. Rules never read
files or databases and never import each other; what several of them need stands beside this folder.
"""
