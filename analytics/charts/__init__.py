"""Charts: pure functions from tables to plain Plotly figures, in three languages and two themes."""
