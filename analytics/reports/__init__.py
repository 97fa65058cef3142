"""Documents: comparisons as Excel workbooks, charts as pictures, sentences from figures."""
