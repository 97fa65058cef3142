-- What:   the periods for which a list of events is there.
-- Grain:  period.
-- Parameters:
--   $form_codes  varchar[]  the forms that hold the list
--   $moment      timestamp  as known then, naive UTC; null: as known now
-- Columns:
--   period  varchar  2015Q1
-- Order:  period from the newest.

select distinct period
from journal.returns_known($moment::timestamp)
where list_contains($form_codes::varchar[], form_code)
order by period desc
