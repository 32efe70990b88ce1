"""One mistake at a time, planted in a truthful report: which check must name it, and where.

Each takes a plan and chance and gives the reports of the case, the last of which is checked, or None where this plan
has no room for the mistake.
"""

from benchmarks.gate.going_on import next_quarter
from benchmarks.gate.planting import counting, quarters, rows, suppressing
from benchmarks.gate.planting.making import Mistake, Planted, style_for

MISTAKES: dict[str, Mistake] = {
    "a cell of the overview": counting.overview_cell,
    "a label of a chart": counting.chart_label,
    "the grand total": counting.grand_total,
    "a row's total": counting.row_total,
    "a column's total": counting.column_total,
    "a count in prose": counting.count_in_prose,
    "the total in prose": counting.total_in_prose,
    "a count in the covering report": counting.covering_report,
    "a count of the quarter before": quarters.last_quarter,
    "the number carried forward": counting.carried_forward,
    "a percentage of a count": counting.wrong_percent,
    "a percentage cut off (a note)": counting.cut_off,
    "shares that come to more than 100": counting.shares_over_the_whole,
    "an impossible percentage": counting.impossible_percent,
    "all or nothing": counting.all_or_nothing,
    "a change of a percentage": quarters.change_of_share,
    "reopened": quarters.reopened,
    "worsened": quarters.worsened,
    "suddenly complete": quarters.sudden,
    "a rating outside the key": rows.unknown_rating,
    "a cell painted in another colour": rows.wrong_paint,
    "complete without evidence": rows.no_evidence,
    "evidence against the rating": rows.evidence_against,
    "the same evidence three times": quarters.same_evidence,
    "a previous rating": quarters.previous_status,
    "dropped": quarters.dropped,
    "returned": quarters.returned,
    "split or merged": quarters.parted,
    "a reference reused": quarters.reused,
    "an action twice": rows.twice,
    "a reference twice": rows.same_reference,
    "a balance": counting.balance,
    "an opening balance": quarters.opening_balance,
    "a quarter missing": quarters.missing_period,
    "a later date": quarters.slipped,
    "overdue": rows.overdue,
    "a later date without a word": quarters.slipped_in_silence,
    "complete with an open milestone": rows.open_milestone,
    "complete with an open part": rows.open_part,
    "planned and absent": quarters.planned_and_absent,
    "no lead": rows.no_lead,
    "no leads at all": rows.no_leads,
    "a grid without headings": rows.no_heading,
    "a suppression that has expired": suppressing.expired,
    "a suppression of nothing": suppressing.of_nothing,
}

__all__ = ["MISTAKES", "Planted", "next_quarter", "style_for"]
