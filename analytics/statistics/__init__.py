"""Statistics: pure functions of numbers, each with its source; no database, no catalogue."""
