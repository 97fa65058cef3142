-- What:   takes the touched units and periods out of the mart before they are computed anew.
-- Grain:  indicator x period x unit.
-- Parameters:
--   $unit_codes   varchar[]  touched units
--   $period_keys  integer[]  touched periods, year * 4 + quarter - 1
-- Columns: none.

delete from mart.region_quarter
where
    unit_key in (
        select unit_key
        from mart.unit
        where unit_code in (select unnest($unit_codes))
    )
    and period_key in (select unnest($period_keys))
