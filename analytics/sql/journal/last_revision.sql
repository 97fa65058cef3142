-- What:   the highest revision number of one return, withdrawn ones included.
-- Grain:  one row.
-- Parameters:
--   $form_code    varchar  form
--   $region_code  varchar  unit that sends the return
--   $period       varchar  2015Q1
-- Columns:
--   revision  integer  0 before the first return
-- Order:  one row.

select coalesce(max(revision), 0) as revision
from journal.batch
where
    form_code = $form_code
    and region_code = $region_code
    and period = $period
