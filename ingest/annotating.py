"""The draft itself with its findings marked: notes in a PDF, comments in a Word file. The draft stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from corpus.records import Finding
from extractors.faults import Fault, Unreadable
from ingest.auditing import Checked
from ingest.jobs import Job, Reading
from ingest.limits import Limits
from ingest.marks import meant_in, note, quotes_in, spots_of
from ingest.reading import checksum
from ingest.saving import save
from ingest.sources import fetch, path_of, shown, stamp
from ingest.sources.archives import is_archive, within
from ingest.workers import read_all, told
from normalise.records import Report

_AUTHOR = "Tallybook"
_SUFFIXES = {"pdf": (".pdf",), "word": (".docx",)}
_OTHERWISE = "use --format html, which shows the findings of any file beside what they quote"


def refuse_to_annotate(files: Sequence[Path], target: Path) -> None:
    """Raise ``Fault`` where it is plain before anything is read that the first file cannot be annotated there."""
    if not files:
        raise Fault("--annotate marks a draft, and no FILE is named", "name the draft as FILE")
    draft = files[0]
    if not stamp(draft):
        raise Fault(f"{shown(draft)}: there is no such file", "check the path")
    if is_archive(draft) or not (draft.is_file() or within(draft)):
        raise Fault(f"{shown(draft)}: only a file can be annotated", "name the draft itself as the first FILE")
    known = [suffix for suffixes in _SUFFIXES.values() for suffix in suffixes]
    if target.suffix.lower() not in known:
        raise Fault(
            f"{shown(target)}: only PDF and Word files can be annotated",
            f"give the copy a name that ends in {' or '.join(known)}, or {_OTHERWISE}",
        )


def annotate(one: Checked, target: Path, limits: Limits, password: str = "") -> int:
    """Write a copy of a checked draft with its open findings marked; how many there are.

    Raises ``Fault`` where drafts of this kind cannot be annotated, where the draft has changed meanwhile or
    where the copy cannot be written.
    """
    draft, format = path_of(one.path), one.report.format
    suffixes = _SUFFIXES.get(format)
    if suffixes is None:
        raise Fault(f"{one.path} is a {format} file; only PDF and Word files can be annotated", _OTHERWISE)
    if target.suffix.lower() not in suffixes:
        raise Fault(
            f"{shown(target)}: the copy of {one.path} is a {suffixes[0]} file as well",
            f"give it a name that ends in {suffixes[0]}",
        )
    job = Job(draft, fetch(draft, password=password), password=password)
    if checksum(job.data) != one.report.sha256:
        raise Fault(f"{one.path} has changed since it was read", "run the audit again")
    findings = list(enumerate(one.open(), 1))
    [reading] = read_all([job], 1, limits, partial(annotate_job, findings=findings, report=one.report))
    if not isinstance(reading.made, bytes):
        raise Unreadable(reading.cause, reading.remedy)
    save(target, reading.made)
    return len(findings)


def annotate_job(job: Job, findings: Sequence[tuple[int, Finding]], report: Report) -> Reading:
    """Annotate one file, as ``read_job`` reads one."""
    return told(job, lambda: Reading(job, None, made=_annotated(job, findings, report)))


def _annotated(job: Job, findings: Sequence[tuple[int, Finding]], report: Report) -> bytes:
    if report.format == "pdf":
        from extractors.pdf.annotating import annotate_pdf

        spots = spots_of(findings, report)
        return annotate_pdf(job.path.name, job.data, spots, _AUTHOR, job.password or None)
    from extractors.formats import extract
    from extractors.word.commenting import Remark, comment_word

    remarks = [
        Remark(quote.place, note(number, finding, aside), value, number, labels)
        for number, finding in findings
        for aside, quote in quotes_in(finding, report)
        for value, labels in [meant_in(finding, quote)]
    ]
    return comment_word(job.path.name, job.data, extract(job.path.name, job.data), remarks, _AUTHOR)
