-- What:   empties the figures of the mart before a full rebuild.
-- Grain:  indicator x period x unit.
-- Parameters: none.
-- Columns: none.

truncate mart.region_quarter
