-- What:   the periods of which any unit sent lists that still count.
-- Grain:  period.
-- Parameters:
--   $form_codes  varchar[]  the forms that hold the lists
-- Columns:
--   period  varchar  2015Q1
-- Order:  period, the newest first.

select distinct period
from journal.returns_known(null)
where list_contains($form_codes::varchar[], form_code)
order by period desc
