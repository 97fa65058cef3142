-- What:   fills the register of borders from the table new_unit_in_borders; it is empty before.
-- Grain:  borders x unit x range of periods.
-- Parameters: none.
-- Columns: none.

insert into mart.unit_in_borders (borders, unit_key, first_period_key, last_period_key, border_code)
select
    borders,
    unit_key,
    first_period_key,
    last_period_key,
    border_code
from new_unit_in_borders
