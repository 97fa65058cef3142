"""The one way of a return from a file into the store, for the page, the command line and the API.

Read the file, make a draft of it for a region and a period, look at what it would change, accept.
"""

from analytics.submission.acceptance import accept, check_together
from analytics.submission.differences import Difference, difference
from analytics.submission.drafting import State, Submission, make_draft, prepare, read

__all__ = [
    "Difference",
    "State",
    "Submission",
    "accept",
    "check_together",
    "difference",
    "make_draft",
    "prepare",
    "read",
]
