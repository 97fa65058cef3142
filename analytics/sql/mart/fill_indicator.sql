-- What:   fills the register of indicators from the table new_indicator; it is empty before.
-- Grain:  indicator.
-- Parameters: none.
-- Columns: none.

insert into mart.indicator (indicator_key, indicator_code, kind)
select
    indicator_key,
    indicator_code,
    kind
from new_indicator
