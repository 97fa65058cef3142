-- What:   empties the four registers of the mart before they are filled anew.
-- Grain:  the registers.
-- Parameters: none.
-- Columns: none.

truncate mart.indicator;
truncate mart.unit;
truncate mart.unit_in_borders;
truncate mart.population;
