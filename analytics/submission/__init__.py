"""The one way of a return from a file into the store, for the page, the command line and the API.

Read the file, make a draft of it for a region and a period, look at what it would change, accept.
"""

from analytics.submission.acceptance import accept, check_together
from analytics.submission.differences import Difference, difference
from analytics.submission.drafting import State, Submission, make_draft, prepare, read
from analytics.submission.entries import accept_entry, entry_draft, last_list, open_periods
from analytics.submission.event_marks import mark_pair
from analytics.submission.list_differences import RowChange, list_difference, rows_that_differ
from analytics.submission.states import answer, decide, except_from_lock, lock, restore, unlock, withdraw
from analytics.submission.tables import (
    TableReturns,
    accept_table,
    certain_mapping,
    proposal,
    remembered_mapping,
    table_submissions,
)

__all__ = [
    "Difference",
    "RowChange",
    "State",
    "Submission",
    "TableReturns",
    "accept",
    "accept_entry",
    "accept_table",
    "answer",
    "certain_mapping",
    "check_together",
    "decide",
    "difference",
    "entry_draft",
    "except_from_lock",
    "last_list",
    "list_difference",
    "lock",
    "make_draft",
    "mark_pair",
    "open_periods",
    "prepare",
    "proposal",
    "read",
    "remembered_mapping",
    "restore",
    "rows_that_differ",
    "table_submissions",
    "unlock",
    "withdraw",
]
