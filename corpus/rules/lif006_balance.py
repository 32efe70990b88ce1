"""Opening, new and closed actions do not give the closing number

What it checks
    Where a report says how many actions it opened with, how many were added and closed, and how many are
    left, in a sentence or in a small table: whether the sum comes out. With the report before: whether
    this one opens with the number that the other closed with.

Why it matters
    A balance that does not come out means that actions appeared or went without a word.

Example
    "We began the quarter with 20 actions, added 3 and closed 5, leaving 19." 20 + 3 - 5 = 18.

Innocent explanations
    Some actions were merged, split or moved to another plan, and the sentence does not say so. Between
    the two reports the list was tidied up, and a note elsewhere says so.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.balances import balances
from corpus.records import Case, Finding, Skip
from corpus.then_and_now import follows
from normalise.balances import Balance
from normalise.records import Report

CODE = "LIF006"
NAME = "balance-does-not-come-out"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    report, stated = case.report, balances(case.report)
    if not stated:
        yield Skip(CODE, "the report states no opening and closing balance")
        return
    for balance in stated:
        if balance.due != balance.closing:
            yield _sum_finding(balance, report)
    if case.earlier is not None and follows(case.earlier, report):
        before = {one.scope: one for one in balances(case.earlier)}
        for balance in stated:
            closed_with = before.get(balance.scope)
            if closed_with is not None and closed_with.closing != balance.opening:
                yield _carried_finding(balance, closed_with, case.earlier, report)


def _sum_finding(balance: Balance, report: Report) -> Finding:
    terms = [*(f"+ {number}" for number in balance.new), *(f"- {number}" for number in balance.closed)]
    sum_ = f"{balance.opening} {' '.join(terms)} = {balance.due}"
    gap = balance.closing - balance.due
    repairs = [f"a closing number of {balance.due}", f"an opening number of {balance.opening + gap}"]
    if len(balance.new) == 1 and balance.new[0] + gap >= 0:
        repairs.append(f"{balance.new[0] + gap} new")
    if len(balance.closed) == 1 and balance.closed[0] - gap >= 0:
        repairs.append(f"{balance.closed[0] - gap} closed")
    about = f" ({balance.scope})" if balance.scope else ""
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The closing number{about} is {balance.closing}, but {sum_}.",
        stated=f"{balance.closing} at the end",
        counted=sum_,
        place=balance.place,
        quotes=(quoting.quote(quoting.shortened(balance.text, 300), balance.place, report),),
        key=f"sum | {balance.scope} | {sum_} | {balance.closing}",
        repair=", or ".join(repairs),
        changes_conclusion=gap < 0,
    )


def _carried_finding(balance: Balance, before: Balance, earlier: Report, report: Report) -> Finding:
    when = earlier.period.label if earlier.period else earlier.name
    about = f" ({balance.scope})" if balance.scope else ""
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"This report opens with {balance.opening}{about}; the report for {when} closed with {before.closing}.",
        stated=f"{balance.opening} at the start",
        counted=f"{before.closing} at the end of {when}",
        place=balance.place,
        quotes=(
            quoting.quote(quoting.shortened(balance.text, 300), balance.place, report),
            quoting.quote(quoting.shortened(before.text, 300), before.place, earlier),
        ),
        key=f"carried | {balance.scope} | {balance.opening} | {before.closing}",
        repair=f"an opening number of {before.closing}",
    )
