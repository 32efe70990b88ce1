"""The same action through time: links between reports, with reasons, and a person's decisions above them.

Pure functions over records; nothing here knows the database. ``link`` compares two reports,
``link_series`` all reports of one plan, ``assign_action_ids`` names the threads that come out.
"""

from corpus.linking.changes import marked_changes
from corpus.linking.decisions import Decision, Side, identity, side
from corpus.linking.effects import Effect, effects
from corpus.linking.locating import find
from corpus.linking.members import Key, Member, ReportLink
from corpus.linking.series import Series, link, link_series
from corpus.linking.threads import assign_action_ids

__all__ = [
    "Decision",
    "Effect",
    "Key",
    "Member",
    "ReportLink",
    "Series",
    "Side",
    "assign_action_ids",
    "effects",
    "find",
    "identity",
    "link",
    "link_series",
    "marked_changes",
    "side",
]
