-- What:   how far the data reach: the latest period with a return and the last acceptance.
-- Grain:  one row.
-- Parameters: none.
-- Columns:
--   period       varchar    latest period with a return that stands, 2015Q1; null in an empty store
--   accepted_at  timestamp  last acceptance of a return that stands, naive UTC
--   batch_id     bigint     the last batch, 0 in an empty store
--   returns      bigint     returns that stand, each revision counted once for its form, region and period
-- Order:  one row.

select
    max(period) filter (where state <> 'withdrawn') as period,
    max(accepted_at) filter (where state <> 'withdrawn') as accepted_at,
    coalesce(max(batch_id), 0) as batch_id,
    count(distinct row(form_code, region_code, period)) filter (where state <> 'withdrawn') as returns
from journal.batch
