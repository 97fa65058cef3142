-- What:   how many returns came or changed their state since the figures were last sorted.
-- Grain:  one row, or none where they never were.
-- Parameters:
--   $part  varchar  region_quarter
-- Columns:
--   returns  bigint  returns whose rows may stand behind the sorted ones
-- Order:  one row.

select
    (
        select count(*)
        from journal.batch
        where batch.batch_id > filled.batch_id
    )
    + (
        select count(*)
        from journal.audit
        where
            audit.action in ('withdrawn', 'restored')
            and audit."at" > filled.filled_at  -- noqa: RF06
    ) as returns
from mart.filled
where filled.part = $part
