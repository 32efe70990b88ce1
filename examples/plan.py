"""The Safer Harrowmere Plan: an invented partnership's actions, as they stood in each of four quarters.

Harrowmere, its people and its actions do not exist. ``build.py`` prints these records as the reports of
``examples/archive``. The mistakes planted in them are listed in ``examples/README.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

THEMES = {
    "streets": "Safer Streets",
    "homes": "Homes and Neighbourhoods",
    "young": "Young People",
    "together": "Working Together",
}
KEY = {"B": "Complete", "G": "On track", "A": "Some delay", "R": "Off track"}
QUARTERS = ("Q1", "Q2", "Q3", "Q4")


@dataclass(frozen=True)
class Row:
    """One action in one quarter, as it is to be printed."""

    theme: str
    ref: str
    action: str
    lead: str
    due: str
    rag: str
    progress: str


def _row(theme: str, ref: str, action: str, lead: str, due: str, rag: str, progress: str = "") -> Row:
    return Row(THEMES[theme], ref, action, lead, due, rag, progress)


Q1 = (
    _row("streets", "1.1", "Relight the canal towpath between Mill Lock and the station", "Harrowmere Council",
         "30 September 2024", "G", "Lamp columns ordered; works start in August."),
    _row("streets", "1.2", "Run a bystander training course for bar and taxi staff", "Night-time Forum",
         "31 December 2024", "G", "Two sessions held, 31 people trained."),
    _row("streets", "1.3", "Set up a women's safety panel that meets every quarter", "Police", "30 June 2024", "B",
         "First meeting held on 4 June."),
    _row("streets", "1.4", "Replace the CCTV cameras at the north car park", "Harrowmere Council",
         "31 March 2025", "A", "Quotations came in above budget."),
    _row("streets", "1.5", "Replace the CCTV cameras at the south car park", "Harrowmere Council",
         "31 March 2025", "G", "Order placed with the supplier."),
    _row("homes", "2.1", "Inspect every licensed shared house once a year", "Housing Services", "31 March 2025",
         "G", "64 of the inspections done so far."),
    _row("homes", "2.2", "Agree one approach to noise complaints with the housing associations",
         "Housing Services / Mere Homes", "30 September 2024", "A", "Draft protocol sent out for comment."),
    _row("homes", "2.3", "Open a repair café at the Linden Estate community hall", "Linden Tenants' Group",
         "31 October 2024", "G", "Volunteers recruited; insurance being arranged."),
    _row("homes", "2.4", "Fit new locks and alarms for victims of repeat burglary", "Police / Mere Homes",
         "31 December 2024", "R", "Supplier withdrew in May."),
    _row("young", "3.1", "Publish a directory of youth activities in all four languages", "Youth Service",
         "31 July 2024", "G", "Text with the translators."),
    _row("young", "3.2", "Train teachers in every secondary school to spot exploitation", "Children's Services",
         "31 March 2025", "G", "Three of the seven schools booked."),
    _row("young", "3.3", "Start a mentoring scheme for young people leaving care", "Children's Services",
         "30 November 2024", "A", "Mentor coordinator post re-advertised."),
    _row("young", "3.4", "Hold a summer football and music programme in the parks", "Youth Service",
         "31 August 2024", "G", "Programme agreed, six parks booked."),
    _row("together", "4.1", "Share weekly incident data between police, council and fire service", "Police",
         "30 September 2024", "A", "Information sharing agreement with the lawyers."),
    _row("together", "4.2", "Hold a residents' conference each year", "Partnership Office", "31 October 2024", "G",
         "Venue booked for 12 October."),
    _row("together", "4.3", "Refresh the partnership's complaints procedure", "Partnership Office", "30 June 2024",
         "B", "New procedure on the website since 17 June."),
)

Q2 = (
    _row("streets", "1.1", "Relight the canal towpath from Mill Lock to the station", "Harrowmere Council",
         "30 September 2024", "B", "All 42 lamps lit on 18 September."),
    _row("streets", "1.2", "Run a bystander training course for bar and taxi staff", "Night-time Forum",
         "31 December 2024", "G", "Five sessions held, 84 people trained."),
    _row("streets", "1.3", "Set up a women's safety panel that meets every quarter", "Police", "30 June 2024", "B",
         "Second meeting held in September."),
    _row("streets", "1.4", "Replace the CCTV cameras at the north car park", "Harrowmere Council",
         "31 March 2025", "A", "Cheaper design agreed, new quotations due in November."),
    _row("streets", "1.5", "Replace the CCTV cameras at the south car park", "Harrowmere Council",
         "31 March 2025", "G", "Installation began on 23 September."),
    _row("homes", "2.1", "Inspect all licensed shared houses once each year", "Housing Services", "31 March 2025",
         "G", "131 inspections done so far."),
    _row("homes", "2.2", "Agree a single approach to noise complaints with the housing associations",
         "Housing Services / Mere Homes", "31 December 2024 c/f", "A", "One association still to sign."),
    _row("homes", "2.3", "Open a repair café at the Linden Estate community hall", "Linden Tenants' Group",
         "31 October 2024", "G", "Opening day fixed for 26 October."),
    _row("homes", "2.4", "Fit new locks and alarms for victims of repeat burglary", "Police / Mere Homes",
         "31 December 2024", "A", "New supplier found in August."),
    _row("young", "3.1", "Publish a directory of youth activities in all four languages", "Youth Service",
         "31 July 2024", "B", "Printed and online since 29 July."),
    _row("young", "3.2", "Train teachers in every secondary school to spot exploitation", "Children's Services",
         "31 March 2025", "G", "Four of the seven schools trained."),
    _row("young", "3.3", "Start a mentoring scheme for young people who leave care", "Children's Services",
         "30 November 2024", "A", "Coordinator starts on 1 October."),
    _row("young", "3.4", "Hold a summer football and music programme in the parks", "Youth Service",
         "31 August 2024", "B", "1,900 visits over six weeks."),
    _row("together", "4.1", "Share weekly incident data between the police, the council and the fire service",
         "Police", "31 December 2024 c/f", "A", "Agreement signed; first data expected in October."),
    _row("together", "4.2", "Hold a residents' conference each year", "Partnership Office", "31 October 2024", "G",
         "140 places taken."),
    _row("together", "4.3", "Refresh the partnership's complaints procedure", "Partnership Office", "30 June 2024",
         "B", "No further update."),
)

# From quarter 3 the plan puts young people before homes and numbers both anew. The mentoring action is split
# into its two halves, and the repair café is gone without a word.
Q3 = (
    _row("streets", "1.1", "Relight the canal towpath from Mill Lock to the station", "Harrowmere Council",
         "30 September 2024", "B", "Complete."),
    _row("streets", "1.2", "Run a bystander training course for staff of bars and taxi firms", "Night-time Forum",
         "31 December 2024", "B", "Eight sessions held, 133 people trained."),
    _row("streets", "1.3", "Set up a women's safety panel that meets every quarter", "Police", "30 June 2024", "B",
         "Third meeting held in December."),
    _row("streets", "1.4", "Replace the CCTV cameras at the north car park", "Harrowmere Council",
         "31 March 2025", "G", "Contract signed on 9 December."),
    _row("streets", "1.5", "Replace the CCTV cameras at the south car park", "Harrowmere Council",
         "31 March 2025", "B", "Eleven cameras live since 2 December."),
    _row("young", "2.1", "Publish a directory of youth activities in all four languages", "Youth Service",
         "31 July 2024", "B", "Complete."),
    _row("young", "2.2", "Train teachers in all secondary schools to spot exploitation", "Children's Services",
         "31 March 2025", "G", "Six of the seven schools trained."),
    _row("young", "2.3", "Recruit and train mentors for young people who leave care", "Children's Services",
         "28 February 2025 c/f", "A", "Nine mentors recruited of the twenty wanted."),
    _row("young", "2.4", "Match young people who leave care with a mentor", "Children's Services",
         "31 March 2025", "A", "First four matches made."),
    _row("young", "2.5", "Hold a summer football and music programme in the parks", "Youth Service",
         "31 August 2024", "B", "Complete."),
    _row("homes", "3.1", "Inspect all licensed shared houses once each year", "Housing Services", "31 March 2025",
         "G", "212 inspections done so far."),
    _row("homes", "3.2", "Agree a single approach to noise complaints with the housing associations",
         "Housing Services / Mere Homes", "31 December 2024", "B", "Signed by all four associations."),
    _row("homes", "3.3", "Fit new locks and alarms for people burgled more than once", "Police / Mere Homes",
         "31 March 2025 c/f", "A", "38 homes done."),
    _row("together", "4.1", "Share weekly incident data between the police, the council and the fire service",
         "Police", "31 December 2024", "B", "First weekly extract received on 4 November."),
    _row("together", "4.2", "Hold a residents' conference each year", "Partnership Office", "31 October 2024", "B",
         "Held on 12 October with 152 residents."),
    _row("together", "4.3", "Refresh the partnership's complaints procedure", "Partnership Office", "30 June 2024",
         "B", "No further update."),
    _row("together", "4.4", "Write the partnership's plan for 2025 to 2028", "Partnership Office", "31 March 2025",
         "G", "Drafting group met twice."),
)

# In quarter 4 the data sharing that was complete is open again, the locks missed their date, and the
# directory is called complete with nothing to show for it.
Q4 = (
    _row("streets", "1.1", "Relight the canal towpath from Mill Lock to the station", "Harrowmere Council",
         "30 September 2024", "B", "Complete."),
    _row("streets", "1.2", "Run a bystander training course for staff of bars and taxi firms", "Night-time Forum",
         "31 December 2024", "B", "Complete."),
    _row("streets", "1.3", "Set up a women's safety panel that meets every quarter", "Police", "30 June 2024", "B",
         "Fourth meeting held in March."),
    _row("streets", "1.4", "Replace the CCTV cameras at the north car park", "Harrowmere Council",
         "30 June 2025 c/f", "A", "Cabling found to be unsafe; works resume in April."),
    _row("streets", "1.5", "Replace the CCTV cameras at the south car park", "Harrowmere Council",
         "31 March 2025", "B", "Complete."),
    _row("young", "2.1", "Publish a directory of youth activities in all four languages", "Youth Service",
         "31 July 2024", "B", ""),
    _row("young", "2.2", "Train teachers in all secondary schools to spot exploitation", "Children's Services",
         "31 March 2025", "B", "All seven schools trained by 14 March."),
    _row("young", "2.3", "Recruit and train mentors for young people who leave care", "Children's Services",
         "30 June 2025 c/f", "A", "Fifteen mentors recruited of the twenty wanted."),
    _row("young", "2.4", "Match young people leaving care with a mentor", "Children's Services",
         "30 June 2025 c/f", "G", "Twelve matches made."),
    _row("young", "2.5", "Hold a summer football and music programme in the parks", "Youth Service",
         "31 August 2024", "B", "Complete; the 2025 programme is in the new plan."),
    _row("homes", "3.1", "Inspect all licensed shared houses once each year", "Housing Services", "31 March 2025",
         "B", "287 inspections done."),
    _row("homes", "3.2", "Agree a single approach to noise complaints with the housing associations",
         "Housing Services / Mere Homes", "31 December 2024", "B", "Complete."),
    _row("homes", "3.3", "Fit new locks and alarms for people burgled more than once", "Police / Mere Homes",
         "31 March 2025", "A", "61 of 75 homes done."),
    _row("together", "4.1", "Share weekly incident data between the police, the council and the fire service",
         "Police", "30 June 2025", "R", "The fire service stopped its extract in February."),
    _row("together", "4.2", "Hold a residents' conference each year", "Partnership Office", "31 October 2024", "B",
         "Complete."),
    _row("together", "4.3", "Refresh the partnership's complaints procedure", "Partnership Office", "30 June 2024",
         "B", "No further update."),
    _row("together", "4.4", "Write the partnership's plan for 2025 to 2028", "Partnership Office", "31 March 2025",
         "B", "Adopted by the board on 20 March."),
)

ROWS = {"Q1": Q1, "Q2": Q2, "Q3": Q3, "Q4": Q4}
# The overview's cells that are printed wrong on purpose: (quarter, theme or "Total", rating) -> printed number.
PLANTED = {
    ("Q2", "Young People", "G"): 2,
    ("Q2", "Young People", "A"): 0,
    ("Q2", "Total", "R"): 1,
}
CARRIED_FORWARD_STATED = {"Q4": 4}
