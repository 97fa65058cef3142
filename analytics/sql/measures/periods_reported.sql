-- What:   the periods in which any unit reported a number of any indicator.
-- Grain:  period.
-- Parameters: none.
-- Columns:
--   period_key  integer  year * 4 + quarter - 1
-- Order:  period_key, the newest first.

select distinct period_key
from mart.region_quarter
where status in ('number', 'none')
order by period_key desc
