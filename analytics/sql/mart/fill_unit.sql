-- What:   fills the register of units from the table new_unit; it is empty before.
-- Grain:  unit.
-- Parameters: none.
-- Columns: none.

insert into mart.unit (unit_key, unit_code, counts_in_region)
select
    unit_key,
    unit_code,
    counts_in_region
from new_unit
