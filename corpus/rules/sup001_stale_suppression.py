"""A suppression that matches nothing any more, or has expired

What it checks
    Whether each suppression, in the settings file or in the history, still does something. One whose last day
    is over is listed, and the finding counts again. One that fits no finding is listed only when every
    report that it could be about was checked, by every check that it could be about.

Why it matters
    A suppression that nobody needs any more waits to hide the next mistake in the same place.

Example
    The overview of Quarter 2 was corrected in August; the suppression of CNT001 for it still stands.

Innocent explanations
    The report it is about was moved out of the archive for a while, or has not come in yet.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.records import Case, Finding, Quote, Skip, Suppression, SuppressionUse

CODE = "SUP001"
NAME = "stale-suppression"
SEVERITY = "warning"


def check(case: Case) -> Iterator[Finding | Skip]:
    for use in case.suppressions:
        outlived = use.expired if use.fitted else use.covered
        if outlived:
            yield _finding(use, case.report.name)


def _finding(use: SuppressionUse, name: str) -> Finding:
    suppression = use.suppression
    about = _about(suppression)
    day = suppression.until.isoformat() if suppression.until else ""
    if use.expired and use.fitted:
        message = f"The suppression of {about} held until {day}, and what it is about is found still."
        counted = f"{quoting.number(use.fitted, 'finding')} that {'counts' if use.fitted == 1 else 'count'} again"
        repair = "mend the report, or suppress the finding anew"
    elif use.expired:
        message = f"The suppression of {about} held until {day}, and nothing that it fits is found any more."
        counted, repair = "no finding that it fits", "remove the suppression"
    else:
        message = f"The suppression of {about} fits no finding."
        counted, repair = "no finding that it fits", "remove the suppression, or correct what it is about"
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=message,
        stated=f"{about}, suppressed by {suppression.who}" + (f" until {day}" if day else ""),
        counted=counted,
        place=suppression.place,
        quotes=(Quote(quoting.shortened(suppression.because, 300), suppression.place, name),),
        key=" | ".join(part for part in _identity(suppression) if part),
        repair=repair,
    )


def _about(suppression: Suppression) -> str:
    what = " ".join(part for part in (suppression.code, suppression.fingerprint) if part)
    where = " · ".join(part for part in (suppression.plan, suppression.period, suppression.subject) if part)
    return f"{what} ({where})" if where else what


def _identity(suppression: Suppression) -> tuple[str, ...]:
    day = suppression.until.isoformat() if suppression.until else ""
    return suppression.fingerprint, suppression.code, suppression.plan, suppression.period, suppression.subject, day
