"""Loaded by the process that readers are forked from in tests, so that each begins where others are after a file."""

from pathlib import Path

from ingest.reading import prepare, understand_file

prepare()
understand_file(Path("plan.txt"), b"Of the 3 actions, 1 is on track.\n\nRef\tAction\tRAG\n1\tMend the gate\tG\n")
