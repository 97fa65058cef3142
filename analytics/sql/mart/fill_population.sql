-- What:   fills the register of population from the table new_population; it is empty before.
-- Grain:  unit x year x band.
-- Parameters: none.
-- Columns: none.

insert into mart.population (unit_code, year, band, persons, estimated)
select
    unit_code,
    year,
    band,
    persons,
    estimated
from new_population
