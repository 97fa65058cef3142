-- What:   until which change a person has seen what changed.
-- Grain:  one row.
-- Parameters:
--   $actor  varchar  who
-- Columns:
--   seen_until  timestamp  the last change that the person saw, naive UTC; null before the first look
-- Order:  one row.

select max_by(seen_until, "at") as seen_until  -- noqa: RF06
from journal.looked
where actor = $actor
