-- What:   everything that a full rebuild of the mart touches.
-- Grain:  one row.
-- Parameters: none.
-- Columns:
--   unit_codes   varchar[]  all units of the register
--   period_keys  integer[]  all periods with a return, year * 4 + quarter - 1
-- Order:  one row.

select
    (select coalesce(list(unit_code), []) from mart.unit) as unit_codes,
    (
        select coalesce(list(distinct left(period, 4)::integer * 4 + right(period, 1)::integer - 1), [])
        from journal.batch
    ) as period_keys
