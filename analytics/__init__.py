"""Everything that Zhas Monitor knows and computes; no screen is needed for it."""
