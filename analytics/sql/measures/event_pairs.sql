-- What:   what was last said about pairs of events, as known now or on a moment.
-- Grain:  pair of events that somebody marked.
-- Parameters:
--   $moment  timestamp  as known then, naive UTC; null: as known now
-- Columns:
--   pair_key   varchar    digest of what both rows say
--   verdict    varchar    same | two
--   unit_code  varchar    the region whose events they are
--   reason     varchar    why
--   actor      varchar    who said so
--   at         timestamp  when, naive UTC
-- Order:  pair_key.

select
    pair_key,
    verdict,
    unit_code,
    reason,
    actor,
    "at"  -- noqa: RF06
from journal.event_pair
where $moment::timestamp is null or "at" <= $moment::timestamp  -- noqa: RF06
qualify row_number() over (partition by pair_key order by "at" desc) = 1  -- noqa: RF06
order by pair_key
