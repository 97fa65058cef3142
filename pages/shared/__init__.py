"""What the pages share: choices, caches, guard and blocks."""
