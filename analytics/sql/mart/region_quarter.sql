-- What:   the whole mart with codes instead of keys.
-- Grain:  indicator x period x unit as it reported, current revision.
-- Parameters: none.
-- Columns:
--   indicator_code      varchar  reported indicator
--   period              varchar  2015Q1
--   unit_code           varchar  unit that reports it
--   reported            double   as reported: cumulative for a flow, level for a stock
--   quarter             double   of the quarter alone; the level for a stock
--   reported_last_year  double   the same period a year before
--   quarter_last_year   double   the same quarter a year before
--   status              varchar  number | none | blank | not_available | confidential | error | text
--   origin              varchar  reported | published | synthetic
--   batch_id            bigint   the batch
--   sheet               varchar  sheet of the workbook
--   cell                varchar  cell, or a sum of cells (G12+G13)
-- Order:  indicator_code, period, unit_code.

select
    indicator.indicator_code,
    (region_quarter.period_key // 4) || 'Q' || (region_quarter.period_key % 4 + 1) as period,
    unit.unit_code,
    region_quarter.reported,
    region_quarter.quarter,
    region_quarter.reported_last_year,
    region_quarter.quarter_last_year,
    region_quarter.status,
    region_quarter.origin,
    region_quarter.batch_id,
    region_quarter.sheet,
    region_quarter.cell
from mart.region_quarter
inner join mart.indicator on region_quarter.indicator_key = indicator.indicator_key
inner join mart.unit on region_quarter.unit_key = unit.unit_key
order by
    indicator.indicator_code,
    region_quarter.period_key,
    unit.unit_code
