"""Pages a second from PDF, side by side with pdfplumber on the same files, and the memory of a long one.

    python -m benchmarks.reading_pdf [FILE ...] [--rounds N] [--pages N]

The default files are the portfolios in ``real/gmpp`` of the folder of public reports (``TALLYBOOK_SHARED``).
Every way reads every file in turn, ``--rounds`` times over, and its fastest round counts. Times are of the
processor, so that other work on the machine does not matter; each way runs on one core. The ways:

- pdfium's text alone: the bound for anything that reads text with pdfium;
- pdfplumber: ``page.extract_tables()`` for each page, each page closed after it;
- tables: our own ``find_tables``;
- document: our paragraphs and tables in reading order, with their places;
- report: the whole way from the bytes of the file to its records.

Then the files' pages are put together, over and over, into one file of ``--pages`` pages, which is read in a
process of its own; its peak memory is printed, Python and all libraries included.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

FOLDER = Path(os.environ.get("TALLYBOOK_SHARED", "../shared")) / "real" / "gmpp"
LIMIT_MIB = 250

Way = Callable[[str, bytes], object]


def text_alone(_: str, data: bytes) -> None:
    """All characters of all pages, and nothing else."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()


def with_pdfplumber(_: str, data: bytes) -> None:
    """The tables of every page, as pdfplumber finds them with its own settings."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def tables(name: str, data: bytes) -> object:
    """The tables of every page."""
    from extractors.pdf.reading import find_tables

    return find_tables(name, data)


def document(name: str, data: bytes) -> object:
    """Paragraphs and tables."""
    from extractors.formats import pdf

    return pdf.extract(name, data, hashlib.sha256(data).hexdigest())


def report(name: str, data: bytes) -> object:
    """The records."""
    from extractors.formats import extract
    from extractors.layouts import read
    from normalise.report import understand

    return understand(read(extract(name, data)))


WAYS: tuple[tuple[str, Way], ...] = (
    ("pdfium's text alone", text_alone),
    ("pdfplumber", with_pdfplumber),
    ("tables", tables),
    ("document", document),
    ("report", report),
)


def pages_of(files: Sequence[Path]) -> int:
    """The pages of all files together."""
    count = 0
    for file in files:
        with pypdfium2.PdfDocument(file) as opened:
            count += len(opened)
    return count


def seconds(way: Way, files: Sequence[Path]) -> float:
    """The processor's time for reading all files once."""
    loaded = [(file.name, file.read_bytes()) for file in files]
    started = time.process_time()
    for name, data in loaded:
        way(name, data)
    return time.process_time() - started


def long_file(files: Sequence[Path], pages: int) -> bytes:
    """One file of so many pages, made of the pages of these."""
    out = pypdfium2.PdfDocument.new()
    while len(out) < pages:
        for file in files:
            with pypdfium2.PdfDocument(file) as opened:
                wanted = min(len(opened), pages - len(out))
                out.import_pages(opened, list(range(wanted)))
            if len(out) >= pages:
                break
    buffer = io.BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def peak(way: str, path: Path) -> float:
    """The peak memory in MiB of a process that reads a file this way."""
    command = [sys.executable, "-m", "benchmarks.reading_pdf", "--measure", way, str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def measure(way: str, path: Path) -> None:
    """Reads a file and prints the peak memory of this process in MiB."""
    dict(WAYS)[way](path.name, path.read_bytes())
    unit = 1024**2 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="PDF pages a second, beside pdfplumber")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=520)
    parser.add_argument("--measure", metavar="WAY", help="read one file this way and print the peak memory")
    arguments = parser.parse_args()
    files = arguments.files or sorted(FOLDER.glob("*.pdf"))
    if not files:
        print(f"No PDF files in {FOLDER}; set TALLYBOOK_SHARED, or name files.")
        return
    if arguments.measure:
        measure(arguments.measure, files[0])
        return
    count = pages_of(files)
    print(
        f"{count} pages in {len(files)} files; pages a second of the processor, the best of {arguments.rounds} rounds"
    )
    rounds = [{name: seconds(way, files) for name, way in WAYS} for _ in range(arguments.rounds)]
    best = {name: min(figures[name] for figures in rounds) for name, _ in WAYS}
    for name, took in best.items():
        ratio = best["pdfplumber"] / took
        bound = took / best["pdfium's text alone"]
        print(
            f"{name:<20} {count / took:8.1f}   {ratio:5.1f} times pdfplumber   {bound:6.1f} times pdfium's text alone"
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(long_file(files, arguments.pages))
        print(f"\npeak memory for {arguments.pages} pages ({path.stat().st_size / 1024**2:.1f} MiB)")
        for way in ("document", "report"):
            used = peak(way, path)
            print(f"{way:<20} {used:8.0f} MiB   {'within' if used < LIMIT_MIB else 'OVER'} {LIMIT_MIB} MiB")


if __name__ == "__main__":
    main()
